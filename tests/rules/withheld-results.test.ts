import { beforeAll, expect, test } from 'vitest';
import * as board from '#lib/decisions/board.server.ts';
import { boardFilter } from '#lib/decisions/boardFilter.ts';
import { stateAs } from '#lib/decisions/stated.server.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type TestPerson } from './harness.ts';
import { anEvent, plan } from './hackathon.ts';
import { gatherBoard, revealWith, type Board } from './panel.ts';
import { looking } from './previewing.ts';

const here = await world();
const { person, sql } = here;
let panel: Board;
/** Leads since before anything was measured, and sits on no panel. */
let outside: TestPerson;
beforeAll(async () => {
	panel = await gatherBoard(here);
	outside = await person({ role: 'leader', name: 'Olga Outside' });
});

const isWithheld = async ({ client }: TestPerson, experiment: number) =>
	(await reviews.withheldOf(client, experiment)) !== null;
const look = ({ client }: TestPerson, experiment: number) =>
	client.rpc('look_at_results', { p_experiment: experiment });
const foresee = async ({ client }: TestPerson, item: number, percent = 40) =>
	(await client.rpc('give_forecast', { p_item: item, p_percent: percent })).error?.message;
const cardOf = async ({ client }: TestPerson, experiment: number) => {
	const { cards } = await board.read(client, boardFilter(new URLSearchParams('all=due')), Infinity);
	return cards.find(({ id }) => id === experiment);
};
const itemOf = async (review: number, experiment: number) => {
	const listed = panel.chair.client.from('agenda').select('id').eq('review_id', review);
	return (await listed.eq('experiment_id', experiment).single()).data?.id ?? 0;
};

/** What the log says of results, or why somebody did something in view of them. */
const telling = [
	'criteria.judged',
	'criterion.answered',
	'experiment.stopped',
	'readings.withdrawn',
	'notebook.struck'
];

/** Everything that can be measured of an experiment, told or stopped: one of each. */
async function tell(experiment: number): Promise<void> {
	const owner = panel.owners.marketing.id;
	await sql`insert into public.early_stops (experiment_id, time_box, criterion, reason, planned_end, ended_on, stopped_by)
		select id, 1, 'guardrail', 'It moved nothing at all.', ends_on + 5, ends_on, ${owner} from public.experiments where id = ${experiment}`;
	await sql`insert into public.segment_readings (experiment_id, metric_id, variant_id, day, dimension, segment, n, successes, entered_by)
		select r.experiment_id, r.metric_id, r.variant_id, r.day, 'Device', 'Phone', 100, 20, r.entered_by
		from public.readings r where r.experiment_id = ${experiment} and r.day = private.today() - 2`;
	// a plan is frozen from its start on: here one is met that was in it
	await here.owner.query(`begin;
		alter table public.criteria disable trigger criteria_are_frozen;
		with added as (
			insert into public.criteria (experiment_id, kind, position, metric_id, measure, comparison, value)
			select ${experiment}, 'kill', 9, id, 'level', 'at_most', 0.5 from public.metrics where experiment_id = ${experiment} and role = 'primary'
			returning id),
		hit as (
			insert into public.criterion_hits (criterion_id, variant_id, is_met, seen, day)
			select a.id, v.id, true, 0.2, private.today() from added a, public.variants v
			where v.experiment_id = ${experiment} and not v.is_control returning id)
		insert into public.criterion_answers (hit_id, reason, answered_by) select id, 'It is early and cheap.', '${owner}' from hit;
		alter table public.criteria enable trigger criteria_are_frozen;
		commit`);
	await sql`insert into public.recommendations (experiment_id, state, method, outcome, analysis) values (${experiment}, 'then', 1, 'kill', '[]')`;
	for (const verb of telling)
		await sql`select private.log(${verb}, 'experiments', ${String(experiment)}, '{"reason": "It is up by a third."}'::jsonb, ${owner}::uuid)`;
}

