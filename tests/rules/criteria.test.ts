import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import {
	cast,
	dayFromToday,
	kpiPair,
	newDraft,
	newIdea,
	plannedDraft,
	refused,
	running,
	wholePlan
} from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);

afterEach(() => it.stopClock());

type Changes = Record<string, Json>;

/** A kill criterion on the metric that decides: a level of 8 % or less, unless said otherwise. */
const kill = { kind: 'kill', measure: 'level', comparison: 'at_most', value: 0.08 } as const;

/** A plan with criteria; of each the KPI is the one that decides unless it is named. */
async function withCriteria(criteria: readonly Changes[], more: Changes = {}) {
	const plan = { ...(await wholePlan(it, people)), ...more };
	const [primary, guardrail] = Array.isArray(plan.metrics) ? plan.metrics.map((metric) => kpiOf(metric)) : [];
	return {
		...plan,
		criteria: criteria.map(({ guards = false, ...one }) => ({ kpi_id: guards ? guardrail : primary, ...one }))
	} satisfies Record<string, Json | undefined>;
}

const kpiOf = (metric: Json | undefined): number =>
	typeof metric === 'object' && metric !== null && 'kpi_id' in metric ? Number(metric.kpi_id) : 0;

async function draftWith(criteria: readonly Changes[], more: Changes = {}) {
	return plannedDraft(it, people, await withCriteria(criteria, more));
}

async function runningWith(criteria: readonly Changes[], more: Changes = {}) {
	return running(it, people, await withCriteria(criteria, more));
}

type Arms = {
	readonly control?: readonly [n: number, successes: number];
	readonly treatment?: readonly [n: number, successes: number];
};
type Started = Awaited<ReturnType<typeof running>>;

async function record(client: Client, x: Started, { day = 0, ...arms }: Arms & { day?: number }) {
	const on = await dayFromToday(it, day);
	const rows = [
		{ variant_id: x.control, of: arms.control },
		{ variant_id: x.treatment, of: arms.treatment }
	].flatMap(({ variant_id, of }) =>
		of ? [{ metric_id: x.primary, variant_id, day: on, n: of[0], successes: of[1] }] : []
	);
	return refused(await client.rpc('record_readings', { p_experiment: x.id, p_readings: rows }));
}

const hitsOf = async (id: number, kind = 'kill') =>
	it.sql<{ is_met: boolean; seen: number; day: string }>`select h.is_met, h.seen::float8 as seen, h.day::text as day
		from public.criterion_hits h join public.criteria c on c.id = h.criterion_id
		where c.experiment_id = ${id} and c.kind = ${kind}::public.criterion_kind order by h.id`;
const criterionOf = async (id: number, kind = 'kill') => {
	const [row] = await it.sql<{ id: number }>`select id::int as id from public.criteria
		where experiment_id = ${id} and kind = ${kind}::public.criterion_kind order by position limit 1`;
	return row?.id ?? 0;
};
const metWord = async (id: number) =>
	(await stranger.client.from('experiment_list').select('criterion_met').eq('id', id).single()).data?.criterion_met;

