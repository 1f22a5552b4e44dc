import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { world, type Client, type TestPerson } from './harness.ts';
import { judgedEvent, must, seatAll, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql } = here;

let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;
beforeAll(async () => {
	[admin, leader, member] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' }), person()]);
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';

/** The order in which the teams were made is the order of the first round. */
const orderOf = ({ teams }: JudgedEvent) => teams.map((team, at) => ({ team, place: at + 1 }));
const close = ({ id }: JudgedEvent, client: Client) => client.rpc('close_first_round', { p_event: id });
/** The server says that this is the order of the scores as they are now. */
async function state({ id, organizer }: JudgedEvent, places: readonly { team: number; place: number }[]) {
	const { data } = await organizer.client.rpc('read_judging_scores', { p_event: id });
	const { state: now } = z.object({ state: z.string() }).parse(data);
	must(await here.service().rpc('state_standings', { p_event: id, p_state: now, p_places: [...places] }));
}
async function name(event: JudgedEvent, teams: readonly (number | undefined)[], naming: Naming = {}) {
	const { client = event.organizer.client, places = orderOf(event), ...final } = naming;
	await state(event, places);
	return client.rpc('name_finalists', {
		...{ p_event: event.id, p_teams: teams.map(Number), p_final: { method: 'rubric', ...final } }
	});
}
type Naming = {
	readonly client?: Client;
	readonly places?: { team: number; place: number }[];
	readonly method?: string;
	readonly reason?: string;
};
const announce = ({ id }: JudgedEvent, client: Client) => client.rpc('announce_finalists', { p_event: id });
const seats = ({ id, organizer }: JudgedEvent, wanted: readonly { team: number; judge: string }[]) =>
	organizer.client.rpc('seat_judges', { p_event: id, p_seats: wanted.map((seat) => ({ ...seat })) });
const score = (client: Client, team: number, p_points: Record<string, number>, p_round = 1) =>
	client.rpc('save_judgement', { p_team: team, p_points, p_round });

/** An event whose judges scored all: the first team got the most. */
async function scored(size: { teams?: number; judges?: number } = { teams: 3 }): Promise<JudgedEvent> {
	const event = await judgedEvent(here, size);
	await seatAll(event);
	for (const { client } of event.judges) {
		for (const [at, team] of event.teams.entries()) must(await score(client, team, event.points(5 - at)));
	}
	return event;
}
/** One with its first two as finalists and all judges seated at them. */
async function inFinal(): Promise<JudgedEvent & { readonly finalists: readonly number[] }> {
	const event = await scored();
	must(await close(event, event.organizer.client));
	const finalists = event.teams.slice(0, 2);
	must(await name(event, finalists));
	must(
		await seats(
			event,
			finalists.flatMap((team) => event.judges.map(({ id: judge }) => ({ team, judge })))
		)
	);
	return { ...event, finalists };
}

const results = z.object({
	...{ is_open: z.boolean(), awaits_opening: z.boolean() },
	scores: z.array(z.object({ team: z.number(), round: z.number(), points: z.record(z.string(), z.number()) })),
	final: z
		.object({
			...{ is_open: z.boolean(), reason: z.string() },
			finalists: z.array(z.object({ team: z.number(), place: z.number().nullable() }))
		})
		.nullable()
});
const read = async ({ slug }: Pick<JudgedEvent, 'slug'>, { client }: { client: Client }) =>
	results.parse((await client.rpc('judging_results', { p_slug: slug })).data);
const roundsIn = (shown: z.output<typeof results>) => [...new Set(shown.scores.map(({ round }) => round))];

describe('closing the first round', () => {
	test('waits until every judge is done, and nothing of the round changes after it', async () => {
		const event = await judgedEvent(here);
		await seatAll(event);
		const [judge = member, other = member] = event.judges;
		const [team = 0, second = 0] = event.teams;
		expect(verdict(await close(event, event.organizer.client))).toBe('scores_open_when_all_are_in');
		for (const one of event.teams) must(await score(judge.client, one, event.points(3)));
		expect(verdict(await close(event, event.organizer.client))).toBe('scores_open_when_all_are_in');
		for (const one of event.teams) must(await score(other.client, one, event.points(4)));
		expect(verdict(await close(event, event.organizer.client))).toBe('taken');
		expect(verdict(await close(event, event.organizer.client))).toBe('taken');
		const again = { p_team: team, p_points: event.points(1), p_version: 1 };
		expect(verdict(await judge.client.rpc('save_judgement', again))).toBe('judging_round_is_over');
		expect(verdict(await seats(event, [{ team: second, judge: judge.id }]))).toBe('judging_is_over');
		await expect(sql`update public.judgements set comment = 'Forged' where event_id = ${event.id}`).rejects.toThrow(
			'facts_are_append_only'
		);
		await expect(sql`update public.judgement_points set points = 5 where team_id = ${team}`).rejects.toThrow(
			'facts_are_append_only'
		);
	});

	test('is an organizer’s, and is not had before the deadline or after the voting began', async () => {
		const event = await scored();
		for (const { client } of [member, event.judges[0] ?? member, event.founders[0] ?? member]) {
			expect(verdict(await close(event, client))).toBe('organizer_only');
		}
		expect((await close(event, anonymous())).error).not.toBeNull();
		await event.moveTo('voting');
		expect(verdict(await close(event, event.organizer.client))).toBe('final_needs_time');
		await event.moveTo('build');
		expect(verdict(await close(event, event.organizer.client))).toBe('scores_open_when_all_are_in');
		await event.moveTo('judging');
		expect(verdict(await close(event, leader.client))).toBe('taken');
	});

	test('opens its scores for organizers, and for nobody else until the results', async () => {
		const event = await scored();
		must(await close(event, event.organizer.client));
		expect((await read(event, event.organizer)).scores).toHaveLength(6);
		for (const reader of [member, event.judges[0] ?? member, event.founders[0] ?? member]) {
			expect(await read(event, reader)).toMatchObject({ is_open: false, scores: [], final: null });
			const { data } = await reader.client
				.from('judgements')
				.select('judge_id')
				.eq('event_id', event.id)
				.neq('judge_id', reader.id);
			expect(data).toEqual([]);
			const points = await reader.client.from('judgement_points').select('judge_id').in('team_id', event.teams);
			expect(points.data?.filter(({ judge_id }) => judge_id !== reader.id)).toEqual([]);
		}
		await event.moveTo('results');
		expect((await read(event, member)).scores).toHaveLength(6);
	});

	test('keeps what it gave as it was read, whatever conflict is declared or taken back after that', async () => {
		const event = await scored();
		const [early = member, late = member] = event.judges;
		const [first = 0, second = 0] = event.teams;
		const declare = (by: TestPerson, team: number, judge: TestPerson) =>
			by.client.rpc('declare_judge_conflict', { p_team: team, p_judge: judge.id, p_reason: 'They share an office.' });
		const takeBack = (by: TestPerson, team: number, judge: TestPerson) =>
			by.client.rpc('take_back_judge_conflict', { p_team: team, p_judge: judge.id });
		const idle = await person();
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: idle.id }));
		must(await declare(event.organizer, second, early));
		must(await declare(idle, second, idle));
		must(await close(event, event.organizer.client));
		const before = (await read(event, event.organizer)).scores;
		expect(before).toHaveLength(5);

		must(await declare(event.organizer, first, early));
		must(await declare(late, first, late));
		expect(verdict(await takeBack(event.organizer, second, early))).toBe('conflict_has_counted');
		// where nothing was left out, nothing comes back
		must(await takeBack(idle, second, idle));
		const { data: shown } = await late.client.rpc('show_judging', { p_slug: event.slug });
		// what was given counts, so its judge is not told otherwise
		expect(Object(shown).queue.map(({ team, has_conflict }: Record<string, unknown>) => [team, has_conflict])).toEqual(
			expect.arrayContaining([[first, false]])
		);
		expect((await read(event, event.organizer)).scores).toEqual(before);

		// in the second round it counts, and what was meant for that alone can be taken back
		must(await name(event, [first, second]));
		const seated = [first, second].flatMap((team) => [{ team, judge: early.id }]);
		expect(verdict(await seats(event, seated))).toBe('plan_is_outdated');
		must(await takeBack(event.organizer, first, early));
		must(await seats(event, [{ team: first, judge: early.id }]));
		must(await score(early.client, first, event.points(4), 2));
		must(await declare(event.organizer, first, early));
		await event.moveTo('results');
		expect((await read(event, member)).scores).toEqual(before);
	});
});