/** How many rows each route of the API that tells a result answers about an experiment. */
async function routes({ client }: TestPerson, experiment: number): Promise<Record<string, number>> {
	const { data: metrics } = await client.from('metrics').select('id').eq('experiment_id', experiment);
	const { data: criteria } = await client.from('criteria').select('id').eq('experiment_id', experiment);
	const ofMetrics = (metrics ?? []).map(({ id }) => id);
	const ofCriteria = (criteria ?? []).map(({ id }) => id);
	const log = client.from('activity').select('seq').eq('subject', 'experiments').eq('subject_id', String(experiment));
	const asked = {
		readings: client.from('readings').select('id').eq('experiment_id', experiment),
		'the readings that count': client.from('current_readings').select('id').eq('experiment_id', experiment),
		cells: client.from('reading_cells').select('day').eq('experiment_id', experiment),
		totals: client.from('reading_totals').select('days').in('metric_id', ofMetrics),
		weeks: client.from('reading_weeks').select('days').in('metric_id', ofMetrics),
		'totals by name': client.from('experiment_totals').select('n').eq('experiment_id', experiment),
		'readings of segments': client.from('segment_readings').select('id').eq('experiment_id', experiment),
		'totals of segments': client.from('segment_totals').select('n').eq('experiment_id', experiment),
		'what met a criterion': client.from('criterion_hits').select('id').in('criterion_id', ofCriteria),
		'criteria that are met': client.from('criteria_met').select('hit_id').eq('experiment_id', experiment),
		'why it goes on': client.from('criterion_answers').select('reason, criterion_hits!inner(criterion_id)'),
		stops: client.from('early_stops').select('criterion').eq('experiment_id', experiment),
		'what the rule recommends': client.from('recommendations').select('outcome').eq('experiment_id', experiment),
		notebook: client.from('notebook_entries').select('id').eq('experiment_id', experiment),
		log: log.in('verb', telling),
		'the list of it': client
			.from('activity_list')
			.select('seq')
			.eq('subject_id', String(experiment))
			.in('verb', telling),
		'totals in the list': client
			.from('experiment_list')
			.select('totals')
			.eq('id', experiment)
			.not('totals', 'is', null),
		'totals on cards': client.from('board_cards').select('totals').eq('id', experiment).not('totals', 'is', null)
	};
	const counted = await Promise.all(
		Object.entries(asked).map(async ([route, query]) => [route, (await query).data?.length ?? -1] as const)
	);
	const whole = JSON.stringify(
		await Promise.all([
			client.rpc('read_experiment', { p_experiment: experiment }),
			client.rpc('read_experiments', { p_experiments: [experiment] }),
			client.rpc('read_experiment_page', { p_experiment: experiment, p_days: 20 }),
			client.rpc('read_reading_days', { p_experiment: experiment, p_days: 20 }),
			client.rpc('read_reading_calendar', { p_experiment: experiment }),
			client.rpc('export_experiment', { p_experiment: experiment }),
			client.rpc('read_notebook', { p_experiment: experiment })
		])
	);
	return {
		...Object.fromEntries(counted),
		'numbers in what functions answer': [...whole.matchAll(/"(successes|cells|seen)":\s*\d/g)].length
	};
}

