import { describe, expect, test } from 'vitest';
import { judgeModel } from '#lib/stats/judge-model.ts';
import {
	planJudging,
	type JudgePlan,
	type JudgePlanInput,
	type PlannedJudge,
	type Seat
} from '#lib/stats/judge-plan.ts';
import { splitsOf } from '#lib/stats/splits.ts';

const SIDES = ['marketing', 'it'];
const judgesOf = (count: number, sides: (at: number) => readonly string[]): PlannedJudge[] =>
	Array.from({ length: count }, (_, at) => ({ judge: `J${at}`, sides: sides(at) }));
const turns = (at: number) => [SIDES[at % 2] ?? ''];
const projectsOf = (count: number) => Array.from({ length: count }, (_, at) => `P${at}`);
const plain = { timesSeen: 3, sides: SIDES, conflicts: [] } as const;

let seed = 3;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

const loadsOf = ({ seats }: JudgePlan, { judges }: Pick<JudgePlanInput, 'judges'>) =>
	judges.map(({ judge }) => seats.filter((seat) => seat.judge === judge).length);

/** Standard errors of levelled scores, in standard deviations of a mark. */
function errorsOf(seats: readonly Seat[]) {
	const model = judgeModel(seats.map((seat) => ({ ...seat, value: random() })));
	const errors = (model?.projects ?? []).map(({ se }) => (se ?? Infinity) / (model?.sd ?? 0));
	return { most: Math.max(...errors), mean: errors.reduce((sum, error) => sum + error, 0) / errors.length };
}

/** Project after project one of each side and whoever else, by the least load, drawn among those who have it. */
function randomPlan({ judges, projects, timesSeen }: JudgePlanInput): Seat[] {
	const loads = new Map<string, number>();
	return projects.flatMap((project) => {
		const panel: string[] = [];
		for (const side of [...SIDES, ...Array.from({ length: timesSeen - SIDES.length }, () => null)]) {
			const free = judges
				.filter(({ judge, sides }) => !panel.includes(judge) && (side === null || sides.includes(side)))
				.map(({ judge }) => ({ judge, cost: (loads.get(judge) ?? 0) + random() }));
			const { judge } = free.toSorted((one, other) => one.cost - other.cost)[0] ?? { judge: '' };
			loads.set(judge, (loads.get(judge) ?? 0) + 1);
			panel.push(judge);
		}
		return panel.map((judge) => ({ judge, project }));
	});
}

/** What holds of every plan, whatever it was asked for. */
function holds(plan: JudgePlan, input: JudgePlanInput): void {
	const sides = new Map(input.judges.map((judge) => [judge.judge, judge.sides]));
	for (const project of input.projects) {
		const panel = plan.seats.filter((seat) => seat.project === project).map(({ judge }) => judge);
		const unfilled = plan.unfilled.filter((one) => one === project);
		const mayLook = input.judges.filter(
			({ judge }) => !input.conflicts.some((one) => one.judge === judge && one.project === project)
		);
		expect(new Set(panel).size).toBe(panel.length);
		expect(panel.length + unfilled.length).toBe(input.timesSeen);
		expect(panel.length, 'no seat is empty that somebody may take').toBe(Math.min(input.timesSeen, mayLook.length));
		for (const side of input.timesSeen < input.sides.length ? [] : input.sides) {
			const isThere = panel.some((judge) => sides.get(judge)?.includes(side));
			expect(isThere || plan.lacking.some((one) => one.project === project && one.side === side)).toBe(true);
		}
	}
	for (const { judge, project } of input.conflicts) expect(plan.seats).not.toContainEqual({ judge, project });
}

