import { describe, expect, test } from 'vitest';
import { agreementOf } from '#lib/judging/agreement.ts';
import { xorshift } from '#lib/stats/xorshift.ts';

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

	const all = (judges: number, projects: number, value: (judge: number, project: number) => number) =>
		Array.from({ length: judges }, (_, judge) =>
			Array.from({ length: projects }, (__, project) => score(judge, project, value(judge, project)))
		).flat();
	const saysOf = (scores: Parameters<typeof agreementOf>[0]) => agreementOf(scores).map(({ says }) => says);

	test('of two judges and two projects nothing can be told, and every measure says how few they are', () => {
		const found = agreementOf(all(2, 2, (_, project) => project));
		expect(found.map(({ value }) => value)).toEqual([1, 1, 1]);
		for (const { says } of found) {
			expect(says).toContain('no more than chance can give');
			expect(says).toContain('From 2 judges and 2 projects only, so with care.');
		}
	});

	test('of few judges or few projects each measure says so, and of enough none does', () => {
		const cautions = (judges: number, projects: number) =>
			saysOf(all(judges, projects, (judge, project) => (7 * project + judge * project) % 5)).filter((says) =>
				says.endsWith('only, so with care.')
			).length;
		expect([cautions(2, 8), cautions(4, 4), cautions(3, 5), cautions(5, 12)]).toEqual([3, 3, 0, 0]);
	});

	test('one strict and one lenient judge of the same order are told as that, and not as having looked for different things', () => {
		const [alpha, w, icc] = agreementOf(all(3, 6, (judge, project) => 2.5 + 0.2 * project + (judge - 1)));
		expect(alpha?.value).toBeLessThan(-0.2);
		expect(alpha?.says).toBe(
			'Some judges are strict and some lenient, which counts as disagreement here. Without that, as in the adjusted score, it is 1.00: the judges gave the same projects nearly the same marks.'
		);
		expect([w?.value, icc?.says.includes('some are strict, some lenient')]).toEqual([1, true]);
		expect(w?.says).toBe(
			'The judges put the projects into nearly the same order, whatever their level. Chance gives 0.33 on average with 3 judges.'
		);
	});

	test('a level that is apart by no more than chance makes it is nobody’s strictness', () => {
		const [alpha] = saysOf(all(2, 5, (judge, project) => 1 + 0.2 * project + 2 * judge));
		expect(alpha).toContain('agree on which projects are better more than chance would, hardly on their marks');
	});

	test('judges who turn the order round disagree more than chance would, and that is said', () => {
		const [alpha, w, icc] = saysOf(all(2, 10, (judge, project) => (judge === 0 ? project : 9 - project)));
		expect(alpha).toContain('disagree more than chance would: they looked for different things');
		expect(w).toContain('tend to opposite orders');
		expect(icc).toContain('no more than chance can give');
	});

	describe('is measured against chance:', () => {
		const next = xorshift(11);
		const random = () => next() / 2 ** 32;
		const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
		const die = () => 1 + Math.floor(5 * random());
		/** One score in three for each judge less, so that panels overlap and no judge sees all. */
		const inParts = (scores: ReturnType<typeof all>) =>
			scores.filter(({ judge, project }) => (Number(judge) + Number(project)) % 3 !== 0);
		/** Whether anything said is agreement, or dissent: at least that a measure is not what chance can give. */
		const isSaid = (says: string) => !says.startsWith('That is no more than chance can give');
		const isDissent = (says: string) => says.includes('opposite orders') || says.includes('disagree more than chance');

		const designs = [2, 3, 5].flatMap((judges) => [10, 20].map((projects) => ({ judges, projects })));
		test.each(designs)('$judges judges of $projects projects who throw dice are told nothing else', (design) => {
			const runs = Array.from({ length: 200 }, () => {
				const scores = all(design.judges, design.projects, () => (2 * die() + die()) / 3);
				return [saysOf(scores), design.judges > 2 ? saysOf(inParts(scores)) : []];
			});
			for (const part of [0, 1]) {
				const told = runs.map((run) => run[part] ?? []);
				// by any of the three
				expect(told.filter((says) => says.some(isSaid)).length / told.length).toBeLessThanOrEqual(0.06);
				expect(told.filter((says) => says.some(isDissent)).length / told.length).toBeLessThanOrEqual(0.02);
			}
		});

		test('judges who see how good a project is are told to agree, and none of them to disagree', () => {
			for (const [judges, noise, atLeast] of [
				[2, 0.3, 0.9],
				[3, 0.5, 0.9],
				[5, 0.7, 0.95]
			] as const) {
				const runs = Array.from({ length: 40 }, () => {
					const worth = Array.from({ length: 12 }, normal);
					const levels = Array.from({ length: judges }, () => normal());
					return all(
						...([judges, 12] as const),
						(judge, project) => 3 + (worth[project] ?? 0) + (levels[judge] ?? 0) + noise * normal()
					);
				}).map(saysOf);
				expect(runs.filter((says) => says.every(isSaid)).length / runs.length).toBeGreaterThanOrEqual(atLeast);
				expect(runs.flat().filter(isDissent)).toEqual([]);
			}
		});
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
		const more = agreementOf(
			[...panels, [2, 3, 1] as const].map(([judge, project, value]) => score(judge, project, value))
		);
		expect(more[1]?.value).toBe(1);
		expect(more[1]?.says).toContain('From 2 pairs of judges');
		const many = agreementOf(
			all(4, 12, (judge, project) => project + judge * 0.1).filter(({ judge, project }) => +judge !== +project % 4)
		);
		expect(many.map(({ says }) => says)).toEqual([
			'The judges gave the same projects nearly the same marks.',
			'The judges put the projects into nearly the same order, whatever their level. From 6 pairs of judges and the projects that both saw; chance gives 0 on average.',
			'One judge alone would nearly give what the panel gives; the mean of a panel (3.0 marks a project) comes to 1.00. Strict and lenient judges count as disagreement here.'
		]);
	});

	test('where no project was seen twice nothing can be had, and it is said why', () => {
		const found = agreementOf([score(1, 1, 3), score(2, 2, 4)]);
		expect(found.map(({ value }) => value)).toEqual([null, null, null]);
		expect(found.every(({ says }) => says.startsWith('Cannot be had'))).toBe(true);
	});
});
