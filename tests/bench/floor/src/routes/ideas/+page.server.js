import { pool } from '../pool.server.js';

export async function load() {
	const { rows } = await pool.query(
		`select i.id, i.title, left(i.problem, 280) as problem, i.tags, i.proposed_at, i.supports, i.marketing_supports,
			i.it_supports, i.comments, p.name as author, e.name as event
		from public.ideas i join public.people p on p.id = i.proposed_by left join public.events e on e.id = i.event_id
		order by i.supports desc, i.id desc limit 50`
	);
	return { ideas: rows };
}
