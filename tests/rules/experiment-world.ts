import { expect } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import type { TestPerson, World } from './harness.ts';

/** The name of what refused, whether a raised refusal or a constraint; undefined when it was taken. */
export function refused({ error }: { error: { code?: string; message: string } | null }): string | undefined {
	if (!error) return undefined;
	return /constraint "(\w+)"/.exec(error.message)?.[1] ?? (error.code?.startsWith('PT') ? error.message : error.code);
}

/** A day so many days from today by the database's clock, as `2026-03-01`. */
export async function dayFromToday(world: World, days: number): Promise<string> {
	const [row] = await world.sql<{ day: string }>`select to_char(private.today() + ${days}::int, 'YYYY-MM-DD') as day`;
	return row?.day ?? '';
}

/** The people around an experiment: who drafted it, its owners, and somebody it is none of the business of. */
export async function cast(world: World) {
	const [drafter, marketing, it, stranger] = await Promise.all([
		world.person({ function: 'other' }),
		world.person({ function: 'marketing' }),
		world.person({ function: 'it' }),
		world.person({ function: 'it' })
	]);
	return { drafter, marketing, it, stranger };
}

export type Cast = Awaited<ReturnType<typeof cast>>;

let kpis = 0;

/** Two KPIs of their own: a share that should rise and an average that should fall. */
export async function kpiPair({ client }: TestPerson): Promise<{ share: number; average: number }> {
	const nth = (kpis += 1);
	const { error } = await client.from('kpis').insert([
		{ name: `Share ${nth}`, definition: 'sign-ups by visits a day', kind: 'proportion', owner_function: 'marketing' },
		{
			name: `Average ${nth}`,
			definition: 'seconds until the page is there',
			kind: 'mean',
			direction: 'down',
			owner_function: 'it'
		}
	]);
	expect(error).toBeNull();
	const { data } = await client
		.from('kpis')
		.select('id, name')
		.in('name', [`Share ${nth}`, `Average ${nth}`]);
	const idOf = (name: string) => data?.find((kpi) => kpi.name === name)?.id ?? 0;
	return { share: idOf(`Share ${nth}`), average: idOf(`Average ${nth}`) };
}

/** An idea without an event, and its id. */
export async function newIdea({ client }: TestPerson, event?: number): Promise<number> {
	const { data, error } = await client.rpc('propose_idea', {
		p_title: 'Ask for one field less',
		p_problem: 'People leave at the phone number.',
		p_proposal: '',
		p_tags: [],
		p_event: event
	});
	expect(error).toBeNull();
	return data ?? 0;
}

export async function newDraft({ client }: TestPerson, idea: number): Promise<number> {
	const { data, error } = await client.rpc('draft_experiment', { p_idea: idea, p_title: 'One field less' });
	expect(error).toBeNull();
	return data ?? 0;
}

/** A plan that lacks nothing, for changing one thing at a time. */
export async function wholePlan(world: World, people: Cast): Promise<Record<string, Json>> {
	const { share, average } = await kpiPair(people.drafter);
	return {
		insight: 'four in ten leave at the phone number',
		change: 'asking for one field less',
		audience: 'first-time visitors',
		expected_outcome: 'more finished sign-ups',
		riskiest_assumption: 'people leave because of that field',
		success_threshold: 0.05,
		kill_state: 'fewer than 200 sign-ups',
		kill_on: await dayFromToday(world, 7),
		promised_amount: 2000,
		promised_days: 5,
		ends_on: await dayFromToday(world, 14),
		marketing_owner_id: people.marketing.id,
		it_owner_id: people.it.id,
		variants: [{ name: 'Control', is_control: true }, { name: 'Shorter form' }],
		metrics: [
			{ role: 'primary', kpi_id: share, minimum_effect: 0.02 },
			{ role: 'guardrail', kpi_id: average, minimum_effect: 0.03 }
		]
	};
}

/** A draft with a plan that lacks nothing. */
export async function plannedDraft(world: World, people: Cast, changes: Record<string, Json> = {}): Promise<number> {
	const id = await newDraft(people.drafter, await newIdea(people.drafter));
	const plan = { ...(await wholePlan(world, people)), ...changes };
	const { error } = await people.drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan });
	expect(error).toBeNull();
	return id;
}

/** A started experiment and the ids a reading needs. */
export async function running(world: World, people: Cast, changes: Record<string, Json> = {}) {
	const id = await plannedDraft(world, people, changes);
	expect((await people.drafter.client.rpc('start_experiment', { p_experiment: id })).error).toBeNull();
	const [variants, metrics] = await Promise.all([
		people.drafter.client.from('variants').select('id, is_control').eq('experiment_id', id),
		people.drafter.client.from('metrics').select('id, role').eq('experiment_id', id)
	]);
	return {
		id,
		control: variants.data?.find((variant) => variant.is_control)?.id ?? 0,
		treatment: variants.data?.find((variant) => !variant.is_control)?.id ?? 0,
		primary: metrics.data?.find((metric) => metric.role === 'primary')?.id ?? 0,
		guardrail: metrics.data?.find((metric) => metric.role === 'guardrail')?.id ?? 0,
		today: await dayFromToday(world, 0)
	};
}
