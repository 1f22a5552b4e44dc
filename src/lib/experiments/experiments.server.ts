import type { Kinds } from '#lib/experiments/criteria.schema.ts';
import type { NewExperiment } from '#lib/experiments/draft.schema.ts';
import { experiment, type Experiment } from '#lib/experiments/experiment.schema.ts';
import { stateFilters, type ExperimentRow, type ExperimentState } from '#lib/experiments/experiments.ts';
import type { PlanInput } from '#lib/experiments/plan.schema.ts';
import type { FieldChoice } from '#lib/experiments/planFields.ts';
import type { Tag } from '#lib/experiments/tags.ts';
import { templateOf } from '#lib/experiments/templates.ts';
import { readTotals, type Arm } from '#lib/experiments/totals.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** How many experiments a page of the list shows. */
export const PAGE = 30;

const COLUMNS =
	'id, idea_id, idea, title, state, today, starts_on, ends_on, time_box, drafted_at, ended_at, marketing_owner_id, marketing_owner, it_owner_id, it_owner, primary_kpi, totals, is_held, design, look_rule, looks, was_moved, cut, criterion_met, tags';

const LISTS = {
	all: { whole: 'listed_experiments', by_field: 'experiments_by_field' },
	tagged: { whole: 'tagged_experiments', by_field: 'tagged_experiments_by_field' }
} as const;

/** What the list is narrowed to. `me` keeps those one owns or drafted; `before` is where the page before ended. */
export type Filter = {
	readonly state?: (typeof stateFilters)[number]['value'];
	readonly owner?: string;
	readonly me?: string;
	readonly idea?: number;
	/** Those whose idea names it. */
	readonly priority?: number;
	readonly tag?: Tag | null;
	readonly choice?: FieldChoice | null;
	readonly before?: { readonly drafted_at: string; readonly id: number };
};

/** A page of experiments, newest first, each with the totals of its primary metric. */
export async function list(
	supabase: Supabase,
	{ state, owner, me, idea, priority, tag, choice, before }: Filter
): Promise<{ experiments: readonly (ExperimentRow & { totals: readonly Arm[] })[]; hasMore: boolean }> {
	let query = supabase
		.from(LISTS[tag ? 'tagged' : 'all'][choice ? 'by_field' : 'whole'])
		.select(COLUMNS)
		.order('drafted_at', { ascending: false })
		.order('id', { ascending: false })
		.limit(PAGE + 1);
	const chosen = stateFilters.find(({ value }) => value === state);
	if (chosen) query = query.in('state', [...chosen.states]);
	const conditions = [
		chosen?.stored,
		owner && `or(marketing_owner_id.eq.${owner},it_owner_id.eq.${owner})`,
		me && `or(marketing_owner_id.eq.${me},it_owner_id.eq.${me},drafted_by.eq.${me})`,
		before && `or(drafted_at.lt."${before.drafted_at}",and(drafted_at.eq."${before.drafted_at}",id.lt.${before.id}))`
	].filter((condition) => condition !== undefined);
	// in one parameter: of several the embedded backend would hear only one
	if (conditions.length > 0) query = query.or(`and(${conditions.join(',')})`);
	if (tag) query = query.filter('tag_kind', 'eq', tag.kind).filter('tag', 'eq', tag.name);
	if (choice) query = query.filter('field_id', 'eq', choice.field).filter('field_value', 'eq', choice.value);
	if (idea) query = query.eq('idea_id', idea);
	if (priority) query = query.eq('priority_id', priority);
	const rows = answer(await query.overrideTypes<(ExperimentRow & { totals: unknown })[], { merge: false }>());
	const experiments = rows.slice(0, PAGE).map((row) => ({ ...row, totals: readTotals(row.totals) }));
	return { experiments, hasMore: rows.length > PAGE };
}

/** Everything about one experiment. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number): Promise<Experiment> {
	return experiment.parse(answer(await supabase.rpc('read_experiment', { p_experiment: id })));
}

/** How these KPIs are read, and in which unit: those that are there, by their ids. */
export async function kinds(supabase: Supabase, ids: readonly number[]): Promise<Kinds> {
	if (ids.length === 0) return new Map();
	const found = answer(
		await supabase
			.from('kpis')
			.select('id, kind, unit')
			.in('id', [...ids])
	);
	return new Map(found.map(({ id, kind, unit }) => [id, { kind, unit }]));
}