describe('the plan', () => {
	test('keeps criteria in their order, and the success threshold is one of them by itself', async () => {
		const id = await draftWith([
			{ ...kill, words: ' too few to pay for the form ', side: 'it', judged_from: await dayFromToday(it, 3) },
			{ kind: 'kill', measure: 'change', comparison: 'at_least', value: 0.1, guards: true },
			{ is_threshold: true, side: 'marketing' }
		]);
		const { data } = await stranger.client
			.from('criteria')
			.select('kind, measure, comparison, value, side, words, is_threshold')
			.eq('experiment_id', id)
			.order('kind')
			.order('position');
		expect(data).toEqual([
			{ ...kill, side: 'it', words: 'too few to pay for the form', is_threshold: false },
			{
				kind: 'kill',
				measure: 'change',
				comparison: 'at_least',
				value: 0.1,
				side: null,
				words: '',
				is_threshold: false
			},
			{
				kind: 'success',
				measure: 'change',
				comparison: 'at_least',
				value: null,
				side: 'marketing',
				words: '',
				is_threshold: true
			}
		]);
		expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: id }))).toBe(undefined);
		const [row] = await it.sql<{ values: string }>`select string_agg(c ->> 'value', ' ') as values
			from public.experiments x, jsonb_array_elements(x.registration -> 'criteria') c where x.id = ${id}`;
		expect(row?.values).toBe('0.08 0.1 0.05');
	});

	test.each<[string, Changes, string]>([
		['a value', { ...kill, value: null }, 'criteria_have_a_value'],
		['a number for a value', { ...kill, value: 'NaN' }, 'criteria_of_a_share_are_shares'],
		['a number under infinity', { ...kill, measure: 'change', value: 'Infinity' }, 'criteria_value_is_a_number'],
		['a share where the metric is one', { ...kill, value: 8 }, 'criteria_of_a_share_are_shares'],
		['an owner', { ...kill, side: 'other' }, 'criteria_are_watched_by_an_owner'],
		['a day', { ...kill, judged_from: 'infinity' }, 'criteria_day_is_a_day'],
		['few words', { ...kill, words: 'x'.repeat(501) }, 'criteria_words_fit'],
		['a metric of the plan', { ...kill, kpi_id: 987654 }, 'criteria_are_about_a_metric_of_the_plan']
	])('asks each for %s', async (_, criterion, refusal) => {
		const draft = await newDraft(drafter, await newIdea(drafter));
		const plan = await withCriteria([criterion]);
		expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: draft, p_plan: plan }))).toBe(refusal);
	});

	test('takes five of each kind', async () => {
		const draft = await newDraft(drafter, await newIdea(drafter));
		const many = (count: number) =>
			withCriteria(Array.from({ length: count }, (_, at) => ({ ...kill, value: at / 100 })));
		const save = async (count: number) =>
			refused(await drafter.client.rpc('plan_experiment', { p_experiment: draft, p_plan: await many(count) }));
		expect(await save(6)).toBe('plan_has_too_many_criteria');
		expect(await save(5)).toBe(undefined);
	});

	test('needs a kill criterion in numbers or in words, and words need the day on which somebody looks', async () => {
		const start = async (id: number) => refused(await drafter.client.rpc('start_experiment', { p_experiment: id }));
		const without = { kill_state: '', kill_on: null };
		expect(await start(await draftWith([], without))).toBe('start_needs_a_kill_criterion');
		expect(await start(await draftWith([{ ...kill, kind: 'success', comparison: 'at_least' }], without))).toBe(
			'start_needs_a_kill_criterion'
		);
		expect(await start(await draftWith([kill], { kill_on: null }))).toBe('start_needs_a_kill_criterion');
		expect(await start(await draftWith([kill], without))).toBe(undefined);
	});

	test('judges from a day of the time-box', async () => {
		for (const days of [-1, 15]) {
			const id = await draftWith([{ ...kill, judged_from: await dayFromToday(it, days) }]);
			expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: id }))).toBe(
				'criteria_are_judged_in_the_time_box'
			);
		}
	});

	test('is frozen with its criteria, and an approval is for the criteria that were read', async () => {
		const { id } = await runningWith([kill]);
		await expect(it.sql`update public.criteria set value = 0.01 where experiment_id = ${id}`).rejects.toThrow(
			'registration_is_frozen'
		);
		await expect(it.sql`delete from public.criteria where experiment_id = ${id}`).rejects.toThrow(
			'registration_is_frozen'
		);
		const plan = await withCriteria([kill]);
		const draft = await plannedDraft(it, people, plan);
		const hashAfter = async (criteria: readonly Changes[]) => {
			const kpi_id = plan.criteria[0]?.kpi_id ?? 0;
			const p_plan = { ...plan, criteria: criteria.map((one) => ({ kpi_id, ...one })) };
			expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: draft, p_plan }))).toBe(undefined);
			const [row] = await it.sql<{
				hash: string;
			}>`select private.plan_hash(x) as hash from public.experiments x where id = ${draft}`;
			return row?.hash;
		};
		const before = await hashAfter([kill]);
		expect(await hashAfter([kill])).toBe(before);
		expect(await hashAfter([{ ...kill, value: 0.07 }])).not.toBe(before);
		expect(await hashAfter([{ ...kill, side: 'it' }])).not.toBe(before);
	});
});

