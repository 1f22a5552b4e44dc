import { beforeAll, expect, test } from 'vitest';
import type { Enums } from '#lib/database.types.ts';
import { killing } from './decided-experiment.ts';
import { ask, carried, departureOf, second } from './departure.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { anonymous, person, sql, stopClock, travel } = here;

type Outcome = Enums<'ballot_choice'>;
let marketing: TestPerson;
let it: TestPerson;
let chair: TestPerson;
let member: TestPerson;
let owners: { marketing: TestPerson; it: TestPerson };

beforeAll(async () => {
	[marketing, it, chair, member] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person()
	]);
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
});

/** A revealed box with the ballots of marketing, IT and the chair (IT). */
async function revealed(choices: [Outcome, Outcome, Outcome]): Promise<{ box: number; experiment: number }> {
	const experiment = await dueExperiment(here, owners);
	const box = await reopened(experiment.id, choices);
	return { box, experiment: experiment.id };
}

async function reopened(experiment: number, choices: [Outcome, Outcome, Outcome]): Promise<number> {
	const opened = await chair.client.rpc('open_ballot_box', { p_experiment: experiment });
	if (opened.error) throw new Error(opened.error.message);
	for (const [index, voter] of [marketing, it, chair].entries()) {
		await voter.client.rpc('cast_ballot', {
			p_box: opened.data,
			p_choice: choices[index] ?? 'kill',
			p_confidence: 70,
			p_reason: 'As the numbers say.'
		});
	}
	expect((await chair.client.rpc('reveal_ballots', { p_box: opened.data })).error).toBeNull();
	return opened.data;
}

type Words = {
	p_rationale?: string;
	p_next_step?: string;
	p_learned?: string;
	p_days?: number;
	p_change_mind?: string;
	p_confirmed?: { recommended?: Outcome };
};

const decide = (client: Client, box: number, outcome: Outcome, words: Words = {}) =>
	client.rpc('decide', {
		p_box: box,
		p_outcome: outcome,
		p_rationale: 'The interval leaves out what we hoped for.',
		p_next_step: 'Tell the team on Monday.',
		...(outcome === 'kill' ? killing : {}),
		...(outcome === 'iterate' ? { p_days: 14 } : {}),
		p_confirmed: { recommended: null },
		...words
	});

const sign = (owner: TestPerson, box: number, outcome: Outcome) =>
	owner.client.rpc('sign_outcome', { p_box: box, p_outcome: outcome });

async function stateOf(experiment: number): Promise<string | null | undefined> {
	return (await member.client.from('board_cards').select('state').eq('id', experiment).maybeSingle()).data?.state;
}

test('a ballot opens on an experiment that is due, once, by a leader', async () => {
	const { id } = await dueExperiment(here, owners);
	const open = (client: Client) => client.rpc('open_ballot_box', { p_experiment: id });
	expect((await open(member.client)).error).toMatchObject({ code: 'PT403', message: 'leaders_only' });
	expect((await open(owners.marketing.client)).error?.message).toBe('leaders_only');
	const both = await Promise.all([open(marketing.client), open(it.client)]);
	expect(both.map(({ error }) => error?.message).sort()).toEqual(['box_opens_when_due', undefined]);
	expect(await stateOf(id)).toBe('deciding');
	expect((await chair.client.rpc('open_ballot_box', { p_experiment: -1 })).error?.message).toBe('no_such_experiment');
});

test.each([
	[{ p_quorum: 2 }, 'ballot_boxes_quorum_keeps_the_secret'],
	[{ p_quorum: 51 }, 'ballot_boxes_quorum_keeps_the_secret'],
	[{ p_hours: 0 }, 'ballot_boxes_close_after_they_open'],
	[{ p_hours: 745 }, 'ballot_boxes_close_within_a_month']
])('a ballot box that would not keep its promises is not opened: %j', async (options, name) => {
	const { id } = await dueExperiment(here, owners);
	const { error } = await chair.client.rpc('open_ballot_box', { p_experiment: id, ...options });
	expect(error?.message).toContain(`"${name}"`);
	expect(await stateOf(id)).toBe('due');
});

