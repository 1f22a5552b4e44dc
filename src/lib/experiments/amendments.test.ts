import { expect, it } from 'vitest';
import { whyFixed } from '#lib/experiments/amendments.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';

const box = { number: 1, starts_on: '2026-03-01', ends_on: '2026-03-14', extensions: 0, ended_on: '2026-03-14' };
const stop = {
	...{ time_box: 1, criterion: 'outside' as const, criterion_id: null, reason: '', planned_end: '2026-03-14' },
	...{ ended_on: '2026-03-07', stopped_at: '', author: '', author_function: null }
};
type About = Parameters<typeof whyFixed>[0];
const about = (changes: Partial<About> = {}): About => ({
	...{ state: 'running', time_box: 1, today: '2026-03-08', early_stops: [], time_boxes: [box] },
	...changes
});

it('everything can be amended while it runs and when it is due, and nothing while it is decided', () => {
	const states: readonly [Experiment['state'], boolean][] = [
		['running', true],
		['due', true],
		['deciding', false]
	];
	for (const [state, isOpen] of states) {
		expect(whyFixed(about({ state })) === null).toBe(isOpen);
		expect(whyFixed(about({ state }), 'insight') === null).toBe(isOpen);
		expect(whyFixed(about({ state }), 'ends_on') === null).toBe(isOpen);
	}
});

it('a time-box that was stopped early is not extended; a later one is', () => {
	expect(whyFixed(about({ early_stops: [stop] }), 'ends_on')).toContain('stopped early');
	expect(whyFixed(about({ early_stops: [stop] }), 'kill_on')).toBeNull();
	const later = { ...box, number: 2, starts_on: '2026-03-20' };
	const second = about({ early_stops: [stop], time_box: 2, time_boxes: [box, later], today: '2026-03-21' });
	expect(whyFixed(second, 'ends_on')).toBeNull();
});

it('a time-box that began a year ago is not extended', () => {
	expect(whyFixed(about({ today: '2027-03-01' }), 'ends_on')).toBeNull();
	expect(whyFixed(about({ today: '2027-03-02' }), 'ends_on')).toContain('a year ago');
});
