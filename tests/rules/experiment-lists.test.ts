import { expect, test } from 'vitest';
import { PAGE, list } from '#lib/experiments/experiments.server.ts';
import { cast, newDraft, newIdea, plannedDraft, running } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

test('the list is paged by key: every experiment once, the newest first', async () => {
	const reader = await it.person();
	const idea = await newIdea(reader);
	const drafts: number[] = [];
	// several in one moment, so that the key needs more than the time
	await it.stopClock(new Date());
	for (let nth = 0; nth < PAGE + 5; nth += 1) drafts.push(await newDraft(reader, idea));
	await it.stopClock();
	const first = await list(reader.client, { me: reader.id });
	const last = first.experiments.at(-1);
	const second = await list(reader.client, { me: reader.id, before: last });
	expect([first.hasMore, second.hasMore]).toEqual([true, false]);
	expect([...first.experiments, ...second.experiments].map(({ id }) => id)).toEqual(drafts.toReversed());
});

test('the list is narrowed to a state, an owner and one’s own, all at once', async () => {
	const [started, planned] = [(await running(it, people)).id, await plannedDraft(it, people)];
	const ids = async (filter: Parameters<typeof list>[1]) =>
		(await list(stranger.client, filter)).experiments.map(({ id }) => id);
	expect(await ids({ owner: marketing.id })).toEqual([planned, started]);
	expect(await ids({ owner: itOwner.id, state: 'running' })).toEqual([started]);
	expect(await ids({ owner: itOwner.id, me: drafter.id, state: 'draft' })).toEqual([planned]);
	expect(await ids({ owner: itOwner.id, me: stranger.id })).toEqual([]);
	expect(await ids({ owner: drafter.id })).toEqual([]);
});
