import { expect, test } from 'vitest';
import { everyRow, ROWS } from '#lib/server/every-row.ts';

const list = (length: number) => Array.from({ length }, (_, index) => ({ id: index + 1 }));
const reading = (rows: readonly { id: number }[], asked: number[] = []) => ({
	asked,
	page: async (after: number) => {
		asked.push(after);
		return { data: rows.filter(({ id }) => id > after).slice(0, ROWS), error: null };
	}
});

test.each([0, 1, ROWS - 1, ROWS, ROWS + 1, 3 * ROWS])('a list of %i rows is read whole', async (length) => {
	const rows = list(length);
	expect(await everyRow(reading(rows).page, ({ id }) => id)).toEqual(rows);
});

test('a list that fits one answer is asked for once', async () => {
	const { page, asked } = reading(list(ROWS - 1));
	await everyRow(page, ({ id }) => id);
	expect(asked).toEqual([0]);
});

test('what the database refuses is not taken for the end of the list', async () => {
	const error = { code: '42501', message: 'permission denied' };
	await expect(everyRow(async () => ({ data: null, error }), Number)).rejects.toMatchObject({ status: 403 });
});
