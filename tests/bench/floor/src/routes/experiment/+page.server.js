import { pool } from '../pool.server.js';

export async function load({ url }) {
	const id = Number(url.searchParams.get('id'));
	const [experiment, readings] = await Promise.all([
		pool.query(
			`select x.id, x.title, x.insight, x.change, x.audience, x.expected_outcome, x.starts_on, x.ends_on, m.name as marketing,
				t.name as it, i.title as idea
			from public.experiments x join public.ideas i on i.id = x.idea_id
				left join public.people m on m.id = x.marketing_owner_id left join public.people t on t.id = x.it_owner_id
			where x.id = $1`,
			[id]
		),
		pool.query(
			`select r.id, r.metric_id, r.variant_id, r.day::text, r.n::int, r.successes::int, p.name as author
			from public.current_readings r join public.people p on p.id = r.entered_by
			where r.experiment_id = $1 order by r.day, r.id`,
			[id]
		)
	]);
	return { experiment: experiment.rows[0], readings: readings.rows };
}
