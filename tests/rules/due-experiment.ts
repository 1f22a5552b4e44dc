import type { World } from './harness.ts';

/** What is arranged: who owns it, and what it is called. */
export interface Arrangement {
	marketing: { id: string };
	it: { id: string };
	title?: string;
}

/** An experiment with two weeks of readings whose time-box ended yesterday, arranged by the owner of the database. */
export async function dueExperiment({ sql }: Pick<World, 'sql'>, arrangement: Arrangement): Promise<{ id: number }> {
	const { marketing, it, title = 'Ask for one field less at sign-up' } = arrangement;
	const [idea] = await sql<{ id: string }>`
		insert into public.ideas (title, problem, proposed_by)
		values (${title}, 'People leave at the phone number.', ${marketing.id}) returning id`;
	const [experiment] = await sql<{ id: string }>`
		insert into public.experiments (idea_id, title, insight, change, audience, expected_outcome, riskiest_assumption,
			marketing_owner_id, it_owner_id, starts_on, ends_on, drafted_by, success_threshold, kill_state, kill_on)
		values (${idea?.id}, ${title}, 'four in ten leave at the phone number', 'asking for one field less',
			'first-time visitors', 'more of them to finish', 'The number is why they leave.', ${marketing.id}, ${it.id},
			private.today() - 15, private.today() - 1, ${marketing.id}, 0.05, 'No difference after two weeks',
			private.today() - 1) returning id`;
	const id = Number(experiment?.id);
	await sql`insert into public.variants (experiment_id, position, name, is_control)
		values (${id}, 1, 'Control', true), (${id}, 2, 'Fewer fields', false)`;
	await sql`with kpi as (
			insert into public.kpis (name, definition, kind, owner_function, added_by)
			select n || ' ' || ${id}::text, 'Share of visitors, counted once a day.', 'proportion', 'marketing', ${marketing.id}
			from unnest(array['Sign-ups', 'Complaints']) n returning id, name)
		insert into public.metrics (experiment_id, kpi_id, role, minimum_effect)
		select ${id}, id, (case when name like 'Sign-ups%' then 'primary' else 'guardrail' end)::public.metric_role, 0.02 from kpi`;
	await sql`update public.experiments x set started_at = private.now() - interval '15 days', started_by = ${marketing.id},
			registration = to_jsonb(x) - 'registration' - 'registration_hash', registration_hash = '' where id = ${id}`;
	await sql`insert into public.time_boxes (experiment_id, number, starts_on, ends_on)
		values (${id}, 1, private.today() - 15, private.today() - 1)`;
	await sql`insert into public.readings (experiment_id, metric_id, variant_id, day, n, successes, entered_by)
		select ${id}, m.id, v.id, private.today() - d, 500, 100 + d % 3, ${marketing.id}
		from public.metrics m, public.variants v, generate_series(2, 15) d
		where m.experiment_id = ${id} and v.experiment_id = ${id}`;
	return { id };
}
