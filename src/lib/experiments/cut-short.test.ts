import { describe, expect, test } from 'vitest';
import { effectOf } from '#lib/experiments/effect.ts';
import { days, once, only, plain, registration, worth } from '#lib/experiments/result.fixture.ts';
import type { Registration } from '#lib/experiments/result.ts';

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

describe('a stop right after a promised look', () => {
	const looks: Registration = { ...registration, looking: { rule: 'looks', looks: 3 }, successThreshold: 0.04 };
	const won = days(14, { control: [1000, 10_000], treatment: [1150, 10_000] });
	const stopped = { ...looks, endsOn: '2026-03-14', stoppedFrom: '2026-03-21', wasMoved: true };
	const running = only(won, { today: '2026-03-15', registration: looks });

	test('keeps what the look said, on that day and on every later one', () => {
		expect(running).toMatchObject({ finding: 'succeeds', primary: { believed: { basis: 'looks', looksTaken: 2 } } });
		for (const today of ['2026-03-15', '2026-03-30']) {
			const result = only(won, { today, registration: stopped });
			expect(result.primary.believed).toEqual(running.primary.believed);
			expect(result).toMatchObject({ finding: 'succeeds', strength: 'strong', looking: looks.looking });
			expect(result.health.find(({ name }) => name === 'moved')).toMatchObject({ state: 'passed' });
			expect(plain(result.sentence)).toMatch(/^Stopped early, after 14 of 21 days, .* at the last planned look \(/);
		}
	});

	test('the first one too, without the later ones having been', () => {
		const { believed } = only(days(7, { control: [1000, 10_000], treatment: [1400, 10_000] }), {
			today: '2026-03-30',
			registration: { ...stopped, endsOn: '2026-03-07' }
		}).primary;
		expect(believed).toMatchObject({ basis: 'looks', looksTaken: 1, asOf: '2026-03-07' });
	});

	test('a day later is a look that nobody promised', () => {
		for (const endsOn of ['2026-03-13', '2026-03-15']) {
			const result = only(won, { today: '2026-03-16', registration: { ...stopped, endsOn } });
			expect(result.primary.believed.basis).toBe('always');
			expect(result.health.find(({ name }) => name === 'moved')).toMatchObject({ state: 'failed' });
		}
	});

	test('after an extension, or in a later time-box, is none that was promised either', () => {
		const extended = { ...stopped, stoppedFrom: '2026-03-25' };
		const again = { ...stopped, spans: [1, 2].map(() => ({ startsOn: '2026-03-01', endsOn: '2026-03-14' })) };
		for (const other of [extended, again])
			expect(only(won, { today: '2026-03-15', registration: other }).primary.believed.basis).toBe('always');
	});

	test.each([
		['2026-03-07', 7],
		['2026-03-14', 14]
	] as const)('on a card and in a list it is what the page says: cut on %s', (endsOn, count) => {
		const counts = { control: [1000, 10_000], treatment: [1150, 10_000] } as const;
		const page = only(days(count, counts), { today: '2026-03-30', registration: { ...stopped, endsOn } });
		const arm = { kpi: '', kind: 'proportion', direction: 'up', target: null, mean: null, sd: null } as const;
		const totals = [
			{ ...arm, name: 'Control', is_control: true, n: 10_000 * count, successes: 1000 * count },
			{ ...arm, name: 'Treatment', is_control: false, n: 10_000 * count, successes: 1150 * count }
		];
		const cut = { startsOn: '2026-03-01', endsOn, plannedEnd: '2026-03-21' };
		const options = { isOver: true, wasMoved: true, looking: looks.looking };
		const card = effectOf(totals, { ...options, cut });
		for (const end of [0, 1] as const)
			expect(card?.interval[end]).toBeCloseTo(page.primary.believed.interval?.[end] ?? 0, 4);
		expect(card?.isCertain).toBe(true);
		// on any other day, or not known how, only what holds at any look
		const other = effectOf(totals, { ...options, cut: { ...cut, plannedEnd: '2026-03-28' } });
		expect(other).toEqual(effectOf(totals, options));
		expect(other?.interval).not.toEqual(card?.interval);
	});
});
