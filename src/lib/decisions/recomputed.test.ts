import { expect, test } from 'vitest';
import { recomputedInWords } from './recomputed.ts';

test('a decision that names what its data give says so', () => {
	expect(recomputedInWords({ named: 'kill', recomputed: 'kill' })).toEqual({
		fits: true,
		says: 'Worked out anew from the record, the registered rule recommends to kill, as the decision names.'
	});
	expect(recomputedInWords({ named: null, recomputed: null }).says).toContain('recommends nothing, as the decision');
});

test.each([
	[{ named: null, recomputed: 'kill' }, 'recommends to kill, as it is worked out today. The decision names nothing.'],
	[{ named: 'promote', recomputed: null }, 'recommends nothing, as it is worked out today. The decision names promote.']
] as const)('one that names something else is told plainly: %j', (compared, says) => {
	expect(recomputedInWords(compared)).toMatchObject({ fits: false, says: expect.stringContaining(says) });
});