test('an empty box goes back to due, and another can be opened', async () => {
	const { id } = await dueExperiment(here, owners);
	const { data: box } = await chair.client.rpc('open_ballot_box', { p_experiment: id });
	expect((await marketing.client.rpc('withdraw_ballot_box', { p_box: Number(box) })).error).toBeNull();
	expect(await stateOf(id)).toBe('due');
	expect((await chair.client.rpc('open_ballot_box', { p_experiment: id })).error).toBeNull();
});

test('nothing is signed or decided before the reveal', async () => {
	const { id } = await dueExperiment(here, owners);
	const { data } = await chair.client.rpc('open_ballot_box', { p_experiment: id });
	const box = Number(data);
	expect((await sign(owners.marketing, box, 'kill')).error?.message).toBe('box_is_not_revealed');
	expect((await decide(chair.client, box, 'kill')).error?.message).toBe('box_is_not_revealed');
});

test('a promote needs the signatures of both owners', async () => {
	const { box, experiment } = await revealed(['promote', 'promote', 'promote']);
	const refused = async () => (await decide(chair.client, box, 'promote')).error?.message;
	expect(await refused()).toBe('promote_needs_both_signatures');
	await sign(owners.marketing, box, 'promote');
	expect(await refused()).toBe('promote_needs_both_signatures');
	await sign(owners.it, box, 'iterate');
	expect(await refused()).toBe('promote_needs_both_signatures');
	expect((await sign(owners.it, box, 'promote')).error).toBeNull();
	expect((await decide(chair.client, box, 'promote')).error).toBeNull();
	expect(await stateOf(experiment)).toBe('promoted');
});

test('the chair and a second cannot overrule a missing signature', async () => {
	const { box } = await revealed(['promote', 'kill', 'kill']);
	await carried(here, chair.client, { box, outcome: 'promote', by: marketing.client });
	const refusal = await decide(chair.client, box, 'promote');
	expect(refusal.error?.message).toBe('promote_needs_both_signatures');
});

test('only the owners sign, each for one side, and signing the same again changes nothing', async () => {
	const { box, experiment } = await revealed(['kill', 'kill', 'kill']);
	for (const other of [member, chair]) {
		expect((await sign(other, box, 'kill')).error).toMatchObject({ code: 'PT403', message: 'owners_sign' });
	}
	await sign(owners.marketing, box, 'promote');
	await sign(owners.marketing, box, 'kill');
	await sign(owners.marketing, box, 'kill');
	const signed = await member.client.from('signatures').select('side, outcome, signed_by').eq('box_id', box);
	expect(signed.data).toEqual([{ side: 'marketing', outcome: 'kill', signed_by: owners.marketing.id }]);
	const logged =
		await sql`select from public.activity where verb = 'decision.signed' and subject_id = ${String(experiment)}`;
	expect(logged).toHaveLength(2);
	const forged = { box_id: box, side: 'it' as const, outcome: 'kill' as const, signed_by: owners.it.id };
	expect((await owners.marketing.client.from('signatures').insert(forged)).error?.code).toBe('42501');
});

test('an outcome needs more than half of marketing and more than half of IT', async () => {
	const split = await revealed(['promote', 'kill', 'kill']);
	expect((await decide(chair.client, split.box, 'kill')).error?.message).toBe('departure_needs_a_second');
	const halved = await revealed(['kill', 'kill', 'iterate']);
	expect((await decide(chair.client, halved.box, 'kill')).error?.message).toBe('departure_needs_a_second');
	const agreed = await revealed(['kill', 'kill', 'kill']);
	expect((await decide(marketing.client, agreed.box, 'kill')).error).toBeNull();
});

test('a majority where one function has no ballot is none', async () => {
	const another = await person({ role: 'leader', function: 'it' });
	const { id } = await dueExperiment(here, owners);
	const { data } = await chair.client.rpc('open_ballot_box', { p_experiment: id });
	const box = Number(data);
	for (const voter of [it, chair, another]) {
		await voter.client.rpc('cast_ballot', {
			p_box: box,
			p_choice: 'kill',
			p_confidence: 90,
			p_reason: 'It moved nothing.'
		});
	}
	await chair.client.rpc('reveal_ballots', { p_box: box });
	expect((await decide(chair.client, box, 'kill')).error?.message).toBe('departure_needs_a_second');
});

