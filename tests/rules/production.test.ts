import { afterEach, beforeAll, expect, test } from 'vitest';
import { world, type TestPerson } from './harness.ts';
import { stateStanding } from '#lib/handovers/standing.server.ts';
import { board, decided, type Board } from './promoted-experiment.ts';

const here = await world();
const { person, sql, stopClock, travel, anonymous } = here;

const state = (handover: number, from: string, to = from) =>
	stateStanding(here.service(), jury.it.client, { handover, from, to });

let jury: Board;
let member: TestPerson;

beforeAll(async () => {
	[jury, member] = await Promise.all([board(here), person()]);
});
afterEach(() => stopClock());

const today = async (plus = 0): Promise<string> => {
	const [row] = await sql<{ day: string }>`select (private.today() + ${plus}::int)::text as day`;
	return row?.day ?? '';
};

type Live = { experiment: number; handover: number; primary: number; guardrail: number };

/** Promoted, and live since today. */
async function live(): Promise<Live> {
	const { experiment } = await decided(here, jury, { outcome: 'promote' });
	const { data } = await member.client.from('handovers').select('id').eq('experiment_id', experiment).single();
	const handover = data?.id ?? 0;
	const p_exception = 'The rest follows next week.';
	await jury.it.client.rpc('go_live', { p_handover: handover, p_on: await today(), p_exception });
	const metrics = (await member.client.from('metrics').select('id, role').eq('experiment_id', experiment)).data ?? [];
	const of = (role: string) => metrics.find((one) => one.role === role)?.id ?? 0;
	return { experiment, handover, primary: of('primary'), guardrail: of('guardrail') };
}

type Row = {
	metric_id: number;
	arm: 'live' | 'holdout';
	day: string;
	n?: number;
	successes?: number;
	mean?: number;
	sd?: number;
	seen?: number;
	withdrawal?: string;
};
const row = (metric_id: number, day: string, more: Partial<Row> = {}): Row => ({
	...{ metric_id, day, arm: 'live', n: 500, successes: 120 },
	...more
});
const record = (by: TestPerson, p_handover: number, rows: readonly Row[]) =>
	by.client.rpc('record_production', { p_handover, p_readings: JSON.parse(JSON.stringify(rows)) });
const current = async (handover: number) =>
	(await member.client.from('current_production_readings').select().eq('handover_id', handover).order('id')).data ?? [];
const check = (by: TestPerson, p_handover: number, said: object) =>
	by.client.rpc('check_effect', {
		p_handover,
		p_days: 30,
		p_check: JSON.parse(
			JSON.stringify({ is_live: true, standing: 'held', words: 'As the dashboard of all visitors shows.', ...said })
		)
	});

test('who runs it in production and the owners of the experiment enter what is read; nobody else does, leaders and admins included', async () => {
	const { handover, primary } = await live();
	const other = await person({ role: 'admin' });
	for (const by of [member, jury.voters[0], other])
		expect((await record(by, handover, [row(primary, await today())])).error).toMatchObject({
			code: 'PT403',
			message: 'production_is_its_owners'
		});
	expect((await record(jury.it, handover, [row(primary, await today())])).data).toBe(1);
	expect((await record(jury.marketing, handover, [row(primary, await today(), { successes: 121 })])).data).toBe(1);
	const next = await person({ function: 'it' });
	await jury.voters[0].client.rpc('plan_handover', {
		p_handover: handover,
		p_owner: next.id,
		p_target: await today(30)
	});
	expect((await record(next, handover, [row(primary, await today(), { successes: 122 })])).data).toBe(1);
});

test('what is read in production changes nothing of what was decided', async () => {
	const { experiment, handover, primary } = await live();
	const seal = async () =>
		(
			await sql<{ text: string }>`select r.document::text || r.hash as text from public.decision_records r
				join public.decisions d on d.id = r.decision_id where d.experiment_id = ${experiment}`
		)[0]?.text;
	const totals = async () =>
		(await member.client.from('experiment_totals').select().eq('experiment_id', experiment)).data;
	const before = [await seal(), await totals()];
	await record(jury.it, handover, [row(primary, await today(), { n: 100_000, successes: 90_000 })]);
	expect([await seal(), await totals()]).toEqual(before);
	const refused = await jury.it.client.rpc('record_readings', { p_experiment: experiment, p_readings: [] });
	expect(refused.error?.message).toBe('experiment_is_decided');
});

