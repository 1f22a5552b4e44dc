import { expect, test } from 'vitest';
import type { Card, Column } from './board.ts';
import { behindInWords, briefOf, effectInWords } from './boardBrief.ts';

const card = (id: number, column: Column, change: Partial<Card> = {}): Card => ({
	...{ id, title: `Card ${id}`, column, asked_by: 'Ann', asked_by_function: 'marketing', days_left: 0 },
	...{ effect: null, balance: 0 },
	backing: { kind: 'supporters', marketing: 2, it: 1, other: 0 },
	...change
});

test('the brief holds what fits on a sheet, says how much more there is, and leaves out what is over', () => {
	const cards = [
		...Array.from({ length: 22 }, (_, n) => card(n, 'due', n < 5 ? { asked_by_function: 'it' } : {})),
		card(30, 'running'),
		card(31, 'iterating', { zombie: 'Zombie: not read for 20 days' }),
		card(32, 'killed')
	];
	const { parts, split, zombies } = briefOf(cards);
	expect(parts.map(({ id, lines, more }) => [id, lines.length, more])).toEqual([
		['due', 12, 10],
		['deciding', 0, 0],
		['running', 2, 0]
	]);
	expect(split[0]).toMatchObject({ marketing: 17, it: 5, other: 0, total: 22 });
	expect(zombies).toBe(1);
	expect(parts[2]?.lines[1]?.time).toBe('Zombie: not read for 20 days');
});

test('a line says what was found, who stands behind it and when it ends', () => {
	expect(effectInWords({ lift: 0.082, interval: [0.044, 0.121], isCertain: true })).toContain('+8.2');
	const unsure = { lift: 0.01, interval: [-0.02, 0.04], isCertain: false } as const;
	expect(effectInWords(unsure)).toMatch(/\. May be none$/);
	expect(effectInWords({ ...unsure, interval: [0.002, 0.04], hedge: 'Early look' })).toMatch(/\. Early look$/);
	expect(behindInWords({ kind: 'sealed', marketing: 3, it: 2, other: 1 })).toBe('Voted: marketing 3, IT 2, others 1');
	const [due] = briefOf([card(1, 'due')]).parts;
	expect(due?.lines[0]).toMatchObject({
		found: 'No readings yet',
		behind: 'Support: marketing 2, IT 1',
		readiness: 'Signed off: 0 of 4',
		time: 'Ended yesterday'
	});
});

test('revealed ballots are told by function, with what the rule recommends', () => {
	const split = [
		{ outcome: 'promote', marketing: 2, it: 0, other: 0 },
		{ outcome: 'kill', marketing: 0, it: 2, other: 0 }
	] as const;
	const [, deciding] = briefOf([card(1, 'deciding', { split, rule: 'iterate', is_revealed: true })]).parts;
	expect(deciding?.lines[0]).toMatchObject({
		behind: 'Promote 2 + 0, kill 0 + 2',
		readiness: 'Rule says iterate. Signed off: 0 of 4',
		time: 'Revealed, to be decided'
	});
});
