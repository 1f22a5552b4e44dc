import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { world, type TestPerson } from './harness.ts';
import { whileHeld } from './held.ts';
import { closedEvent, judgedEvent, must, RUBRIC, seatAll, SETUP, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql } = here;

let leader: TestPerson;
let admin: TestPerson;
beforeAll(async () => {
	[admin, leader] = await Promise.all([person({ role: 'admin' }), person({ role: 'leader' })]);
});

type Answer = { readonly error: { readonly message: string } | null };
const verdict = ({ error }: Answer) => error?.message ?? 'taken';
const asked = async (call: PromiseLike<Answer>) => verdict(await call);
const at = <T>(items: readonly T[], place: number): T => {
	const item = items[place];
	if (item === undefined) throw new Error('there is none');
	return item;
};

const open = ({ id }: JudgedEvent, { client }: TestPerson) => asked(client.rpc('open_scores', { p_event: id }));
const close = ({ id }: JudgedEvent, { client }: TestPerson) => asked(client.rpc('close_first_round', { p_event: id }));
const seat = ({ id, organizer }: JudgedEvent, seats: readonly (readonly [number, TestPerson])[]) =>
	asked(
		organizer.client.rpc('seat_judges', {
			...{ p_event: id, p_seats: seats.map(([team, judge]) => ({ team, judge: judge.id })) }
		})
	);
const give = (event: JudgedEvent, { client }: TestPerson, team: number, given = {}) =>
	asked(client.rpc('save_judgement', { p_team: team, p_points: event.points(4), ...given }));
const setSeats = ({ id, organizer }: JudgedEvent, seats: number) =>
	asked(organizer.client.rpc('set_judging_seats', { p_event: id, p_seats: seats }));
const takeOff = ({ id }: JudgedEvent, judge: TestPerson, by: TestPerson = judge) =>
	asked(by.client.rpc('withdraw_judge', { p_event: id, p_person: judge.id }));
const keepOff = (team: number, judge: TestPerson, by: TestPerson = judge) =>
	asked(by.client.rpc('declare_judge_conflict', { p_team: team, p_judge: judge.id, p_reason: 'We are neighbours.' }));

/** Two judges for two projects, each of whom scored one of them; nobody is done. */
async function halfScored(): Promise<JudgedEvent> {
	const event = await judgedEvent(here);
	await seatAll(event);
	for (const place of [0, 1]) {
		expect(await give(event, at(event.judges, place), at(event.teams, place))).toBe('taken');
	}
	return event;
}
/** Scores whatever a judge was seated at and did not score yet. */
async function finish(event: JudgedEvent, judge: TestPerson, round = 1): Promise<void> {
	const rows = await sql<{ team: string }>`select q.team_id as team from public.judging_seats q
		where q.event_id = ${event.id} and q.judge_id = ${judge.id} and q.round = ${round} and not exists (
			select from public.judgements g where g.team_id = q.team_id and g.judge_id = q.judge_id and g.round = q.round)`;
	for (const { team } of rows) expect(await give(event, judge, Number(team), { p_round: round })).toBe('taken');
}

const detours: Record<string, (event: JudgedEvent) => Promise<unknown>> = {
	'seats nobody at what is left': (event) => seat(event, []),
	'lets each project be seen once only, and seats nobody more': async (event) => {
		expect(await setSeats(event, 1)).toBe('taken');
		await seat(event, []);
	},
	'takes the judges off': async (event) => {
		for (const judge of event.judges) expect(await takeOff(event, judge, event.organizer)).toBe('taken');
	},
	'says that each judge has a conflict with what is left': async (event) => {
		expect(await keepOff(at(event.teams, 1), at(event.judges, 0), event.organizer)).toBe('taken');
		expect(await keepOff(at(event.teams, 0), at(event.judges, 1), event.organizer)).toBe('taken');
	},
	'lets fewer look, and then takes them off': async (event) => {
		expect(await setSeats(event, 1)).toBe('taken');
		for (const judge of event.judges) await takeOff(event, judge, event.organizer);
	}
};

