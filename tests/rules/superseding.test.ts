import { beforeAll, expect, test } from 'vitest';
import * as decisionRecords from '#lib/decisions/records.server.ts';
import {
	decidedExperiment,
	killing,
	panelOf,
	revealedBox,
	revealOn,
	type Outcome,
	type Panel
} from './decided-experiment.ts';
import { ask, carried, second } from './departure.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { sql, travel, stopClock } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
	// what a time-box after an iterate brings is held back from leaders until they open it
	await panel.chair.client.rpc('watch_results', { p_watches: true });
});

type Words = {
	p_reason?: string;
	p_learned?: string;
	p_days?: number;
	p_change_mind?: string;
	p_rationale?: string;
	p_confirmed?: { recommended?: Outcome | null; dissent?: string; review_on?: string };
};
const supersede = (client: Client, decision: number, outcome: Outcome, words: Words = {}) =>
	client.rpc('supersede_decision', {
		p_decision: decision,
		p_outcome: outcome,
		p_reason: 'The readings of one shop were counted twice.',
		p_rationale: 'Without that shop it looks different.',
		p_next_step: 'Tell the team on Monday.',
		...(outcome === 'kill' && killing),
		...(outcome === 'iterate' && { p_days: 14 }),
		p_confirmed: { recommended: null },
		...words
	});
const sign = (owner: TestPerson, decision: number, outcome: Outcome = 'promote') =>
	owner.client.rpc('sign_superseding', { p_decision: decision, p_outcome: outcome });
const asked = (decided: { box: number; decision: number }, outcome: Outcome, recommended?: Outcome) => ({
	...{ box: decided.box, supersedes: decided.decision, outcome, reason: 'The ballots were cast on wrong numbers.' },
	...(recommended && { recommended })
});
/** The chair asks, marketing seconds. */
const carry = (decided: { box: number; decision: number }, outcome: Outcome, recommended?: Outcome) =>
	carried(here, panel.chair.client, { ...asked(decided, outcome, recommended), by: panel.marketing.client });

async function standing(experiment: number) {
	const [row] = await sql<{ state: string; time_box: number; ended: boolean }>`
		select private.experiment_state(x, private.today())::text as state, time_box, ended_at is not null as ended
		from public.experiments x where id = ${experiment}`;
	return row;
}

test('a decision is superseded by a new one that names it, and stays as it was', async () => {
	const { experiment, decision, box } = await decidedExperiment(here, panel, 'kill');
	const before = await sql`select * from public.decisions where id = ${decision}`;
	const { data, error } = await supersede(panel.chair.client, decision, 'kill', {
		p_rationale: 'The same, for a better reason.'
	});
	expect(error).toBeNull();
	expect(await sql`select * from public.decisions where id = ${decision}`).toEqual(before);
	const [older, newer] = await Promise.all(
		[decision, data ?? 0].map((id) => decisionRecords.read(panel.member.client, id))
	);
	expect(older?.superseded_by).toMatchObject({
		id: data,
		outcome: 'kill',
		author: panel.chair.name,
		reason: 'The readings of one shop were counted twice.'
	});
	expect(newer?.supersedes).toMatchObject({ id: decision, outcome: 'kill' });
	expect(newer).toMatchObject({ is_unchanged: true, superseded_by: null });
	expect(newer?.entry).not.toBeNull();
	const { data: listed } = await panel.member.client.from('box_list').select('decision_id').eq('id', box);
	expect(listed).toEqual([{ decision_id: data }]);
	expect(await standing(experiment)).toMatchObject({ state: 'killed', ended: true });
});

test('leaders and admins supersede; owners, members and strangers do not', async () => {
	const { decision } = await decidedExperiment(here, panel, 'kill');
	for (const other of [panel.member, panel.owners.marketing, panel.owners.it])
		expect((await supersede(other.client, decision, 'kill')).error).toMatchObject({
			code: 'PT403',
			message: 'leaders_only'
		});
	expect((await supersede(here.anonymous(), decision, 'kill')).error).not.toBeNull();
	expect((await supersede(panel.admin.client, decision, 'kill')).error).toBeNull();
	expect((await supersede(panel.admin.client, 987654, 'kill')).error?.code).toBe('PT404');
});

