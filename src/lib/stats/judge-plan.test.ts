import { describe, expect, test } from 'vitest';
import { planJudging, type JudgePlan, type JudgePlanInput, type PlannedJudge } from '#lib/stats/judge-plan.ts';

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

	test('two hundred projects and thirty judges are planned within reason', () => {
		const input = { ...plain, judges: judgesOf(30, turns), projects: projectsOf(200) };
		const plan = planJudging(input);
		holds(plan, input);
		expect(plan.isComparable).toBe(true);
		expect(new Set(loadsOf(plan, input))).toEqual(new Set([20]));
	});
});
