import { expect, test } from 'vitest';
import { afterHeard, type EventShown } from '#lib/floor/eventShown.ts';
import type { Heard, HeardTeam } from '#lib/floor/heard.ts';

const counts = {
	...{ registered: 3, free: 1, marketing: 1, it: 1, other: 1, bridging: 0 },
	...{ teams: 2, handed_in: 0, ideas: 2 }
};
const heardTeam = (id: number, changes: Partial<HeardTeam> = {}): HeardTeam => ({
	...{ id, name: `Team ${id}`, idea_id: id, idea: 'An idea', size: 1, marketing: 1, it: 0, bridging: 0 },
	...{ needs: 'it', must_mix: true, lacks: 1, submitted_at: null, people: ['ann'], ...changes }
});
const row = (id: number, is_mine = false) => {
	const { people, ...team } = heardTeam(id);
	expect(people).toEqual(['ann']);
	return { ...team, is_mine };
};
const announced = (id: number) => ({
	...{ id, says: `Word ${id}`, html: `<p>Word ${id}</p>`, author: 'Saskia', due_at: '2026-11-27T12:00:00Z' }
});
const said = (id: number) => ({
	...announced(id),
	...({ audience: 'everybody', about: null, withdrawn_at: null, is_to_come: false } as const)
});
const shown: EventShown = { counts, teams: [row(1), row(2)], announcements: [said(2), said(1)] };
const room = { me: 'me', teams: 3, announcements: 3 };
const after = (heard: Heard, before = shown) => afterHeard(before, heard, room);

test('an announcement is shown first, once, and as many as there is room for', () => {
	const one = after({ by: 'saskia', kind: 'said', said: announced(3) });
	expect(one.reads).toBe(false);
	const two = after({ by: 'saskia', kind: 'said', said: announced(4) }, one.shown);
	expect(two.shown.announcements.map(({ id }) => id)).toEqual([4, 3, 2]);
	const again = after({ by: 'saskia', kind: 'said', said: announced(3) }, two.shown);
	expect(again.shown.announcements.map(({ id }) => id)).toEqual([3, 4, 2]);
	expect(after({ by: null, kind: 'unsaid', id: 2 }).shown.announcements).toEqual([said(1)]);
});

test('counts and a team that changed show without reading', () => {
	const heard = { by: 'ben', kind: 'team', counts: { ...counts, handed_in: 1 } } as const;
	const { shown: now, reads } = after({ ...heard, team: heardTeam(2, { size: 2, it: 1, needs: 'nobody' }) });
	expect(reads).toBe(false);
	expect(now.counts.handed_in).toBe(1);
	expect(now.teams).toEqual([row(1), { ...row(2), size: 2, it: 1, needs: 'nobody' }]);
	expect(after({ by: null, kind: 'counts', counts: { ...counts, teams: 9 } }).shown.counts.teams).toBe(9);
});

test('a new team comes last while there is room', () => {
	const third = after({ by: 'ann', kind: 'team', team: heardTeam(3), counts: null });
	expect(third.shown.teams).toEqual([row(1), row(2), row(3)]);
	const fourth = after({ by: 'ann', kind: 'team', team: heardTeam(4), counts }, third.shown);
	expect(fourth).toEqual({ reads: false, shown: third.shown });
});

test('who comes into a team or out of it reads the page again, and so does who sees a list move up', () => {
	const mine = heardTeam(2, { people: ['ann', 'me'] });
	expect(after({ by: 'saskia', kind: 'team', team: mine, counts })).toMatchObject({
		...{ reads: true, shown: { teams: [row(1), row(2, true)] } }
	});
	const left = { ...shown, teams: [row(1), row(2, true)] };
	expect(after({ by: 'saskia', kind: 'team', team: heardTeam(2), counts }, left).reads).toBe(true);
	// a row of another tab that is mine already
	expect(after({ by: 'me', kind: 'team', team: mine, counts }, left).reads).toBe(false);
	const closed = { by: 'ann', kind: 'closed', id: 1, counts: { ...counts, teams: 1 } } as const;
	expect(after(closed)).toMatchObject({ reads: false, shown: { teams: [row(2)], counts: { teams: 1 } } });
	expect(after(closed, { ...shown, counts: { ...counts, teams: 20 } }).reads).toBe(true);
});

test('what only the page tells is read again; help and what is for some is not', () => {
	expect(after({ by: null, kind: 'changed' })).toEqual({ shown, reads: true });
	expect(after({ by: null, kind: 'team', team: null, counts }).reads).toBe(true);
	expect(after({ by: null, kind: 'help' })).toEqual({ shown, reads: false });
	expect(after({ by: null, kind: 'for', audience: 'judges', next_at: null })).toEqual({ shown, reads: false });
});
