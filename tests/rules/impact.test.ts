import { beforeAll, expect, test } from 'vitest';
import type { Enums } from '#lib/database.types.ts';
import * as impact from '#lib/impact/impact.server.ts';
import type { Facts } from '#lib/impact/facts.ts';
import { killing } from './decided-experiment.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { person, anonymous, sql, travel, stopClock } = here;

type Outcome = Enums<'ballot_choice'>;
let marketing: TestPerson;
let it: TestPerson;
let chair: TestPerson;
let member: TestPerson;
let admin: TestPerson;
let owners: { marketing: TestPerson; it: TestPerson };

beforeAll(async () => {
	[marketing, it, chair, member, admin] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person(),
		person({ role: 'admin' })
	]);
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
	// so that each function is large enough to be counted
	await Promise.all([person(), person(), person({ function: 'it' }), person({ function: 'it' })]);
});

const everybody = () => [marketing, it, chair, member, admin, owners.marketing, owners.it];
const read = ({ client }: { client: Client }, days: number | null = null): Promise<Facts> =>
	impact.read(client, { days });

async function opened(): Promise<{ experiment: number; box: number }> {
	const { id } = await dueExperiment(here, owners);
	const { data, error } = await chair.client.rpc('open_ballot_box', { p_experiment: id });
	if (error) throw new Error(error.message);
	return { experiment: id, box: data };
}

async function cast(box: number, choices: readonly Outcome[]): Promise<void> {
	for (const [at, voter] of [marketing, it, chair].entries()) {
		const vote = { p_box: box, p_choice: choices[at] ?? 'kill', p_confidence: 70, p_reason: 'As the numbers say.' };
		expect((await voter.client.rpc('cast_ballot', vote)).error).toBeNull();
	}
}

async function decided(choices: readonly Outcome[], outcome: Outcome): Promise<{ experiment: number; box: number }> {
	const box = await opened();
	await cast(box.box, choices);
	expect((await chair.client.rpc('reveal_ballots', { p_box: box.box })).error).toBeNull();
	for (const owner of [owners.marketing, owners.it])
		expect((await owner.client.rpc('sign_outcome', { p_box: box.box, p_outcome: outcome })).error).toBeNull();
	const decision = await chair.client.rpc('decide', {
		p_box: box.box,
		p_outcome: outcome,
		p_rationale: 'The interval leaves out what we hoped for.',
		p_next_step: 'Tell the team on Monday.',
		...(outcome === 'kill' && killing),
		...(outcome === 'iterate' && { p_days: 14 }),
		p_confirmed: { recommended: null }
	});
	expect(decision.error).toBeNull();
	return box;
}

const boxIn = (facts: Facts, experiment: number, number = 1) =>
	facts.boxes.find((box) => box.experiment_id === experiment && box.number === number);
const splitIn = (facts: Facts, box: number) => facts.splits.find(({ id }) => id === box);

test('every member reads the same figures, and who is not signed in or has left reads none', async () => {
	await decided(['kill', 'kill', 'kill'], 'kill');
	const answers = await Promise.all(everybody().map((someone) => read(someone)));
	for (const answer of answers) expect(answer).toEqual(answers[0]);
	expect((await anonymous().rpc('read_impact')).error?.code).toBe('42501');
	for (const view of ['idea_journeys', 'time_box_outcomes', 'ballot_splits'] as const) {
		expect((await anonymous().from(view).select()).error?.code).toBe('42501');
	}
	const gone = await person();
	await sql`update public.people set left_at = private.now() where id = ${gone.id}`;
	expect((await gone.client.rpc('read_impact')).data).toBeNull();
	for (const view of ['idea_journeys', 'time_box_outcomes', 'ballot_splits'] as const) {
		expect((await gone.client.from(view).select()).data).toEqual([]);
	}
});

test('a sealed ballot changes no figure for anybody, not even for who cast it', async () => {
	const { box, experiment } = await opened();
	const before = await Promise.all(everybody().map((someone) => read(someone)));
	await cast(box, ['promote', 'kill', 'kill']);
	const after = await Promise.all(everybody().map((someone) => read(someone)));
	expect(after).toEqual(before);
	for (const someone of everybody()) {
		expect((await someone.client.from('ballot_splits').select().eq('id', box)).data).toEqual([]);
	}
	await chair.client.rpc('reveal_ballots', { p_box: box });
	const revealed = await read(member);
	expect(splitIn(revealed, box)).toMatchObject({
		experiment_id: experiment,
		ballots: 3,
		marketing: { promote: 1, iterate: 0, kill: 0 },
		it: { promote: 0, iterate: 0, kill: 2 }
	});
	const ballots = (facts: Facts) => facts.participation.find(({ side }) => side === 'marketing')?.acts?.ballots.times;
	expect(ballots(revealed)).toBe((ballots(before[0] ?? revealed) ?? 0) + 1);
});

