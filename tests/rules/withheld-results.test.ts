import { beforeAll, expect, test } from 'vitest';
import * as board from '#lib/decisions/board.server.ts';
import { boardFilter } from '#lib/decisions/boardFilter.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type TestPerson } from './harness.ts';
import { gatherBoard, revealWith, type Board } from './panel.ts';

const here = await world();
const { person, sql } = here;
let panel: Board;
beforeAll(async () => {
	panel = await gatherBoard(here);
});

const withheld = async ({ client }: TestPerson, experiment: number) =>
	(await reviews.toForecast(client, experiment)) !== null;
const cardOf = async ({ client }: TestPerson, experiment: number) => {
	const { cards } = await board.read(client, boardFilter(new URLSearchParams('all=due')), Infinity);
	return cards.find(({ id }) => id === experiment);
};

test('the board shows no effect to whoever owes a forecast on it, and the same card whole to everybody else', async () => {
	const { item, experiment } = await panel.review();
	await sql`insert into public.early_stops (experiment_id, time_box, criterion, reason, planned_end, ended_on, stopped_by)
		select id, 1, 'guardrail', 'It moved nothing at all.', ends_on + 5, ends_on, ${panel.owners.it.id} from public.experiments
		where id = ${experiment}`;
	expect(await cardOf(panel.marketing, experiment)).toMatchObject({ effect: null, no_effect: 'Not opened by you yet' });
	expect(await cardOf(panel.marketing, experiment)).not.toHaveProperty('stopped');
	const outside = await person({ role: 'leader' });
	for (const one of [panel.owners.it, outside]) {
		const card = await cardOf(one, experiment);
		expect(card?.effect, one.name).not.toBeNull();
		expect(card?.stopped).toBe('guardrail');
		expect(card).not.toHaveProperty('no_effect');
	}
	expect((await panel.marketing.client.rpc('give_forecast', { p_item: item, p_percent: 40 })).error).toBeNull();
	expect((await cardOf(panel.marketing, experiment))?.effect, 'the forecast can still be changed').toBeNull();
	expect((await panel.marketing.client.rpc('open_results', { p_item: item })).error).toBeNull();
	expect((await cardOf(panel.marketing, experiment))?.effect).not.toBeNull();
});

test('what is withheld is given once the results are opened, after the forecast or without one, or the ballots are revealed', async () => {
	const { item, experiment } = await panel.review();
	const all = [panel.chair, panel.marketing, panel.it, panel.second];
	for (const one of all) expect(await withheld(one, experiment), one.name).toBe(true);
	for (const one of [panel.owners.marketing, await person({ role: 'leader' }), await person({ role: 'admin' })])
		expect(await withheld(one, experiment), one.name).toBe(false);
	expect((await panel.it.client.rpc('give_forecast', { p_item: item, p_percent: 40 })).error).toBeNull();
	expect((await panel.second.client.rpc('open_results', { p_item: item })).error).toBeNull();
	expect(await withheld(panel.it, experiment), 'what was said can be changed as long as nothing was seen').toBe(true);
	expect((await panel.it.client.rpc('open_results', { p_item: item })).error).toBeNull();
	const late = await panel.it.client.rpc('give_forecast', { p_item: item, p_percent: 95 });
	expect(late.error?.message).toBe('forecast_comes_before_results');
	expect(await withheld(panel.it, experiment)).toBe(false);
	expect(await withheld(panel.second, experiment)).toBe(false);
	expect(await withheld(panel.marketing, experiment)).toBe(true);
	await revealWith(panel, await panel.open(item), ['kill', 'kill', 'kill']);
	expect(await withheld(panel.marketing, experiment)).toBe(false);
});

test('whoever runs it, or is not on the panel, has seen the results: they are withheld from nobody of them, and no forecast counts', async () => {
	const { id: experiment } = await dueExperiment(here, { ...panel.owners, it: panel.it });
	const { id } = await panel.review();
	const { data: line } = await panel.chair.client
		.from('agenda')
		.select('id')
		.eq('review_id', id)
		.eq('experiment_id', experiment)
		.single();
	const outside = await person({ role: 'leader' });
	for (const one of [panel.it, outside]) {
		expect(await withheld(one, experiment), one.name).toBe(false);
		const { data } = await one.client.from('items_to_forecast').select('id').eq('experiment_id', experiment);
		expect(data).toEqual([]);
		const given = await one.client.rpc('give_forecast', { p_item: line?.id ?? 0, p_percent: 60 });
		expect(given.error?.message, one.name).toBe('forecast_is_of_the_panel');
	}
});

test('whoever cannot forecast any more is not kept from the results', async () => {
	const { experiment } = await panel.review();
	const gone = await panel.review({ panel: [panel.chair, panel.it, panel.marketing].map(({ id }) => id) });
	await sql`update public.people set role = 'member' where id = ${panel.marketing.id}`;
	try {
		expect(await withheld(panel.marketing, experiment)).toBe(false);
	} finally {
		await sql`update public.people set role = 'leader' where id = ${panel.marketing.id}`;
	}
	await sql`update public.experiments set ended_at = private.now(), ended_as = 'killed' where id = ${gone.experiment}`;
	expect(await withheld(panel.marketing, gone.experiment), 'ended elsewhere').toBe(false);
	// nobody signed in reads the view
	expect((await here.anonymous().from('withheld_results').select('id')).data ?? []).toEqual([]);
});

test('the notebook waits for the forecast too, by every route, and is whole to everybody else', async () => {
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
	expect(await seen(panel.marketing)).toEqual(nothing);
	expect(await named(panel.marketing)).toBe(0);
	const page = await panel.marketing.client.rpc('read_notebook', { p_experiment: experiment });
	expect(page.data).toMatchObject({ entries: [] });
	for (const one of [panel.owners.it, await person(), await person({ role: 'leader' })])
		expect(await seen(one), one.name).toEqual(whole);
	await panel.marketing.client.rpc('give_forecast', { p_item: item, p_percent: 40 });
	expect(await seen(panel.marketing), 'the forecast can still be changed').toEqual(nothing);
	await panel.marketing.client.rpc('open_results', { p_item: item });
	expect(await seen(panel.marketing)).toEqual(whole);
	expect(await named(panel.marketing)).toBe(1);
});
