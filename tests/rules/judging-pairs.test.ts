import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { world, type Client, type TestPerson } from './harness.ts';
import { judgedEvent, must, RUBRIC, SETUP, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql, stopClock } = here;

let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;
beforeAll(async () => {
	[admin, leader, member] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' }), person()]);
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const setUp = (client: Client, event: number, setup = {}) =>
	client.rpc('save_rubric', {
		p_event: event,
		p_setup: { ...SETUP, method: 'pairs', looks: 2, ...setup },
		p_criteria: RUBRIC
	});
const deal = (client: Client, event: number, pairs: readonly object[], looks = 2) =>
	client.rpc('deal_pairs', { p_event: event, p_looks: looks, p_pairs: JSON.parse(JSON.stringify(pairs)) });
const say = (client: Client, pair: number, choice: string, version = 0) =>
	client.rpc('save_verdict', { p_pair: pair, p_choice: choice, p_version: version });

/** An event in pairs whose judges each compare its first two projects; the pairs in the order of the judges. */
async function dealt(size = {}) {
	const event = await judgedEvent(here, size);
	must(await setUp(event.organizer.client, event.id));
	const [first = 0, second = 0] = event.teams;
	must(
		await deal(
			event.organizer.client,
			event.id,
			event.judges.map(({ id: judge }) => ({ judge, first, second }))
		)
	);
	const rows = await sql<{ id: string; judge_id: string }>`
		select id, judge_id from public.judging_pairs where event_id = ${event.id}`;
	const pairs = event.judges.map(({ id }) => Number(rows.find((row) => row.judge_id === id)?.id));
	const [judge = member, other = member] = event.judges;
	const [pair = 0, others = 0] = pairs;
	return { event, pairs, judge, other, pair, others };
}
const stored = async (pair: number) =>
	(await sql`select choice, version from public.pair_verdicts where pair_id = ${pair}`)[0];

describe('comparing', () => {
	test('a judge says which is better, and again until the voting begins; each is a version', async () => {
		const { judge, pair } = await dealt();
		expect((await say(judge.client, pair, 'first')).data).toBe(1);
		expect((await say(judge.client, pair, 'first')).data).toBe(1);
		expect((await say(judge.client, pair, 'equal', 1)).data).toBe(2);
		expect(verdict(await say(judge.client, pair, 'skip', 1))).toBe('judgement_was_changed');
		expect(await stored(pair)).toEqual({ choice: 'equal', version: 2 });
	});

	test('another comment is a change as another answer is, and is refused over an older version', async () => {
		const { judge, pair } = await dealt();
		const written = (p_comment: string, p_version: number) =>
			judge.client.rpc('save_verdict', { p_pair: pair, p_choice: 'first', p_comment, p_version });
		expect(verdict(await written('A long and careful comment.', 0))).toBe('taken');
		expect(verdict(await written('Typed on the train.', 0))).toBe('judgement_was_changed');
		expect(verdict(await written('', 0))).toBe('judgement_was_changed');
		expect(await sql`select comment from public.pair_verdicts where pair_id = ${pair}`).toEqual([
			{ comment: 'A long and careful comment.' }
		]);
		expect(verdict(await written('Typed on the train.', 1))).toBe('taken');
	});

	test.each(['better', '', 'First'])('an answer that is none (%j) is refused and stores nothing', async (choice) => {
		const { judge, pair } = await dealt();
		expect(verdict(await say(judge.client, pair, choice))).toBe('pair_choice_is_one');
		expect(await stored(pair)).toBeUndefined();
	});

	test('from the voting on nothing changes any more, by the clock of the database', async () => {
		const { event, judge, pair } = await dealt();
		const [{ voting_at } = { voting_at: new Date() }] = await sql<{ voting_at: Date }>`
			select voting_at from public.events where id = ${event.id}`;
		try {
			await stopClock(new Date(voting_at.getTime() - 1));
			expect(verdict(await say(judge.client, pair, 'first'))).toBe('taken');
			await stopClock(voting_at);
			expect(verdict(await say(judge.client, pair, 'second', 1))).toBe('judging_is_over');
		} finally {
			await stopClock();
		}
		expect(await stored(pair)).toEqual({ choice: 'first', version: 1 });
	});

	test('a pair is answered by its judge only: no other judge, member, organizer, leader or admin', async () => {
		const { event, other, pair } = await dealt();
		for (const { client } of [other, member, event.organizer, leader, admin]) {
			expect(verdict(await say(client, pair, 'first'))).toBe('no_such_pair');
		}
		expect((await say(anonymous(), pair, 'first')).error).not.toBeNull();
		expect(await stored(pair)).toBeUndefined();
	});

	test('of two devices that answer differently at once one is taken, and the other is told', async () => {
		const { judge, pair } = await dealt();
		const said = await Promise.all(['first', 'second'].map((choice) => say(judge.client, pair, choice)));
		expect(said.map(verdict).toSorted()).toEqual(['judgement_was_changed', 'taken']);
		expect(await stored(pair)).toMatchObject({ version: 1 });
	});

	test('a guest compares by the link as a member does', async () => {
		const { event } = await dealt();
		const { organizer, id, teams } = event;
		const guest = { name: 'Gerda Guest', function: 'it' };
		const { data: token } = await organizer.client.rpc('invite_guest_judge', {
			...{ p_event: id, p_guest: guest, p_days: 3 }
		});
		const [{ judge } = { judge: '' }] = await sql<{ judge: string }>`
			select id as judge from public.guest_judges where event_id = ${id}`;
		const [first, second] = teams;
		must(await deal(organizer.client, id, [{ judge, first, second }]));
		const [{ pair } = { pair: 0 }] = await sql<{ pair: string }>`
			select id as pair from public.judging_pairs where judge_id = ${judge}`;
		const seen = await anonymous().rpc('read_guest_judging', { p_token: token ?? '' });
		expect(JSON.stringify(seen.data)).toContain(`"id": ${pair}`.replace(' ', ''));
		const given = { choice: 'second', version: 0 };
		const said = await anonymous().rpc('save_guest_verdict', {
			...{ p_token: token ?? '', p_pair: Number(pair), p_given: given }
		});
		expect(said.data).toBe(1);
		const strange = await anonymous().rpc('save_guest_verdict', { p_token: 'x', p_pair: Number(pair), p_given: given });
		expect(verdict(strange)).toBe('guest_link_has_ended');
	});
});

describe('conflicts', () => {
	test('nobody is dealt, or answers, a pair with the own team in it', async () => {
		const event = await judgedEvent(here);
		const [founder = member] = event.founders;
		const [first = 0, second = 0] = event.teams;
		must(await setUp(event.organizer.client, event.id));
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: founder.id }));
		const own = await deal(event.organizer.client, event.id, [{ judge: founder.id, first: second, second: first }]);
		expect(verdict(own)).toBe('plan_is_outdated');
	});

	test('one that is declared takes the open pairs away, and what was said before does not count', async () => {
		const { event, judge, other, pair, others } = await dealt();
		const conflict = { p_team: event.teams[1] ?? 0, p_reason: 'We are neighbours.' };
		must(await judge.client.rpc('declare_judge_conflict', { ...conflict, p_judge: judge.id }));
		expect(await sql`select id from public.judging_pairs where id = ${pair}`).toEqual([]);
		expect(verdict(await say(judge.client, pair, 'first'))).toBe('judge_has_a_conflict');
		must(await say(other.client, others, 'second'));
		must(await other.client.rpc('declare_judge_conflict', { ...conflict, p_judge: other.id }));
		expect(verdict(await say(other.client, others, 'first', 1))).toBe('judge_has_a_conflict');
		await event.moveTo('results');
		const { data } = await member.client.rpc('judging_results', { p_slug: event.slug });
		expect(z.object({ verdicts: z.array(z.unknown()) }).parse(data).verdicts).toEqual([]);
	});

	test('one that is declared when the first round is closed leaves what was said in it', async () => {
		const { event, judge, other, pair, others } = await dealt();
		must(await say(judge.client, pair, 'first'));
		must(await say(other.client, others, 'second'));
		must(await event.organizer.client.rpc('close_first_round', { p_event: event.id }));
		const said = async () => {
			const { data } = await event.organizer.client.rpc('judging_results', { p_slug: event.slug });
			return z.object({ verdicts: z.array(z.unknown()) }).parse(data).verdicts;
		};
		const before = await said();
		expect(before).toHaveLength(2);
		const conflict = { p_team: event.teams[0] ?? 0, p_judge: judge.id, p_reason: 'They share an office.' };
		must(await event.organizer.client.rpc('declare_judge_conflict', conflict));
		expect(await said()).toEqual(before);
	});
});

