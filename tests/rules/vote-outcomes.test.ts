import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { world, type TestPerson } from './harness.ts';
import { whileHeld } from './held.ts';
import { register, vote, votingEvent } from './voting-event.ts';

const here = await world();
const { person, anonymous, owner, sql, stopClock } = here;
const organizer = await person({ role: 'leader' });
const voters = await Promise.all(Array.from({ length: 4 }, () => person()));
afterEach(() => stopClock());

/** An event in which three voted, two of them for the first team of two, and one more may. */
async function voted(ballots = 3) {
	const event = await votingEvent(here, organizer.client, 2);
	const [a = 0, b = 0] = event.teams.map(({ id }) => id);
	for (const who of voters) await register(here, event.id, who);
	for (const [at, who] of voters.slice(0, ballots).entries())
		expect(await vote(who, event.id, { [at === 0 ? b : a]: 1 })).toBe(1);
	return { ...event, a, b };
}
/** The ballots as the server reads them. */
async function ballotsOf({ slug }: { readonly slug: string }) {
	const { data, error } = await here.service().rpc('voting_result', { p_slug: slug });
	expect(error).toBeNull();
	return data === null ? null : z.object({ counting: z.string(), ballots: z.unknown() }).parse(data);
}
const chosenIn = (event: {
	readonly id: number;
	readonly teams: readonly { readonly people: readonly TestPerson[] }[];
}) =>
	Promise.all(
		event.teams.map(async ({ people: [member] }) => {
			const reminders = member?.client.from('ledger_reminders').select('kind').eq('event_id', event.id);
			return ((await reminders)?.data ?? []).some(({ kind }) => kind === 'carry_on');
		})
	);
const kept = (event: number) =>
	sql<{
		ballots: unknown;
		winners: number[];
	}>`select ballots, winners::int[] from private.vote_outcomes where event_id = ${event}`;

test('what came out is counted by whoever asks first, and by nobody after', async () => {
	const event = await voted();
	await stopClock(event.results);
	const first = await ballotsOf(event);
	expect(first?.ballots).toEqual(
		expect.arrayContaining([
			{ group: 'marketing', count: 2, votes: { [event.a]: 1 } },
			{ group: 'marketing', count: 1, votes: { [event.b]: 1 } }
		])
	);
	expect(await kept(event.id)).toEqual([{ ballots: first?.ballots, winners: [event.a] }]);
	expect(await chosenIn(event)).toEqual([true, false]);
	// whatever happens to ballots behind the rules, what was shown stays shown, on both pages
	await owner.query('update public.votes set team_id = $2 where event_id = $1', [event.id, event.b]);
	expect(await ballotsOf(event)).toEqual(first);
	expect(await chosenIn(event)).toEqual([true, false]);
});

test('many who ask first at once read the same, and one counts', async () => {
	const event = await voted();
	await stopClock(event.results);
	const answers = await Promise.all(Array.from({ length: 20 }, () => ballotsOf(event)));
	expect(answers[0]?.ballots).toHaveLength(2);
	expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
	expect(await kept(event.id)).toHaveLength(1);
});

test('before the results nothing is counted, and no person ever reads a ballot without a name', async () => {
	const event = await voted();
	await stopClock(new Date(event.results.getTime() - 1));
	expect(await ballotsOf(event)).toBeNull();
	await stopClock(event.results);
	const admin = await person({ role: 'admin' });
	for (const client of [anonymous(), organizer.client, admin.client, ...voters.map((who) => who.client)]) {
		const { error } = await client.rpc('voting_result', { p_slug: event.slug });
		expect(error?.code).toBe('42501');
	}
	const told = await organizer.client.rpc('read_voting_result', { p_slug: event.slug });
	expect(Object.keys(Object(told.data)).toSorted()).toEqual(['counting', 'method', 'state', 'teams']);
	expect(await ballotsOf({ slug: 'no-such-event' })).toBeNull();
	expect(await kept(event.id)).toEqual([]);
	// the first page does not wait for somebody to look at the results
	expect(await chosenIn(event)).toEqual([true, false]);
	expect(await kept(event.id)).toEqual([]);
});