test('days count from the live date until today, by the clock of the database', async () => {
	const { handover, primary } = await live();
	const on = async (plus: number) =>
		(await record(jury.it, handover, [row(primary, await today(plus))])).error?.message;
	expect([await on(-1), await on(0), await on(1)]).toEqual([
		'production_day_has_come',
		undefined,
		'production_day_has_come'
	]);
	await travel('3 days');
	expect(await on(0)).toBeUndefined();
	// and the live date cannot be moved behind what was read
	const moved = await jury.it.client.rpc('go_live', {
		p_handover: handover,
		p_on: await today(),
		p_exception: 'Later than said.'
	});
	expect(moved.error?.message).toBe('live_date_was_read');
});

test('nothing is read before it is live, nor after another decision took its place', async () => {
	const { experiment } = await decided(here, jury, { outcome: 'promote' });
	const { data } = await member.client.from('handovers').select('id').eq('experiment_id', experiment).single();
	const id = data?.id ?? 0;
	expect((await record(jury.it, id, [])).error?.message).toBe('handover_is_not_live');
	await sql`update public.handovers set called_off_at = private.now() where id = ${id}`;
	expect((await record(jury.it, id, [])).error?.message).toBe('handover_is_called_off');
});

test('the primary metric and guardrails are read, in the numbers of their kind', async () => {
	const { handover, primary, guardrail } = await live();
	const elsewhere = await live();
	const day = await today();
	const refused = async (one: Row) => (await record(jury.it, handover, [one])).error?.message;
	expect(await refused(row(guardrail, day))).toBeUndefined();
	expect(await refused(row(elsewhere.primary, day))).toBe('production_metric_is_watched');
	expect(await refused(row(primary, day, { successes: 501 }))).toBe('production_kind_differs');
	expect(await refused({ metric_id: primary, arm: 'live', day, n: 5, mean: 2, sd: 1 })).toBe('production_kind_differs');
	expect(await refused(row(primary, day, { n: -1, successes: -1 }))).toContain('"production_readings_n_is_a_count"');
	expect(await current(handover)).toHaveLength(1);
});

test('a correction is a new row that names the old one, the same again changes nothing, and a withdrawal says why', async () => {
	const { experiment, handover, primary } = await live();
	const day = await today();
	await record(jury.it, handover, [row(primary, day), row(primary, day, { arm: 'holdout', successes: 100 })]);
	expect((await record(jury.it, handover, [row(primary, day)])).data).toBe(0);
	const [first] = await current(handover);
	expect((await record(jury.it, handover, [row(primary, day, { successes: 130, seen: first?.id ?? 0 })])).data).toBe(1);
	// whoever had the old number before them is told
	const stale = await record(jury.marketing, handover, [row(primary, day, { successes: 140, seen: first?.id ?? 0 })]);
	expect(stale.error?.message).toBe('production_reading_was_corrected');
	const withdrawn: Row = { metric_id: primary, arm: 'live', day, withdrawal: 'Counted twice.' };
	expect((await record(jury.it, handover, [{ ...withdrawn, withdrawal: 'x' }])).error?.message).toContain(
		'"production_readings_withdrawal_is_told"'
	);
	expect((await record(jury.it, handover, [withdrawn])).data).toBe(1);
	expect((await current(handover)).map(({ arm }) => arm)).toEqual(['holdout']);
	expect((await record(jury.it, handover, [row(primary, day, { successes: 131 })])).data).toBe(1);
	const { data } = await member.client.rpc('read_production', { p_handover: handover, p_day: day });
	expect(data).toMatchObject([
		{ arm: 'live', successes: 120, replaces_id: null },
		{ arm: 'live', successes: 130, replaces_id: first?.id, author: jury.it.name },
		{ arm: 'live', successes: 130, withdrawal: 'Counted twice.' },
		{ arm: 'live', successes: 131, withdrawal: null },
		{ arm: 'holdout', successes: 100 }
	]);
	await expect(sql`update public.production_readings set n = 1 where handover_id = ${handover}`).rejects.toThrow(
		'facts_are_append_only'
	);
	const [line] = await sql<{ verb: string; details: object }>`select verb, details from public.activity
		where subject = 'experiments' and subject_id = ${String(experiment)} order by seq desc limit 1`;
	expect(line).toMatchObject({ verb: 'handover.read', details: { handover, readings: 1 } });
});

