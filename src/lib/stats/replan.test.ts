import { describe, expect, test } from 'vitest';
import { planJudging, type JudgePlanInput, type PlannedJudge, type Seat } from '#lib/stats/judge-plan.ts';
import { planPairs, type Pairing } from '#lib/stats/pair-plan.ts';

const SIDES = ['marketing', 'it'];
const judgesOf = (count: number): PlannedJudge[] =>
	Array.from({ length: count }, (_, at) => ({ judge: `J${at}`, sides: [SIDES[at % 2] ?? ''] }));
const projectsOf = (count: number) => Array.from({ length: count }, (_, at) => `P${at}`);
const keyOf = ({ judge, project }: Seat) => `${judge} ${project}`;
const plain = { timesSeen: 3, sides: SIDES, conflicts: [] } as const;

let seed = 11;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

/** Who is seated anew, and what of what was present is gone. */
function changed(input: JudgePlanInput) {
	const plan = planJudging(input);
	const before = new Set([...(input.kept ?? []), ...(input.present ?? [])].map(keyOf));
	const after = new Set(plan.seats.map(keyOf));
	return {
		plan,
		fresh: plan.seats.filter((seat) => !before.has(keyOf(seat))),
		gone: (input.present ?? []).filter((seat) => !after.has(keyOf(seat)))
	};
}
const loadsOf = (seats: readonly { readonly judge: string }[], judges: readonly PlannedJudge[]) =>
	judges.map(({ judge }) => seats.filter((seat) => seat.judge === judge).length);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
const panelOf = ({ seats }: { readonly seats: readonly Seat[] }, project: string) =>
	seats.filter((seat) => seat.project === project).map(({ judge }) => judge);

