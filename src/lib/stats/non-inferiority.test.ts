import { expect, test } from 'vitest';
import { nonInferiority } from '#lib/stats/non-inferiority.ts';

test.each([
	{ what: 'surely better', interval: [0.01, 0.05], better: 'up', verdict: 'holds' },
	{ what: 'worse, but surely by less than the margin', interval: [-0.019, -0.001], better: 'up', verdict: 'holds' },
	{ what: 'may be worse than the margin', interval: [-0.021, 0.04], better: 'up', verdict: 'unknown' },
	{ what: 'surely worse than the margin', interval: [-0.08, -0.021], better: 'up', verdict: 'breached' },
	{ what: 'lower is better and it surely fell', interval: [-0.05, -0.01], better: 'down', verdict: 'holds' },
	{
		what: 'lower is better and it may have risen too much',
		interval: [-0.05, 0.03],
		better: 'down',
		verdict: 'unknown'
	},
	{ what: 'lower is better and it surely rose too much', interval: [0.03, 0.09], better: 'down', verdict: 'breached' },
	{ what: 'nothing is known', interval: [-Infinity, Infinity], better: 'up', verdict: 'unknown' }
] as const)('$what: $interval, better $better, is $verdict', ({ interval, better, verdict }) => {
	expect(nonInferiority(interval, { margin: 0.02, better })).toBe(verdict);
});

test('without an interval nothing can be ruled', () => {
	expect(nonInferiority(null, { margin: 0.02, better: 'up' })).toBe('unknown');
});
