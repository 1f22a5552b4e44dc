import { expect, test } from 'vitest';
import * as board from '#lib/decisions/board.server.ts';
import { boardFilter } from '#lib/decisions/boardFilter.ts';
import { movesIn, newsIn } from '#lib/decisions/boardLive.ts';
import { panelOf } from './decided-experiment.ts';
import { dueExperiment } from './due-experiment.ts';
import { cast, running } from './experiment-world.ts';
import { world, type TestPerson } from './harness.ts';

const here = await world();
const people = await cast(here);

const said = async (experiment: number) =>
	(
		await here.sql<{ payload: Record<string, unknown> }>`select payload from realtime.messages
			where topic = 'board' and (payload ->> 'card')::bigint = ${experiment} order by inserted_at, ctid`
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

test('a ballot is announced as how many voted of how many, never as what, and a reveal as what, by function', async () => {
	const panel = await panelOf(here);
	const { id } = await dueExperiment(here, panel.owners);
	const { data: box } = await panel.chair.client.rpc('open_ballot_box', { p_experiment: id });
	const cast = (voter: TestPerson, choice: 'promote' | 'kill') =>
		voter.client.rpc('cast_ballot', {
			...{ p_box: Number(box), p_choice: choice, p_confidence: 60, p_reason: 'As the numbers say.' }
		});
	for (const voter of [panel.marketing, panel.it, panel.chair]) expect((await cast(voter, 'promote')).error).toBeNull();
	// changed is no other turnout
	await cast(panel.it, 'kill');
	const ballots = (await said(id)).filter(({ key }) => key === `ballots ${id}`);
	expect(ballots.map(({ turnout }) => turnout)).toEqual([
		{ marketing: 1, it: 0, other: 0 },
		{ marketing: 1, it: 1, other: 0 },
		{ marketing: 1, it: 2, other: 0 }
	]);
	const before = JSON.stringify(await said(id));
	for (const secret of ['promote', 'kill', 'numbers', panel.it.id]) expect(before).not.toContain(secret);

	expect((await panel.chair.client.rpc('reveal_ballots', { p_box: Number(box) })).error).toBeNull();
	await panel.owners.it.client.rpc('sign_outcome', { p_box: Number(box), p_outcome: 'kill' });
	const [revealed, signed] = (await said(id)).slice(-2);
	expect(revealed).toMatchObject({
		ballots: { promote: { marketing: 1, it: 1, other: 0 }, kill: { marketing: 0, it: 1, other: 0 } }
	});
	expect(signed).toMatchObject({ key: `signatures ${id}`, signed: { it: 'kill' } });
	// what was heard makes the card that is read
	const [read] = (await board.read(people.stranger.client, boardFilter(new URLSearchParams()), Infinity)).cards.filter(
		(card) => card.id === id
	);
	const { signed: signatures, split, backing } = newsIn(signed).changes[0]?.heard ?? {};
	expect({ signatures, split, backing }).toEqual({
		...{ signatures: read?.signed, split: read?.split, backing: read?.backing }
	});
});

test('a sign-off is announced with the last word on each topic and why it was refused', async () => {
	const panel = await panelOf(here);
	const { id } = await dueExperiment(here, panel.owners);
	const say = async (state: 'refused' | 'open', words: string) =>
		panel.it.client.rpc('sign_off', { p_experiment: id, p_topic: 'security', p_state: state, p_words: words });
	expect((await say('refused', 'A door is open.')).error).toBeNull();
	expect((await said(id)).at(-1)).toMatchObject({
		...{ sign_offs: { security: 'refused' }, refusals: { security: 'A door is open.' } }
	});
	await say('open', 'A new door.');
	expect((await said(id)).at(-1)).toMatchObject({ sign_offs: {}, refusals: {} });
});

test('limits are announced when they change', async () => {
	const panel = await panelOf(here);
	const limits = async () =>
		here.sql`select payload ->> 'limits' as limits from realtime.messages where topic = 'board' and payload ? 'limits'`;
	const before = (await limits()).length;
	expect((await panel.chair.client.rpc('limit_board', { p_due: 7 })).error).toBeNull();
	expect((await panel.chair.client.rpc('limit_board', { p_due: 7 })).error).toBeNull();
	expect((await limits()).slice(before)).toEqual([{ limits: '{"due": 7}' }]);
	expect((await panel.chair.client.rpc('limit_board', {})).error).toBeNull();
	expect((await limits()).at(-1)).toEqual({ limits: '{}' });
});
