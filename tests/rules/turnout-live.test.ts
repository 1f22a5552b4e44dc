import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { world, type TestPerson } from './harness.ts';
import { register, vote, votingEvent } from './voting-event.ts';

const here = await world();
const { person, relay } = here;

test('who runs an event hears that somebody voted or took it back, and not who or for whom; nobody else listens', async () => {
	const leader = await person({ role: 'leader' });
	const event = await votingEvent(here, leader.client, 2);
	const voter = await register(here, event.id, await person());
	const heard: unknown[] = [];
	const listen = async ({ client }: TestPerson, topic = `turnout-${event.id}`) => {
		const { data } = await client.auth.getClaims();
		const onMessage = (message: unknown) => void heard.push(message);
		return relay.open({
			topic,
			claims: { ...data?.claims },
			token: '',
			lastId: null,
			onMessage,
			onEnd: () => undefined
		});
	};
	const member = event.teams[0]?.people[0] ?? voter;
	for (const reader of [voter, member]) expect(await listen(reader)).toBeNull();
	for (const topic of ['turnout-', 'turnout-1x', 'turnout-999999999999999999999']) {
		expect(await listen(leader, topic)).toBeNull();
	}
	const leave = await listen(leader);
	const team = event.teams[1]?.id ?? 0;
	expect(await vote(voter, event.id, { [team]: 1 })).toBe(1);
	await vi.waitFor(() => expect(heard).toHaveLength(1));
	// changed is no other turnout; taken back is
	expect(await vote(voter, event.id, { [event.teams[0]?.id ?? 0]: 1 })).toBe(2);
	expect(await vote(voter, event.id, {})).toBe(0);
	await vi.waitFor(() => expect(heard).toHaveLength(2));
	// the id of the message itself, and nothing of the vote
	const told = z
		.array(z.object({ event: z.literal('changed'), payload: z.record(z.string(), z.unknown()) }))
		.parse(heard);
	expect(told.map(({ payload }) => Object.keys(payload))).toEqual([['id'], ['id']]);
	expect(JSON.stringify(heard)).not.toContain(voter.id);
	leave?.();
});