describe('a plan that is made again', () => {
	test.each([
		[12, 40, 3],
		[8, 24, 3],
		[6, 20, 3],
		[6, 12, 3],
		[5, 10, 2]
	])(
		'for %d judges, %d projects and %d seats fills the seats of one who drops out and takes none from anybody else',
		(count, projects, timesSeen) => {
			for (let run = 0; run < 10; run++) {
				const judges = judgesOf(count);
				const input = { ...plain, timesSeen, projects: projectsOf(projects) };
				const { seats } = planJudging({ ...input, judges });
				const scored = new Set(seats.filter(() => random() < 0.3).map(keyOf));
				const gone = `J${run % count}`;
				const left = judges.filter(({ judge }) => judge !== gone);
				const kept = seats.filter((seat) => scored.has(keyOf(seat)));
				const present = seats.filter((seat) => !scored.has(keyOf(seat)) && seat.judge !== gone);
				// as the desk has it: who dropped out stays known by what was scored, and gets nothing more
				const conflicts = input.projects.map((project) => ({ judge: gone, project }));
				const { plan, fresh, gone: taken } = changed({ ...input, judges, conflicts, kept, present });
				expect(taken).toEqual([]);
				expect(fresh).toHaveLength(seats.length - kept.length - present.length);
				expect(plan.unfilled).toEqual([]);
				expect(plan.lacking).toEqual([]);
				expect(plan.isComparable).toBe(true);
				const anew = planJudging({ ...input, judges, conflicts, kept });
				const further = spread(loadsOf(plan.seats, left)) - spread(loadsOf(anew.seats, left));
				expect(further, 'nearly as even as dealt out anew').toBeLessThanOrEqual(2);
			}
		}
	);

	test('changes nothing where nothing changed', () => {
		const input = { ...plain, judges: judgesOf(10), projects: projectsOf(30) };
		const present = planJudging(input).seats;
		const { fresh, gone } = changed({ ...input, present });
		expect([fresh, gone]).toEqual([[], []]);
	});

	test('gives somebody who is new as much as the others have, and moves no more than that', () => {
		const judges = judgesOf(7);
		const input = { ...plain, projects: projectsOf(24) };
		const present = planJudging({ ...input, judges: judges.slice(0, 6) }).seats;
		const { plan, fresh, gone } = changed({ ...input, judges, present });
		const own = plan.seats.filter(({ judge }) => judge === 'J6');
		expect(spread(loadsOf(plan.seats, judges))).toBeLessThanOrEqual(1);
		expect(fresh.map(({ judge }) => judge)).toEqual(own.map(() => 'J6'));
		expect(gone).toHaveLength(own.length);
		expect(plan.lacking).toEqual([]);
	});

	test('for fewer seats takes those away from whoever has most, and leaves both functions on each panel', () => {
		const judges = judgesOf(8);
		const input = { ...plain, judges, projects: projectsOf(24) };
		const present = planJudging(input).seats;
		const { plan, fresh, gone } = changed({ ...input, timesSeen: 2, present });
		expect(fresh).toEqual([]);
		expect(gone).toHaveLength(24);
		expect(plan.lacking).toEqual([]);
		expect(spread(loadsOf(plan.seats, judges))).toBeLessThanOrEqual(2);
	});

	test('moves a seat where a function would be missing that somebody stands for by now, and only that one', () => {
		const judges = [
			{ judge: 'A', sides: ['marketing'] },
			{ judge: 'B', sides: ['marketing'] },
			{ judge: 'I', sides: ['it'] }
		];
		const present = ['A', 'B'].map((judge) => ({ judge, project: 'P0' }));
		const { plan, gone } = changed({ ...plain, timesSeen: 2, judges, projects: ['P0'], present });
		expect(panelOf(plan, 'P0')).toContain('I');
		expect(gone).toHaveLength(1);
		// nobody stands for it: all stay
		const conflicts = [{ judge: 'I', project: 'P0' }];
		const stays = changed({ ...plain, timesSeen: 2, judges, projects: ['P0'], present, conflicts });
		expect(stays.gone).toEqual([]);
		expect(stays.plan.lacking).toEqual([{ project: 'P0', side: 'it' }]);
	});

	test('counts somebody bridging for the side that is missing before it moves anybody', () => {
		const judges = [
			{ judge: 'B', sides: SIDES },
			{ judge: 'A', sides: ['marketing'] },
			{ judge: 'I', sides: ['it'] }
		];
		const present = ['B', 'A'].map((judge) => ({ judge, project: 'P0' }));
		expect(changed({ ...plain, timesSeen: 2, judges, projects: ['P0'], present }).gone).toEqual([]);
		const kept = present.slice(0, 1);
		expect(changed({ ...plain, timesSeen: 2, judges, projects: ['P0'], kept, present: present.slice(1) }).gone).toEqual(
			[]
		);
	});

	test('leaves a conflict and whoever is gone out, and joins what stands apart although a seat has to move for it', () => {
		const judges = judgesOf(4).map(({ judge }) => ({ judge, sides: [] }));
		const present = [
			...['J0', 'J1'].flatMap((judge) => ['P0', 'P1'].map((project) => ({ judge, project }))),
			...['J2', 'J3'].flatMap((judge) => ['P2', 'P3'].map((project) => ({ judge, project })))
		];
		const input = { judges, projects: projectsOf(4), timesSeen: 2, sides: [], conflicts: [] };
		const { plan, gone } = changed({ ...input, present });
		expect(plan.isComparable).toBe(true);
		expect(gone).toHaveLength(2);
		const conflicts = [{ judge: 'J0', project: 'P0' }];
		const barred = changed({ ...input, conflicts, present: [...present, { judge: 'gone', project: 'P0' }] });
		expect(barred.plan.seats).not.toContainEqual({ judge: 'J0', project: 'P0' });
		expect(barred.plan.seats.map(({ judge }) => judge)).not.toContain('gone');
	});

	test('seats nobody twice, nobody barred, and no more than are wanted, in a hundred random events', () => {
		for (let run = 0; run < 100; run++) {
			const judges = judgesOf(3 + Math.floor(random() * 8));
			const projects = projectsOf(1 + Math.floor(random() * 15));
			const timesSeen = 1 + Math.floor(random() * 4);
			const some = (chance: number) =>
				judges.flatMap(({ judge }) => projects.flatMap((project) => (random() < chance ? [{ judge, project }] : [])));
			const conflicts = some(0.1);
			const kept = some(0.1).filter((seat) => !conflicts.some((one) => keyOf(one) === keyOf(seat)));
			const present = some(0.4).filter((seat) => !kept.some((one) => keyOf(one) === keyOf(seat)));
			const { plan } = changed({ judges, projects, timesSeen, conflicts, kept, present, sides: SIDES });
			expect(new Set(plan.seats.map(keyOf)).size).toBe(plan.seats.length);
			for (const seat of conflicts) expect(plan.seats).not.toContainEqual(seat);
			for (const seat of kept) expect(plan.seats).toContainEqual(seat);
			for (const project of projects) {
				const able = judges.filter(({ judge }) => !conflicts.some((one) => keyOf(one) === keyOf({ judge, project })));
				const given = kept.filter((seat) => seat.project === project).length;
				expect(panelOf(plan, project)).toHaveLength(Math.max(given, Math.min(timesSeen, able.length)));
			}
		}
	});
});