test('two who enter the same day at once write it once, and the later one corrects the earlier', async () => {
	const { handover, primary } = await live();
	const day = await today();
	const [one, other] = await Promise.all([
		record(jury.it, handover, [row(primary, day, { successes: 110 })]),
		record(jury.marketing, handover, [row(primary, day, { successes: 115 })])
	]);
	expect([one.data, other.data]).toEqual([1, 1]);
	expect(await current(handover)).toHaveLength(1);
	const told = await sql`select id from public.production_readings where handover_id = ${handover}`;
	expect(told).toHaveLength(2);
});

test('a check names the readings it was judged by, also when one is set right later', async () => {
	const { experiment, handover, primary, guardrail } = await live();
	const first = await today();
	await travel('31 days');
	const last = await today();
	expect((await check(jury.it, handover, { read_from: first, read_to: last })).error?.message).toBe(
		'nothing_was_read_then'
	);
	await record(jury.it, handover, [
		row(primary, first, { successes: 110 }),
		row(primary, last),
		row(primary, last, { arm: 'holdout', successes: 100 }),
		row(guardrail, last)
	]);
	expect((await check(jury.it, handover, { read_from: last, read_to: first })).error?.message).toContain(
		'"effect_checks_read_whole_days"'
	);
	// one day of two is not taken
	expect((await check(jury.it, handover, { read_from: last, read_to: last })).error?.message).toBe(
		'check_leaves_days_out'
	);
	await record(jury.it, handover, [{ metric_id: primary, arm: 'live', day: first, withdrawal: 'Counted twice.' }]);
	await state(handover, last);
	const standing = 'not_known';
	const { data: id, error } = await check(jury.it, handover, { read_from: last, read_to: last, standing });
	expect(error).toBeNull();
	expect((await check(jury.it, handover, { read_from: last, read_to: last, standing })).data).toBe(id);
	const judged = async () => {
		const { data } = await member.client.rpc('read_handover', { p_experiment: experiment });
		return JSON.parse(JSON.stringify(data)).handover.checks.at(-1).production;
	};
	const arms = [
		{ arm: 'live', n: 500, successes: 120, days: 1, first: last, last },
		{ arm: 'holdout', n: 500, successes: 100 }
	];
	expect(await judged()).toMatchObject({ from: last, to: last, readings: 2, corrected: 0, arms });
	await record(jury.it, handover, [row(primary, last, { successes: 90 })]);
	expect(await judged()).toMatchObject({ readings: 2, corrected: 1, arms });
	// judged again on the same days it names what stands now: that is another check
	expect((await check(jury.it, handover, { read_from: last, read_to: last, standing })).data).not.toBe(id);
	expect(await judged()).toMatchObject({ corrected: 0, arms: [{ successes: 90 }, { successes: 100 }] });
	await expect(sql`delete from public.effect_check_readings where check_id = ${id ?? 0}`).rejects.toThrow(
		'facts_are_append_only'
	);
});

test('what became of an effect is said by readings: a number alone is a word, for the leaders too', async () => {
	const { handover, primary } = await live();
	const first = await today();
	await travel('31 days');
	const [leader] = jury.voters;
	for (const standing of ['held', 'weaker', 'gone'])
		for (const by of [jury.it, leader])
			expect((await check(by, handover, { standing, measured: 0.24 })).error?.message).toContain(
				'"effect_checks_say_by_what"'
			);
	expect((await check(jury.it, handover, { standing: 'not_known', measured: 0.24 })).error).toBeNull();
	await record(jury.it, handover, [row(primary, first)]);
	const days = { read_from: first, read_to: first };
	// named days are no more than a word while the server did not say what they say
	expect((await check(leader, handover, days)).error?.message).toBe('readings_say_otherwise');
	for (const client of [leader.client, jury.it.client, anonymous()]) {
		const forged = {
			p_handover: handover,
			p_readings: [1],
			p_standing: 'held' as const,
			p_against: 'holdout' as const
		};
		expect((await client.rpc('state_standing', forged)).error?.code).toBe('42501');
	}
	expect((await check(leader, handover, { standing: 'not_known', ...days })).error).toBeNull();
});

