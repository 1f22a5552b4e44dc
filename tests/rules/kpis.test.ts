import { expect, test } from 'vitest';
import { refused, kpiPair } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const ann = await it.person();

const kpi = (name: string) => ({
	name,
	definition: 'orders divided by visits of a day',
	kind: 'proportion' as const,
	owner_function: 'marketing' as const
});

test('any member adds a KPI, and it is signed with their name', async () => {
	const { client, id } = await it.person({ function: 'it' });
	expect(refused(await client.from('kpis').insert(kpi('Conversion of visits')))).toBeUndefined();
	const { data } = await ann.client
		.from('kpis')
		.select('added_by, direction')
		.eq('name', 'Conversion of visits')
		.single();
	expect(data).toEqual({ added_by: id, direction: 'up' });
});

test('a KPI is in the library once, however it is written', async () => {
	await ann.client.from('kpis').insert(kpi('Returning customers'));
	expect(refused(await ann.client.from('kpis').insert(kpi('RETURNING Customers')))).toBe('kpis_name_is_unique');
});

test('a KPI says how it is counted', async () => {
	expect(refused(await ann.client.from('kpis').insert({ ...kpi('Vague'), definition: 'sales' }))).toBe(
		'kpis_definition_says_how'
	);
	expect(refused(await ann.client.from('kpis').insert(kpi(' ')))).toBe('kpis_name_is_short');
	expect(refused(await ann.client.from('kpis').insert({ ...kpi('Long unit'), unit: 'u'.repeat(21) }))).toBe(
		'kpis_unit_fits'
	);
	expect(refused(await ann.client.from('kpis').insert({ ...kpi('Long source'), source: 's'.repeat(201) }))).toBe(
		'kpis_source_fits'
	);
});

test('nobody signs a KPI with another name, edits or removes one, not even an admin', async () => {
	const admin = await it.person({ role: 'admin' });
	await ann.client.from('kpis').insert(kpi('Stays as it is'));
	for (const { client } of [ann, admin]) {
		expect(refused(await client.from('kpis').insert({ ...kpi('Forged'), added_by: admin.id }))).toBe('42501');
		expect(refused(await client.from('kpis').update({ name: 'Other' }).eq('name', 'Stays as it is'))).toBe('42501');
		expect(refused(await client.from('kpis').delete().eq('name', 'Stays as it is'))).toBe('42501');
	}
});

test('signed out, nobody reads or adds a KPI', async () => {
	expect(refused(await it.anonymous().from('kpis').select())).toBe('42501');
	expect(refused(await it.anonymous().from('kpi_list').select())).toBe('42501');
	expect(refused(await it.anonymous().from('kpis').insert(kpi('From outside')))).toBe('42501');
});

test('who has no profile yet adds no KPI', async () => {
	const { client } = await it.person({ is_complete: false });
	expect(refused(await client.from('kpis').insert(kpi('Too early')))).toBe('profile_comes_first');
});

test('the library counts the experiments that measure by a KPI', async () => {
	const { share, average } = await kpiPair(ann);
	const idea = await ann.client.rpc('propose_idea', {
		p_title: 'Counted',
		p_problem: 'A problem worth telling.',
		p_proposal: '',
		p_tags: []
	});
	for (let drafts = 0; drafts < 2; drafts += 1) {
		const { data } = await ann.client.rpc('draft_experiment', { p_idea: idea.data ?? 0, p_title: 'Draft' });
		const metrics = [{ role: 'primary', kpi_id: share }];
		await ann.client.rpc('plan_experiment', { p_experiment: data ?? 0, p_plan: { metrics, variants: [] } });
	}
	const { data } = await ann.client.from('kpi_list').select('id, experiments').in('id', [share, average]).order('id');
	expect(data).toEqual([
		{ id: share, experiments: 2 },
		{ id: average, experiments: 0 }
	]);
});
