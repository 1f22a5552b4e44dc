import { expect, test } from 'vitest';
import { z } from 'zod';
import { anEvent, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { must } from './judged-event.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });
const MINUTE = 60_000;

/** A team with twenty minutes more than the other one of its event. */
async function twoTeams() {
	const event = await plan(leader.client, anEvent());
	const [ann, cleo] = await Promise.all([person(), person()]);
	const [team, other] = [await formTeam(ann.client, event.id), await formTeam(cleo.client, event.id)];
	const until = new Date(event.deadline.getTime() + 20 * MINUTE);
	const extend = () =>
		leader.client.rpc('extend_deadline', { p_team: team, p_until: until.toISOString(), p_reason: 'A power cut' });
	return { event, ann, cleo, team, other, until, extend };
}
const said = async (topic: string) =>
	(
		await sql<{
			payload: object;
		}>`select payload from realtime.messages where topic = ${topic} order by inserted_at, ctid`
	).map(({ payload }) => payload);
const moved = (event: number, at: Date) => sql`update public.events set judging_at = ${at} where id = ${event}`;

test('whoever has a team or its event open hears that the deadline moved or that a team has more time, never more', async () => {
	const { event, ann, team, until, extend } = await twoTeams();
	const topics = [`teams-${event.id}`, `floor-${event.id}`];
	const count = () => Promise.all(topics.map(async (topic) => (await said(topic)).length));
	const [teams = 0, floor = 0] = await count();
	must(await extend());
	expect(await count()).toEqual([teams + 1, floor + 1]);
	await moved(event.id, new Date(event.deadline.getTime() - 10 * MINUTE));
	expect(await count()).toEqual([teams + 2, floor + 2]);
	// nothing moved, and what is only said of the event is no news to its teams
	await sql`update public.events set brief = 'Another brief' where id = ${event.id}`;
	expect((await count())[0]).toBe(teams + 2);
	expect((await said(topics[0] ?? '')).slice(-2)).toEqual([
		{ id: expect.any(String), by: leader.id },
		{ id: expect.any(String), by: null }
	]);
	const asked = { p_team: team, p_until: until.toISOString(), p_reason: 'We want it' };
	expect((await ann.client.rpc('extend_deadline', asked)).error?.message).toBe('organizer_only');
	expect((await count())[0]).toBe(teams + 2);
});

test('each saved draft is answered with the deadline of its team as it is now', async () => {
	const { event, ann, cleo, team, other, until, extend } = await twoTeams();
	const answered = z.object({ version: z.number(), deadline_at: z.string().transform((at) => new Date(at)) });
	const save = async ({ client }: TestPerson, one: number, pitch: string, p_version = 0) => {
		const asked = { p_team: one, p_draft: { answers: { pitch }, links: [] }, p_version };
		const { data, error } = await client.rpc('save_draft', asked);
		if (error) throw error;
		return answered.parse(data);
	};
	expect(await save(ann, team, 'One')).toEqual({ version: 1, deadline_at: event.deadline });
	must(await extend());
	expect(await save(ann, team, 'Two', 1)).toEqual({ version: 2, deadline_at: until });
	expect((await save(cleo, other, 'One')).deadline_at).toEqual(event.deadline);
	const earlier = new Date(event.deadline.getTime() - 30 * MINUTE);
	await moved(event.id, earlier);
	expect((await save(cleo, other, 'Two', 1)).deadline_at).toEqual(earlier);
	await expect(save(cleo, team, 'Not hers')).rejects.toMatchObject({ message: 'team_members_only' });
});

test('who is in a team with more time reads it on the first page and that of the event, while it has; nobody else does', async () => {
	const { event, ann, cleo, until, extend } = await twoTeams();
	must(await extend());
	const told = async ({ client }: Pick<TestPerson, 'client'>) => {
		const { data: brief } = await client.rpc('teams_in_short', { p_slug: event.slug });
		const today = z
			.object({
				events: z.array(z.object({ id: z.number(), team: z.object({ more_until: z.string().nullable() }).nullable() }))
			})
			.parse((await client.rpc('today')).data);
		const mine = today.events.find(({ id }) => id === event.id)?.team?.more_until ?? null;
		const both = [Object(brief).more_until, mine];
		return both.map((at: string | null) => (at === null ? null : new Date(at).getTime()));
	};
	const at = async (moment: number) => {
		await stopClock(new Date(moment));
		return Promise.all([ann, cleo, leader].map(told));
	};
	const none = [null, null];
	try {
		expect(await at(event.deadline.getTime() - 1)).toEqual([none, none, none]);
		expect(await at(event.deadline.getTime())).toEqual([[until.getTime(), until.getTime()], none, none]);
		expect(await at(until.getTime())).toEqual([none, none, none]);
	} finally {
		await stopClock();
	}
	expect((await anonymous().rpc('teams_in_short', { p_slug: event.slug })).error?.code).toBe('42501');
});
