import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import * as planFields from '#lib/experiments/planFields.server.ts';
import { fieldForm } from '#lib/experiments/planFields.schema.ts';
import { cast, plannedDraft, refused, running, wholePlan } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, stranger } = people;
const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);

type Values = Record<string, Json>;
const set = (client: Client, values: Values, field: number | null = null) =>
	// the generated type knows no null for an argument
	client.rpc('set_plan_field', JSON.parse(JSON.stringify({ p_field: field, p_values: values })));
async function added(values: Values): Promise<number> {
	const { data, error } = await set(admin.client, {
		name: `Field ${randomUUID().slice(0, 8)}`,
		kind: 'text',
		...values
	});
	expect(error).toBeNull();
	return Number(data);
}
const retire = (field: number, isRetired = true, client = admin.client) =>
	client.rpc('retire_plan_field', { p_field: field, p_is_retired: isRetired });
async function fill(id: number, fields: Values, plan: Values = {}) {
	const whole = { ...(await wholePlan(it, people)), ...plan, fields };
	return refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: whole }));
}
const saidIn = async (id: number, field: number) =>
	(await experiments.read(stranger.client, id)).fields.find((one) => one.id === field)?.value;

test('admins add, change and retire fields; nobody else does, and nobody past the functions', async () => {
	const field = await added({ help: 'Which market it runs in.' });
	for (const { client } of [drafter, stranger, leader]) {
		expect(refused(await set(client, { name: 'Mine', kind: 'text' }))).toBe('only_admins_set_this');
		expect(refused(await set(client, { name: 'Mine' }, field))).toBe('only_admins_set_this');
		expect(refused(await retire(field, true, client))).toBe('only_admins_set_this');
	}
	expect(refused(await set(it.anonymous(), { name: 'Mine', kind: 'text' }))).toBe('42501');
	expect(refused(await admin.client.from('plan_fields').update({ name: 'Past it' }).eq('id', field))).toBe('42501');
	expect(
		refused(await drafter.client.from('field_values').insert({ experiment_id: 1, field_id: field, value: 'x' }))
	).toBe('42501');
	expect((await it.anonymous().from('plan_fields').select()).data ?? []).toEqual([]);
	expect((await planFields.list(stranger.client)).find(({ id }) => id === field)?.help).toBe(
		'Which market it runs in.'
	);
	await retire(field);
});

test('a field has a name of its own, and a choice has choices', async () => {
	const name = `Market ${randomUUID().slice(0, 6)}`;
	const field = await added({ name, kind: 'choice', options: [' North ', 'South', 'North', ''] });
	expect((await planFields.list(admin.client)).find(({ id }) => id === field)?.options).toEqual(['North', 'South']);
	expect(refused(await set(admin.client, { name: name.toUpperCase(), kind: 'text' }))).toBe(
		'plan_fields_name_is_unique'
	);
	expect(refused(await set(admin.client, { name: 'One', kind: 'choice', options: ['Only'] }))).toBe(
		'plan_fields_have_choices'
	);
	expect(refused(await set(admin.client, { name: ' ', kind: 'text' }))).toBe('plan_fields_name_is_short');
	expect(refused(await set(admin.client, { name: 'Far', kind: 'text', position: 100 }))).toBe(
		'plan_fields_have_a_place'
	);
	await retire(field);
	const again = await added({ name });
	expect(refused(await retire(field, false))).toBe('plan_fields_name_is_unique');
	await retire(again);
});

test('the kind of a field stays, since values were written by it, and the same again is not logged', async () => {
	const field = await added({ kind: 'number' });
	const name = `Renamed ${randomUUID().slice(0, 6)}`;
	for (let time = 0; time < 2; time += 1)
		expect(refused(await set(admin.client, { name, kind: 'text' }, field))).toBeUndefined();
	expect((await planFields.list(admin.client)).find(({ id }) => id === field)).toMatchObject({ name, kind: 'number' });
	const { data } = await admin.client.from('activity').select('details').eq('verb', 'workspace.field_changed');
	expect(data?.filter(({ details }) => JSON.stringify(details).includes(name))).toHaveLength(1);
	await retire(field);
	await retire(field);
	const { data: retired } = await admin.client.from('activity').select('details').eq('verb', 'workspace.field_retired');
	expect(retired?.filter(({ details }) => JSON.stringify(details).includes(name))).toHaveLength(1);
});

test.each<[string, Values, string, string | null]>([
	['a number', { kind: 'number' }, ' +012.50 ', '12.5'],
	['no number', { kind: 'number' }, '1e5', null],
	['no number', { kind: 'number' }, 'NaN', null],
	['a day', { kind: 'date' }, '2026-03-01', '2026-03-01'],
	['no day', { kind: 'date' }, '2026-02-30', null],
	['no day', { kind: 'date' }, 'infinity', null],
	['a choice', { kind: 'choice', options: ['North', 'South'] }, 'South', 'South'],
	['no choice', { kind: 'choice', options: ['North', 'South'] }, 'south', null],
	['a link', { kind: 'link' }, 'https://tickets.example.com/7', 'https://tickets.example.com/7'],
	['no link', { kind: 'link' }, 'javascript:alert(1)', null],
	['no link', { kind: 'link' }, 'https://a.example.com/ onclick=x', null],
	['a text', { kind: 'text' }, '  =cmd() ', '=cmd()'],
	['too long a text', { kind: 'text' }, 'x'.repeat(501), null]
])('%s is held to its kind: %j takes “%s” as %s', async (_, values, typed, stored) => {
	const field = await added(values);
	const id = await plannedDraft(it, people);
	const answer = await fill(id, { [field]: typed });
	if (stored === null) expect(answer).toMatch(/^field_/);
	else expect(answer).toBeUndefined();
	expect(await saidIn(id, field)).toBe(stored);
	await retire(field);
});

