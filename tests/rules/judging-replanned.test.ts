import { beforeAll, describe, expect, test, vi } from 'vitest';
import { world, type Client, type TestPerson } from './harness.ts';
import { judgedEvent, must, RUBRIC, SETUP, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql } = here;

let member: TestPerson;
beforeAll(async () => {
	member = await person();
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const save = (client: Client, team: number, event: JudgedEvent, points = 4) =>
	client.rpc('save_judgement', { p_team: team, p_points: event.points(points), p_comment: 'Typed in the basement.' });
const seat = (event: JudgedEvent, seats: readonly { team: number; judge: string }[]) =>
	event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: [...seats] });
const deal = (event: JudgedEvent, pairs: readonly object[]) =>
	event.organizer.client.rpc('deal_pairs', {
		...{ p_event: event.id, p_looks: 2, p_pairs: JSON.parse(JSON.stringify(pairs)) }
	});
const say = (client: Client, pair: number, choice = 'first') =>
	client.rpc('save_verdict', { p_pair: pair, p_choice: choice, p_comment: 'Typed in the basement.' });
const seatsOf = ({ id }: JudgedEvent) => sql<{ team: string; judge: string }>`
	select team_id as team, judge_id as judge from public.judging_seats where event_id = ${id} order by team_id, judge_id`;

/** Both judges have a team each, then a new plan gives the first one's to the other. */
async function moved() {
	const event = await judgedEvent(here, { teams: 2, judges: 2 });
	const [judge = member, other = member] = event.judges;
	const [team = 0, further = 0] = event.teams;
	must(await seat(event, [{ team, judge: judge.id }]));
	must(await seat(event, [{ team, judge: other.id }]));
	return { event, judge, other, team, further };
}

describe('a seat that a new plan took away', () => {
	test('comes back with what its judge gives, which counts; the one who has it now keeps it', async () => {
		const { event, judge, other, team } = await moved();
		expect(await seatsOf(event)).toEqual([{ team: String(team), judge: other.id }]);
		expect((await save(judge.client, team, event)).data).toBe(1);
		expect((await save(other.client, team, event)).data).toBe(1);
		expect(await seatsOf(event)).toHaveLength(2);
		// scored, so it stays
		must(await seat(event, []));
		expect(await seatsOf(event)).toHaveLength(2);
		await event.moveTo('results');
		const { data } = await member.client.rpc('judging_results', { p_slug: event.slug });
		expect(data).toMatchObject({ scores: [{ team }, { team }] });
	});

	test('is of nobody else: who never had it scores nothing, and nothing comes of garbage', async () => {
		const { event, judge, team, further } = await moved();
		expect(verdict(await save(judge.client, further, event))).toBe('judge_has_no_seat');
		for (const { client } of [member, event.organizer])
			expect(verdict(await save(client, team, event))).toBe('judge_has_no_seat');
		expect((await save(anonymous(), team, event)).error?.code).toBe('42501');
		expect(verdict(await save(judge.client, team, event, 9))).toBe('points_fit_the_scale');
		expect(await seatsOf(event), 'what is refused brings nothing back').toHaveLength(1);
		const { data } = await judge.client.auth.getSession();
		const asked = await here.fetch(`${here.url}/rest/v1/freed_seats`, {
			headers: {
				...{ apikey: here.keys.publishable, authorization: `Bearer ${data.session?.access_token}` },
				'accept-profile': 'private'
			}
		});
		expect(asked.status, 'what went is kept where nobody reads it').toBeGreaterThanOrEqual(400);
	});

	test('stays away after a conflict, and after its judge dropped out; taken back, it is taken again', async () => {
		const { event, judge, other, team } = await moved();
		const conflict = { p_team: team, p_judge: judge.id };
		must(await judge.client.rpc('declare_judge_conflict', { ...conflict, p_reason: 'My sister is in it.' }));
		expect(verdict(await save(judge.client, team, event))).toBe('judge_has_a_conflict');
		must(await judge.client.rpc('take_back_judge_conflict', conflict));
		expect(verdict(await save(judge.client, team, event))).toBe('taken');
		must(await event.organizer.client.rpc('withdraw_judge', { p_event: event.id, p_person: other.id }));
		expect(verdict(await save(other.client, team, event))).toBe('judge_dropped_out');
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: other.id }));
		expect(verdict(await save(other.client, team, event))).toBe('taken');
	});

	test('stays away once the scoring has closed, and where pairs are compared by now', async () => {
		const { event, judge, team } = await moved();
		await event.moveTo('voting');
		expect(verdict(await save(judge.client, team, event))).toBe('judging_is_over');
		const paired = await moved();
		const setup = { ...SETUP, method: 'pairs', looks: 2 };
		const { client } = paired.event.organizer;
		must(await client.rpc('save_rubric', { p_event: paired.event.id, p_setup: setup, p_criteria: RUBRIC }));
		expect(verdict(await save(paired.judge.client, paired.team, paired.event))).toBe('judged_by_another_method');
	});

	test('is given back once when two devices send at once, and a plan made at the same moment loses nothing', async () => {
		for (let run = 0; run < 4; run++) {
			const event = await judgedEvent(here, { teams: 1, judges: 2 });
			const [judge = member, other = member] = event.judges;
			const [team = 0] = event.teams;
			must(await seat(event, [{ team, judge: judge.id }]));
			const answers = await Promise.all([
				save(judge.client, team, event),
				seat(event, [{ team, judge: other.id }]),
				save(judge.client, team, event),
				seat(event, [{ team, judge: other.id }])
			]);
			expect(answers.map(verdict)).toEqual(['taken', 'taken', 'taken', 'taken']);
			const given = await sql`select judge_id, version from public.judgements where team_id = ${team}`;
			expect(given).toEqual([{ judge_id: judge.id, version: 1 }]);
			expect(await seatsOf(event)).toHaveLength(2);
		}
	});

	test('of a guest comes back by the link', async () => {
		const { event, other, team } = await moved();
		const { client } = event.organizer;
		const guest = { p_event: event.id, p_guest: { name: 'Gerda Guest', function: 'it' }, p_days: 3 };
		const p_token = (await client.rpc('invite_guest_judge', guest)).data ?? '';
		const [{ id } = { id: '' }] = await sql<{ id: string }>`
			select id from public.guest_judges where event_id = ${event.id}`;
		must(await seat(event, [{ team, judge: id }]));
		const asked = async () => (await anonymous().rpc('said_to_guest', { p_token })).data;
		const before = await asked();
		expect((await anonymous().rpc('read_guest_judging', { p_token })).data).toMatchObject({
			queue_state: Object(before).queue_state
		});
		must(await seat(event, [{ team, judge: other.id }]));
		expect(Object(await asked()).queue_state, 'an open page notices').not.toBe(Object(before).queue_state);
		const given = { points: event.points(3), comment: '', version: 0, round: 1 };
		expect(verdict(await anonymous().rpc('save_guest_judgement', { p_token, p_team: team, p_given: given }))).toBe(
			'taken'
		);
	});
});

