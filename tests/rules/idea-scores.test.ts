import { expect, test } from 'vitest';
import { z } from 'zod';
import { spreadOf } from '#lib/stats/score-spread.ts';
import { plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader', function: 'other' });
const [ann, ada, ben, bob, bridge, other] = await Promise.all([
	person({ function: 'marketing' }),
	person({ function: 'marketing' }),
	person({ function: 'it' }),
	person({ function: 'it' }),
	person({ function: 'marketing', is_bridging: true }),
	person({ function: 'other' })
]);

type Given = { readonly score: number; readonly confidence?: number; readonly side?: 'marketing' | 'it' };
const score = async (who: Pick<TestPerson, 'client'>, idea: number, { score, confidence = 2, side }: Given) => {
	const asked = { p_idea: idea, p_score: score, p_confidence: confidence, p_side: side };
	return (await who.client.rpc('score_idea', asked)).error?.message ?? 'scored';
};
const read = async (who: TestPerson, idea: number) => (await who.client.rpc('read_scores', { p_idea: idea })).data;
const listed = z.object({
	ideas: z.array(z.object({ id: z.number(), impacts: z.array(z.number()).nullable(), sorted_by: z.number() })),
	has_more: z.boolean()
});
const find = async (
	who: TestPerson,
	filter: { p_event?: string; p_sort?: string; p_limit?: number; p_after?: number[] }
) => {
	const { data, error } = await who.client.rpc('find_ideas', filter);
	expect(error).toBeNull();
	return listed.parse(data);
};

test('marketing scores the impact and IT the effort, and nobody sees what others said before having said it', async () => {
	const idea = await propose(ann.client);
	expect(await score(ann, idea, { score: 5, confidence: 3 })).toBe('scored');
	expect(await score(ben, idea, { score: 2, confidence: 1 })).toBe('scored');
	expect(await read(ada, idea), 'a side that has not scored yet').toEqual({
		mine: null,
		marketing: 1,
		it: 1,
		scoring: null
	});
	expect((await ada.client.from('idea_scorings').select('impacts').eq('idea_id', idea)).data).toEqual([]);
	expect(await score(ada, idea, { score: 1 })).toBe('scored');
	expect(await read(ada, idea)).toEqual({
		mine: { side: 'marketing', score: 1, confidence: 2 },
		marketing: 2,
		it: 1,
		scoring: {
			impacts: [1, 0, 0, 0, 1],
			efforts: [0, 1, 0, 0, 0],
			impact_sureness: [0, 1, 1],
			effort_sureness: [1, 0, 0]
		}
	});
	expect(await read(other, idea), 'who scores nothing cannot be led').toMatchObject({
		mine: null,
		scoring: { impacts: [1, 0, 0, 0, 1] }
	});
});

test('the scores of an event are told to everybody once its deadline has passed', async () => {
	const { id: event, slug, deadline } = await plan(leader.client);
	const idea = await propose(ann.client, event);
	await score(ann, idea, { score: 4 });
	expect(await read(ben, idea)).toMatchObject({ scoring: null });
	expect((await find(ben, { p_event: slug })).ideas).toMatchObject([{ id: idea, impacts: null }]);
	try {
		await stopClock(deadline);
		expect(await read(ben, idea)).toMatchObject({ scoring: { impacts: [0, 0, 0, 1, 0] } });
		expect((await find(ben, { p_event: slug })).ideas).toMatchObject([{ id: idea, impacts: [0, 0, 0, 1, 0] }]);
	} finally {
		await stopClock();
	}
});

test('what one person said is seen by that person only, and written by no other way', async () => {
	const idea = await propose(ann.client);
	await score(ann, idea, { score: 4 });
	await score(ada, idea, { score: 2 });
	for (const who of [ada, leader, await person({ role: 'admin' })]) {
		const { data } = await who.client.from('idea_scores').select('person_id').eq('idea_id', idea);
		expect((data ?? []).filter((row) => row.person_id !== who.id)).toEqual([]);
	}
	const row = { idea_id: idea, person_id: ben.id, side: 'it', score: 1, confidence: 1 } as const;
	expect((await ben.client.from('idea_scores').insert(row)).error?.code).toBe('42501');
	expect((await anonymous().from('idea_scores').select('score')).error?.code).toBe('42501');
	expect((await anonymous().from('idea_scorings').select('impacts')).error?.code).toBe('42501');
	expect((await anonymous().rpc('read_scores', { p_idea: idea })).error?.code).toBe('42501');
	expect(await score({ client: anonymous() }, idea, { score: 3 })).toMatch(/permission denied/);
	const lines =
		await sql`select details from public.activity where verb = 'idea.scored' and subject_id = ${String(idea)} order by seq`;
	expect(lines, 'the log tells that it was scored, not what').toEqual([
		{ details: { side: 'marketing', again: false } },
		{ details: { side: 'marketing', again: false } }
	]);
});

test('each side scores for itself; who bridges chooses once; who is of neither scores nothing', async () => {
	const idea = await propose(ann.client);
	expect(await score(ann, idea, { score: 3, side: 'it' })).toBe('score_is_for_your_own_side');
	expect(await score(other, idea, { score: 3 })).toBe('scores_are_of_marketing_and_it');
	expect(await score(bridge, idea, { score: 3, side: 'it' })).toBe('scored');
	expect(await score(bridge, idea, { score: 3, side: 'marketing' })).toBe('score_keeps_its_side');
	expect(await score(bridge, idea, { score: 4 }), 'without a side it stays the one chosen').toBe('scored');
	expect(await read(bridge, idea)).toMatchObject({ mine: { side: 'it', score: 4 }, marketing: 0, it: 1 });
	const next = await propose(ann.client);
	expect(await score(bridge, next, { score: 3, side: 'marketing' }), 'of another idea').toBe('scored');
});

test.each<[string, Given]>([
	['idea_scores_go_from_one_to_five', { score: 0 }],
	['idea_scores_go_from_one_to_five', { score: 6 }],
	['idea_scores_have_a_confidence', { score: 3, confidence: 0 }],
	['idea_scores_have_a_confidence', { score: 3, confidence: 4 }]
])('a score that breaks %s is refused by that name', async (name, given) => {
	expect(await score(ann, await propose(ann.client), given)).toContain(name);
});

test('a score is changed, never doubled, also when it is sent many times at once', async () => {
	const idea = await propose(ann.client);
	const answers = await Promise.all([1, 2, 3, 4, 5, 1, 2, 3].map((given) => score(ann, idea, { score: given })));
	expect(new Set(answers)).toEqual(new Set(['scored']));
	expect(await read(ann, idea)).toMatchObject({ marketing: 1 });
	await score(ann, idea, { score: 5, confidence: 3 });
	expect(await read(ann, idea)).toMatchObject({
		mine: { score: 5, confidence: 3 },
		scoring: { impacts: [0, 0, 0, 0, 1] }
	});
	const both = await propose(ann.client);
	const sides = await Promise.all([
		score(bridge, both, { score: 2, side: 'it' }),
		score(bridge, both, { score: 2, side: 'marketing' })
	]);
	expect(sides.toSorted()).toEqual(['score_keeps_its_side', 'scored']);
});

test('scores of many people at once are all in what they come to, as the pure function reckons it', async () => {
	const crowd = await Promise.all(
		Array.from({ length: 10 }, (_, index) => person({ function: index % 2 ? 'it' : 'marketing' }))
	);
	const idea = await propose(ann.client);
	const given = [5, 1, 1, 2, 4, 2, 5, 3, 1, 2];
	await Promise.all(crowd.map((who, index) => score(who, idea, { score: given[index] ?? 0 })));
	const [kept] = await sql<{ impacts: number[]; efforts: number[]; impact: number; effort: number; apart: number }>`
		select impacts, efforts, impact, effort, apart from public.idea_scorings where idea_id = ${idea}`;
	const [impacts, efforts] = [kept?.impacts ?? [], kept?.efforts ?? []];
	expect(impacts).toEqual([2, 0, 0, 1, 2]);
	expect(efforts).toEqual([1, 3, 1, 0, 0]);
	const [impact, effort] = [spreadOf(impacts), spreadOf(efforts)];
	expect(kept).toMatchObject({ impact: 2 * (impact?.median ?? 0), effort: 2 * (effort?.median ?? 0) });
	expect(kept?.apart).toBe(Math.round(1000 * Math.max(impact?.apart ?? 0, effort?.apart ?? 0)));
});

test('the wall is put in order by impact, by little effort and by disagreement, page by page, of what one may know', async () => {
	const { id: event, slug } = await plan(leader.client);
	const ideas = [];
	for (let index = 0; index < 4; index += 1) ideas.push(await propose(ann.client, event));
	const [a = 0, b = 0, c = 0, d = 0] = ideas;
	for (const [idea, impact] of [
		[a, 2],
		[b, 5],
		[c, 4]
	] as const)
		await score(ann, idea, { score: impact });
	for (const [idea, effort] of [
		[a, 1],
		[b, 5],
		[c, 3]
	] as const)
		await score(ben, idea, { score: effort });
	await score(bob, a, { score: 5 });
	const order = async (who: TestPerson, p_sort: string) =>
		(await find(who, { p_event: slug, p_sort })).ideas.map(({ id }) => id);
	expect(await order(ann, 'impact')).toEqual([b, c, a]);
	expect(await order(ben, 'ease')).toEqual([c, a, b]);
	expect(await order(ann, 'apart')).toEqual([a]);
	expect(await order(other, 'impact')).toEqual([b, c, a]);
	expect(await order(ada, 'impact'), 'who has scored none of them yet').toEqual([]);
	expect(await order(bob, 'impact')).toEqual([a]);
	const seen: number[] = [];
	let after: number[] | undefined;
	do {
		const page = await find(ann, { p_event: slug, p_sort: 'impact', p_limit: 1, p_after: after });
		seen.push(...page.ideas.map(({ id }) => id));
		const last = page.ideas.at(-1);
		after = page.has_more && last ? [last.sorted_by, last.id] : undefined;
	} while (after);
	expect(seen).toEqual([b, c, a]);
	expect((await find(ann, { p_event: slug, p_sort: 'support' })).ideas.map(({ id }) => id)).toContain(d);
});

test('a merged idea takes no score', async () => {
	const [from, into] = [await propose(ann.client), await propose(ann.client)];
	await ann.client.rpc('merge_ideas', { p_from: from, p_into: into, p_reason: 'The same.' });
	expect(await score(ben, from, { score: 2 })).toBe('idea_is_merged');
	expect(await score(ben, 999_999_999, { score: 2 })).toBe('no_such_idea');
});