test('against its ballots the chair asks with a reason, and a leader of the other function seconds', async () => {
	const { box, experiment } = await revealed(['promote', 'kill', 'kill']);
	const asked = { box, outcome: 'kill', reason: 'The vendor ends the service in March.' } as const;
	expect((await ask(member.client, asked)).error?.message).toBe('leaders_only');
	expect((await ask(it.client, asked)).error?.message).toBe('chair_overrules');
	expect((await ask(chair.client, { ...asked, reason: 'Because' })).error?.message).toContain(
		'"departures_reason_is_told"'
	);
	expect((await ask(chair.client, asked)).error).toBeNull();
	expect((await decide(chair.client, box, 'kill')).error?.message).toBe('departure_needs_a_second');
	for (const [by, refusal] of [
		[member, 'leaders_only'],
		[owners.marketing, 'leaders_only'],
		[chair, 'second_is_another_person'],
		[it, 'second_is_of_the_other_function']
	] as const) {
		expect((await second(here, by.client, asked)).error?.message).toBe(refusal);
	}
	expect((await second(here, anonymous(), asked)).error?.code).toBe('42501');
	expect((await second(here, marketing.client, asked)).error).toBeNull();
	expect((await decide(it.client, box, 'kill')).error?.message).toBe('chair_overrules');
	expect((await decide(chair.client, box, 'kill')).error).toBeNull();
	const card = await member.client
		.from('board_cards')
		.select('rule_met, overrule_reason')
		.eq('id', experiment)
		.single();
	expect(card.data).toEqual({ rule_met: false, overrule_reason: asked.reason });
	const record = await member.client.from('decisions').select('seconded_by, second_kind').eq('box_id', box).single();
	expect(record.data).toEqual({ seconded_by: marketing.id, second_kind: 'other_function' });
});

test('against what the registered rule recommends any leader asks, also where the ballots carry it', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill']);
	const against = { p_confirmed: { recommended: 'promote' } } as const;
	expect((await decide(chair.client, box, 'kill', { p_confirmed: {} })).error?.message).toBe(
		'decision_names_the_recommendation'
	);
	expect((await decide(marketing.client, box, 'kill', against)).error?.message).toBe('departure_needs_a_second');
	const asked = { box, outcome: 'kill', recommended: 'promote', by: it.client } as const;
	await carried(here, marketing.client, asked);
	expect((await decide(it.client, box, 'kill', against)).error).toBeNull();
	const { data } = await member.client.from('decisions').select('rule_met, overrule_reason').eq('box_id', box).single();
	expect(data).toEqual({ rule_met: true, overrule_reason: null });
});

test('when the rule recommends something else by now, it is asked for and seconded anew', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill']);
	await carried(here, marketing.client, { box, outcome: 'kill', recommended: 'promote', by: it.client });
	const now = { p_confirmed: { recommended: 'iterate' } } as const;
	expect((await decide(it.client, box, 'kill', now)).error?.message).toBe('departure_needs_a_second');
	await carried(here, marketing.client, { box, outcome: 'kill', recommended: 'iterate', by: it.client });
	expect((await decide(it.client, box, 'kill', now)).error).toBeNull();
});

test('nobody seconds what they have not read: other words are asked for anew', async () => {
	const { box } = await revealed(['promote', 'kill', 'kill']);
	const asked = { box, outcome: 'kill' } as const;
	await ask(chair.client, asked);
	const read = await departureOf(here, asked);
	await ask(chair.client, asked);
	expect(await departureOf(here, asked), 'the same words again change nothing').toBe(read);
	await ask(chair.client, { ...asked, reason: 'Something quite different from before.' });
	expect((await marketing.client.rpc('second_departure', { p_departure: read })).error?.message).toBe(
		'departure_was_asked_anew'
	);
	expect((await marketing.client.rpc('second_departure', { p_departure: -1 })).error?.code).toBe('PT404');
	expect((await second(here, marketing.client, asked)).error).toBeNull();
	await expect(
		sql`update public.departures set reason = 'Other words than were read.' where box_id = ${box}`
	).rejects.toThrow('facts_are_append_only');
});