test('the list has what was decided beside what a check found', async () => {
	const { handover, primary } = await live();
	const first = await today();
	await travel('31 days');
	await record(jury.it, handover, [row(primary, first)]);
	await check(jury.it, handover, { read_from: first, read_to: first, standing: 'not_known' });
	const { data } = await member.client.rpc('read_handovers', { p_owner: jury.it.id, p_count: 100 });
	const rows: { id: number }[] = JSON.parse(JSON.stringify(data)).rows;
	expect(rows.find(({ id }) => id === handover)).toMatchObject({
		last_check: { days: 30, standing: 'not_known', held_against: null },
		decided: { design: 'ab_test', totals: [{ is_control: true }, { is_control: false }] },
		production: { readings: 1, arms: [{ arm: 'live', n: 500 }] }
	});
});

test('totals of averages and ratios are those of all their values together', async () => {
	const { handover, primary } = await live();
	const day = await today();
	await sql`insert into public.production_readings (handover_id, metric_id, arm, day, n, mean, sd, entered_by, entered_at)
		values (${handover}, ${primary}, 'live', ${day}, 3, 2, 1, ${jury.it.id}, private.now()),
			(${handover}, ${primary}, 'live', ${day}::date + 1, 3, 5, 1, ${jury.it.id}, private.now())`;
	await sql`alter table public.kpis disable trigger user`;
	await sql`update public.kpis set kind = 'mean' where id = (select kpi_id from public.metrics where id = ${primary})`;
	await sql`alter table public.kpis enable trigger user`;
	const [found] = await sql<{
		totals: object;
	}>`select private.production_totals(array(select id from public.production_readings
		where handover_id = ${handover})) as totals`;
	// 1 2 3 and 4 5 6
	expect(found?.totals).toMatchObject([{ arm: 'live', days: 2, n: 6, mean: 3.5, sd: Math.sqrt(3.5) }]);
});

test('where some are held back days on which both were read are compared, and days of those who have it alone stand apart', async () => {
	const { experiment, handover, primary } = await live();
	const first = await today();
	await travel('3 days');
	const watched = async () =>
		JSON.parse(JSON.stringify((await member.client.rpc('read_handover', { p_experiment: experiment })).data)).watched[0]
			.arms;
	await record(jury.it, handover, [row(primary, first), row(primary, await today(-1), { arm: 'holdout' })]);
	// no day has both: nothing to hold it against at the same time
	expect(await watched()).toMatchObject([{ arm: 'live', days: 1, n: 500 }]);
	await record(jury.it, handover, [
		row(primary, await today(), { arm: 'holdout', n: 200 }),
		row(primary, await today(), { n: 700 })
	]);
	expect(await watched()).toMatchObject([
		{ arm: 'live', is_alone: false, days: 1, n: 700, first: await today() },
		{ arm: 'holdout', is_alone: false, days: 1, n: 200 },
		{ arm: 'live', is_alone: true, days: 1, n: 500, first, last: first }
	]);
	// days that come later are not lost, and a day that was held back from nobody is no comparison
	await travel('5 days');
	await record(jury.it, handover, [
		row(primary, await today(), { n: 900 }),
		row(primary, await today(-1), { n: 300 }),
		row(primary, await today(-1), { arm: 'holdout', n: 0, successes: 0 })
	]);
	expect(await watched()).toMatchObject([
		{ is_alone: false, days: 1, n: 700 },
		{ arm: 'holdout', days: 1, n: 200 },
		{ is_alone: true, days: 3, n: 1700, first, last: await today() }
	]);
});

