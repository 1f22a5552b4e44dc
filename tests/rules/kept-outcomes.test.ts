import { afterEach, describe, expect, test } from 'vitest';
import * as judgings from '#lib/judging/outcomes.server.ts';
import * as votes from '#lib/voting/outcomes.server.ts';
import { closedEvent } from './judged-event.ts';
import { world, type TestPerson } from './harness.ts';
import { looking } from './previewing.ts';
import { register, vote, votingEvent } from './voting-event.ts';

const here = await world();
const { person, anonymous, owner, sql, stopClock } = here;
const organizer = await person({ role: 'leader' });
const voters = await Promise.all(Array.from({ length: 4 }, () => person()));
const [ann = organizer, ben = organizer] = voters;
afterEach(() => stopClock());
type Asker = Pick<TestPerson, 'client'>;

describe('of a vote', () => {
	const stateFor = async ({ client }: Asker, { slug }: { readonly slug: string }) =>
		(await client.rpc('voting_state', { p_slug: slug })).data;

	/** An event in which three voted, two of them for the first team of two. */
	async function voted() {
		const event = await votingEvent(here, organizer.client, 2);
		const [a = 0, b = 0] = event.teams.map(({ id }) => id);
		for (const [at, who] of voters.entries()) {
			await register(here, event.id, who);
			if (at < 3) expect(await vote(who, event.id, { [at === 0 ? b : a]: 1 })).toBe(1);
		}
		return { ...event, a, b };
	}

	test('it is worked out once for all who ask at the same moment, and for all who ask later', async () => {
		const event = await voted();
		await stopClock(event.results);
		const readers = [organizer, ...voters, ...event.teams.flatMap(({ people }) => people)];
		const shown = await Promise.all(readers.map(({ client }) => votes.of(here.service(), client, event.slug)));
		expect(shown[0]?.winners.map(({ id }) => id)).toEqual([event.a]);
		// one and the same, and not only alike
		expect(new Set(shown).size).toBe(1);
		expect(await votes.of(here.service(), ann.client, event.slug)).toBe(shown[0]);
		expect(await sql`select from private.vote_outcomes where event_id = ${event.id}`).toHaveLength(1);
	});

	test('before the results, and for a stranger, there is nothing to keep', async () => {
		const event = await voted();
		await stopClock(new Date(event.results.getTime() - 1));
		expect(await stateFor(organizer, event)).toBeNull();
		expect(await votes.of(here.service(), organizer.client, event.slug)).toBeNull();
		expect((await organizer.client.rpc('read_voting_result', { p_slug: event.slug })).data).toBeNull();
		await stopClock(event.results);
		expect(await votes.of(here.service(), ann.client, event.slug)).not.toBeNull();
		// it is kept by now, and still not for them
		expect(await stateFor({ client: anonymous() }, event)).toBeNull();
		expect((await anonymous().rpc('read_voting_result', { p_slug: event.slug })).data).toBeNull();
		await expect(votes.of(here.service(), anonymous(), event.slug)).rejects.toMatchObject({ status: 403 });
		expect(await votes.of(here.service(), ann.client, 'no-such-event')).toBeNull();
	});

	test('a team that is called otherwise, and a count that is made anew, are shown as they are', async () => {
		const event = await voted();
		await stopClock(event.results);
		const first = await votes.of(here.service(), ann.client, event.slug);
		const state = await stateFor(ann, event);
		expect(await stateFor(ben, event)).toBe(state);
		await sql`update public.teams set name = 'Called otherwise' where id = ${event.a}`;
		expect(await stateFor(ann, event)).not.toBe(state);
		expect((await votes.of(here.service(), ann.client, event.slug))?.winners[0]?.name).toBe('Called otherwise');
		await sql`update public.teams set name = ${String(first?.winners[0]?.name)} where id = ${event.a}`;
		expect(await votes.of(here.service(), ann.client, event.slug)).toBe(first);
		const later = new Date(event.results.getTime() + 60_000);
		await sql`update public.events set results_at = ${later.toISOString()} where id = ${event.id}`;
		expect(await votes.of(here.service(), ann.client, event.slug)).toBeNull();
		expect(await vote(voters[3] ?? organizer, event.id, { [event.b]: 1 })).toBe(1);
		await stopClock(later);
		expect((await votes.of(here.service(), ann.client, event.slug))?.ballots).toBe(4);
		// counted once more for the time that it was counted for first
		await stopClock(event.results);
		await sql`update public.events set results_at = ${event.results.toISOString()} where id = ${event.id}`;
		expect((await votes.of(here.service(), ann.client, event.slug))?.ballots).toBe(4);
	});

	test('who reads less is shown less, whoever asked before', async () => {
		const event = await voted();
		await stopClock(event.results);
		expect((await votes.of(here.service(), organizer.client, event.slug))?.standings).toHaveLength(2);
		// nobody can hide what a team works on: as if somebody had
		await owner.query(`begin; set local session_replication_role = replica; update public.ideas set hidden_at = private.now(),
			hidden_by = '${organizer.id}', hidden_reason = 'It names a customer.' where id = (select idea_id from public.teams where id = ${event.a}); commit`);
		const [all, some] = [
			await votes.of(here.service(), organizer.client, event.slug),
			await votes.of(here.service(), ann.client, event.slug)
		];
		expect(all?.standings.map(({ id }) => id)).toEqual([event.a, event.b]);
		expect(some?.standings.map(({ id }) => id)).toEqual([event.b]);
		expect(await stateFor(ann, event)).not.toBe(await stateFor(organizer, event));
	});

	test('who previews is shown the same, also before anybody else', async () => {
		const event = await voted();
		await stopClock(event.results);
		const client = await looking(here, organizer, `${event.id}.participant`);
		const seen = await votes.of(here.service(), client, event.slug);
		expect(seen?.ballots).toBe(3);
		expect(await votes.of(here.service(), ann.client, event.slug)).toEqual(seen);
		expect(await sql`select from private.vote_outcomes where event_id = ${event.id}`).toHaveLength(1);
	});

	test('without the key of the server nothing is counted, and the answer says what to set', async () => {
		const event = await voted();
		await stopClock(new Date(event.results.getTime() - 1));
		expect(await votes.of(null, ann.client, event.slug)).toBeNull();
		await stopClock(event.results);
		const refused = { status: 503, body: { message: expect.stringContaining('SUPABASE_SECRET_KEY') } };
		await expect(votes.of(null, ann.client, event.slug)).rejects.toMatchObject(refused);
	});
});

