import { beforeAll, expect, test } from 'vitest';
import type { Enums, Json } from '#lib/database.types.ts';
import { ask as askFor, second as secondOf } from './departure.ts';
import { world, type Client, type TestPerson } from './harness.ts';
import { cast, gatherBoard, revealWith, type Board } from './panel.ts';

const here = await world();
const { person, anonymous, service, sql, stopClock } = here;
type Outcome = Enums<'ballot_choice'>;
let board: Board;
beforeAll(async () => {
	board = await gatherBoard(here);
});

const forecast = (client: Client, item: number, percent = 70) =>
	client.rpc('give_forecast', { p_item: item, p_percent: percent });
const looks = (client: Client, item: number) => client.rpc('open_results', { p_item: item });

// The rules, by figures known beforehand ---------------------------------------------------------------------------

type Counts = Record<Outcome, { marketing: number; it: number; other: number }>;
const counts = (promote: number[], iterate: number[], kill: number[]): Counts => {
	const of = ([marketing = 0, it = 0, other = 0]: number[]) => ({ marketing, it, other });
	return { promote: of(promote), iterate: of(iterate), kill: of(kill) };
};
async function holds(rule: string, ballots: Counts, outcome: Outcome, objections?: number): Promise<boolean | null> {
	const more = objections === undefined ? '' : ', $3';
	const values = [JSON.stringify(ballots), outcome, ...(objections === undefined ? [] : [objections])];
	const asked = `select private.${rule}($1::jsonb, $2::public.ballot_choice${more}) as holds`;
	return (await here.owner.query<{ holds: boolean | null }>(asked, values)).rows[0]?.holds ?? null;
}

test('13 of 26 meet a quorum of half, 12 and 4 do not (quorum-cotech)', async () => {
	const met = await sql<{ met: boolean }>`select voted >= private.quorum_needed(26, 50) as met
		from unnest(array[13, 12, 4]) with ordinality v (voted, place) order by place`;
	expect(met.map((one) => one.met)).toEqual([true, false, false]);
});

test('a share is of every ballot cast: 8 of 15 is more than half, and no two thirds (threshold-denominator)', async () => {
	const ballots = counts([4, 4], [2, 2], [2, 1]);
	const [share] = await sql<{ of_cast: number; of_decided: number }>`select
		100.0 * private.votes_for(${ballots}::jsonb, 'promote') / private.votes_cast(${ballots}::jsonb) as of_cast,
		100.0 * private.votes_for(${ballots}::jsonb, 'promote')
			/ (private.votes_for(${ballots}::jsonb, 'promote') + private.votes_for(${ballots}::jsonb, 'kill')) as of_decided`;
	expect(Number(share?.of_cast)).toBeCloseTo(53.3333, 3);
	expect(Number(share?.of_decided)).toBeCloseTo(72.7273, 3);
	expect(await holds('simple_majority', ballots, 'promote')).toBe(true);
	expect(await holds('simple_majority', counts([4, 3], [2, 2], [2, 2]), 'promote'), '7 of 15').toBe(false);
});

test.each<[string, number[], number[], number[], boolean]>([
	['both sides agree', [2, 2], [0, 0], [1, 0], true],
	['half of one side is not more than half', [2, 1], [0, 0], [0, 1], false],
	['one side is not there', [5, 0], [0, 0], [0, 0], false],
	['others do not stand for either', [1, 1, 0], [0, 0, 9], [0, 0, 0], true],
	['nobody', [0, 0], [0, 0], [0, 0], false]
])('majority in each function: %s', async (_, promote, iterate, kill, expected) => {
	expect(await holds('majority_in_each', counts(promote, iterate, kill), 'promote')).toBe(expected);
});

test.each<[string, number[], number[], number[], boolean]>([
	['more than half of all', [3, 0], [1, 0], [0, 1], true],
	['exactly half', [2, 0], [1, 0], [0, 1], false],
	['the most but less than half', [2, 0], [0, 1], [1, 1], false],
	['nobody', [0, 0], [0, 0], [0, 0], false]
])('simple majority: %s', async (_, promote, iterate, kill, expected) => {
	expect(await holds('simple_majority', counts(promote, iterate, kill), 'promote')).toBe(expected);
});

