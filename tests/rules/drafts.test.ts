import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cast, newDraft, newIdea, plannedDraft, refused, wholePlan } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

const start = (client: Client, id: number) => client.rpc('start_experiment', { p_experiment: id });
describe('drafting', () => {
	test('any member drafts from any idea, with a control and a treatment to begin with', async () => {
		const id = await newDraft(stranger, await newIdea(drafter));
		const { data } = await drafter.client.from('experiment_list').select('state, drafted_by').eq('id', id).single();
		expect(data).toEqual({ state: 'draft', drafted_by: stranger.id });
		const variants = await drafter.client.from('variants').select('name, is_control').eq('experiment_id', id);
		expect(variants.data).toHaveLength(2);
	});

	test('the same form sent many times at once opens one draft', async () => {
		const idea = await newIdea(drafter);
		const key = randomUUID();
		const sent = await Promise.all(
			Array.from({ length: 10 }, () =>
				drafter.client.rpc('draft_experiment', { p_idea: idea, p_title: 'Only once', p_key: key })
			)
		);
		expect(new Set(sent.map(({ data }) => data)).size).toBe(1);
		expect(await it.sql`select id from public.experiments where idea_id = ${idea}`).toHaveLength(1);
		expect(
			await it.sql`select v.id from public.variants v join public.experiments x on x.id = v.experiment_id
			where x.idea_id = ${idea}`
		).toHaveLength(2);
	});

	test('a key belongs to who drew it', async () => {
		const idea = await newIdea(drafter);
		const key = randomUUID();
		const draft = (client: Client) => client.rpc('draft_experiment', { p_idea: idea, p_title: 'Mine', p_key: key });
		expect((await draft(drafter.client)).data).not.toBe((await draft(stranger.client)).data);
	});

	test('an idea that is not there starts nothing', async () => {
		const { error } = await drafter.client.rpc('draft_experiment', { p_idea: 999_999, p_title: 'Nothing' });
		expect(error?.message).toBe('no_such_idea');
	});

	test('signed out, or without a profile, nobody drafts', async () => {
		const idea = await newIdea(drafter);
		const early = await it.person({ is_complete: false });
		const draft = (client: Client) => client.rpc('draft_experiment', { p_idea: idea, p_title: 'Draft' });
		expect(refused(await draft(it.anonymous()))).toBe('42501');
		expect(refused(await draft(early.client))).toBe('profile_comes_first');
	});
});