describe('pairs that are dealt again', () => {
	const input = { sides: SIDES, conflicts: [], looks: 6, projects: projectsOf(14) };
	const pairOf = ({ judge, first, second }: Pairing) => [judge, ...[first, second].toSorted()].join(' ');
	const counts = (pairs: readonly Pairing[]) =>
		input.projects.map((project) => pairs.filter(({ first, second }) => [first, second].includes(project)).length);

	test('stay as they are where nothing changed, and where one drops out only that one’s go to others', () => {
		const judges = judgesOf(6);
		const present = planPairs({ ...input, judges }).pairs;
		expect(planPairs({ ...input, judges, present }).pairs).toEqual(present);
		for (const { judge: gone } of judges) {
			const left = judges.filter(({ judge }) => judge !== gone);
			const stay = present.filter(({ judge }) => judge !== gone);
			const again = planPairs({ ...input, judges: left, present });
			expect(again.pairs.map(pairOf)).toEqual(expect.arrayContaining(stay.map(pairOf)));
			expect(again.isConnected).toBe(true);
			expect(Math.min(...counts(again.pairs))).toBe(6);
			expect(Math.max(...counts(again.pairs))).toBeLessThanOrEqual(7);
			expect(new Set(again.pairs.map(pairOf)).size).toBe(again.pairs.length);
		}
	});

	test('go to somebody who is new only until that one has as many as the others', () => {
		const judges = judgesOf(7);
		const present = planPairs({ ...input, judges: judges.slice(0, 6) }).pairs;
		const { pairs } = planPairs({ ...input, judges, present });
		const before = new Set(present.map(pairOf));
		const fresh = pairs.filter((pair) => !before.has(pairOf(pair)));
		expect(fresh.every(({ judge }) => judge === 'J6')).toBe(true);
		expect(spread(loadsOf(pairs, judges))).toBeLessThanOrEqual(1);
		expect(pairs).toHaveLength(present.length);
	});

	test('are fewer where fewer are wanted, and those that stay are the same', () => {
		const judges = judgesOf(6);
		const present = planPairs({ ...input, judges }).pairs;
		const kept = present.slice(0, 5);
		const { pairs } = planPairs({ ...input, judges, looks: 3, kept, present: present.slice(5) });
		const all = [...kept, ...pairs];
		expect(Math.min(...counts(all))).toBeGreaterThanOrEqual(3);
		expect(all.length).toBeLessThan(present.length * 0.75);
		const before = new Set(present.map(pairOf));
		expect(pairs.filter((pair) => !before.has(pairOf(pair))).length).toBeLessThanOrEqual(4);
	});
});
