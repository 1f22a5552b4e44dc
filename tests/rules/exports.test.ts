import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { notebookRows } from '#lib/experiments/exports.ts';
import { cast, running } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const sealed = z.object({ registration_text: z.string(), registration_hash: z.string(), registration: z.unknown() });

test('whoever exports an experiment can recompute the seal of its registration', async () => {
	const { id } = await running(it, people);
	const { data } = await people.stranger.client.rpc('export_experiment', { p_experiment: id });
	const { registration_text, registration_hash, registration } = sealed.parse(data);
	expect(createHash('sha256').update(registration_text, 'utf8').digest('hex')).toBe(registration_hash);
	expect(JSON.parse(registration_text)).toEqual(registration);
});

test('every member exports, nobody who is signed out, and what is not there is nothing', async () => {
	const { id } = await running(it, people);
	expect((await it.anonymous().rpc('export_experiment', { p_experiment: id })).error).not.toBeNull();
	expect((await people.stranger.client.rpc('export_experiment', { p_experiment: 987654 })).data).toBeNull();
});

test('an export names people as the page does, and no e-mail', async () => {
	const { id } = await running(it, people);
	const { data } = await people.stranger.client.rpc('export_experiment', { p_experiment: id });
	const text = JSON.stringify(data);
	expect(text).toContain(people.marketing.name);
	for (const { email } of Object.values(people)) expect(text).not.toContain(email);
});

test('an export holds every reading as it was entered, the corrected one beside its correction', async () => {
	const { id, control, primary, today } = await running(it, people);
	const cell = { metric_id: primary, variant_id: control, day: today, n: 1471 };
	for (const successes of [26, 62]) {
		const { error } = await people.marketing.client.rpc('record_readings', {
			p_experiment: id,
			p_readings: [{ ...cell, successes }]
		});
		expect(error).toBeNull();
	}
	const { data } = await people.stranger.client.rpc('export_experiment', { p_experiment: id });
	expect(data).toMatchObject({
		days_a_point: 1,
		readings: [
			{ successes: 26, replaces_id: null, author: people.marketing.name },
			{ successes: 62, replaces_id: expect.any(Number) }
		]
	});
});

test('an export holds the whole notebook: what stands, what it replaced and what was struck', async () => {
	const { id, today } = await running(it, people);
	const { client, name } = people.drafter;
	const write = async (body: string, replaces?: number) => {
		const entry = { kind: 'incident', day: today, body, ...(replaces && { replaces }) };
		return (await client.rpc('write_entry', { p_experiment: id, p_entry: entry })).data ?? 0;
	};
	const first = await write('Down for three hours.');
	const second = await write('=Down for two hours.', first);
	const third = await write('Closed.');
	await client.rpc('strike_entry', { p_entry: third, p_reason: 'It was another shop.' });
	const { data } = await people.stranger.client.rpc('export_experiment', { p_experiment: id });
	const [, ...rows] = notebookRows(z.record(z.string(), z.unknown()).parse(data));
	expect(
		rows.map(([entry, , , body, author, , stands, replaces, , because]) => [
			entry,
			body,
			author,
			stands,
			replaces,
			because
		])
	).toEqual([
		[first, 'Down for three hours.', name, false, null, null],
		[second, '=Down for two hours.', name, true, first, null],
		[third, 'Closed.', name, false, null, 'It was another shop.']
	]);
});
