import { expect, test } from 'vitest';
import { nextStep } from '#lib/teams/next-step.ts';

const after = { phase: 'judging', slug: 'spring', isRegistered: true, hasRoom: true } as const;
const team = { id: 3, needs: 'nobody', lacks: 0, submitted_at: null } as const;

test('after the deadline people are led to what the teams handed in', () => {
	expect(nextStep({ ...after, team, hasMoreTime: false }).says).toContain('The deadline has passed.');
	expect(nextStep({ ...after, team: null, hasMoreTime: false }).href).toBe('#submissions');
});

test('who is in a team with more time is led to hand in, to whom it lacks, or to what it handed in', () => {
	const step = (changes: object = {}) => nextStep({ ...after, team: { ...team, ...changes }, hasMoreTime: true });
	expect(step()).toMatchObject({ action: 'Hand in', href: '/teams/3#hand-in' });
	expect(step({ needs: 'it' }).says).toContain('is not mixed yet');
	expect(step({ lacks: 1 }).says).toContain('has too few people');
	expect(step({ submitted_at: '2026-03-11T09:00:00Z' }).says).toContain('It can hand in again');
	const short = {
		...after,
		phase: 'submission',
		team: { ...team, lacks: 1, submitted_at: '2026-03-11T09:00:00Z' }
	} as const;
	expect(nextStep({ ...short, hasMoreTime: false })).toMatchObject({ action: 'Find people', href: '/teams/3/people' });
});

test.each(['announced', 'ideation', 'formation', 'build', 'submission'] as const)(
	'in the phase %s who would find every place taken is led to the waiting list, and to nothing that would be refused',
	(phase) => {
		const stranger = { ...after, phase, isRegistered: false, team: null, hasMoreTime: false };
		const full = nextStep({ ...stranger, hasRoom: false });
		expect(full.says).toContain('Join the waiting list');
		expect(full.href).toBeUndefined();
		expect(nextStep({ ...stranger, hasRoom: true }).says).not.toContain('waiting list');
		// a full event is full for others, not for who is in
		expect(nextStep({ ...stranger, isRegistered: true, hasRoom: false }).says).not.toContain('waiting list');
	}
);
