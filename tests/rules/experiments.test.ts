import { describe, expect, test } from 'vitest';
import { cast, dayFromToday, plannedDraft, refused, running, wholePlan } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, stranger } = people;

const start = (client: Client, id: number) => client.rpc('start_experiment', { p_experiment: id });
const yesterday = await dayFromToday(it, -1);
const late = await dayFromToday(it, 30);

describe('starting', () => {
	test.each([
		['a hypothesis in all its parts', { audience: ' ' }, 'start_needs_a_hypothesis'],
		['the riskiest assumption', { riskiest_assumption: '' }, 'start_needs_the_riskiest_assumption'],
		['a treatment', { variants: [{ name: 'Control', is_control: true }] }, 'start_needs_control_and_treatment'],
		['a control', { variants: [{ name: 'A' }, { name: 'B' }] }, 'start_needs_control_and_treatment'],
		['a primary metric', { metrics: [] }, 'start_needs_a_primary_metric'],
		['a success threshold', { success_threshold: null }, 'start_needs_a_success_threshold'],
		['a success that is no loss', { success_threshold: -0.05 }, 'start_needs_success_above_zero'],
		['a success that is something', { success_threshold: 0 }, 'start_needs_success_above_zero'],
		[
			'no loss called success where only no harm is promised either',
			{ success_threshold: -0.01, decision_rule: 'no_harm' },
			'start_needs_success_above_zero'
		],
		['a promised cost', { promised_amount: null, promised_days: null }, 'start_needs_a_cost'],
		['a kill criterion with its state', { kill_state: '' }, 'start_needs_a_kill_criterion'],
		['a kill criterion with its day', { kill_on: null }, 'start_needs_a_kill_criterion'],
		['an end', { ends_on: null }, 'start_needs_a_time_box_ahead'],
		['an end that lies ahead', { ends_on: yesterday, kill_on: yesterday }, 'start_needs_a_time_box_ahead'],
		['a kill date before the end', { kill_on: late }, 'kill_date_is_in_the_time_box'],
		['a kill date that is not over', { kill_on: yesterday }, 'kill_date_is_in_the_time_box'],
		['a marketing owner', { marketing_owner_id: null }, 'start_needs_a_marketing_owner'],
		['a marketing owner from marketing', { marketing_owner_id: drafter.id }, 'start_needs_a_marketing_owner'],
		['an IT owner', { it_owner_id: null }, 'start_needs_an_it_owner'],
		['an IT owner from IT', { it_owner_id: drafter.id }, 'start_needs_an_it_owner']
	])('needs %s', async (_, changes, refusal) => {
		const id = await plannedDraft(it, people, changes);
		expect(refused(await start(drafter.client, id))).toBe(refusal);
		expect(await it.sql`select started_at from public.experiments where id = ${id}`).toEqual([{ started_at: null }]);
	});

	test('takes 0 as a success where no harm is all that was promised, and a fall where less is better', async () => {
		const none = { success_threshold: 0, decision_rule: 'no_harm' as const };
		expect(refused(await start(drafter.client, await plannedDraft(it, people, none)))).toBeUndefined();
		const id = await plannedDraft(it, people, { success_threshold: -0.05 });
		await it.sql`update public.metrics m set kpi_id = (select k.id from public.kpis k
			where k.direction = 'down' and not exists (select from public.metrics o where o.experiment_id = ${id} and o.kpi_id = k.id) limit 1)
			where m.experiment_id = ${id} and m.role = 'primary'`;
		expect(refused(await start(drafter.client, id))).toBeUndefined();
	});

	test('needs a guardrail, and a size for each metric', async () => {
		const { metrics } = await wholePlan(it, people);
		const [primary, guardrail] = Array.isArray(metrics) ? metrics : [];
		const sizeless = (metric: unknown) => Object.assign({}, metric, { minimum_effect: null });
		const startWith = async (some: unknown[]) =>
			refused(
				await start(drafter.client, await plannedDraft(it, people, { metrics: JSON.parse(JSON.stringify(some)) }))
			);
		expect(await startWith([primary])).toBe('start_needs_a_guardrail');
		expect(await startWith([sizeless(primary), guardrail])).toBe('start_needs_a_minimum_effect');
		expect(await startWith([primary, sizeless(guardrail)])).toBe('start_needs_a_bearable_loss');
	});

	test('somebody who bridges can own either side', async () => {
		const bridge = await it.person({ function: 'it', is_bridging: true });
		const id = await plannedDraft(it, people, { marketing_owner_id: bridge.id });
		expect(refused(await start(drafter.client, id))).toBeUndefined();
	});

	test('freezes the registration under a hash that fits it', async () => {
		const { id, today } = await running(it, people);
		const [row] = await it.sql<{ fits: boolean; day: string; logged: string; registered: string }>`
			select registration_hash = encode(sha256(convert_to(registration::text, 'UTF8')), 'hex') as fits,
				registration ->> 'starts_on' as day, registration_hash as registered,
				(select details ->> 'registration_hash' from public.activity
					where verb = 'experiment.started' and subject_id = x.id::text) as logged
			from public.experiments x where id = ${id}`;
		expect(row).toMatchObject({ fits: true, day: today });
		expect(row?.logged).toBe(row?.registered);
		const { data } = await stranger.client.rpc('read_experiment', { p_experiment: id });
		expect(data).toMatchObject({ state: 'running', is_sealed: true, runs: false });
	});

	test('twenty starts at once start it once', async () => {
		const id = await plannedDraft(it, people);
		const replies = await Promise.all(Array.from({ length: 20 }, () => start(drafter.client, id)));
		expect(replies.filter((reply) => refused(reply) === undefined)).toHaveLength(1);
		expect(new Set(replies.map(refused))).toEqual(new Set([undefined, 'experiment_has_started']));
		expect(await it.sql`select number from public.time_boxes where experiment_id = ${id}`).toHaveLength(1);
	});
});