test.each<[string, number[], number[], boolean]>([
	['all', [2, 1, 1], [0, 0], true],
	['all but one', [9, 9], [0, 0, 1], false],
	['nobody', [0, 0], [0, 0], false]
])('unanimous: %s', async (_, promote, kill, expected) => {
	expect(await holds('unanimous', counts(promote, [0, 0], kill), 'promote')).toBe(expected);
});

test.each<[string, number[], number[], number[], number, boolean]>([
	['the most, and nobody objects', [1, 1], [1, 0], [0, 0], 0, true],
	['one objection is enough', [5, 5], [0, 0], [1, 0], 1, false],
	['as many for something else', [1, 1], [1, 1], [0, 0], 0, false],
	['nobody', [0, 0], [0, 0], [0, 0], 0, false]
])('consent: %s', async (_, promote, iterate, kill, objections, expected) => {
	expect(await holds('consent', counts(promote, iterate, kill), 'promote', objections)).toBe(expected);
});

test.each<[Enums<'ballot_rule'>, Outcome[], Partial<Record<Outcome, boolean>>]>([
	// chair (IT), marketing, IT, marketing
	['each_function', ['kill', 'kill', 'kill', 'promote'], { kill: false }],
	['simple', ['kill', 'kill', 'kill', 'promote'], { kill: true, promote: false }],
	['unanimous', ['kill', 'kill', 'kill', 'promote'], { kill: false, promote: false }],
	['unanimous', ['kill', 'kill', 'kill', 'kill'], { kill: true, promote: false }],
	['consent', ['kill', 'kill', 'iterate', 'promote'], { kill: true, iterate: false }]
])('a review by the rule %s decides so: %j', async (rule, choices, expected) => {
	const { item } = await board.review({ rule });
	const box = await board.open(item);
	await revealWith(board, box, choices);
	const { data } = await board.it.client.from('box_list').select('rule, rules').eq('id', box).single();
	expect(data).toMatchObject({ rule, rules: expected });
});

test('one objection stops a consent, and names another choice than the own', async () => {
	const { item } = await board.review({ rule: 'consent' });
	const box = await board.open(item);
	const own = await cast(board.chair.client, box, { choice: 'kill', objects: 'kill' });
	expect(own.error?.message).toContain('ballots_object_to_another_choice');
	for (const { client } of [board.chair, board.marketing, board.it]) await cast(client, box, { choice: 'kill' });
	await cast(board.second.client, box, { choice: 'iterate', objects: 'kill' });
	await board.chair.client.rpc('reveal_ballots', { p_box: box });
	const { data } = await board.it.client.from('box_list').select('rules').eq('id', box).single();
	expect(data?.rules).toEqual({ promote: false, iterate: false, kill: false });
});

// Forecasts ----------------------------------------------------------------------------------------------------------

test('a forecast is given before its person sees the results, and not after', async () => {
	const { item } = await board.review();
	expect((await forecast(board.marketing.client, item, 60)).data).toBe(1);
	expect((await forecast(board.marketing.client, item, 70)).data).toBe(2);
	expect((await looks(board.marketing.client, item)).error).toBeNull();
	expect((await forecast(board.marketing.client, item, 99)).error?.message).toBe('forecast_comes_before_results');
	expect((await forecast(board.it.client, item, 30)).error, 'who has not looked still can').toBeNull();
	const kept =
		await sql`select percent, version from public.forecasts where item_id = ${item} and person_id = ${board.marketing.id}`;
	expect(kept).toEqual([{ percent: 70, version: 2 }]);
});

test('results opened and a forecast at the same moment: never a forecast by who had looked', async () => {
	const { item } = await board.review();
	await Promise.all([
		looks(board.it.client, item),
		...Array.from({ length: 10 }, (_, index) => forecast(board.it.client, item, index))
	]);
	const late = await sql`select from public.forecasts f join public.result_openings o using (item_id, person_id)
		where f.item_id = ${item} and f.given_at > o.opened_at`;
	expect(late).toEqual([]);
});