describe('a reading', () => {
	test('that meets a criterion is announced once, with the number that was seen', async () => {
		const x = await runningWith([kill]);
		expect(await record(marketing.client, x, { control: [1000, 100], treatment: [1000, 90] })).toBe(undefined);
		expect(await hitsOf(x.id)).toEqual([]);
		expect(await metWord(x.id)).toBeNull();
		await it.travel('1 day');
		await record(marketing.client, x, { control: [1000, 100], treatment: [1000, 60] });
		expect(await hitsOf(x.id)).toEqual([{ is_met: true, seen: 0.075, day: await dayFromToday(it, 0) }]);
		expect(await metWord(x.id)).toBe('kill');
		await it.travel('2 days');
		await record(marketing.client, x, { control: [1000, 100], treatment: [1000, 60] });
		expect(await hitsOf(x.id)).toHaveLength(1);
		const lines =
			await it.sql`select actor_id, details #>> '{changes,0,kind}' as kind, details #>> '{changes,0,is_met}' as met
			from public.activity where verb = 'criteria.judged' and subject_id = ${String(x.id)}`;
		expect(lines).toEqual([{ actor_id: marketing.id, kind: 'kill', met: 'true' }]);
	});

	test('that is corrected takes it back, and both stay to be read', async () => {
		const x = await runningWith([kill]);
		await record(drafter.client, x, { treatment: [1000, 7] });
		await record(drafter.client, x, { treatment: [1000, 70] });
		await record(drafter.client, x, { treatment: [1000, 170] });
		const day = await dayFromToday(it, 0);
		expect(await hitsOf(x.id)).toEqual([
			{ is_met: true, seen: 0.007, day },
			{ is_met: false, seen: 0.17, day }
		]);
		expect(await metWord(x.id)).toBeNull();
	});

	test('before the day from which it is judged meets nothing, one of that day does', async () => {
		const x = await runningWith([{ ...kill, judged_from: await dayFromToday(it, 2) }]);
		await record(drafter.client, x, { treatment: [1000, 10] });
		await it.travel('2 days');
		await record(drafter.client, x, { day: -1, treatment: [1000, 10] });
		expect(await hitsOf(x.id)).toEqual([]);
		await record(drafter.client, x, { treatment: [1000, 10] });
		expect(await hitsOf(x.id)).toEqual([{ is_met: true, seen: 0.01, day: await dayFromToday(it, 0) }]);
	});

	test('at the very number meets it, and nobody measured meets nothing', async () => {
		const x = await runningWith([{ ...kill, measure: 'change', comparison: 'at_most', value: -0.05 }]);
		await record(drafter.client, x, { control: [0, 0], treatment: [300, 95] });
		expect(await hitsOf(x.id)).toEqual([]);
		// a third and its nineteen twentieths
		await record(drafter.client, x, { control: [300, 100] });
		expect(await hitsOf(x.id)).toEqual([{ is_met: true, seen: -0.05, day: await dayFromToday(it, 0) }]);
	});

	test('is judged by the difference in the unit of the metric too, and reaches the success threshold', async () => {
		const x = await runningWith([{ kind: 'success', measure: 'difference', comparison: 'at_least', value: 0.02 }], {
			success_threshold: 0.1
		});
		await record(drafter.client, x, { control: [1000, 100], treatment: [1000, 111] });
		const day = await dayFromToday(it, 0);
		expect(await hitsOf(x.id, 'success')).toEqual([{ is_met: true, seen: 0.11, day }]);
		await record(drafter.client, x, { treatment: [1000, 120] });
		expect(await hitsOf(x.id, 'success')).toEqual([
			{ is_met: true, seen: 0.11, day },
			{ is_met: true, seen: 0.02, day }
		]);
		expect(await metWord(x.id)).toBe('success');
	});

	test('of a metric that should fall reaches the threshold by falling, however it was typed', async () => {
		const { share, average } = await kpiPair(drafter);
		const x = await running(it, people, {
			success_threshold: 0.1,
			metrics: [
				{ role: 'primary', kpi_id: average, minimum_effect: 0.02 },
				{ role: 'guardrail', kpi_id: share, minimum_effect: 0.03 }
			]
		});
		const row = { metric_id: x.primary, day: x.today, n: 100, sd: 1 };
		await drafter.client.rpc('record_readings', {
			p_experiment: x.id,
			p_readings: [
				{ ...row, variant_id: x.control, mean: 2 },
				{ ...row, variant_id: x.treatment, mean: 1.7 }
			]
		});
		expect(await hitsOf(x.id, 'success')).toEqual([{ is_met: true, seen: -0.15, day: x.today }]);
	});

	test('of several treatments is judged for each', async () => {
		const x = await runningWith([kill], {
			variants: [{ name: 'Control', is_control: true }, { name: 'A' }, { name: 'B' }]
		});
		const [, other] = await it.sql<{ id: number }>`select id::int as id from public.variants
			where experiment_id = ${x.id} and not is_control order by position`;
		const row = { metric_id: x.primary, day: x.today, n: 100 };
		await drafter.client.rpc('record_readings', {
			p_experiment: x.id,
			p_readings: [
				{ ...row, variant_id: x.treatment, successes: 20 },
				{ ...row, variant_id: other?.id ?? 0, successes: 2 }
			]
		});
		const hits =
			await it.sql`select variant_id::int as id from public.criterion_hits h join public.criteria c on c.id = h.criterion_id
			where c.experiment_id = ${x.id} and c.kind = 'kill'`;
		expect(hits).toHaveLength(1);
	});

	test('against a target is held against it', async () => {
		const { share } = await kpiPair(drafter);
		const x = await running(it, people, {
			design: 'fake_door',
			variants: [{ name: 'Door', is_control: false }],
			metrics: [{ role: 'primary', kpi_id: share, minimum_effect: 0.02, target: 0.1 }],
			criteria: [{ kind: 'kill', kpi_id: share, measure: 'change', comparison: 'at_most', value: -0.5 }]
		});
		await record(drafter.client, x, { treatment: [100, 6] });
		expect(await hitsOf(x.id)).toEqual([]);
		await record(drafter.client, x, { treatment: [100, 5] });
		expect(await hitsOf(x.id)).toEqual([{ is_met: true, seen: -0.5, day: x.today }]);
	});

	test('of a pilot region is held against where the other one went', async () => {
		const x = await runningWith([{ kind: 'kill', measure: 'difference', comparison: 'at_most', value: -0.02 }], {
			design: 'regions',
			variants: [{ name: 'South', is_control: true }, { name: 'North' }]
		});
		await record(drafter.client, x, { day: -2, control: [100, 10], treatment: [100, 20] });
		await record(drafter.client, x, { day: -1, control: [300, 30], treatment: [100, 20] });
		expect(await hitsOf(x.id)).toEqual([]);
		// ten points were between them before; now there are eight
		await record(drafter.client, x, { control: [100, 14], treatment: [100, 22] });
		expect(await hitsOf(x.id)).toEqual([{ is_met: true, seen: -0.02, day: x.today }]);
	});

	test('before and after is held against the average day before', async () => {
		const x = await runningWith([{ kind: 'kill', measure: 'change', comparison: 'at_most', value: -0.1 }], {
			design: 'before_after',
			variants: [{ name: 'Before', is_control: true }, { name: 'After' }]
		});
		await record(drafter.client, x, { day: -2, control: [100, 10] });
		await record(drafter.client, x, { day: -1, control: [900, 270] });
		await record(drafter.client, x, { treatment: [100, 18] });
		expect(await hitsOf(x.id)).toEqual([{ is_met: true, seen: -0.1, day: x.today }]);
	});

	test('that two people and a program write at the same moment is announced once', async () => {
		const x = await runningWith([kill]);
		const { data: token } = await drafter.client.rpc('make_reading_token', { p_experiment: x.id, p_name: 'warehouse' });
		const rows = (successes: number) => [
			{ metric_id: x.primary, variant_id: x.treatment, day: x.today, n: 1000, successes }
		];
		const push = (successes: number) =>
			it.anonymous().rpc('push_readings', {
				p_experiment: x.id,
				p_token: token ?? '',
				p_readings: rows(successes),
				p_key: '',
				p_body: '',
				p_is_cumulative: false
			});
		const replies = await Promise.all([
			...[drafter, marketing, itOwner].map(({ client }, at) =>
				client.rpc('record_readings', { p_experiment: x.id, p_readings: rows(10 + at) })
			),
			push(20),
			push(21)
		]);
		expect(replies.map(refused)).toEqual(replies.map(() => undefined));
		expect(await hitsOf(x.id)).toHaveLength(1);
		expect(
			await it.sql`select from public.activity where verb = 'criteria.judged' and subject_id = ${String(x.id)}`
		).toHaveLength(1);
		expect((await stranger.client.rpc('verify_activity')).data?.[0]?.is_intact).toBe(true);
	});
});

