import { expect, test } from 'vitest';
import { plan, planComparisons, type Desk } from '#lib/judging/plan.ts';
import { changesInWords, pairChanges, seatChanges } from '#lib/judging/planChanges.ts';

const desk: Desk = {
	judges: ['m1', 'm2', 'm3', 'i1', 'i2', 'i3'].map((id) => ({
		...{ id, name: id, function: id.startsWith('m') ? 'marketing' : 'it' },
		...{ is_bridging: false, can_judge: true }
	})),
	projects: Array.from({ length: 12 }, (_, at) => ({ id: at + 1, name: `P${at + 1}`, panel: [], kept_off: [] }))
};
/** After a plan for so many judges, of which those of the first projects are scored. */
function seated(timesSeen: number, scored = 0): Desk {
	const { seats } = plan(desk, timesSeen);
	const panelOf = (id: number) => seats.filter(({ project }) => project === String(id));
	return {
		...desk,
		projects: desk.projects.map((one) => ({
			...one,
			panel: panelOf(one.id).map(({ judge }) => ({ judge, is_scored: one.id <= scored }))
		}))
	};
}
const without = ({ judges, ...rest }: Desk, gone: string) => ({
	...{ ...rest, judges: judges.map((judge) => ({ ...judge, can_judge: judge.id !== gone })) }
});

test('a new plan is counted before it is made: nothing, the seats of one who dropped out, fewer, more', () => {
	expect(seatChanges(seated(3), 3)).toEqual({ fresh: 0, gone: 0 });
	const before = seated(3, 4);
	const left = before.projects.filter(({ panel }) =>
		panel.some(({ judge, is_scored }) => judge === 'i1' && !is_scored)
	);
	expect(seatChanges(without(before, 'i1'), 3)).toEqual({ fresh: left.length, gone: 0 });
	expect(seatChanges(before, 2)).toEqual({ fresh: 0, gone: 8 });
	expect(seatChanges(before, 4)).toEqual({ fresh: 12, gone: 0 });
});

test('pairs are counted the same', () => {
	const pairs = planComparisons({ ...desk, pairs: [] }, 4).pairs.map(({ judge, first, second }) => ({
		...{ judge, first: Number(first), second: Number(second), is_done: false }
	}));
	expect(pairChanges({ ...desk, pairs }, 4)).toEqual({ fresh: 0, gone: 0 });
	const own = pairs.filter(({ judge }) => judge === 'm1').length;
	expect(pairChanges({ ...without(desk, 'm1'), pairs }, 4)).toEqual({ fresh: own, gone: 0 });
});

test('what it does is said in a sentence', () => {
	const told = { unit: 'seat', asked: '3 judges for each project' };
	const says = (fresh: number, gone: number) => changesInWords({ fresh, gone }, told);
	expect(says(0, 0)).toBe('With 3 judges for each project a new plan changes nothing: no seat of anybody moves.');
	expect(says(8, 0)).toBe('With 3 judges for each project a new plan fills 8 seats more; no seat of anybody moves.');
	expect(says(3, 2)).toBe(
		'With 3 judges for each project a new plan fills 1 seat more and gives 2 seats to another judge; all other seats stay.'
	);
	expect(says(0, 8)).toBe('With 3 judges for each project a new plan takes 8 seats away; all other seats stay.');
});