describe('nobody ends the judging early to look', () => {
	test.each(Object.keys(detours))('where the organizer %s', async (detour) => {
		const event = await halfScored();
		await detours[detour]?.(event);
		for (const who of [event.organizer, leader, admin]) {
			expect([await open(event, who), await close(event, who)]).toEqual([
				'scores_open_when_seen_as_set',
				'scores_open_when_seen_as_set'
			]);
			const { data } = await who.client.from('judgements').select('judge_id').eq('event_id', event.id);
			expect(data).toEqual([]);
			const { data: shown } = await who.client.rpc('judging_results', { p_slug: event.slug });
			expect(shown).toMatchObject({ is_open: false, scores: [] });
		}
	});

	test('with a single mark in a field of three', async () => {
		const event = await judgedEvent(here, { teams: 3 });
		await seatAll(event);
		expect(await give(event, at(event.judges, 0), at(event.teams, 0))).toBe('taken');
		expect(await seat(event, [])).toBe('taken');
		expect(await close(event, event.organizer)).toBe('scores_open_when_seen_as_set');
	});

	test('where a guest’s link is revoked', async () => {
		const event = await judgedEvent(here, { teams: 1, judges: 1 });
		const { data: token } = await event.organizer.client.rpc('invite_guest_judge', {
			...{ p_event: event.id, p_guest: { name: 'Gerda Guest', function: 'it' }, p_days: 3 }
		});
		const [{ guest } = { guest: '' }] = await sql<{ guest: string }>`
			select id as guest from public.guest_judges where event_id = ${event.id}`;
		expect(token).toBeTruthy();
		await seatAll(event);
		await finish(event, at(event.judges, 0));
		must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
		expect(await open(event, event.organizer)).toBe('scores_open_when_seen_as_set');
		// and a link that ran out by itself keeps nobody waiting
		await sql`update public.guest_judges set made_at = made_at - interval '9 days', expires_at = expires_at - interval '9 days' where id = ${guest}`;
		expect(await open(event, event.organizer)).toBe('taken');
	});

	test('in pairs, by dealing nothing more or asking for fewer', async () => {
		const event = await judgedEvent(here, { teams: 3 });
		const { client } = event.organizer;
		const p_setup = { ...SETUP, method: 'pairs', looks: 3 };
		must(await client.rpc('save_rubric', { p_event: event.id, p_setup, p_criteria: RUBRIC }));
		const [one, two] = [at(event.judges, 0), at(event.judges, 1)];
		const [first = 0, second = 0, third = 0] = event.teams;
		const deal = (p_looks: number, pairs: readonly (readonly [TestPerson, number, number])[]) => {
			const p_pairs = pairs.map(([judge, a, b]) => ({ judge: judge.id, first: a, second: b }));
			return asked(client.rpc('deal_pairs', { p_event: event.id, p_looks, p_pairs }));
		};
		const answer = async (judge: TestPerson) => {
			const rows = await sql<{ id: string }>`select p.id from public.judging_pairs p where p.event_id = ${event.id}
				and p.judge_id = ${judge.id} and not exists (select from public.pair_verdicts v where v.pair_id = p.id)`;
			for (const { id } of rows)
				must(await judge.client.rpc('save_verdict', { p_pair: Number(id), p_choice: 'first', p_version: 0 }));
		};
		expect(await deal(3, [[one, first, second]])).toBe('taken');
		await answer(one);
		for (const looks of [3, 2]) {
			expect(await deal(looks, [])).toBe('taken');
			expect([await open(event, leader), await close(event, event.organizer)]).toEqual([
				'scores_open_when_seen_as_set',
				'scores_open_when_seen_as_set'
			]);
		}
		expect(await takeOff(event, two, event.organizer)).toBe('taken');
		expect(
			await deal(3, [
				[one, second, third],
				[one, third, first]
			])
		).toBe('taken');
		await answer(one);
		// who was taken off could still have compared them: another one does in that place
		expect(await open(event, event.organizer)).toBe('scores_open_when_seen_as_set');
		const other = await person({ function: 'it' });
		must(await client.rpc('add_judge', { p_event: event.id, p_person: other.id }));
		expect(await deal(3, [[other, first, second]])).toBe('taken');
		await answer(other);
		// the third was compared twice of three times, and with whom it could be again are seen often enough to be seen once more
		expect(await open(event, event.organizer)).toBe('scores_open_when_seen_as_set');
		expect(await deal(3, [[other, third, second]])).toBe('taken');
		await answer(other);
		expect(await open(event, event.organizer)).toBe('taken');
	});

	test('in a second round either, where a judge was taken off in it', async () => {
		const event = await closedEvent(here);
		const { client } = event.organizer;
		const { data } = await client.rpc('read_judging_scores', { p_event: event.id });
		const { state } = z.object({ state: z.string() }).parse(data);
		const p_places = event.teams.map((team, place) => ({ team, place: place + 1 }));
		must(await here.service().rpc('state_standings', { p_event: event.id, p_state: state, p_places }));
		const finalists = event.teams.slice(0, 2);
		must(await client.rpc('name_finalists', { p_event: event.id, p_teams: finalists, p_final: { method: 'rubric' } }));
		const [one, two] = [at(event.judges, 0), at(event.judges, 1)];
		expect(await setSeats(event, 2)).toBe('taken');
		expect(
			await seat(
				event,
				finalists.flatMap((team) => [one, two].map((judge) => [team, judge] as const))
			)
		).toBe('taken');
		await finish(event, one, 2);
		expect(await setSeats(event, 1)).toBe('taken');
		expect(await takeOff(event, two, event.organizer)).toBe('taken');
		expect(await open(event, event.organizer)).toBe('scores_open_when_seen_as_set');
		await event.moveTo('voting');
		expect(await open(event, event.organizer)).toBe('taken');
	});
});

