import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startScratch } from '#lib/server/backend/scratch.ts';
import { startEmbedded } from '#lib/server/backend/embedded.ts';
import { foundation } from '../rules/server.ts';
import { sample } from '../rules/contract/sample.ts';

const { person, owner, service } = await sample();
const RETRY = /^\d+$/;

test('while slow questions hold every connection, another person gets an answer or is told to come back, within 5 s', async () => {
	const [slow, other] = await Promise.all([person('Slow'), person('Other')]);
	const held = Array.from({ length: 25 }, () => slow.client.rpc('f_sleep', { seconds: 20 }));
	const began = performance.now();
	const { status } = await other.client.from('rooms').select('id');
	expect(performance.now() - began).toBeLessThan(5000);
	expect([200, 503]).toContain(status);
	const slowest = await Promise.all(held);
	// cut off by the statement timeout, or never begun
	expect(slowest.every((reply) => [500, 503, 504].includes(reply.status))).toBe(true);
	expect(performance.now() - began).toBeLessThan(20_000);
	expect((await other.client.from('rooms').select('id')).status).toBe(200);
});

test('questions made to be expensive end soon and hold up nobody', async () => {
	const [ann, bob] = await Promise.all([person('Ann'), person('Bob')]);
	const room = (
		await ann.client
			.from('rooms')
			.insert({ name: `Room ${ann.id}` })
			.select('id')
			.single()
	).data?.id;
	await service()
		.from('notes')
		.insert({ room_id: room, author: ann.id, title: 'a'.repeat(30) + '!' });
	const nested = Array.from({ length: 12 }).reduce<string>((inner) => `rooms(id,notes(id,${inner}))`, 'id');
	const many = Array.from({ length: 5000 }, (_, at) => `title.eq.${at}`).join(',');
	const ids = Array.from({ length: 20_000 }, () => '00000000-0000-4000-8000-000000000000');
	const began = performance.now();
	const replies = await Promise.all([
		ann.client.from('notes').select(`id, ${nested}`),
		ann.client.from('notes').select('id').or(many),
		ann.client.from('notes').select('id').in('id', ids),
		ann.client.from('notes').select('id').filter('title', 'match', '(a+)+$'),
		bob.client.from('rooms').select('id')
	]);
	expect(performance.now() - began).toBeLessThan(10_000);
	expect(replies.every(({ data }) => (data ?? []).length <= 500)).toBe(true);
	expect(replies.at(-1)?.status).toBe(200);
}, 30_000);

test('when the database restarts under load, people are told to come back, nothing hangs, and it goes on by itself', async () => {
	const scratch = await startScratch();
	const embedded = await startEmbedded(foundation(scratch.url));
	const ask = async () => {
		const answer = await embedded.fetch(`${embedded.url}/rest/v1/people?select=id`, {
			headers: { apikey: embedded.secretKey }
		});
		await answer.body?.cancel();
		return answer;
	};
	let isOver = false;
	try {
		const seen = new Set<number>();
		const retries = new Set<boolean>();
		const load = Array.from({ length: 8 }, async () => {
			while (!isOver) {
				const answer = await ask();
				seen.add(answer.status);
				if (answer.status !== 503) continue;
				retries.add(RETRY.test(answer.headers.get('retry-after') ?? ''));
				// as a browser would, if more eagerly
				await setTimeout(50);
			}
		});
		await scratch.restart();
		const killer = new pg.Client({ connectionString: scratch.url });
		killer.on('error', () => undefined);
		await killer.connect();
		await killer.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
		await killer.end();
		await expect.poll(async () => (await ask()).status, { timeout: 30_000 }).toBe(403);
		// those who asked all the while are answered again too, and were told to come back before
		await expect.poll(() => [...seen].sort(), { timeout: 30_000 }).toEqual([403, 503]);
		isOver = true;
		await Promise.all(load);
		expect([...retries]).toEqual([true]);
		expect(await embedded.isReady()).toBe(true);
	} finally {
		isOver = true;
		await embedded.close();
		await scratch.stop();
	}
}, 60_000);

test('a question that was cut off leaves no connection behind', async () => {
	await expect
		.poll(async () => {
			const { rows } = await owner().query<{ active: number }>(
				`select count(*)::int as active from pg_stat_activity
				where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`
			);
			return rows[0]?.active;
		})
		.toBe(0);
});