describe('finalists', () => {
	test('are named once the first round is closed, two or more, of those who handed in', async () => {
		const event = await scored();
		const other = await judgedEvent(here, { teams: 1, judges: 1 });
		const [first, second] = event.teams;
		expect(verdict(await name(event, [first, second]))).toBe('round_is_still_open');
		must(await close(event, event.organizer.client));
		expect(verdict(await name(event, [first]))).toBe('finalists_are_two_or_more');
		expect(verdict(await name(event, [first, first]))).toBe('finalists_are_two_or_more');
		expect(verdict(await name(event, [first, other.teams[0]]))).toBe('finalists_handed_in');
		for (const { client } of [member, event.judges[0] ?? member, event.founders[0] ?? member]) {
			expect(verdict(await name(event, [first, second], { client }))).toBe('organizer_only');
		}
		expect((await name(event, [first, second], { client: anonymous() })).error).not.toBeNull();
		expect(verdict(await name(event, [first, second], { client: admin.client }))).toBe('taken');
	});

	test('that are not the first of the order need a reason, and so does one of two who share a place', async () => {
		const event = await scored({ teams: 4 });
		must(await close(event, event.organizer.client));
		const [first, second, third] = event.teams;
		expect(verdict(await name(event, [first, third]))).toBe('departure_says_why');
		expect(verdict(await name(event, [first, third], { reason: 'Because.' }))).toBe('departure_says_why');
		const shared = orderOf(event).map(({ team, place }) => ({ team, place: place === 3 ? 2 : place }));
		expect(verdict(await name(event, [first, second], { places: shared }))).toBe('departure_says_why');
		expect(verdict(await name(event, [first, second, third], { places: shared }))).toBe('taken');
		const unplaced = orderOf(event).filter(({ team }) => team !== second);
		expect(verdict(await name(event, [first, second], { places: unplaced }))).toBe('departure_says_why');
		const reason = 'The second one was withdrawn by its team.';
		expect(verdict(await name(event, [first, third], { reason }))).toBe('taken');
		await event.moveTo('results');
		expect((await read(event, member)).final).toMatchObject({
			reason,
			finalists: [
				{ team: first, place: 1 },
				{ team: third, place: 3 }
			]
		});
	});

	test('change until the first score of the second round, and then no more; seats of whoever is out are free', async () => {
		const event = await inFinal();
		const [first = 0, second = 0, third = 0] = event.teams;
		const reason = 'The second one was withdrawn by its team.';
		must(await name(event, [first, third], { reason }));
		expect(
			await sql`select team_id from public.judging_seats where event_id = ${event.id} and round = 2 and team_id = ${second}`
		).toEqual([]);
		must(await name(event, [first, second]));
		const [judge = member] = event.judges;
		must(await score(judge.client, first, event.points(3), 2));
		expect(verdict(await name(event, [first, third], { reason }))).toBe('finalists_are_frozen');
		expect(verdict(await name(event, [first, second], { method: 'pairs' }))).toBe('finalists_are_frozen');
	});

	test('and a first score at once: one of the two is refused, and nobody but a finalist has a score', async () => {
		const event = await inFinal();
		const [first = 0, second = 0, third = 0] = event.teams;
		const [judge = member] = event.judges;
		const reason = 'The second one was withdrawn by its team.';
		const [renamed, given] = await Promise.all([
			name(event, [first, third], { reason }),
			score(judge.client, second, event.points(3), 2)
		]);
		expect([
			['taken', 'judge_has_no_seat'],
			['finalists_are_frozen', 'taken']
		]).toContainEqual([renamed, given].map(verdict));
		const stray = await sql`select 1 from public.judgements g where g.event_id = ${event.id} and g.round = 2
			and not exists (select from public.finalists l where l.team_id = g.team_id)`;
		expect(stray).toEqual([]);
	});

	test('are known to organizers only until they are announced, and then who they are, never their places', async () => {
		const event = await scored();
		const [first = 0, second = 0] = event.teams;
		expect(verdict(await announce(event, event.organizer.client))).toBe('finalists_come_first');
		must(await close(event, event.organizer.client));
		expect(verdict(await announce(event, event.organizer.client))).toBe('finalists_come_first');
		must(await name(event, [first, second]));
		const known = async ({ client }: TestPerson) =>
			(await client.from('finalists').select('team_id').eq('event_id', event.id)).data?.length;
		const readers = [member, event.judges[0] ?? member, event.founders[0] ?? member];
		for (const reader of readers) {
			expect(await known(reader)).toBe(0);
			expect(verdict(await announce(event, reader.client))).toBe('organizer_only');
			const { data } = await reader.client.rpc('show_judging', { p_slug: event.slug });
			expect(data).toMatchObject({ final: { finalists: [], reason: '' } });
		}
		expect(await known(event.organizer)).toBe(2);
		must(await announce(event, event.organizer.client));
		for (const reader of readers) {
			expect(await known(reader)).toBe(2);
			expect((await reader.client.from('finalists').select('place').eq('event_id', event.id)).error).not.toBeNull();
			expect(
				(await reader.client.from('judging_finals').select('reason').eq('event_id', event.id)).error
			).not.toBeNull();
			expect(await read(event, reader)).toMatchObject({ is_open: false, scores: [], final: null });
		}
		expect((await anonymous().from('finalists').select('team_id')).data ?? []).toEqual([]);
		for (const { client } of [member, event.organizer, leader, admin]) {
			const written = await client.from('finalists').insert({ event_id: event.id, team_id: event.teams[2] ?? 0 });
			expect(written.error).not.toBeNull();
			expect((await client.from('finalists').delete().eq('event_id', event.id)).error).not.toBeNull();
		}
	});

	test('the log says how many there are and never who', async () => {
		const event = await inFinal();
		must(await announce(event, event.organizer.client));
		const said = await sql<{ verb: string; details: object }>`
			select verb, details from public.activity where subject = 'events' and subject_id = ${String(event.id)} and verb like 'judging.%final%' order by seq`;
		expect(said.map(({ verb, details }) => [verb, details])).toEqual([
			['judging.finalists_named', { finalists: 2 }],
			['judging.finalists_announced', {}]
		]);
	});
});

