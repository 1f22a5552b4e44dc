import { expect, test } from 'vitest';
import { cast, dayFromToday, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, stranger } = people;

const amend = (client: Client, id: number, [field, value, reason = 'we learned something new']: string[]) =>
	client.rpc('amend_experiment', { p_experiment: id, p_field: field ?? '', p_value: value ?? '', p_reason: reason });

test('an amendment stands beside what was registered, with author, reason and time', async () => {
	const { id } = await running(it, people);
	expect(refused(await amend(marketing.client, id, ['success_threshold', '0.08', 'the baseline was too low']))).toBe(
		undefined
	);
	const { data } = await stranger.client.from('amendments').select().eq('experiment_id', id).single();
	expect(data).toMatchObject({
		field: 'success_threshold',
		registered_value: '0.05',
		amended_value: '0.08',
		reason: 'the baseline was too low',
		amended_by: marketing.id
	});
	expect(
		await it.sql`select registration ->> 'success_threshold' as kept, success_threshold::text as plain
		from public.experiments where id = ${id}`
	).toEqual([{ kept: '0.05', plain: '0.05' }]);
});

test('an amendment needs a reason, a value and something that can change', async () => {
	const { id } = await running(it, people);
	const by = (...amendment: string[]) => amend(drafter.client, id, amendment).then(refused);
	expect(await by('insight', 'another', 'short')).toBe('amendments_reason_is_told');
	expect(await by('insight', 'x'.repeat(501))).toBe('amendments_value_fits');
	expect(await by('insight', '  ')).toBe('amendment_is_not_a_value');
	expect(await by('kill_on', 'soon')).toBe('amendment_is_not_a_value');
	expect(await by('kill_on', 'infinity')).toBe('amendment_is_not_a_value');
	expect(await by('success_threshold', 'NaN')).toBe('amendment_is_not_a_value');
	for (const loss of ['-0.05', '0']) expect(await by('success_threshold', loss)).toBe('amended_success_is_no_loss');
	expect(await by('success_threshold', '0.050')).toBe('amendment_changes_nothing');
	expect(await by('kill_on', await dayFromToday(it, 99))).toBe('kill_date_is_in_the_time_box');
	expect(await by('title', 'Another title')).toBe('amendments_change_what_can_change');
	expect(await by('registration_hash', 'x')).toBe('amendments_change_what_can_change');
	expect(await it.sql`select id from public.amendments where experiment_id = ${id}`).toEqual([]);
});

test('an amendment sent twice is written once', async () => {
	const { id } = await running(it, people);
	const once = () => amend(drafter.client, id, ['kill_state', 'fewer than 100 sign-ups']);
	const replies = await Promise.all([once(), once(), once(), once()]);
	expect(replies.map(refused)).toEqual([undefined, undefined, undefined, undefined]);
	expect(await it.sql`select id from public.amendments where experiment_id = ${id}`).toHaveLength(1);
});

test('a later end extends the time-box, and the extension is counted', async () => {
	const { id } = await running(it, people);
	const first = await dayFromToday(it, 14);
	const [later, latest] = [await dayFromToday(it, 21), await dayFromToday(it, 28)];
	expect(refused(await amend(drafter.client, id, ['ends_on', await dayFromToday(it, 10)]))).toBe(
		'extension_ends_later'
	);
	expect(refused(await amend(drafter.client, id, ['ends_on', await dayFromToday(it, 400)]))).toBe(
		'extension_ends_later'
	);
	for (const day of [later, latest]) expect(refused(await amend(drafter.client, id, ['ends_on', day]))).toBeUndefined();
	expect(
		await it.sql`select to_char(x.ends_on, 'YYYY-MM-DD') as now, x.registration ->> 'ends_on' as promised,
			to_char(b.ends_on, 'YYYY-MM-DD') as planned, b.extensions
		from public.experiments x join public.time_boxes b on b.experiment_id = x.id where x.id = ${id}`
	).toEqual([{ now: latest, promised: first, planned: first, extensions: 2 }]);
});

test('only those who run it amend it, and only once it has started', async () => {
	const { id } = await running(it, people);
	const admin = await it.person({ role: 'admin' });
	for (const { client } of [stranger, admin])
		expect(refused(await amend(client, id, ['insight', 'mine now']))).toBe('experiment_team_only');
	expect(refused(await amend(it.anonymous(), id, ['insight', 'mine now']))).toBe('42501');
	const draft = await plannedDraft(it, people);
	expect(refused(await amend(drafter.client, draft, ['insight', 'too early']))).toBe('experiment_has_not_started');
});

test('an amendment is never edited, removed or swept away, not by the service key nor the owner', async () => {
	const { id } = await running(it, people);
	await amend(drafter.client, id, ['insight', 'something else was seen']);
	const forged = {
		experiment_id: id,
		field: 'insight',
		amended_value: 'x',
		reason: 'because I say so',
		amended_by: stranger.id
	};
	for (const client of [drafter.client, it.service()]) {
		expect(refused(await client.from('amendments').insert(forged))).toBe('42501');
		expect(refused(await client.from('amendments').update({ reason: 'none at all' }).eq('experiment_id', id))).toBe(
			'42501'
		);
	}
	await expect(it.owner.query(`delete from public.amendments where experiment_id = ${id}`)).rejects.toThrow(
		'facts_are_append_only'
	);
	await expect(it.owner.query('truncate public.amendments')).rejects.toThrow('facts_are_append_only');
});
