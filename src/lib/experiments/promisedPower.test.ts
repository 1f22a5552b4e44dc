import { describe, expect, test } from 'vitest';
import { compareArms } from '#lib/experiments/comparisons.ts';
import { effectOf } from '#lib/experiments/effect.ts';
import { days, history, only, registration, signUps } from '#lib/experiments/result.fixture.ts';
import { DEFAULT_INPUTS, plannedSample, sizingOf, type SizingCase } from '#lib/experiments/sizing.ts';

const plan: SizingCase = {
	kind: 'proportion',
	direction: 'up',
	minimumEffect: 0.2,
	weights: { control: 1, treatments: [1] },
	days: 28,
	looking: { rule: 'always', looks: null },
	design: 'ab_test',
	target: null
};

let seed = 5;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const RUNS = 1500;

type Played = { readonly share: number; readonly lift: number; readonly visitors: number; readonly tuning: number };

/** How often a lift is claimed when its time-box is over, and at any of four looks, of experiments with so many visitors in both arms. */
function found({ share, lift, visitors, tuning }: Played) {
	const by = { design: 'ab_test', metric: signUps, alpha: 0.05, tuning } as const;
	const n = Math.round(visitors / 8);
	const seen = (rate: number) => Math.round(n * rate + Math.sqrt(n * rate * (1 - rate)) * normal());
	const runs = Array.from({ length: RUNS }, () => {
		let [c, t] = [0, 0];
		const isFoundAt = [1, 2, 3, 4].map((week) => {
			c += seen(share);
			t += seen(share * (1 + lift));
			const [control, treatment] = [c, t].map((successes) => ({
				...{ before: [], since: [] },
				total: { n: n * week, successes, mean: null, sd: null }
			}));
			const compared = control && treatment && compareArms(by, control, treatment);
			return (compared?.comparison.alwaysValidInterval?.[0] ?? -1) > 0;
		});
		return { atEnd: isFoundAt.at(-1) === true, ever: isFoundAt.includes(true) };
	});
	const part = (is: (run: (typeof runs)[number]) => boolean) => runs.filter(is).length / RUNS;
	return { atEnd: part((run) => run.atEnd), ever: part((run) => run.ever) };
}

/** A plan with so many visitors a day, and what the analysis will be tuned to. */
function sized(visitors_per_day: number, changes: Partial<SizingCase>, share: number) {
	const inputs = { ...DEFAULT_INPUTS, visitors_per_day, baseline: share };
	const sizing = sizingOf(inputs, { ...plan, ...changes });
	if (!sizing) throw new Error('expected a sizing');
	const needed = sizing.needed?.visitors ?? NaN;
	return { sizing, needed, tuning: plannedSample({ visitors_per_day, days: 28, needed }) ?? NaN };
}

describe('the power that a sizing promises where people look whenever they like', () => {
	test.each([
		[0.1, 0.2],
		[0.05, 0.02],
		[0.3, 0.3]
	])('is the power that the analysis has: %d and a lift of %d with just the visitors it needs', (share, lift) => {
		const { needed } = sized(1000, { minimumEffect: lift }, share);
		const { tuning } = sized(needed / 28, { minimumEffect: lift }, share);
		expect(tuning).toBeCloseTo(needed, 3);
		const { atEnd, ever } = found({ share, lift, visitors: needed, tuning });
		expect(atEnd).toBeGreaterThan(0.77);
		expect(ever).toBeLessThan(0.88);
	});

	test.each([
		['too short', 0.6],
		['longer than it needs', 4]
	])('is that of the change it says can be seen, in a time-box that is %s', (_, times) => {
		const { needed } = sized(1000, {}, 0.1);
		const { sizing, tuning } = sized((times * needed) / 28, {}, 0.1);
		expect(tuning).toBeCloseTo(Math.min(1, times) * needed, 3);
		const lift = sizing.detectable ?? NaN;
		const { atEnd } = found({ share: 0.1, lift, visitors: times * needed, tuning });
		expect(atEnd).toBeGreaterThan(0.77);
		expect(atEnd).toBeLessThan(0.88);
	});
});

test('the interval of what decides is tightest at the registered sample of its two arms, that of everything else where it always was', () => {
	const readings = days(12, { control: [100, 1000], treatment: [104, 1000] });
	const tuning = (more: object) =>
		only(readings, { today: '2026-03-13', registration: { ...registration, ...more } }).primary.tuning;
	expect(tuning({})).toBe(5000);
	expect(tuning({ plannedSample: 40_000 })).toBe(40_000);
	const result = only(readings, {
		today: '2026-03-13',
		registration: { ...registration, plannedSample: 40_000 }
	});
	expect(result.guardrails[0]?.tuning).toBe(5000);
	expect(history(readings, result).at(-1)?.alwaysValid).toEqual(result.primary.comparison?.alwaysValidInterval);
});

test('a card, read from totals alone, shows the interval of the page', () => {
	const readings = days(12, { control: [100, 1000], treatment: [104, 1000] });
	const page = only(readings, { today: '2026-03-13', registration: { ...registration, plannedSample: 40_000 } });
	const arm = {
		kpi: 'Sign-ups',
		kind: 'proportion',
		direction: 'up',
		target: null,
		n: 12_000,
		mean: null,
		sd: null
	} as const;
	const totals = (planned: number | null) => [
		{ ...arm, name: 'Control', is_control: true, successes: 1200, planned },
		{ ...arm, name: 'Treatment', is_control: false, successes: 1248, planned }
	];
	expect(effectOf(totals(40_000), { isOver: false })?.interval).toEqual(page.primary.comparison?.alwaysValidInterval);
	expect(effectOf(totals(null), { isOver: false })?.interval).not.toEqual(page.primary.comparison?.alwaysValidInterval);
});