describe('what was met', () => {
	test('is read by every member, written by nobody but the readings, and kept', async () => {
		const x = await runningWith([kill]);
		await record(drafter.client, x, { treatment: [100, 1] });
		const { data } = await stranger.client.rpc('read_experiment', { p_experiment: x.id });
		expect(data).toMatchObject({
			criteria: [{ kind: 'kill', judged_by: 0.08, hits: [{ is_met: true, seen: 0.01, answer: null }] }, {}]
		});
		const id = await criterionOf(x.id);
		for (const { client } of [drafter, stranger, leader, admin]) {
			const hit = { criterion_id: id, variant_id: x.treatment, is_met: false, seen: 1, day: x.today };
			expect((await client.from('criterion_hits').insert(hit)).error?.code).toBe('42501');
			expect((await client.from('criteria').update({ value: 0.01 }).eq('id', id)).error?.code).toBe('42501');
		}
		for (const table of ['criteria', 'criterion_hits', 'criterion_answers'] as const)
			expect((await it.anonymous().from(table).select('*')).error).not.toBeNull();
		expect((await it.anonymous().from('criteria_met').select('*')).error).not.toBeNull();
		await expect(it.sql`delete from public.criterion_hits`).rejects.toThrow('append_only');
		await expect(it.sql`update public.criterion_hits set is_met = false`).rejects.toThrow('append_only');
	});

	test('waits on the first page of the owner who watches it, until it is stopped or goes on for a reason', async () => {
		const x = await runningWith([{ ...kill, side: 'it' }]);
		const waiting = async ({ client }: { client: Client }) => {
			const { data } = await client.rpc('today');
			const list = typeof data === 'object' && data !== null && 'criteria' in data ? data.criteria : [];
			return Array.isArray(list)
				? list.filter(
						(one) => typeof one === 'object' && one !== null && 'experiment_id' in one && one.experiment_id === x.id
					).length
				: 0;
		};
		await record(drafter.client, x, { treatment: [100, 1] });
		expect([await waiting(itOwner), await waiting(marketing), await waiting(stranger), await waiting(leader)]).toEqual([
			1, 0, 0, 0
		]);
		const id = await criterionOf(x.id);
		const goOn = async (client: Client, reason = 'The tracking lost the phones: it is mended.') =>
			refused(await client.rpc('go_on', { p_criterion: id, p_reason: reason }));
		for (const { client } of [stranger, leader, admin]) expect(await goOn(client)).toBe('experiment_team_only');
		expect((await it.anonymous().rpc('go_on', { p_criterion: id, p_reason: 'because we can' })).error).not.toBeNull();
		expect(await goOn(itOwner.client, ' too short ')).toBe('criterion_answers_reason_is_told');
		const replies = await Promise.all([
			goOn(itOwner.client),
			goOn(itOwner.client),
			goOn(marketing.client, 'We wait for the weekend first.')
		]);
		expect(replies.filter((name) => name !== undefined && name !== 'criterion_is_answered')).toEqual([]);
		expect(
			await it.sql`select from public.criterion_answers a join public.criterion_hits h on h.id = a.hit_id
			where h.criterion_id = ${id}`
		).toHaveLength(1);
		expect(await waiting(itOwner)).toBe(0);
		// once it was not met any more and is again, it waits again
		await record(drafter.client, x, { treatment: [100, 90] });
		expect(await goOn(itOwner.client)).toBe('criterion_is_not_met');
		await record(drafter.client, x, { treatment: [100, 2] });
		expect(await waiting(itOwner)).toBe(1);
		await drafter.client.rpc('stop_experiment', {
			p_experiment: x.id,
			p_criterion: 'kill_criterion',
			p_reason: 'two in a hundred after a day',
			p_by: id
		});
		expect(await waiting(itOwner)).toBe(0);
	});

	test('is what a time-box is stopped by: of this experiment, and of its kind', async () => {
		const [x, other] = [await runningWith([kill]), await runningWith([kill])];
		const [mine, theirs] = [await criterionOf(x.id), await criterionOf(other.id)];
		const stop = async (p_by: number, p_criterion = 'kill_criterion') =>
			refused(
				await drafter.client.rpc('stop_experiment', {
					p_experiment: x.id,
					p_criterion,
					p_reason: 'two in a hundred',
					p_by
				})
			);
		await it.travel('5 days');
		expect(await stop(theirs)).toBe('stop_is_by_its_criterion');
		expect(await stop(mine, 'outside')).toBe('stop_is_by_its_criterion');
		expect(await stop(mine)).toBe(undefined);
		expect(await stop(mine)).toBe(undefined);
		const { data } = await stranger.client
			.from('early_stops')
			.select('criterion, criterion_id')
			.eq('experiment_id', x.id);
		expect(data).toEqual([{ criterion: 'kill_criterion', criterion_id: mine }]);
	});

	test('is shown by a share link without the people in it, and exported with every change', async () => {
		const x = await runningWith([kill]);
		await record(drafter.client, x, { treatment: [100, 1] });
		await itOwner.client.rpc('go_on', {
			p_criterion: await criterionOf(x.id),
			p_reason: 'We wait for the weekend first.'
		});
		const { data: token } = await drafter.client.rpc('share_experiment', { p_experiment: x.id, p_days: 1 });
		const shared = JSON.stringify((await it.anonymous().rpc('read_shared_experiment', { p_token: token ?? '' })).data);
		expect(shared).toContain('We wait for the weekend first.');
		expect(shared).not.toContain(itOwner.name);
		const { data } = await stranger.client.rpc('export_experiment', { p_experiment: x.id });
		expect(data).toMatchObject({ criteria: [{ hits: [{ is_met: true, answer: { author: itOwner.name } }] }, {}] });
	});
});

