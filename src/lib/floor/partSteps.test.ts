import { expect, test } from 'vitest';
import type { Phase } from '#lib/events/events.ts';
import { partSteps, stepsOf, type Part } from '#lib/floor/partSteps.ts';

const standing = { phase: 'build', slug: 'spring', parts: [], waits: false, toHelp: 0, toScore: 0 } as const;
const hrefs = (phase: Phase, parts: readonly Part[], more: object = {}) =>
	partSteps({ ...standing, phase, parts, ...more }).map(({ href }) => href.replace('/events/spring', ''));

test.each<[Phase, readonly string[], readonly string[], readonly string[]]>([
	['announced', ['/setup'], ['/help'], ['/judging']],
	['ideation', ['/people'], ['/help'], ['/judging']],
	['formation', ['/teams/place'], ['/help'], ['/judging']],
	['build', ['/teams/place'], ['/help'], ['/judging']],
	['submission', ['/teams'], ['/help'], ['/judging']],
	['judging', ['/judging'], [], ['/judging']],
	['voting', ['/results/awards'], [], []],
	['results', [], [], []]
])('in the phase %s who organizes, mentors or judges is led to what the part does then', (phase, ...expected) => {
	expect((['organizer', 'mentor', 'judge'] as const).map((part) => hrefs(phase, [part]))).toEqual(expected);
	expect(hrefs(phase, [])).toEqual([]);
});

test('what somebody waits for comes first, whatever else one does', () => {
	const all = ['organizer', 'mentor', 'judge'] as const;
	expect(hrefs('build', all)).toEqual(['/teams/place', '/help', '/judging']);
	expect(hrefs('build', all, { toHelp: 1 })).toEqual(['/help', '/teams/place', '/judging']);
	expect(partSteps({ ...standing, parts: ['mentor'], toHelp: 1 })[0]?.says).toBe('One team waits for your help.');
	expect(partSteps({ ...standing, phase: 'judging', parts: ['judge'], toScore: 3 })[0]?.says).toBe(
		'3 projects wait for your score.'
	);
	// a team with more time than others, and an event that names no mentor
	expect(hrefs('judging', ['mentor'], { toHelp: 1 })).toEqual(['/help']);
	expect(hrefs('build', ['organizer'], { toHelp: 1 })).toEqual(['/help', '/teams/place']);
});

test('who waits for a place is led to the ideas while they are taken, and to no team', () => {
	expect(hrefs('formation', [], { waits: true })).toEqual(['/ideas']);
	expect(hrefs('announced', [], { waits: true })).toEqual(['/programme']);
	expect(hrefs('judging', [], { waits: true })).toEqual([]);
	expect(hrefs('formation', ['mentor'], { waits: true })).toEqual(['/help']);
});

test('who is in a team, logs ideas or votes does that first, and reads beside it what the other parts ask', () => {
	const own = { says: 'Find a team.', action: 'Find a team', href: '/events/spring/teams' };
	const all = { ...standing, parts: ['mentor', 'judge'], isRegistered: true, hasTeam: true, isAhead: false } as const;
	const steps = (changes: object, step = own) => {
		const { main, beside } = stepsOf({ ...all, ...changes }, step);
		return [main.href, ...beside.map(({ href }) => href)];
	};
	const [help, judging] = ['/events/spring/help', '/events/spring/judging'];
	expect(steps({})).toEqual([own.href, help, judging]);
	expect(steps({ phase: 'ideation', hasTeam: false })).toEqual([own.href, help, judging]);
	// a team still to be found comes last, and to who is not registered it does not come at all
	expect(steps({ hasTeam: false })).toEqual([help, judging, own.href]);
	expect(steps({ hasTeam: false, isRegistered: false })).toEqual([help, judging]);
	expect(steps({ phase: 'judging', toScore: 1 })).toEqual([judging]);
	expect(steps({ phase: 'judging', toScore: 1, isAhead: true })).toEqual([own.href, judging]);
	expect(steps({ isRegistered: false, parts: [] })).toEqual([own.href]);
});
