import { expect, test } from 'vitest';
import type { LiveMessage } from '#lib/server/backend/relay.ts';
import { streamOf } from '#lib/server/live.ts';
import { world, type TestPerson } from '../rules/harness.ts';

const began = Date.now();
const { person, owner, relay, sql } = await world();

await owner.query(`
	drop policy if exists sample_members_listen on realtime.messages;
	create policy sample_members_listen on realtime.messages for select to authenticated
	using (extension = 'broadcast' and (select realtime.topic()) like 'room:%' and (select private.is_member()))`);

const send = (topic: string, event: string, payload: object) =>
	sql`select realtime.send(${JSON.stringify(payload)}::jsonb, ${event}, ${topic}, true)`;

async function asker({ client }: TestPerson, topic: string) {
	const { data } = await client.auth.getClaims();
	return { topic, claims: { ...data?.claims }, token: '', since: null };
}

/** Listens until as many messages came as asked for. */
async function listen(who: TestPerson, topic: string, since: number | null = null) {
	const heard: (LiveMessage | null)[] = [];
	let wake = () => {};
	const onMessage = (message: LiveMessage | null) => {
		heard.push(message);
		wake();
	};
	const leave = await relay.open({ ...(await asker(who, topic)), since, onMessage, onEnd: () => wake() });
	async function hear(count: number) {
		while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
		return heard;
	}
	return { leave, hear };
}

test('who may listen hears what is said on the topic, in order, and nothing of other topics', async () => {
	const { hear, leave } = await listen(await person(), 'room:1');
	await send('room:2', 'said', { n: 0 });
	for (const n of [1, 2, 3]) await send('room:1', 'said', { n });
	expect((await hear(3)).map((message) => message?.payload)).toMatchObject([{ n: 1 }, { n: 2 }, { n: 3 }]);
	leave?.();
});

test('who may not listen is refused, by the policy of the database', async () => {
	const { leave } = await listen(await person(), 'secret:1');
	expect(leave).toBeNull();
	const gone = await person();
	const request = await asker(gone, 'room:1');
	await gone.client.auth.signOut();
	expect(await relay.open({ ...request, onMessage: () => {}, onEnd: () => {} })).toBeNull();
});

test('asking for permission says nothing to anybody and leaves no row', async () => {
	const topic = 'room:probe';
	const { leave } = await listen(await person(), topic);
	expect(await sql`select from realtime.messages where topic = ${topic}`).toEqual([]);
	leave?.();
});

test('a message larger than a notification arrives whole', async () => {
	const { hear, leave } = await listen(await person(), 'room:large');
	await send('room:large', 'said', { text: 'x'.repeat(20_000) });
	expect((await hear(1))[0]?.payload).toMatchObject({ text: 'x'.repeat(20_000) });
	leave?.();
});

test('a line that broke goes on after the last message that was seen', async () => {
	const ann = await person();
	const first = await listen(ann, 'room:resume');
	await send('room:resume', 'said', { n: 1 });
	const [seen] = await first.hear(1);
	first.leave?.();
	const bystander = await listen(ann, 'room:resume');
	await send('room:resume', 'said', { n: 2 });
	await bystander.hear(1);
	const again = await listen(ann, 'room:resume', Number(seen?.id));
	expect((await again.hear(1))[0]?.payload).toMatchObject({ n: 2 });
	const lost = await listen(ann, 'room:resume', began - 1);
	expect(await lost.hear(1)).toEqual([null]);
	for (const line of [bystander, again, lost]) line.leave?.();
});

test('what is said between the question for a page and its line is heard exactly once, and nothing said before', async () => {
	const ann = await person();
	const bystander = await listen(ann, 'room:between');
	await send('room:between', 'said', { n: 1 });
	const [before] = await bystander.hear(1);
	// a page that is asked for later has it
	await expect.poll(() => Date.now()).toBeGreaterThan(Number(before?.id));
	const asked = Date.now();
	for (const n of [2, 3]) await send('room:between', 'said', { n });
	await bystander.hear(3);
	const page = await listen(ann, 'room:between', asked);
	await send('room:between', 'said', { n: 4 });
	await bystander.hear(4);
	expect((await page.hear(3)).map((message) => message?.payload)).toMatchObject([{ n: 2 }, { n: 3 }, { n: 4 }]);
	// no moment, no past
	const fresh = await listen(ann, 'room:between');
	await send('room:between', 'said', { n: 5 });
	expect((await fresh.hear(1)).map((message) => message?.payload)).toMatchObject([{ n: 5 }]);
	expect(await page.hear(4)).toHaveLength(4);
	for (const line of [bystander, page, fresh]) line.leave?.();
});

test('a reader that stops reading is let go at a megabyte, and the others hear everything', async () => {
	const ann = await person();
	const slow = await streamOf(relay, { ...(await asker(ann, 'room:slow')), topics: new Map([['room:slow', null]]) });
	const { hear, leave } = await listen(ann, 'room:slow');
	const before = relay.listeners();
	await sql`select realtime.send(jsonb_build_object('n', n, 'pad', repeat('x', 6000)), 'said', 'room:slow', true)
		from generate_series(1, 1000) n`;
	const heard = await hear(1000);
	expect(heard.map((message) => message?.payload)).toMatchObject(
		Array.from({ length: 1000 }, (_, at) => ({ n: at + 1 }))
	);
	expect(relay.listeners()).toBe(before - 1);
	const bytes = (await new Response(slow).arrayBuffer()).byteLength;
	expect(bytes).toBeLessThan(1_200_000);
	leave?.();
});

test('when the connection to the database breaks, the line comes back and everybody reads again', async () => {
	const { hear, leave } = await listen(await person(), 'room:gap');
	await sql`select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and application_name = 'common-ground live'`;
	expect(await hear(1)).toEqual([null]);
	await send('room:gap', 'said', { n: 1 });
	expect((await hear(2))[1]?.payload).toMatchObject({ n: 1 });
	leave?.();
});
