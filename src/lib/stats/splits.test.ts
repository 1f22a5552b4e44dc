import { expect, test } from 'vitest';
import { splitsOf, type Link } from '#lib/stats/splits.ts';

const link = (judge: string, pair: string, isSure = false): Link => ({
	...{ judge, one: pair.slice(0, 1), other: pair.slice(1), isSure }
});

test('a judge who alone joins two groups splits them, and one whose links others have too does not', () => {
	expect(splitsOf([link('J', 'AB'), link('K', 'CD', true), link('L', 'BC')])).toEqual({
		alone: ['L'],
		together: 0,
		of: 0
	});
	expect(splitsOf([link('J', 'AB'), link('K', 'BC'), link('L', 'CA')])).toEqual({ alone: [], together: 0, of: 3 });
});

test('what is given already stays, whoever gives nothing more', () => {
	expect(splitsOf([link('J', 'AB', true), link('L', 'BC', true), link('K', 'CD', true)])).toEqual({
		...{ alone: [], together: 0, of: 0 }
	});
	const links = [link('J', 'AB', true), link('J', 'CD', true), link('L', 'BC'), link('K', 'BC')];
	expect(splitsOf(links)).toEqual({ alone: [], together: 1, of: 1 });
});

test('a ring of islands splits by nearly any two, a square where everybody meets by none', () => {
	const ring = ['AB', 'BC', 'CD', 'DE', 'EF', 'FA'].map((pair, at) => link(`J${at}`, pair));
	// two that lie beside each other leave the one between them alone, which is then in no group
	expect(splitsOf(ring)).toEqual({ alone: [], together: 9, of: 15 });
	const square = ['AB', 'BC', 'CD', 'DA', 'AC', 'BD'].map((pair, at) => link(`J${at}`, pair));
	expect(splitsOf(square)).toMatchObject({ alone: [], together: 0 });
});

test('nothing is asked of what is apart anyway, or of nothing', () => {
	expect(splitsOf([link('J', 'AB'), link('K', 'CD')])).toEqual({ alone: [], together: 0, of: 0 });
	expect(splitsOf([])).toEqual({ alone: [], together: 0, of: 0 });
});

test('forty judges of 250 projects are gone through within a moment', () => {
	const links = Array.from({ length: 750 }, (_, at) => {
		const project = at % 250;
		const judge = (project + 7 * Math.floor(at / 250)) % 40;
		return { judge: `J${judge}`, one: `J${judge}`, other: `P${project}`, isSure: false };
	});
	const began = process.cpuUsage();
	expect(splitsOf(links).of).toBe(780);
	expect(process.cpuUsage(began).user / 1000, 'milliseconds').toBeLessThan(500);
});