describe('the plan', () => {
	test('keeps what was answered and replaces the rest', async () => {
		const { event, judge, pair } = await dealt({ teams: 3 });
		must(await say(judge.client, pair, 'first'));
		const [, second, third] = event.teams;
		must(await deal(event.organizer.client, event.id, [{ judge: judge.id, first: second, second: third }], 4));
		const rows = await sql`select id, judge_id from public.judging_pairs where event_id = ${event.id}`;
		expect(rows).toHaveLength(2);
		expect(rows.some(({ id }) => Number(id) === pair)).toBe(true);
	});

	test.each([
		['a pair twice, turned around', 'judging_pairs_are_shown_once'],
		['a project with itself', 'judging_pairs_are_of_two'],
		['somebody who does not judge', 'plan_is_outdated'],
		['a team of another event', 'plan_is_outdated']
	])('is refused with %s', async (what, name) => {
		const [{ event, judge }, other] = [await dealt(), await judgedEvent(here, { teams: 1, judges: 1 })];
		const [first, second] = event.teams;
		const turned = { judge: judge.id, first: second, second: first };
		const plans: Record<string, readonly object[]> = {
			'a pair twice, turned around': [turned, { judge: judge.id, first, second }],
			'a project with itself': [{ judge: judge.id, first, second: first }],
			'somebody who does not judge': [{ ...turned, judge: member.id }],
			'a team of another event': [{ judge: judge.id, first, second: other.teams[0] }]
		};
		expect(verdict(await deal(event.organizer.client, event.id, plans[what] ?? []))).toContain(name);
		// what was dealt before is still there
		expect((await sql`select id from public.judging_pairs where event_id = ${event.id}`).length).toBe(2);
	});

	test('is an organizer’s, after the deadline, where the event is judged in pairs', async () => {
		const { event, judge } = await dealt();
		for (const { client } of [member, judge]) expect(verdict(await deal(client, event.id, []))).toBe('organizer_only');
		expect(verdict(await deal(event.organizer.client, event.id, [], 1))).toContain('judging_setups_looks_are_few');
		const seats = await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: [] });
		expect(verdict(seats)).toBe('judged_by_another_method');
		await event.moveTo('build');
		expect(verdict(await deal(event.organizer.client, event.id, []))).toBe('plan_waits_for_the_deadline');
		const marked = await judgedEvent(here, { teams: 1, judges: 1 });
		expect(verdict(await deal(marked.organizer.client, marked.id, []))).toBe('judged_by_another_method');
	});

	test('of a judge who leaves frees what is open', async () => {
		const { event, judge } = await dealt();
		must(await judge.client.rpc('withdraw_judge', { p_event: event.id, p_person: judge.id }));
		const left = await sql`select judge_id from public.judging_pairs where event_id = ${event.id}`;
		expect(left.map(({ judge_id }) => judge_id)).not.toContain(judge.id);
	});
});