test('of two who supersede at once one does', async () => {
	const { decision } = await decidedExperiment(here, panel, 'kill');
	const all = await Promise.all(
		[panel.chair, panel.marketing, panel.it, panel.admin].map(({ client }) => supersede(client, decision, 'kill'))
	);
	expect(all.map(({ error }) => error?.message).filter((message) => message === undefined)).toHaveLength(1);
	expect(new Set(all.map(({ error }) => error?.message))).toEqual(new Set([undefined, 'decision_is_superseded']));
	expect(await sql`select from public.decisions where supersedes_id = ${decision}`).toHaveLength(1);
});

test('only the newest is superseded, as often as needed', async () => {
	const { decision } = await decidedExperiment(here, panel, 'kill');
	const newer = await supersede(panel.chair.client, decision, 'kill');
	expect((await supersede(panel.chair.client, decision, 'kill')).error?.message).toBe('decision_is_superseded');
	expect((await supersede(panel.chair.client, newer.data ?? 0, 'kill')).error).toBeNull();
});

test.each([
	['kill', { p_reason: 'Because.' }, 'decisions_supersede_with_a_reason'],
	['kill', { p_reason: 'x'.repeat(2001) }, 'decisions_supersede_with_a_reason'],
	['kill', { p_learned: '' }, 'decisions_kill_says_what_was_learned'],
	['kill', { p_rationale: 'No.' }, 'decisions_rationale_is_told'],
	['kill', { p_change_mind: '' }, 'decisions_kill_says_what_would_change_it'],
	['kill', { p_change_mind: undefined }, 'decisions_kill_says_what_would_change_it'],
	['kill', { p_confirmed: {} }, 'decision_names_the_recommendation'],
	['iterate', { p_days: 0 }, 'next_time_box_has_days'],
	['promote', {}, 'promote_needs_both_signatures']
] as const)('what supersedes owes what every decision owes: %s %j', async (outcome, words, name) => {
	const decided = await decidedExperiment(here, panel, 'kill');
	const { experiment, decision } = decided;
	if (outcome !== 'kill') await carry(decided, outcome);
	expect((await supersede(panel.chair.client, decision, outcome, words)).error?.message).toContain(name);
	expect(await standing(experiment)).toMatchObject({ state: 'killed', time_box: 1 });
});

test('against the ballots the chair asks, and a leader of the other function seconds it', async () => {
	const decided = await decidedExperiment(here, panel, 'kill');
	const { decision } = decided;
	const words = asked(decided, 'iterate');
	const byChair = () => supersede(panel.chair.client, decision, 'iterate');
	expect((await byChair()).error?.message).toBe('departure_needs_a_second');
	for (const other of [panel.member, panel.owners.it])
		expect((await ask(other.client, words)).error?.message).toBe('leaders_only');
	expect((await ask(panel.marketing.client, words)).error?.message).toBe('chair_overrules');
	expect((await ask(panel.chair.client, asked(decided, 'kill'))).error?.message).toBe('nothing_to_second');
	expect((await ask(panel.chair.client, words)).error).toBeNull();
	expect((await byChair()).error?.message).toBe('departure_needs_a_second');
	for (const [by, refusal] of [
		[panel.member, 'leaders_only'],
		[panel.chair, 'second_is_another_person'],
		[panel.it, 'second_is_of_the_other_function']
	] as const)
		expect((await second(here, by.client, words)).error?.message).toBe(refusal);
	expect((await second(here, panel.marketing.client, words)).error).toBeNull();
	expect((await supersede(panel.marketing.client, decision, 'iterate')).error?.message).toBe('chair_overrules');
	const { data, error } = await byChair();
	expect(error).toBeNull();
	const { document, departures } = await decisionRecords.read(panel.member.client, data ?? 0);
	expect(document.decision).toMatchObject({
		...{ rule_met: false, departure_reason: words.reason, overrule_reason: words.reason },
		...{ seconded_by_name: panel.marketing.name, second_kind: 'other_function' }
	});
	expect(departures, 'what supersedes this one is asked for anew').toEqual([]);
	expect((await ask(panel.chair.client, asked(decided, 'promote'))).error?.message).toBe('decision_is_superseded');
	await expect(sql`delete from public.departures where supersedes_id = ${decision}`).rejects.toThrow(
		'facts_are_append_only'
	);
});

