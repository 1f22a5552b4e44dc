import pg from 'pg';

/** What many readings cost: how fast they come in, and what a page with them takes. Times in milliseconds. */
export type ManyReadings = {
	readonly rows: number;
	readonly importMs: number;
	/** Of a page with as many readings on as many places: many variants. */
	readonly wideMs: number;
	/** Of a page with as many readings on few places: each corrected again and again. */
	readonly correctedMs: number;
};

type Asked = { readonly origin: string; readonly cookie: string; readonly owner: pg.Pool };

const READINGS = 100_000;
const DAYS = 358;
const ASKED = 15;

/** Imports 100,000 readings through the page for it, as somebody would, and asks for the page of the experiment. */
export async function manyReadings({ origin, cookie, owner }: Asked): Promise<ManyReadings> {
	const profile = await (await fetch(`${origin}/profile`, { headers: { cookie } })).text();
	const person = /data-person="([0-9a-f-]{36})"/.exec(profile)?.[1] ?? '';
	const wide = await arrange(owner, { person, variants: 140 });
	const { rows } = await owner.query<{ line: string }>(LINES, [wide, DAYS, READINGS]);
	const form = new FormData();
	form.set(
		'file',
		new Blob(['day,metric,variant,n,successes\n', rows.map(({ line }) => line).join('\n')]),
		'export.csv'
	);
	form.set('totals', 'daily');
	const began = performance.now();
	const answer = await fetch(`${origin}/experiments/${wide}/readings/import?/save`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie, origin, accept: 'text/html' },
		body: form
	});
	const importMs = performance.now() - began;
	await answer.arrayBuffer();
	const place = answer.headers.get('location') ?? '';
	if (!place.endsWith(`imported=${rows.length}`)) throw new Error(`the import answered ${answer.status} ${place}`);
	const few = await arrange(owner, { person, variants: 4 });
	await correctAgain(owner, person, few);
	// what autovacuum does within the minute
	await owner.query(
		'vacuum analyze public.readings, public.reading_cells, public.reading_weeks, public.reading_totals'
	);
	const page = (id: number) => median(`${origin}/experiments/${id}`, cookie);
	return { rows: rows.length, importMs, wideMs: await page(wide), correctedMs: await page(few) };
}

const LINES = `select to_char(x.starts_on + d, 'YYYY-MM-DD') || ',' || k.name || ',' || v.name || ',' || 1000 + (d * 37) % 200 || ','
		|| 50 + (d * 7) % 9 as line
	from public.experiments x join public.metrics m on m.experiment_id = x.id join public.kpis k on k.id = m.kpi_id
		join public.variants v on v.experiment_id = x.id, generate_series(0, $2::int - 1) d
	where x.id = $1 order by m.id, v.id, d limit $3`;

const ACT = `select set_config('request.jwt.claims', jsonb_build_object('sub', $1::uuid, 'role', 'authenticated', 'session_id',
	(select id from auth.sessions where user_id = $1::uuid limit 1))::text, true)`;

/** One transaction as a person, by a clock that is so many days late. */
async function inThePast<T>(owner: pg.Pool, person: string, act: (client: pg.PoolClient) => Promise<T>): Promise<T> {
	const client = await owner.connect();
	const clock = (late: string) =>
		client.query(`create or replace function private.now() returns timestamptz language sql volatile set search_path = ''
			as $$ select clock_timestamp() ${late} $$`);
	try {
		await client.query('begin');
		await client.query(ACT, [person]);
		await clock(`- interval '${DAYS + 1} days'`);
		const result = await act(client);
		await clock('');
		await client.query('commit');
		return result;
	} finally {
		client.release();
	}
}

async function arrange(owner: pg.Pool, { person, variants }: { person: string; variants: number }): Promise<number> {
	return inThePast(owner, person, async (client) => {
		const { rows } = await client.query<{ id: number }>(
			`select public.draft_experiment((select min(id) from public.ideas), 'An experiment with very many readings')::int as id`
		);
		const id = rows[0]?.id ?? 0;
		await client.query(
			`select public.plan_experiment($1, jsonb_build_object('title', 'An experiment with very many readings',
				'insight', 'people told us so', 'change', 'one sentence', 'audience', 'visitors', 'expected_outcome', 'more orders',
				'riskiest_assumption', 'People read it.', 'success_threshold', 0.03, 'kill_state', 'Contacts rise.',
				'kill_on', private.today() + 20, 'promised_amount', 2000, 'ends_on', private.today() + 364, 'starts_on', private.today(),
				'marketing_owner_id', (select id from public.people where function = 'marketing' order by id limit 1),
				'it_owner_id', (select id from public.people where function = 'it' order by id limit 1),
				'variants', (select jsonb_agg(jsonb_build_object('name', 'Variant ' || n, 'is_control', n = 1)) from generate_series(1, $2::int) n),
				'metrics', (select jsonb_agg(jsonb_build_object('kpi_id', k.id, 'minimum_effect', 0.03, 'role', k.role)) from (
					select id, case row_number() over (order by id) when 1 then 'primary' else 'guardrail' end as role
					from public.kpis where kind = 'proportion' order by id limit 2) k)))`,
			[id, variants]
		);
		await client.query('select public.start_experiment($1)', [id]);
		return id;
	});
}

/** Every reading of an experiment once, and then corrected until there are as many as in an import. */
async function correctAgain(owner: pg.Pool, person: string, id: number): Promise<void> {
	const client = await owner.connect();
	try {
		for (let [written, round] = [0, 0]; written < READINGS; round += 1) {
			await client.query('begin');
			await client.query(ACT, [person]);
			const { rows } = await client.query<{ written: number }>(
				`select public.record_readings($1, jsonb_agg(jsonb_build_object('metric_id', m.id, 'variant_id', v.id,
						'day', x.starts_on + d, 'n', 1000 + $2::int, 'successes', 50 + d % 9))) as written
					from public.experiments x join public.metrics m on m.experiment_id = x.id
						join public.variants v on v.experiment_id = x.id, generate_series(0, $3::int - 1) d
					where x.id = $1 group by x.id`,
				[id, round, DAYS]
			);
			await client.query('commit');
			written += rows[0]?.written ?? READINGS;
		}
	} finally {
		client.release();
	}
}

/** The median time of an answer, uncompressed, one after the other. */
async function median(url: string, cookie: string): Promise<number> {
	const times: number[] = [];
	for (let nth = 0; nth < ASKED; nth += 1) {
		const began = performance.now();
		const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
		await answer.arrayBuffer();
		if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
		times.push(performance.now() - began);
	}
	return times.toSorted((a, b) => a - b)[Math.floor(ASKED / 2)] ?? 0;
}
