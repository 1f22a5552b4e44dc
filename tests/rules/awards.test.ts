import { beforeAll, expect, test } from 'vitest';
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
