import { expect, test } from 'vitest';
import * as experiments from '#lib/experiments/experiments.server.ts';
import * as pictures from '#lib/experiments/pictures.server.ts';
import { cast, plannedDraft, refused, running, wholePlan } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);

const png = (text = '') => Buffer.from(`\x89PNG\r\n\x1a\n${text}`, 'latin1').toString('base64');
const shown = async (id: number, client: Client = stranger.client) =>
	(await experiments.read(client, id)).variants.map(({ name, picture }) => [name, picture?.alt ?? null]);
const variant = async (id: number, name: string) =>
	(await experiments.read(drafter.client, id)).variants.find((one) => one.name === name)?.id ?? 0;
async function put(
	client: Client,
	id: number,
	{ name = 'Shorter form', alt = 'The short form on a phone', content = png(name) } = {}
) {
	const { error } = await client.rpc('picture_variant', {
		p_experiment: id,
		p_variant: await variant(id, name),
		p_picture: { alt, content }
	});
	return refused({ error });
}

test('those who run a draft show what its variants look like, and everybody here sees it', async () => {
	for (const { client } of [drafter, marketing, itOwner]) {
		const id = await plannedDraft(it, people);
		expect(await put(client, id)).toBeUndefined();
		expect(await shown(id)).toEqual([
			['Control', null],
			['Shorter form', 'The short form on a phone']
		]);
	}
});

test('nobody else does, leaders and admins included, and nobody past the function', async () => {
	const id = await plannedDraft(it, people);
	for (const { client } of [stranger, leader, admin]) expect(await put(client, id)).toBe('experiment_team_only');
	expect(await put(it.anonymous(), id)).toBe('42501');
	const row = { experiment_id: id, variant_id: await variant(id, 'Control'), picture_id: 1, alt: 'Past the function' };
	expect(refused(await drafter.client.from('variant_pictures').insert(row))).toBe('42501');
	expect((await it.anonymous().from('variant_pictures').select()).data ?? []).toEqual([]);
});

test('a picture is one by its bytes, is described, and belongs to a variant of the plan', async () => {
	const id = await plannedDraft(it, people);
	const script = Buffer.from('<svg onload="alert(1)">').toString('base64');
	expect(await put(drafter.client, id, { content: script })).toBe('picture_is_not_one');
	expect(await put(drafter.client, id, { alt: ' a ' })).toBe('variant_pictures_are_described');
	const other = await variant(await plannedDraft(it, people), 'Control');
	const asked = { p_experiment: id, p_variant: other, p_picture: { alt: 'Of another plan', content: png() } };
	expect(refused(await drafter.client.rpc('picture_variant', asked))).toBe('variant_is_gone');
	const words = { p_experiment: id, p_variant: await variant(id, 'Control'), p_picture: { alt: 'Only words' } };
	expect(refused(await drafter.client.rpc('picture_variant', words))).toBe('picture_is_missing');
	expect(await shown(id)).toEqual([
		['Control', null],
		['Shorter form', null]
	]);
});

test('other words keep the picture, the same again is no news, and it can be taken away', async () => {
	const id = await plannedDraft(it, people);
	await put(drafter.client, id);
	const at = { experiment: id, variant: await variant(id, 'Shorter form') };
	expect(await pictures.ofVariant(drafter.client, at, { alt: 'Three fields instead of four' })).toBeNull();
	expect(await pictures.ofVariant(drafter.client, at, { alt: 'Three fields instead of four' })).toBeNull();
	expect(await shown(id)).toContainEqual(['Shorter form', 'Three fields instead of four']);
	expect(await pictures.ofVariant(drafter.client, at, null)).toBeNull();
	expect(await pictures.ofVariant(drafter.client, at, null)).toBeNull();
	expect(await shown(id)).toContainEqual(['Shorter form', null]);
	const { data } = await drafter.client
		.from('activity')
		.select('details')
		.eq('verb', 'experiment.pictured')
		.eq('subject_id', String(id))
		.order('seq');
	expect(data?.map(({ details }) => details)).toEqual([
		{ variant: 'Shorter form', has_picture: true },
		{ variant: 'Shorter form', has_picture: true },
		{ variant: 'Shorter form', has_picture: false }
	]);
});