describe('the second round', () => {
	test('begins from nothing: queue, plan and marks are its own, and those of the first stay as they are', async () => {
		const event = await inFinal();
		const [judge = member] = event.judges;
		const [first = 0] = event.finalists;
		const { data: shown } = await judge.client.rpc('show_judging', { p_slug: event.slug });
		const { queue } = z.object({ queue: z.array(z.object({ team: z.number(), given: z.unknown() })) }).parse(shown);
		expect(queue.map(({ team, given }) => [team, given]).toSorted()).toEqual(
			event.finalists.map((team) => [team, null]).toSorted()
		);
		expect((await score(judge.client, first, event.points(2), 2)).data).toBe(1);
		const stored = await sql`select round, version from public.judgements
			where team_id = ${first} and judge_id = ${judge.id} order by round`;
		expect(stored).toEqual([
			{ round: 1, version: 1 },
			{ round: 2, version: 1 }
		]);
		const points = await sql`select round, points from public.judgement_points
			where team_id = ${first} and judge_id = ${judge.id} and criterion_id = ${event.criteria[0] ?? 0} order by round`;
		expect(points).toEqual([
			{ round: 1, points: 5 },
			{ round: 2, points: 2 }
		]);
	});

	test('takes nothing that was given for the first one, as from a device that was without a connection', async () => {
		const event = await inFinal();
		const [judge = member] = event.judges;
		const [first = 0] = event.finalists;
		expect(verdict(await score(judge.client, first, event.points(1), 1))).toBe('judging_round_is_over');
		expect(await sql`select 1 from public.judgements where event_id = ${event.id} and round = 2`).toEqual([]);
		const open = await scored({ teams: 2 });
		const early = await score(open.judges[0]?.client ?? member.client, open.teams[0] ?? 0, open.points(1), 2);
		expect(verdict(early)).toBe('judging_round_is_over');
	});

	test('takes no score, seat or pair of a team that is no finalist, by any way', async () => {
		const event = await inFinal();
		const [judge = member] = event.judges;
		const [first = 0, , third = 0] = event.teams;
		expect(verdict(await score(judge.client, third, event.points(5), 2))).toBe('judge_has_no_seat');
		expect(verdict(await seats(event, [{ team: third, judge: judge.id }]))).toBe('plan_is_outdated');
		await sql`insert into public.judging_seats (team_id, event_id, judge_id, round) values (${third}, ${event.id}, ${judge.id}, 2)`;
		expect(verdict(await score(judge.client, third, event.points(5), 2))).toBe('only_finalists_are_judged');
		must(await name(event, event.finalists, { method: 'pairs' }));
		const pair = { judge: judge.id, first, second: third };
		const dealt = await event.organizer.client.rpc('deal_pairs', { p_event: event.id, p_looks: 2, p_pairs: [pair] });
		expect(verdict(dealt)).toBe('plan_is_outdated');
	});

	test('is judged by its own method: marks first and then pairs, each read at the results', async () => {
		const event = await inFinal();
		must(await name(event, event.finalists, { method: 'pairs' }));
		const [judge = member, other = member] = event.judges;
		const [first = 0, second = 0] = event.finalists;
		expect(verdict(await seats(event, []))).toBe('judged_by_another_method');
		const p_pairs = [judge, other].map(({ id }) => ({ judge: id, first, second }));
		must(await event.organizer.client.rpc('deal_pairs', { p_event: event.id, p_looks: 2, p_pairs }));
		const pairs = await sql<{ id: string; judge_id: string }>`
			select id, judge_id from public.judging_pairs where event_id = ${event.id} and round = 2`;
		for (const { id, judge_id } of pairs) {
			const client = judge_id === judge.id ? judge.client : other.client;
			must(
				await client.rpc('save_verdict', { p_pair: Number(id), p_choice: 'second', p_comment: 'It was shown live.' })
			);
		}
		expect((await read(event, event.organizer)).final).toMatchObject({ is_open: false });
		await event.moveTo('results');
		const { data } = await member.client.rpc('judging_results', { p_slug: event.slug });
		expect(data).toMatchObject({ method: 'rubric', final: { method: 'pairs', is_open: true } });
		const { verdicts, scores } = z
			.object({ verdicts: z.array(z.object({ round: z.number() })), scores: z.array(z.object({ round: z.number() })) })
			.parse(data);
		expect([verdicts.map(({ round }) => round), [...new Set(scores.map(({ round }) => round))]]).toEqual([[2, 2], [1]]);
	});

	test('is as secret as the first: organizers read it when the scores are opened, everybody at the results', async () => {
		const event = await inFinal();
		const [judge = member, other = member] = event.judges;
		for (const { client } of [judge, other]) {
			for (const team of event.finalists) must(await score(client, team, event.points(4), 2));
		}
		for (const reader of [event.organizer, leader, admin]) {
			expect(roundsIn(await read(event, reader))).toEqual([1]);
			const { data } = await reader.client.from('judgements').select('round').eq('event_id', event.id);
			expect(data?.filter(({ round }) => round === 2)).toEqual([]);
		}
		must(await event.organizer.client.rpc('open_scores', { p_event: event.id }));
		expect(roundsIn(await read(event, event.organizer))).toEqual([1, 2]);
		expect(roundsIn(await read(event, judge))).toEqual([]);
		const late = { p_team: event.finalists[0] ?? 0, p_points: event.points(1), p_version: 1, p_round: 2 };
		expect(verdict(await judge.client.rpc('save_judgement', late))).toBe('judging_is_over');
		await event.moveTo('results');
		expect(roundsIn(await read(event, member))).toEqual([1, 2]);
	});

	test('is opened when it is done, not when the first one was', async () => {
		const event = await inFinal();
		expect(verdict(await event.organizer.client.rpc('open_scores', { p_event: event.id }))).toBe(
			'scores_open_when_all_are_in'
		);
		await event.moveTo('voting');
		expect(verdict(await name(event, event.finalists))).toBe('final_needs_time');
		expect(verdict(await event.organizer.client.rpc('open_scores', { p_event: event.id }))).toBe('taken');
	});

	test('who organizes is asked to open the scores once what decides is over, and until they are opened', async () => {
		const [once, event] = [await scored({ teams: 2 }), await inFinal()];
		const [judge = member] = event.judges;
		const asked = async ({ slug }: JudgedEvent, { client }: { client: Client }) => [
			(await client.from('award_reminders').select('is_sealed').eq('slug', slug)).data?.[0]?.is_sealed ?? null,
			(await read({ slug }, { client })).awaits_opening
		];
		for (const one of [once, event]) {
			expect(await asked(one, one.organizer), 'while it is judged').toEqual([null, false]);
			await one.moveTo('voting');
			expect(await asked(one, one.organizer)).toEqual([true, true]);
			for (const leads of [leader, admin]) expect(await asked(one, leads), 'on the page only').toEqual([null, true]);
			for (const other of [judge, member]) expect(await asked(one, other)).toEqual([null, false]);
			must(await one.organizer.client.rpc('open_scores', { p_event: one.id }));
			// no award is prepared
			expect(await asked(one, one.organizer)).toEqual([false, false]);
		}
		expect((await anonymous().from('award_reminders').select('slug')).error?.code).toBe('42501');
	});

	test('nobody is asked to open what nobody gave, or what the results opened', async () => {
		const [unjudged, over, unnamed] = [await judgedEvent(here), await scored({ teams: 2 }), await scored()];
		must(await close(unnamed, unnamed.organizer.client));
		for (const [event, phase] of [
			[unjudged, 'voting'],
			[over, 'results'],
			[unnamed, 'voting']
		] as const) {
			await event.moveTo(phase);
			expect((await read(event, event.organizer)).awaits_opening).toBe(false);
		}
	});

	test('a guest judges the finalists by the same link', async () => {
		const event = await scored();
		const guest = { name: 'Gerda Guest', function: 'it' };
		const invited = await event.organizer.client.rpc('invite_guest_judge', {
			...{ p_event: event.id, p_guest: guest, p_days: 3 }
		});
		const token = invited.data ?? '';
		const [{ judge } = { judge: '' }] = await sql<{ judge: string }>`
			select id as judge from public.guest_judges where event_id = ${event.id}`;
		must(await close(event, event.organizer.client));
		const [first = 0, second = 0, third = 0] = event.teams;
		must(await name(event, [first, second]));
		must(await seats(event, [{ team: first, judge }]));
		const { data } = await anonymous().rpc('read_guest_judging', { p_token: token });
		expect(data).toMatchObject({ round: 2, queue: [{ team: first, given: null }], final: { finalists: [] } });
		const give = (team: number, round: number) =>
			anonymous().rpc('save_guest_judgement', {
				...{ p_token: token, p_team: team, p_given: { points: event.points(4), comment: '', version: 0, round } }
			});
		expect(verdict(await give(third, 2))).toBe('judge_has_no_seat');
		expect(verdict(await give(first, 1))).toBe('judging_round_is_over');
		expect((await give(first, 2)).data).toBe(1);
	});

	test('the first page asks a judge for the finalists that are left', async () => {
		const event = await inFinal();
		const [judge = member] = event.judges;
		const left = async () =>
			(await judge.client.from('judging_reminders').select('to_score').eq('slug', event.slug)).data?.[0]?.to_score ?? 0;
		expect(await left()).toBe(2);
		must(await score(judge.client, event.finalists[0] ?? 0, event.points(3), 2));
		expect(await left()).toBe(1);
	});
});

