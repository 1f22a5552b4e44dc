import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ofJudges } from '#lib/stats/judges-reference.fixture.ts';
import { ofVotes } from '#lib/stats/votes-reference.fixture.ts';

/** Published and worked-out cases of judging and voting; each is met by an engine here, or by a rule of the database. */
const cases = z
	.array(z.object({ id: z.string(), inputs: z.unknown(), expected: z.unknown(), tolerance: z.number() }))
	.parse(JSON.parse(readFileSync('src/lib/stats/judging-cases.json', 'utf8')));

const engines = { ...ofJudges, ...ofVotes };

/** Those that are rules of the database, with the test in which it meets them. */
const rules: Readonly<Record<string, string>> = {
	'quorum-cotech': 'tests/rules/reviews-votes.test.ts',
	'threshold-denominator': 'tests/rules/reviews-votes.test.ts',
	'vote-race-idempotent': 'tests/rules/reviews-votes.test.ts'
};

/** The same shape, names and words, and numbers within the tolerance. */
function within(tolerance: number, expected: unknown): unknown {
	if (typeof expected === 'number') {
		return expect.toSatisfy((found: unknown) => Math.abs(Number(found) - expected) <= tolerance + 1e-12, `${expected}`);
	}
	if (Array.isArray(expected)) return expected.map((one) => within(tolerance, one));
	if (expected === null || typeof expected !== 'object') return expected;
	return Object.fromEntries(Object.entries(expected).map(([key, one]) => [key, within(tolerance, one)]));
}

describe('a reference case of judging', () => {
	test('is met by an engine or by a rule, every one of them', () => {
		const met = [...Object.keys(engines), ...Object.keys(rules)];
		expect(met.toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
		for (const [id, file] of Object.entries(rules)) expect(readFileSync(file, 'utf8'), id).toContain(id);
	});

	test.each(cases.filter(({ id }) => id in engines))(
		'comes out as expected: $id',
		({ id, inputs, expected, tolerance }) => {
			expect(engines[id]?.(inputs)).toEqual(within(tolerance, expected));
		}
	);
});