describe('the method', () => {
	test('changes until the first answer, and another one takes back what was dealt out', async () => {
		const { event, judge, pair } = await dealt();
		must(await setUp(event.organizer.client, event.id, { method: 'rubric' }));
		expect((await sql`select id from public.judging_pairs where event_id = ${event.id}`).length).toBe(0);
		expect(verdict(await say(judge.client, pair, 'first'))).toBe('judged_by_another_method');
		const again = await dealt();
		must(await say(again.judge.client, again.pair, 'first'));
		expect(verdict(await setUp(again.event.organizer.client, again.event.id, { method: 'rubric' }))).toBe(
			'rubric_is_frozen'
		);
	});

	test('and a first answer at once: one of them is refused, and no answer is left without its method', async () => {
		const { event, judge, pair } = await dealt();
		const [answered, changed] = await Promise.all([
			say(judge.client, pair, 'first'),
			setUp(event.organizer.client, event.id, { method: 'rubric' })
		]);
		expect([verdict(answered), verdict(changed)].filter((said) => said === 'taken')).toHaveLength(1);
		const [{ method } = { method: '' }] = await sql<{ method: string }>`
			select method from public.judging_setups where event_id = ${event.id}`;
		expect([method, (await stored(pair))?.choice]).toEqual(
			verdict(answered) === 'taken' ? ['pairs', 'first'] : ['rubric', undefined]
		);
	});
});