test('after the reveal there is no forecast, and the ones given stay', async () => {
	const { item } = await board.review();
	await forecast(board.chair.client, item, 20);
	const box = await board.open(item);
	await revealWith(board, box, ['kill', 'kill', 'kill']);
	expect((await forecast(board.it.client, item)).error?.message).toBe('forecast_comes_before_reveal');
	await expect(sql`update public.forecasts set percent = 0 where item_id = ${item}`).rejects.toThrow('append_only');
	await expect(sql`delete from public.forecasts where item_id = ${item}`).rejects.toThrow('append_only');
});

test('a forecast is private, admins included, until its person shares it after the reveal', async () => {
	const { item } = await board.review();
	await forecast(board.marketing.client, item, 83);
	const admin = await person({ role: 'admin' });
	const seenBy = async (client: Client) =>
		(await client.from('forecasts').select('percent').eq('item_id', item)).data?.map(({ percent }) => percent);
	const everywhere = async (client: Client) =>
		JSON.stringify([
			(await client.from('agenda').select().eq('id', item)).data,
			(await client.from('my_forecasts').select().eq('item_id', item)).data,
			(await client.from('activity').select('details').like('verb', 'review.%')).data
		]);
	expect((await board.marketing.client.rpc('share_forecast', { p_item: item })).error).toBeNull();
	for (const { client } of [board.it, admin]) {
		expect(await seenBy(client), 'shared, and still before the reveal').toEqual([]);
		expect(await everywhere(client)).not.toMatch(/\b83\b/);
	}
	const box = await board.open(item);
	await revealWith(board, box, ['kill', 'kill', 'kill']);
	expect(await seenBy(admin.client)).toEqual([83]);
	await board.marketing.client.rpc('share_forecast', { p_item: item, p_is_shared: false });
	expect(await seenBy(admin.client)).toEqual([]);
	expect(await seenBy(board.marketing.client)).toEqual([83]);
	expect((await anonymous().from('forecasts').select('percent')).error?.code).toBe('42501');
	expect((await service().from('forecasts').select('percent')).error?.code).toBe('42501');
});

test('a forecast is of a leader and from 0 to 100', async () => {
	const { item } = await board.review();
	expect((await forecast((await person()).client, item)).error?.message).toBe('leaders_only');
	expect((await forecast(board.it.client, item, 101)).error?.message).toContain('forecasts_are_a_percentage');
	expect((await forecast(board.it.client, -1)).error?.message).toBe('no_such_review');
});

// Secrecy and races --------------------------------------------------------------------------------------------------