test('what a judge says of a pair is read by both teams at the results, without a name, and by nobody else', async () => {
	const event = await judgedEvent(here, { teams: 3 });
	const { organizer, founders, teams, judges } = event;
	const p_setup = { seats: 2, most: 5, comments_to_teams: true, method: 'pairs', looks: 2 };
	must(await organizer.client.rpc('save_rubric', { p_event: event.id, p_setup, p_criteria: [{ name: 'Value' }] }));
	const [judge = member] = judges;
	const [first, second] = teams;
	const p_pairs = [{ judge: judge.id, first, second }].map((pair) => ({
		...pair,
		first: Number(first),
		second: Number(second)
	}));
	must(await organizer.client.rpc('deal_pairs', { p_event: event.id, p_looks: 2, p_pairs }));
	const [{ id } = { id: 0 }] = await sql<{
		id: string;
	}>`select id from public.judging_pairs where event_id = ${event.id}`;
	const said = { p_pair: Number(id), p_choice: 'first', p_comment: ' Shown with people. ' };
	expect((await judge.client.rpc('save_verdict', said)).data).toBe(1);
	expect((await judge.client.rpc('save_verdict', { ...said, p_version: 1 })).data).toBe(1);
	expect((await judge.client.rpc('save_verdict', { ...said, p_comment: 'Shown.', p_version: 1 })).data).toBe(2);
	const long = { ...said, p_comment: 'x'.repeat(2001), p_version: 2 };
	expect(verdict(await judge.client.rpc('save_verdict', long))).toContain('pair_verdicts_comment_fits');
	const readBy = async ({ client }: TestPerson) =>
		(await client.rpc('judging_comments', { p_slug: event.slug })).data?.map(({ team_id, comment }) => [
			team_id,
			comment
		]);
	for (const reader of [organizer, founders[0] ?? member, member]) expect(await readBy(reader)).toEqual([]);
	await event.moveTo('results');
	expect(await readBy(founders[0] ?? member)).toEqual([[first, 'Shown.']]);
	expect(await readBy(founders[1] ?? member)).toEqual([[second, 'Shown.']]);
	expect(await readBy(founders[2] ?? member)).toEqual([]);
	expect(await readBy(member)).toEqual([]);
	expect(await readBy(organizer)).toHaveLength(2);
	expect((await anonymous().rpc('judging_comments', { p_slug: event.slug })).error).not.toBeNull();
});
