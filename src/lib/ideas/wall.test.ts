import { expect, test } from 'vitest';
import type { IdeaRow } from './ideas.server.ts';
import { after, saidIn, shown, type Said, type Wall } from './wall.ts';

const counts = { supports: 3, marketing_supports: 2, it_supports: 1, comments: 0 };
const texts = { title: 'Show when it arrives', problem: 'People ask.', tags: ['web'], author: 'Ann Admin' };
const side = { author_function: 'marketing', author_is_bridging: false } as const;
const whole = (id: number, challenge_id: number | null = null) => ({
	...{ id, ...counts, ...texts, ...side, challenge_id, challenge: null },
	proposed_at: '2031-03-04T10:00:00+00:00'
});
const row = (id: number): IdeaRow => ({
	...whole(id),
	...{ co_authors: [], event: null, is_supported: true, impacts: null, efforts: null, sorted_by: 0, proposed_us: 0 }
});
const wall: Wall = { rows: [row(2), row(1)], waiting: [] };
const idsOf = ({ rows, waiting }: Wall) => [waiting.map(({ id }) => id), rows.map(({ id }) => id)];
const all = (start: Wall, said: readonly Said[], challenge: number | null = null) =>
	said.reduce((before, one) => after(before, one, challenge), start);

test('one message says what happened in its second, the oldest first, and what nobody understands is left out', () => {
	const payload = {
		...{ counts: { id: 1, ...counts }, key: 1 },
		before: [{ idea: whole(3) }, { gone: 2 }, { idea: { id: 4 } }, null, 'text', { counts: { id: 5 } }]
	};
	expect(saidIn(payload).map(({ kind }) => kind)).toEqual(['idea', 'gone', 'counts']);
	expect(saidIn(null)).toEqual([]);
});

test('a new idea waits above until it is asked for, the latest first', () => {
	const heard = all(wall, saidIn({ idea: whole(4), before: [{ idea: whole(3) }] }));
	expect(idsOf(heard)).toEqual([
		[4, 3],
		[2, 1]
	]);
	expect(idsOf(shown(heard))).toEqual([[], [4, 3, 2, 1]]);
});

test('counts change where they stand, also of what still waits, and the reader’s own support stays', () => {
	const more = { id: 1, supports: 9, marketing_supports: 5, it_supports: 4, comments: 2 };
	const heard = all(wall, saidIn({ counts: more }));
	expect(heard.rows[1]).toMatchObject({ ...more, is_supported: true, title: texts.title });
	const waiting = all(wall, saidIn({ counts: { ...more, id: 3 }, before: [{ idea: whole(3) }] }));
	expect(waiting.waiting[0]).toMatchObject({ id: 3, supports: 9 });
});

test('an idea that is said again is not shown twice, one that is gone or moved to another challenge leaves', () => {
	const other = { ...whole(2), title: 'Show it earlier' };
	expect(idsOf(all(wall, saidIn({ idea: other })))).toEqual([[], [2, 1]]);
	expect(all(wall, saidIn({ idea: other })).rows[0]?.title).toBe('Show it earlier');
	expect(idsOf(all(wall, saidIn({ gone: 2 })))).toEqual([[], [1]]);
	expect(idsOf(all(wall, saidIn({ idea: whole(2, 8) }), 7))).toEqual([[], [1]]);
	expect(idsOf(all(wall, saidIn({ idea: whole(3, 8) }), 7))).toEqual([[], [2, 1]]);
	expect(idsOf(all(wall, saidIn({ idea: whole(3, 7) }), 7))).toEqual([[3], [2, 1]]);
});
