import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, dayFromToday, kpiPair, newDraft, newIdea, plannedDraft, refused } from './experiment-world.ts';
import { world, type TestPerson } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, stranger } = people;

const sizing = {
	visitors_per_day: 1200,
	baseline: 0.05,
	sd: null,
	alpha: 0.05,
	power: 0.8,
	days: 15,
	detectable: 0.19,
	needed: 672_203,
	formula: 'pooled-shares'
};
const REASON = 'The season ends with this time-box.';
const size = ({ client }: TestPerson, id: number, changes: Record<string, Json> = {}) =>
	client.rpc('size_experiment', { p_experiment: id, p_sizing: { ...sizing, ...changes } });
const start = ({ client }: TestPerson, id: number) => client.rpc('start_experiment', { p_experiment: id });
const registered = async (id: number) =>
	(await drafter.client.from('experiments').select('registration').eq('id', id).single()).data?.registration;

test('those who run a draft size it; nobody else does', async () => {
	const id = await plannedDraft(it, people);
	expect(refused(await size(marketing, id))).toBeUndefined();
	expect(refused(await size(drafter, id))).toBeUndefined();
	expect(refused(await size(stranger, id))).toBe('experiment_team_only');
	for (const role of ['leader', 'admin'] as const)
		expect(refused(await size(await it.person({ role }), id))).toBe('experiment_team_only');
	expect(refused(await it.anonymous().rpc('size_experiment', { p_experiment: id, p_sizing: sizing }))).toBe('42501');
	expect(refused(await drafter.client.from('sizings').update({ detectable: 0.01 }).eq('experiment_id', id))).toBe(
		'42501'
	);
	expect(refused(await size(drafter, 1e9))).toBe('no_such_experiment');
});

test('what is too small by its own numbers starts only knowingly: a tick and a reason', async () => {
	const id = await plannedDraft(it, people);
	await size(drafter, id);
	expect(refused(await start(drafter, id))).toBe('start_is_undersized');
	const halves: Record<string, Json>[] = [
		{ is_knowing: true },
		{ reason: REASON },
		{ is_knowing: true, reason: 'short' }
	];
	for (const half of halves) {
		await size(drafter, id, half);
		expect(refused(await start(drafter, id))).toBe('start_is_undersized');
	}
	await size(drafter, id, { is_knowing: true, reason: `  ${REASON} ` });
	expect(refused(await start(drafter, id))).toBeUndefined();
	expect(await registered(id)).toMatchObject({
		sizing: { is_undersized: true, reason: REASON, detectable: 0.19, days: 15, alpha: 0.05, visitors_per_day: 1200 }
	});
});

test('what can see the change worth having needs no reason, and none is kept', async () => {
	const id = await plannedDraft(it, people);
	// the smallest change worth having of this plan is 0.02
	await size(drafter, id, { detectable: 0.02, is_knowing: true, reason: REASON });
	expect(refused(await start(drafter, id))).toBeUndefined();
	expect(await registered(id)).toMatchObject({ sizing: { is_undersized: false, reason: '' } });
});

test('not even the largest change: too small as well', async () => {
	const id = await plannedDraft(it, people);
	await size(drafter, id, { detectable: null });
	expect(refused(await start(drafter, id))).toBe('start_is_undersized');
});

test('a design of one arm is sized by its target: the same warning, the same reason, kept with how closely it is known', async () => {
	const { share } = await kpiPair(drafter);
	const id = await plannedDraft(it, people, {
		design: 'survey',
		variants: [{ name: 'Asked', is_control: false }],
		metrics: [{ role: 'primary', kpi_id: share, minimum_effect: 0.02, target: 0.05 }]
	});
	const survey = { visitors_per_day: 40, baseline: null, formula: 'exact-share', half_width: 0.3 };
	expect(refused(await size(drafter, id, survey))).toBeUndefined();
	expect(refused(await start(drafter, id))).toBe('start_is_undersized');
	await size(drafter, id, { ...survey, is_knowing: true, reason: REASON });
	expect(refused(await start(drafter, id))).toBeUndefined();
	expect(await registered(id)).toMatchObject({
		sizing: { is_undersized: true, reason: REASON, half_width: 0.3, formula: 'exact-share', baseline: null }
	});
});

test('days against days are sized without visitors: by the days before and how days differ', async () => {
	const id = await plannedDraft(it, people, { design: 'before_after' });
	const days = { visitors_per_day: null, sd: 0.004, days_before: 28, correlation: 0.2, formula: 'welch-days' };
	expect(refused(await size(drafter, id, days))).toBeUndefined();
	expect(refused(await start(drafter, id))).toBe('start_is_undersized');
	await size(drafter, id, { ...days, detectable: 0.01, half_width: 0.008 });
	expect(refused(await start(drafter, id))).toBeUndefined();
	expect(await registered(id)).toMatchObject({
		sizing: { is_undersized: false, days_before: 28, correlation: 0.2, visitors_per_day: null, half_width: 0.008 }
	});
});