test('two ballots are kept as no outcome', async () => {
	const event = await voted(2);
	await stopClock(event.results);
	expect((await ballotsOf(event))?.ballots).toBeNull();
	expect(await kept(event.id)).toEqual([{ ballots: null, winners: [] }]);
	expect(await chosenIn(event)).toEqual([false, false]);
});

test('a ballot that was let in at the last moment is waited for', async () => {
	const event = await voted();
	const late = voters[3] ?? organizer;
	const holder = await owner.connect();
	try {
		await stopClock(new Date(event.results.getTime() - 1));
		await holder.query('begin');
		const claims = JSON.stringify({ ...(await late.client.auth.getClaims()).data?.claims });
		await holder.query(`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`, [
			claims
		]);
		await holder.query('select public.cast_votes($1, $2)', [event.id, { [event.b]: 1 }]);
		await stopClock(event.results);
		const asked = ballotsOf(event);
		await vi.waitFor(async () => {
			expect(
				await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
			).not.toEqual([]);
		});
		expect(await kept(event.id)).toEqual([]);
		await holder.query('commit');
		expect((await asked)?.ballots).toEqual(
			expect.arrayContaining([
				{ group: 'marketing', count: 2, votes: { [event.a]: 1 } },
				{ group: 'marketing', count: 2, votes: { [event.b]: 1 } }
			])
		);
	} finally {
		await holder.query('rollback');
		holder.release();
	}
	expect(await chosenIn(event)).toEqual([true, true]);
});

test('results that are moved before anybody counts on them are counted anew', async () => {
	const event = await voted();
	await stopClock(event.results);
	await ballotsOf(event);
	const later = new Date(event.results.getTime() + 60_000);
	await owner.query('update public.events set results_at = $2 where id = $1', [event.id, later.toISOString()]);
	expect(await ballotsOf(event)).toBeNull();
	expect(await chosenIn(event)).toEqual([false, false]);
	expect(await vote(voters[3] ?? organizer, event.id, { [event.b]: 1 })).toBe(1);
	await stopClock(later);
	expect(await chosenIn(event)).toEqual([true, true]);
	expect((await ballotsOf(event))?.ballots).toContainEqual({
		...{ group: 'marketing', count: 2 },
		votes: { [event.b]: 1 }
	});
	expect(await kept(event.id)).toMatchObject([{ winners: expect.arrayContaining([event.a, event.b]) }]);
});

test('results that are put off at the last moment are waited for, and nothing is counted', async () => {
	const event = await voted();
	const later = new Date(event.results.getTime() + 60_000);
	await stopClock(event.results);
	const putOff = ['update public.events set results_at = $2 where id = $1', event.id, later.toISOString()] as const;
	const [asked] = await whileHeld(here, putOff, async (areWaiting) => {
		const reader = ballotsOf(event);
		await areWaiting(1);
		return [reader];
	});
	expect(asked).toBeNull();
	expect(await kept(event.id)).toEqual([]);
	await stopClock(later);
	expect((await ballotsOf(event))?.ballots).toHaveLength(2);
});

test('nobody writes an outcome or a count but the database', async () => {
	const reachable = await sql`
		select c.relname, role, privilege from pg_class c, unnest(array['anon', 'authenticated', 'service_role']) role,
			unnest(array['select', 'insert', 'update', 'delete']) privilege
		where c.relnamespace = 'private'::regnamespace and c.relname in ('vote_outcomes', 'vote_turnouts')
			and has_table_privilege(role, c.oid, privilege)`;
	expect(reachable).toEqual([]);
	const callable = await sql`
		select p.proname from pg_proc p where p.pronamespace = 'private'::regnamespace
			and p.proname in ('vote_outcome', 'anonymous_ballots', 'count_winners', 'ranked_first', 'count_ballot')
			and has_function_privilege('authenticated', p.oid, 'execute')`;
	expect(callable).toEqual([]);
});