describe('the judging ends', () => {
	test('when every judge who may has looked, however few they are', async () => {
		const event = await halfScored();
		const [one, two] = [at(event.judges, 0), at(event.judges, 1)];
		expect(await keepOff(at(event.teams, 1), one)).toBe('taken');
		expect(await open(event, event.organizer)).toBe('scores_open_when_all_are_in');
		expect(await takeOff(event, two)).toBe('taken');
		expect(await close(event, event.organizer)).toBe('taken');
	});

	test('by what an organizer knew before anything was scored', async () => {
		const event = await judgedEvent(here, { judges: 3 });
		const [one, two, three] = [at(event.judges, 0), at(event.judges, 1), at(event.judges, 2)];
		const [first, second] = [at(event.teams, 0), at(event.teams, 1)];
		expect(await takeOff(event, three, event.organizer)).toBe('taken');
		expect(await keepOff(second, two, event.organizer)).toBe('taken');
		expect(
			await seat(event, [
				[first, one],
				[second, one],
				[first, two]
			])
		).toBe('taken');
		await finish(event, one);
		expect(await open(event, event.organizer)).toBe('scores_open_when_all_are_in');
		await finish(event, two);
		expect(await open(event, event.organizer)).toBe('taken');
	});

	test('when others looked in the place of a judge who was taken off', async () => {
		const event = await halfScored();
		const [one, two] = [at(event.judges, 0), at(event.judges, 1)];
		const other = await person({ function: 'it' });
		expect(await takeOff(event, two, event.organizer)).toBe('taken');
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: other.id }));
		expect(
			await seat(event, [
				[at(event.teams, 0), other],
				[at(event.teams, 1), one]
			])
		).toBe('taken');
		await finish(event, one);
		await finish(event, other);
		expect(await open(event, event.organizer)).toBe('taken');
	});

	test('at the voting as it is, whatever was planned less of', async () => {
		const event = await halfScored();
		expect(await seat(event, [])).toBe('taken');
		await event.moveTo('voting');
		expect(await open(event, event.organizer)).toBe('taken');
	});

	test('not with a mark that does not count: somebody else looks', async () => {
		const event = await judgedEvent(here, { teams: 1, judges: 3 });
		const [one, two, three] = [at(event.judges, 0), at(event.judges, 1), at(event.judges, 2)];
		const team = at(event.teams, 0);
		expect(
			await seat(event, [
				[team, one],
				[team, two]
			])
		).toBe('taken');
		await finish(event, one);
		await finish(event, two);
		expect(await keepOff(team, one)).toBe('taken');
		expect(await open(event, event.organizer)).toBe('scores_open_when_seen_as_set');
		expect(
			await seat(event, [
				[team, one],
				[team, two],
				[team, three]
			])
		).toBe('taken');
		await finish(event, three);
		expect(await open(event, event.organizer)).toBe('taken');
	});
});

