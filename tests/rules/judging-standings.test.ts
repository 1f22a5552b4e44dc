import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { stateStandings } from '#lib/judging/standings.server.ts';
import { world, type Client, type TestPerson } from './harness.ts';
import { closedEvent, judgedEvent, must, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql } = here;

let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;
beforeAll(async () => {
	[admin, leader, member] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' }), person()]);
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const name = (event: JudgedEvent, teams: readonly (number | undefined)[], reason = '') =>
	event.organizer.client.rpc('name_finalists', {
		...{ p_event: event.id, p_teams: teams.map(Number), p_final: { method: 'rubric', reason } }
	});
const stated = ({ id }: JudgedEvent, asker: Client) => stateStandings(here.service(), asker, id);
const stateOf = async (event: JudgedEvent, { client }: { client: Client }) =>
	z.object({ state: z.string() }).parse((await client.rpc('read_judging_scores', { p_event: event.id })).data).state;

const closed = () => closedEvent(here);

test('finalists are measured by the order that the server works out of the scores, whoever names them', async () => {
	const event = await closed();
	const [first, second, third] = event.teams;
	expect(verdict(await name(event, [first, second]))).toBe('standings_are_not_stated');
	// without the server’s key nothing is said, and nothing is taken
	await stateStandings(null, event.organizer.client, event.id);
	expect(verdict(await name(event, [first, second]))).toBe('standings_are_not_stated');
	await stated(event, event.organizer.client);
	expect(verdict(await name(event, [first, third]))).toBe('departure_says_why');
	expect(verdict(await name(event, [second, third]))).toBe('departure_says_why');
	expect(verdict(await name(event, [first, second]))).toBe('taken');
	const places = await sql<{ team_id: string; place: number }>`
		select team_id, place from public.finalists where event_id = ${event.id} order by place`;
	expect(places.map(({ team_id, place }) => [Number(team_id), place])).toEqual([
		[first, 1],
		[second, 2]
	]);
	const [row] = await sql<{ places: unknown }>`
		select s.places from public.judging_finals f join public.standings s on s.id = f.standings_id where f.event_id = ${event.id}`;
	expect(row?.places).toEqual(event.teams.map((team, at) => ({ team, place: at + 1 })));
});

test('an order that somebody makes up is taken by no door', async () => {
	const event = await closed();
	const [first = 0, , third = 0] = event.teams;
	const made = [{ team: third, place: 1 }];
	const state = await stateOf(event, event.organizer);
	const everybody = [event.organizer, leader, admin, member, event.judges[0] ?? member];
	for (const client of [...everybody.map((one) => one.client), anonymous()]) {
		const forged = { p_event: event.id, p_state: state, p_places: made };
		expect((await client.rpc('state_standings', forged)).error?.code).toBe('42501');
		const row = { event_id: event.id, state, places: made };
		expect((await client.from('standings').insert(row)).error?.code).toBe('42501');
		expect((await client.from('standings').update({ places: made }).gt('id', 0)).error?.code).toBe('42501');
		expect((await client.from('standings').delete().gt('id', 0)).error?.code).toBe('42501');
	}
	// as the page sent it once
	const told = { p_event: event.id, p_teams: [first, third], p_places: made, p_final: { method: 'rubric' } };
	expect((await event.organizer.client.rpc('name_finalists', told)).error?.code).toBe('PGRST202');
	expect(verdict(await name(event, [first, third]))).toBe('standings_are_not_stated');
	await stated(event, event.organizer.client);
	const seen = async (client: Client) =>
		(await client.from('standings').select('places').eq('event_id', event.id)).data?.length ?? 0;
	for (const { client } of [event.organizer, leader, admin]) expect(await seen(client)).toBe(1);
	// the places are a result
	for (const client of [member, event.judges[0] ?? member, event.founders[0] ?? member].map((one) => one.client))
		expect(await seen(client)).toBe(0);
	expect(await seen(anonymous())).toBe(0);
	for (const change of [
		() => sql`update public.standings set places = '[]' where event_id = ${event.id}`,
		() => sql`delete from public.standings where event_id = ${event.id}`,
		() => sql`truncate public.standings cascade`
	])
		await expect(change()).rejects.toThrow('facts_are_append_only');
});

test('what is stated holds for exactly these scores', async () => {
	const event = await closed();
	const [first, second] = event.teams;
	const [judge = member] = event.judges;
	await stated(event, event.organizer.client);
	const before = await stateOf(event, event.organizer);
	expect(await stateOf(event, admin), 'whoever may read them').toBe(before);
	// a conflict that is declared now changes nothing of what was read
	must(
		await event.organizer.client.rpc('declare_judge_conflict', {
			...{ p_team: Number(second), p_judge: judge.id, p_reason: 'They share an office.' }
		})
	);
	expect(await stateOf(event, event.organizer)).toBe(before);
	// no way of the app changes a score of a closed round: the owner of the database does
	await sql`with off as (select set_config('session_replication_role', 'replica', true))
		update public.judgement_points p set points = p.points + 1 from off where p.team_id = ${second ?? 0} and p.judge_id = ${judge.id}`;
	expect(verdict(await name(event, [first, second]))).toBe('standings_are_outdated');
	await stated(event, event.organizer.client);
	expect(verdict(await name(event, [first, second]))).toBe('taken');
});

test('nothing is stated for whoever reads no score, and the fingerprint says nothing to them', async () => {
	const event = await closed();
	const [other, again] = [await judgedEvent(here), await closed()];
	for (const asker of [member, event.judges[0] ?? member, event.founders[0] ?? member]) {
		await stated(event, asker.client);
		expect(await stateOf(event, asker)).not.toBe(await stateOf(event, event.organizer));
		const { data } = await asker.client.rpc('read_judging_scores', { p_event: event.id });
		expect(data).toMatchObject({ opened: { is_open: false, scores: [], projects: [], verdicts: [] } });
	}
	expect((await anonymous().rpc('read_judging_scores', { p_event: event.id })).error?.code).toBe('42501');
	expect(verdict(await name(event, event.teams.slice(0, 2)))).toBe('standings_are_not_stated');
	expect(await sql`select 1 from public.standings where event_id = ${event.id}`).toEqual([]);
	expect(await stateOf(again, again.organizer), 'of another event').not.toBe(await stateOf(event, event.organizer));
	expect((await member.client.rpc('read_judging_scores', { p_event: 0 })).data).toBeNull();
	await stated(other, other.organizer.client);
	expect(await sql`select 1 from public.standings where event_id = ${other.id}`).toEqual([]);
});

test('stated twice at once it is one and the same order', async () => {
	const event = await closed();
	await Promise.all(Array.from({ length: 4 }, () => stated(event, event.organizer.client)));
	const rows = await sql<{
		places: unknown;
	}>`select distinct places from public.standings where event_id = ${event.id}`;
	expect(rows).toHaveLength(1);
	expect(verdict(await name(event, event.teams.slice(0, 2)))).toBe('taken');
});
