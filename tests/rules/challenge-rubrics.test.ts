import { beforeAll, describe, expect, test } from 'vitest';
import { resultsOf } from '#lib/judging/judging.server.ts';
import { outcomeOf } from '#lib/judging/rounds.ts';
import { edit } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';
import { judgedEvent, must, RUBRIC, seatAll, SETUP, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql } = here;

let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;
beforeAll(async () => {
	[admin, leader, member] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' }), person()]);
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const OWN = [
	{ name: 'Reach', least_means: '', most_means: '', weight: 1 },
	{ name: 'Speed', least_means: '', most_means: '', weight: 1 },
	{ name: 'Cost', least_means: '', most_means: '', weight: 2 }
];
const give = (client: Client, team: number, points: Record<string, number>, version = 0) =>
	client.rpc('save_judgement', { p_team: team, p_points: points, p_version: version });
const own = (client: Client, challenge: number, criteria = OWN) =>
	client.rpc('save_challenge_rubric', { p_challenge: challenge, p_criteria: criteria });
const pointsFor = (criteria: readonly number[], points: number) =>
	Object.fromEntries(criteria.map((id) => [String(id), points]));

/** A judged event whose second team works for a challenge; `criteria` are those of the challenge as they are now. */
async function withChallenge({ hasOwn = true, isSeated = true } = {}) {
	const event = await judgedEvent(here);
	const [challenge = 0] = (
		await sql<{ id: string }>`select id from public.challenges where event_id = ${event.id}`
	).map(({ id }) => Number(id));
	const [shared = 0, team = 0] = event.teams;
	const moved = await moveTo(event, 1, challenge);
	must(moved);
	if (hasOwn) must(await own(event.organizer.client, challenge));
	if (isSeated) await seatAll(event);
	const criteria = async () =>
		(
			await sql<{
				id: string;
			}>`select id from public.rubric_criteria where challenge_id = ${challenge} order by position`
		).map(({ id }) => Number(id));
	const [judge = member] = event.judges;
	return { event, challenge, shared, team, judge, criteria };
}

/** The founder of a team puts its idea under a challenge, or under none. */
async function moveTo({ id, teams, founders }: JudgedEvent, at: number, challenge?: number) {
	const [idea] = await sql<{ id: string }>`
		select i.id from public.teams t join public.ideas i on i.id = t.idea_id where t.id = ${teams[at] ?? 0}`;
	const client = (founders[at] ?? member).client;
	return edit(client, Number(idea?.id), { title: 'A moved idea', event_id: id, challenge_id: challenge ?? null });
}

describe('a challenge', () => {
	test('with a rubric of its own is scored by it, whole; points for another rubric are refused', async () => {
		const { event, shared, team, judge, criteria } = await withChallenge();
		const ids = await criteria();
		expect(ids).toHaveLength(3);
		expect(verdict(await give(judge.client, team, event.points(4)))).toBe('points_are_of_another_rubric');
		expect(verdict(await give(judge.client, shared, pointsFor(ids, 4)))).toBe('points_are_of_another_rubric');
		expect(verdict(await give(judge.client, team, { ...pointsFor(ids, 4), ...event.points(4) }))).toBe(
			'points_are_of_another_rubric'
		);
		expect(verdict(await give(judge.client, team, pointsFor(ids.slice(1), 4)))).toBe('rubric_was_changed');
		expect(verdict(await give(judge.client, team, pointsFor(ids, 6)))).toBe('points_fit_the_scale');
		expect((await give(judge.client, team, pointsFor(ids, 4))).data).toBe(1);
		expect((await give(judge.client, shared, event.points(3))).data).toBe(1);
		// past the functions too
		await expect(sql`insert into public.judgement_points (team_id, judge_id, criterion_id, points)
			values (${shared}, ${judge.id}, ${ids[0] ?? 0}, 5)`).rejects.toThrow('points_are_of_another_rubric');
	});

	test('is judged by the event’s rubric where it has none, and again when its own is taken back', async () => {
		const { event, challenge, team, judge, criteria } = await withChallenge();
		must(await own(event.organizer.client, challenge, []));
		expect(await criteria()).toEqual([]);
		expect(verdict(await give(judge.client, team, event.points(4)))).toBe('taken');
	});

	test('keeps its rubric from the first score of a team of it on, and no longer than that matters', async () => {
		const { event, challenge, shared, team, judge, criteria } = await withChallenge();
		must(await give(judge.client, shared, event.points(3)));
		// nobody of it was scored yet
		must(await own(event.organizer.client, challenge, OWN.slice(1)));
		must(await give(judge.client, team, pointsFor(await criteria(), 4)));
		for (const { client } of [event.organizer, leader, admin]) {
			expect(verdict(await own(client, challenge))).toBe('rubric_is_frozen');
			expect(verdict(await own(client, challenge, []))).toBe('rubric_is_frozen');
		}
		const again = { p_event: event.id, p_setup: SETUP, p_criteria: RUBRIC };
		expect(verdict(await event.organizer.client.rpc('save_rubric', again))).toBe('rubric_is_frozen');
	});

	test('keeps its own rubric when the event’s is saved again, and goes with its event', async () => {
		const { event, challenge, criteria } = await withChallenge({ isSeated: false });
		const before = await criteria();
		must(await event.organizer.client.rpc('save_rubric', { p_event: event.id, p_setup: SETUP, p_criteria: RUBRIC }));
		expect(await criteria()).toEqual(before);
		must(await moveTo(event, 1));
		await sql`delete from public.challenges where id = ${challenge}`;
		expect(await criteria()).toEqual([]);
	});

	test('gets a rubric from who runs the event, after the event’s own, and nobody else', async () => {
		const { event, challenge } = await withChallenge({ hasOwn: false });
		for (const { client } of [member, event.founders[1] ?? member, event.judges[0] ?? member]) {
			expect(verdict(await own(client, challenge))).toBe('organizer_only');
			expect(
				(
					await client
						.from('rubric_criteria')
						.insert({ event_id: event.id, challenge_id: challenge, position: 9, name: 'Mine' })
				).error
			).not.toBeNull();
		}
		expect((await own(anonymous(), challenge)).error).not.toBeNull();
		expect(verdict(await own(leader.client, 999_999_999))).toBe('no_such_challenge');
		const twelve = Array.from({ length: 13 }, (_, at) => ({
			...RUBRIC[0],
			name: `Criterion ${at}`,
			least_means: '',
			most_means: '',
			weight: 1
		}));
		expect(verdict(await own(leader.client, challenge, twelve))).toBe('rubric_has_criteria');
		await sql`delete from public.rubric_criteria where event_id = ${event.id}`;
		expect(verdict(await own(leader.client, challenge))).toBe('rubric_comes_first');
		// a challenge of one event has no criteria of another
		const other = await judgedEvent(here, { teams: 1, judges: 0 });
		await expect(sql`insert into public.rubric_criteria (event_id, challenge_id, position, name)
			values (${other.id}, ${challenge}, 9, 'Elsewhere')`).rejects.toThrow('rubric_criteria_are_of_a_challenge');
	});

	test('takes and loses no idea whose team was scored by another rubric', async () => {
		const { event, challenge, shared, team, judge, criteria } = await withChallenge();
		must(await give(judge.client, shared, event.points(3)));
		expect(verdict(await moveTo(event, 0, challenge))).toBe('idea_keeps_its_rubric');
		// not scored yet
		must(await moveTo(event, 1));
		must(await moveTo(event, 1, challenge));
		must(await give(judge.client, team, pointsFor(await criteria(), 4)));
		expect(verdict(await moveTo(event, 1))).toBe('idea_keeps_its_rubric');
		must(await moveTo(event, 1, challenge));
	});

	test('and its first score at once: one of them is refused, and no score lacks a criterion', async () => {
		for (let round = 0; round < 3; round++) {
			const { event, challenge, team, judge } = await withChallenge({ hasOwn: false });
			const [scored, changed] = await Promise.all([
				give(judge.client, team, event.points(4)),
				own(event.organizer.client, challenge)
			]);
			expect([
				['taken', 'rubric_is_frozen'],
				['points_are_of_another_rubric', 'taken']
			]).toContainEqual([verdict(scored), verdict(changed)]);
		}
	});
});

test('judges and guests are told what each project is judged by, and members read it', async () => {
	const { event, challenge, shared, team, judge, criteria } = await withChallenge({ isSeated: false });
	const guest = { name: 'Gerda Guest', function: 'it' };
	const { data: token } = await event.organizer.client.rpc('invite_guest_judge', {
		...{ p_event: event.id, p_guest: guest, p_days: 7 }
	});
	const link = { p_token: token ?? '' };
	const asked = async () => (await anonymous().rpc('read_guest_judging', link)).data;
	const { guest: found } = Object(await asked());
	const seats = [shared, team].flatMap((one) => [judge.id, found.id].map((who) => ({ team: one, judge: who })));
	must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }));

	const ids = await criteria();
	const { data: shown } = await judge.client.rpc('show_judging', { p_slug: event.slug });
	for (const judging of [Object(shown), Object(await asked())]) {
		expect(judging.criteria).toMatchObject(RUBRIC);
		expect(judging.challenges).toMatchObject([{ id: challenge, criteria: OWN, is_frozen: false }]);
		const rubrics = new Map(
			judging.queue.map((one: { team: number; rubric: number | null }) => [one.team, one.rubric])
		);
		expect([rubrics.get(shared), rubrics.get(team)]).toEqual([null, challenge]);
	}
	const save = (to: number, points: Record<string, number>) =>
		anonymous().rpc('save_guest_judgement', { ...link, p_team: to, p_given: { points, comment: '', version: 0 } });
	expect(verdict(await save(team, event.points(4)))).toBe('points_are_of_another_rubric');
	expect((await save(team, pointsFor(ids, 4))).data).toBe(1);
	const read = await member.client.from('rubric_criteria').select('name').eq('challenge_id', challenge);
	expect(read.data).toHaveLength(3);
});

test('the results weigh each project by its own rubric, on one scale', async () => {
	const { event, shared, team, criteria } = await withChallenge();
	const [reach, speed, cost] = await criteria();
	for (const { client } of event.judges) {
		must(await give(client, shared, event.points(4, 2)));
		must(await give(client, team, { [`${reach}`]: 5, [`${speed}`]: 5, [`${cost}`]: 3 }));
	}
	must(await event.organizer.client.rpc('open_scores', { p_event: event.id }));
	const outcome = outcomeOf(await resultsOf(event.organizer.client, event.slug), 1);
	if (outcome.method !== 'rubric') throw new Error('judged in pairs');
	expect(outcome.results.placed.map(({ team: id, raw, place }) => [id, raw, place])).toEqual([
		[team, 4, 1],
		[shared, 3.5, 2]
	]);
});