/** Everything another judge said, through every route there is. */
async function seenBy({ client, id }: TestPerson, event: JudgedEvent): Promise<number> {
	const [rows, counted, guessed, embedded, results] = await Promise.all([
		client.from('pair_verdicts').select('*').eq('event_id', event.id).neq('judge_id', id),
		client
			.from('pair_verdicts')
			.select('*', { count: 'exact', head: true })
			.eq('event_id', event.id)
			.neq('judge_id', id),
		client
			.from('pair_verdicts')
			.select('*', { count: 'exact', head: true })
			.eq('event_id', event.id)
			.eq('choice', 'second')
			.neq('judge_id', id),
		client.from('judging_pairs').select('judge_id, pair_verdicts(choice)').eq('event_id', event.id).neq('judge_id', id),
		client.rpc('judging_results', { p_slug: event.slug })
	]);
	const inside = (embedded.data ?? []).filter((row) => JSON.stringify(row).includes('"choice"')).length;
	const told = z.object({ verdicts: z.array(z.unknown()) }).parse(results.data).verdicts.length;
	return (rows.data?.length ?? 0) + (counted.count ?? 0) + (guessed.count ?? 0) + inside + told;
}

describe('what was said', () => {
	test.each(['judging', 'voting'] as const)('is read by nobody else in the phase of %s', async (phase) => {
		const { event, judge, other, pair, others } = await dealt();
		must(await say(judge.client, pair, 'second'));
		must(await say(other.client, others, 'second'));
		await event.moveTo(phase);
		for (const reader of [judge, other, event.organizer, leader, admin, member, event.founders[0] ?? member]) {
			expect([reader.name, await seenBy(reader, event)]).toEqual([reader.name, 0]);
		}
		const open = await anonymous().from('pair_verdicts').select('*');
		expect(open.error).not.toBeNull();
		for (const choice of ['first', 'skip'] as const) {
			const written = await judge.client.from('pair_verdicts').update({ choice }).eq('pair_id', pair);
			expect(written.error?.code).toBe('42501');
		}
	});

	test('is opened when all is answered, or when the voting begins; then nothing changes any more', async () => {
		const { event, judge, other, pair, others } = await dealt();
		const open = () => event.organizer.client.rpc('open_scores', { p_event: event.id });
		must(await say(judge.client, pair, 'first'));
		expect(verdict(await open())).toBe('scores_open_when_all_are_in');
		must(await say(other.client, others, 'skip'));
		must(await open());
		expect(verdict(await say(judge.client, pair, 'second', 1))).toBe('judging_is_over');
		await expect(sql`update public.pair_verdicts set choice = 'second' where pair_id = ${pair}`).rejects.toThrow();
		await expect(sql`delete from public.pair_verdicts where pair_id = ${pair}`).rejects.toThrow();
		const { data } = await event.organizer.client.rpc('judging_results', { p_slug: event.slug });
		const opened = z
			.object({ method: z.string(), verdicts: z.array(z.object({ choice: z.string(), judge: z.number() })) })
			.parse(data);
		expect(opened.method).toBe('pairs');
		expect(opened.verdicts.map(({ choice }) => choice).toSorted()).toEqual(['first', 'skip']);
		expect(await seenBy(member, event)).toBe(0);
		await event.moveTo('results');
		const { data: everybody } = await member.client.rpc('judging_results', { p_slug: event.slug });
		expect(JSON.stringify(everybody)).toContain('"choice"');
		for (const { id, name } of event.judges) {
			expect([JSON.stringify(everybody).includes(id), JSON.stringify(everybody).includes(name)]).toEqual([
				false,
				false
			]);
		}
	});

	test('is asked for on the first page while it can be given', async () => {
		const { event, judge, pair } = await dealt();
		const reminders = async () =>
			(await judge.client.from('judging_reminders').select('to_score').eq('slug', event.slug)).data;
		expect(await reminders()).toEqual([{ to_score: 1 }]);
		must(await say(judge.client, pair, 'equal'));
		expect(await reminders()).toEqual([]);
	});
});
