import { expect, test } from 'vitest';
import { allProblems, readIdeas, refusedRow, unreadColumns } from '#lib/ideas/imports.ts';

const table = (...lines: readonly string[][]) => lines.map((cells, index) => ({ number: index + 1, cells }));
const says = (...lines: readonly string[][]) =>
	readIdeas(table(...lines)).problems.map(({ row, column, says }) => `${row} ${column}: ${says}`);

test('columns are found by their names, in any order, and what is not read is named', () => {
	const { ideas, problems, unread } = readIdeas(
		table(
			['E-mail', 'Votes', 'Problem', 'Title', 'Tags', 'Name', ' ', 'Challenge', 'Priority'],
			[
				...['Ann@Example.com', '7', 'People leave at the phone number.', 'One field less', 'Forms; Sign-up, forms'],
				...['', '', ' Sign-up ', 'Fewer calls']
			]
		)
	);
	expect(problems).toEqual([]);
	expect(unread, 'also a second name of the same').toEqual(['Votes', 'Name']);
	expect(unreadColumns(unread)).toMatchObject([
		{ row: 1, column: 'Votes', says: expect.stringContaining('left out') },
		{ row: 1, column: 'Name' }
	]);
	expect(ideas).toEqual([
		{
			...{ row: 2, title: 'One field less', problem: 'People leave at the phone number.', proposal: '' },
			...{ tags: ['forms', 'sign-up'], email: 'ann@example.com' },
			...{ challenge: 'Sign-up', priority: 'Fewer calls' }
		}
	]);
});

test('a tag is shown as the database keeps it', () => {
	const { ideas } = readIdeas(
		table(['title', 'problem', 'tags'], ['One field less', 'People leave.', 'Big\u0007 \t forms; big forms |'])
	);
	expect(ideas.map(({ tags }) => tags)).toEqual([['big forms']]);
});

test('every row that cannot be taken is told, with its column', () => {
	expect(
		says(
			['title', 'problem', 'proposal', 'tags', 'email'],
			['ok title', 'A problem of some length.', '', '', ''],
			['x', 'short', 'y'.repeat(20_001), 'a,b,c,d,e,f,g,h,i', 'nobody'],
			['A fine title', 'z'.repeat(2001), '', 't'.repeat(251)]
		)
	).toEqual([
		'3 title: Give the idea a title of 3 to 120 characters.',
		'3 problem: Tell the problem in 10 to 2,000 characters.',
		'3 proposal: Shorten the proposal to 20,000 characters.',
		'3 tags: Keep the eight tags that matter most.',
		'3 email: Write the whole e-mail address, or leave it empty.',
		'4 problem: Tell the problem in 10 to 2,000 characters.',
		'4 tags: Shorten the tags: together they fit in 250 characters.'
	]);
});

test('a table without names, rows or columns that are needed says so, and too long a one too', () => {
	expect(says()).toEqual(['1 : Paste rows first, or choose a file.']);
	expect(says(['what', 'ever'])).toHaveLength(2);
	expect(says(['title', 'problem'])).toEqual(['1 : Add a row for each idea below the names.']);
	const many = Array.from({ length: 501 }, () => ['A fine title', 'A problem of some length.']);
	expect(says(['title', 'problem'], ...many)).toEqual(['502 : Import at most 500 ideas at a time.']);
});

test('everything wrong with a table is told at once, row by row, and of a cell what was seen first', () => {
	const of = (row: number, column: string, says: string) => ({ row, column, says });
	const read = [of(4, 'title', 'Too short.'), of(2, 'email', 'Not whole.')];
	const refused = [of(2, 'email', 'Nobody.'), of(3, 'email', 'No place.'), of(4, 'title', 'Short.')];
	expect(allProblems(read, refused)).toEqual([
		of(2, 'email', 'Not whole.'),
		of(3, 'email', 'No place.'),
		of(4, 'title', 'Too short.')
	]);
});

test('what the database refuses is told beside its column', () => {
	expect(refusedRow(7, 'author_is_unknown', '')).toMatchObject({ row: 7, column: 'email' });
	expect(refusedRow(7, 'challenge_is_unknown', '')).toMatchObject({ row: 7, column: 'challenge' });
	expect(refusedRow(7, 'priority_is_unknown', '')).toMatchObject({ row: 7, column: 'priority' });
	expect(refusedRow(7, 'ideas_tags_are_short', 'Shorten.')).toEqual({ row: 7, column: 'tags', says: 'Shorten.' });
});