describe('planning', () => {
	test('those who run it plan it: who drafted it, both owners, the team on the idea', async () => {
		const id = await plannedDraft(it, people);
		const plan = await wholePlan(it, people);
		const save = (client: Client) => client.rpc('plan_experiment', { p_experiment: id, p_plan: plan });
		for (const { client } of [drafter, marketing, itOwner]) expect(refused(await save(client))).toBeUndefined();
	});

	test('the team on the idea runs its experiment', async () => {
		const [event] = await it.sql<{ id: number }>`
			insert into public.events (slug, name, organizer_id, ideation_at, formation_at, build_at, submission_at, judging_at, voting_at, results_at)
			values (${randomUUID().slice(0, 8)}, 'Spring days', ${drafter.id}, now() - interval '1 hour', now() - interval '50 minutes',
				now() + interval '1 hour', now() + interval '2 hours', now() + interval '3 hours', now() + interval '4 hours', now() + interval '5 hours')
			returning id`;
		const idea = await newIdea(drafter, Number(event?.id));
		const member = await it.person();
		const { error } = await member.client.rpc('form_team', { p_idea: idea, p_name: 'The short form' });
		expect(error).toBeNull();
		const id = await newDraft(drafter, idea);
		const plan = { title: 'By the team', variants: [], metrics: [] };
		expect(refused(await member.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBeUndefined();
	});

	test('nobody else does: other members, leaders, admins, the signed-out', async () => {
		const id = await plannedDraft(it, people);
		const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);
		const save = (client: Client) =>
			client.rpc('plan_experiment', { p_experiment: id, p_plan: { title: 'Taken over' } });
		for (const { client } of [stranger, leader, admin]) {
			expect(refused(await save(client))).toBe('experiment_team_only');
			expect(refused(await start(client, id))).toBe('experiment_team_only');
		}
		expect(refused(await save(it.anonymous()))).toBe('42501');
		expect(await it.sql`select title from public.experiments where id = ${id}`).toEqual([{ title: 'One field less' }]);
	});

	test('columns that are not of the plan cannot be smuggled in with it', async () => {
		const id = await plannedDraft(it, people);
		const forged = {
			...(await wholePlan(it, people)),
			id: 1,
			drafted_by: stranger.id,
			started_at: '2020-01-01',
			started_by: stranger.id,
			registration: {},
			registration_hash: 'x',
			ended_as: 'promoted',
			time_box: 9
		};
		expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: forged }))).toBeUndefined();
		expect(
			await it.sql`select drafted_by, started_at, registration, ended_as, time_box from public.experiments where id = ${id}`
		).toEqual([{ drafted_by: drafter.id, started_at: null, registration: null, ended_as: null, time_box: 1 }]);
	});

	test('no table of an experiment is written directly', async () => {
		const id = await plannedDraft(it, people);
		const { client } = drafter;
		expect(refused(await client.from('experiments').update({ title: 'Direct' }).eq('id', id))).toBe('42501');
		expect(refused(await client.from('experiments').delete().eq('id', id))).toBe('42501');
		expect(refused(await client.from('variants').insert({ experiment_id: id, position: 3, name: 'B' }))).toBe('42501');
		expect(refused(await client.from('metrics').update({ minimum_effect: 9 }).eq('experiment_id', id))).toBe('42501');
		expect(refused(await client.from('time_boxes').delete().eq('experiment_id', id))).toBe('42501');
		expect(refused(await client.from('reading_totals').delete().eq('metric_id', 1))).toBe('42501');
	});

	test.each([
		['title', 'x', 'experiments_title_is_short'],
		['insight', 'x'.repeat(501), 'experiments_hypothesis_fits'],
		['riskiest_assumption', 'x'.repeat(501), 'experiments_assumption_fits'],
		['kill_state', 'x'.repeat(501), 'experiments_kill_state_fits'],
		['success_threshold', 11, 'experiments_threshold_is_a_ratio'],
		['ends_on', 'infinity', 'experiments_dates_are_days'],
		['it_owner_id', marketing.id, 'experiments_have_two_owners'],
		['it_owner_id', randomUUID(), 'experiments_it_owner_id_fkey'],
		['marketing_owner_id', randomUUID(), 'experiments_marketing_owner_id_fkey']
	])('%s is held to its limits', async (field, value, constraint) => {
		const id = await plannedDraft(it, people);
		const plan = { ...(await wholePlan(it, people)), [field]: value };
		expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBe(constraint);
	});

	test.each([
		[[{ name: 'A', is_control: true }, { name: 'a' }], 'variants_name_is_unique'],
		[[{ name: 'A', is_control: true }, { name: ' ' }], 'variants_name_is_short'],
		[
			[
				{ name: 'A', is_control: true },
				{ name: 'B', is_control: true }
			],
			'variants_have_one_control'
		],
		[
			[
				{ name: 'A', is_control: true },
				{ name: 'B', weight: 0 }
			],
			'variants_weight_is_positive'
		],
		[[{ name: 'A', description: 'x'.repeat(501) }], 'variants_description_fits']
	])('variants are held to theirs: %j', async (variants, constraint) => {
		const id = await plannedDraft(it, people);
		const plan = { ...(await wholePlan(it, people)), variants };
		expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBe(constraint);
	});

	test('a KPI cannot guard itself, and an effect is above zero', async () => {
		const id = await plannedDraft(it, people);
		const plan = await wholePlan(it, people);
		const save = (metrics: { role: string; kpi_id: number; minimum_effect?: number; baseline?: number }[]) =>
			drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: { ...plan, metrics } });
		const { data } = await drafter.client.from('kpis').select('id').limit(2);
		const [one = 0, two = 0] = (data ?? []).map((kpi) => kpi.id);
		const both = (first: number, second: number) => [
			{ role: 'primary', kpi_id: first },
			{ role: 'guardrail', kpi_id: second }
		];
		expect(refused(await save(both(one, one)))).toBe('metrics_measure_different_kpis');
		expect(refused(await save(both(one, 999_999)))).toBe('metrics_kpi_id_fkey');
		expect(refused(await save(both(one, two).map((metric) => ({ ...metric, role: 'primary' }))))).toBe(
			'metrics_have_one_primary'
		);
		expect(refused(await save([{ role: 'primary', kpi_id: one, minimum_effect: 0 }]))).toBe(
			'metrics_effect_is_a_ratio'
		);
		expect(refused(await save([{ role: 'primary', kpi_id: one, baseline: -1 }]))).toBe('metrics_baseline_is_a_number');
	});
});
