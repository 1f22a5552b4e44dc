import { expect, test } from 'vitest';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experimentPage from '#lib/experiments/experimentPage.server.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { readTotals, unpackTotals } from '#lib/experiments/totals.ts';
import { openPool } from '#lib/server/backend/driver.ts';
import { patience, readPatience } from '#lib/server/backend/patience.ts';
import { gatherPreambles } from '#lib/server/backend/preamble.ts';
import { cast, dayFromToday, refused, running } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, stranger } = people;

/** An experiment with three days of readings, one of them corrected. */
async function measured(plan = {}) {
	await it.travel('-4 days');
	const x = await running(it, people, plan);
	await it.stopClock();
	const days = await Promise.all([-3, -2, -1].map((offset) => dayFromToday(it, offset)));
	const rows = days.flatMap((day, nth) => [
		...[x.control, x.treatment].map((variant, arm) => ({
			...{ metric_id: x.primary, variant_id: variant, day, n: 1000 + nth, successes: 100 + 9 * arm + nth }
		})),
		...[x.control, x.treatment].map((variant) => ({
			...{ metric_id: x.guardrail, variant_id: variant, day, n: 90, mean: 50 + nth, sd: 12 }
		}))
	]);
	const write = (readings: typeof rows) =>
		drafter.client.rpc('record_readings', { p_experiment: x.id, p_readings: readings });
	expect((await write(rows)).data).toBe(12);
	const corrected = rows.slice(0, 1).map((row) => ({ ...row, successes: 101 }));
	expect((await write(corrected)).data).toBe(1);
	return { ...x, days };
}

test('the page comes to the same result as everything that is known, with the newest days and their corrections', async () => {
	const { id, days } = await measured();
	const page = await experimentPage.read(stranger.client, id, { count: 2 });
	const whole = await experiments.read(stranger.client, id);
	expect(analyse(page.experiment)).toEqual(analyse(whole));
	expect(page.experiment).toMatchObject({ ...whole, readings: page.experiment.readings });
	expect([...new Set(page.shown.readings.map(({ day }) => day))]).toEqual(days.slice(1));
	const before = await experimentPage.read(stranger.client, id, { count: 2, before: page.shown.earlier ?? undefined });
	expect(before.shown.readings.filter(({ replaces_id }) => replaces_id !== null)).toHaveLength(1);
	expect(page.glance).toMatchObject({ tags: [], entries: 0, newest: [], marks: [] });
});

test('a page that is not there, and one for somebody signed out, say so', async () => {
	await expect(experimentPage.read(stranger.client, 999_999, { count: 2 })).rejects.toMatchObject({ status: 404 });
	const asked = { p_experiment: 1, p_days: 2 };
	expect(refused(await it.anonymous().rpc('read_experiment_page', asked))).toBe('42501');
});

test('only imports may take longer than every other question, and nothing that follows on the connection', async () => {
	const patienceOf = await readPatience(it.owner);
	const call = (name: string) => patienceOf(new URL(`http://here.invalid/rest/v1/rpc/${name}`));
	expect(['record_readings', 'record_cumulative_readings'].map(call)).toEqual([50_000, 50_000]);
	expect(['push_readings', 'start_experiment', 'no_such_thing', 'constructor'].map(call)).toEqual(
		Array.from({ length: 4 })
	);
	const { pool } = openPool({
		...{ connectionString: it.databaseUrl, size: 1, statementTimeout: 100, waitForConnection: 2000 },
		onError: () => undefined
	});
	const ask = async () => {
		const client = await gatherPreambles(pool).connect();
		try {
			await client.query('begin', []);
			await client.query('select pg_sleep(0.3)', []);
			return await client.query('commit', []).then(() => 'answered');
		} catch (failure) {
			await client.query('rollback', []);
			return Object(failure).code;
		} finally {
			client.release();
		}
	};
	expect(await ask()).toBe('57014');
	expect(await patience.run(5000, ask)).toBe('answered');
	expect(await ask()).toBe('57014');
	await pool.end();
});

test('two regions are compared by their days on the board and in lists, and nothing else carries its days there', async () => {
	const [regions, other] = [await measured({ design: 'regions' }), await measured()];
	const [shown] = await it.sql<{ totals: unknown }>`
		select totals from public.experiment_list where id = ${regions.id}`;
	const arms = readTotals(shown?.totals);
	expect(arms.map(({ region_days: days }) => days?.since.map((value) => Math.round(value * 1000)))).toEqual([
		[101, 101, 102],
		[109, 110, 111]
	]);
	expect(arms.map(({ region_days: days }) => days?.before)).toEqual([[], []]);
	const { data } = await stranger.client.rpc('read_board');
	const cards = new Map(
		[Object(data).cards].flat().map((card) => [Object(card).id, unpackTotals(JSON.parse(String(Object(card).totals)))])
	);
	expect(cards.get(regions.id)).toEqual(arms);
	expect(cards.get(other.id)?.map(({ region_days: days }) => days)).toEqual([null, null]);
});