test('a picture follows its variant when the plan is saved: by name, or in its place under a new name', async () => {
	const plan = await wholePlan(it, people);
	const id = await plannedDraft(it, people);
	const save = async (names: readonly string[]) => {
		const variants = names.map((name, index) => ({ name, is_control: index === 0 }));
		const saved = await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: { ...plan, variants } });
		expect(refused(saved)).toBeUndefined();
		return shown(id);
	};
	await save(['Long', 'Short', 'None']);
	await put(drafter.client, id, { name: 'Short', alt: 'The short one' });
	await put(drafter.client, id, { name: 'None', alt: 'The one without' });
	expect(await save(['Long', 'None', 'Short'])).toEqual([
		['Long', null],
		['None', 'The one without'],
		['Short', 'The short one']
	]);
	expect(await save(['Long', 'No phone', 'SHORT'])).toEqual([
		['Long', null],
		['No phone', 'The one without'],
		['SHORT', 'The short one']
	]);
	expect(await save(['Long', 'Short'])).toEqual([
		['Long', null],
		['Short', 'The short one']
	]);
});

test('the start freezes the pictures with the plan, in its registration', async () => {
	const id = await plannedDraft(it, people);
	await put(drafter.client, id);
	expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: id }))).toBeUndefined();
	expect(await put(drafter.client, id, { name: 'Control' })).toBe('registration_is_frozen');
	await expect(it.sql`delete from variant_pictures where experiment_id = ${id}`).rejects.toThrow(
		'registration_is_frozen'
	);
	const { data } = await stranger.client.from('experiments').select('registration').eq('id', id).single();
	expect(JSON.stringify(data?.registration)).toMatch(/"alt":\s*"The short form on a phone"/);
	expect(await put(drafter.client, (await running(it, people)).id)).toBe('registration_is_frozen');
});

test('an owner who approved a plan approved its pictures: another one needs the approval again', async () => {
	const id = await plannedDraft(it, people);
	const hash = async () => (await experiments.read(drafter.client, id)).start?.plan_hash;
	const before = await hash();
	await put(drafter.client, id);
	const after = await hash();
	expect(after).not.toBe(before);
	await put(drafter.client, id, { alt: 'Other words for it' });
	expect(await hash()).not.toBe(after);
});

test('two who show a variant at once both succeed, and one picture stands', async () => {
	const id = await plannedDraft(it, people);
	const given = ['one', 'two', 'three', 'four'].map((text) =>
		put(marketing.client, id, { alt: `Picture ${text}`, content: png(text) })
	);
	expect(await Promise.all(given)).toEqual([undefined, undefined, undefined, undefined]);
	const { data } = await marketing.client.from('variant_pictures').select('alt').eq('experiment_id', id);
	expect(data).toHaveLength(1);
});

test('whoever has a link sees the pictures it shows, and no others, while it opens', async () => {
	const id = await plannedDraft(it, people);
	await put(drafter.client, id);
	await drafter.client.rpc('start_experiment', { p_experiment: id });
	const today = (await experiments.read(drafter.client, id)).today;
	const write = async (alt: string) =>
		(
			await drafter.client.rpc('write_entry', {
				p_experiment: id,
				p_entry: { kind: 'note', day: today, body: 'As it looked.', pictures: [{ alt, content: png(alt) }] }
			})
		).data ?? 0;
	await write('In the notebook');
	await drafter.client.rpc('strike_entry', { p_entry: await write('Struck'), p_reason: 'It was another page.' });
	const { data: rows } = await drafter.client.from('entry_pictures').select('picture_id, alt').eq('experiment_id', id);
	const idOf = (alt: string) => rows?.find((row) => row.alt === alt)?.picture_id ?? 0;
	const ofVariant = (await experiments.read(drafter.client, id)).variants[1]?.picture?.id ?? 0;
	const { data: token } = await drafter.client.rpc('share_experiment', { p_experiment: id, p_days: 7 });
	const open = (picture: number, by = token ?? '') => pictures.ofLink(it.anonymous(), { token: by, picture });

	expect((await open(ofVariant)).content).toBe(png('Shorter form'));
	expect((await open(idOf('In the notebook'))).media_type).toBe('image/png');
	await expect(open(idOf('Struck'))).rejects.toMatchObject({ status: 404 });
	await expect(open(ofVariant, 'not-a-token')).rejects.toMatchObject({ status: 404 });
	const elsewhere = await plannedDraft(it, people);
	await put(drafter.client, elsewhere);
	const theirs = (await experiments.read(drafter.client, elsewhere)).variants[1]?.picture?.id ?? 0;
	await expect(open(theirs)).rejects.toMatchObject({ status: 404 });
	const { data: links } = await drafter.client.from('share_links').select('id').eq('experiment_id', id);
	await drafter.client.rpc('revoke_share_link', { p_link: links?.[0]?.id ?? 0 });
	await expect(open(ofVariant)).rejects.toMatchObject({ status: 404 });
});