describe('an amendment', () => {
	const why = 'half the visitors came from a bot';
	const amend = async (client: Client, id: number, [value, reason = why]: [number, string?]) =>
		refused(await client.rpc('amend_criterion', { p_criterion: id, p_value: value, p_reason: reason }));

	test('of a kill criterion stands beside what was registered, and it is judged by it from then on', async () => {
		const x = await runningWith([kill]);
		const id = await criterionOf(x.id);
		await record(drafter.client, x, { treatment: [100, 8] });
		expect(await amend(marketing.client, id, [0.05])).toBe(undefined);
		expect((await hitsOf(x.id)).map(({ is_met }) => is_met)).toEqual([true, false]);
		const { data } = await stranger.client
			.from('amendments')
			.select('field, criterion_id, registered_value, amended_value')
			.eq('experiment_id', x.id);
		expect(data).toEqual([{ field: 'criterion', criterion_id: id, registered_value: '0.08', amended_value: '0.05' }]);
		expect(await amend(marketing.client, id, [0.05])).toBe(undefined);
		expect(await amend(itOwner.client, id, [0.05, 'the same once more'])).toBe('amendment_changes_nothing');
		expect(await amend(drafter.client, id, [8])).toBe('criteria_of_a_share_are_shares');
		expect(await amend(drafter.client, id, [0.06, 'short'])).toBe('amendments_reason_is_told');
		expect(
			refused(
				await drafter.client.rpc('amend_experiment', {
					p_experiment: x.id,
					p_field: 'criterion',
					p_value: '1',
					p_reason: why
				})
			)
		).toBe('amendments_name_their_criterion');
	});

	test('of a success criterion moves no bar: it is read beside it', async () => {
		const x = await runningWith([{ ...kill, kind: 'success', comparison: 'at_least', value: 0.2 }]);
		const [row] = await it.sql<{
			id: number;
		}>`select id::int as id from public.criteria where experiment_id = ${x.id} and not is_threshold`;
		await record(drafter.client, x, { treatment: [100, 15] });
		expect(await amend(marketing.client, row?.id ?? 0, [0.1])).toBe(undefined);
		expect(await hitsOf(x.id, 'success')).toEqual([]);
		expect(await amend(marketing.client, await criterionOf(x.id, 'success'), [0.1])).toBe(
			'threshold_is_amended_in_the_plan'
		);
	});

	test('is for those who run it, while it runs', async () => {
		const x = await runningWith([kill]);
		const id = await criterionOf(x.id);
		for (const { client } of [stranger, leader, admin])
			expect(await amend(client, id, [0.05])).toBe('experiment_team_only');
		expect(
			(await it.anonymous().rpc('amend_criterion', { p_criterion: id, p_value: 1, p_reason: why })).error
		).not.toBeNull();
		expect(await amend(drafter.client, 987654, [0.05])).toBe('no_such_criterion');
		expect(await amend(drafter.client, await criterionOf(await draftWith([kill])), [0.05])).toBe(
			'experiment_has_not_started'
		);
		await it.travel('20 days');
		await leader.client.rpc('open_ballot_box', { p_experiment: x.id });
		expect(await amend(drafter.client, id, [0.05])).toBe('experiment_is_decided');
	});
});
