import { expect, test } from 'vitest';
import { createLimiter } from '#lib/server/limits.ts';

const allowance = { most: 3, within: 60_000 };

test('after as many as are allowed the next one waits, as long as the first of them is recent', () => {
	let now = 0;
	const limiter = createLimiter(() => now);
	for (const at of [0, 10_000, 20_000]) {
		now = at;
		expect(limiter.wait('ann', allowance)).toBe(0);
		limiter.count('ann');
	}
	expect(limiter.wait('ann', allowance)).toBe(40);
	now = 60_000;
	expect(limiter.wait('ann', allowance)).toBe(0);
});

test('one key never waits for another', () => {
	const limiter = createLimiter(() => 0);
	for (let time = 0; time < 3; time++) limiter.count('ann');
	expect(limiter.wait('bob', allowance)).toBe(0);
});

test('a flood of new keys does not make a key that is under way forgotten, nor memory grow', () => {
	const limiter = createLimiter(() => 0);
	for (let key = 0; key < 30_000; key++) {
		if (key % 1000 === 0) limiter.count('ann');
		limiter.count(`stranger ${key}`);
	}
	expect(limiter.wait('ann', allowance)).toBeGreaterThan(0);
	expect(limiter.wait('stranger 0', { most: 1, within: 1000 })).toBe(0);
});
