import { beforeAll, describe, expect, test, vi } from 'vitest';
import { world, type TestPerson } from './harness.ts';
import { judgedEvent, must, seatAll, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, service, sql } = here;

let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;

beforeAll(async () => {
	[admin, leader, member] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' }), person()]);
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const WORDS = 'Only this judge knows these words.';

/** Both judges score both projects; the first says something about the first project. */
async function scored(size = {}): Promise<JudgedEvent> {
	const event = await judgedEvent(here, size);
	await seatAll(event);
	for (const [at, { client }] of event.judges.entries()) {
		for (const [place, team] of event.teams.entries()) {
			const p_comment = at + place === 0 ? WORDS : '';
			must(await client.rpc('save_judgement', { p_team: team, p_points: event.points(4 - at, 5 - place), p_comment }));
		}
	}
	return event;
}

const firstOf = <T>(items: readonly T[]): T => {
	const [item] = items;
	if (item === undefined) throw new Error('there is none');
	return item;
};

/** Everything of a judgement that is not one's own, through every route there is. */
async function seenBy({ client, id }: TestPerson, event: JudgedEvent) {
	const [rows, counted, guessed, points, embedded, throughTeams] = await Promise.all([
		client.from('judgements').select('*').eq('event_id', event.id).neq('judge_id', id),
		client.from('judgements').select('*', { count: 'exact', head: true }).eq('event_id', event.id).neq('judge_id', id),
		client
			.from('judgement_points')
			.select('*', { count: 'exact', head: true })
			.gte('points', 4)
			.in('team_id', event.teams)
			.neq('judge_id', id),
		client.from('judgement_points').select('*').in('team_id', event.teams).neq('judge_id', id),
		client.from('rubric_criteria').select('id, judgement_points(points, judge_id)').eq('event_id', event.id),
		client.from('teams').select('id, judgements(comment, judge_id)').in('id', event.teams)
	]);
	const inside = JSON.stringify([embedded.data, throughTeams.data].map((data) => data ?? []));
	const others = event.judges.filter((judge) => judge.id !== id).map((judge) => judge.id);
	return {
		rows: rows.data?.length ?? 0,
		counted: (counted.count ?? 0) + (guessed.count ?? 0),
		points: points.data?.length ?? 0,
		embedded: others.filter((judge) => inside.includes(judge)).length
	};
}
const NOTHING = { rows: 0, counted: 0, points: 0, embedded: 0 };

describe('before the scores are opened', () => {
	test.each(['judging', 'voting'] as const)(
		'nobody reads what another judge gave, through any route, in the phase of %s',
		async (phase) => {
			const event = await scored();
			await event.moveTo(phase);
			const [judge, other] = event.judges;
			const readers = [
				judge ?? member,
				other ?? member,
				event.organizer,
				leader,
				admin,
				member,
				firstOf(event.founders)
			];
			for (const reader of readers) {
				expect(await seenBy(reader, event), reader.name).toEqual(NOTHING);
				const answers = await Promise.all([
					reader.client.rpc('show_judging', { p_slug: event.slug }),
					reader.client.rpc('judging_desk', { p_event: event.id }),
					reader.client.rpc('judging_results', { p_slug: event.slug }),
					reader.client.rpc('judging_comments', { p_slug: event.slug }),
					reader.client.from('activity').select().eq('subject', 'events').eq('subject_id', String(event.id)),
					reader.client.from('activity_list').select().eq('subject', 'events').eq('subject_id', String(event.id)),
					reader.client.rpc('today')
				]);
				const said = JSON.stringify(answers.map(({ data }) => data));
				if (reader !== judge) {
					expect(said).not.toContain(WORDS);
					if (reader !== other) expect(said).not.toMatch(/"points":\s*\{/);
				}
				expect(answers[2].data).toMatchObject({ is_open: false, scores: [], projects: [], judges: null });
			}
			const own = await judge?.client
				.from('judgement_points')
				.select('points')
				.eq('judge_id', judge.id)
				.in('team_id', event.teams);
			expect(own?.data?.map(({ points }) => points).sort()).toEqual([4, 4, 4, 5]);
		}
	);

	test('signed out, and with the key of the service, there is nothing to read', async () => {
		const event = await scored();
		for (const table of ['judgements', 'judgement_points', 'judging_seats', 'judge_conflicts', 'judges'] as const) {
			expect((await anonymous().from(table).select('*')).error?.code, table).toBe('42501');
			expect((await service().from(table).select('*')).error?.code, table).toBe('42501');
		}
		for (const reply of [
			await anonymous().rpc('judging_results', { p_slug: event.slug }),
			await anonymous().rpc('show_judging', { p_slug: event.slug }),
			await anonymous().rpc('judging_desk', { p_event: event.id })
		]) {
			expect(reply.error?.code).toBe('42501');
		}
	});

	test('an estimated count says nothing about what was given', async () => {
		await scored();
		await sql`analyze public.judgement_points`;
		await sql`analyze public.judgements`;
		const known = await sql`select tablename, attname from pg_stats
			where tablename in ('judgements', 'judgement_points') and attname in ('points', 'comment')`;
		expect(known).toEqual([]);
	});

	test('an organizer sees how far everybody is, counted, and nobody else does', async () => {
		const event = await scored();
		for (const { client } of [event.organizer, leader, admin]) {
			const { data } = await client.rpc('judging_desk', { p_event: event.id });
			expect(data).toMatchObject({
				judges: [
					{ seats: 2, done: 2 },
					{ seats: 2, done: 2 }
				]
			});
			expect(JSON.stringify(data)).not.toMatch(/points|comment/);
		}
		for (const { client } of [member, firstOf(event.judges), firstOf(event.founders)]) {
			expect((await client.rpc('judging_desk', { p_event: event.id })).data).toBeNull();
		}
	});

	test('who looks at what is known to the judge and to organizers', async () => {
		const event = await scored();
		const seats = async ({ client }: TestPerson) =>
			(await client.from('judging_seats').select('team_id').eq('event_id', event.id)).data?.length;
		const readers = [event.organizer, firstOf(event.judges), member, firstOf(event.founders)];
		expect(await Promise.all(readers.map(seats))).toEqual([4, 2, 0, 0]);
	});

	test('scores are written by the verb only', async () => {
		const event = await scored();
		const [judge, team] = [firstOf(event.judges), firstOf(event.teams)];
		const answers = await Promise.all([
			judge.client.from('judgements').update({ version: 9 }).eq('team_id', team),
			judge.client.from('judgements').delete().eq('team_id', team),
			judge.client.from('judgement_points').update({ points: 5 }).eq('team_id', team),
			event.organizer.client
				.from('judging_setups')
				.update({ opened_at: '2020-01-01T00:00:00Z' })
				.eq('event_id', event.id),
			event.organizer.client.from('judging_seats').delete().eq('event_id', event.id),
			event.organizer.client.from('judges').select('mask')
		]);
		expect(answers.map(({ error }) => error?.code)).toEqual(answers.map(() => '42501'));
	});
});

describe('opening the scores', () => {
	test('waits for the last judge, or for the voting; then organizers read all, and nothing changes any more', async () => {
		const event = await judgedEvent(here);
		await seatAll(event);
		const [judge, other] = event.judges;
		const give = (who: TestPerson | undefined, team: number, p_version = 0) =>
			(who ?? member).client.rpc('save_judgement', { p_team: team, p_points: event.points(3 + p_version), p_version });
		for (const team of event.teams) must(await give(judge, team));
		must(await give(other, event.teams[0] ?? 0));
		const open = async (who: TestPerson) => verdict(await who.client.rpc('open_scores', { p_event: event.id }));
		for (const who of [event.organizer, leader, admin]) expect(await open(who)).toBe('scores_open_when_all_are_in');
		must(await give(other, event.teams[1] ?? 0));
		expect(await open(member)).toBe('organizer_only');
		expect(await open(event.organizer)).toBe('taken');

		expect((await seenBy(event.organizer, event)).rows).toBe(4);
		expect((await event.organizer.client.rpc('judging_results', { p_slug: event.slug })).data).toMatchObject({
			is_open: true,
			scores: [{}, {}, {}, {}],
			judges: [{ name: expect.any(String) }, {}]
		});
		// for everybody else they stay sealed until the results
		for (const reader of [judge ?? member, member, firstOf(event.founders)]) {
			expect(await seenBy(reader, event), reader.name).toEqual(NOTHING);
			expect((await reader.client.rpc('judging_results', { p_slug: event.slug })).data).toMatchObject({
				is_open: false,
				scores: []
			});
		}
		expect(verdict(await give(judge, event.teams[0] ?? 0, 1))).toBe('judging_is_over');
		await expect(sql`update public.judgements set comment = 'Forged' where event_id = ${event.id}`).rejects.toThrow(
			'facts_are_append_only'
		);
		await expect(sql`update public.judgement_points set points = 5 where team_id = ${event.teams[0]}`).rejects.toThrow(
			'facts_are_append_only'
		);
	});

	test('by two organizers at once is written down once', async () => {
		const event = await scored({ teams: 1, judges: 1 });
		const opened = await Promise.all(
			[event.organizer, leader, admin].map(({ client }) => client.rpc('open_scores', { p_event: event.id }))
		);
		expect(opened.map(verdict)).toEqual(['taken', 'taken', 'taken']);
		expect(new Set(opened.map(({ data }) => data)).size).toBe(1);
		expect(
			await sql`select 1 from public.activity where verb = 'judging.opened' and subject_id = ${String(event.id)}`
		).toHaveLength(1);
	});

	test('with nothing scored there is nothing to open before the voting', async () => {
		const event = await judgedEvent(here);
		expect(verdict(await leader.client.rpc('open_scores', { p_event: event.id }))).toBe('scores_open_when_all_are_in');
		await event.moveTo('voting');
		expect(verdict(await leader.client.rpc('open_scores', { p_event: event.id }))).toBe('taken');
	});

	test('an organizer who sets the results back after everybody saw them closes nothing again', async () => {
		const event = await scored();
		await event.moveTo('results');
		await sql`update public.events set results_at = results_at + interval '9 hours', voting_at = voting_at + interval '8 hours' where id = ${event.id}`;
		const again = { p_team: firstOf(event.teams), p_points: event.points(1), p_version: 1 };
		expect(verdict(await firstOf(event.judges).client.rpc('save_judgement', again))).toBe('judging_is_over');
	});
});

describe('at the results', () => {
	test('everybody reads the scores, without names; only organizers learn who gave what', async () => {
		const event = await scored();
		await event.moveTo('results');
		for (const reader of [member, firstOf(event.founders), firstOf(event.judges)]) {
			const { data } = await reader.client.rpc('judging_results', { p_slug: event.slug });
			expect(data).toMatchObject({ is_open: true, scores: [{}, {}, {}, {}], judges: null });
			for (const judge of event.judges) expect(JSON.stringify(data)).not.toContain(judge.id);
			expect(await seenBy(reader, event), reader.name).toEqual(NOTHING);
		}
	});

	test('a team reads what was written about it and nothing about others; without the switch nothing', async () => {
		const event = await scored();
		const [founder, other] = event.founders;
		const comments = async (who: TestPerson | undefined) =>
			(await (who ?? member).client.rpc('judging_comments', { p_slug: event.slug })).data?.map(
				({ comment }) => comment
			);
		expect(await comments(founder)).toEqual([]);
		await event.moveTo('results');
		expect(await comments(founder)).toEqual([WORDS]);
		expect(await comments(other)).toEqual([]);
		expect(await comments(member)).toEqual([]);
		expect(await comments(event.organizer)).toEqual([WORDS]);
		await sql`update public.judging_setups set comments_to_teams = false where event_id = ${event.id}`;
		expect(await comments(founder)).toEqual([]);
		expect(await comments(event.organizer)).toEqual([WORDS]);
	});
});

describe('the plan', () => {
	test('seats what it says, and a new plan keeps what was scored', async () => {
		const event = await judgedEvent(here, { teams: 2, judges: 3 });
		await seatAll(event);
		const [judge, ...others] = event.judges;
		must(
			await (judge ?? member).client.rpc('save_judgement', { p_team: firstOf(event.teams), p_points: event.points(4) })
		);
		must(await (judge ?? member).client.rpc('withdraw_judge', { p_event: event.id, p_person: judge?.id ?? '' }));
		const seatsOf = async (who: TestPerson | undefined) =>
			(await sql`select team_id from public.judging_seats where event_id = ${event.id} and judge_id = ${who?.id}`)
				.length;
		expect(await seatsOf(judge)).toBe(1);
		const plan = others.map((one) => ({ team: event.teams[1] ?? 0, judge: one.id }));
		expect((await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: plan })).data).toBe(3);
		expect(await Promise.all([judge, ...others].map(seatsOf))).toEqual([1, 1, 1]);
		// who dropped out gets nothing more, and comes back when added again
		const more = { p_event: event.id, p_seats: [{ team: event.teams[1] ?? 0, judge: judge?.id ?? '' }] };
		expect(verdict(await event.organizer.client.rpc('seat_judges', more))).toBe('plan_is_outdated');
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: judge?.id ?? '' }));
		expect(verdict(await event.organizer.client.rpc('seat_judges', more))).toBe('taken');
	});

	test('waits for the deadline and for a rubric, and knows no stranger and no project that was not handed in', async () => {
		const event = await judgedEvent(here);
		const seat = async (team: number, judge: string) =>
			verdict(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: [{ team, judge }] }));
		const [judge, team] = [firstOf(event.judges), firstOf(event.teams)];
		expect(await seat(team, member.id)).toBe('plan_is_outdated');
		const elsewhere = await judgedEvent(here, { teams: 1, judges: 0 });
		expect(await seat(firstOf(elsewhere.teams), judge.id)).toBe('plan_is_outdated');
		await event.moveTo('build');
		expect(await seat(team, judge.id)).toBe('plan_waits_for_the_deadline');
		await event.moveTo('judging');
		await sql`delete from public.rubric_criteria where event_id = ${event.id}`;
		expect(await seat(team, judge.id)).toBe('rubric_comes_first');
	});

	test('a judge is taken off by an organizer or by himself or herself', async () => {
		const event = await judgedEvent(here);
		const [judge, other] = event.judges;
		const withdraw = async (who: TestPerson | undefined) =>
			verdict(await (who ?? member).client.rpc('withdraw_judge', { p_event: event.id, p_person: judge?.id ?? '' }));
		expect(await withdraw(other)).toBe('organizer_only');
		expect(await withdraw(judge)).toBe('taken');
		expect(await withdraw(event.organizer)).toBe('no_such_judge');
	});
});

test('an organizer hears that something was scored, and nothing of what; nobody else listens', async () => {
	const event = await judgedEvent(here);
	await seatAll(event);
	const [judge, team] = [firstOf(event.judges), firstOf(event.teams)];
	const heard: unknown[] = [];
	const listen = async ({ client }: TestPerson, topic = `judging-${event.id}`) => {
		const { data } = await client.auth.getClaims();
		const onMessage = (message: unknown) => void heard.push(message);
		const onEnd = () => undefined;
		return here.relay.open({ topic, claims: { ...data?.claims }, token: '', since: null, onMessage, onEnd });
	};
	for (const reader of [judge, member, firstOf(event.founders)]) expect(await listen(reader)).toBeNull();
	for (const topic of ['judging-', 'judging-1x', 'judging-999999999999999999999']) {
		expect(await listen(event.organizer, topic)).toBeNull();
	}
	const leave = await listen(event.organizer);
	must(await judge.client.rpc('save_judgement', { p_team: team, p_points: event.points(4), p_comment: WORDS }));
	await vi.waitFor(() => expect(heard).toMatchObject([{ event: 'changed', payload: {} }]));
	expect(JSON.stringify(heard)).not.toContain(WORDS);
	leave?.();
});
