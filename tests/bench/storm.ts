import type { Pool } from 'pg';

/** Supports cast by many at once, and whether each one arrived once. */
export type Storm = {
	readonly perSecond: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	/** Acknowledged by the app and not in the database. */
	readonly lost: number;
	/** In the database or in an idea's count more than once. */
	readonly doubled: number;
	/** Not acknowledged. */
	readonly refused: number;
	readonly cast: number;
};

type Target = {
	readonly origin: string;
	readonly cookies: readonly string[];
	readonly owner: Pool;
	readonly connections: number;
	readonly count: number;
};

type Cast = { readonly person: number; readonly idea: number };

/**
 * So many supports as forms, by different people, every fourth sent twice at the same moment as an impatient finger
 * does; then the database is asked what it holds.
 */
export async function storm(target: Target): Promise<Storm> {
	const wanted = await fresh(target);
	const held = await totals(target.owner);
	const sends = wanted.flatMap((cast, index) => (index % 4 === 0 ? [cast, cast] : [cast]));
	const times: number[] = [];
	const acknowledged = new Set<string>();
	let refused = 0;
	const waiting = sends.values();
	const worker = async () => {
		for (const cast of waiting) {
			const began = performance.now();
			if (await send(target, cast)) acknowledged.add(`${cast.person} ${cast.idea}`);
			else refused += 1;
			times.push(performance.now() - began);
		}
	};
	const began = performance.now();
	await Promise.all(Array.from({ length: target.connections }, worker));
	const seconds = (performance.now() - began) / 1000;
	const now = await totals(target.owner);
	const stored = now.rows - held.rows;
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
	return {
		perSecond: sends.length / seconds,
		p50: at(0.5),
		p95: at(0.95),
		p99: at(0.99),
		lost: Math.max(0, acknowledged.size - stored),
		doubled: Math.max(0, stored - wanted.length) + Math.abs(now.counted - now.rows),
		refused,
		cast: wanted.length
	};
}

/** Pairs of a person and an idea that nobody has cast yet. */
async function fresh({ owner, count }: Target): Promise<Cast[]> {
	const { rows } = await owner.query<Cast>(
		`select u.person, i.id::int as idea
		from (select id, row_number() over (order by id) as n from public.ideas) i
			cross join lateral (select (substring(u.email from '\\d+'))::int as person, u.id from auth.users u) u
		where not exists (select from public.supports s where s.idea_id = i.id and s.person_id = u.id)
		order by md5(i.id || ' ' || u.person) limit $1`,
		[count]
	);
	return rows;
}

async function totals(owner: Pool): Promise<{ rows: number; counted: number }> {
	const { rows } = await owner.query<{ rows: number; counted: number }>(
		`select (select count(*)::int from public.supports) as rows, (select sum(supports)::int from public.ideas) as counted`
	);
	return rows[0] ?? { rows: 0, counted: 0 };
}

async function send({ origin, cookies }: Target, { person, idea }: Cast): Promise<boolean> {
	const response = await fetch(`${origin}/ideas/${idea}?/support`, {
		method: 'POST',
		headers: {
			origin,
			cookie: cookies[person] ?? '',
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: 'supports=yes',
		redirect: 'manual'
	});
	const answer = await response.text();
	return response.ok && answer.includes('"type":"success"');
}
