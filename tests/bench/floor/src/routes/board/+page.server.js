import { pool } from '../pool.server.js';

export async function load() {
	const { rows } = await pool.query(
		`select x.id, x.title, x.ends_on, x.ended_as, x.deciding_since, x.started_at, i.supports, i.marketing_supports,
			i.it_supports, p.name as author, p.function, t.totals, b.ballots
		from public.experiments x
			join public.ideas i on i.id = x.idea_id
			join public.people p on p.id = i.proposed_by
			left join lateral (select jsonb_agg(jsonb_build_object('variant', t.variant_id, 'n', t.n, 'successes', t.successes)) as totals
				from public.metrics m join public.reading_totals t on t.metric_id = m.id
				where m.experiment_id = x.id and m.role = 'primary') t on true
			left join lateral (select count(*)::int as ballots from public.ballot_boxes b join public.ballots v on v.box_id = b.id
				where b.experiment_id = x.id) b on true
		where x.started_at is not null
		order by x.ends_on, x.id limit 500`
	);
	return { cards: rows };
}