test('who is not signed in reads and writes nothing of it, and no route writes past the function', async () => {
	const { handover, primary } = await live();
	const stranger = anonymous();
	expect((await stranger.from('production_readings').select()).error?.code).toBe('42501');
	expect((await stranger.from('effect_check_readings').select()).error?.code).toBe('42501');
	expect((await stranger.rpc('record_production', { p_handover: handover, p_readings: [] })).error?.code).toBe('42501');
	expect((await stranger.rpc('read_production', { p_handover: handover })).error?.code).toBe('42501');
	const values = {
		handover_id: handover,
		metric_id: primary,
		arm: 'live' as const,
		day: await today(),
		n: 1,
		successes: 1
	};
	const own = { ...values, entered_by: jury.it.id, entered_at: new Date().toISOString() };
	expect((await jury.it.client.from('production_readings').insert(own)).error?.code).toBe('42501');
});

test('that an effect held is only taken where the server worked it out of the same readings, and says against whom', async () => {
	const { handover, primary } = await live();
	const first = await today();
	await travel('31 days');
	const ids = async () => (await current(handover)).flatMap(({ id }) => (id === null ? [] : [id]));
	const stated = async (p_standing: 'held' | 'gone', p_against: 'holdout' | 'then') =>
		here.service().rpc('state_standing', { p_handover: handover, p_readings: await ids(), p_standing, p_against });
	const days = { read_from: first, read_to: await today() };
	await record(jury.it, handover, [row(primary, first)]);
	await stated('held', 'then');
	expect((await check(jury.it, handover, { ...days, standing: 'gone' })).error?.message).toBe('readings_say_otherwise');
	expect((await check(jury.it, handover, { ...days, held_against: 'holdout' })).error).toBeNull();
	const last = async () =>
		(await member.client.from('current_checks').select('standing, held_against').eq('handover_id', handover).single())
			.data;
	expect(await last()).toEqual({ standing: 'held', held_against: 'then' });
	// with another reading it is another question
	await record(jury.it, handover, [row(primary, first, { arm: 'holdout' })]);
	expect((await check(jury.it, handover, days)).error?.message).toBe('readings_say_otherwise');
	await stated('gone', 'holdout');
	expect((await check(jury.it, handover, { ...days, standing: 'gone' })).error).toBeNull();
	expect(await last()).toEqual({ standing: 'gone', held_against: 'holdout' });
	// who says that nobody can tell says so without the readings
	await check(jury.it, handover, { ...days, standing: 'not_known' });
	expect(await last()).toEqual({ standing: 'not_known', held_against: null });
});

test('a clear gain that the server stated is taken as held by whoever may check, and no more once another reading was added', async () => {
	const { handover, primary } = await live();
	const first = await today();
	await travel('31 days');
	const [leader] = jury.voters;
	// half as many again as those it is kept from, on the same day
	await record(jury.it, handover, [
		row(primary, first, { n: 5000, successes: 1500 }),
		row(primary, first, { arm: 'holdout', n: 5000, successes: 1000 })
	]);
	const ids = (await current(handover)).flatMap(({ id }) => (id === null ? [] : [id]));
	const stated = () =>
		here.service().rpc('state_standing', {
			...{ p_handover: handover, p_readings: ids },
			...{ p_standing: 'held' as const, p_against: 'holdout' as const }
		});
	const days = { read_from: first, read_to: await today() };
	expect((await check(leader, handover, days)).error?.message).toBe('readings_say_otherwise');
	expect((await stated()).error).toBeNull();
	// said of those days and of nothing else
	for (const standing of ['weaker', 'gone'])
		expect((await check(leader, handover, { ...days, standing })).error?.message).toBe('readings_say_otherwise');
	expect((await check(member, handover, days)).error?.message).toBe('check_is_not_yours');
	expect((await check(leader, handover, days)).error).toBeNull();
	const kept = () => sql`select standing, held_against from public.current_checks where handover_id = ${handover}`;
	expect(await kept()).toEqual([{ standing: 'held', held_against: 'holdout' }]);
	await record(jury.it, handover, [row(primary, await today(-1))]);
	for (const by of [leader, jury.it])
		expect((await check(by, handover, days)).error?.message).toBe('readings_say_otherwise');
	// what was stated of fewer readings stays a statement of those
	expect((await stated()).error).toBeNull();
	expect((await check(leader, handover, days)).error?.message).toBe('readings_say_otherwise');
	expect(await kept()).toEqual([{ standing: 'held', held_against: 'holdout' }]);
});
