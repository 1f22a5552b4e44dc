import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aSubmission } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { whileHeld } from './held.ts';
import { closedEvent, judgedEvent, seatAll, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { anonymous, person, sql, stopClock } = here;
const [leader, stranger] = await Promise.all([person({ role: 'leader' }), person()]);
const MINUTE = 60_000;

type Answer = { readonly error: { readonly message: string } | null };
const asked = async (call: PromiseLike<Answer>) => (await call).error?.message ?? 'taken';
const ends = [
	['open_scores', ({ id }: JudgedEvent, { client }: TestPerson) => asked(client.rpc('open_scores', { p_event: id }))],
	[
		'close_first_round',
		({ id }: JudgedEvent, { client }: TestPerson) => asked(client.rpc('close_first_round', { p_event: id }))
	]
] as const;
const extend = (team: number, { client }: TestPerson, until = new Date(Date.now() + 20 * MINUTE)) =>
	asked(
		client.rpc('extend_deadline', {
			...{ p_team: team, p_reason: 'Somebody fell ill.', p_until: until.toISOString() }
		})
	);
const handIn = (team: number, { client }: TestPerson) =>
	asked(client.rpc('submit_team', { ...aSubmission(team), p_pitch: 'Wholly another project than before.' }));
/** The time of a team is over, as it is when it has passed. */
const pass = (team: number) =>
	sql`insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
		select team_id, event_id, now() - interval '1 second', 'It is over.', given_by, given_at from public.submission_extensions where team_id = ${team}
		order by id desc limit 1`;
const desk = z.object({
	more_time: z.array(z.object({ team: z.number(), name: z.string(), until_at: z.string() }))
});
const deskOf = async ({ id }: JudgedEvent, { client }: TestPerson) =>
	(await client.rpc('judging_desk', { p_event: id })).data;

/** All is judged, by everybody, of two teams. */
async function judged() {
	const event = await judgedEvent(here);
	await seatAll(event);
	for (const { client } of event.judges)
		for (const team of event.teams)
			expect(await asked(client.rpc('save_judgement', { p_team: team, p_points: event.points(4) }))).toBe('taken');
	const [team = 0] = event.teams;
	const [founder = stranger] = event.founders;
	return { event, team, founder };
}

describe.each(ends)('%s', (_, end) => {
	test('waits until no team has more time any more, and the desk names the team and until when', async () => {
		const { event, team, founder } = await judged();
		expect(desk.parse(await deskOf(event, event.organizer)).more_time).toEqual([]);
		expect(await extend(team, event.organizer)).toBe('taken');
		for (const who of [event.organizer, leader]) expect(await end(event, who)).toBe('scores_open_after_more_time');
		const [late] = desk.parse(await deskOf(event, event.organizer)).more_time;
		expect(late?.team).toBe(team);
		expect(Date.parse(late?.until_at ?? '') - Date.now()).toBeGreaterThan(19 * MINUTE);
		// nobody else is told more than that it is not theirs
		for (const who of [...event.judges, founder, stranger]) {
			expect(await end(event, who)).toBe('organizer_only');
			expect(await deskOf(event, who)).toBeNull();
		}
		await pass(team);
		expect(desk.parse(await deskOf(event, event.organizer)).more_time).toEqual([]);
		expect(await end(event, event.organizer)).toBe('taken');
	});

	test('waits, when that time is over, for the judges of what came in late', async () => {
		const event = await judgedEvent(here);
		const [late = 0, team = 0] = event.teams;
		const [founder = stranger] = event.founders;
		await sql`delete from public.submissions where team_id = ${late}`;
		await sql`update public.teams set submitted_at = null where id = ${late}`;
		const [judge = stranger, other = stranger] = event.judges;
		const seat = (teams: readonly number[]) =>
			asked(
				event.organizer.client.rpc('seat_judges', {
					p_event: event.id,
					p_seats: teams.flatMap((one) => [judge, other].map(({ id }) => ({ team: one, judge: id })))
				})
			);
		const give = ({ client }: TestPerson, one: number) =>
			asked(client.rpc('save_judgement', { p_team: one, p_points: event.points(4) }));
		expect(await seat([team])).toBe('taken');
		for (const who of [judge, other]) expect(await give(who, team)).toBe('taken');
		expect(await extend(late, event.organizer)).toBe('taken');
		expect(await end(event, event.organizer), 'also for a team that has handed in nothing').toBe(
			'scores_open_after_more_time'
		);
		expect(await handIn(late, founder)).toBe('taken');
		await pass(late);
		expect(await end(event, event.organizer)).toBe('scores_open_when_seen_as_set');
		expect(await seat([team, late])).toBe('taken');
		expect(await give(judge, late)).toBe('taken');
		expect(await end(event, event.organizer)).toBe('scores_open_when_all_are_in');
		expect(await give(other, late)).toBe('taken');
		expect(await end(event, event.organizer)).toBe('taken');
	});

	test('meets more time given at the same moment: one of the two comes first, and the other is refused', async () => {
		for (const isGivenFirst of [true, false]) {
			const { event, team } = await judged();
			const held = ['select 1 from public.events where id = $1 for update', event.id] as const;
			const said = await whileHeld(here, held, async (areWaiting) => {
				const give = () => extend(team, event.organizer);
				const finish = () => end(event, event.organizer);
				const first = isGivenFirst ? give() : finish();
				await areWaiting(1);
				const second = isGivenFirst ? finish() : give();
				await areWaiting(2);
				return [first, second];
			});
			expect(said).toEqual([
				'taken',
				isGivenFirst ? 'scores_open_after_more_time' : 'extension_comes_before_the_scores'
			]);
		}
	});

	test('waits for a team that is handing in at that moment', async () => {
		const { event, team, founder } = await judged();
		expect(await extend(team, event.organizer)).toBe('taken');
		const held = ['select 1 from public.submissions where team_id = $1 for update', team] as const;
		const said = await whileHeld(here, held, async (areWaiting) => {
			const handed = handIn(team, founder);
			await areWaiting(1);
			const ended = end(event, event.organizer);
			await areWaiting(2);
			return [handed, ended];
		});
		expect(said).toEqual(['taken', 'scores_open_after_more_time']);
	});
});

describe('more time', () => {
	test('is given to nobody any more once the first round is closed or the scores are open, past the function too', async () => {
		const [closed, { event: opened }] = await Promise.all([closedEvent(here), judged()]);
		expect(await asked(opened.organizer.client.rpc('open_scores', { p_event: opened.id }))).toBe('taken');
		for (const event of [closed, opened]) {
			const [team = 0] = event.teams;
			for (const who of [event.organizer, leader])
				expect(await extend(team, who)).toBe('extension_comes_before_the_scores');
			for (const who of [...event.judges, stranger]) expect(await extend(team, who)).toBe('organizer_only');
			expect(
				await asked(
					anonymous().rpc('extend_deadline', {
						...{ p_team: team, p_reason: 'Let me in.', p_until: new Date().toISOString() }
					})
				)
			).toMatch(/permission denied/);
			await expect(sql`insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
				values (${team}, ${event.id}, now() + interval '5 minutes', 'Past the function.', ${leader.id}, now())`).rejects.toThrow(
				'extension_comes_before_the_scores'
			);
		}
	});

	test('lasts until the voting begins at the latest, and from then on the scores open as they are', async () => {
		const { event, team, founder } = await judged();
		const [{ voting_at = new Date() } = {}] = await sql<{ voting_at: Date }>`
			select voting_at from public.events where id = ${event.id}`;
		const later = new Date(voting_at.getTime() + MINUTE);
		expect(await extend(team, event.organizer, later)).toBe('extension_ends_before_voting');
		expect(await extend(team, event.organizer, voting_at)).toBe('taken');
		try {
			await stopClock(new Date(voting_at.getTime() - 1_000));
			expect(await handIn(team, founder)).toBe('taken');
			for (const [, end] of ends) expect(await end(event, event.organizer)).toBe('scores_open_after_more_time');
			await stopClock(voting_at);
			expect(await handIn(team, founder)).toBe('submission_after_deadline');
			expect(await asked(event.organizer.client.rpc('open_scores', { p_event: event.id }))).toBe('taken');
		} finally {
			await stopClock();
		}
	});
});
