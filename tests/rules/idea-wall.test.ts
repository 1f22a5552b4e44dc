import { expect, test } from 'vitest';
import { saidIn } from '#lib/ideas/wall.ts';
import { plan, propose } from './hackathon.ts';
import { world } from './harness.ts';

const { person, sql, relay } = await world();
const leader = await person({ role: 'leader' });

async function said(event: number) {
	const rows = await sql<{
		payload: unknown;
	}>`select payload from realtime.messages where topic = ${`wall-${event}`} order by inserted_at, ctid`;
	return rows.flatMap(({ payload }) => saidIn(payload));
}

test('the wall says what is logged in its event, whole, and nothing of other events', async () => {
	const ann = await person({ name: 'Ann Wall', function: 'it' });
	const { id } = await plan(leader.client);
	const { id: other } = await plan(leader.client);
	const idea = await propose(ann.client, id, 'Shown as it is logged');
	await propose(ann.client);
	const [first, ...more] = await said(id);
	expect(more).toEqual([]);
	expect(first).toMatchObject({
		kind: 'idea',
		idea: {
			id: idea,
			title: 'Shown as it is logged',
			author: 'Ann Wall',
			author_function: 'it',
			supports: 0,
			challenge_id: null
		}
	});
	expect(await said(other)).toEqual([]);
});

test('supports and comments say only their counts, and a support that changes nothing says nothing', async () => {
	const ann = await person();
	const { id } = await plan(leader.client);
	const idea = await propose(ann.client, id);
	const before = (await said(id)).length;
	await leader.client.rpc('set_support', { p_idea: idea, p_supports: true });
	await leader.client.rpc('set_support', { p_idea: idea, p_supports: true });
	await ann.client.from('comments').insert({ idea_id: idea, body: 'A word about it.' });
	expect((await said(id)).slice(before)).toEqual([
		expect.objectContaining({
			kind: 'counts',
			counts: expect.objectContaining({ id: idea, supports: 1, comments: 0 })
		}),
		expect.objectContaining({ kind: 'counts', counts: expect.objectContaining({ id: idea, supports: 1, comments: 1 }) })
	]);
});

test('an idea that is merged leaves the wall, and comes back whole when that is undone', async () => {
	const ann = await person();
	const { id } = await plan(leader.client);
	const [stays, goes] = [await propose(ann.client, id), await propose(ann.client, id)];
	await sql`update ideas set merged_into = ${stays} where id = ${goes}`;
	await sql`update ideas set merged_into = null where id = ${goes}`;
	expect((await said(id)).slice(-2)).toEqual([
		{ kind: 'gone', id: goes },
		expect.objectContaining({ kind: 'idea', idea: expect.objectContaining({ id: goes }) })
	]);
});

test('members listen to a wall; whoever has no session hears nothing', async () => {
	const { id } = await plan(leader.client);
	const ann = await person();
	const claims = async ({ client }: typeof ann) => (await client.auth.getClaims()).data?.claims ?? {};
	const line = { topic: `wall-${id}`, token: '', since: null, onMessage: () => undefined, onEnd: () => undefined };
	const leave = await relay.open({ ...line, claims: await claims(ann) });
	expect(leave).not.toBeNull();
	leave?.();
	const stranger = { sub: ann.id, role: 'authenticated', session_id: '00000000-0000-4000-8000-000000000000' };
	expect(await relay.open({ ...line, claims: stranger })).toBeNull();
	const ofNothing = await relay.open({ ...line, topic: 'wall-everything', claims: await claims(ann) });
	expect(ofNothing).toBeNull();
});
