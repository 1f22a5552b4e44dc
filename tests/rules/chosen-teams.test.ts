import { beforeEach, expect, test } from 'vitest';
import * as outcomes from '#lib/voting/outcomes.server.ts';
import { world, type TestPerson } from './harness.ts';
import { register, vote, votingEvent, type Contender } from './voting-event.ts';

const here = await world();
const { person, anonymous, sql, travel, stopClock } = here;
const [organizer, ...voters] = await Promise.all([
	person({ role: 'leader' }),
	...Array.from({ length: 6 }, () => person())
]);
beforeEach(() => stopClock());

type Method = 'allowance' | 'quadratic' | 'ranked';

/** An event of four teams that votes so; who votes is registered. */
async function voting(method: Method, amount = 4) {
	await stopClock();
	const event = await votingEvent(here, organizer.client, 4);
	await sql`insert into public.voting_rules (event_id, method, amount, most_on_one, set_by)
		values (${event.id}, ${method}::public.voting_method, ${amount}, ${method === 'allowance' ? 2 : 1}, ${organizer.id})`;
	for (const voter of voters) await register(here, event.id, voter);
	return event;
}
const reminded = async ({ client }: Pick<TestPerson, 'client'>, event: number) =>
	((await client.from('ledger_reminders').select('kind').eq('event_id', event)).data ?? []).map(({ kind }) => kind);

/** The teams, by their place among the four, whose members are asked to carry on; both members of each are asked alike. */
async function asked({ id, teams }: { readonly id: number; readonly teams: readonly Contender[] }) {
	const each = await Promise.all(
		teams.map(async ({ people }, at) => {
			const [one, other] = await Promise.all(people.map((who) => reminded(who, id)));
			expect(one).toEqual(other);
			return one?.includes('carry_on') ? [at] : [];
		})
	);
	return each.flat();
}
/** The same teams as the results show them. */
async function shown({ slug, teams }: { readonly slug: string; readonly teams: readonly Contender[] }) {
	const outcome = await outcomes.of(here.service(), (voters[0] ?? organizer).client, slug);
	return teams.flatMap(({ id }, at) => (outcome?.winners.some((winner) => winner.id === id) ? [at] : []));
}

/** Ballots as what each voter gives to the four teams in their order; nothing is 0. */
const polls: readonly (readonly [
	what: string,
	method: Method,
	ballots: readonly (readonly number[])[],
	first: readonly number[]
])[] = [
	[
		'most votes',
		'allowance',
		[
			[2, 1],
			[0, 2, 1],
			[0, 2]
		],
		[1]
	],
	[
		'two level in votes',
		'allowance',
		[
			[2, 0],
			[0, 2],
			[0, 0, 1]
		],
		[0, 1]
	],
	['most votes that were paid for with squares', 'quadratic', [[2], [0, 1, 1], [0, 1, 1], [0, 1]], [1]],
	[
		'ranked, one before all',
		'ranked',
		[
			[1, 2, 3],
			[2, 1, 3],
			[1, 3, 2]
		],
		[0]
	],
	[
		'ranked, a circle of which one win is stronger',
		'ranked',
		[
			[1, 2, 3],
			[1, 2, 3],
			[3, 1, 2],
			[3, 1, 2],
			[2, 3, 1]
		],
		[1]
	],
	[
		'ranked, a circle that nothing breaks',
		'ranked',
		[
			[1, 2, 3],
			[3, 1, 2],
			[2, 3, 1]
		],
		[0, 1, 2]
	],
	[
		'ranked, two level',
		'ranked',
		[
			[1, 2],
			[2, 1],
			[1, 2, 3],
			[2, 1, 3]
		],
		[0, 1]
	],
	['ranked, everybody another', 'ranked', [[1], [0, 1], [0, 0, 1]], [0, 1, 2]]
];

test.each(polls)(
	'%s: the members of the people’s choice are asked whether they carry on',
	async (_, method, ballots, first) => {
		const event = await voting(method);
		for (const [at, ballot] of ballots.entries()) {
			const given = ballot.flatMap((weight, team) => (weight > 0 ? [[String(event.teams[team]?.id), weight]] : []));
			const voter = voters[at] ?? organizer;
			expect(await vote(voter, event.id, Object.fromEntries(given))).toBe(1);
		}
		expect(await asked(event)).toEqual([]);
		await travel('2 hours');
		expect(await asked(event)).toEqual(first);
		expect(await shown(event)).toEqual(first);
		// and as it is kept since somebody looked
		expect(await asked(event)).toEqual(first);
		for (const who of [organizer, ...voters, { client: anonymous() }])
			expect(await reminded(who, event.id)).toEqual([]);
	}
);

test('two ballots choose nobody, and where it is no award nobody is asked for it', async () => {
	const few = await voting('allowance');
	for (const voter of voters.slice(0, 2)) await vote(voter, few.id, { [String(few.teams[0]?.id)]: 2 });
	await travel('2 hours');
	expect(await asked(few)).toEqual([]);
	const off = await voting('allowance');
	for (const voter of voters) await vote(voter, off.id, { [String(off.teams[0]?.id)]: 2 });
	await organizer.client.rpc('write_result_words', { p_event: off.id, p_words: { has_choice: false } });
	await travel('2 hours');
	expect(await asked(off)).toEqual([]);
	const late = { has_choice: true, correction: 'It was switched off by mistake.' };
	await organizer.client.rpc('write_result_words', { p_event: off.id, p_words: late });
	expect(await asked(off)).toEqual([0]);
});