/** The idea a draft would come from. Throws 404 when there is none. */
export async function idea(supabase: Supabase, id: number): Promise<{ id: number; title: string; problem: string }> {
	return answer(await supabase.from('ideas').select('id, title, problem').eq('id', id).single());
}

/** How many rows an answer holds at the most, as the server is set. */
const MOST_ROWS = 500;

/** Those who can stand for a side, by name: the people of its function, and whoever bridges. */
export async function owners(supabase: Supabase): Promise<{ marketing: readonly Owner[]; it: readonly Owner[] }> {
	const page = async (from: number) =>
		answer(
			await supabase
				.from('people')
				.select('id, name, title, function, is_bridging')
				.in('function', ['marketing', 'it'])
				.is('left_at', null)
				.eq('is_complete', true)
				.order('name')
				.order('id')
				.range(from, from + MOST_ROWS - 1)
		);
	const people = await page(0);
	// nobody is left out of a large company: whose name comes late owns things too
	for (let more = people.length; more === MOST_ROWS;) {
		const next = await page(people.length);
		people.push(...next);
		more = next.length;
	}
	return {
		marketing: people.filter((one) => one.function === 'marketing' || one.is_bridging),
		it: people.filter((one) => one.function === 'it' || one.is_bridging)
	};
}

export type Owner = { readonly id: string; readonly name: string; readonly title: string };

/** Drafts an experiment from an idea, empty, from a template or a copy; the same key again answers the draft that is there. */
export async function draft(
	supabase: Supabase,
	{ idea, title, key, template, copied }: NewExperiment
): Promise<{ id: number; error?: undefined } | { id?: undefined; error: DatabaseError }> {
	const begun = { p_idea: idea, p_title: title, p_key: key };
	const first = templateOf(template);
	const { data, error } =
		copied !== null
			? await supabase.rpc('copy_experiment', { ...begun, p_from: copied })
			: first
				? await supabase.rpc('begin_experiment', {
						...begun,
						p_plan: { ...first.plan, design: first.design, variants: [...first.plan.variants], metrics: [] }
					})
				: await supabase.rpc('draft_experiment', begun);
	return error ? { error } : { id: data };
}

/** What a plan could be copied from: those of the idea, then the newest of all. */
export async function copyable(
	supabase: Supabase,
	idea: number
): Promise<readonly { id: number; title: string; state: ExperimentState }[]> {
	const columns = supabase.from('experiment_list').select('id, title, state');
	const newest = columns.order('drafted_at', { ascending: false }).order('id', { ascending: false }).limit(60);
	const own = supabase.from('experiment_list').select('id, title, state').eq('idea_id', idea).limit(20);
	const found = await Promise.all([own, newest]);
	const rows = found.flatMap((one) => answer(one));
	return [...new Map(rows.map((row) => [row.id, row])).values()].flatMap(({ id, title, state }) =>
		id === null || title === null || state === null ? [] : { id, title, state }
	);
}

/** Writes the whole plan of a draft. */
export async function plan(supabase: Supabase, id: number, input: PlanInput): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('plan_experiment', { p_experiment: id, p_plan: input });
	return error;
}

/** Starts it today and freezes the registration. */
export async function start(supabase: Supabase, id: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('start_experiment', { p_experiment: id });
	return error;
}

/** Writes an amendment beside the registration. */
export async function amend(
	supabase: Supabase,
	id: number,
	amendment: { field: string; value: string; reason: string }
): Promise<DatabaseError | null> {
	const { field, value, reason } = amendment;
	const { error } = await supabase.rpc('amend_experiment', {
		p_experiment: id,
		p_field: field,
		p_value: value,
		p_reason: reason
	});
	return error;
}

/** Approves a plan, as an owner and as it was shown. */
export async function approve(supabase: Supabase, id: number, planHash: string): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('approve_start', { p_experiment: id, p_plan_hash: planHash });
	return error;
}

/** Moves a draft to the newest version of each of its KPIs. */
export async function renewKpis(supabase: Supabase, id: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('renew_kpis', { p_experiment: id });
	return error;
}