test('before the reveal nobody reads what a panel voted, through any route, as any role', async () => {
	const { id, item, experiment } = await board.review({ rule: 'consent' });
	await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate: board.it.id });
	const box = await board.open(item);
	await cast(board.marketing.client, box, { choice: 'promote', reason: 'Only one knows this.', objects: 'kill' });
	await cast(board.it.client, box, { choice: 'kill', reason: 'Only one knows this.', for: board.second.id });
	const secrets = /Only one knows|"(choice|objects_to|reason|confidence)":/;
	const roles: TestPerson[] = [
		board.chair,
		board.second,
		await person({ role: 'admin' }),
		await person(),
		board.owners.it
	];
	for (const { client } of roles) {
		for (const filter of ['promote', 'kill'] as const) {
			const guessed = await client
				.from('ballots')
				.select('*', { count: 'exact', head: true })
				.eq('box_id', box)
				.eq('choice', filter);
			expect(guessed.count).toBe(0);
			const objected = await client
				.from('ballots')
				.select('*', { count: 'exact', head: true })
				.eq('box_id', box)
				.eq('objects_to', filter);
			expect(objected.count).toBe(0);
		}
		const routes = await Promise.all([
			client.from('ballots').select().eq('box_id', box),
			client.from('ballot_seats').select('*, ballot_boxes(*, ballots(*))').eq('box_id', box),
			client.from('box_list').select('ballots, rules, departures, turnout').eq('id', box),
			client.from('agenda').select().eq('id', item),
			client.from('review_page').select().eq('id', id),
			client.from('review_list').select().eq('id', id),
			client.from('board_cards').select().eq('id', experiment),
			client.from('activity').select().eq('subject', 'experiments').eq('subject_id', String(experiment)),
			client.from('activity_list').select().in('subject', ['reviews', 'experiments']),
			client.from('decision_list').select().eq('experiment_id', experiment),
			client.rpc('turnout', { p_box: box }),
			client.rpc('today')
		]);
		for (const { data, error } of routes) {
			expect(error).toBeNull();
			expect(JSON.stringify(data)).not.toMatch(secrets);
		}
		const csv = await client.from('ballots').select('choice,reason').eq('box_id', box).csv();
		expect(csv.data ?? '').not.toMatch(/promote|kill|Only/);
	}
	for (const table of ['ballots', 'ballot_seats', 'departures', 'reviews', 'forecasts'] as const) {
		expect((await anonymous().from(table).select()).error?.code, table).toBe('42501');
	}
	for (const view of ['agenda', 'review_list', 'review_page', 'review_reminders', 'my_forecasts'] as const) {
		expect((await anonymous().from(view).select()).error?.code, view).toBe('42501');
	}
});

test('who follows a review live hears that something came in and from whom, never what', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	const claims = async ({ client }: TestPerson) => ({ ...(await client.auth.getClaims()).data?.claims });
	const reader = await person();
	const heard: unknown[] = [];
	const enough = Promise.withResolvers<unknown>();
	const line = {
		topic: `review-${id}`,
		token: '',
		since: null,
		onEnd: () => enough.reject(new Error('the line ended'))
	};
	const leave = await here.relay.open({
		...line,
		claims: await claims(reader),
		onMessage(message) {
			heard.push(message?.payload);
			if (heard.length === 3) enough.resolve(null);
		}
	});
	await forecast(board.it.client, item, 37);
	await cast(board.it.client, box, { choice: 'promote', reason: 'Only one knows this.' });
	await cast(board.it.client, box, { choice: 'kill', reason: 'Only one knows this.' });
	await board.marketing.client.rpc('attend_review', { p_review: id });
	await enough.promise;
	leave?.();
	const by = ({ id: who }: TestPerson) => expect.objectContaining({ by: who });
	expect(heard).toEqual([by(board.it), by(board.it), by(board.marketing)]);
	expect(JSON.stringify(heard)).not.toMatch(/promote|kill|Only|37,|37}/);
	for (const topic of ['review-', 'review-1x', 'review-1; select']) {
		expect(await here.relay.open({ ...line, topic, claims: await claims(reader), onMessage: () => {} })).toBeNull();
	}
});

test('nobody writes into the tables of a review past the functions', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	const { client } = board.chair;
	const seat = { box_id: box, person_id: board.owners.it.id, function: 'it' as const };
	expect((await client.from('ballot_seats').insert(seat)).error?.code).toBe('42501');
	expect((await client.from('ballot_seats').update({ is_recused: true }).eq('box_id', box)).error?.code).toBe('42501');
	expect((await client.from('review_panel').delete().eq('review_id', id)).error?.code).toBe('42501');
	expect((await client.from('reviews').update({ rule: 'simple' }).eq('id', id)).error?.code).toBe('42501');
	expect((await client.from('review_items').update({ box_id: null }).eq('id', item)).error?.code).toBe('42501');
	expect((await client.from('departures').delete().eq('box_id', box)).error?.code).toBe('42501');
	expect((await client.from('result_openings').delete().eq('item_id', item)).error?.code).toBe('42501');
});

