import { expect, test } from 'vitest';
import { boardInWords } from '#lib/impact/boardInWords.ts';

const quiet = { open: 0, due: 0, deciding: 0, zombies: 0, not_live: 0, late: 0, ended: 0 };
const read = (numbers: Partial<typeof quiet>) =>
	boardInWords({ ...quiet, ...numbers })
		.map(({ before, says }) => before + says)
		.join('');

test('a board with everything on it is told in one paragraph', () => {
	expect(read({ open: 12, due: 3, deciding: 2, zombies: 1, not_live: 4, late: 1, ended: 2 })).toBe(
		'12 experiments are open: 3 wait for a ballot, 2 are being decided and 1 is a zombie. ' +
			'4 promoted ones are not live yet and 1 handover or check is late. 2 were killed this quarter.'
	);
});

test('what is nothing is left out, and one is said as one', () => {
	expect(read({ open: 1, due: 1, ended: 1 })).toBe(
		'1 experiment is open: 1 waits for a ballot. 1 was killed this quarter.'
	);
	expect(read({ open: 5 })).toBe('5 experiments are open. Nothing was killed this quarter.');
	expect(read({})).toBe('Nothing is open. Nothing was killed this quarter.');
	expect(read({ late: 2 })).toBe('Nothing is open. 2 handovers or checks are late. Nothing was killed this quarter.');
});

test('each number leads to the page that shows what it counts', () => {
	const parts = boardInWords({ open: 9, due: 1, deciding: 1, zombies: 1, not_live: 1, late: 1, ended: 1 });
	expect(parts.map(({ href }) => href)).toEqual([
		'/board',
		'/board',
		'/board',
		'/experiments/calendar',
		'/handovers',
		'/handovers?show=late',
		'/kills',
		null
	]);
});
