import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { world, type TestPerson } from './harness.ts';
import { votingEvent } from './voting-event.ts';

const here = await world();
const { person, anonymous, owner, sql, stopClock } = here;
const leader = await person({ role: 'leader' });
const admin = await person({ role: 'admin' });
const member = await person();

type VotingEvent = Awaited<ReturnType<typeof votingEvent>>;
let event: VotingEvent;
let [a, b] = [0, 0];
let organizer: TestPerson;

beforeAll(async () => {
	event = await votingEvent(here, leader.client, 2);
	[a = 0, b = 0] = event.teams.map(({ id }) => id);
	organizer = await person();
	await owner.query('update public.events set organizer_id = $2 where id = $1', [event.id, organizer.id]);
});

const anAward = (changes: Record<string, Json> = {}) => ({
	...{ team: a, name: 'Boldest idea', reason: 'It asks the question nobody dared to ask.' },
	...changes
});
const save = async ({ client }: Pick<TestPerson, 'client'>, award = anAward(), id?: number) => {
	const { data, error } = await client.rpc('save_award', { p_event: event.id, p_award: award, p_id: id });
	return error?.message ?? data ?? 0;
};
const prepared = async (award = anAward()) => {
	const id = await save(organizer, award);
	if (typeof id !== 'number') throw new Error(id);
	return id;
};
async function atResults<T>(ask: () => Promise<T>): Promise<T> {
	await stopClock(event.results);
	try {
		return await ask();
	} finally {
		await stopClock();
	}
}
const wordsShown = z.object({ words: z.record(z.string(), z.unknown()).nullable() });
const seenBy = async ({ client }: Pick<TestPerson, 'client'>, id: number) => {
	const [award, words, shown] = await Promise.all([
		client.from('awards').select('id').eq('id', id),
		client.from('result_words').select('event_id').eq('event_id', event.id),
		client.rpc('show_results', { p_slug: event.slug })
	]);
	return {
		award: award.data?.length ?? 0,
		words: words.data?.length ?? 0,
		onPage: JSON.stringify(shown.data).includes('Boldest idea') || JSON.stringify(shown.data).includes('Thank you all')
	};
};

test('what is prepared is seen by who organizes, and by everybody at once at the results', async () => {
	const id = await prepared();
	const words = { thanks: 'Thank you all.', has_choice: true, choice_name: 'People’s choice' };
	expect((await organizer.client.rpc('write_result_words', { p_event: event.id, p_words: words })).error).toBeNull();
	const everything = { award: 1, words: 1, onPage: true };
	const nothing = { award: 0, words: 0, onPage: false };
	const winner = event.teams[0]?.people[0] ?? member;
	for (const insider of [organizer, leader, admin]) expect(await seenBy(insider, id)).toEqual(everything);
	for (const outsider of [member, winner, { client: anonymous() }]) expect(await seenBy(outsider, id)).toEqual(nothing);
	await stopClock(new Date(event.results.getTime() - 1));
	expect(await seenBy(winner, id)).toEqual(nothing);
	expect(await atResults(() => seenBy(winner, id))).toEqual(everything);
	expect(await atResults(() => seenBy({ client: anonymous() }, id))).toEqual(nothing);
});

test('the log does not tell before the results who is awarded what', async () => {
	const id = await prepared();
	await save(organizer, anAward({ team: b, name: 'Another name' }), id);
	const log = await sql<{ verb: string; details: unknown }>`
		select verb, details from public.activity where subject = 'events' and subject_id = ${String(event.id)} and verb like 'award%'`;
	expect(log.length).toBeGreaterThanOrEqual(2);
	expect(log.every(({ details }) => JSON.stringify(details) === '{}')).toBe(true);
});

test('only who organizes prepares, changes, moves and takes away', async () => {
	const id = await prepared();
	for (const stranger of [member, event.teams[0]?.people[0] ?? member]) {
		expect(await save(stranger)).toBe('organizer_only');
		expect(await save(stranger, anAward({ name: 'Mine' }), id)).toBe('organizer_only');
		const rest = await Promise.all([
			stranger.client.rpc('remove_award', { p_event: event.id, p_id: id }),
			stranger.client.rpc('raise_award', { p_event: event.id, p_id: id }),
			stranger.client.rpc('write_result_words', { p_event: event.id, p_words: {} })
		]);
		expect(rest.map(({ error }) => error?.message)).toEqual(rest.map(() => 'organizer_only'));
	}
	const nobody = anonymous();
	expect(await save({ client: nobody })).toBeTypeOf('string');
	const written = await Promise.all([
		admin.client.from('awards').update({ name: 'Past the verb' }).eq('id', id),
		admin.client.from('awards').delete().eq('id', id),
		admin.client.from('result_words').delete().eq('event_id', event.id)
	]);
	expect(written.map(({ error }) => error?.code)).toEqual(written.map(() => '42501'));
	expect(await sql`select name from public.awards where id = ${id}`).toEqual([{ name: 'Boldest idea' }]);
});