test('fifty times the same ballot at once is one ballot (vote-race-idempotent)', async () => {
	const { item } = await board.review();
	const box = await board.open(item);
	const answers = await Promise.all(Array.from({ length: 50 }, () => cast(board.it.client, box)));
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => null));
	expect(await sql`select version from public.ballots where box_id = ${box}`).toEqual([{ version: 50 }]);
});

/** What a server out of breath did not take (no connection was free) is sent again, as people do. */
async function insist<Answer extends { status: number }>(ask: () => PromiseLike<Answer>): Promise<Answer> {
	let answer = await ask();
	while (answer.status >= 500) answer = await ask();
	return answer;
}

test('500 ballots at the closing second: each is counted once or refused, none is lost, none doubled', async () => {
	const others = await Promise.all(
		Array.from({ length: 16 }, (_, index) => person({ role: 'leader', function: index % 2 ? 'it' : 'marketing' }))
	);
	const panel = [board.chair, board.marketing, board.it, board.second, ...others];
	const { item, id } = await board.review({ panel: panel.map(({ id: one }) => one) });
	await others[0]?.client.rpc('delegate_ballots', { p_review: id, p_delegate: others[1]?.id ?? '' });
	const box = await board.open(item);
	const voters = panel.filter((one) => one !== others[0]);
	for (const voter of [board.chair, board.marketing, board.it]) await cast(voter.client, box);
	const [closing] = await sql<{ at: Date }>`select closes_at as at from public.ballot_boxes where id = ${box}`;
	const closesAt = closing?.at ?? new Date();
	// the clock stands before the closing second and passes it while the ballots come in
	await stopClock(new Date(closesAt.getTime() - 1000));
	const passing = Promise.withResolvers<unknown>();
	let answered = 0;
	const casting = Array.from({ length: 500 }, async (_, index) => {
		const voter = voters[index % voters.length] ?? board.chair;
		const absent = voter === others[1] && index % 2 ? { for: others[0]?.id ?? '' } : {};
		const choice = index % 3 ? 'kill' : 'promote';
		const ballot = { choice, reason: `Ballot ${index}`, ...absent } as const;
		const answer = await insist(() => cast(voter.client, box, ballot));
		answered += 1;
		if (answered === 150) passing.resolve(stopClock(new Date(closesAt.getTime() + 1)));
		return answer;
	});
	const revealing = [board.marketing, board.it, board.second].map(async ({ client }) => {
		await passing.promise;
		return insist(() => client.rpc('reveal_ballots', { p_box: box }));
	});
	const [answers, reveals] = await Promise.all([Promise.all(casting), Promise.all(revealing)]);
	await stopClock();

	const taken = answers.filter(({ error }) => error === null);
	const refused = answers.filter(({ error }) => error !== null).map(({ error }) => error?.message);
	expect(refused.filter((name) => name !== 'box_is_closed' && name !== 'box_is_revealed')).toEqual([]);
	expect(taken.length).toBeGreaterThanOrEqual(150);
	expect(reveals.map(({ error }) => error)).toEqual([null, null, null]);
	expect(new Set(reveals.map(({ data }) => data)).size).toBe(1);
	const [kept] = await sql<{ versions: number; late: number; voters: number }>`
		select sum(version)::int as versions, count(*)::int as voters,
			count(*) filter (where v.cast_at >= b.closes_at or v.cast_at > b.revealed_at)::int as late
		from public.ballots v join public.ballot_boxes b on b.id = v.box_id where b.id = ${box}`;
	expect(kept?.versions).toBe(3 + taken.length);
	expect(kept?.late).toBe(0);
	expect(kept?.voters).toBeLessThanOrEqual(panel.length);
	const [logged] = await sql<{ cast: number; revealed: number }>`
		select count(*) filter (where verb = 'ballot.cast')::int as cast, count(*) filter (where verb = 'ballot.revealed')::int as revealed
		from public.activity where details ->> 'box' = ${String(box)}`;
	expect(logged).toEqual({ cast: 3 + taken.length, revealed: 1 });
}, 120_000);

// Two people ---------------------------------------------------------------------------------------------------------

