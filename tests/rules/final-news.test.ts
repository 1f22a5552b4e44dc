import { expect, test } from 'vitest';
import * as impact from '#lib/impact/today.server.ts';
import * as finals from '#lib/judging/finals.server.ts';
import { stateStandings } from '#lib/judging/standings.server.ts';
import { world, type TestPerson } from './harness.ts';
import { closedEvent, must, type JudgedEvent } from './judged-event.ts';

const here = await world();

/** Names these, by the order that the server works out. */
async function name({ id, organizer }: JudgedEvent, teams: readonly (number | undefined)[], reason = '') {
	await stateStandings(here.service(), organizer.client, id);
	const p_final = { method: 'rubric', reason };
	must(await organizer.client.rpc('name_finalists', { p_event: id, p_teams: teams.map(Number), p_final }));
}
const announce = async ({ id, organizer }: JudgedEvent) =>
	must(await organizer.client.rpc('announce_finalists', { p_event: id }));
/** What the first page tells of finalists of the event. */
const told = async ({ slug }: JudgedEvent, { client }: TestPerson) =>
	(await impact.today(client)).event_news
		.filter((news) => news.slug === slug && news.kind.endsWith('finalist'))
		.map(({ kind, reason, id }) => ({ kind, reason, id }));

test('every team that handed in is told whether it is a finalist, once that is announced and until the results', async () => {
	const event = await closedEvent(here);
	const [first = 0, second = 0, third = 0] = event.teams;
	const [winner, , other] = event.founders;
	const stranger = await here.person();
	if (!winner || !other) throw new Error('there is no founder');
	await name(event, [first, second]);
	// named and not announced: nobody is told
	for (const who of [winner, other, stranger, event.organizer]) {
		expect(await told(event, who)).toEqual([]);
		expect(await finals.ofTeam(who.client, first)).toBeNull();
		expect(await finals.ofEvent(who.client, event.id)).toEqual([]);
	}
	await announce(event);
	expect(await told(event, winner)).toEqual([{ kind: 'finalist', reason: null, id: first }]);
	expect(await told(event, other)).toEqual([{ kind: 'not_finalist', reason: null, id: third }]);
	for (const who of [stranger, event.organizer, event.judges[0] ?? stranger])
		expect(await told(event, who)).toEqual([]);
	for (const who of [winner, other, stranger]) {
		expect((await finals.ofEvent(who.client, event.id)).map(({ team_id }) => team_id).toSorted()).toEqual(
			[first, second].toSorted()
		);
		expect(await finals.ofTeam(who.client, third)).toMatchObject({ is_finalist: false, is_changed: false });
	}
	expect((await here.anonymous().from('final_teams').select('team_id')).error?.code).toBe('42501');
	await event.moveTo('results');
	expect(await told(event, winner)).toEqual([]);
	expect(await finals.ofTeam(winner.client, first)).toBeNull();
});

test('finalists who are named anew are told so, and so are those who are none any more; the same ones again are no news', async () => {
	const event = await closedEvent(here);
	const [first = 0, second = 0, third = 0] = event.teams;
	const [, loser, winner] = event.founders;
	if (!winner || !loser) throw new Error('there is no founder');
	await name(event, [first, second]);
	await announce(event);
	await name(event, [second, first]);
	expect(await told(event, loser)).toEqual([{ kind: 'finalist', reason: null, id: second }]);
	await name(event, [first, third], 'The second one was withdrawn by its team.');
	expect(await told(event, loser)).toEqual([{ kind: 'not_finalist', reason: 'changed', id: second }]);
	expect(await told(event, winner)).toEqual([{ kind: 'finalist', reason: 'changed', id: third }]);
	expect(await finals.ofTeam(winner.client, third)).toMatchObject({ is_finalist: true, is_changed: true });
});
