import { beforeAll, describe, expect, test } from 'vitest';
import type { Client, TestPerson } from './harness.ts';
import { world } from './harness.ts';
import { judgedEvent, must, RUBRIC, seatAll, SETUP, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql, stopClock } = here;

let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;

beforeAll(async () => {
	[admin, leader, member] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' }), person()]);
});

/** What a call was refused by, or "taken". */
const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const first = <T>(items: readonly T[]): T => {
	const [item] = items;
	if (item === undefined) throw new Error('there is none');
	return item;
};

const save = async (
	client: Client,
	team: number,
	given: { p_points: Record<string, number>; p_comment?: string; p_version?: number }
) => client.rpc('save_judgement', { p_team: team, ...given });

/** An event whose judges are seated everywhere. */
async function seated(size = {}): Promise<JudgedEvent> {
	const event = await judgedEvent(here, size);
	await seatAll(event);
	return event;
}

const stored = (team: number) => sql<{ judge_id: string; comment: string; version: number }>`
	select judge_id, comment, version from public.judgements where team_id = ${team} order by judge_id`;
const pointsOf = async (team: number, judge: string) =>
	(
		await sql<{ points: number }>`select points from public.judgement_points
			where team_id = ${team} and judge_id = ${judge} order by criterion_id`
	).map(({ points }) => points);

describe('scoring', () => {
	test('a judge scores a project, and again until the voting begins; each is a version', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		expect((await save(judge.client, team, { p_points: event.points(4, 2), p_comment: ' Bold. ' })).data).toBe(1);
		expect((await save(judge.client, team, { p_points: event.points(5, 2), p_version: 1 })).data).toBe(2);
		expect(await stored(team)).toEqual([{ judge_id: judge.id, comment: '', version: 2 }]);
		expect(await pointsOf(team, judge.id)).toEqual([5, 2]);
	});

	test('before the deadline nothing is scored; from the voting on nothing any more, by the clock of the database', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		const given = { p_points: event.points(3) };
		await event.moveTo('build');
		expect(verdict(await save(judge.client, team, given))).toBe('judging_has_not_begun');
		await event.moveTo('judging');
		const [{ voting_at } = { voting_at: new Date() }] = await sql<{ voting_at: Date }>`
			select voting_at from public.events where id = ${event.id}`;
		try {
			await stopClock(new Date(voting_at.getTime() - 1));
			expect(verdict(await save(judge.client, team, given))).toBe('taken');
			await stopClock(voting_at);
			expect(verdict(await save(judge.client, team, { ...given, p_comment: 'Late.', p_version: 1 }))).toBe(
				'judging_is_over'
			);
		} finally {
			await stopClock();
		}
		expect(await stored(team)).toEqual([{ judge_id: judge.id, comment: '', version: 1 }]);
	});

	test('only who is seated at a project scores it: no other judge, member, organizer, leader or admin', async () => {
		const event = await judgedEvent(here);
		const [one, two] = event.judges;
		const [team = 0, other = 0] = event.teams;
		const seats = [
			{ team, judge: one?.id ?? '' },
			{ team: other, judge: two?.id ?? '' }
		];
		must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }));
		for (const someone of [two ?? member, member, event.organizer, leader, admin]) {
			expect(verdict(await save(someone.client, team, { p_points: event.points(5) }))).toBe('judge_has_no_seat');
		}
		expect((await save(anonymous(), team, { p_points: event.points(5) })).error?.code).toBe('42501');
		expect(verdict(await save(member.client, 999_999_999, { p_points: {} }))).toBe('no_such_team');
		expect(await stored(team)).toEqual([]);
	});

	test.each<[string, (event: JudgedEvent) => unknown, string]>([
		['a criterion left out', ({ criteria }) => ({ [String(criteria[0])]: 4 }), 'rubric_was_changed'],
		['a criterion of nothing', ({ points }) => ({ ...points(4), 999999999: 4 }), 'rubric_was_changed'],
		['points below the scale', ({ points }) => points(0), 'points_fit_the_scale'],
		['points above the scale', ({ points }) => points(6), 'points_fit_the_scale'],
		['half a point', ({ points }) => points(3.5), 'points_fit_the_scale'],
		['points as text', ({ criteria }) => Object.fromEntries(criteria.map((id) => [id, '4'])), 'points_fit_the_scale'],
		['nothing', () => null, 'rubric_was_changed'],
		['a list', () => [4, 4], 'rubric_was_changed']
	])('%s is refused and stores nothing', async (_, garbage, name) => {
		const event = await seated({ teams: 1, judges: 1 });
		const { data } = await first(event.judges).client.auth.getSession();
		const reply = await here.fetch(`${here.url}/rest/v1/rpc/save_judgement`, {
			method: 'POST',
			headers: {
				apikey: here.keys.publishable,
				authorization: `Bearer ${data.session?.access_token}`,
				'content-type': 'application/json'
			},
			body: JSON.stringify({ p_team: first(event.teams), p_points: garbage(event) })
		});
		expect(await reply.json()).toMatchObject({ message: name });
		expect(reply.status).toBeLessThan(500);
		expect(await stored(first(event.teams))).toEqual([]);
	});

	test('the same sent twice, as after a lost connection, is taken once', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		const given = { p_points: event.points(4), p_comment: 'Sent again.' };
		const answers = await Promise.all(Array.from({ length: 10 }, () => save(judge.client, team, given)));
		expect(answers.map(({ data }) => data)).toEqual(answers.map(() => 1));
		expect(await stored(team)).toHaveLength(1);
	});

	test('another comment is a change as other points are: over an older version it is refused, and nothing is lost', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		const written = (p_comment: string, p_version: number) =>
			save(judge.client, team, { p_points: event.points(4), p_comment, p_version });
		expect(verdict(await written('A long and careful comment.', 0))).toBe('taken');
		expect(verdict(await written('Typed on the train.', 0))).toBe('judgement_was_changed');
		expect(verdict(await written('', 0))).toBe('judgement_was_changed');
		expect(await sql`select comment from public.judgements where team_id = ${team}`).toEqual([
			{ comment: 'A long and careful comment.' }
		]);
		expect(verdict(await written('Typed on the train.', 1))).toBe('taken');
	});

	test('of two devices that save different points at once one is taken, and the other is told', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		const answers = await Promise.all(
			[1, 2, 3, 4].map((points) => save(judge.client, team, { p_points: event.points(points) }))
		);
		expect(answers.map(verdict).sort()).toEqual([
			'judgement_was_changed',
			'judgement_was_changed',
			'judgement_was_changed',
			'taken'
		]);
		const [taken] = answers.flatMap(({ error }, index) => (error ? [] : [index + 1]));
		expect(await pointsOf(team, judge.id)).toEqual([taken, taken]);
	});
});