test('an approval is of the days before too: other ones are another plan', async () => {
	const id = await plannedDraft(it, people, { design: 'before_after' });
	const hash = async () => {
		const { data } = await drafter.client.rpc('read_experiment', { p_experiment: id });
		return JSON.stringify(data).match(/"plan_hash":\s*"(\w+)"/)?.[1];
	};
	const days = { visitors_per_day: null, sd: 0.004, days_before: 28, formula: 'welch-days' };
	await size(drafter, id, days);
	const first = await hash();
	await size(drafter, id, { ...days, days_before: 60 });
	const second = await hash();
	await size(drafter, id, { ...days, days_before: 60, correlation: 0.5 });
	expect(new Set([first, second, await hash()]).size).toBe(3);
});

test('a plan that nobody sized starts, and its registration says nothing of a sizing', async () => {
	const [unsized, begun] = [await plannedDraft(it, people), await plannedDraft(it, people)];
	await size(drafter, begun, { baseline: null, days: null, detectable: null, needed: null, formula: null });
	for (const id of [unsized, begun]) {
		expect(refused(await start(drafter, id))).toBeUndefined();
		expect(await registered(id)).not.toHaveProperty('sizing');
	}
});

test('a started sizing is frozen, for the owner of the database too', async () => {
	const id = await plannedDraft(it, people);
	await size(drafter, id, { detectable: 0.01 });
	await start(drafter, id);
	expect(refused(await size(drafter, id, { detectable: 0.005 }))).toBe('registration_is_frozen');
	await expect(it.sql`update sizings set detectable = 0.005 where experiment_id = ${id}`).rejects.toThrow(
		'registration_is_frozen'
	);
});

test.each([
	['sizings_visitors_are_a_number', { visitors_per_day: 0 }],
	['sizings_visitors_are_a_number', { visitors_per_day: 2e9 }],
	['sizings_baseline_is_a_number', { baseline: -1 }],
	['sizings_sd_is_a_number', { sd: 0 }],
	['sizings_alpha_is_the_level_of_results', { alpha: 0.01 }],
	['sizings_power_is_a_chance', { power: 0.1 }],
	['sizings_answers_are_positive', { detectable: -0.1 }],
	['sizings_answers_are_positive', { needed: 'Infinity' }],
	['sizings_answers_are_positive', { half_width: 0 }],
	['sizings_answers_are_positive', { half_width: 'Infinity' }],
	['sizings_days_before_are_days', { days_before: 1 }],
	['sizings_days_before_are_days', { days_before: 91 }],
	['sizings_correlation_is_under_one', { correlation: -0.1 }],
	['sizings_correlation_is_under_one', { correlation: 1 }],
	['sizings_name_their_formula', { formula: null, detectable: null, needed: null, half_width: 0.1 }],
	['sizings_name_their_formula', { formula: null }],
	['sizings_name_their_formula', { visitors_per_day: null }],
	['sizings_reason_fits', { reason: 'r'.repeat(501) }]
] as const)('numbers that are none are refused: %s %o', async (name, changes) => {
	expect(refused(await size(drafter, await newDraft(drafter, await newIdea(drafter)), changes))).toBe(name);
});

test('the same numbers again write nothing, and every change is in the log', async () => {
	const id = await plannedDraft(it, people);
	await size(drafter, id);
	await size(drafter, id);
	await size(drafter, id, { visitors_per_day: 1300 });
	const { data } = await drafter.client
		.from('activity')
		.select('verb')
		.eq('subject_id', String(id))
		.eq('verb', 'experiment.sized');
	expect(data).toHaveLength(2);
});

test('nobody signs a sizing with another name or writes it to another experiment', async () => {
	const [id, other] = [await plannedDraft(it, people), await plannedDraft(it, people)];
	await size(drafter, id, { experiment_id: other, sized_by: stranger.id });
	const { data } = await drafter.client
		.from('sizings')
		.select('experiment_id, sized_by')
		.in('experiment_id', [id, other]);
	expect(data).toEqual([{ experiment_id: id, sized_by: drafter.id }]);
});

test('the page of a draft is told its sizing and whether a start waits for approval', async () => {
	const id = await plannedDraft(it, people, { ends_on: await dayFromToday(it, 20) });
	await size(drafter, id);
	const { data } = await drafter.client.rpc('read_experiment', { p_experiment: id });
	expect(data).toMatchObject({ sizing: { baseline: 0.05 }, start: { needs_approval: false, approvals: [] } });
});
