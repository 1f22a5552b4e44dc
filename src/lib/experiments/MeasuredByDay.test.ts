import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import MeasuredByDay from '#lib/experiments/MeasuredByDay.svelte';
import { linesByVariant } from '#lib/ui/charts.server.ts';

/** What the chart says of so many variants, each measured on two days. */
function told(names: readonly string[]): string {
	const points = ['2026-03-01', '2026-03-02'].map((at, nth) => ({ at, value: 10 + nth }));
	const plot = linesByVariant(
		names.map((name) => ({ name, points })),
		{ digits: 1, unit: '%' }
	);
	return plot ? render(MeasuredByDay, { props: { figure: { plot, metric: 'Sign-ups' } } }).body : '';
}

test('of several variants the thin line is what the others are held against', () => {
	expect(told(['Control', 'Treatment'])).toContain('the thin one is what the others are held against');
	expect(told(['Control', 'Treatment'])).toContain('Sign-ups by variant');
});

test('a single arm has nobody to be held against, so that is not said', () => {
	expect(told(['Pilot'])).toContain('What was measured on each day.');
	expect(told(['Pilot'])).not.toContain('held against');
	expect(told(['Pilot'])).toContain('Sign-ups by day');
});
