import { beforeAll, expect, test } from 'vitest';
import { ask, second } from './departure.ts';
import { decidedExperiment, killing, revealOn, type Panel } from './decided-experiment.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { person, sql, stopClock, travel } = here;

// three leaders of marketing and nobody else who leads: no outcome has a majority in each function
let chair: TestPerson;
let others: [TestPerson, TestPerson];
let panel: Panel;
beforeAll(async () => {
	const [one, two, three, member] = await Promise.all([
		person({ role: 'leader', name: 'Cleo Chair' }),
		person({ role: 'leader', name: 'Mara Marketing' }),
		person({ role: 'leader', name: 'Nora Marketing' }),
		person()
	]);
	[chair, others] = [one, [two, three]];
	const owners = { marketing: await person(), it: await person({ function: 'it' }) };
	panel = { chair: one, marketing: two, it: three, admin: three, member, owners };
});

async function revealed(): Promise<{ box: number; outcome: 'kill' }> {
	const { id } = await dueExperiment(here, panel.owners);
	return { box: await revealOn(panel, id, 'kill'), outcome: 'kill' };
}
const decide = (client: Client, box: number) =>
	client.rpc('decide', {
		...{ p_box: box, p_outcome: 'kill', p_rationale: 'Nothing moved in two weeks.', p_next_step: 'Take it down.' },
		...{ ...killing, p_confirmed: { recommended: null } }
	});
const shown = async (box: number) =>
	(await panel.member.client.from('box_list').select('departures').eq('id', box).single()).data?.departures;
const kindOf = async (box: number) =>
	(await sql`select seconded_by, second_kind from public.decisions where box_id = ${box}`)[0];
const demote = (people: readonly TestPerson[], role: 'member' | 'leader') =>
	Promise.all(people.map(({ id }) => sql`update public.people set role = ${role} where id = ${id}`));

test('where only one function leads, another leader of it is enough, and the decision says so', async () => {
	const asked = await revealed();
	expect((await ask(chair.client, asked)).error).toBeNull();
	expect(await shown(asked.box)).toMatchObject([
		{
			...{ stands: false, second_kind: null },
			seconders: [
				{ name: 'Mara Marketing', is_across: false },
				{ name: 'Nora Marketing', is_across: false }
			]
		}
	]);
	expect((await second(here, others[0].client, asked)).error).toBeNull();
	expect((await decide(chair.client, asked.box)).error).toBeNull();
	expect(await kindOf(asked.box)).toEqual({ seconded_by: others[0].id, second_kind: 'same_function' });
});

test.each([
	['a leader of IT', { role: 'leader', function: 'it' }],
	['an admin of IT', { role: 'admin', function: 'it' }],
	['a leader of marketing who bridges', { role: 'leader', is_bridging: true }]
] as const)('as soon as %s is there, one of them seconds and nobody else', async (_, options) => {
	const asked = await revealed();
	await ask(chair.client, asked);
	const across = await person(options);
	expect((await second(here, others[0].client, asked)).error).toMatchObject({
		code: 'PT403',
		message: 'second_is_of_the_other_function'
	});
	expect((await second(here, across.client, asked)).error).toBeNull();
	expect((await decide(chair.client, asked.box)).error).toBeNull();
	expect(await kindOf(asked.box)).toEqual({ seconded_by: across.id, second_kind: 'other_function' });
	await demote([across], 'member');
});

test('somebody of neither function does not stand for IT, and has both functions across', async () => {
	const finance = await person({ role: 'leader', function: 'other' });
	const asked = await revealed();
	await ask(chair.client, asked);
	expect((await second(here, finance.client, asked)).error).toBeNull();
	expect((await sql`select second_kind from public.departures where box_id = ${asked.box}`)[0]).toEqual({
		second_kind: 'same_function'
	});
	const { id } = await dueExperiment(here, panel.owners);
	const box = await revealOn({ ...panel, chair: finance }, id, 'kill');
	await ask(finance.client, { box, outcome: 'kill' });
	expect((await second(here, chair.client, { box, outcome: 'kill' })).error).toBeNull();
	expect((await sql`select second_kind from public.departures where box_id = ${box}`)[0]).toEqual({
		second_kind: 'other_function'
	});
	await demote([finance], 'member');
});

test('where nobody else leads nothing goes against the ballots, however long it waits, until there is a second leader', async () => {
	const asked = await revealed();
	await demote(others, 'member');
	expect((await ask(chair.client, asked)).error).toBeNull();
	expect(await shown(asked.box)).toMatchObject([{ seconders: null, stands: false, seconded_by: null }]);
	expect((await second(here, chair.client, asked)).error?.message).toBe('second_is_another_person');
	expect((await second(here, others[0].client, asked)).error?.message).toBe('leaders_only');
	expect((await decide(chair.client, asked.box)).error?.message).toBe('departure_needs_a_second');
	await travel('60 days');
	expect((await decide(chair.client, asked.box)).error?.message).toBe('departure_needs_a_second');
	expect(await shown(asked.box)).toMatchObject([{ stands: false }]);
	await demote([others[0]], 'leader');
	expect((await second(here, others[0].client, asked)).error).toBeNull();
	expect((await decide(chair.client, asked.box)).error).toBeNull();
	expect(await kindOf(asked.box)).toEqual({ seconded_by: others[0].id, second_kind: 'same_function' });
	await stopClock();
	await demote(others, 'leader');
});

test('superseding is held to the same: alone never', async () => {
	const it = await person({ role: 'leader', function: 'it' });
	const decided = await decidedExperiment(here, { ...panel, it }, 'kill');
	await demote([it, ...others], 'member');
	const asked = { box: decided.box, supersedes: decided.decision, outcome: 'iterate' } as const;
	await ask(chair.client, asked);
	await travel('8 days');
	const { error } = await chair.client.rpc('supersede_decision', {
		...{ p_decision: decided.decision, p_outcome: 'iterate', p_reason: 'One shop was counted twice.' },
		...{ p_rationale: 'Without it, it looks different.', p_next_step: 'Run it again.', p_days: 14 },
		p_confirmed: { recommended: null }
	});
	expect(error?.message).toBe('departure_needs_a_second');
	await stopClock();
	await demote(others, 'leader');
});

test('nobody writes departures past the functions', async () => {
	const { box, outcome } = await revealed();
	await ask(chair.client, { box, outcome });
	const forged = { box_id: box, outcome, reason: 'Past the function.', asked_by: chair.id };
	expect((await chair.client.from('departures').insert(forged)).error?.code).toBe('42501');
	expect(
		(await chair.client.from('departures').update({ seconded_by: others[0].id }).eq('box_id', box)).error?.code
	).toBe('42501');
	expect((await here.anonymous().from('departures').select()).error?.code).toBe('42501');
});