describe('a pair', () => {
	/** Dealt to both judges: the first two teams. */
	async function dealt() {
		const event = await judgedEvent(here, { teams: 3, judges: 2 });
		const setup = { ...SETUP, method: 'pairs', looks: 2 };
		must(await event.organizer.client.rpc('save_rubric', { p_event: event.id, p_setup: setup, p_criteria: RUBRIC }));
		const [judge = member, other = member] = event.judges;
		const [first = 0, second = 0, third = 0] = event.teams;
		const both = [judge, other].map(({ id }) => ({ judge: id, first, second }));
		must(await deal(event, both));
		const idOf = async ({ id }: TestPerson) => {
			const [row] = await sql<{ id: string }>`select id from public.judging_pairs
				where judge_id = ${id} and ${first} in (first_id, second_id) and ${second} in (first_id, second_id)`;
			return row ? Number(row.id) : undefined;
		};
		return { event, judge, other, first, second, third, both, idOf, pair: (await idOf(judge)) ?? 0 };
	}

	test('that is dealt to the same judge again is the same one, whichever stands first', async () => {
		const { event, judge, both, idOf, pair, first, second, third } = await dealt();
		must(await deal(event, both));
		expect(await idOf(judge)).toBe(pair);
		must(await deal(event, [{ judge: judge.id, first: second, second: first }]));
		expect(await idOf(judge)).toBe(pair);
		expect(await sql`select first_id from public.judging_pairs where id = ${pair}`).toEqual([
			{ first_id: String(first) }
		]);
		must(await deal(event, [{ judge: judge.id, first: second, second: third }]));
		expect(await idOf(judge)).toBeUndefined();
		must(await deal(event, both));
		expect(await idOf(judge), 'also after it was somebody else’s for a while').toBe(pair);
	});

	test('that was answered while a plan with it was made stays answered, and the plan is taken', async () => {
		const { event, judge, both, pair } = await dealt();
		must(await say(judge.client, pair));
		must(await deal(event, both));
		expect((await sql`select version from public.pair_verdicts where pair_id = ${pair}`)[0]).toEqual({ version: 1 });
	});

	test('that went comes back with its answer, for its judge only', async () => {
		const { event, judge, other, idOf, pair, second, third } = await dealt();
		must(await deal(event, [{ judge: judge.id, first: second, second: third }]));
		for (const { client } of [other, member, event.organizer])
			expect(verdict(await say(client, pair))).toBe('no_such_pair');
		expect((await say(anonymous(), pair)).error).not.toBeNull();
		expect(verdict(await say(judge.client, pair, 'better'))).toBe('pair_choice_is_one');
		expect(await idOf(judge)).toBeUndefined();
		expect((await say(judge.client, pair)).data).toBe(1);
		expect(await idOf(judge)).toBe(pair);
	});

	test('stays away after a conflict and after its judge dropped out', async () => {
		const { event, judge, other, idOf, pair, second } = await dealt();
		const others = (await idOf(other)) ?? 0;
		const conflict = { p_team: second, p_judge: judge.id, p_reason: 'My sister is in it.' };
		must(await judge.client.rpc('declare_judge_conflict', conflict));
		expect(verdict(await say(judge.client, pair))).toBe('judge_has_a_conflict');
		must(await other.client.rpc('withdraw_judge', { p_event: event.id, p_person: other.id }));
		expect(verdict(await say(other.client, others))).toBe('judge_dropped_out');
		expect(await sql`select id from public.judging_pairs where event_id = ${event.id}`).toEqual([]);
	});

	test('answered in the moment of a new deal is never lost', async () => {
		for (let run = 0; run < 4; run++) {
			const { event, judge, pair, second, third } = await dealt();
			const answers = await Promise.all([
				say(judge.client, pair),
				deal(event, [{ judge: judge.id, first: second, second: third }]),
				say(judge.client, pair)
			]);
			expect(answers.map(verdict)).toEqual(['taken', 'taken', 'taken']);
			expect(await sql`select version from public.pair_verdicts where pair_id = ${pair}`).toEqual([{ version: 1 }]);
		}
	});
});

