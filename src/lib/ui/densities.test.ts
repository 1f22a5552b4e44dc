import { expect, test } from 'vitest';
import { density, type DensityInput } from '#lib/ui/densities.server.ts';

const bell: DensityInput = {
	of: (value) => Math.exp(-(((value - 4) / 2) ** 2) / 2),
	centre: 4,
	spread: 2,
	zero: { value: 0, label: 'no change' },
	target: { value: 3, label: '+3 %' },
	side: 'above',
	beyond: (value) => `beyond ${value}`,
	head: ['Change', 'Chance']
};

test('a hill holds zero and the target, wherever it stands', () => {
	for (const centre of [4, -40, 4000]) {
		const plot = density({ ...bell, centre, of: (value) => Math.exp(-(((value - centre) / 2) ** 2) / 2) });
		for (const at of [plot.zero.at, plot.target?.at ?? -1]) {
			expect(at).toBeGreaterThanOrEqual(0);
			expect(at).toBeLessThanOrEqual(100);
		}
		expect(`${plot.whole}${plot.beyondZero}${plot.beyondTarget}`).not.toMatch(/NaN|Infinity/);
	}
});

test('its shaded parts begin at their lines and lie on the side that is asked for', () => {
	const xs = (path: string | null) => [...(path ?? '').matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x) / 10);
	const above = density(bell);
	expect(Math.min(...xs(above.beyondTarget))).toBeCloseTo(above.target?.at ?? -1, 0);
	expect(Math.max(...xs(above.beyondTarget))).toBeCloseTo(100, 0);
	const below = density({ ...bell, side: 'below' });
	expect(Math.max(...xs(below.beyondZero))).toBeCloseTo(below.zero.at, 0);
});

test('its points say what the table says, zero and the target among them', () => {
	const plot = density(bell);
	expect(plot.points.map(({ value, beyond }) => [value, beyond])).toEqual(plot.numbers.rows);
	expect(plot.points.map(({ beyond }) => beyond)).toEqual(expect.arrayContaining(['beyond 0', 'beyond 3']));
});

test('a value that cannot be less than something is not drawn below it', () => {
	const plot = density({ ...bell, centre: -98, of: () => 1, least: -100 });
	expect(plot.points.every(({ x }) => x >= 0 && x <= 100)).toBe(true);
	expect(plot.numbers.rows[0]?.[0]).not.toMatch(/−1[1-9]\d/);
});

test('a spread of nearly nothing is still a picture', () => {
	const plot = density({ ...bell, spread: 1e-9, of: (value) => Math.exp(-(((value - 4) / 1e-9) ** 2) / 2) });
	expect(plot.whole).not.toMatch(/NaN|Infinity/);
});