test('against the registered rule any leader asks, also where the ballots carry it', async () => {
	const decided = await decidedExperiment(here, panel, 'kill');
	const against = { p_confirmed: { recommended: 'promote' } } as const;
	expect((await supersede(panel.marketing.client, decided.decision, 'kill', against)).error?.message).toBe(
		'departure_needs_a_second'
	);
	await carried(here, panel.marketing.client, { ...asked(decided, 'kill', 'promote'), by: panel.it.client });
	const { data, error } = await supersede(panel.marketing.client, decided.decision, 'kill', against);
	expect(error).toBeNull();
	const { document, is_unchanged } = await decisionRecords.read(panel.member.client, data ?? 0);
	expect(is_unchanged).toBe(true);
	expect(document.decision).toMatchObject({
		...{ rule_met: true, overrule_reason: null, recommended: 'promote' },
		...{ seconded_by_name: panel.it.name, would_change_our_mind: killing.p_change_mind }
	});
});

test('what carried the first decision carries nothing that supersedes it', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'kill');
	await carried(here, panel.chair.client, { box, outcome: 'iterate', by: panel.marketing.client });
	const { data } = await panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'iterate', p_rationale: 'One more look is worth it.', p_next_step: 'Run again.' },
		...{ p_days: 14, p_confirmed: { recommended: null } }
	});
	expect(await standing(experiment)).toMatchObject({ state: 'iterating' });
	expect((await supersede(panel.chair.client, data ?? 0, 'iterate')).error?.message).toBe('departure_needs_a_second');
});

test('a promote needs both owners to sign anew, whatever they signed before', async () => {
	const { decision, experiment } = await decidedExperiment(here, panel, 'promote');
	expect((await supersede(panel.chair.client, decision, 'promote')).error?.message).toBe(
		'promote_needs_both_signatures'
	);
	expect((await sign(panel.member, decision)).error?.message).toBe('owners_sign');
	expect((await sign(panel.chair, decision)).error?.message).toBe('owners_sign');
	await sign(panel.owners.marketing, decision);
	await sign(panel.owners.it, decision, 'kill');
	expect((await supersede(panel.chair.client, decision, 'promote')).error?.message).toBe(
		'promote_needs_both_signatures'
	);
	await sign(panel.owners.it, decision);
	const { data, error } = await supersede(panel.chair.client, decision, 'promote');
	expect(error).toBeNull();
	const { document } = await decisionRecords.read(panel.member.client, data ?? 0);
	expect(document.signatures.map(({ side, outcome }) => [side, outcome])).toEqual([
		['marketing', 'promote'],
		['it', 'promote']
	]);
	expect((await sign(panel.owners.it, decision, 'kill')).error?.message).toBe('decision_is_superseded');
	await expect(
		sql`update public.superseding_signatures set outcome = 'kill' where decision_id = ${decision}`
	).rejects.toThrow('facts_are_append_only');
	expect(await standing(experiment)).toMatchObject({ state: 'promoted' });
});