test.each<[string, Record<string, Json>]>([
	['awards_name_is_short', { name: ' x ' }],
	['awards_name_is_short', { name: 'x'.repeat(81) }],
	['awards_reason_is_told', { reason: 'Because.' }],
	['awards_are_for_handed_in_teams', { team: 999_999_999 }],
	['awards_are_for_handed_in_teams', { team: null }]
])('an award that breaks %s is refused by that name', async (name, change) => {
	expect(await save(organizer, anAward(change))).toContain(name);
});

test('an award is not given to a team of another event, nor changed through one', async () => {
	const other = await votingEvent(here, leader.client, 1);
	expect(await save(organizer, anAward({ team: other.teams[0]?.id ?? 0 }))).toBe('awards_are_for_handed_in_teams');
	const id = await prepared();
	const { error } = await leader.client.rpc('save_award', { p_event: other.id, p_award: anAward(), p_id: id });
	expect(error?.message).toBe('no_such_award');
});

test('two who arrange at once leave every award a place of its own', async () => {
	const ids = [await prepared(), await prepared(), await prepared()];
	const raise = (who: TestPerson, id: number) => who.client.rpc('raise_award', { p_event: event.id, p_id: id });
	const [, second = 0, third = 0] = ids;
	const answers = await Promise.all([
		raise(organizer, third),
		raise(leader, third),
		raise(organizer, second),
		raise(admin, third)
	]);
	expect(answers.map(({ error }) => error)).toEqual([null, null, null, null]);
	const places = await sql<{ position: number }>`select position from public.awards where event_id = ${event.id}`;
	expect(new Set(places.map(({ position }) => position)).size).toBe(places.length);
});

test('after the results an award stays; a correction says what was wrong, and is shown and logged', async () => {
	const id = await prepared();
	const corrected = anAward({ team: b, correction: 'We had read out the wrong team.' });
	await atResults(async () => {
		const removed = await organizer.client.rpc('remove_award', { p_event: event.id, p_id: id });
		expect(removed.error?.message).toBe('award_is_given');
		expect(await save(organizer, anAward({ team: b }), id)).toBe('correction_says_why');
		expect(await save(organizer, corrected, id)).toBe(id);
	});
	expect(
		await sql`select team_id::int as team, correction, corrected_at is not null as said from public.awards where id = ${id}`
	).toEqual([{ team: b, correction: 'We had read out the wrong team.', said: true }]);
	const [entry] = await sql`select details from public.activity where verb = 'award.changed' order by seq desc limit 1`;
	expect(entry?.details).toMatchObject({ team: b, team_before: a, why: 'We had read out the wrong team.' });
});

test('after the results the people’s choice is switched off, on and renamed only with what was wrong, shown and logged', async () => {
	const one = await votingEvent(here, leader.client, 2);
	await stopClock(one.results);
	const write = async (words: Record<string, Json>, who = leader) =>
		(await who.client.rpc('write_result_words', { p_event: one.id, p_words: words })).error?.message ?? 'written';
	const shown = async () =>
		wordsShown.parse((await member.client.rpc('show_results', { p_slug: one.slug })).data).words ?? 'usual';
	const entries = () => sql<{ verb: string; details: Record<string, Json> }>`
		select verb, details from public.activity where subject = 'events' and subject_id = ${String(one.id)}
			and (verb like 'choice.%' or verb like 'results.%') order by seq`;
	const usual = { thanks: 'Thank you all.', has_choice: true, choice_name: 'People’s choice' };
	const none = { ...usual, has_choice: false };
	const called = { ...usual, choice_name: 'The public’s own' };
	try {
		for (const change of [none, called]) {
			expect(await write(change)).toBe('correction_says_why');
			expect(await write({ ...change, correction: '  Too short ' })).toBe('correction_says_why');
			expect(await write({ ...change, correction: 'x'.repeat(501) })).toContain('result_words_correction_fits');
		}
		expect(await shown()).toBe('usual');
		expect(await entries()).toEqual([]);
		// thanks are no award
		expect(await write(usual)).toBe('written');
		expect(await shown()).toEqual({ ...usual, correction: '', corrected_at: null });

		const why = 'We never said it was an award.';
		expect(await write({ ...none, correction: why }, member)).toBe('organizer_only');
		expect(await write({ ...none, correction: why })).toBe('written');
		expect(await shown()).toEqual({ ...none, correction: why, corrected_at: expect.any(String) });
		// nobody reads the name of what is none; what was said of it stays beside it
		expect(await write({ ...none, thanks: 'Thanks.', choice_name: 'Whatever' })).toBe('written');
		expect(await shown()).toMatchObject({ has_choice: false, correction: why });
		expect(await write(called)).toBe('correction_says_why');
		expect(await write({ ...called, correction: 'It is one after all.' })).toBe('written');
		expect(await shown()).toMatchObject({ ...called, correction: 'It is one after all.' });
	} finally {
		await stopClock();
	}
	expect(await entries()).toMatchObject([
		{ verb: 'results.worded' },
		{ verb: 'choice.corrected', details: { is_award: false, was_award: true, why: 'We never said it was an award.' } },
		{ verb: 'results.worded' },
		{ verb: 'choice.corrected', details: { award: 'The public’s own', is_award: true, was_award: false } }
	]);
});

