import { describe, expect, test } from 'vitest';
import { agreementOf } from '#lib/judging/agreement.ts';

describe('agreement', () => {
	const score = (judge: number, project: number, value: number) => ({
		judge: String(judge),
		project: String(project),
		value
	});

	test('judges who all give the same agree wholly, by all three measures', () => {
		const found = agreementOf([1, 2, 3].flatMap((judge) => [1, 2, 3].map((project) => score(judge, project, project))));
		expect(found.map(({ value }) => value)).toEqual([1, 1, 1]);
	});

	test('of few projects it is said that they are few', () => {
		const few = agreementOf([1, 2].flatMap((judge) => [1, 2].map((project) => score(judge, project, project))));
		expect(few[0]?.says).toContain('2 projects only');
	});

	test('the same order on another level is told as strict and lenient', () => {
		const found = agreementOf(
			[1, 2].flatMap((judge) => [1, 2, 3].map((project) => score(judge, project, project + judge)))
		);
		expect(found[1]?.value).toBe(1);
		expect(found[2]?.says).toContain('strict');
	});

	test('where each judge saw some projects only, the order and the level are told of what was seen in common', () => {
		const panels = [
			[1, 1, 3],
			[2, 1, 4],
			[2, 2, 5],
			[3, 2, 5],
			[3, 3, 1],
			[1, 3, 2],
			[1, 4, 4]
		] as const;
		const found = agreementOf(panels.map(([judge, project, value]) => score(judge, project, value)));
		expect(found.map(({ name }) => name)).toEqual([
			'Krippendorff’s alpha',
			'Mean rank correlation',
			'ICC(1,1), one-way'
		]);
		// judges 1 and 2 share project 1 only, 1 and 3 project 3, 2 and 3 project 2: no order in common
		expect(found[1]?.value).toBeNull();
		expect(found[1]?.says).toContain('no two judges saw two projects in common');
		expect(found[2]?.value).toBeGreaterThan(0.7);
		expect(found[2]?.says).toContain('marks a project');
		const more = agreementOf(
			[...panels, [2, 3, 1] as const].map(([judge, project, value]) => score(judge, project, value))
		);
		expect(more[1]?.value).toBe(1);
		expect(more[1]?.says).toContain('From 2 pairs of judges');
	});

	test('where no project was seen twice nothing can be had, and it is said why', () => {
		const found = agreementOf([score(1, 1, 3), score(2, 2, 4)]);
		expect(found.map(({ value }) => value)).toEqual([null, null, null]);
		expect(found.every(({ says }) => says.startsWith('Cannot be had'))).toBe(true);
	});
});