describe('a judge who dropped out or was taken off', () => {
	test.each(['the judge', 'the organizer'])('changes no mark any more: %s said so', async (who) => {
		const event = await halfScored();
		const [judge, team] = [at(event.judges, 0), at(event.teams, 0)];
		expect(await takeOff(event, judge, who === 'the judge' ? judge : event.organizer)).toBe('taken');
		const changed = { p_points: event.points(1), p_version: 1 };
		expect(await give(event, judge, team, changed)).toBe('judge_dropped_out');
		await expect(
			sql`update public.judgements set comment = 'Late.' where team_id = ${team} and judge_id = ${judge.id}`
		).rejects.toThrow('judge_dropped_out');
		const kept =
			await sql`select points from public.judgement_points where team_id = ${team} and judge_id = ${judge.id}`;
		expect(kept).toEqual([{ points: 4 }, { points: 4 }]);
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: judge.id }));
		expect(await give(event, judge, team, changed)).toBe('taken');
	});

	test('changes no answer to a pair any more', async () => {
		const { event, judge, pair } = await answered();
		expect(await takeOff(event, judge, event.organizer)).toBe('taken');
		expect(await say(judge, pair, 'second', 1)).toBe('judge_dropped_out');
		await expect(sql`update public.pair_verdicts set choice = 'equal' where pair_id = ${pair}`).rejects.toThrow(
			'judge_dropped_out'
		);
		expect(await sql`select choice from public.pair_verdicts where pair_id = ${pair}`).toEqual([{ choice: 'first' }]);
	});

	test('as a guest neither', async () => {
		const event = await judgedEvent(here, { teams: 1, judges: 1 });
		const { data: token } = await event.organizer.client.rpc('invite_guest_judge', {
			...{ p_event: event.id, p_guest: { name: 'Gerda Guest', function: 'it' }, p_days: 3 }
		});
		const [{ guest } = { guest: '' }] = await sql<{ guest: string }>`
			select id as guest from public.guest_judges where event_id = ${event.id}`;
		const team = at(event.teams, 0);
		const p_seats = [{ team, judge: guest }];
		must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats }));
		const save = (points: number, version: number) => {
			const p_given = { points: event.points(points), comment: '', version };
			return asked(anonymous().rpc('save_guest_judgement', { p_token: token ?? '', p_team: team, p_given }));
		};
		expect(await save(5, 0)).toBe('taken');
		must(await anonymous().rpc('leave_guest_judging', { p_token: token ?? '' }));
		expect(await save(1, 1)).toBe('judge_dropped_out');
	});
});