test('a ballot that is withdrawn after its closing time stays sealed in the figures too', async () => {
	const { box } = await opened();
	await marketing.client.rpc('cast_ballot', {
		p_box: box,
		p_choice: 'kill',
		p_confidence: 70,
		p_reason: 'It moved nothing.'
	});
	const before = (await read(marketing)).participation;
	await travel('8 days');
	expect((await chair.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
	await stopClock();
	const facts = await read(marketing);
	expect(facts.participation).toEqual(before);
	expect(splitIn(facts, box)).toBeUndefined();
});

test('an idea is counted as far as it came, and each step once', async () => {
	const reaches = async (idea: string) => {
		const { data } = await member.client.from('idea_journeys').select('reach').eq('id', Number(idea)).single();
		return data?.reach;
	};
	const [logged] = await sql<{ id: string }>`insert into public.ideas (title, problem, proposed_by)
		values ('Print the store map', 'Nobody finds the paint.', ${member.id}) returning id`;
	expect(await reaches(logged?.id ?? '')).toBe(0);
	const ideaOf = async (experiment: number) => {
		const [found] = await sql<{ idea_id: string }>`select idea_id from public.experiments where id = ${experiment}`;
		return found?.idea_id ?? '';
	};
	const { id: tested } = await dueExperiment(here, owners);
	expect(await reaches(await ideaOf(tested))).toBe(2);
	const killed = await decided(['kill', 'kill', 'kill'], 'kill');
	expect(await reaches(await ideaOf(killed.experiment))).toBe(3);
	const promoted = await decided(['promote', 'promote', 'promote'], 'promote');
	expect(await reaches(await ideaOf(promoted.experiment))).toBe(4);
	const wanted = { p_idea: Number(await ideaOf(promoted.experiment)), p_day: '2031-05-01' };
	expect((await admin.client.rpc('want_idea_by', wanted)).error).toBeNull();
	const before = await read(member);
	expect(before.boxes.find((one) => one.experiment_id === promoted.experiment)?.wanted_by).toBe('2031-05-01');
	expect(before.wanted_live).toContainEqual(
		expect.objectContaining({ id: promoted.experiment, wanted_by: '2031-05-01' })
	);
	const [handover] = await sql<{ id: number; today: string }>`
		select id::int, private.today()::text as today from public.handovers where experiment_id = ${promoted.experiment}`;
	const live = await owners.it.client.rpc('go_live', {
		...{ p_handover: handover?.id ?? 0, p_on: handover?.today ?? '' },
		p_exception: 'The list is settled next week.'
	});
	expect(live.error).toBeNull();
	expect(await reaches(await ideaOf(promoted.experiment))).toBe(5);
	const after = await read(member);
	expect(after.waiting_live).toBe(before.waiting_live - 1);
	expect(after.lives.find(({ id }) => id === promoted.experiment)).toMatchObject({
		...{ live_on: handover?.today, wanted_by: '2031-05-01' }
	});
	expect(after.wanted_live.some(({ id }) => id === promoted.experiment)).toBe(false);
	const [all] = await sql<{ count: number }>`select count(*)::int from public.ideas`;
	const counted = (await read(member)).journeys.reduce((sum, { ideas }) => sum + ideas, 0);
	expect(counted).toBe(all?.count);
});

test('an idea with two experiments and a team is one idea, with the date of the first of each', async () => {
	const first = await decided(['promote', 'promote', 'promote'], 'promote');
	const second = await dueExperiment(here, owners);
	await sql`alter table public.experiments disable trigger user`;
	await sql`update public.experiments set idea_id = (select idea_id from public.experiments where id = ${first.experiment}),
		started_at = private.now() - interval '1 day' where id = ${second.id}`;
	await sql`alter table public.experiments enable trigger user`;
	const [idea] = await sql<{ idea_id: string }>`select idea_id from public.experiments where id = ${first.experiment}`;
	const { data } = await member.client.from('idea_journeys').select().eq('id', Number(idea?.idea_id));
	expect(data).toHaveLength(1);
	expect(data?.[0]).toMatchObject({ reach: 4 });
	expect(Date.parse(data?.[0]?.started_at ?? '')).toBeLessThan(Date.now() - 10 * 86_400_000);
});

test('each time-box of an experiment has its own dates and decision', async () => {
	const { experiment } = await decided(['iterate', 'iterate', 'iterate'], 'iterate');
	const facts = await read(member);
	expect(boxIn(facts, experiment)).toMatchObject({
		outcome: 'iterate',
		is_open: false,
		days_unused: 0,
		side: 'marketing'
	});
	expect(boxIn(facts, experiment)?.decided_at).not.toBeNull();
	expect(boxIn(facts, experiment, 2)).toMatchObject({
		outcome: null,
		decided_at: null,
		opened_at: null,
		is_open: true
	});
});

test('a time-box that was stopped early says how many of its days were not used', async () => {
	const { id } = await dueExperiment(here, owners);
	await sql`insert into public.early_stops (experiment_id, time_box, criterion, reason, planned_end, ended_on, stopped_by)
		values (${id}, 1, 'outside', 'The supplier is bankrupt.', private.today() + 8, private.today() - 1, ${member.id})`;
	expect(boxIn(await read(member), id)?.days_unused).toBe(9);
});

test('a period holds its last days and as many before them, and nothing older', async () => {
	const { experiment } = await decided(['kill', 'kill', 'kill'], 'kill');
	const has = async (days: number) => boxIn(await read(member, days), experiment) !== undefined;
	await travel('100 days');
	expect(await has(90)).toBe(true);
	await travel('200 days');
	expect(await has(90)).toBe(false);
	expect(await has(365)).toBe(true);
	const facts = await read(member, 90);
	expect(Date.parse(facts.today) - Date.parse(facts.since ?? '')).toBe(90 * 86_400_000);
	expect(Date.parse(facts.since ?? '') - Date.parse(facts.before ?? '')).toBe(90 * 86_400_000);
	expect(facts.journeys).toEqual([]);
	const ideas = await impact.journeys(member.client, { days: 90, reach: 0 }, 50);
	expect(ideas.journeys).toEqual([]);
	const ever = await read(member);
	expect(ever).toMatchObject({ since: null, before: null });
	expect(boxIn(ever, experiment)).toBeDefined();
	await stopClock();
	expect((await impact.journeys(member.client, { days: 90, reach: 3 }, 50)).journeys.length).toBeGreaterThan(0);
});

test.each([0, -5, 2_147_483_647])('a period of %i days is answered like any other', async (days) => {
	const facts = await read(member, days);
	expect(facts.since).not.toBeNull();
	expect(facts.first_on).not.toBeNull();
});

test('what nobody decides is a zombie of today, whatever the period', async () => {
	const { id } = await dueExperiment(here, owners);
	await travel('20 days');
	expect((await read(member, 90)).zombies.find((zombie) => zombie.id === id)).toMatchObject({ reason: 'undecided' });
	await stopClock();
});

test('an experiment serves the priority of its idea, and what serves none is counted too', async () => {
	const [priority] = await sql<{ id: string }>`insert into public.priorities (name, why, position, added_by)
		values ('Fewer returns', 'They cost more than they bring.', 1, ${admin.id}) returning id`;
	const id = Number(priority?.id);
	const of = async () => (await read(member)).priorities.find((one) => one.id === id);
	expect(await of()).toEqual({ id, name: 'Fewer returns', is_retired: false, ideas: 0 });
	const { id: aimed } = await dueExperiment(here, owners);
	const { id: unaimed } = await dueExperiment(here, owners);
	await sql`update public.ideas set priority_id = ${id} where id = (select idea_id from public.experiments where id = ${aimed})`;
	expect(await of()).toMatchObject({ ideas: 1 });
	const facts = await read(member);
	const priorityOf = (experiment: number) => facts.experiments.find((one) => one.id === experiment)?.priority_id;
	expect([priorityOf(aimed), priorityOf(unaimed)]).toEqual([id, null]);
	expect(facts.priorities.at(-1)).toMatchObject({ id: null, name: null });
	expect(facts.priorities.reduce((sum, { ideas }) => sum + ideas, 0)).toBe(
		facts.journeys.reduce((sum, { ideas }) => sum + ideas, 0)
	);
});

test('a function of fewer than five people is not counted, and one of five is', async () => {
	const of = async () => (await read(member)).participation.find(({ side }) => side === 'other');
	const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => person({ function: 'other' })));
	await sql`insert into public.ideas (title, problem, proposed_by)
		values ('Ask the drivers', 'They know every address by heart.', ${first?.id})`;
	expect(others).toHaveLength(3);
	expect(await of()).toEqual({ side: 'other', people: null, acts: null });
	await person({ function: 'other' });
	expect(await of()).toMatchObject({
		people: 5,
		acts: { ideas: { times: 1, people: null }, ballots: { times: 0, people: 0 } }
	});
});

test('ideas are told a page at a time, each once, and a file has all of them', async () => {
	const [all] = await sql<{ count: number }>`select count(*)::int from public.ideas`;
	const seen: number[] = [];
	let before: number | undefined;
	do {
		const page = await impact.journeys(member.client, { days: null, reach: 0, before }, 3);
		seen.push(...page.journeys.map(({ id }) => id));
		before = page.next ?? undefined;
	} while (before);
	expect(new Set(seen).size).toBe(all?.count);
	expect(seen).toEqual(seen.toSorted((a, b) => b - a));
	expect(await impact.allJourneys(member.client, { days: null, reach: 0 })).toHaveLength(all?.count ?? 0);
});
