import { describe, expect, it } from 'vitest';
import { effectOf } from '#lib/experiments/effect.ts';
import type { Arm } from '#lib/experiments/totals.ts';

const once = { rule: 'once', looks: null } as const;
const arm = (name: string, [n, successes]: readonly [number, number], more: Partial<Arm> = {}): Arm => ({
	kpi: 'Conversion',
	kind: 'proportion',
	direction: 'up',
	name,
	is_control: name === 'Control',
	n,
	successes,
	mean: null,
	sd: null,
	target: null,
	...more
});

describe('the effect on a card', () => {
	it('is relative to control and certain when its interval leaves out zero', () => {
		const effect = effectOf([arm('Control', [100_000, 10_000]), arm('Shorter', [100_000, 11_000])], {
			isOver: true,
			looking: once
		});
		expect(effect?.lift).toBeCloseTo(0.1, 10);
		expect(effect).toMatchObject({ treatment: 'Shorter', isCertain: true, isGain: true });
	});

	it('is less sure of itself while the time-box runs', () => {
		const totals = [arm('Control', [10_000, 1000]), arm('Shorter', [10_000, 1090])];
		const over = effectOf(totals, { isOver: true, looking: once });
		const running = effectOf(totals, { isOver: false, looking: once });
		expect(over?.isCertain).toBe(true);
		expect(running?.isCertain).toBe(false);
		expect(running?.lift).toBe(over?.lift);
	});

	it('is that of the treatment that does best', () => {
		const totals = [arm('Control', [1000, 100]), arm('A', [1000, 105]), arm('B', [1000, 130]), arm('C', [1000, 90])];
		expect(effectOf(totals, { isOver: true, looking: once })?.treatment).toBe('B');
	});

	it('counts less as better where the KPI should go down', () => {
		const down = { direction: 'down' } as const;
		const totals = [arm('Control', [1000, 100], down), arm('A', [1000, 120], down), arm('B', [1000, 80], down)];
		expect(effectOf(totals, { isOver: true, looking: once })).toMatchObject({
			treatment: 'B',
			isGain: true,
			lift: expect.closeTo(-0.2)
		});
	});

	it('compares means by their spread', () => {
		const mean = (name: string, value: number) =>
			arm(name, [5000, 0], { kind: 'mean', successes: null, mean: value, sd: 4, direction: 'down' });
		const effect = effectOf([mean('Control', 20), mean('Faster', 19)], { isOver: true, looking: once });
		expect(effect?.lift).toBeCloseTo(-0.05, 10);
		expect(effect).toMatchObject({ isCertain: true, isGain: true });
	});

	it('is nothing before there is anything to compare', () => {
		expect(effectOf([], { isOver: false, looking: once })).toBeNull();
		expect(effectOf([arm('Control', [100, 10])], { isOver: false, looking: once })).toBeNull();
		expect(effectOf([arm('Control', [0, 0]), arm('A', [0, 0])], { isOver: true, looking: once })).toBeNull();
	});

	it('is believed only as the plan allows: at the end, after its looks, or whenever one likes', () => {
		const totals = [arm('Control', [10_000, 1000]), arm('Shorter', [10_000, 1094])];
		const certain = (options: Parameters<typeof effectOf>[1]) => effectOf(totals, options)?.isCertain;
		const looks = { rule: 'looks', looks: 3 } as const;
		expect(certain({ isOver: true, looking: once })).toBe(true);
		expect(certain({ isOver: true, looking: looks })).toBe(true);
		expect(certain({ isOver: false, looking: looks })).toBe(false);
		expect(certain({ isOver: true })).toBe(false);
		expect(certain({ isOver: true, looking: once, wasMoved: true })).toBe(false);
	});

	it('is held against the target where there is no control, and never certain before and after', () => {
		const pilot = [arm('Pilot', [10_000, 1300], { target: 0.12 })];
		const options = { isOver: true, looking: once };
		expect(effectOf(pilot, { ...options, design: 'target' })).toMatchObject({
			isCertain: true,
			lift: expect.closeTo(1 / 12)
		});
		expect(effectOf(pilot, options)).toBeNull();
		const two = [arm('Control', [100_000, 10_000]), arm('After', [100_000, 12_000])];
		expect(effectOf(two, { ...options, design: 'before_after' })?.isCertain).toBe(false);
	});

	it('of two regions is what the pilot changed by more than the other, and none without their days', () => {
		const level = (from: number) => Array.from({ length: 20 }, (_, day) => from + 0.002 * Math.sin(day * 2.4));
		const region = (name: string, before: number, since: number) =>
			arm(name, [40_000, 5000], { region_days: { before: level(before), since: level(since) } });
		const regions = [region('Control', 0.1, 0.11), region('North', 0.14, 0.164)];
		const effect = effectOf(regions, { isOver: true, looking: once, design: 'regions' });
		expect(effect?.lift).toBeCloseTo(0.014 / 0.15, 3);
		expect(effect).toMatchObject({ treatment: 'North', isCertain: true, isGain: true });
		const dayless = regions.map((one) => ({ ...one, region_days: null }));
		expect(effectOf(dayless, { isOver: true, looking: once, design: 'regions' })).toBeNull();
	});
});