/** One judge with the only pair of two projects. */
async function dealt() {
	const event = await judgedEvent(here, { judges: 1 });
	const [judge, client] = [at(event.judges, 0), event.organizer.client];
	const p_setup = { ...SETUP, method: 'pairs', looks: 2 };
	must(await client.rpc('save_rubric', { p_event: event.id, p_setup, p_criteria: RUBRIC }));
	const p_pairs = [{ judge: judge.id, first: at(event.teams, 0), second: at(event.teams, 1) }];
	must(await client.rpc('deal_pairs', { p_event: event.id, p_looks: 2, p_pairs }));
	const [{ id } = { id: '' }] = await sql<{
		id: string;
	}>`select id from public.judging_pairs where event_id = ${event.id}`;
	return { event, judge, pair: Number(id) };
}
/** One who said that the first is better. */
async function answered() {
	const found = await dealt();
	expect(await say(found.judge, found.pair, 'first')).toBe('taken');
	return found;
}
const say = ({ client }: TestPerson, pair: number, choice: string, version = 0) =>
	asked(client.rpc('save_verdict', { p_pair: pair, p_choice: choice, p_version: version }));

describe('whoever saves when the scores are opened', () => {
	test.each([
		['open_scores', open],
		['close_first_round', close]
	] as const)('is waited for in the middle of a mark: %s', async (_, end) => {
		const event = await judgedEvent(here, { teams: 1, judges: 1 });
		const [judge, team] = [at(event.judges, 0), at(event.teams, 0)];
		await seatAll(event);
		await finish(event, judge);
		const held = ['select 1 from public.judgements where team_id = $1 for update', team] as const;
		const said = await whileHeld(here, held, async (areWaiting) => {
			const saved = give(event, judge, team, { p_points: event.points(1), p_version: 1 });
			await areWaiting(1);
			const ended = end(event, event.organizer);
			await areWaiting(2);
			return [saved, ended];
		});
		expect(said).toEqual(['taken', 'taken']);
		expect(await sql`select version from public.judgements where team_id = ${team}`).toEqual([{ version: 2 }]);
	});

	test.each([
		['open_scores', open],
		['close_first_round', close]
	] as const)('is waited for in the middle of an answer to a pair: %s', async (_, end) => {
		const { event, judge, pair } = await answered();
		const held = ['select 1 from public.pair_verdicts where pair_id = $1 for update', pair] as const;
		const said = await whileHeld(here, held, async (areWaiting) => {
			const saved = say(judge, pair, 'second', 1);
			await areWaiting(1);
			const ended = end(event, event.organizer);
			await areWaiting(2);
			return [saved, ended];
		});
		expect(said).toEqual(['taken', 'taken']);
		expect(await sql`select choice from public.pair_verdicts where pair_id = ${pair}`).toEqual([{ choice: 'second' }]);
	});

	test('comes too late once they are open, past the functions too', async () => {
		const event = await judgedEvent(here, { teams: 2, judges: 1 });
		const [judge, team] = [at(event.judges, 0), at(event.teams, 0)];
		await seatAll(event);
		await finish(event, judge);
		const held = ['select 1 from public.judging_setups where event_id = $1 for update', event.id] as const;
		const [opened, saved] = await whileHeld(here, held, async (areWaiting) => {
			const first = open(event, event.organizer);
			await areWaiting(1);
			// behind the opening in the queue for the same row
			const second = give(event, judge, team, { p_points: event.points(1), p_version: 1 });
			await areWaiting(2);
			return [first, second];
		});
		expect([opened, saved]).toEqual(['taken', 'judging_is_over']);
		await expect(
			sql`insert into public.judgements (team_id, event_id, judge_id, round, saved_at) values (${team}, ${event.id}, ${judge.id}, 1, private.now())
				on conflict (team_id, judge_id, round) do update set version = 9`
		).rejects.toThrow('facts_are_append_only');
	});
});