test('a plan that names no field keeps what it said, and an empty text takes it away', async () => {
	const field = await added({});
	const id = await plannedDraft(it, people);
	await fill(id, { [field]: 'Nordics' });
	const plan = await wholePlan(it, people);
	await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan });
	expect(await saidIn(id, field)).toBe('Nordics');
	await fill(id, { [field]: ' ', 999999999: 'of no field', words: 'of none either' });
	expect(await saidIn(id, field)).toBeNull();
	await retire(field);
});

test('a choice that was taken away may stand on, and is not taken anew', async () => {
	const name = `Region ${randomUUID().slice(0, 6)}`;
	const field = await added({ name, kind: 'choice', options: ['North', 'South', 'West'] });
	const [id, other] = [await plannedDraft(it, people), await plannedDraft(it, people)];
	await fill(id, { [field]: 'West' });
	await set(admin.client, { name, options: ['North', 'South'] }, field);
	expect(await fill(id, { [field]: 'West' })).toBeUndefined();
	expect(await fill(other, { [field]: 'West' })).toBe('field_is_one_of_its_choices');
	await retire(field);
});

test('a plan does not start without the fields that are needed, and what runs runs on', async () => {
	const { id: before } = await running(it, people);
	const field = await added({ is_required: true });
	const id = await plannedDraft(it, people);
	const start = () => drafter.client.rpc('start_experiment', { p_experiment: id });
	expect(refused(await start())).toBe('start_needs_its_fields');
	await fill(id, { [field]: 'Nordics' });
	expect(refused(await start())).toBeUndefined();
	expect((await experiments.read(stranger.client, before)).state).toBe('running');
	await retire(field);
	const later = await plannedDraft(it, people);
	expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: later }))).toBeUndefined();
});

test('the start freezes what was said; a retired field stays to be read where it was filled in', async () => {
	const name = `Ticket ${randomUUID().slice(0, 6)}`;
	const field = await added({ name });
	const [id, empty] = [await plannedDraft(it, people), await plannedDraft(it, people)];
	await fill(id, { [field]: 'T-7' });
	expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: id }))).toBeUndefined();
	await expect(it.sql`update field_values set value = 'T-8' where experiment_id = ${id}`).rejects.toThrow(
		'registration_is_frozen'
	);
	await retire(field);
	expect(await saidIn(id, field)).toBe('T-7');
	expect(await saidIn(empty, field)).toBeUndefined();
	const { data } = await stranger.client.from('experiments').select('registration').eq('id', id).single();
	expect(data?.registration).toMatchObject({ fields: [{ id: field, name, kind: 'text', value: 'T-7' }] });
	const { data: exported } = await stranger.client.rpc('export_experiment', { p_experiment: id });
	expect(JSON.stringify(exported)).toContain('T-7');
});

test('the list is narrowed to a choice, together with a tag too', async () => {
	const field = await added({ kind: 'choice', options: ['North', 'South'] });
	const [north, south] = [await plannedDraft(it, people), await plannedDraft(it, people)];
	await fill(north, { [field]: 'North' });
	await fill(south, { [field]: 'South' });
	await drafter.client.rpc('tag_experiment', {
		p_experiment: north,
		p_tags: { channel: ['e-mail'], lever: ['price'] }
	});
	await drafter.client.rpc('tag_experiment', { p_experiment: south, p_tags: { channel: ['e-mail'] } });
	const listed = async (filter: Parameters<typeof experiments.list>[1]) =>
		(await experiments.list(stranger.client, filter)).experiments;
	const choice = { field, value: 'North' };
	expect((await listed({ choice })).map(({ id }) => id)).toEqual([north]);
	expect((await listed({ choice, tag: { kind: 'channel', name: 'e-mail' } })).map(({ id }) => id)).toEqual([north]);
	expect(await listed({ choice, tag: { kind: 'channel', name: 'fax' } })).toEqual([]);
	const [row] = await listed({ choice });
	expect(row?.tags).toEqual([
		{ kind: 'channel', name: 'e-mail' },
		{ kind: 'lever', name: 'price' }
	]);
	await retire(field);
});

test('admins who add fields at once add twenty at most', async () => {
	const active = (await planFields.list(admin.client)).filter(({ retired_at }) => retired_at === null).length;
	const wanted = Array.from({ length: 22 - active }, (_, index) =>
		set(admin.client, { name: `Many ${index}`, kind: 'text' })
	);
	const answers = (await Promise.all(wanted)).map(refused);
	expect(answers.filter((name) => name === 'too_many_fields')).toHaveLength(2);
	const all = await planFields.list(admin.client);
	expect(all.filter(({ retired_at }) => retired_at === null)).toHaveLength(20);
});

test('the form of a field reads what admins type', () => {
	const typed = {
		name: ' Market ',
		kind: 'choice',
		options: 'North\r\n\n South \nNorth',
		position: '3',
		is_required: 'on'
	};
	expect(fieldForm.parse(typed)).toEqual({
		name: 'Market',
		help: '',
		kind: 'choice',
		options: ['North', 'South'],
		position: 3,
		is_required: true
	});
	expect(fieldForm.safeParse({ ...typed, options: 'One' }).success).toBe(false);
	expect(fieldForm.parse({ ...typed, kind: 'text' }).options).toEqual([]);
});