test('a leader reads no result before opening it, by any route, from the first reading on and whether or not it is on an agenda', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	await tell(experiment);
	const body = 'It doubled, says the dashboard.';
	const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
	const write = { p_experiment: experiment, p_entry: { kind: 'observation', day, body } };
	expect((await panel.owners.marketing.client.rpc('write_entry', write)).error).toBeNull();

	const seen = await routes(panel.owners.it, experiment);
	for (const [route, rows] of Object.entries(seen)) expect(rows, route).toBeGreaterThan(0);
	const nothing = Object.fromEntries(Object.keys(seen).map((route) => [route, 0]));
	for (const one of [outside, panel.chair]) expect(await routes(one, experiment), one.name).toEqual(nothing);
	for (const one of [await person(), await person({ role: 'admin' })])
		expect(await routes(one, experiment), one.name).toEqual(seen);
	// the log as a file is chained, so that nothing of it can be left out
	expect((await outside.client.rpc('export_activity')).error?.message).toBe('log_tells_results');

	// a list says so, and not that nothing was measured
	const isListedAsHeld = async ({ client }: TestPerson) =>
		(await client.from('experiment_list').select('is_held').eq('id', experiment).single()).data?.is_held;
	expect([await isListedAsHeld(outside), await isListedAsHeld(panel.owners.it)]).toEqual([true, false]);
	expect((await look(outside, experiment)).error).toBeNull();
	expect(await isListedAsHeld(outside)).toBe(false);
	expect(await routes(outside, experiment)).toEqual(seen);
	expect(await routes(panel.chair, experiment), 'nobody opens them for another').toEqual(nothing);
	expect((await outside.client.rpc('export_activity')).error).toBeNull();
	const mine = await outside.client.from('result_looks').select('person_id').eq('experiment_id', experiment);
	expect(mine.data).toEqual([{ person_id: outside.id }]);
	const others = await panel.chair.client.from('result_looks').select('person_id').eq('experiment_id', experiment);
	expect(others.data, 'who looked is private').toEqual([]);
	expect((await here.anonymous().from('result_looks').select('person_id')).data ?? []).toEqual([]);
	await expect(sql`update public.result_looks set looked_at = now()`).rejects.toThrow('facts_are_append_only');
	const faked = await panel.it.client
		.from('result_looks')
		.insert({ experiment_id: experiment, time_box: 1, person_id: panel.it.id });
	expect(faked.error?.code).toBe('42501');
});

test('the server states no recommendation for whoever has not opened the results: it would be worked out of nothing', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	expect(await stateAs(here.service(), outside.client, experiment)).toBeNull();
	expect(await sql`select from public.recommendations where experiment_id = ${experiment}`).toEqual([]);
	await look(outside, experiment);
	expect(await stateAs(here.service(), outside.client, experiment)).toBe('iterate');
});

test('a share link shows nothing to a signed-in leader who has not opened the results', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	const shared = await panel.owners.marketing.client.rpc('share_experiment', { p_experiment: experiment, p_days: 3 });
	const open = ({ client }: { client: TestPerson['client'] }) =>
		client.rpc('read_shared_experiment', { p_token: shared.data ?? '' });
	expect((await open(outside)).error?.message).toBe('results_are_not_opened');
	expect((await open({ client: here.anonymous() })).data).not.toBeNull();
	await look(outside, experiment);
	expect((await open(outside)).data).not.toBeNull();
});

test('the board shows no effect to a leader who has not opened it, and the same card whole to everybody else', async () => {
	const { item, experiment } = await panel.review();
	await tell(experiment);
	for (const one of [panel.marketing, outside]) {
		expect(await cardOf(one, experiment), one.name).toMatchObject({ effect: null, no_effect: 'Not opened by you yet' });
		expect(await cardOf(one, experiment)).not.toHaveProperty('stopped');
	}
	for (const one of [panel.owners.it, await person({ role: 'admin' })]) {
		const card = await cardOf(one, experiment);
		expect(card?.effect, one.name).not.toBeNull();
		expect(card?.stopped).toBe('guardrail');
		expect(card).not.toHaveProperty('no_effect');
	}
	expect(await foresee(panel.marketing, item)).toBeUndefined();
	expect((await cardOf(panel.marketing, experiment))?.effect, 'the forecast can still be changed').toBeNull();
	expect((await panel.marketing.client.rpc('open_results', { p_item: item })).error).toBeNull();
	expect((await cardOf(panel.marketing, experiment))?.effect).not.toBeNull();
});

