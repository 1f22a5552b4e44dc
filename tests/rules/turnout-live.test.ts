import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { world, type TestPerson } from './harness.ts';
import { register, vote, votingEvent } from './voting-event.ts';

const here = await world();
const { person, relay } = here;

const count = z.number().int();
const announced = z.strictObject({
	...{ id: z.string(), key: z.literal('turnout'), at: z.string() },
	voted: z.strictObject({ marketing: count, it: count, other: count })
});

test('every member hears how many have voted, and not who or for whom; nobody else listens', async () => {
	const leader = await person({ role: 'leader' });
	const event = await votingEvent(here, leader.client, 2);
	const voter = await register(here, event.id, await person());
	const heard: unknown[] = [];
	const listen = async ({ client }: Pick<TestPerson, 'client'>, topic = `turnout-${event.id}`) => {
		const { data } = await client.auth.getClaims();
		const onMessage = (message: unknown) => void heard.push(message);
		return relay.open({
			topic,
			claims: { ...data?.claims },
			token: '',
			since: null,
			onMessage,
			onEnd: () => undefined
		});
	};
	const [gone, admin] = [await person(), await person({ role: 'admin' })];
	await here.owner.query('update public.people set left_at = private.now() where id = $1', [gone.id]);
	for (const reader of [gone, { client: here.anonymous() }]) expect(await listen(reader)).toBeNull();
	for (const topic of ['turnout-', 'turnout-1x', 'turnout-999999999999999999999']) {
		expect(await listen(leader, topic)).toBeNull();
	}
	const member = event.teams[0]?.people[0] ?? voter;
	const others = await Promise.all([voter, member, admin, await person()].map((reader) => listen(reader)));
	expect(others.every((leave) => leave !== null)).toBe(true);
	others.forEach((leave) => leave?.());
	const leave = await listen(leader);
	const team = event.teams[1]?.id ?? 0;
	expect(await vote(voter, event.id, { [team]: 1 })).toBe(1);
	await vi.waitFor(() => expect(heard).toHaveLength(1));
	// changed is no other turnout; taken back is
	expect(await vote(voter, event.id, { [event.teams[0]?.id ?? 0]: 1 })).toBe(2);
	expect(await vote(voter, event.id, {})).toBe(0);
	await vi.waitFor(() => expect(heard).toHaveLength(2));
	// how many by function, and nothing of the vote
	const told = z.array(z.object({ event: z.literal('changed'), payload: announced })).parse(heard);
	const { data: face } = await leader.client.from('people').select('function').eq('id', voter.id).single();
	const none = { marketing: 0, it: 0, other: 0 };
	expect(told.map(({ payload }) => payload.voted)).toEqual([{ ...none, [face?.function ?? '']: 1 }, none]);
	expect(JSON.stringify(heard)).not.toContain(voter.id);
	leave?.();
});

test('whether something was said on a topic is answered to who may listen to it, and to nobody else', async () => {
	const leader = await person({ role: 'leader' });
	const event = await votingEvent(here, leader.client, 2);
	const voter = await register(here, event.id, await person());
	const wasSaid = async ({ client }: Pick<TestPerson, 'client'>, p_ms: number, p_topic = `turnout-${event.id}`) =>
		client.rpc('was_said', { p_topic, p_ms });
	expect((await wasSaid(leader, 0)).data).toBe(false);
	expect(await vote(voter, event.id, { [event.teams[1]?.id ?? 0]: 1 })).toBe(1);
	// what commits late was begun before a page was asked for
	for (const ms of [60_000, 0, -5]) expect((await wasSaid(leader, ms)).data).toBe(true);
	expect((await wasSaid(leader, 60_000, 'turnout-0')).data).toBe(false);
	expect((await wasSaid(voter, 60_000)).data).toBe(true);
	// from long ago nothing is known, and who may listen reads again
	expect((await wasSaid(leader, 86_400_000)).data).toBe(true);
	expect((await wasSaid({ client: here.anonymous() }, 0)).error).not.toBeNull();
});

test('who votes anew from another function is counted there, and after any crowd the count is what was cast', async () => {
	const leader = await person({ role: 'leader' });
	const event = await votingEvent(here, leader.client, 2);
	const [a = 0, b = 0] = event.teams.map(({ id }) => id);
	const voters = await Promise.all(Array.from({ length: 9 }, async () => register(here, event.id, await person())));
	const turnout = async () => (await leader.client.rpc('show_voting', { p_slug: event.slug })).data;
	await Promise.all(voters.map((voter) => vote(voter, event.id, { [a]: 1 })));
	expect(await turnout()).toMatchObject({ turnout: { marketing: { voted: 9, of: 11 }, it: { voted: 0, of: 2 } } });
	// three move to IT and vote anew, three vote anew, three take theirs back, all at once and each twice
	const moved = voters.slice(0, 3).map(({ id }) => id);
	await here.owner.query(`update public.people set function = 'it' where id = any ($1)`, [moved]);
	const again = [...voters, ...voters].map((voter, at) => vote(voter, event.id, at % 9 < 6 ? { [b]: 1 } : {}));
	expect((await Promise.all(again)).every((version) => typeof version === 'number')).toBe(true);
	expect(await turnout()).toMatchObject({
		turnout: { marketing: { voted: 3, of: 8 }, it: { voted: 3, of: 5 }, other: { voted: 0, of: 0 } }
	});
});

test('of votes cast at once the last announcement has counted all', async () => {
	const leader = await person({ role: 'leader' });
	const event = await votingEvent(here, leader.client, 2);
	const voters = await Promise.all(Array.from({ length: 12 }, async () => register(here, event.id, await person())));
	const { data } = await leader.client.auth.getClaims();
	const heard: unknown[] = [];
	const leave = await relay.open({
		...{ topic: `turnout-${event.id}`, claims: { ...data?.claims }, token: '', since: null },
		onMessage: (message) => void heard.push(message?.payload),
		onEnd: () => undefined
	});
	await Promise.all(voters.map((voter, at) => vote(voter, event.id, { [event.teams[at % 2]?.id ?? 0]: 1 })));
	await vi.waitFor(() => expect(heard).toHaveLength(12));
	const { marketing, it, other } = announced.parse(heard.at(-1)).voted;
	expect(marketing + it + other).toBe(12);
	leave?.();
});
