import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, plannedDraft, refused, running, wholePlan } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner } = people;

type Row = { [field: string]: Json };

test('a plan that somebody else saved meanwhile is not replaced by who has not seen it', async () => {
	const id = await plannedDraft(it, people);
	const plan = await wholePlan(it, people);
	const save = (client: Client, changes: Row) =>
		client.rpc('plan_experiment', { p_experiment: id, p_plan: { ...plan, ...changes } }).then(refused);
	const opened = async () => {
		const { data } = await drafter.client.rpc('read_experiment', { p_experiment: id });
		return String(JSON.parse(JSON.stringify(data)).start.plan_hash);
	};
	const seen = await opened();
	expect(await save(marketing.client, { seen, riskiest_assumption: 'They trust the price.' })).toBeUndefined();
	expect(await save(itOwner.client, { seen, audience: 'everybody' })).toBe('plan_was_saved_meanwhile');
	const [kept] = await it.sql`select audience, riskiest_assumption from public.experiments where id = ${id}`;
	expect(kept).toEqual({ audience: plan.audience, riskiest_assumption: 'They trust the price.' });

	// the same press twice, and whoever has read what is new
	expect(await save(marketing.client, { seen, riskiest_assumption: 'They trust the price.' })).toBeUndefined();
	expect(await save(itOwner.client, { seen: await opened(), audience: 'everybody' })).toBeUndefined();
	// of two who save at the same moment one is told
	const at = await opened();
	const both = await Promise.all(['One', 'Two'].map((insight) => save(drafter.client, { seen: at, insight })));
	expect(both.toSorted()).toEqual(['plan_was_saved_meanwhile', undefined]);
});

test('a form of readings that was open for long undoes no correction, and corrects none it has not shown', async () => {
	const x = await running(it, people);
	const cell = (variant: Json, successes: number, seen?: Json): Row => ({
		metric_id: x.primary,
		variant_id: variant,
		day: x.today,
		n: 1000,
		successes,
		...(seen !== undefined && { seen })
	});
	const record = (client: Client, rows: Row[]) =>
		client.rpc('record_readings', { p_experiment: x.id, p_readings: rows });
	const stands = async () => {
		const cells = await it.sql<{ reading_id: number; successes: number }>`
			select reading_id::int, successes::int from public.reading_cells where experiment_id = ${x.id} order by variant_id`;
		return cells.map(({ reading_id, successes }) => ({ id: reading_id, successes }));
	};
	const [control, treatment] = [x.control, x.treatment];
	await record(marketing.client, [cell(control, 120, 0), cell(treatment, 150, 0)]);
	const [c, t] = await stands();

	// both have opened the day; one corrects control, the other the treatment, and sends control as it was shown
	expect(
		(await record(marketing.client, [cell(control, 121, c?.id ?? 0), cell(treatment, 150, t?.id ?? 0)])).data
	).toBe(1);
	expect((await record(itOwner.client, [cell(control, 120, c?.id ?? 0), cell(treatment, 149, t?.id ?? 0)])).data).toBe(
		1
	);
	expect((await stands()).map(({ successes }) => successes)).toEqual([121, 149]);

	// who would correct what was corrected since is told, and nothing of it is written
	const stale = await record(itOwner.client, [
		cell(control, 90, c?.id ?? 0),
		cell(treatment, 148, (await stands())[1]?.id ?? 0)
	]);
	expect(refused(stale)).toBe('reading_was_corrected_meanwhile');
	expect((await stands()).map(({ successes }) => successes)).toEqual([121, 149]);
	expect((await record(itOwner.client, [cell(control, 90, (await stands())[0]?.id ?? 0)])).data).toBe(1);
	// the same numbers as somebody else just wrote are no conflict, and whoever shows nothing means what is sent
	expect((await record(marketing.client, [cell(control, 90, c?.id ?? 0)])).data).toBe(0);
	expect((await record(marketing.client, [cell(control, 91)])).data).toBe(1);
});
