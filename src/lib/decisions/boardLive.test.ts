import { expect, test } from 'vitest';
import { columnsOf, overLimit } from './board.ts';
import { movedTo, withChanges } from './boardChanges.ts';
import { movesIn, newsIn } from './boardLive.ts';
import type { Card } from './board.ts';

const said = { by: 'a', who: 'Ann', what: 'Fewer fields', card: 7 };
const card: Card = {
	...{
		id: 7,
		title: 'Fewer fields',
		column: 'due',
		asked_by: 'Ann',
		asked_by_function: 'it',
		days_left: -20
	},
	...{ effect: null, balance: 0, zombie: 'Zombie: undecided for 20 days' },
	backing: { kind: 'supporters', marketing: 0, it: 0, other: 0 }
};

test('a message carries the moves of its second in the order they were made', () => {
	const before = [{ ...said, column: 'deciding', closes_at: '2026-01-02' }];
	const heard = movesIn({ ...said, column: 'due', closes_at: '2026-01-02', before });
	expect(heard.map((one) => one.heard)).toEqual([
		{ column: 'deciding', closes_at: '2026-01-02' },
		{ column: 'due', backing: card.backing }
	]);
});

test.each([null, 'x', {}, { ...said, column: 'nowhere' }, { ...said, column: 'due', who: 3 }])(
	'what is no move is not taken for one: %j',
	(payload) => {
		expect(movesIn(payload)).toEqual([]);
	}
);

test('a card goes where it was heard to go, and loses what it said there', () => {
	const [opened] = movesIn({ ...said, column: 'deciding', closes_at: '2026-01-02' });
	expect(movedTo(card, opened?.heard)).toMatchObject({
		column: 'deciding',
		closes_at: '2026-01-02',
		zombie: card.zombie
	});
	expect(movedTo({ ...card, closes_at: '2026-01-02' }, { column: 'killed' })).toMatchObject({
		...{ column: 'killed', closes_at: undefined, zombie: undefined }
	});
	const voted = { ...card, column: 'deciding', rule: 'kill', signed: { it: 'kill' } } as const;
	expect(movedTo(voted, { column: 'due' }).signed, 'of a ballot that was withdrawn nothing is left').toBeUndefined();
	expect(movedTo(voted, { column: 'killed' }).rule).toBe('kill');
	expect(movedTo(card, undefined)).toBe(card);
});

test('a limit warns above it and not at it', () => {
	expect(overLimit(3, undefined)).toBeNull();
	expect(overLimit(3, 3)).toBeNull();
	expect(overLimit(4, 3)).toBe('4 of at most 3: finish one before the next.');
	const columns = columnsOf([card, card], { due: 1, deciding: 1 });
	expect(columns.map(({ id, warning }) => [id, warning !== undefined])).toEqual([
		['running', false],
		['due', true],
		['deciding', false],
		['promoted', false],
		['iterating', false],
		['killed', false]
	]);
});

const none = { marketing: 0, it: 0, other: 0 };

test('ballots are heard as how many of how many, and as what from the reveal on, in the order they came', () => {
	const opened = { ...said, column: 'deciding', closes_at: '2026-01-02', turnout: none, needed: 3, seats: 5 };
	const voted = { card: 7, key: 'ballots 7', turnout: { ...none, it: 2 }, needed: 3, seats: 5 };
	const sealed = newsIn({ ...voted, before: [opened] });
	const [open] = withChanges([card], sealed.changes);
	expect(open).toMatchObject({
		column: 'deciding',
		backing: { kind: 'sealed', marketing: 0, it: 2, other: 0, needed: 3, seats: 5 }
	});
	expect(open?.split).toBeUndefined();
	const revealed = {
		...{ ...said, column: 'deciding', revealed_at: '2026-01-02', turnout: voted.turnout, signed: {} },
		ballots: { promote: none, iterate: none, kill: { ...none, it: 2 } }
	};
	const [shown] = withChanges([card], [...sealed.changes, ...newsIn(revealed).changes]);
	expect(shown).toMatchObject({ is_revealed: true, split: [{ outcome: 'kill', it: 2 }], backing: { kind: 'voters' } });
});

test('sign-offs and limits are heard, and make no move of it', () => {
	const news = newsIn({
		card: 7,
		sign_offs: { brand: 'refused' },
		refusals: { brand: 'No.' },
		before: [{ limits: { due: 3 } }]
	});
	expect(news.moves).toEqual([]);
	expect(news.limits).toEqual({ due: 3 });
	expect(withChanges([card], news.changes)).toEqual([
		{ ...card, sign_offs: { brand: 'refused' }, refusals: { brand: 'No.' } }
	]);
});

test("one's own moves show already: they are no news, and what others did is", () => {
	const opened = { ...said, column: 'deciding', closes_at: '2026-01-02' };
	expect(newsIn(opened, 'a')).toEqual({ moves: [], changes: [], limits: null });
	expect(newsIn(opened, 'b').changes).toHaveLength(1);
});