test('a card that waits on an agenda names the review and its item', async () => {
	const { id, item, experiment } = await panel.review({ title: 'Growth board of May' });
	const waits = { href: `/reviews/${id}/items/${item}`, title: 'Growth board of May' };
	expect((await cardOf(panel.marketing, experiment))?.waits).toEqual(waits);
	const { data } = await panel.it.client.rpc('give_forecast', { p_item: item, p_percent: 40 });
	expect(data).toBe(1);
	const refusal = await reviews.namedRefusal(panel.marketing.client, experiment);
	expect(refusal.ballot_belongs_to_its_review?.says).toContain('“Growth board of May”');
	expect(await reviews.namedRefusal(panel.marketing.client, 0)).toEqual({});
});

test('what is withheld is given once the results are opened, after the forecast or without one, or the ballots are revealed', async () => {
	const { item, experiment } = await panel.review();
	for (const one of [panel.chair, panel.marketing, panel.it, panel.second, outside])
		expect(await isWithheld(one, experiment), one.name).toBe(true);
	for (const one of [panel.owners.marketing, await person(), await person({ role: 'admin' })])
		expect(await isWithheld(one, experiment), one.name).toBe(false);
	expect(await foresee(panel.it, item)).toBeUndefined();
	expect((await panel.second.client.rpc('open_results', { p_item: item })).error).toBeNull();
	expect(await isWithheld(panel.it, experiment), 'what was said can be changed as long as nothing was seen').toBe(true);
	expect((await panel.it.client.rpc('open_results', { p_item: item })).error).toBeNull();
	expect(await foresee(panel.it, item, 95)).toBe('forecast_comes_before_results');
	expect(await isWithheld(panel.it, experiment)).toBe(false);
	expect(await isWithheld(panel.second, experiment)).toBe(false);
	await revealWith(panel, await panel.open(item), ['kill', 'kill', 'kill']);
	expect(await isWithheld(panel.marketing, experiment)).toBe(false);
	expect(await isWithheld(outside, experiment)).toBe(false);
	expect(await foresee(panel.marketing, item)).toBe('forecast_comes_before_reveal');
});

test('whoever looked before it came on an agenda forecasts it no more, and a conflict opens nothing', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	expect((await look(panel.marketing, experiment)).error).toBeNull();
	expect((await look(panel.marketing, experiment)).error, 'again').toBeNull();
	const { id } = await panel.review();
	const item = await itemOf(id, experiment);
	expect(await foresee(panel.marketing, item)).toBe('forecast_comes_before_results');
	const { data: line } = await panel.marketing.client.from('agenda').select('opened_at').eq('id', item).single();
	expect(line?.opened_at).not.toBeNull();
	expect(await foresee(panel.it, item)).toBeUndefined();
	await panel.second.client.rpc('declare_conflict', { p_item: item, p_note: 'My own team.' });
	expect((await reviews.withheldOf(panel.second.client, experiment))?.item).toBeNull();
	expect(await routesOfTotals(panel.second, experiment)).toBe(0);
});
const routesOfTotals = async ({ client }: TestPerson, experiment: number) =>
	(await client.from('experiment_totals').select('n').eq('experiment_id', experiment)).data?.length;