async function revealed(choices: Outcome[]): Promise<{ box: number; item: number; experiment: number }> {
	const { item, experiment } = await board.review();
	const box = await board.open(item);
	await revealWith(board, box, choices);
	return { box, item, experiment };
}
const decide = (client: Client, box: number, confirmed: { [key: string]: Json }) =>
	client.rpc('decide', {
		p_box: box,
		p_outcome: 'kill',
		p_rationale: 'The interval leaves out what we hoped for.',
		p_next_step: 'Tell the team on Monday.',
		p_learned: 'The number was not the reason to leave.',
		p_change_mind: 'A country where it is asked for by law.',
		p_confirmed: confirmed
	});
const ask = (client: Client, box: number, recommended?: Outcome, reason = 'It would cost more than it brings.') =>
	askFor(client, { box, outcome: 'kill', reason, ...(recommended && { recommended }) });
const second = (client: Client, box: number) => secondOf(here, client, { box, outcome: 'kill' });

test('what ballots and rule agree on needs no second, and keeps dissent, next step and when to look again', async () => {
	const { box: agreed } = await revealed(['kill', 'kill', 'kill', 'kill']);
	expect((await ask(board.chair.client, agreed, 'kill')).error?.message).toBe('nothing_to_second');
	expect((await decide(board.it.client, agreed, {})).error?.message).toBe('decision_names_the_recommendation');
	const on = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
	const confirmed = { recommended: 'kill', dissent: 'Sara would look once more.', review_on: on };
	expect((await decide(board.it.client, agreed, confirmed)).error).toBeNull();
	const { data } = await board.it.client.from('box_list').select().eq('id', agreed).single();
	expect(data).toMatchObject({
		rule_met: true,
		dissent: 'Sara would look once more.',
		review_on: on,
		seconded_by: null
	});
});

test('against the ballots: the chair asks with a reason, another leader seconds, then it stands and is marked', async () => {
	const { box, experiment } = await revealed(['kill', 'promote', 'kill', 'promote']);
	const confirmed = { recommended: 'kill' };
	const { chair, it, marketing } = board;
	expect((await decide(chair.client, box, confirmed)).error?.message).toBe('departure_needs_a_second');
	expect((await ask(it.client, box, 'kill')).error?.message).toBe('chair_overrules');
	expect((await ask(chair.client, box, 'kill', 'Short')).error?.message).toContain('departures_reason_is_told');
	expect((await ask(chair.client, box, 'kill')).error).toBeNull();
	expect((await decide(chair.client, box, confirmed)).error?.message).toBe('departure_needs_a_second');
	expect((await second(chair.client, box)).error?.message).toBe('second_is_another_person');
	expect((await second((await person()).client, box)).error?.message).toBe('leaders_only');
	expect((await second(it.client, box)).error?.message, 'of the same function').toBe('second_is_of_the_other_function');
	const both = await Promise.all([second(board.second.client, box), second(marketing.client, box)]);
	expect(both.map(({ error }) => error)).toEqual([null, null]);
	expect((await ask(chair.client, box, 'kill', 'Another reason, put in its place.')).error?.message).toBe(
		'departure_is_seconded'
	);
	await expect(
		sql`update public.departures set reason = 'Something quite different' where box_id = ${box}`
	).rejects.toThrow('append_only');
	expect((await decide(it.client, box, confirmed)).error?.message).toBe('chair_overrules');
	expect((await decide(chair.client, box, confirmed)).error).toBeNull();
	const { data } = await it.client
		.from('decisions')
		.select('rule_met, overrule_reason, departure_reason, seconded_by')
		.eq('box_id', box)
		.single();
	expect(data).toMatchObject({ rule_met: false, overrule_reason: 'It would cost more than it brings.' });
	expect([board.second.id, marketing.id]).toContain(data?.seconded_by);
	const seconded =
		await sql`select from public.activity where verb = 'decision.seconded' and subject_id = ${String(experiment)}`;
	expect(seconded).toHaveLength(1);
});

