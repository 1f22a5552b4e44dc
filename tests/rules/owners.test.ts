import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import * as decisionRecords from '#lib/decisions/records.server.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { decidedExperiment, panelOf, revealedBox, type Outcome, type Panel } from './decided-experiment.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type TestPerson } from './harness.ts';

const here = await world();
const { person, sql } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
});

/** Owners of their own, so that what happens to them happens to nobody else's experiment. */
async function withOwners() {
	const owners = { marketing: await person(), it: await person({ function: 'it' }) };
	return { ...panel, owners };
}
type Asked = {
	by: TestPerson;
	experiment: number;
	side?: 'marketing' | 'it' | 'other';
	to: TestPerson;
	reason?: string;
};
const replace = async ({ by, experiment, side = 'it', to, reason = 'The owner left the company.' }: Asked) =>
	(
		await by.client.rpc('replace_owner', {
			...{ p_experiment: experiment, p_side: side, p_person: to.id, p_reason: reason }
		})
	).error?.message;
const leave = (one: TestPerson) => sql`update public.people set left_at = private.now() where id = ${one.id}`;
const sign = async (one: TestPerson, box: number, outcome: Outcome = 'promote') =>
	(await one.client.rpc('sign_outcome', { p_box: box, p_outcome: outcome })).error?.message;
const promote = (box: number) =>
	panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'promote' as const, p_rationale: 'Both sides saw it work, and it can be run.' },
		...{ p_next_step: 'Roll it out.', p_confirmed: { recommended: null } }
	});

const today = z.object({ ownerless: z.array(z.object({ experiment_id: z.number() })) });
const isAskedForOwner = async ({ client }: TestPerson, experiment: number) =>
	today.parse((await client.rpc('today')).data).ownerless.some((one) => one.experiment_id === experiment);

test('an owner who is gone blocks a promote no longer: a new one is named, signs, and it is promoted', async () => {
	const mine = await withOwners();
	const { box, experiment } = await revealedBox(here, mine, 'promote');
	expect(await sign(mine.owners.marketing, box)).toBeUndefined();
	await leave(mine.owners.it);
	expect((await promote(box)).error?.message).toBe('promote_needs_both_signatures');
	const before = await experiments.read(panel.member.client, experiment);
	expect(before.sides_without_owner).toEqual(['it']);
	for (const one of [panel.chair, mine.owners.marketing]) expect(await isAskedForOwner(one, experiment)).toBe(true);
	expect(await isAskedForOwner(panel.member, experiment)).toBe(false);
	const successor = await person({ function: 'it', name: 'Nora New' });
	expect(await replace({ by: panel.chair, experiment, to: successor })).toBeUndefined();
	const after = await experiments.read(panel.member.client, experiment);
	expect(after).toMatchObject({ it_owner: 'Nora New', sides_without_owner: [] });
	expect(await isAskedForOwner(panel.chair, experiment)).toBe(false);
	expect(after.owner_changes).toEqual([
		expect.objectContaining({
			...{ side: 'it', from: mine.owners.it.name, to: 'Nora New', author: panel.chair.name },
			reason: 'The owner left the company.'
		})
	]);
	expect(after.registration, 'the registration keeps who it was').toEqual(before.registration);
	expect(after.registration_hash).toBe(before.registration_hash);
	expect(await sign(successor, box)).toBeUndefined();
	expect((await promote(box)).error).toBeNull();
	const [logged] = await sql<{ detail: unknown }>`select to_jsonb(l) as detail from public.activity l
		where l.verb = 'experiment.owner_replaced' and l.subject_id = ${String(experiment)}`;
	expect(JSON.stringify(logged?.detail)).toContain('Nora New');
});

