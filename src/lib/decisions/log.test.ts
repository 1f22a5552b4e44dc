import { expect, test } from 'vitest';
import { departureInWords, logHref } from './log.ts';

const decided = { outcome: 'kill', departure_reason: 'It is too dear.' } as const;

test.each([
	[{ rule_met: true, recommended: 'promote' }, 'Departs from the rule’s recommendation to promote'],
	[{ rule_met: false, recommended: 'kill' }, 'Overruled by the chair'],
	[{ rule_met: false, recommended: null }, 'Overruled by the chair'],
	[
		{ rule_met: false, recommended: 'iterate' },
		'Overruled by the chair, and departs from the rule’s recommendation to iterate'
	]
] as const)('the log says what a decision departs from: %j', (change, says) => {
	expect(departureInWords({ ...decided, ...change })).toBe(says);
});

test('what departs from nothing is not marked', () => {
	expect(departureInWords({ ...decided, rule_met: true, recommended: 'kill', departure_reason: null })).toBeNull();
});

test('what the log is narrowed to is in its address', () => {
	expect(logHref({ outcome: 'kill', against: 'rule', q: 'too dear', before: 9 })).toBe(
		'/decisions?outcome=kill&against=rule&q=too+dear&before=9'
	);
	expect(logHref({})).toBe('/decisions');
});