test('against what the registered rule recommends: also where the ballots carry it', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill', 'kill']);
	const { it, marketing } = board;
	expect((await decide(it.client, box, { recommended: 'promote' })).error?.message).toBe('departure_needs_a_second');
	expect((await ask(it.client, box, 'promote')).error).toBeNull();
	expect((await second(marketing.client, box)).error).toBeNull();
	expect((await decide(it.client, box, { recommended: 'iterate' })).error?.message, 'seconded was something else').toBe(
		'departure_needs_a_second'
	);
	expect((await decide(it.client, box, { recommended: 'promote' })).error).toBeNull();
	const columns = 'rule_met, overrule_reason, recommended, departure_reason, seconded_by, second_kind';
	const { data } = await it.client.from('box_list').select(columns).eq('id', box).single();
	expect(data).toEqual({
		rule_met: true,
		overrule_reason: null,
		recommended: 'promote',
		departure_reason: 'It would cost more than it brings.',
		seconded_by: 'Mara Marketing',
		second_kind: 'other_function'
	});
});

test('a rule that leaves it to people recommends nothing to go against', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill', 'kill']);
	expect((await decide(board.it.client, box, { recommended: null })).error).toBeNull();
});

test('a day to look again lies ahead', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill', 'kill']);
	const refused = await decide(board.it.client, box, { recommended: 'kill', review_on: '2020-01-01' });
	expect(refused.error?.message).toContain('decisions_review_comes_later');
	const long = await decide(board.it.client, box, { recommended: 'kill', dissent: 'x'.repeat(2001) });
	expect(long.error?.message).toContain('decisions_dissent_fits');
});

test('a forecast is scored by what came of it: won where the rule recommended a promote, whatever was decided', async () => {
	const { box, item } = await (async () => {
		const { item: on } = await board.review();
		await forecast(board.marketing.client, on, 70);
		const opened = await board.open(on);
		await revealWith(board, opened, ['kill', 'kill', 'kill', 'kill']);
		return { box: opened, item: on };
	})();
	await ask(board.it.client, box, 'promote');
	await second(board.second.client, box);
	expect((await decide(board.it.client, box, { recommended: 'promote' })).error).toBeNull();
	const mine = await board.marketing.client.from('my_forecasts').select('percent, won, outcome').eq('item_id', item);
	expect(mine.data).toEqual([{ percent: 70, won: true, outcome: 'kill' }]);
	expect((await board.it.client.from('my_forecasts').select().eq('item_id', item)).data).toEqual([]);
});

test('how good all foresee together is known from three people on, and says nothing of one of them', async () => {
	const before = (await board.it.client.rpc('forecast_skill')).data?.[0];
	expect(before, 'no item has three forecasts so far').toBeUndefined();
	const { item } = await board.review();
	await forecast(board.marketing.client, item, 70);
	await forecast(board.it.client, item, 30);
	await forecast(board.chair.client, item, 50);
	const box = await board.open(item);
	await revealWith(board, box, ['kill', 'kill', 'kill', 'kill']);
	expect((await decide(board.it.client, box, { recommended: 'kill' })).error).toBeNull();
	const { data } = await (await person()).client.rpc('forecast_skill');
	// (0.49 + 0.09 + 0.25) / 3
	expect(data?.[0]).toMatchObject({ forecasts: 3, people: 3 });
	expect(Number(data?.[0]?.score)).toBeCloseTo(0.2767, 4);
	expect((await anonymous().rpc('forecast_skill')).error?.code).toBe('42501');
	const scores = await (await person()).client.rpc('forecast_scores');
	expect(scores.data).toHaveLength(1);
	expect(scores.data?.[0]).toMatchObject({ items: 1, forecasts: 3, people: 3 });
	expect(scores.data?.[0]?.score).toBe(data?.[0]?.score);
	expect((await anonymous().rpc('forecast_scores')).error?.code).toBe('42501');
});

test('the log of all this stays intact', async () => {
	expect((await board.it.client.rpc('verify_activity')).data).toMatchObject([{ is_intact: true }]);
});
