import { beforeAll, describe, expect, test } from 'vitest';
import { sample, type SamplePerson } from './sample.ts';

const { person, anonymous, service } = await sample();
let ann: SamplePerson;
let bob: SamplePerson;
let cat: SamplePerson;
let room = '';
let note = '';

beforeAll(async () => {
	[ann, bob, cat] = await Promise.all([person('Ann'), person('Bob'), person('Cat')]);
	const made = await ann.client.from('rooms').insert({ name: 'Room A' }).select().single();
	room = made.data?.id;
	await service().from('seats').insert({ room_id: room, user_id: bob.id });
	const first = {
		room_id: room,
		title: 'Hello world note',
		body: 'the quick brown fox',
		tags: ['a', 'b "q",{}'],
		meta: { k: [1, { z: 2 }] },
		stage: 'open',
		stages: ['draft', 'open'],
		voting: '[2020-01-01,2099-01-01)',
		budget: '12345678.90',
		big: 9_000_000_000
	};
	note = (await ann.client.from('notes').insert(first).select('id').single()).data?.id;
	await ann.client.from('notes').insert([
		{ room_id: room, title: 'Second note', tags: ['b'], meta: {} },
		{ room_id: room, title: 'Third note', tags: ['c'], meta: { k: 5 } }
	]);
	await bob.client.from('stars').insert({ note_id: note, value: 4 });
});

describe('values keep their shape', () => {
	test('arrays, json, enums, numbers, big integers, ranges and times', async () => {
		const { data } = await ann.client.from('notes').select().eq('id', note).single();
		expect(data).toMatchObject({
			author: ann.id,
			tags: ['a', 'b "q",{}'],
			meta: { k: [1, { z: 2 }] },
			stage: 'open',
			stages: ['draft', 'open'],
			budget: 12345678.9,
			big: 9_000_000_000
		});
		expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00$/);
		expect(data?.voting).toContain('2099-01-01');
	});

	test.each([['plain'], [5], [true], [['a', { b: 1 }]], [{ q: '"x"' }]])(
		'json %j comes back as it went',
		async (meta) => {
			const { data } = await ann.client
				.from('notes')
				.insert({ room_id: room, title: 'json scalar', meta, stage: 'decided' })
				.select('meta')
				.single();
			expect(data?.meta).toEqual(meta);
		}
	);
});

describe('a select', () => {
	test('embeds two levels, with an alias and a named foreign key', async () => {
		const { data } = await bob.client
			.from('rooms')
			.select('id, boss:profiles!rooms_owner_fkey(name), notes(title, author:profiles(name), stars(value))')
			.eq('id', room)
			.single();
		const found = data?.notes.find(({ title }: { title: string }) => title === 'Hello world note');
		expect(data?.boss).toEqual({ name: 'Ann' });
		expect(found).toMatchObject({ author: { name: 'Ann' }, stars: [{ value: 4 }] });
	});

	test('counts exactly and gives a range of rows', async () => {
		const { data, count } = await bob.client
			.from('notes')
			.select('id', { count: 'exact' })
			.neq('stage', 'decided')
			.order('title')
			.range(0, 1);
		expect([data?.length, count]).toEqual([2, 3]);
	});

	test('counts without rows', async () => {
		const { data, count } = await bob.client
			.from('notes')
			.select('*', { count: 'exact', head: true })
			.neq('stage', 'decided');
		expect([data, count]).toEqual([null, 3]);
	});

	test('beyond the end is refused by 416', async () => {
		const { status, error } = await bob.client.from('notes').select('id', { count: 'exact' }).range(5000, 5010);
		expect([status, error?.code]).toEqual([416, 'PGRST103']);
	});

	test('of exactly one row that is not there is refused by 406', async () => {
		const { status, error } = await bob.client.from('notes').select('id').eq('title', 'nope').single();
		expect([status, error?.code]).toEqual([406, 'PGRST116']);
		expect((await bob.client.from('notes').select('id').eq('title', 'nope').maybeSingle()).data).toBeNull();
	});

	test('spreads an embedded row, and embeds through a view', async () => {
		const spread = await bob.client.from('notes').select('title, ...profiles(writer:name)').eq('id', note).single();
		expect(spread.data).toEqual({ title: 'Hello world note', writer: 'Ann' });
		const card = await bob.client
			.from('note_cards')
			.select('title, profiles(name), rooms(name)')
			.eq('id', note)
			.single();
		expect(card.data).toEqual({ title: 'Hello world note', profiles: { name: 'Ann' }, rooms: { name: 'Room A' } });
	});

	test('filters, orders and limits embedded rows', async () => {
		const { data } = await bob.client
			.from('rooms')
			.select('id, notes!inner(title)')
			.eq('notes.title', 'Second note')
			.order('title', { referencedTable: 'notes' })
			.limit(1, { referencedTable: 'notes' });
		expect(data).toEqual([{ id: room, notes: [{ title: 'Second note' }] }]);
	});

	test('never gives more rows than the server allows, whatever limit is asked for', async () => {
		// in a room that only Ann sees: the other questions are answered in full
		const full = (await ann.client.from('rooms').insert({ name: 'Full room' }).select('id').single()).data?.id;
		const many = Array.from({ length: 600 }, (_, at) => ({ room_id: full, title: `bulk ${at}`, stage: 'decided' }));
		expect((await ann.client.from('notes').insert(many)).error).toBeNull();
		expect((await ann.client.from('notes').select('id')).data).toHaveLength(500);
		expect((await ann.client.from('notes').select('id').limit(100_000)).data).toHaveLength(500);
	});

	test('comes as CSV', async () => {
		const { data } = await bob.client.from('note_scores').select('title, score').eq('id', note).csv();
		expect(data?.split(/\r?\n/)).toEqual(['title,score', expect.stringMatching(/^"?Hello world note"?,4$/)]);
	});
});