test('a leader can see all results as they come in, and forecasts nothing then or of what was measured meanwhile', async () => {
	const watcher = await person({ role: 'leader', function: 'it' });
	const people = [panel.chair, panel.marketing, panel.second, watcher].map(({ id }) => id);
	const watch = (p_watches: boolean) => watcher.client.rpc('watch_results', { p_watches });
	const { item, experiment } = await panel.review({ panel: people });
	expect(await isWithheld(watcher, experiment)).toBe(true);
	expect((await watch(true)).error).toBeNull();
	expect(await isWithheld(watcher, experiment)).toBe(false);
	const next = await panel.review({ panel: people });
	expect(await routesOfTotals(watcher, next.experiment)).toBeGreaterThan(0);
	expect(await foresee(watcher, next.item)).toBe('watchers_forecast_nothing');
	expect(await reviews.watchesSince(watcher.client)).not.toBeNull();
	expect((await watch(false)).error).toBeNull();
	for (const one of [item, next.item]) expect(await foresee(watcher, one)).toBe('forecast_comes_before_results');
	const fresh = await panel.review({ panel: people });
	expect(await routesOfTotals(watcher, fresh.experiment)).toBe(0);
	expect(await foresee(watcher, fresh.item)).toBeUndefined();
	expect((await (await person()).client.rpc('watch_results', { p_watches: true })).error?.message).toBe('leaders_only');
});

test('whoever becomes a leader, or ceases to run an experiment, has seen what was measured until then', async () => {
	const [risen, former] = [await person(), await person({ role: 'leader', function: 'it' })];
	const { id: experiment } = await dueExperiment(here, { ...panel.owners, it: former });
	const handedOn = await panel.chair.client.rpc('replace_owner', {
		...{ p_experiment: experiment, p_side: 'it' as const, p_person: panel.owners.it.id },
		p_reason: 'Off to another team.'
	});
	expect(handedOn.error).toBeNull();
	await sql`update public.people set role = 'leader' where id = ${risen.id}`;
	const { id } = await panel.review({
		panel: [panel.chair, panel.marketing, panel.it, risen, former].map(({ id }) => id)
	});
	const item = await itemOf(id, experiment);
	for (const one of [risen, former]) expect(await foresee(one, item), one.name).toBe('forecast_comes_before_results');
	expect(await foresee(panel.it, item)).toBeUndefined();
});

test('what a second time-box brings is held back again, also from who saw the first', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	await look(panel.it, experiment);
	expect(await isWithheld(panel.it, experiment)).toBe(false);
	await sql`insert into public.time_boxes (experiment_id, number, starts_on, ends_on) values (${experiment}, 2, private.today(), private.today() + 9)`;
	await sql`update public.experiments set time_box = 2, ends_on = private.today() + 9 where id = ${experiment}`;
	expect(await isWithheld(panel.it, experiment)).toBe(true);
	const { id } = await panel.review();
	await panel.chair.client.rpc('add_to_agenda', { p_review: id, p_experiment: experiment });
	expect(await foresee(panel.it, await itemOf(id, experiment))).toBeUndefined();
});

test('whoever runs it, or is not on the panel, forecasts nothing', async () => {
	const { id: experiment } = await dueExperiment(here, { ...panel.owners, it: panel.it });
	const { id } = await panel.review();
	const item = await itemOf(id, experiment);
	expect(await isWithheld(panel.it, experiment)).toBe(false);
	for (const one of [panel.it, outside]) {
		const { data } = await one.client.from('items_to_forecast').select('id').eq('experiment_id', experiment);
		expect(data, one.name).toEqual([]);
		expect(await foresee(one, item), one.name).toBe('forecast_is_of_the_panel');
	}
});

test('whoever leads no more is not kept from the results, and nothing is held back of what has ended', async () => {
	const { experiment } = await panel.review();
	const gone = await panel.review({ panel: [panel.chair, panel.it, panel.marketing].map(({ id }) => id) });
	await sql`update public.people set role = 'member' where id = ${outside.id}`;
	try {
		expect(await isWithheld(outside, experiment)).toBe(false);
	} finally {
		await sql`update public.people set role = 'leader' where id = ${outside.id}`;
	}
	expect(await isWithheld(outside, experiment), 'and has seen them when leading again').toBe(false);
	await sql`update public.experiments set ended_at = private.now(), ended_as = 'killed' where id = ${gone.experiment}`;
	expect(await isWithheld(panel.marketing, gone.experiment), 'ended elsewhere').toBe(false);
	expect((await here.anonymous().from('withheld_results').select('id')).data ?? []).toEqual([]);
});

