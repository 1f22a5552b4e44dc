import type { World } from './harness.ts';

/** An experiment whose time-box has ended, arranged by the owner of the database. */
export interface DueExperiment {
	id: number;
	marketingOwner: string;
	itOwner: string;
}

/** Arranges an experiment with control, treatment and two metrics that ended yesterday. */
export async function dueExperiment(
	{ sql }: Pick<World, 'sql'>,
	owners: { marketing: { id: string }; it: { id: string } }
): Promise<DueExperiment> {
	const { marketing, it } = owners;
	const [idea] = await sql<{ id: string }>`
		insert into public.ideas (title, problem, proposed_by)
		values ('Ask for one field less', 'People leave at the phone number.', ${marketing.id}) returning id`;
	const [experiment] = await sql<{ id: string }>`
		insert into public.experiments (idea_id, title, marketing_owner_id, it_owner_id, starts_on, ends_on, drafted_by,
			success_threshold, kill_state, kill_on)
		values (${idea?.id}, 'Ask for one field less at sign-up', ${marketing.id}, ${it.id}, private.today() - 15,
			private.today() - 1, ${marketing.id}, 0.05, 'No difference after two weeks', private.today() - 1) returning id`;
	const id = Number(experiment?.id);
	await sql`insert into public.variants (experiment_id, position, name, is_control)
		values (${id}, 1, 'Control', true), (${id}, 2, 'Treatment', false)`;
	await sql`with kpi as (
			insert into public.kpis (name, definition, kind, owner_function, added_by)
			values ('Sign-ups ' || ${id}::text, 'Share of visitors who finish signing up.', 'proportion', 'marketing', ${marketing.id})
			returning id)
		insert into public.metrics (experiment_id, kpi_id, role, minimum_effect) select ${id}, id, 'primary', 0.02 from kpi`;
	await sql`update public.experiments set started_at = private.now() - interval '15 days', started_by = ${marketing.id},
		registration = '{}', registration_hash = '' where id = ${id}`;
	await sql`insert into public.time_boxes (experiment_id, number, starts_on, ends_on)
		values (${id}, 1, private.today() - 15, private.today() - 1)`;
	return { id, marketingOwner: marketing.id, itOwner: it.id };
}
