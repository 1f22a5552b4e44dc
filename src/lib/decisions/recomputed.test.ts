import { expect, test } from 'vitest';
import { differenceOf } from './figures.ts';
import { recomputedInWords } from './recomputed.ts';

test('a decision that names what its data give says so', () => {
	expect(recomputedInWords({ recommended: null, results: [] }, [])).toEqual({
		fits: true,
		says: 'Worked out anew from the record, the registered rule recommends nothing, as the decision names, and every figure is the one that was sealed.'
	});
});

test('one that names something else is told plainly', () => {
	expect(recomputedInWords({ recommended: 'promote', results: [] }, [])).toMatchObject({
		fits: false,
		says: expect.stringContaining('recommends nothing, as it is worked out today. The decision names promote.')
	});
});

test('figures that were sealed differ by more than the last digits of a processor, and the place is named', () => {
	const sealed = [{ finding: 'helps', primary: { lift: 0.05, interval: [0.01, 0.09] } }];
	expect(differenceOf(sealed, structuredClone(sealed))).toBeNull();
	const moved = (lift: number) => [{ finding: 'helps', primary: { lift, interval: [0.01, 0.09] } }];
	expect(differenceOf(sealed, moved(0.05 + 1e-15))).toBeNull();
	expect(differenceOf(sealed, moved(0.0501))).toBe('primary, lift');
	expect(differenceOf(sealed, [])).toBe('the number of treatments');
	expect(differenceOf([{ chance_better: null }], [{ chance_better: 0.5 }])).toBe('chance better');
	expect(differenceOf([{ chance_better: 0.5 }], [{}])).toBe('chance better');
});
