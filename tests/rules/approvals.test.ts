import { beforeAll, expect, test } from 'vitest';
import { cast, newDraft, newIdea, plannedDraft, refused, wholePlan } from './experiment-world.ts';
import { world, type TestPerson } from './harness.ts';

const world_ = await world();
const people = await cast(world_);
const { drafter, marketing, it: itOwner, stranger } = people;
const admin = await world_.person({ role: 'admin' });

const need = ({ client }: TestPerson, isNeeded: boolean) => client.rpc('require_approval', { p_needed: isNeeded });
const start = (id: number) => drafter.client.rpc('start_experiment', { p_experiment: id });
async function hashOf(id: number): Promise<string> {
	const { data } = await drafter.client.rpc('read_experiment', { p_experiment: id });
	return /"plan_hash":"([0-9a-f]{64})"/.exec(JSON.stringify(data))?.[1] ?? '';
}
const approve = async ({ client }: TestPerson, id: number, hash?: string) =>
	client.rpc('approve_start', { p_experiment: id, p_plan_hash: hash ?? (await hashOf(id)) });

beforeAll(async () => {
	expect(refused(await need(admin, true))).toBeUndefined();
});

test('only admins set the rules of the workspace', async () => {
	const leader = await world_.person({ role: 'leader' });
	for (const person of [drafter, marketing, leader])
		expect(refused(await need(person, false))).toBe('only_admins_set_this');
	expect(refused(await world_.anonymous().rpc('require_approval', { p_needed: false }))).toBe('42501');
	expect(
		refused(await admin.client.from('experiment_settings').update({ start_needs_approval: false }).eq('is_only', true))
	).toBe('42501');
});

test('a change of the rules is in the log once, however often it is pressed', async () => {
	await need(admin, true);
	const { data } = await admin.client.from('activity').select('details').eq('verb', 'workspace.approval_set');
	expect(data).toEqual([{ details: { needed: true } }]);
});

test('where it is asked for, a plan starts when both owners have approved it', async () => {
	const id = await plannedDraft(world_, people);
	expect(refused(await start(id))).toBe('start_needs_approval');
	expect(refused(await approve(marketing, id))).toBeUndefined();
	expect(refused(await start(id))).toBe('start_needs_approval');
	expect(refused(await approve(itOwner, id))).toBeUndefined();
	expect(refused(await start(id))).toBeUndefined();
});

test('nobody but the two owners approves: not who drafted it, not an admin', async () => {
	const id = await plannedDraft(world_, people);
	expect(refused(await approve(drafter, id))).toBe('owners_approve');
	expect(refused(await approve(stranger, id))).toBe('experiment_team_only');
	expect(refused(await approve(admin, id))).toBe('experiment_team_only');
	expect(refused(await world_.anonymous().rpc('approve_start', { p_experiment: id, p_plan_hash: '' }))).toBe('42501');
});

test('a change of the plan after an approval needs it again, and saving the same plan does not', async () => {
	const plan = await wholePlan(world_, people);
	const id = await newDraft(drafter, await newIdea(drafter));
	const save = (changes = {}) =>
		drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: { ...plan, ...changes } });
	await save();
	await approve(marketing, id);
	await approve(itOwner, id);
	await save();
	// when it will start moves by itself
	await save({ starts_on: '2030-01-01', ends_on: plan.ends_on });
	await save();
	await save({ success_threshold: 0.01 });
	expect(refused(await start(id))).toBe('start_needs_approval');
	await save();
	expect(refused(await start(id))).toBeUndefined();
});

test('who approves what was changed meanwhile is told', async () => {
	const id = await plannedDraft(world_, people);
	const shown = await hashOf(id);
	await marketing.client.rpc('size_experiment', { p_experiment: id, p_sizing: { visitors_per_day: 5 } });
	expect(refused(await approve(marketing, id, shown))).toBe('plan_has_changed');
});

test('a plan that lacks something is not approved, nor one that has started', async () => {
	const id = await plannedDraft(world_, people, { riskiest_assumption: '' });
	expect(refused(await approve(marketing, id))).toBe('start_needs_the_riskiest_assumption');
	const started = await plannedDraft(world_, people);
	await need(admin, false);
	await start(started);
	await need(admin, true);
	expect(refused(await approve(marketing, started, 'x'))).toBe('experiment_has_started');
});

test('an approval given twice at once is given once, and stays', async () => {
	const id = await plannedDraft(world_, people);
	const hash = await hashOf(id);
	const answers = await Promise.all(Array.from({ length: 6 }, () => approve(marketing, id, hash)));
	expect(answers.map(refused).every((name) => name === undefined)).toBe(true);
	const { data } = await marketing.client.from('start_approvals').select('side').eq('experiment_id', id);
	expect(data).toEqual([{ side: 'marketing' }]);
	await expect(world_.sql`delete from start_approvals where experiment_id = ${id}`).rejects.toThrow(
		'facts_are_append_only'
	);
	expect(refused(await marketing.client.from('start_approvals').delete().eq('experiment_id', id))).toBe('42501');
});
