import { expect, test } from 'vitest';
import { cast, dayFromToday, kpiPair, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type TestPerson } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, stranger } = people;
const daysOf = ({ client }: TestPerson, id: number) => client.rpc('kpi_days', { p_experiment: id });

/** A KPI of its own, and what changes a plan to measure before and after by it. */
async function measured() {
	const { share, average } = await kpiPair(drafter);
	const metrics = [
		{ role: 'primary', kpi_id: share, minimum_effect: 0.02 },
		{ role: 'guardrail', kpi_id: average, minimum_effect: 0.03 }
	];
	return { share, changes: { design: 'before_after', metrics } };
}

/** Reads an arm on so many days before today. */
async function read(x: Awaited<ReturnType<typeof running>>, days: number): Promise<void> {
	const readings = await Promise.all(
		Array.from({ length: days }, async (_, at) => ({
			...{ metric_id: x.primary, variant_id: x.control, day: await dayFromToday(it, at - days) },
			...{ n: 1000, successes: 100 + at }
		}))
	);
	expect(
		refused(await drafter.client.rpc('record_readings', { p_experiment: x.id, p_readings: readings }))
	).toBeUndefined();
}

test('a plan is told how its KPI was from day to day where nothing was changed, corrections in place of what they correct', async () => {
	const { changes } = await measured();
	const [x, id] = [await running(it, people, changes), await plannedDraft(it, people, changes)];
	expect((await daysOf(drafter, id)).data).toBeNull();
	await read(x, 13);
	expect((await daysOf(drafter, id)).data).toBeNull();
	await read(x, 20);
	const row = { metric_id: x.primary, variant_id: x.control, day: await dayFromToday(it, -1), n: 1000, successes: 500 };
	await drafter.client.rpc('record_readings', { p_experiment: x.id, p_readings: [row] });
	const { data } = await daysOf(stranger, id);
	expect(data).toMatchObject({ experiment_id: x.id, arm: 'Control', title: 'One field less' });
	expect(data).toHaveProperty('days.length', 20);
	expect(data).toHaveProperty('days.19', { day: row.day, n: 1000, successes: 500, mean: null, second_mean: null });
});

test('its own readings, other arms and other KPIs say nothing of that', async () => {
	const { changes } = await measured();
	const x = await running(it, people, changes);
	await read(x, 20);
	expect((await daysOf(drafter, x.id)).data).toBeNull();
	const other = await plannedDraft(it, people, (await measured()).changes);
	expect((await daysOf(drafter, other)).data).toBeNull();
	expect((await daysOf(drafter, 1e9)).data).toBeNull();
});

test('who is not signed in, or has left, is told nothing', async () => {
	const { changes } = await measured();
	const [x, id] = [await running(it, people, changes), await plannedDraft(it, people, changes)];
	await read(x, 20);
	expect(refused(await it.anonymous().rpc('kpi_days', { p_experiment: id }))).toBe('42501');
	const leaver = await it.person();
	await it.sql`update people set left_at = private.now() where id = ${leaver.id}`;
	expect((await daysOf(leaver, id)).data ?? null).toBeNull();
});
