import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { templates } from '#lib/experiments/templates.ts';
import { cast, kpiPair, newIdea, plannedDraft, refused, running } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

const begin = async (more: Partial<Parameters<typeof experiments.draft>[1]> = {}, person = stranger) => {
	const asked = {
		idea: await newIdea(drafter),
		title: 'One field less',
		key: randomUUID(),
		template: null,
		copied: null,
		...more
	};
	const { id, error } = await experiments.draft(person.client, asked);
	return { id: id ?? 0, refusal: error ? refused({ error }) : undefined, asked };
};

test.each(templates)('anybody begins with the template “$label”', async ({ design, plan }) => {
	const { id } = await begin({ template: design });
	const x = await experiments.read(stranger.client, id);
	expect(x).toMatchObject({
		design,
		insight: plan.insight,
		look_rule: plan.look_rule,
		looks: plan.looks,
		state: 'draft'
	});
	expect(x.variants.map(({ name, is_control }) => ({ name, is_control }))).toEqual(
		plan.variants.map(({ name, is_control }) => ({ name, is_control }))
	);
});

test('a plan does not start while a blank of its template is open', async () => {
	const id = await plannedDraft(it, people, { kill_state: 'fewer than [number…] sign-ups' });
	const start = () => drafter.client.rpc('start_experiment', { p_experiment: id });
	expect(refused(await start())).toBe('start_needs_filled_blanks');
	const brackets = await plannedDraft(it, people, { insight: 'four in ten leave [1], see [the study]' });
	expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: brackets }))).toBeUndefined();
});

test('the same form sent twice begins once, and takes back nothing that was written meanwhile', async () => {
	const { id, asked } = await begin({ template: 'survey' });
	const plan = { title: 'Mine', insight: 'Mine too', variants: [], metrics: [] };
	expect(refused(await stranger.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBeUndefined();
	const again = await experiments.draft(stranger.client, asked);
	expect(again.id).toBe(id);
	expect(await experiments.read(stranger.client, id)).toMatchObject({ title: 'Mine', insight: 'Mine too' });
	const { idea, title, key } = asked;
	const twice = { idea, title, key: randomUUID(), template: 'target' as const, copied: null };
	const ids = await Promise.all(Array.from({ length: 4 }, () => experiments.draft(stranger.client, twice)));
	expect(new Set(ids.map((one) => one.id)).size).toBe(1);
	expect(key).not.toBe(twice.key);
});

test('anybody copies the plan of an earlier experiment, with its pictures and without its days', async () => {
	const source = await plannedDraft(it, people, { uses_pre_period: true });
	const { variants } = await experiments.read(drafter.client, source);
	const content = Buffer.from('\x89PNG\r\n\x1a\nshort', 'latin1').toString('base64');
	await drafter.client.rpc('picture_variant', {
		p_experiment: source,
		p_variant: variants[1]?.id ?? 0,
		p_picture: { alt: 'The short form', content }
	});
	await drafter.client.rpc('start_experiment', { p_experiment: source });
	const { id } = await begin({ copied: source, title: 'Once more' });
	const [from, copy] = await Promise.all([
		experiments.read(stranger.client, source),
		experiments.read(stranger.client, id)
	]);
	expect(copy).toMatchObject({
		...{
			title: 'Once more',
			state: 'draft',
			starts_on: null,
			ends_on: null,
			kill_on: null,
			registration: null,
			runs: true
		},
		...{
			insight: from.insight,
			change: from.change,
			kill_state: from.kill_state,
			success_threshold: from.success_threshold
		},
		...{ marketing_owner_id: marketing.id, it_owner_id: itOwner.id, uses_pre_period: true }
	});
	expect(copy.metrics.map(({ kpi_id, role, minimum_effect }) => ({ kpi_id, role, minimum_effect }))).toEqual(
		from.metrics.map(({ kpi_id, role, minimum_effect }) => ({ kpi_id, role, minimum_effect }))
	);
	expect(copy.variants[1]?.picture).toMatchObject({ alt: 'The short form', hash: from.variants[1]?.picture?.hash });
	expect(copy.variants[1]?.picture?.id).not.toBe(from.variants[1]?.picture?.id);
	const { data } = await stranger.client
		.from('activity')
		.select('details')
		.eq('verb', 'experiment.copied')
		.eq('subject_id', String(id));
	expect(data).toEqual([{ details: { from: source, title: 'One field less' } }]);
});

test('a copy measures by the newest version of each KPI', async () => {
	const { share, average } = await kpiPair(drafter);
	const metrics = [
		{ role: 'primary', kpi_id: share, minimum_effect: 0.02 },
		{ role: 'guardrail', kpi_id: average, minimum_effect: 0.03 }
	];
	const { id: source } = await running(it, people, { metrics });
	await it.sql`update kpis set is_newest = false where id = ${share}`;
	const [newer] = await it.sql<{ id: number }>`
		insert into kpis (name, definition, kind, owner_function, added_by, line_id, version, replaces_id, reason)
		select name, definition || ' anew', kind, owner_function, added_by, line_id, version + 1, id, 'it is counted differently now'
		from kpis where id = ${share} returning id`;
	const { id } = await begin({ copied: source });
	const { metrics: copied } = await experiments.read(stranger.client, id);
	expect(copied.map(({ kpi_id }) => kpi_id)).toEqual([Number(newer?.id), average]);
});

test('what is not there is not copied, and nobody who is signed out begins anything', async () => {
	expect((await begin({ copied: 987654321 })).refusal).toBe('no_such_experiment');
	const out = it.anonymous();
	const asked = { p_idea: 1, p_title: 'Nobody’s', p_key: randomUUID() };
	expect(refused(await out.rpc('begin_experiment', { ...asked, p_plan: {} }))).toBe('42501');
	expect(refused(await out.rpc('copy_experiment', { ...asked, p_from: 1 }))).toBe('42501');
});
