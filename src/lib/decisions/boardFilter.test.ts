import { expect, test } from 'vitest';
import type { Card } from './board.ts';
import { boardFilter, boardHref, inWords, isShown, queryOf, sorted } from './boardFilter.ts';

const filterOf = (query: string) => boardFilter(new URLSearchParams(query));
const card = (change: Partial<Card> = {}): Card => ({
	...{ id: 1, title: 'A', column: 'due', asked_by: 'Ann', asked_by_function: 'marketing', days_left: 0 },
	...{ effect: null, balance: 0 },
	backing: { kind: 'supporters', marketing: 1, it: 0, other: 0 },
	...change
});

test('the filter of the board lives in its address, and comes back as it was', () => {
	const query =
		'q=two+words&hill=it&function=marketing&owner=me&event=spring-26&mark=zombie&sort=effect&lanes=event&all=due&choose=yes';
	expect(queryOf(filterOf(query))).toBe(query);
	expect(boardHref(filterOf('hill=it'), { function: 'other' })).toBe('/board?hill=it&function=other');
	expect(boardHref(filterOf('hill=it'), { hill: null })).toBe('/board');
	expect(boardHref(filterOf('hill=it'), {}, '/present')).toBe('/board/present?hill=it');
});

test.each([
	'hill=north',
	'function=',
	'owner=1 or 1=1',
	'event=../x',
	'priority=0',
	'mark=undead',
	'sort=',
	'lanes=x',
	'all=draft',
	'q=%00 '
])('nonsense is no filter: %s', (query) => {
	expect(queryOf(filterOf(query))).toBe('');
});

test('words that are too long are cut, and what an address cannot carry as it is comes through', () => {
	expect(filterOf(`q=${'x'.repeat(500)}`).q).toHaveLength(100);
	const { q } = filterOf(new URLSearchParams({ q: 'ü&=?#%+<' }).toString());
	expect(filterOf(queryOf({ q })).q).toBe('ü&=?#%+<');
	expect(queryOf({ q })).toMatch(/^[A-Za-z0-9_.*%=&+-]*$/);
});

test.each([
	['zombie', { zombie: 'Zombie: not read for 20 days' }],
	['revealed', { is_revealed: true }],
	['certain', { effect: { lift: 0.1, interval: [0.05, 0.15], isCertain: true, grade: 'Randomised' } }],
	['stopped', { stopped: 'outside' }],
	['extended', { extensions: 1 }],
	['overruled', { overrule_reason: 'Because.' }]
] as const)('only what is %s passes where only that is asked for', (mark, change) => {
	const filter = filterOf(`mark=${mark}`);
	expect(isShown(card({ ...change }), filter)).toBe(true);
	expect(isShown(card(), filter)).toBe(false);
});

test('what was read and makes no effect yet is not without readings', () => {
	expect(isShown(card(), filterOf('mark=unread'))).toBe(true);
	expect(isShown(card({ no_effect: 'Read, and nothing to compare yet' }), filterOf('mark=unread'))).toBe(false);
});

test('cards are sorted as asked, and those without an effect come last', () => {
	const effect = (lift: number) => ({
		effect: { lift, interval: [0, 1] as const, isCertain: false, grade: 'Randomised' }
	});
	const cards = [card({ id: 1 }), card({ id: 2, ...effect(-0.1) }), card({ id: 3, ...effect(0.2), title: 'Zebra' })];
	const ids = (order: Parameters<typeof sorted>[1]) => sorted(cards, order).map(({ id }) => id);
	expect(ids('effect')).toEqual([3, 2, 1]);
	expect(ids('newest')).toEqual([3, 2, 1]);
	expect(ids('title')).toEqual([1, 2, 3]);
	expect(ids(null)).toEqual([1, 2, 3]);
});

test('a view says in words what it shows', () => {
	expect(inWords('')).toBe('Everything.');
	expect(inWords('owner=me&mark=zombie&lanes=event')).toBe(
		'Cards owned by whoever looks, only: zombies, in lanes by event.'
	);
});
