import { beforeAll, expect, test } from 'vitest';
import { dueExperiment } from './due-experiment.ts';
import { world, type TestPerson } from './harness.ts';

const here = await world();
const { person, sql, anonymous } = here;

let owners: { marketing: TestPerson; it: TestPerson };
let leaders: readonly [TestPerson, TestPerson, TestPerson, TestPerson];
let chair: TestPerson;

beforeAll(async () => {
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
	const [one, two, three, four] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader' })
	]);
	leaders = [one, two, three, four];
	chair = leaders[3];
});

async function open(quorum = 3): Promise<{ experiment: number; box: number }> {
	const { id: experiment } = await dueExperiment(here, owners);
	const { data } = await chair.client.rpc('open_ballot_box', { p_experiment: experiment, p_quorum: quorum });
	return { experiment, box: data ?? 0 };
}
const recuse = ({ client }: TestPerson, p_box: number, p_note = 'My partner works for the vendor.') =>
	client.rpc('recuse_from_ballot', { p_box, p_note });
const cast = ({ client }: TestPerson, p_box: number) =>
	client.rpc('cast_ballot', { p_box, p_choice: 'kill', p_confidence: 60, p_reason: 'It moved nothing.' });
const seen = async ({ client }: TestPerson, box: number) =>
	(await client.from('box_list').select('quorum, seats, decides').eq('id', box).single()).data;

test('whoever declares a conflict has no ballot and no part in what follows, and everybody sees who and why', async () => {
	const { experiment, box } = await open();
	const [conflicted, second, third] = leaders;
	expect((await recuse(conflicted, box)).error).toBeNull();
	expect((await recuse(conflicted, box, 'Said again.')).error).toBeNull();
	expect(await seen(owners.it, box)).toMatchObject({
		seats: [{ person_id: conflicted.id, is_recused: true, conflict: 'My partner works for the vendor.', counts: false }]
	});
	expect((await cast(conflicted, box)).error?.message).toBe('conflict_keeps_out');
	for (const one of [second, third, chair]) expect((await cast(one, box)).error).toBeNull();
	expect((await conflicted.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('conflict_keeps_out');
	expect((await chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	const asked = {
		p_box: box,
		p_outcome: 'kill' as const,
		p_rationale: 'Nothing moved in two weeks.',
		p_next_step: 'Tell them.'
	};
	const words = {
		...asked,
		p_learned: 'The field was not why they left.',
		p_change_mind: 'A shorter form.',
		p_confirmed: { recommended: null }
	};
	expect((await conflicted.client.rpc('decide', words)).error?.message).toBe('conflict_keeps_out');
	expect((await seen(conflicted, box))?.decides).toBe(false);
	expect((await chair.client.rpc('decide', words)).error).toBeNull();
	// and it is in the sealed record
	const [record] = await sql<{ conflicts: object }>`select r.document -> 'seats' as conflicts
		from public.decision_records r join public.decisions d on d.id = r.decision_id where d.experiment_id = ${experiment}`;
	expect(record?.conflicts).toMatchObject([
		{ name: conflicted.name, is_recused: true, conflict: 'My partner works for the vendor.' }
	]);
	const logged = await sql<{ verb: string }>`select verb from public.activity where subject = 'experiments'
		and subject_id = ${String(experiment)} and verb = 'ballot.conflict_declared'`;
	expect(logged).toHaveLength(1);
});

test('a conflict is not counted for the quorum, which never falls below three', async () => {
	const all = await sql<{
		n: number;
	}>`select count(*)::int as n from public.people where role = 'leader' and left_at is null`;
	const many = all[0]?.n ?? 0;
	expect(many).toBeGreaterThan(3);
	const { box } = await open(many);
	expect((await seen(chair, box))?.quorum).toBe(many);
	await recuse(leaders[0], box);
	expect((await seen(chair, box))?.quorum).toBe(many - 1);
	for (const one of leaders.slice(1, 3)) await recuse(one, box);
	expect((await seen(chair, box))?.quorum).toBe(Math.max(3, many - 3));
	const small = await open(3);
	for (const one of leaders.slice(0, 3)) await recuse(one, small.box);
	expect((await seen(chair, small.box))?.quorum).toBe(3);
});

test('who has voted declares nothing, nor after the reveal; and the ballot asks nothing more of whoever declared', async () => {
	const { experiment, box } = await open();
	const [conflicted, second, third] = leaders;
	const waits = async () =>
		JSON.stringify((await conflicted.client.rpc('today')).data).includes(`"experiment_id":${experiment}`);
	expect(await waits()).toBe(true);
	for (const one of [second, third, chair]) await cast(one, box);
	expect((await recuse(second, box)).error?.message).toBe('conflicted_has_voted');
	await recuse(conflicted, box);
	expect(await waits()).toBe(false);
	const other = await open();
	for (const one of [second, third, chair]) await cast(one, other.box);
	await chair.client.rpc('reveal_ballots', { p_box: other.box });
	expect((await recuse(conflicted, other.box)).error?.message).toBe('box_is_revealed');
});

test('a ballot and a conflict of the same person at the same moment: one of the two stands', async () => {
	const { box } = await open();
	const [one] = leaders;
	const [voted, declared] = await Promise.all([cast(one, box), recuse(one, box)]);
	const refusals = [voted.error?.message, declared.error?.message].filter(Boolean);
	expect(refusals).toHaveLength(1);
	expect(['conflict_keeps_out', 'conflicted_has_voted']).toContain(refusals[0]);
});

test('a conflict outlasts that the ballot is withdrawn and opened again', async () => {
	const { experiment, box } = await open();
	await recuse(leaders[0], box, 'I pay for it.');
	await chair.client.rpc('withdraw_ballot_box', { p_box: box });
	const { data } = await chair.client.rpc('open_ballot_box', { p_experiment: experiment });
	expect((await seen(chair, data ?? 0))?.seats).toMatchObject([
		{ person_id: leaders[0].id, conflict: 'I pay for it.' }
	]);
	const undone = await open();
	await recuse(leaders[0], undone.box, 'I pay for it.');
	await chair.client.rpc('withdraw_ballot_box', { p_box: undone.box });
	const again = await chair.client.rpc('undo_withdrawal', { p_box: undone.box });
	expect((await cast(leaders[0], again.data ?? 0)).error?.message).toBe('conflict_keeps_out');
});

test('a chair with a conflict holds nobody up: another leader reveals', async () => {
	const { box } = await open();
	await recuse(chair, box);
	for (const one of leaders.slice(0, 3)) await cast(one, box);
	expect((await leaders[0].client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
});

test('leaders declare conflicts; members do not, nor does anybody signed out', async () => {
	const { box } = await open();
	expect((await recuse(owners.it, box)).error?.message).toBe('leaders_only');
	expect((await anonymous().rpc('recuse_from_ballot', { p_box: box })).error?.code).toBe('42501');
	expect((await recuse(leaders[0], 999_999_999)).error?.message).toBe('no_such_box');
	expect((await recuse(leaders[0], box, 'x'.repeat(501))).error?.message).toContain(
		'"conflicts_of_interest_note_fits"'
	);
});