test('the experiment follows: killed, then going on, then killed, then promoted', async () => {
	const { box, experiment, decision } = await decidedExperiment(here, panel, 'kill');
	const ids = [decision];
	const next = async (outcome: Outcome, words: Words = {}) => {
		const newest = ids.at(-1) ?? 0;
		if (outcome !== 'kill') await carry({ box, decision: newest }, outcome);
		const { data, error } = await supersede(panel.chair.client, newest, outcome, words);
		expect(error).toBeNull();
		ids.push(data ?? 0);
		return standing(experiment);
	};
	expect(await next('iterate')).toEqual({ state: 'iterating', time_box: 2, ended: false });
	expect(await next('kill')).toEqual({ state: 'killed', time_box: 2, ended: true });
	// its time-box is not over yet: it goes on
	expect(await next('iterate', { p_days: undefined })).toEqual({
		state: 'iterating',
		time_box: 2,
		ended: false
	});
	for (const owner of [panel.owners.marketing, panel.owners.it]) await sign(owner, ids.at(-1) ?? 0);
	expect(await next('promote')).toEqual({ state: 'promoted', time_box: 2, ended: true });
	expect(await next('kill')).toEqual({ state: 'killed', time_box: 2, ended: true });
	expect((await panel.member.client.rpc('verify_activity')).data).toMatchObject([{ is_intact: true }]);
	const { data } = await panel.member.client.from('board_cards').select('state, outcome').eq('id', experiment);
	expect(data).toEqual([{ state: 'killed', outcome: 'kill' }]);
});

test('an iterate is not superseded once the next ballot is open, and a later decision stands before it', async () => {
	const { experiment, decision } = await decidedExperiment(here, panel, 'iterate');
	await travel('16 days');
	const box = await revealOn(panel, experiment, 'kill');
	expect((await supersede(panel.chair.client, decision, 'kill')).error?.message).toBe('decision_has_gone_on');
	await panel.chair.client.rpc('decide', {
		p_box: box,
		p_outcome: 'kill',
		p_rationale: 'The interval leaves out what we hoped for.',
		p_next_step: 'Tell the team on Monday.',
		...killing,
		p_confirmed: { recommended: null }
	});
	expect((await supersede(panel.chair.client, decision, 'kill')).error?.message).toBe('decision_is_superseded');
	await stopClock();
});

test('the first page and the board list a superseded decision once', async () => {
	const { experiment, decision } = await decidedExperiment(here, panel, 'kill');
	await supersede(panel.chair.client, decision, 'kill');
	const cards = await panel.member.client.from('board_cards').select('id').eq('id', experiment);
	expect(cards.data).toHaveLength(1);
	const log = await panel.member.client
		.from('decision_list')
		.select('id, superseded_by, supersedes_id')
		.eq('experiment_id', experiment)
		.order('id');
	expect(log.data?.map((line) => [line.superseded_by !== null, line.supersedes_id !== null])).toEqual([
		[true, false],
		[false, true]
	]);
});

test('what a superseded decision taught is found once, as the newest says it', async () => {
	const { decision } = await decidedExperiment(here, panel, 'kill');
	const word = `zebra${decision}`;
	const first = await supersede(panel.chair.client, decision, 'kill', { p_learned: `A ${word} was there before.` });
	await supersede(panel.chair.client, first.data ?? 0, 'kill', { p_learned: `The ${word} was never there.` });
	for (const p_q of [word, '']) {
		const { data } = await panel.member.client.rpc('find_learnings', { p_q });
		const found = JSON.stringify(data);
		expect(found).toContain(`The ${word} was never there.`);
		expect(found).not.toContain(`A ${word} was there before.`);
	}
});

test('a decision that takes the place of another keeps dissent and a day to look again, which lies ahead', async () => {
	const { decision, box } = await decidedExperiment(here, panel, 'kill');
	await carry({ box, decision }, 'iterate');
	const confirmed = { recommended: null, dissent: 'Mara would have waited.' };
	const early = await supersede(panel.chair.client, decision, 'iterate', {
		p_confirmed: { ...confirmed, review_on: '2020-01-01' }
	});
	expect(early.error?.message).toContain('decisions_review_comes_later');
	const on = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);
	const { data, error } = await supersede(panel.chair.client, decision, 'iterate', {
		p_confirmed: { ...confirmed, review_on: on }
	});
	expect(error).toBeNull();
	expect(await sql`select dissent, review_on::text from public.decisions where id = ${data}`).toEqual([
		{ dissent: 'Mara would have waited.', review_on: on }
	]);
});
