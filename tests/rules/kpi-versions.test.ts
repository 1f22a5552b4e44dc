import { expect, test } from 'vitest';
import * as kpis from '#lib/alignment/kpis.server.ts';
import type { KpiFilter } from '#lib/alignment/kpis.ts';
import { cast, kpiPair, newDraft, newIdea, plannedDraft, refused } from './experiment-world.ts';
import { world, type TestPerson } from './harness.ts';

const it = await world();
const [ann, bob, noor, olga, admin] = await Promise.all([
	it.person({ function: 'marketing' }),
	it.person({ function: 'it' }),
	it.person({ function: 'marketing', is_bridging: true }),
	it.person({ function: 'other' }),
	it.person({ function: 'other', role: 'admin' })
]);

const REASON = 'Robots were counted as visits.';
const newKpi = async () => (await kpiPair(ann)).share;
const agree = ({ client }: TestPerson, kpi: number, side: 'marketing' | 'it' | 'other') =>
	client.rpc('agree_on_kpi', { p_kpi: kpi, p_side: side });
const replace = (
	{ client }: TestPerson,
	kpi: number,
	definition = 'sign-ups by visits without robots',
	reason = REASON
) => client.rpc('replace_kpi', { p_kpi: kpi, p_changes: { definition }, p_reason: reason });
const read = async (kpi: number) => (await ann.client.from('kpi_list').select().eq('id', kpi).single()).data;

test('a KPI is agreed when a person of each function has agreed', async () => {
	const kpi = await newKpi();
	expect(refused(await agree(ann, kpi, 'marketing'))).toBeUndefined();
	expect(await read(kpi)).toMatchObject({ is_agreed: false, marketing_agreed: ann.name, it_agreed: null });
	expect(refused(await agree(bob, kpi, 'it'))).toBeUndefined();
	expect(await read(kpi)).toMatchObject({ is_agreed: true, it_agreed: bob.name });
});

test('nobody agrees for a function that is not theirs: not the other side, not a third one, not an admin', async () => {
	const kpi = await newKpi();
	expect(refused(await agree(ann, kpi, 'it'))).toBe('side_is_not_yours');
	expect(refused(await agree(bob, kpi, 'marketing'))).toBe('side_is_not_yours');
	for (const person of [olga, admin])
		for (const side of ['marketing', 'it'] as const)
			expect(refused(await agree(person, kpi, side))).toBe('side_is_not_yours');
	expect(refused(await agree(olga, kpi, 'other'))).toBe('kpi_agreements_are_of_a_side');
});

test('who bridges agrees for either function, not for both at once', async () => {
	const kpi = await newKpi();
	expect(refused(await agree(noor, kpi, 'it'))).toBeUndefined();
	expect(refused(await agree(noor, kpi, 'marketing'))).toBe('kpi_agreements_one_per_person');
	expect(refused(await agree(ann, kpi, 'marketing'))).toBeUndefined();
	expect((await read(kpi))?.is_agreed).toBe(true);
});

test('agreeing twice is agreeing once, also at the same moment', async () => {
	const kpi = await newKpi();
	const answers = await Promise.all(Array.from({ length: 8 }, () => agree(ann, kpi, 'marketing')));
	expect(answers.map(refused).every((name) => name === undefined)).toBe(true);
	const { data } = await ann.client.from('kpi_agreements').select('id').eq('kpi_id', kpi);
	expect(data).toHaveLength(1);
	const another = await it.person({ function: 'marketing' });
	expect(refused(await agree(another, kpi, 'marketing'))).toBe('kpi_agreements_one_per_side');
});

test('an agreement is neither forged, edited nor taken back, not even by the owner of the database', async () => {
	const kpi = await newKpi();
	await agree(ann, kpi, 'marketing');
	for (const { client, id } of [ann, admin]) {
		expect(refused(await client.from('kpi_agreements').delete().eq('kpi_id', kpi))).toBe('42501');
		const forged = { kpi_id: kpi, side: 'it' as const, agreed_by: id };
		expect(refused(await client.from('kpi_agreements').insert(forged))).toBe('42501');
	}
	await expect(it.sql`delete from kpi_agreements where kpi_id = ${kpi}`).rejects.toThrow('facts_are_append_only');
});

test('a new version names the one it replaces and why, keeps how it is read, and is agreed anew', async () => {
	const kpi = await newKpi();
	await Promise.all([agree(ann, kpi, 'marketing'), agree(bob, kpi, 'it')]);
	const { data: next } = await bob.client.rpc('replace_kpi', {
		p_kpi: kpi,
		p_changes: { definition: 'sign-ups by visits without robots', kind: 'mean', version: 9, added_by: ann.id },
		p_reason: REASON
	});
	expect(await read(next ?? 0)).toMatchObject({
		version: 2,
		replaces_id: kpi,
		line_id: kpi,
		is_newest: true,
		kind: 'proportion',
		reason: REASON,
		added_by: bob.name,
		is_agreed: false
	});
	expect(await read(kpi)).toMatchObject({ version: 1, is_newest: false, is_agreed: true });
});

test('what was replaced is neither replaced again nor agreed to', async () => {
	const kpi = await newKpi();
	await replace(ann, kpi);
	expect(refused(await replace(bob, kpi, 'another definition of it'))).toBe('kpi_is_replaced');
	expect(refused(await agree(ann, kpi, 'marketing'))).toBe('kpi_is_replaced');
});