test('once started the plan is refused, by the function and by the tables behind it', async () => {
	const { id } = await running(it, people);
	const plan = await wholePlan(it, people);
	expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBe(
		'registration_is_frozen'
	);
	const draft = await plannedDraft(it, people);
	for (const statement of [
		`update public.experiments set success_threshold = 0.01 where id = ${id}`,
		`update public.experiments set registration = '{}' where id = ${id}`,
		`update public.experiments set drafted_by = '${stranger.id}' where id = ${id}`,
		`update public.experiments set started_at = null, registration = null where id = ${id}`,
		`delete from public.experiments where id = ${id}`,
		`update public.variants set name = 'Other' where experiment_id = ${id}`,
		`update public.variants set experiment_id = ${draft}, position = 9, name = 'Moved out', is_control = false where experiment_id = ${id} and not is_control`,
		`insert into public.variants (experiment_id, position, name) values (${id}, 3, 'Late')`,
		`delete from public.metrics where experiment_id = ${id}`
	]) {
		await expect(it.owner.query(statement), statement).rejects.toThrow('registration_is_frozen');
	}
});

test('signed out, nobody reads an experiment by any door', async () => {
	const { id } = await running(it, people);
	const client = it.anonymous();
	expect(refused(await client.from('experiments').select())).toBe('42501');
	expect(refused(await client.from('experiment_list').select())).toBe('42501');
	expect(refused(await client.from('experiment_totals').select())).toBe('42501');
	expect(refused(await client.rpc('read_experiment', { p_experiment: id }))).toBe('42501');
});

test('an experiment is due the day after its time-box, by the clock of the database', async () => {
	const { id } = await running(it, people);
	const state = async () =>
		(await drafter.client.from('experiment_list').select('state').eq('id', id).single()).data?.state;
	await it.travel('14 days');
	expect(await state()).toBe('running');
	await it.travel('15 days');
	expect(await state()).toBe('due');
	await it.stopClock();
});