test('of two who second at once one is kept, and a second that races the decision is in it or refused', async () => {
	const { box } = await revealed(['promote', 'kill', 'kill']);
	const other = await person({ role: 'leader' });
	const asked = { box, outcome: 'kill' } as const;
	await ask(chair.client, asked);
	const [first, late, decided] = await Promise.all([
		second(here, marketing.client, asked),
		second(here, other.client, asked),
		decide(chair.client, box, 'kill')
	]);
	expect([first.error?.message, late.error?.message].filter((one) => one && one !== 'experiment_is_decided')).toEqual(
		[]
	);
	expect([undefined, 'departure_needs_a_second']).toContain(decided.error?.message);
	expect(
		await sql`select from public.activity where verb = 'decision.seconded' and details ->> 'box' = ${String(box)}`
	).toHaveLength(1);
});

test.each([
	['kill', { p_change_mind: '' }, 'decisions_kill_says_what_would_change_it'],
	['kill', { p_change_mind: undefined }, 'decisions_kill_says_what_would_change_it'],
	['kill', { p_change_mind: 'x'.repeat(2001) }, 'decisions_kill_says_what_would_change_it'],
	['kill', { p_learned: '' }, 'decisions_kill_says_what_was_learned'],
	['kill', { p_learned: 'x'.repeat(4001) }, 'decisions_kill_says_what_was_learned'],
	['kill', { p_rationale: 'No.' }, 'decisions_rationale_is_told'],
	['kill', { p_next_step: ' ' }, 'decisions_next_step_is_told'],
	['iterate', { p_learned: 'x'.repeat(4001) }, 'decisions_learned_fits'],
	['iterate', { p_days: undefined }, 'next_time_box_has_days'],
	['iterate', { p_days: 0 }, 'next_time_box_has_days'],
	['iterate', { p_days: 367 }, 'next_time_box_has_days']
] as const)('a decision that leaves out what it owes is refused: %s %j', async (outcome, words, name) => {
	const { box, experiment } = await revealed([outcome, outcome, outcome]);
	expect((await decide(chair.client, box, outcome, words)).error?.message).toContain(name);
	expect(await stateOf(experiment)).toBe('deciding');
	expect(await sql`select from public.decisions where box_id = ${box}`).toEqual([]);
});

test('members and owners do not decide', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill']);
	for (const other of [member, owners.marketing]) {
		expect((await decide(other.client, box, 'kill')).error).toMatchObject({ code: 'PT403', message: 'leaders_only' });
	}
	const { error } = await chair.client.from('decisions').insert({
		box_id: box,
		experiment_id: 1,
		outcome: 'kill',
		rationale: 'Past the function.',
		next_step: 'None',
		rule_met: true,
		ballots: {},
		recommendation_id: 1,
		decided_by: chair.id
	});
	expect(error?.code).toBe('42501');
});

test('two decisions at once leave one', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill']);
	const both = await Promise.all([decide(chair.client, box, 'kill'), decide(marketing.client, box, 'kill')]);
	expect(both.map(({ error }) => error?.message).sort()).toEqual(['experiment_is_decided', undefined]);
});

test('a signature that races the decision is either in it or refused', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill']);
	const [decided, signed] = await Promise.all([decide(chair.client, box, 'kill'), sign(owners.it, box, 'kill')]);
	expect(decided.error).toBeNull();
	const kept = await sql`select from public.signatures where box_id = ${box}`;
	expect(kept).toHaveLength(signed.error ? 0 : 1);
	expect((await sign(owners.marketing, box, 'kill')).error?.message).toBe('experiment_is_decided');
});

test('a decision says how each function voted, and what was carried', async () => {
	const { box } = await revealed(['kill', 'kill', 'iterate']);
	await carried(here, chair.client, { box, outcome: 'kill', by: marketing.client });
	await decide(chair.client, box, 'kill');
	const { data } = await member.client.from('decisions').select('ballots').eq('box_id', box).single();
	expect(data?.ballots).toEqual({
		promote: { marketing: 0, it: 0, other: 0 },
		iterate: { marketing: 0, it: 1, other: 0 },
		kill: { marketing: 1, it: 1, other: 0 }
	});
});