describe('of two devices of a judge at once one is taken, and the other is told', () => {
	test('for a mark', async () => {
		const event = await judgedEvent(here, { teams: 1, judges: 1 });
		await seatAll(event);
		const [judge, team] = [at(event.judges, 0), at(event.teams, 0)];
		const held = ['select 1 from public.judges where event_id = $1 for update', event.id] as const;
		const said = await whileHeld(here, held, async (areWaiting) => {
			const sent = [1, 2].map((points) => give(event, judge, team, { p_points: event.points(points) }));
			await areWaiting(2);
			return sent;
		});
		expect(said.toSorted()).toEqual(['judgement_was_changed', 'taken']);
		expect(await sql`select version from public.judgements where team_id = ${team}`).toEqual([{ version: 1 }]);
	});

	test('for an answer to a pair', async () => {
		const { judge, pair } = await dealt();
		const held = ['select 1 from public.judging_pairs where id = $1 for update', pair] as const;
		const said = await whileHeld(here, held, async (areWaiting) => {
			const sent = ['first', 'second'].map((choice) => say(judge, pair, choice));
			await areWaiting(2);
			return sent;
		});
		expect(said.toSorted()).toEqual(['judgement_was_changed', 'taken']);
		expect(await sql`select version from public.pair_verdicts where pair_id = ${pair}`).toEqual([{ version: 1 }]);
	});
});

describe('the first page of an organizer', () => {
	const asks = async ({ client }: TestPerson, { slug }: JudgedEvent) => {
		const today = z.object({ judging: z.array(z.object({ slug: z.string(), to_plan: z.number().nullable() })) });
		const { judging } = today.parse((await client.rpc('today')).data);
		return judging.filter((one) => one.slug === slug && one.to_plan !== null).map(({ to_plan }) => to_plan);
	};

	test('asks for judges while the plan falls short of what is set, and for nothing once it does not', async () => {
		const event = await judgedEvent(here);
		const [one, two] = [at(event.judges, 0), at(event.judges, 1)];
		const [first, second] = [at(event.teams, 0), at(event.teams, 1)];
		expect(await asks(event.organizer, event)).toEqual([2]);
		await seatAll(event);
		expect(await asks(event.organizer, event)).toEqual([]);
		expect(await give(event, two, first)).toBe('taken');
		expect(await takeOff(event, two)).toBe('taken');
		// what was scored counts, what was not is missing
		expect(await asks(event.organizer, event)).toEqual([1]);
		for (const reader of [leader, admin, one, at(event.founders, 0)]) expect(await asks(reader, event)).toEqual([]);
		const other = await person({ function: 'it' });
		must(await event.organizer.client.rpc('add_judge', { p_event: event.id, p_person: other.id }));
		expect(
			await seat(event, [
				[first, one],
				[second, one],
				[second, other]
			])
		).toBe('taken');
		expect(await asks(event.organizer, event)).toEqual([]);
		expect(await keepOff(second, other)).toBe('taken');
		expect(await asks(event.organizer, event)).toEqual([1]);
		expect(await setSeats(event, 1)).toBe('taken');
		expect(await asks(event.organizer, event)).toEqual([]);
		expect(await setSeats(event, 2)).toBe('taken');
		await event.moveTo('voting');
		expect(await asks(event.organizer, event)).toEqual([]);
	});

	test('asks for them in pairs, and where a judge left the company', async () => {
		const { event, judge } = await dealt();
		const { id, organizer } = event;
		const other = await person({ function: 'it' });
		must(await organizer.client.rpc('add_judge', { p_event: id, p_person: other.id }));
		// one pair each of two looks that are set
		expect(await asks(organizer, event)).toEqual([2]);
		const [first, second] = event.teams;
		const p_pairs = [judge, other].map((one) => ({ judge: one.id, first: Number(first), second: Number(second) }));
		must(await organizer.client.rpc('deal_pairs', { p_event: id, p_looks: 2, p_pairs }));
		expect(await asks(organizer, event)).toEqual([]);
		await sql`update public.people set left_at = private.now() where id = ${other.id}`;
		expect(await asks(organizer, event)).toEqual([2]);
	});
});