test('the first page asks a judge for what is not scored, while it can be', async () => {
	const event = await seated();
	const [judge, team] = [first(event.judges), first(event.teams)];
	const asked = async ({ client }: TestPerson) => {
		const { data } = await client.from('judging_reminders').select('to_score').eq('slug', event.slug);
		return data?.map(({ to_score }) => to_score);
	};
	expect(await asked(judge)).toEqual([2]);
	must(await save(judge.client, team, { p_points: event.points(4) }));
	expect(await asked(judge)).toEqual([1]);
	expect((await judge.client.rpc('today')).data).toMatchObject({ judging: [{ slug: event.slug, to_score: 1 }] });
	expect(await Promise.all([event.organizer, member].map(asked))).toEqual([[], []]);
	await event.moveTo('voting');
	expect(await asked(judge)).toEqual([]);
});

describe('conflicts', () => {
	test('nobody is seated at, or scores, the own team', async () => {
		const event = await judgedEvent(here);
		const [founder, team] = [first(event.founders), first(event.teams)];
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: founder.id }));
		const seats = [{ team, judge: founder.id }];
		expect(verdict(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }))).toBe(
			'plan_is_outdated'
		);
		// and neither with a seat that somebody got past the plan
		await sql`insert into public.judging_seats (team_id, event_id, judge_id) values (${team}, ${event.id}, ${founder.id})`;
		expect(verdict(await save(founder.client, team, { p_points: event.points(5) }))).toBe('judge_has_a_conflict');
		await expect(
			sql`insert into public.judgements (team_id, event_id, judge_id, saved_at) values (${team}, ${event.id}, ${founder.id}, private.now())`
		).rejects.toThrow('judge_has_a_conflict');
		expect(await stored(team)).toEqual([]);
	});

	test('a judge declares a conflict: the seat is free and no score is taken', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		const declared = { p_team: team, p_judge: judge.id, p_reason: 'My sister is in it.' };
		must(await judge.client.rpc('declare_judge_conflict', declared));
		must(await judge.client.rpc('declare_judge_conflict', declared));
		expect(verdict(await save(judge.client, team, { p_points: event.points(5) }))).toBe('judge_has_a_conflict');
		expect(await sql`select 1 from public.judging_seats where team_id = ${team} and judge_id = ${judge.id}`).toEqual(
			[]
		);
		expect(
			await sql`select 1 from public.activity where verb = 'judging.conflict_declared' and subject_id = ${String(event.id)}`
		).toHaveLength(1);
	});

	test('a score given before a conflict was declared stays written and does not count', async () => {
		const event = await seated();
		const [judge, team] = [first(event.judges), first(event.teams)];
		must(await save(judge.client, team, { p_points: event.points(5), p_comment: 'From a friend.' }));
		must(await judge.client.rpc('declare_judge_conflict', { p_team: team, p_judge: judge.id, p_reason: 'A friend.' }));
		expect(await stored(team)).toHaveLength(1);
		await event.moveTo('results');
		const { data } = await member.client.rpc('judging_results', { p_slug: event.slug });
		expect(data).toMatchObject({ is_open: true, scores: [] });
		expect((await event.organizer.client.rpc('judging_comments', { p_slug: event.slug })).data).toEqual([]);
	});

	test('others declare for a judge only as organizers; a judge does not take back what an organizer declared', async () => {
		const event = await seated();
		const [judge, other] = event.judges;
		const team = first(event.teams);
		const declared = { p_team: team, p_judge: judge?.id ?? '', p_reason: 'Same department.' };
		for (const someone of [other ?? member, member]) {
			expect(verdict(await someone.client.rpc('declare_judge_conflict', declared))).toBe('organizer_only');
		}
		must(await event.organizer.client.rpc('declare_judge_conflict', declared));
		const pair = { p_team: team, p_judge: judge?.id ?? '' };
		expect(verdict(await (judge ?? member).client.rpc('take_back_judge_conflict', pair))).toBe('conflict_is_anothers');
		must(await event.organizer.client.rpc('take_back_judge_conflict', pair));
		expect(verdict(await event.organizer.client.rpc('take_back_judge_conflict', pair))).toBe('no_such_conflict');
	});

	test('conflicts are seen by their judge and by organizers only', async () => {
		const event = await seated();
		const [judge, other] = event.judges;
		must(
			await (judge ?? member).client.rpc('declare_judge_conflict', {
				p_team: first(event.teams),
				p_judge: judge?.id ?? '',
				p_reason: 'My sister is in it.'
			})
		);
		const seen = async ({ client }: TestPerson) =>
			(await client.from('judge_conflicts').select('reason').eq('event_id', event.id)).data?.length;
		expect(
			await Promise.all([judge ?? member, event.organizer, other ?? member, member, first(event.founders)].map(seen))
		).toEqual([1, 1, 0, 0, 0]);
	});
});