test('a judge hears that the own queue changed, and nobody hears it of another', async () => {
	const event = await judgedEvent(here, { teams: 2, judges: 2 });
	const [judge = member, other = member] = event.judges;
	const [team = 0, further = 0] = event.teams;
	const listen = async ({ client }: TestPerson, topic: string, heard: unknown[]) => {
		const { data } = await client.auth.getClaims();
		const onMessage = (message: unknown) => void heard.push(message);
		const onEnd = () => undefined;
		return here.relay.open({ topic, claims: { ...data?.claims }, token: '', since: null, onMessage, onEnd });
	};
	const topicOf = ({ id }: TestPerson) => `queue-${event.id}-${id}`;
	for (const stranger of [other, member, event.organizer])
		expect(await listen(stranger, topicOf(judge), [])).toBeNull();
	for (const topic of [`queue-${event.id}`, `queue-x-${judge.id}`, `queue-${event.id}-${judge.id}x`])
		expect(await listen(judge, topic, [])).toBeNull();
	const [heard, others]: [unknown[], unknown[]] = [[], []];
	const [leave, leaveToo] = [await listen(judge, topicOf(judge), heard), await listen(other, topicOf(other), others)];
	must(await seat(event, [{ team, judge: judge.id }]));
	await vi.waitFor(() => expect(heard).toMatchObject([{ event: 'changed', payload: {} }]));
	must(await seat(event, [{ team: further, judge: other.id }]));
	await vi.waitFor(() => expect([heard.length, others.length]).toEqual([2, 1]));
	// the seat comes back with the score, and only its judge hears of it
	must(await save(judge.client, team, event));
	must(await save(other.client, further, event));
	await vi.waitFor(() => expect(heard).toHaveLength(3));
	must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: member.id }));
	must(await seat(event, [{ team: further, judge: member.id }]));
	must(
		await event.organizer.client.rpc('declare_judge_conflict', {
			...{ p_team: further, p_judge: other.id, p_reason: 'They are neighbours.' }
		})
	);
	await vi.waitFor(() => expect(others).toHaveLength(2));
	expect(heard).toHaveLength(3);
	expect(JSON.stringify([heard, others])).not.toContain('basement');
	leave?.();
	leaveToo?.();
});

test('all judges hear that the rubric changed', async () => {
	const event = await judgedEvent(here, { teams: 1, judges: 1 });
	const [judge = member] = event.judges;
	const { data } = await judge.client.auth.getClaims();
	const heard: unknown[] = [];
	const leave = await here.relay.open({
		...{ topic: `queue-${event.id}-${judge.id}`, claims: { ...data?.claims }, token: '', since: null },
		onMessage: (message: unknown) => void heard.push(message),
		onEnd: () => undefined
	});
	const given = { p_event: event.id, p_setup: SETUP, p_criteria: RUBRIC };
	must(await event.organizer.client.rpc('save_rubric', given));
	await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
	leave?.();
});