test('a decision is never edited or removed, not by the owner of the database either', async () => {
	const { box } = await revealed(['kill', 'kill', 'kill']);
	await sign(owners.it, box, 'kill');
	await decide(chair.client, box, 'kill');
	expect(
		(await chair.client.from('decisions').update({ rationale: 'Another story.' }).eq('box_id', box)).error?.code
	).toBe('42501');
	expect((await chair.client.from('decisions').delete().eq('box_id', box)).error?.code).toBe('42501');
	for (const change of [
		() => sql`update public.decisions set rationale = 'Another story altogether.' where box_id = ${box}`,
		() => sql`delete from public.decisions where box_id = ${box}`,
		() => sql`truncate public.decisions cascade`,
		() => sql`delete from public.signatures where box_id = ${box}`,
		() => sql`delete from public.ballot_boxes where id = ${box}`
	]) {
		await expect(change()).rejects.toThrow('facts_are_append_only');
	}
});

test('an iterate opens a new time-box, and a new ballot when that one is due', async () => {
	const { box, experiment } = await revealed(['iterate', 'iterate', 'iterate']);
	expect((await decide(chair.client, box, 'iterate', { p_days: 14 })).error).toBeNull();
	expect(await stateOf(experiment)).toBe('iterating');
	const boxes =
		await sql`select number, ends_on - starts_on + 1 as days from public.time_boxes where experiment_id = ${experiment} order by number`;
	expect(boxes).toEqual([
		{ number: 1, days: 15 },
		{ number: 2, days: 14 }
	]);
	expect((await chair.client.rpc('open_ballot_box', { p_experiment: experiment })).error?.message).toBe(
		'box_opens_when_due'
	);
	await travel('16 days');
	expect(await stateOf(experiment)).toBe('due');
	const next = await reopened(experiment, ['kill', 'kill', 'kill']);
	expect((await decide(chair.client, next, 'kill')).error).toBeNull();
	await stopClock();
	expect(await stateOf(experiment)).toBe('killed');
	const listed = await member.client
		.from('box_list')
		.select('time_box, outcome')
		.eq('experiment_id', experiment)
		.order('time_box');
	expect(listed.data).toEqual([
		{ time_box: 1, outcome: 'iterate' },
		{ time_box: 2, outcome: 'kill' }
	]);
});

test('after a kill nothing more is measured or amended', async () => {
	const { box, experiment } = await revealed(['kill', 'kill', 'kill']);
	await decide(chair.client, box, 'kill');
	const reading = await owners.marketing.client.rpc('record_readings', { p_experiment: experiment, p_readings: [] });
	expect(reading.error?.message).toBe('experiment_is_decided');
	const amendment = await owners.marketing.client.rpc('amend_experiment', {
		p_experiment: experiment,
		p_field: 'ends_on',
		p_value: '2099-01-01',
		p_reason: 'It deserves another week.'
	});
	expect(amendment.error?.message).toBe('experiment_is_decided');
});

test('the log tells each step once, and stays intact', async () => {
	const { box, experiment } = await revealed(['kill', 'kill', 'kill']);
	await sign(owners.it, box, 'kill');
	await decide(chair.client, box, 'kill');
	const logged = await sql<{
		verb: string;
	}>`select verb from public.activity where subject = 'experiments' and subject_id = ${String(experiment)} order by seq`;
	expect(logged.map(({ verb }) => verb)).toEqual([
		'ballot.opened',
		'ballot.cast',
		'ballot.cast',
		'ballot.cast',
		'ballot.revealed',
		'decision.signed',
		'experiment.decided'
	]);
	expect((await member.client.rpc('verify_activity')).data).toMatchObject([{ is_intact: true }]);
});

test('the board shows the newest thirty of what ended and everything that is open', async () => {
	const { id } = await dueExperiment(here, owners);
	await sql`insert into public.experiments (idea_id, title, drafted_by, started_at, registration, registration_hash, ended_as, ended_at)
		select idea_id, 'Old one ' || n, drafted_by, private.now(), '{}', '', 'killed', private.now() + n * interval '1 second'
		from public.experiments, generate_series(1, 40) n where id = ${id}`;
	const { data } = await member.client.from('board_cards').select('id, title, state');
	expect(data?.filter(({ state }) => state === 'killed')).toHaveLength(30);
	expect(data?.some(({ title }) => title === 'Old one 40')).toBe(true);
	expect(data?.some((card) => card.id === id)).toBe(true);
});
