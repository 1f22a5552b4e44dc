import { expect, test } from 'vitest';
import { z } from 'zod';
import { aSubmission } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { judgedEvent, must, seatAll, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { anonymous, person, sql } = here;
const admin = await person({ role: 'admin' });
const MINUTE = 60_000;

const given = z.object({ version: z.number(), comment: z.string(), is_outdated: z.boolean(), is_sealed: z.boolean() });
const shown = z.object({
	queue: z.array(
		z.object({
			...{ team: z.number(), more_until: z.string().nullable() },
			given: given.extend({ points: z.record(z.string(), z.number()) }).nullable()
		})
	),
	compares: z.object({
		pairs: z.array(z.object({ id: z.number(), given: given.extend({ choice: z.string() }).nullable() })),
		projects: z.array(z.object({ team: z.number(), more_until: z.string().nullable() }))
	})
});
const read = async (judge: TestPerson, { slug }: JudgedEvent) =>
	shown.parse((await judge.client.rpc('show_judging', { p_slug: slug })).data);
const leftFor = async (judge: TestPerson, { slug }: JudgedEvent) =>
	(await judge.client.from('judging_reminders').select('to_score').eq('slug', slug)).data?.[0]?.to_score ?? 0;

/** The first team has twenty minutes from now on, in which it hands in something else. */
async function withMoreTime(event: JudgedEvent) {
	const [team = 0, other = 0] = event.teams;
	const until = new Date(Date.now() + 20 * MINUTE).toISOString();
	must(
		await event.organizer.client.rpc('extend_deadline', {
			p_team: team,
			p_until: until,
			p_reason: 'Somebody fell ill.'
		})
	);
	const handIn = async () =>
		must(
			await (event.founders[0] ?? admin).client.rpc('submit_team', {
				...aSubmission(team),
				p_pitch: 'Wholly another project.'
			})
		);
	return { team, other, handIn };
}
const score = (judge: TestPerson, team: number, points: Record<string, number>, version = 0) =>
	judge.client.rpc('save_judgement', { p_team: team, p_points: points, p_version: version, p_round: 1 });

test('what was handed in again is to be looked at again, and the same marks say that it was', async () => {
	const event = await judgedEvent(here);
	await seatAll(event);
	const { team, other, handIn } = await withMoreTime(event);
	const [judge = admin] = event.judges;
	for (const one of [team, other]) must(await score(judge, one, event.points(3, 4)));
	const before = (await read(judge, event)).queue.find((one) => one.team === team);
	expect(before?.more_until).not.toBeNull();
	expect(before?.given?.is_outdated).toBe(false);
	expect(await leftFor(judge, event)).toBe(0);
	await handIn();
	const standing = async () =>
		Object.fromEntries((await read(judge, event)).queue.map((one) => [one.team, one.given?.is_outdated]));
	expect(await standing()).toEqual({ [team]: true, [other]: false });
	expect(await leftFor(judge, event)).toBe(1);
	expect((await score(judge, other, event.points(3, 4), 1)).data, 'nothing changed there').toBe(1);
	expect((await score(judge, team, event.points(3, 4), 1)).data).toBe(2);
	expect(await standing()).toEqual({ [team]: false, [other]: false });
	expect(await leftFor(judge, event)).toBe(0);
});

test('a pair with something handed in again is to be compared again', async () => {
	const event = await judgedEvent(here);
	await sql`update public.judging_setups set method = 'pairs' where event_id = ${event.id}`;
	const { team, other, handIn } = await withMoreTime(event);
	const [judge = admin] = event.judges;
	const pairs = [{ judge: judge.id, first: team, second: other }];
	must(await event.organizer.client.rpc('deal_pairs', { p_event: event.id, p_looks: 2, p_pairs: pairs }));
	const pair = async () => (await read(judge, event)).compares.pairs[0];
	const id = (await pair())?.id ?? 0;
	const say = async (version: number) =>
		(await judge.client.rpc('save_verdict', { p_pair: id, p_choice: 'first', p_version: version })).data;
	expect(await say(0)).toBe(1);
	expect(await say(1)).toBe(1);
	expect((await pair())?.given).toMatchObject({ is_outdated: false, choice: 'first' });
	expect((await read(judge, event)).compares.projects.map((one) => one.more_until !== null)).toContain(true);
	await handIn();
	expect((await pair())?.given?.is_outdated).toBe(true);
	expect(await leftFor(judge, event)).toBe(1);
	expect(await say(1)).toBe(2);
	expect((await pair())?.given?.is_outdated).toBe(false);
});

test('voting does not begin before the time of a team that has more', async () => {
	const event = await judgedEvent(here);
	const { team } = await withMoreTime(event);
	const leaders = (await admin.client.from('events').select('*').eq('id', event.id).single()).data;
	const move = async (minutes: number) => {
		const voting_at = new Date(Date.now() + minutes * MINUTE).toISOString();
		const p_event = { ...leaders, voting_at, reason: 'The room is free earlier.' };
		return (
			(await admin.client.rpc('save_event', { p_event, p_challenges: [], p_id: event.id })).error?.message ?? 'moved'
		);
	};
	expect(await move(10)).toBe('voting_begins_after_more_time');
	expect(await move(25)).toBe('moved');
	const shorter = new Date(Date.now() + 5 * MINUTE).toISOString();
	must(
		await event.organizer.client.rpc('extend_deadline', { p_team: team, p_until: shorter, p_reason: 'They are well.' })
	);
	expect(await move(10), 'the time it was given last counts').toBe('moved');
});

test('a new link of a guest neither shows nor changes what the one before gave, until the scores are open', async () => {
	const event = await judgedEvent(here);
	const invited = { name: 'Gerda Guest', function: 'it', email: '' };
	const { data: first } = await event.organizer.client.rpc('invite_guest_judge', {
		...{ p_event: event.id, p_guest: invited, p_days: 3 }
	});
	const [{ id: guest = '' } = {}] = await sql<{
		id: string;
	}>`select id from public.guest_judges where event_id = ${event.id}`;
	const seats = event.teams.map((team) => ({ team, judge: guest }));
	must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }));
	const [done = 0, left = 0] = event.teams;
	const give = (token: string | null, team: number, mark: number, version = 0) =>
		anonymous().rpc('save_guest_judgement', {
			...{ p_token: token ?? '', p_team: team },
			p_given: { points: event.points(mark), comment: 'Secret words', version, round: 1 }
		});
	must(await give(first, done, 2));
	const { data: second } = await admin.client.rpc('renew_guest_link', { p_guest: guest, p_days: 1 });
	const seen = async () => (await anonymous().rpc('read_guest_judging', { p_token: second ?? '' })).data;
	const sealed = shown.parse(await seen()).queue.find(({ team }) => team === done);
	expect(sealed?.given).toMatchObject({ version: 1, points: {}, comment: '', is_sealed: true });
	expect(JSON.stringify(await seen())).not.toContain('Secret words');
	for (const mark of [2, 5])
		expect((await give(second, done, mark, 1)).error?.message).toBe('given_by_an_earlier_link');
	expect((await give(second, left, 4)).data, 'what is left is scored by the new one').toBe(1);
	expect(shown.parse(await seen()).queue.find(({ team }) => team === left)?.given?.is_sealed).toBe(false);
	expect(await sql`select points from public.judgement_points where judge_id = ${guest} and team_id = ${done}`).toEqual(
		[{ points: 2 }, { points: 2 }]
	);
	await event.moveTo('voting');
	must(await event.organizer.client.rpc('open_scores', { p_event: event.id }));
	expect(shown.parse(await seen()).queue.find(({ team }) => team === done)?.given).toMatchObject({
		...{ is_sealed: false, comment: 'Secret words' }
	});
});