test('of two who write the next version at once, one does and the other is told', async () => {
	const kpi = await newKpi();
	const answers = await Promise.all(
		[ann, bob, noor].map((person, index) => replace(person, kpi, `definition number ${index}`))
	);
	expect(answers.map(refused).toSorted()).toEqual(['kpi_is_replaced', 'kpi_is_replaced', undefined]);
	const { data } = await ann.client.from('kpis').select('version').eq('line_id', kpi).order('version');
	expect(data).toEqual([{ version: 1 }, { version: 2 }]);
});

test('a version says what is different and why', async () => {
	const kpi = await newKpi();
	expect(refused(await replace(ann, kpi, 'sign-ups by visits a day'))).toBe('kpi_version_changes_nothing');
	expect(refused(await replace(ann, kpi, 'sign-ups by visits without robots', 'because'))).toBe('kpis_reason_is_told');
	expect(refused(await replace(ann, 1e9))).toBe('no_such_kpi');
});

test('a version keeps the name or takes one that no other newest KPI has', async () => {
	const { share, average } = await kpiPair(ann);
	const name = (await read(average))?.name ?? '';
	const taken = await ann.client.rpc('replace_kpi', { p_kpi: share, p_changes: { name }, p_reason: REASON });
	expect(refused(taken)).toBe('kpis_name_is_unique');
	const renamed = await ann.client.rpc('replace_kpi', {
		p_kpi: average,
		p_changes: { name: `${name} anew` },
		p_reason: REASON
	});
	expect(refused(renamed)).toBeUndefined();
	// the old name is free again
	const free = await ann.client.rpc('replace_kpi', { p_kpi: share, p_changes: { name }, p_reason: REASON });
	expect(refused(free)).toBeUndefined();
});

test('signed out or without a profile, nobody agrees or writes a version', async () => {
	const kpi = await newKpi();
	const early = await it.person({ is_complete: false });
	expect(refused(await agree(early, kpi, 'marketing'))).toBe('profile_comes_first');
	expect(refused(await replace(early, kpi))).toBe('profile_comes_first');
	const nobody = it.anonymous();
	expect(refused(await nobody.rpc('agree_on_kpi', { p_kpi: kpi, p_side: 'it' }))).toBe('42501');
	expect(refused(await nobody.from('kpi_agreements').select())).toBe('42501');
	expect(refused(await nobody.from('kpi_uses').select())).toBe('42501');
});

test('an experiment keeps the version it started with', async () => {
	const people = await cast(it);
	const id = await plannedDraft(it, people);
	await people.drafter.client.rpc('start_experiment', { p_experiment: id });
	const { data: metrics } = await ann.client
		.from('metrics')
		.select('kpi_id')
		.eq('experiment_id', id)
		.eq('role', 'primary');
	const kpi = metrics?.[0]?.kpi_id ?? 0;
	await replace(ann, kpi);
	expect(refused(await people.drafter.client.rpc('renew_kpis', { p_experiment: id }))).toBe('registration_is_frozen');
	const { data } = await ann.client.from('experiments').select('registration').eq('id', id).single();
	expect(data?.registration).toMatchObject({
		metrics: [{ kpi: { id: kpi, version: 1, definition: 'sign-ups by visits a day' } }, { role: 'guardrail' }]
	});
	const { data: uses } = await ann.client.from('kpi_uses').select('id, version, role').eq('line_id', kpi);
	expect(uses).toEqual([{ id, version: 1, role: 'primary' }]);
});

test('a draft moves to the newest version at once, by those who run it and nobody else', async () => {
	const kpi = await newKpi();
	const draft = await newDraft(ann, await newIdea(ann));
	const plan = { variants: [], metrics: [{ role: 'primary', kpi_id: kpi, minimum_effect: 0.02 }] };
	await ann.client.rpc('plan_experiment', { p_experiment: draft, p_plan: plan });
	const { data: second } = await replace(bob, kpi);
	const { data: third } = await replace(ann, second ?? 0, 'a third definition of it');
	expect(refused(await bob.client.rpc('renew_kpis', { p_experiment: draft }))).toBe('experiment_team_only');
	expect((await ann.client.rpc('renew_kpis', { p_experiment: draft })).data).toBe(1);
	expect((await ann.client.rpc('renew_kpis', { p_experiment: draft })).data).toBe(0);
	const { data } = await ann.client.from('metrics').select('kpi_id, minimum_effect').eq('experiment_id', draft);
	expect(data).toEqual([{ kpi_id: third, minimum_effect: 0.02 }]);
});

test('the library is searched by all of the words, whatever signs they hold, and narrowed', async () => {
	const { share, average } = await kpiPair(ann);
	const named = (await read(share))?.name ?? '';
	const all = { q: '', owner: null, kind: null, agreed: null };
	const found = async (filter: Partial<KpiFilter>) =>
		(await kpis.list(ann.client, { ...all, ...filter })).kpis.map(({ id }) => id);
	expect(await found({ q: `${named.toUpperCase()} visits` })).toEqual([share]);
	expect(await found({ q: `${named} nowhere` })).toEqual([]);
	expect(await found({ q: 'visits', owner: 'it' })).not.toContain(share);
	expect(await found({ kind: 'mean', q: 'seconds' })).toContain(average);
	expect(await found({ agreed: 'yes' })).not.toContain(share);
	for (const q of ['100 %', '"', '\\', "' or 1=1", 'a,b)', '(((', '*', '{}', 'x.y:z', '😀'])
		expect(await found({ q: `${q} nowhere` })).toEqual([]);
	const { data: second } = await replace(ann, share);
	expect(await found({ q: named })).toEqual([second]);
});