test('what a former owner signed stays as it was signed, until the new owner signs for something', async () => {
	const mine = await withOwners();
	const { box, experiment } = await revealedBox(here, mine, 'promote');
	for (const one of [mine.owners.marketing, mine.owners.it]) expect(await sign(one, box)).toBeUndefined();
	await leave(mine.owners.it);
	const successor = await person({ function: 'it' });
	expect(await replace({ by: mine.owners.marketing, experiment, to: successor })).toBeUndefined();
	const signed = async () =>
		sql`select outcome, signed_by from public.signatures where box_id = ${box} and side = 'it'`;
	expect(await signed()).toEqual([{ outcome: 'promote', signed_by: mine.owners.it.id }]);
	expect(await sign(successor, box, 'kill')).toBeUndefined();
	expect(await signed(), 'by whom it is now').toEqual([{ outcome: 'kill', signed_by: successor.id }]);
	expect((await promote(box)).error?.message).toBe('promote_needs_both_signatures');
});

test('an owner who works for the other function now does not sign for the one they left', async () => {
	const mine = await withOwners();
	const { box, experiment } = await revealedBox(here, mine, 'promote');
	await sql`update public.people set function = 'marketing' where id = ${mine.owners.it.id}`;
	expect(await sign(mine.owners.it, box)).toBe('owners_sign_for_their_side');
	const successor = await person({ function: 'other' });
	expect(await replace({ by: panel.chair, experiment, to: successor })).toBe('owner_is_of_the_side');
	await sql`update public.people set function = 'it', is_bridging = true where id = ${successor.id}`;
	expect(await replace({ by: panel.chair, experiment, to: successor })).toBeUndefined();
	expect(await sign(successor, box)).toBeUndefined();
	expect(await sign(mine.owners.it, box), 'no owner any more').toBe('owners_sign');
});

test('who signed for one side and takes the other signs for both only once somebody else has signed for the first', async () => {
	const bridging = await person({ is_bridging: true, name: 'Bea Both' });
	const mine = { ...panel, owners: { marketing: bridging, it: await person({ function: 'it' }) } };
	const { box, experiment } = await revealedBox(here, mine, 'promote');
	expect(await sign(bridging, box)).toBeUndefined();
	await leave(mine.owners.it);
	const colleague = await person();
	expect(await replace({ by: bridging, experiment, side: 'marketing', to: colleague })).toBeUndefined();
	expect(await replace({ by: panel.chair, experiment, to: bridging })).toBeUndefined();
	expect(await sign(bridging, box)).toContain('signatures_are_of_two_people');
	expect((await promote(box)).error?.message).toBe('promote_needs_both_signatures');
	const both = await Promise.all([sign(bridging, box), sign(colleague, box), sign(bridging, box)]);
	expect(both[1], 'the owner of the first side').toBeUndefined();
	expect(await sign(bridging, box), 'whose place is taken').toBeUndefined();
	expect((await promote(box)).error).toBeNull();
	const signed = await sql`select side, signed_by from public.signatures where box_id = ${box} order by side`;
	expect(signed).toEqual([
		{ side: 'marketing', signed_by: colleague.id },
		{ side: 'it', signed_by: bridging.id }
	]);
});

test('nor does one person sign for both sides what takes the place of a decision', async () => {
	const bridging = await person({ is_bridging: true });
	const mine = { ...panel, owners: { marketing: bridging, it: await person({ function: 'it' }) } };
	const { decision, experiment } = await decidedExperiment(here, mine, 'kill');
	const instead = async (one: TestPerson) =>
		(await one.client.rpc('sign_superseding', { p_decision: decision, p_outcome: 'promote' })).error?.message;
	expect(await instead(bridging)).toBeUndefined();
	const colleague = await person();
	expect(await replace({ by: bridging, experiment, side: 'marketing', to: colleague })).toBeUndefined();
	expect(await replace({ by: mine.owners.it, experiment, to: bridging })).toBeUndefined();
	expect(await instead(bridging)).toContain('superseding_signatures_are_of_two_people');
	expect(await instead(colleague)).toBeUndefined();
	expect(await instead(bridging)).toBeUndefined();
});