test('until the results the people’s choice changes without a word, and the log says nothing of it', async () => {
	const one = await votingEvent(here, leader.client, 1);
	for (const words of [{ has_choice: false }, { has_choice: true, choice_name: 'By all of you' }])
		expect((await leader.client.rpc('write_result_words', { p_event: one.id, p_words: words })).error).toBeNull();
	expect(await sql`select correction, corrected_at from public.result_words where event_id = ${one.id}`).toEqual([
		{ correction: '', corrected_at: null }
	]);
	const log = await sql`select details from public.activity
		where subject = 'events' and subject_id = ${String(one.id)} and verb in ('results.worded', 'choice.corrected')`;
	expect(log).toEqual([{ details: {} }, { details: {} }]);
});

test('after the results the order changes only with what was wrong', async () => {
	const [before, id] = [await prepared(anAward({ name: 'The one above' })), await prepared()];
	const raise = async (p_correction?: string) =>
		(await organizer.client.rpc('raise_award', { p_event: event.id, p_id: id, p_correction })).error?.message ??
		'raised';
	const order = async () =>
		(await sql<{ id: string }>`select id from public.awards where id in (${before}, ${id}) order by position`).map(
			(row) => Number(row.id)
		);
	await atResults(async () => {
		expect(await raise()).toBe('correction_says_why');
		expect(await raise('x'.repeat(501))).toContain('awards_correction_fits');
		expect(await order()).toEqual([before, id]);
		expect(await raise('The first prize was read out last.')).toBe('raised');
	});
	expect(await order()).toEqual([id, before]);
	expect(await sql`select correction from public.awards where id in (${before}, ${id}) order by position`).toEqual([
		{ correction: 'The first prize was read out last.' },
		{ correction: '' }
	]);
	const [entry] =
		await sql`select details from public.activity where verb = 'awards.arranged' order by seq desc limit 1`;
	expect(entry?.details).toEqual({
		...{ award: 'Boldest idea', above: 'The one above', why: 'The first prize was read out last.' }
	});
});

test('a draft that is taken away is gone, and thirty awards are enough', async () => {
	const full = await votingEvent(here, leader.client, 1);
	const team = full.teams[0]?.id ?? 0;
	const add = () => leader.client.rpc('save_award', { p_event: full.id, p_award: anAward({ team }) });
	const answers = await Promise.all(Array.from({ length: 32 }, add));
	expect(answers.filter(({ error }) => error?.message === 'events_have_thirty_awards')).toHaveLength(2);
	const [first] = await sql<{
		id: string;
	}>`select id from public.awards where event_id = ${full.id} order by position limit 1`;
	const { error } = await leader.client.rpc('remove_award', { p_event: full.id, p_id: Number(first?.id) });
	expect(error).toBeNull();
	expect(await sql`select 1 from public.awards where event_id = ${full.id}`).toHaveLength(29);
});

test('the numbers of an event count people by function, teams that are mixed and those who voted', async () => {
	const counted = await votingEvent(here, leader.client, 2);
	const [team] = counted.teams;
	await team?.people[0].client.rpc('cast_votes', { p_event: counted.id, p_votes: { [counted.teams[1]?.id ?? 0]: 1 } });
	const { data } = await member.client.rpc('show_results', { p_slug: counted.slug });
	expect(data).toMatchObject({
		numbers: {
			people: { marketing: 2, it: 2, other: 0, bridging: 0 },
			...{ ideas: 2, teams: 2, mixed: 2, submissions: 2, voters: 1 }
		}
	});
	// people by what they do now, teams by the sides that their members stand for in them
	await sql`update public.people set function = 'marketing' where id = ${team?.people[1].id ?? ''}`;
	const { data: later } = await member.client.rpc('show_results', { p_slug: counted.slug });
	expect(later).toMatchObject({ numbers: { people: { marketing: 3, it: 1 }, teams: 2, mixed: 2 } });
});

test('whoever organizes is asked for awards while people vote, until one is prepared', async () => {
	const asks = async ({ client }: Pick<TestPerson, 'client'>) =>
		(await client.from('award_reminders').select('slug').eq('slug', event.slug)).data?.length ?? 0;
	await owner.query('delete from public.awards where event_id = $1', [event.id]);
	expect(await asks(organizer)).toBe(1);
	for (const other of [member, leader, admin, { client: anonymous() }]) expect(await asks(other)).toBe(0);
	expect(await atResults(() => asks(organizer)), 'too late').toBe(0);
	await stopClock(new Date(event.voting.getTime() - 1));
	expect(await asks(organizer), 'judges still judge').toBe(0);
	await stopClock();
	await prepared();
	expect(await asks(organizer)).toBe(0);
});
