import { afterEach, expect, test } from 'vitest';
import { readShared } from '#lib/experiments/shares.schema.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import { dueExperiment } from './due-experiment.ts';
import { cast, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const admin = await it.person({ role: 'admin' });

const share = (client: Client, id: number, days = 7) =>
	client.rpc('share_experiment', { p_experiment: id, p_days: days });
const open = async (token: string | null, client = it.anonymous()) =>
	(await client.rpc('read_shared_experiment', { p_token: token ?? '' })).data;
const linksOf = async (client: Client, id: number) =>
	(await client.from('share_links').select('id, expires_at, revoked_at').eq('experiment_id', id).order('id')).data;

afterEach(() => it.stopClock());

test('a stranger with the link reads what was promised, measured and found', async () => {
	const { id } = await dueExperiment(it, { marketing, it: itOwner });
	const { data: token } = await share(marketing.client, id);
	const { experiment } = readShared(await open(token));
	expect(experiment).toMatchObject({ id, state: 'due', audience: 'first-time visitors' });
	expect(experiment.readings).toHaveLength(56);
	expect(analyse(experiment).map(({ sentence }) => sentence)).toHaveLength(1);
});

test('a stranger reads no name, no id and no e-mail of anybody', async () => {
	const { id, primary, control, today } = await running(it, people);
	await drafter.client.rpc('record_readings', {
		p_experiment: id,
		p_readings: [{ metric_id: primary, variant_id: control, day: today, n: 9, successes: 1 }]
	});
	await marketing.client.rpc('amend_experiment', {
		p_experiment: id,
		p_field: 'kill_state',
		p_value: 'fewer than 100 sign-ups',
		p_reason: 'the traffic is lower'
	});
	await it.travel('3 days');
	await itOwner.client.rpc('stop_experiment', {
		p_experiment: id,
		p_criterion: 'outside',
		p_reason: 'the tracking is broken'
	});
	const { data: token } = await share(drafter.client, id);
	const shown = JSON.stringify(await open(token));
	for (const { id: person, name, email } of Object.values(people)) {
		expect([shown.includes(person), shown.includes(name), shown.includes(email)]).toEqual([false, false, false]);
	}
	expect(shown).toContain('fewer than 100 sign-ups');
	expect(shown).not.toContain('Ask for one field less');
	expect(shown).not.toContain(String(token));
});

test('only those who run it share it, list its links and revoke them', async () => {
	const { id } = await running(it, people);
	for (const { client } of [stranger, admin]) {
		expect(refused(await share(client, id))).toBe('experiment_team_only');
	}
	expect((await share(it.anonymous(), id)).error).not.toBeNull();
	await share(itOwner.client, id);
	const [link] = (await linksOf(drafter.client, id)) ?? [];
	for (const { client } of [stranger, admin]) {
		expect(await linksOf(client, id)).toEqual([]);
		expect(refused(await client.rpc('revoke_share_link', { p_link: link?.id ?? 0 }))).toBe('experiment_team_only');
	}
	expect((await linksOf(it.anonymous(), id)) ?? []).toEqual([]);
	expect(refused(await drafter.client.rpc('revoke_share_link', { p_link: 987654 }))).toBe('no_such_share_link');
	expect(refused(await drafter.client.rpc('revoke_share_link', { p_link: link?.id ?? 0 }))).toBe(undefined);
});

test('a draft is not shared, and a link lasts 1 to 90 days', async () => {
	const draft = await plannedDraft(it, people);
	expect(refused(await share(drafter.client, draft))).toBe('experiment_has_not_started');
	const { id } = await running(it, people);
	for (const days of [0, -1, 91, 100000])
		expect(refused(await share(drafter.client, id, days))).toBe('share_lasts_up_to_ninety_days');
	for (const days of [1, 90]) expect(refused(await share(drafter.client, id, days))).toBe(undefined);
});

test('a link ends when it expires, by the clock of the database', async () => {
	const { id } = await running(it, people);
	const { data: token } = await share(drafter.client, id, 2);
	await it.travel('47 hours 59 minutes');
	expect(await open(token)).not.toBeNull();
	await it.travel('48 hours 1 minute');
	expect(await open(token)).toBeNull();
	expect(await open(token, drafter.client)).toBeNull();
});

test('a link ends when its maker leaves', async () => {
	const leaving = await it.person({ function: 'it' });
	const { id } = await running(it, { ...people, it: leaving });
	const { data: token } = await share(leaving.client, id);
	expect(await open(token)).not.toBeNull();
	await it.sql`update public.people set left_at = private.now() where id = ${leaving.id}`;
	expect(await open(token)).toBeNull();
});

test('a link ends when it is revoked, once, and the log tells both', async () => {
	const { id } = await running(it, people);
	const { data: token } = await share(drafter.client, id);
	const { data: other } = await share(marketing.client, id);
	const [link] = (await linksOf(drafter.client, id)) ?? [];
	const revoke = () => marketing.client.rpc('revoke_share_link', { p_link: link?.id ?? 0 });
	expect((await Promise.all([revoke(), revoke(), revoke()])).map(refused)).toEqual([undefined, undefined, undefined]);
	expect([await open(token), (await open(other)) !== null]).toEqual([null, true]);
	const verbs = await it.sql<{ verb: string }>`select verb from public.activity
		where subject = 'experiments' and subject_id = ${String(id)} and verb like '%shared' order by seq`;
	expect(verbs.map(({ verb }) => verb)).toEqual(['experiment.shared', 'experiment.shared', 'experiment.unshared']);
});

test('a token is kept nowhere as it is, and its hash is read by nobody', async () => {
	const { id } = await running(it, people);
	const { data: token = '' } = await share(drafter.client, id);
	expect(token).toMatch(/^[0-9a-f]{64}$/);
	const kept = await it.sql`select from public.share_links l where to_jsonb(l)::text like ${`%${token}%`}`;
	const logged = await it.sql`select from public.activity a where to_jsonb(a)::text like ${`%${token}%`}`;
	expect([...kept, ...logged]).toEqual([]);
	for (const client of [drafter.client, it.anonymous()]) {
		expect((await client.from('share_links').select('token_hash')).error).not.toBeNull();
	}
	const [row] = await it.sql<{ token_hash: string }>`select token_hash from public.share_links
		where experiment_id = ${id}`;
	for (const guess of ['', 'x', row?.token_hash ?? '', `${token}0`, "' or true --", '%']) {
		expect(await open(guess)).toBeNull();
	}
});

test('twenty links open at once, under any race', async () => {
	const { id } = await running(it, people);
	const replies = await Promise.all(
		Array.from({ length: 24 }, (_, index) => share(index % 2 ? drafter.client : marketing.client, id))
	);
	expect(replies.map(refused).filter((name) => name === 'too_many_share_links')).toHaveLength(4);
	expect(await it.sql`select from public.share_links where experiment_id = ${id}`).toHaveLength(20);
});

test('a stranger with the link reads the notebook as it stands, without who wrote it', async () => {
	const { id, today } = await running(it, people);
	const write = async (body: string, replaces?: number) =>
		(
			await drafter.client.rpc('write_entry', {
				p_experiment: id,
				p_entry: { kind: 'incident', day: today, body, ...(replaces && { replaces }) }
			})
		).data ?? 0;
	await write('Checkout was down for two hours.', await write('Checkout was down for three hours.'));
	await drafter.client.rpc('strike_entry', {
		p_entry: await write('The shop was closed.'),
		p_reason: 'It was another shop.'
	});
	const { data: token } = await share(drafter.client, id);
	const answer = await open(token);
	expect(readShared(answer).notebook.map(({ body, author }) => [body, author])).toEqual([
		['Checkout was down for two hours.', 'The team']
	]);
	const shown = JSON.stringify(answer);
	for (const inside of [drafter.name, 'three hours', 'The shop was closed', 'another shop'])
		expect(shown).not.toContain(inside);
});
