import { expect, test } from 'vitest';
import { databasePid, killDatabase, newFolder, ownerOf, startApp } from './running-app.ts';
import { crowd, logIdea, newcomer, returning } from './visitor.ts';

const EMAILS = ['ada@example.com', 'ben@example.com', 'cleo@example.com', 'dan@example.com'];

/** Ids of `kept` that the database does not know, and whether its activity log holds. */
async function look(folder: string, kept: readonly number[]): Promise<{ lost: number[]; chain: boolean }> {
	const owner = await ownerOf(folder);
	const known = await owner.query<{ id: string }>('select id from public.ideas');
	const chain = await owner.query<{ is_intact: boolean }>('select is_intact from private.check_activity()');
	await owner.end();
	const ids = new Set(known.rows.map(({ id }) => Number(id)));
	return { lost: kept.filter((id) => !ids.has(id)), chain: chain.rows[0]?.is_intact === true };
}

test('an app killed in the middle of writing loses nothing it said is kept', { timeout: 180_000 }, async () => {
	const folder = await newFolder();
	const kept: number[] = [];
	let app = await startApp({ folder });
	await Promise.all(EMAILS.map((email) => newcomer(app.origin, email)));
	for (const fault of ['app', 'database and app', 'app']) {
		const people = await Promise.all(EMAILS.map((email) => returning(app.origin, email)));
		const writing = crowd([...people, ...people]);
		await writing.keeps(25);
		const database = databasePid(folder);
		if (fault !== 'app') killDatabase(folder);
		app.child.kill('SIGKILL');
		await Promise.all([app.ended, writing.ended]);
		kept.push(...writing.kept);

		const began = performance.now();
		app = await startApp({ folder });
		expect(performance.now() - began).toBeLessThan(20_000);
		// the database of a killed app goes on, and is found
		if (fault === 'app') {
			expect(app.output()).toContain('still running');
			expect(databasePid(folder)).toBe(database);
		}
		expect(await look(folder, kept)).toEqual({ lost: [], chain: true });
	}
	expect(kept.length).toBeGreaterThanOrEqual(75);
});

test(
	'an app asked to stop finishes what is under way, and its database ends with it',
	{ timeout: 120_000 },
	async () => {
		const folder = await newFolder();
		const app = await startApp({ folder });
		const ada = await newcomer(app.origin);
		const owner = await ownerOf(folder);
		// every write ends with the log's head: who holds it keeps a request under way
		await owner.query('begin; select from private.activity_head for update');
		const underWay = logIdea(ada, 'An idea on its way');
		await expect
			.poll(async () => (await owner.query(`select from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount)
			.toBe(1);

		const asked = performance.now();
		app.child.kill('SIGTERM');
		// nobody new is let in
		await expect
			.poll(() =>
				fetch(`${app.origin}/health`).then(
					() => true,
					() => false
				)
			)
			.toBe(false);
		await owner.query('commit');
		expect(await underWay).toEqual(expect.any(Number));
		await owner.end();
		const { code } = await app.ended;
		expect(code).toBe(0);
		expect(performance.now() - asked).toBeLessThan(10_000);
		expect(databasePid(folder)).toBeNull();
	}
);

test(
	'while the database restarts people are told to come back, and it comes back by itself',
	{ timeout: 180_000 },
	async () => {
		const folder = await newFolder();
		const app = await startApp({ folder, env: { LOG_LEVEL: 'silent' } });
		const people = await Promise.all(EMAILS.map((email) => newcomer(app.origin, email)));
		const seen = new Map<number, number>();
		const hints = new Set<string | null>();
		let slowest = 0;
		let isOver = false;
		const readers = people.map(async (somebody) => {
			while (!isOver) {
				const asked = performance.now();
				const answer = await somebody.get('/ideas');
				await answer.body?.cancel();
				slowest = Math.max(slowest, performance.now() - asked);
				seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
				if (answer.status === 503) hints.add(answer.headers.get('retry-after'));
			}
		});
		const writing = crowd(people);
		for (let round = 1; round <= 2; round++) {
			await writing.keeps(10);
			const before = seen.get(503) ?? 0;
			killDatabase(folder);
			await expect.poll(() => seen.get(503) ?? 0, { timeout: 20_000 }).toBeGreaterThan(before);
			await writing.keeps(10);
		}
		isOver = true;
		writing.stop();
		await Promise.all([...readers, writing.ended]);
		expect([...seen.keys()].sort()).toEqual([200, 503]);
		expect([...hints]).toEqual([expect.stringMatching(/^\d+$/)]);
		expect(slowest).toBeLessThan(20_000);
		expect((await look(folder, writing.kept)).lost).toEqual([]);
		app.child.kill('SIGTERM');
		expect((await app.ended).code).toBe(0);
	}
);
