import { describe, expect, test } from 'vitest';
import { KeptScores } from '#lib/judging/KeptScores.svelte.ts';
import { readDrafts, type Draft, type Reply } from '#lib/judging/keptScores.ts';
import { leftOf, postedDraft } from '#lib/judging/leftScores.ts';

const draft = (changes: Partial<Draft> = {}): Draft => ({
	...{ points: { 1: '4', 9: '2' }, comment: 'Bold.', version: 0, isWanted: false, names: ['One field less'] },
	...changes
});
const criterion = (id: number, name: string) => ({ id, name, least_means: '', most_means: '', weight: 1 });
const told = {
	criteria: [criterion(1, 'Value')],
	challenges: [{ id: 3, title: 'Trains', criteria: [criterion(9, 'Speed')] }],
	...{ most: 5, mayGive: true }
};

describe('what was given for something that is in the queue no more', () => {
	test('is told with its marks by any rubric of the event, and can be saved after all', () => {
		expect(leftOf(7, draft(), told)).toEqual({
			...{ id: 7, title: 'One field less', lines: ['Value: 4 of 5', 'Speed: 2 of 5'], comment: 'Bold.' },
			...{ canBeSent: true, isRefused: false, why: expect.stringContaining('still counts if you save it') }
		});
	});

	test('says why it was not taken, and offers nothing then, nor while it is under way or nobody may give anything', () => {
		const refused = leftOf(7, draft({ refusal: 'You have a conflict.' }), told);
		expect(refused).toMatchObject({ why: 'This was not taken. You have a conflict.', canBeSent: false });
		expect(leftOf(7, draft({ isWanted: true }), told)).toMatchObject({ canBeSent: false });
		expect(leftOf(7, draft({ isWanted: true }), told).why).toContain('as soon as there is a connection');
		expect(leftOf(7, draft(), { ...told, mayGive: false })).toMatchObject({ canBeSent: false });
		expect(leftOf(7, draft({ points: {} }), told), 'no mark, nothing to save').toMatchObject({ canBeSent: false });
	});

	test('of a pair names both and the choice', () => {
		const pair = leftOf(7, draft({ points: { choice: '2' }, names: ['Ann', 'Ben'] }), told);
		expect(pair).toMatchObject({ title: 'Ann or Ben', lines: ['“Ben” is better'] });
		expect(leftOf(7, draft({ points: { choice: '1' }, names: undefined }), told).lines).toEqual([
			'“The first” is better'
		]);
	});

	test('is read from what a form without a script posted', () => {
		const values = { 'points.c12': '3', 'points.choice': '1', comment: 'Why.', 'names.0': 'Ann', 'names.1': 'Ben' };
		expect(postedDraft({ ...values, version: '4', round: '1' }, 'Too late.')).toEqual({
			...{ points: { 12: '3', choice: '1' }, comment: 'Why.', version: 0, isWanted: false },
			...{ refusal: 'Too late.', names: ['Ann', 'Ben'] }
		});
	});

	test('keeps its names on the device, and nothing else that is no name', () => {
		expect(readDrafts(JSON.stringify({ 7: draft() }))[7]?.names).toEqual(['One field less']);
		expect(readDrafts(JSON.stringify({ 7: { ...draft(), names: [4] } }))[7]).not.toHaveProperty('names');
	});
});

describe('sending what waits', () => {
	const wanted = { 1: draft({ isWanted: true }), 2: draft({ isWanted: true }), 3: draft({ isWanted: true }) };
	async function flushed(replies: Readonly<Record<number, Reply>>) {
		const asked: number[] = [];
		const kept = new KeptScores('place', (id) => {
			asked.push(id);
			return Promise.resolve(replies[id] ?? { kind: 'taken', version: 1 });
		});
		kept.drafts = wanted;
		await kept.flush();
		return { asked, drafts: kept.drafts, taken: Object.keys(kept.taken) };
	}

	test('goes on after one that is refused, which keeps its text and the reason', async () => {
		const { drafts, taken } = await flushed({ 1: { kind: 'refused', says: 'Not yours.' } });
		expect(taken).toEqual(['2', '3']);
		expect(drafts).toEqual({ 1: draft({ isWanted: false, refusal: 'Not yours.' }) });
	});

	test('goes on after one with which the server is in trouble, which waits', async () => {
		const { drafts, taken } = await flushed({ 2: { kind: 'failed' } });
		expect(taken).toEqual(['1', '3']);
		expect(drafts).toEqual({ 2: wanted[2] });
	});

	test('stops where there is no connection, and everything waits', async () => {
		const { asked, drafts } = await flushed({ 1: { kind: 'unreachable' } });
		expect(asked).toEqual([1]);
		expect(drafts).toEqual(wanted);
	});
});