test('that nothing is read for long is told of what is held back too: no reading is taken for no news', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	await sql`update public.experiments set ends_on = private.today() + 5 where id = ${experiment}`;
	await sql`update public.time_boxes set starts_on = private.today() - 40 where experiment_id = ${experiment}`;
	const zombie = async ({ client }: TestPerson) =>
		(await client.from('zombies').select('days').eq('id', experiment)).data?.length;
	expect(await zombie(outside), 'read the day before yesterday').toBe(0);
	const card = (await board.read(outside.client, boardFilter(new URLSearchParams('all=running')), Infinity)).cards;
	expect(card.find(({ id }) => id === experiment)).not.toHaveProperty('zombie');
});

test('the notebook waits for the look too, by every route, and is whole to everybody else', async () => {
	const { item, experiment } = await panel.review();
	const png = '\\x89504e470d0a1a0a00';
	const [row] = await sql<{
		day: string;
	}>`select starts_on::text as day from public.experiments where id = ${experiment}`;
	const body = `It doubled, says @${panel.marketing.name}, see the picture.`;
	const write = { kind: 'observation', day: row?.day ?? '', body };
	const entry = await panel.owners.marketing.client.rpc('write_entry', { p_experiment: experiment, p_entry: write });
	expect(entry.error).toBeNull();
	await sql`with added as (insert into public.pictures (experiment_id, media_type, content, added_by)
			values (${experiment}, 'image/png', ${png}::bytea, ${panel.owners.marketing.id}) returning id)
		insert into public.entry_pictures (entry_id, picture_id, experiment_id, position, alt)
		select ${entry.data ?? 0}, id, ${experiment}, 1, 'The chart' from added`;
	const seen = async ({ client }: TestPerson) =>
		Promise.all([
			client.from('notebook_entries').select('id').eq('experiment_id', experiment),
			client.from('notebook').select('id').eq('experiment_id', experiment),
			client.from('entry_pictures').select('entry_id').eq('experiment_id', experiment),
			client.from('pictures').select('id').eq('experiment_id', experiment)
		]).then((all) => all.map(({ data }) => data?.length));
	const named = async ({ client }: TestPerson) =>
		(await client.from('mentions').select('title').eq('subject', 'experiment').eq('subject_id', experiment)).data
			?.length;
	const nothing = [0, 0, 0, 0];
	const whole = [1, 1, 1, 1];
	for (const one of [panel.marketing, outside]) expect(await seen(one), one.name).toEqual(nothing);
	expect(await named(panel.marketing)).toBe(0);
	const page = await panel.marketing.client.rpc('read_notebook', { p_experiment: experiment });
	expect(page.data).toMatchObject({ entries: [] });
	for (const one of [panel.owners.it, await person(), await person({ role: 'admin' })])
		expect(await seen(one), one.name).toEqual(whole);
	expect(await foresee(panel.marketing, item)).toBeUndefined();
	expect(await seen(panel.marketing), 'the forecast can still be changed').toEqual(nothing);
	await panel.marketing.client.rpc('open_results', { p_item: item });
	expect(await seen(panel.marketing)).toEqual(whole);
	expect(await named(panel.marketing)).toBe(1);
});

test('a leader who previews an event as a colleague, from whom nothing is held back, still reads no result before opening it', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	const event = await plan(outside.client, anEvent({ organizer_id: outside.id }));
	const organizer = await person();
	await outside.client.rpc('set_event_role', { p_event: event.id, p_person: organizer.id, p_role: 'organizer' });
	const reads = async (by: TestPerson) => {
		const eyes = await looking(here, by, `${event.id}.colleague`);
		return (await eyes.from('readings').select('id').eq('experiment_id', experiment)).data?.length;
	};
	expect(await reads(outside)).toBe(0);
	expect(await reads(organizer)).toBeGreaterThan(0);
});