describe('a filter finds what it should', () => {
	const cases: [string, (client: SamplePerson['client']) => PromiseLike<{ data: unknown[] | null }>, number][] = [
		['contained tags', (c) => c.from('notes').select('id').contains('tags', ['b']), 1],
		['contained json', (c) => c.from('notes').select('id').contains('meta', { k: 5 }), 1],
		['overlapping tags', (c) => c.from('notes').select('id').overlaps('tags', ['a', 'c']), 2],
		['a range within', (c) => c.from('notes').select('id').contains('voting', '[2026-01-01,2026-01-02)'), 1],
		['a range after', (c) => c.from('notes').select('id').rangeGt('voting', '[1990-01-01,1991-01-01)'), 1],
		['either', (c) => c.from('notes').select('id').or('title.ilike.%second%,title.eq.Third note'), 2],
		['a value in json', (c) => c.from('notes').select('id, meta->k').eq('meta->>k', '5'), 1],
		['words', (c) => c.from('notes').select('id').textSearch('search', '"quick brown" -cat', { type: 'websearch' }), 1],
		['equal columns', (c) => c.from('notes').select('id').match({ stage: 'open' }), 1],
		['none of a list', (c) => c.from('notes').select('id').not('stage', 'in', '(open,decided)'), 2],
		['a pattern', (c) => c.from('notes').select('id').filter('title', 'match', '^Sec'), 1]
	];
	test.each(cases)('by %s', async (_, ask, rows) => {
		expect((await ask(bob.client)).data).toHaveLength(rows);
	});
});

describe('a write', () => {
	test('puts a row in place of the one with the same key, column grants or not', async () => {
		const put = (value: number) =>
			cat.client.from('stars').upsert({ note_id: note, value }, { onConflict: 'note_id,user_id' }).select();
		await service().from('seats').upsert({ room_id: room, user_id: cat.id });
		expect((await put(3)).error).toBeNull();
		expect((await put(5)).data).toMatchObject([{ value: 5 }]);
	});

	test('leaves the row with the same key when told so', async () => {
		const { data, error } = await bob.client
			.from('stars')
			.upsert({ note_id: note, value: 1 }, { onConflict: 'note_id,user_id', ignoreDuplicates: true })
			.select();
		expect([data, error]).toEqual([[], null]);
	});
});

test('a function takes a list as json', async () => {
	expect((await bob.client.rpc('f_jsonb', { p: [{ a: 1 }, 'b'] })).data).toEqual([{ a: 1 }, 'b', { seen: true }]);
});

describe('a function', () => {
	const cases: [string, () => Record<string, unknown>, (data: unknown) => void][] = [
		['f_scalar', () => ({ a: 1 }), (data) => expect(data).toBe(3)],
		['f_json', () => ({}), (data) => expect(data).toEqual({ uid: bob.id, role: 'authenticated', email: bob.email })],
		['f_table', () => ({ p_room: room }), (data) => expect(data).toContainEqual({ id: note, title: 'Hello world note', score: expect.any(Number) })], // prettier-ignore
		['f_setof', () => ({ p_room: room }), (data) => expect(data).toContainEqual(expect.objectContaining({ id: note }))],
		['f_setof_uuid', () => ({}), (data) => expect(data).toContain(note)],
		['f_void', () => ({}), (data) => expect(data ?? '').toBe('')],
		['f_array', () => ({ p: ['x', 'y'] }), (data) => expect(data).toBe(2)],
		['f_jsonb', () => ({ p: { a: [1] } }), (data) => expect(data).toEqual({ a: [1], seen: true })],
		['f_enum', () => ({ p: 'it' }), (data) => expect(data).toBe('it')],
		['f_range', () => ({ p: '[2026-01-01,2026-02-01)' }), (data) => expect(data).toContain('2026-02-01')],
		['f_uid', () => ({}), (data) => expect(data).toBe(bob.id)],
		['f_headers', () => ({}), (data) => expect(data).toHaveProperty('authorization')],
		['f_begin_atomic', () => ({ a: 4 }), (data) => expect(data).toBe(8)]
	];
	test.each(cases)('%s answers what it returns', async (name, args, expected) => {
		const { data, error } = await bob.client.rpc(name, args());
		expect(error).toBeNull();
		expected(data);
	});

	test('that returns rows is filtered, counted and embedded like a table', async () => {
		const { data, count } = await bob.client
			.rpc('f_setof', { p_room: room }, { count: 'exact' })
			.select('title, profiles(name)')
			.neq('stage', 'decided')
			.order('title')
			.limit(2);
		expect(data).toEqual([
			{ title: 'Hello world note', profiles: { name: 'Ann' } },
			{ title: 'Second note', profiles: { name: 'Ann' } }
		]);
		expect(count).toBe(3);
	});

	test('that only reads can be asked by GET', async () => {
		const { data } = await bob.client.rpc('f_scalar', { a: 40 }, { get: true });
		expect(data).toBe(42);
	});
});

test('a client without a session acts as nobody', async () => {
	const { status, error } = await anonymous().from('notes').select('id');
	expect([status, error?.code]).toEqual([401, '42501']);
});
