import { describe, expect, test } from 'vitest';
import { BoardMoves, type MoveAnswer } from '#lib/ui/BoardMoves.svelte.ts';

const columns = ['due', 'yes', 'no'].map((id) => ({ id, title: id.toUpperCase() }));
const card = { id: 7, columnId: 'due', label: 'Ask for less' };

/** A board whose moves are answered by hand. */
function board() {
	const asked: [number | string, string][] = [];
	const answers: ((answer: MoveAnswer) => void)[] = [];
	const moves = new BoardMoves(
		() => columns,
		(id, column) => {
			asked.push([id, column]);
			return new Promise((resolve) => answers.push(resolve));
		}
	);
	return { moves, asked, answer: (answer: MoveAnswer) => answers.shift()?.(answer) };
}

describe('a card in the air', () => {
	test('goes from column to column, stops at the ends and says where it is', () => {
		const { moves } = board();
		expect(moves.lift(card)).toBe(true);
		moves.step(1);
		expect(moves.says).toBe('Over YES, column 2 of 3.');
		moves.step(5);
		expect(moves.lifted?.over).toBe('no');
		moves.step(-9);
		expect(moves.lifted?.over).toBe('due');
	});

	test('put back, it never left', () => {
		const { moves, asked } = board();
		moves.lift(card);
		moves.step(1);
		moves.cancel();
		expect(moves.lifted).toBeNull();
		expect(moves.columnOf(card)).toBe('due');
		expect(moves.says).toBe('Ask for less stays in DUE.');
		expect(asked).toEqual([]);
	});

	test('dropped where it was, nothing is asked of the server', async () => {
		const { moves, asked } = board();
		moves.lift(card);
		await moves.drop();
		expect(asked).toEqual([]);
		expect(moves.lifted).toBeNull();
	});

	test('one that stays is not lifted, and it is shown and spoken why', () => {
		const { moves } = board();
		expect(moves.lift({ ...card, stays: 'It is voted on in the spring review.' })).toBe(false);
		expect(moves.lifted).toBeNull();
		expect([moves.refusal, moves.says]).toEqual(Array(2).fill('It is voted on in the spring review.'));
		expect(moves.lift({ ...card, id: 8 })).toBe(true);
		expect(moves.refusal).toBe('');
	});

	test('is the only one', () => {
		const { moves } = board();
		moves.lift(card);
		expect(moves.lift({ ...card, id: 8 })).toBe(false);
		expect(moves.lifted?.card.id).toBe(7);
	});
});

describe('a dropped card', () => {
	test('shows in its new column before the server has answered, and asks once', async () => {
		const { moves, asked, answer } = board();
		moves.lift(card);
		moves.step(1);
		const dropped = moves.drop();
		expect(moves.columnOf(card)).toBe('yes');
		expect(moves.lift(card)).toBe(false);
		await moves.place(card, 'no');
		expect(asked).toEqual([[7, 'yes']]);
		answer({ ok: true });
		await dropped;
		expect(moves.isUnderway(7)).toBe(false);
		expect(moves.refusal).toBe('');
	});

	test('returns when the move is refused, and the reason is shown and spoken', async () => {
		const { moves, answer } = board();
		const placed = moves.place(card, 'no');
		answer({ ok: false, says: 'Both owners sign first.' });
		await placed;
		expect(moves.columnOf(card)).toBe('due');
		expect(moves.refusal).toBe('Both owners sign first.');
		expect(moves.says).toBe('Ask for less is back in DUE. Both owners sign first.');
		moves.lift(card);
		expect(moves.refusal).toBe('');
	});

	test('returns when the server cannot be reached', async () => {
		const moves = new BoardMoves(
			() => columns,
			() => Promise.reject(new TypeError('fetch failed'))
		);
		await moves.place(card, 'no');
		expect(moves.columnOf(card)).toBe('due');
		expect(moves.refusal).toMatch(/move it again/);
	});

	test('two cards may be underway at once, each with its own answer', async () => {
		const { moves, answer } = board();
		const other = { ...card, id: 8 };
		const first = moves.place(card, 'yes');
		const second = moves.place(other, 'no');
		answer({ ok: false, says: 'No.' });
		answer({ ok: true });
		await Promise.all([first, second]);
		expect(moves.columnOf(card)).toBe('due');
		expect(moves.isUnderway(8)).toBe(false);
	});
});
