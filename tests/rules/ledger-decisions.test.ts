import { beforeEach, expect, test } from 'vitest';
import { ledger } from '#lib/ledger/ledger.schema.ts';
import { count, factAt, inWords } from '#lib/ledger/standings.ts';
import { decidedExperiment, killing, panelOf, type Outcome } from './decided-experiment.ts';
import { aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type Client } from './harness.ts';

const here = await world();
const { person, anonymous, sql, travel, stopClock } = here;
const panel = await panelOf(here);
const [organizer, ann, bob, stranger, former] = await Promise.all([
	person({ role: 'leader' }),
	person(),
	person({ function: 'it' }),
	person(),
	person()
]);
beforeEach(() => stopClock());

/** A team that handed in and is carried on by an experiment of its idea, which was decided as said. */
async function decided(outcome: Outcome) {
	await stopClock();
	const event = await plan(organizer.client);
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	await ann.client.rpc('submit_team', aSubmission(team));
	await travel('5 hours');
	const { experiment, decision } = await decidedExperiment(here, panel, outcome);
	await sql`update public.ideas i set event_id = ${event.id} from public.experiments x where x.id = ${experiment} and i.id = x.idea_id`;
	await sql`update public.teams set idea_id = x.idea_id from public.experiments x where x.id = ${experiment} and teams.id = ${team}`;
	const { error } = await ann.client.rpc('follow_experiment', { p_team: team, p_experiment: experiment });
	if (error) throw error;
	return { event, team, experiment, decision };
}
const shown = async (slug: string, client: Client = stranger.client) =>
	ledger.parse((await client.rpc('show_ledger', { p_slug: slug })).data);
const why = 'The interval leaves out what we hoped for.';

test('a kill is in the ledger with its day, why, what was learned and the decision, and the sentence counts it', async () => {
	const { event, decision } = await decided('kill');
	const { rows, now } = await shown(event.slug);
	const fact = factAt(rows[0]?.said ?? [], now);
	expect(fact).toMatchObject({ standing: 'killed', why, learned: killing.p_learned, decision });
	expect(Date.parse(fact.since ?? '')).toBeLessThanOrEqual(Date.parse(now));
	expect(inWords(count(rows, now))).toBe('Of one team that handed in: 1 carried on, 1 started, 1 killed.');
});

test('an iterate is a standing of its own, with why', async () => {
	const { event, decision } = await decided('iterate');
	const { rows, now } = await shown(event.slug);
	expect(factAt(rows[0]?.said ?? [], now)).toMatchObject({ standing: 'iterating', why, decision });
});

test('a promote says why, and since which day it is live', async () => {
	const { event, experiment, decision } = await decided('promote');
	const before = await shown(event.slug);
	expect(factAt(before.rows[0]?.said ?? [], before.now)).toMatchObject({ standing: 'promoted', why, decision });
	await sql`update public.handovers set live_on = private.today(), live_by = ${bob.id} where experiment_id = ${experiment}`;
	const [today] = await sql<{ day: string }>`select private.today()::text as day`;
	const { rows, now } = await shown(event.slug);
	expect(factAt(rows[0]?.said ?? [], now)).toMatchObject({ standing: 'live', since: today?.day, why, decision });
});

test('every member reads the same of what was decided; nobody else reads any of it', async () => {
	const { event, team } = await decided('kill');
	const [first, ...others] = await Promise.all(
		[stranger, ann, bob, organizer, panel.marketing, panel.chair, panel.admin].map(
			async ({ client }) => (await shown(event.slug, client)).rows[0]?.said
		)
	);
	expect(first?.[0]?.experiment?.decisions).toHaveLength(1);
	for (const other of others) expect(other).toEqual(first);
	await sql`update public.people set left_at = private.now() where id = ${former.id}`;
	for (const client of [anonymous(), former.client]) {
		expect((await client.rpc('show_ledger', { p_slug: event.slug })).data).toBeNull();
		expect((await client.rpc('follow_throughs_of', { p_event: event.id, p_teams: [team] })).data).toBeNull();
	}
});

test('pages of others ask for some teams: those, one’s own, and no further ones', async () => {
	const { event, team } = await decided('kill');
	const of = async (client: Client, teams: number[]) =>
		ledger
			.omit({ checks: true })
			.parse((await client.rpc('follow_throughs_of', { p_event: event.id, p_teams: teams })).data);
	expect((await of(stranger.client, [])).rows).toEqual([]);
	expect((await of(stranger.client, [team])).rows).toMatchObject([{ team_id: team, is_mine: false }]);
	expect((await of(ann.client, [])).rows).toMatchObject([{ team_id: team, is_mine: true }]);
});