test('while it is decided, and after, nobody takes the place of an owner who can sign, but the owner hands over', async () => {
	const mine = await withOwners();
	const { box, experiment } = await revealedBox(here, mine, 'promote');
	const successor = await person({ function: 'it' });
	for (const by of [panel.chair, panel.admin, mine.owners.marketing])
		expect(await replace({ by, experiment, to: successor }), by.name).toBe('owner_still_signs');
	expect(await replace({ by: mine.owners.it, experiment, to: successor })).toBeUndefined();
	expect(await sign(successor, box)).toBeUndefined();
	const decided = await decidedExperiment(here, await withOwners(), 'promote');
	expect(await replace({ by: panel.chair, experiment: decided.experiment, to: successor })).toBe('owner_still_signs');
});

test('who is not an owner and does not lead names nobody, and what is no change changes nothing', async () => {
	const mine = await withOwners();
	const { id: experiment } = await dueExperiment(here, mine.owners);
	const successor = await person({ function: 'it' });
	expect(await replace({ by: panel.member, experiment, to: successor })).toBe('owner_is_replaced_by_leaders');
	expect(await replace({ by: panel.member, experiment: 999_999, to: successor })).toBe('no_such_experiment');
	expect(await replace({ by: panel.chair, experiment, to: successor, reason: 'Because' })).toContain(
		'owner_changes_reason_is_told'
	);
	expect(await replace({ by: panel.chair, experiment, to: panel.member })).toBe('owner_is_of_the_side');
	expect(await replace({ by: panel.chair, experiment, to: successor, side: 'other' })).toBe('owner_is_of_the_side');
	const bridging = await person({ function: 'it', is_bridging: true });
	expect(await replace({ by: panel.chair, experiment, to: bridging, side: 'marketing' })).toBeUndefined();
	expect(await replace({ by: panel.chair, experiment, to: bridging })).toContain('experiments_have_two_owners');
	const change = { by: panel.chair, experiment, to: successor };
	const answers = await Promise.all([replace(change), replace(change), replace(change)]);
	expect(answers).toEqual([undefined, undefined, undefined]);
	expect(await sql`select from public.owner_changes where experiment_id = ${experiment} and side = 'it'`).toHaveLength(
		1
	);
	const signedOut = await here.anonymous().rpc('replace_owner', {
		...{ p_experiment: experiment, p_side: 'it' as const, p_person: panel.it.id, p_reason: 'The owner left.' }
	});
	expect(signedOut.error).not.toBeNull();
	expect((await here.anonymous().from('owner_changes').select('id')).data ?? []).toEqual([]);
});

test('the database changes no owner without its row, and keeps the rows as they were written', async () => {
	const mine = await withOwners();
	const { id: experiment } = await dueExperiment(here, mine.owners);
	const successor = await person({ function: 'it' });
	await expect(
		sql`update public.experiments set it_owner_id = ${successor.id} where id = ${experiment}`
	).rejects.toThrow('registration_is_frozen');
	expect(await replace({ by: panel.chair, experiment, to: successor })).toBeUndefined();
	await expect(
		sql`update public.experiments set it_owner_id = ${mine.owners.it.id} where id = ${experiment}`
	).rejects.toThrow('registration_is_frozen');
	await expect(sql`delete from public.owner_changes where experiment_id = ${experiment}`).rejects.toThrow(
		'facts_are_append_only'
	);
});

test('a decision whose owner is gone can be superseded: the new owner signs for that too', async () => {
	const mine = await withOwners();
	const { decision, experiment } = await decidedExperiment(here, mine, 'kill');
	await leave(mine.owners.it);
	const successor = await person({ function: 'it' });
	expect(await replace({ by: panel.it, experiment, to: successor })).toBeUndefined();
	const { error } = await successor.client.rpc('sign_superseding', { p_decision: decision, p_outcome: 'promote' });
	expect(error).toBeNull();
	const page = await decisionRecords.read(panel.member.client, decision);
	expect(page.signatures.map(({ name }) => name)).toEqual([successor.name]);
});