describe('the rubric', () => {
	const rubric = (event: JudgedEvent, changes = {}, criteria = RUBRIC) => ({
		p_event: event.id,
		p_setup: { ...SETUP, ...changes },
		p_criteria: criteria
	});

	test('freezes with the first score, for whoever asks; how often a project is seen does not', async () => {
		const event = await seated();
		must(await event.organizer.client.rpc('save_rubric', rubric(event, { comments_to_teams: false })));
		const rows = await sql<{ id: string }>`select id from public.rubric_criteria where event_id = ${event.id}`;
		const points = Object.fromEntries(rows.map(({ id }) => [id, 3]));
		must(await save(first(event.judges).client, first(event.teams), { p_points: points }));
		for (const someone of [event.organizer, leader, admin]) {
			expect(verdict(await someone.client.rpc('save_rubric', rubric(event)))).toBe('rubric_is_frozen');
		}
		expect(verdict(await event.organizer.client.rpc('set_judging_seats', { p_event: event.id, p_seats: 3 }))).toBe(
			'taken'
		);
		const [setup] = await sql`select seats, comments_to_teams from public.judging_setups where event_id = ${event.id}`;
		expect(setup).toEqual({ seats: 3, comments_to_teams: false });
	});

	test('a first score and a change of the rubric at once: one of them is refused, and no score lacks its criterion', async () => {
		for (let round = 0; round < 3; round++) {
			const event = await seated({ teams: 1, judges: 1 });
			const [scored, changed] = await Promise.all([
				save(first(event.judges).client, first(event.teams), { p_points: event.points(4) }),
				event.organizer.client.rpc('save_rubric', rubric(event, {}, RUBRIC.slice(0, 1)))
			]);
			expect([
				['taken', 'rubric_is_frozen'],
				['rubric_was_changed', 'taken']
			]).toContainEqual([verdict(scored), verdict(changed)]);
		}
	});

	test.each<[string, object, typeof RUBRIC]>([
		['judging_setups_seats_are_few', { seats: 10 }, RUBRIC],
		['judging_setups_scale_is_short', { most: 11 }, RUBRIC],
		['rubric_has_criteria', {}, []],
		['rubric_criteria_name_is_short', {}, [{ ...RUBRIC[0], name: ' x ', least_means: '', most_means: '', weight: 1 }]],
		['rubric_criteria_weight_counts', {}, RUBRIC.map((criterion) => ({ ...criterion, weight: 0 }))],
		['rubric_criteria_meanings_fit', {}, RUBRIC.map((criterion) => ({ ...criterion, least_means: 'x'.repeat(201) }))]
	])('that breaks %s is refused by that name', async (name, changes, criteria) => {
		const event = await judgedEvent(here, { teams: 1, judges: 0 });
		expect(verdict(await event.organizer.client.rpc('save_rubric', rubric(event, changes, criteria)))).toContain(name);
	});

	test('rubric, judges and plan are an organizer’s: no member, team or judge changes them', async () => {
		const event = await judgedEvent(here);
		for (const { client } of [member, first(event.founders), first(event.judges)]) {
			const answers = await Promise.all([
				client.rpc('save_rubric', rubric(event)),
				client.rpc('add_judge', { p_event: event.id, p_person: member.id }),
				client.rpc('set_judging_seats', { p_event: event.id, p_seats: 1 }),
				client.rpc('seat_judges', { p_event: event.id, p_seats: [] }),
				client.rpc('open_scores', { p_event: event.id })
			]);
			expect(answers.map(verdict)).toEqual(answers.map(() => 'organizer_only'));
		}
		for (const { client } of [leader, admin]) {
			expect(verdict(await client.rpc('save_rubric', rubric(event)))).toBe('taken');
		}
	});
});