describe('of the judging', () => {
	const stateFor = async ({ client }: Asker, { slug }: { readonly slug: string }) =>
		(await client.rpc('judging_results_state', { p_slug: slug })).data;

	/** One whose three teams are judged, with its results out. */
	async function judged() {
		const event = await closedEvent(here);
		await event.moveTo('results');
		return event;
	}

	test('it is worked out once for all who ask, and says nobody’s name', async () => {
		const event = await judged();
		const readers = [event.organizer, organizer, ...voters, ...event.founders];
		const shown = await Promise.all(readers.map(({ client }) => judgings.of(client, event.slug)));
		expect(shown[0]?.firstPlaces?.places.map(({ team }) => team)).toEqual(event.teams);
		expect(new Set(shown).size).toBe(1);
		expect(await judgings.of(ann.client, event.slug)).toBe(shown[0]);
		for (const judge of event.judges) expect(JSON.stringify(shown[0])).not.toContain(judge.id);
	});

	test('before the results there is nothing to keep, also for who reads the scores already; never for a stranger', async () => {
		const event = await closedEvent(here);
		for (const who of [event.organizer, ann, ...event.judges]) {
			expect(await stateFor(who, event)).toBeNull();
			expect((await who.client.rpc('read_judging_results', { p_slug: event.slug })).data).toBeNull();
			expect(await judgings.of(who.client, event.slug)).toBeNull();
		}
		await event.moveTo('results');
		expect(await judgings.of(ann.client, event.slug)).not.toBeNull();
		expect(await stateFor({ client: anonymous() }, event)).toBeNull();
		await expect(judgings.of(anonymous(), event.slug)).rejects.toMatchObject({ status: 403 });
	});

	test('whatever may still become another is worked out anew', async () => {
		const event = await judged();
		const [team = 0] = event.teams;
		const [judge] = event.judges;
		const states = [await stateFor(ann, event)];
		const next = async () => {
			states.push(await stateFor(ann, event));
			expect(new Set(states).size).toBe(states.length);
			return judgings.of(ann.client, event.slug);
		};
		await sql`update public.teams set name = 'Called otherwise' where id = ${team}`;
		expect((await next())?.firstPlaces?.places[0]?.name).toBe('Called otherwise');
		await sql`update public.ideas set title = 'An idea called otherwise' where id = (select idea_id from public.teams where id = ${team})`;
		expect((await next())?.firstPlaces?.places[0]?.idea).toBe('An idea called otherwise');
		await sql`insert into public.judge_conflicts (team_id, event_id, judge_id, reason, from_round)
			values (${team}, ${event.id}, ${String(judge?.id)}::uuid, 'A cousin leads it.', 1)`;
		const without = await next();
		expect(without?.firstPlaces?.places.find((one) => one.team === team)).toMatchObject({ judges: 1 });
		await sql`delete from public.judge_conflicts where team_id = ${team}`;
		expect(await stateFor(ann, event)).toBe(states[2]);
		await register(here, event.id, judge ?? ann);
		await sql`insert into public.team_members (team_id, event_id, person_id) values (${team}, ${event.id}, ${String(judge?.id)}::uuid)`;
		expect((await next())?.firstPlaces?.places.find((one) => one.team === team)).toMatchObject({ judges: 1 });
		await sql`update public.rubric_criteria set weight = weight + 1 where id = ${event.criteria[0] ?? 0}`;
		await next();
		await sql`update public.judging_setups set most = 7 where event_id = ${event.id}`;
		await next();
	});
});