describe('who judges what', () => {
	test('every project is seen as often as asked, by both functions, with even loads and panels that overlap', () => {
		const input = { ...plain, judges: judgesOf(10, turns), projects: projectsOf(40) };
		const plan = planJudging(input);
		holds(plan, input);
		expect(plan.unfilled).toEqual([]);
		expect(plan.isComparable).toBe(true);
		expect(new Set(loadsOf(plan, input))).toEqual(new Set([12]));
		expect(planJudging(input)).toEqual(plan);
	});

	test('nobody judges what they have a conflict with, and the others take over evenly', () => {
		const conflicts = projectsOf(20).flatMap((project, at) => (at < 10 ? [{ judge: 'J0', project }] : []));
		const input = { ...plain, conflicts, judges: judgesOf(6, turns), projects: projectsOf(20) };
		const plan = planJudging(input);
		holds(plan, input);
		const loads = loadsOf(plan, input);
		expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
	});

	test('a single judge of one function sees everything, and where that one may not, somebody else does and the function is named', () => {
		const judges = [...judgesOf(3, () => ['marketing']), { judge: 'only', sides: ['it'] }];
		const input = { ...plain, judges, projects: projectsOf(8), conflicts: [{ judge: 'only', project: 'P3' }] };
		const plan = planJudging(input);
		holds(plan, input);
		expect(plan.unfilled).toEqual([]);
		expect(plan.lacking).toEqual([{ project: 'P3', side: 'it' }]);
		expect(plan.seats.filter(({ project }) => project === 'P3')).toHaveLength(3);
		expect(plan.seats.filter(({ judge }) => judge === 'only')).toHaveLength(7);
	});

	test('somebody bridging stands for either side, and not for both at once', () => {
		const judges = [
			{ judge: 'M', sides: ['marketing'] },
			{ judge: 'I', sides: ['it'] },
			{ judge: 'B', sides: SIDES }
		];
		const input = { ...plain, timesSeen: 2, judges, projects: projectsOf(9) };
		const plan = planJudging(input);
		holds(plan, input);
		expect(plan.unfilled).toEqual([]);
		expect(loadsOf(plan, input)).toEqual([6, 6, 6]);
		const alone = planJudging({ ...input, judges: judges.slice(2), projects: ['P'] });
		expect(alone.seats).toHaveLength(1);
		expect(alone.unfilled).toHaveLength(1);
	});

	test('when a judge drops out what was scored stays, and the rest is shared anew', () => {
		const judges = judgesOf(8, turns);
		const projects = projectsOf(24);
		const before = planJudging({ ...plain, judges, projects });
		const kept = before.seats.filter(({ project }) => Number(project.slice(1)) < 6);
		const left = { ...plain, judges: judges.filter(({ judge }) => judge !== 'J0'), projects, kept };
		const after = planJudging(left);
		for (const seat of kept) expect(after.seats).toContainEqual(seat);
		const fresh = after.seats.filter(
			(seat) => !kept.some((one) => one.judge === seat.judge && one.project === seat.project)
		);
		expect(fresh.some(({ judge }) => judge === 'J0')).toBe(false);
		expect(after.unfilled).toEqual([]);
		const loads = loadsOf(after, left);
		expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
	});

	test.each([
		[12, 40, 2],
		[12, 40, 3],
		[6, 40, 2],
		[10, 30, 3],
		[12, 60, 2],
		[20, 100, 3]
	])(
		'of %d judges and %d projects with %d seats meet many others: errors as small as random plans have',
		(judges, projects, timesSeen) => {
			const input = { ...plain, judges: judgesOf(judges, turns), projects: projectsOf(projects), timesSeen };
			const { seats } = planJudging(input);
			const found = errorsOf(seats);
			const random = Array.from({ length: 10 }, () => errorsOf(randomPlan(input)));
			expect(found.most).toBeLessThanOrEqual(Math.min(...random.map(({ most }) => most)));
			expect(found.mean).toBeLessThanOrEqual(random.reduce((sum, { mean }) => sum + mean, 0) / 10);
		}
	);

	test('with two seats a project judges meet all of the other side, and no two who are missing split the field', () => {
		const input = { ...plain, timesSeen: 2, judges: judgesOf(12, turns), projects: projectsOf(40) };
		const { seats } = planJudging(input);
		const panels = Map.groupBy(seats, ({ project }) => project).values();
		const met = new Set(
			[...panels].map((panel) =>
				panel
					.map(({ judge }) => judge)
					.toSorted()
					.join(' ')
			)
		);
		expect(met.size, 'six times six').toBe(36);
		const links = seats.map(({ judge, project }) => ({ judge, one: judge, other: project, isSure: false }));
		expect(splitsOf(links)).toEqual({ alone: [], together: 0, of: 66 });
	});

	test('what was scored stays where it is while the rest is mixed', () => {
		const input = { ...plain, timesSeen: 2, judges: judgesOf(12, turns), projects: projectsOf(40) };
		// as it came: the same two see the same ten
		const kept = projectsOf(10).flatMap((project) => ['J0', 'J1'].map((judge) => ({ judge, project })));
		const plan = planJudging({ ...input, kept });
		holds(plan, input);
		for (const seat of kept) expect(plan.seats).toContainEqual(seat);
		const rest = plan.seats.filter(({ project }) => Number(project.slice(1)) >= 10);
		const panels = [...Map.groupBy(rest, ({ project }) => project).values()].map((panel) =>
			panel
				.map(({ judge }) => judge)
				.toSorted()
				.join(' ')
		);
		expect(new Set(panels).size).toBeGreaterThanOrEqual(25);
	});

	test('two panels that were kept apart by conflicts are joined where a seat can be exchanged', () => {
		const judges = judgesOf(4, () => []);
		const conflicts = [
			...['P0', 'P1'].map((project) => ({ judge: 'J2', project })),
			...['P2', 'P3'].map((project) => ({ judge: 'J0', project }))
		];
		const plan = planJudging({ judges, projects: projectsOf(4), timesSeen: 2, sides: [], conflicts });
		expect(plan.isComparable).toBe(true);
		const apart = planJudging({ judges, projects: projectsOf(4), timesSeen: 1, sides: [], conflicts: [] });
		expect(apart.isComparable).toBe(false);
	});

	test('holds for a hundred random events', () => {
		for (let run = 0; run < 100; run++) {
			const judges = judgesOf(4 + Math.floor(random() * 10), () =>
				random() < 0.15 ? SIDES : random() < 0.5 ? ['marketing'] : ['it']
			);
			const projects = projectsOf(1 + Math.floor(random() * 25));
			const conflicts = judges.flatMap(({ judge }) =>
				projects.flatMap((project) => (random() < 0.1 ? [{ judge, project }] : []))
			);
			const input = { judges, projects, conflicts, sides: SIDES, timesSeen: 1 + Math.floor(random() * 4) };
			holds(planJudging(input), input);
		}
	});

	test('nothing to do is no plan', () => {
		const nothing = { seats: [], unfilled: [], lacking: [], isComparable: true };
		expect(planJudging({ ...plain, judges: judgesOf(2, turns), projects: [] })).toEqual(nothing);
		expect(planJudging({ ...plain, judges: [], projects: ['P'] }).unfilled).toHaveLength(3);
	});

	test('250 projects and forty judges are planned within a moment', () => {
		const input = { ...plain, judges: judgesOf(40, turns), projects: projectsOf(250) };
		const began = process.cpuUsage();
		const plan = planJudging(input);
		expect(process.cpuUsage(began).user / 1000, 'milliseconds').toBeLessThan(2_000);
		holds(plan, input);
		expect(new Set(loadsOf(plan, input))).toEqual(new Set([18, 19]));
	});

	test('two hundred projects and thirty judges are planned within reason', () => {
		const input = { ...plain, judges: judgesOf(30, turns), projects: projectsOf(200) };
		const plan = planJudging(input);
		holds(plan, input);
		expect(plan.isComparable).toBe(true);
		expect(new Set(loadsOf(plan, input))).toEqual(new Set([20]));
	});
});
