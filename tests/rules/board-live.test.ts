import { expect, test } from 'vitest';
import * as board from '#lib/decisions/board.server.ts';
import { boardFilter } from '#lib/decisions/boardFilter.ts';
import { movesIn } from '#lib/decisions/boardLive.ts';
import { cast, running } from './experiment-world.ts';
import { world } from './harness.ts';

const here = await world();
const people = await cast(here);

const said = async (experiment: number) =>
	(
		await here.sql<{ payload: Record<string, unknown> }>`select payload from realtime.messages
			where topic = 'board' and (payload ->> 'card')::bigint = ${experiment} order by inserted_at, id`
	).map(({ payload }) => payload);

test('a start is announced with what a watcher needs to draw the card, and an extension with the new end', async () => {
	const { id } = await running(here, people);
	const [started, ...none] = await said(id);
	expect(none).toEqual([]);
	const [heard] = movesIn(started);
	const [read] = (await board.read(people.stranger.client, boardFilter(new URLSearchParams()), Infinity)).cards.filter(
		(card) => card.id === id
	);
	expect(heard).toMatchObject({ card: id, did: 'started', heard: { column: 'running', days_left: read?.days_left } });
	// the card that is drawn is the card that is read
	expect(heard?.started).toEqual(read);

	const [row] = await here.sql<{
		ends: string;
	}>`select (ends_on + 7)::text as ends from public.experiments where id = ${id}`;
	const extension = {
		p_experiment: id,
		p_field: 'ends_on',
		p_value: row?.ends ?? '',
		p_reason: 'The shop was closed for a week.'
	};
	expect((await people.marketing.client.rpc('amend_experiment', extension)).error).toBeNull();
	const [last] = movesIn((await said(id)).at(-1));
	expect(last).toMatchObject({
		did: 'extended',
		who: people.marketing.name,
		heard: { column: 'running', days_left: (read?.days_left ?? 0) + 7, extensions: 1 }
	});
	expect(last).not.toHaveProperty('started');
});

test('an amendment that moves no end is no news for the board', async () => {
	const { id } = await running(here, people);
	const before = (await said(id)).length;
	const { error } = await people.marketing.client.rpc('amend_experiment', {
		...{ p_experiment: id, p_field: 'success_threshold', p_value: '0.2', p_reason: 'Less would not pay for itself.' }
	});
	expect(error).toBeNull();
	expect(await said(id)).toHaveLength(before);
});

test('lanes by owner function go by whoever owns the KPI that decides, not by who proposed the idea', async () => {
	const { id } = await running(here, people);
	const lanes = async () =>
		(await board.read(people.stranger.client, boardFilter(new URLSearchParams('lanes=owner')), Infinity)).lanes ?? [];
	const laneOf = async () => (await lanes()).find(({ cards }) => cards.includes(id))?.title;
	await here.sql`alter table public.kpis disable trigger user`;
	const own = (side: 'marketing' | 'it') => here.sql`update public.kpis set owner_function = ${side}
		where id = (select kpi_id from public.metrics where experiment_id = ${id} and role = 'primary')`;
	await own('it');
	expect(await laneOf()).toBe('IT');
	await own('marketing');
	expect(await laneOf()).toBe('Marketing');
	await here.sql`alter table public.kpis enable trigger user`;
});
