import { expect, test } from 'vitest';
import { days, once, only, plain, registration, worth } from '#lib/experiments/result.fixture.ts';

const cut = { ...once, endsOn: '2026-03-12', stoppedFrom: '2026-03-21', wasMoved: true };
const readings = days(12, { control: [100, 1000], treatment: [109, 1000] });

test('what was stopped early is believed no more than while people look whenever they like', () => {
	const stopped = only(readings, { today: '2026-03-13', registration: cut });
	expect(stopped.primary.believed.basis).toBe('always');
	expect(stopped.primary.believed.interval).toEqual(stopped.primary.comparison?.alwaysValidInterval);
	const planned = only(readings, {
		today: '2026-03-13',
		registration: { ...once, endsOn: '2026-03-12', plannedEnd: '2026-03-12' }
	});
	expect(planned.primary.believed.basis).toBe('once');
});

test('its guardrail too', () => {
	const [guardrail] = only([...readings, ...worth(12, 50, 49.5)], {
		today: '2026-03-13',
		registration: cut
	}).guardrails;
	expect(guardrail?.believed.basis).toBe('always');
});

test('an extension and a stop that come back to the planned day are still two moves', () => {
	const back = { ...once, endsOn: '2026-03-12', plannedEnd: '2026-03-12', stoppedFrom: '2026-03-21', wasMoved: true };
	expect(only(readings, { today: '2026-03-13', registration: back }).primary.believed.basis).toBe('always');
});

test('after a stop another time-box that ends on the planned day brings the one look not back', () => {
	const again = { ...once, wasMoved: true };
	const result = only(days(21, { control: [1000, 10_000], treatment: [1038, 10_000] }), {
		today: '2026-03-22',
		registration: again
	});
	expect(result.primary.believed.basis).toBe('always');
	expect(result.health.find(({ name }) => name === 'moved')?.state).toBe('failed');
});

test('the sentence says after how many of the planned days', () => {
	const { sentence } = only(readings, { today: '2026-03-13', registration: cut });
	expect(plain(sentence)).toMatch(/^Stopped early, after 12 of 21 days, treatment B moved sign-up rate by /);
	expect(sentence).not.toContain('left');
});

test('a stop brings no claim that the running time-box did not allow: a day is no week', () => {
	const soon = days(1, { control: [5000, 50_000], treatment: [6000, 50_000] });
	const early = (result: ReturnType<typeof only>) => result.health.find(({ name }) => name === 'early');
	const running = only(soon, { today: '2026-03-02' });
	const stopped = only(soon, {
		today: '2026-03-02',
		registration: { ...registration, endsOn: '2026-03-01', stoppedFrom: '2026-03-21', wasMoved: true }
	});
	expect([running, stopped].map((result) => early(result)?.state)).toEqual(['failed', 'failed']);
	expect(early(stopped)?.says).toBe('1 day is in. Days of the week differ: it takes 7.');
	expect(stopped).toMatchObject({ strength: 'weak', recommendation: { call: 'iterate' } });
	expect(plain(stopped.sentence)).toContain('but fewer than 7 days are in');
});

test('neither does one in a time-box that was extended or that follows another', () => {
	const spans = [
		{ startsOn: '2026-03-01', endsOn: '2026-03-03' },
		{ startsOn: '2026-03-10', endsOn: '2026-03-10' }
	];
	const again = { ...registration, spans, plannedEnd: '2026-03-03', endsOn: '2026-03-10', stoppedFrom: '2026-03-20' };
	const all = days(10, { control: [1000, 10_000], treatment: [1200, 10_000] });
	const read = all.filter(({ day }) => spans.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn));
	const result = only(read, { today: '2026-03-11', registration: { ...again, wasMoved: true } });
	expect(result.health.find(({ name }) => name === 'early')?.state).toBe('failed');
});
