import { expect, test } from 'vitest';
import type { Audience } from '#lib/floor/floor.ts';
import { concerns, heardIn, type Reader } from '#lib/floor/heard.ts';

/** As `realtime.send` sends it: with an id of its own. */
const sent = (says: object) => ({ id: '0b0c6a5e-6a51-4f0e-9d6c-0a2b6b8f6a10', by: 'ann', ...says });
const counts = {
	...{ registered: 3, free: 1, marketing: 1, it: 1, other: 1, bridging: 0 },
	...{ teams: 1, handed_in: 0, ideas: 2 }
};
const said = { id: 7, says: 'Lunch', html: '<p>Lunch</p>', author: 'Saskia', due_at: '2026-11-27T12:00:00Z' };
const team = {
	...{ id: 5, name: 'The fields', idea_id: 2, idea: 'One field less', size: 2, marketing: 1, it: 1, bridging: 0 },
	...{ needs: 'nobody', must_mix: true, lacks: 0, submitted_at: null, people: ['ann', 'ben'] }
};

test.each<[string, object, object]>([
	['what is said to everybody', { said }, { kind: 'said', said }],
	['what is taken back', { unsaid: 7 }, { kind: 'unsaid', id: 7 }],
	['what is for some', { for: 'mentors' }, { kind: 'for', audience: 'mentors', next_at: null }],
	[
		'what is due later',
		{ for: 'everybody', next_at: said.due_at },
		{ kind: 'for', audience: 'everybody', next_at: said.due_at }
	],
	['a team', { key: 'team 5', team, counts }, { kind: 'team', team, counts }],
	['a team that not everybody reads of', { key: 'team 5', counts }, { kind: 'team', team: null, counts }],
	['a team that closed', { key: 'team 5', closed: 5, counts }, { kind: 'closed', id: 5, counts }],
	['counts', { key: 'counts', counts }, { kind: 'counts', counts }],
	['help', { about: 'help' }, { kind: 'help' }],
	['that something changed', {}, { kind: 'changed' }],
	['words that were not drawn', { said: { ...said, html: undefined } }, { kind: 'changed' }],
	['an audience that is not known', { for: 'press' }, { kind: 'changed' }]
])('%s is understood', (_, says, heard) => {
	expect(heardIn(sent(says))).toEqual([{ by: 'ann', ...heard }]);
});

test('what came in the same second before is heard before, and what is no message means to read again', () => {
	const heard = heardIn(sent({ said, before: [sent({ key: 'counts', counts }), sent({ about: 'help' })] }));
	expect(heard.map(({ kind }) => kind)).toEqual(['counts', 'help', 'said']);
	expect(heardIn(null)).toEqual([{ by: null, kind: 'changed' }]);
});

const outside: Reader = {
	...{ function: 'it', isRegistered: false, hasCome: false, isWaiting: false },
	...{ team: null, isMentor: false, mayEdit: false }
};
const concerning = (reader: Partial<Reader>) => {
	const audiences: Audience[] = ['without_team', 'not_handed_in', 'marketing', 'it', 'not_checked_in', 'waiting'];
	return [...audiences, 'mentors' as const, 'team' as const].filter((one) => concerns(one, { ...outside, ...reader }));
};

test('who is not of an audience does not ask for what it is told', () => {
	expect(concerning({})).toEqual([]);
	expect(concerning({ isRegistered: true })).toEqual(['without_team', 'it', 'not_checked_in']);
	expect(concerning({ isRegistered: true, hasCome: true, team: { hasHandedIn: false } })).toEqual([
		...['not_handed_in', 'it', 'team']
	]);
	expect(concerning({ isRegistered: true, hasCome: true, team: { hasHandedIn: true } })).toEqual(['it', 'team']);
	expect(concerning({ isWaiting: true })).toEqual(['waiting']);
	expect(concerning({ isMentor: true })).toEqual(['mentors']);
	expect(concerning({ mayEdit: true })).toHaveLength(8);
	// a page that does not know the team asks
	expect(concerning({ team: undefined })).toEqual(['not_handed_in', 'team']);
});
