import { expect, test } from 'vitest';
import { plan, shortfalls } from '#lib/judging/plan.ts';

const judge = (id: string, side: 'marketing' | 'it' | 'other', changes = {}) => ({
	...{ id, name: id, function: side, is_bridging: false, has_withdrawn: false },
	...changes
});
const project = (id: number, panel: readonly string[] = [], scored: readonly string[] = []) => ({
	...{ id, name: `Project ${id}`, kept_off: [] },
	panel: panel.map((one) => ({ judge: one, is_scored: scored.includes(one) }))
});
const judges = [judge('m1', 'marketing'), judge('m2', 'marketing'), judge('i1', 'it'), judge('i2', 'it')];
const projects = [1, 2, 3, 4, 5, 6].map((id) => project(id));

/** The desk after a plan was written. */
function seated(desk: Parameters<typeof plan>[0], timesSeen: number) {
	const { seats } = plan(desk, timesSeen);
	return {
		...desk,
		projects: desk.projects.map((one) => ({
			...one,
			panel: seats
				.filter((seat) => seat.project === String(one.id))
				.map(({ judge }) => ({
					judge,
					is_scored: one.panel.some((before) => before.judge === judge && before.is_scored)
				}))
		}))
	};
}

test('a plan that meets everything has nothing to report', () => {
	const desk = seated({ judges, projects }, 2);
	expect(shortfalls(desk, 2)).toEqual([]);
	expect(desk.projects.every(({ panel }) => panel.length === 2)).toBe(true);
});

test('who dropped out keeps what was scored and gets nothing more', () => {
	const before = [project(1, ['m1', 'i1'], ['m1']), ...projects.slice(1)];
	const gone = judges.map((one) => ({ ...one, has_withdrawn: one.id === 'm1' }));
	const desk = seated({ judges: gone, projects: before }, 2);
	const of = desk.projects.filter(({ panel }) => panel.some((seat) => seat.judge === 'm1'));
	expect(of.map(({ id }) => id)).toEqual([1]);
	expect(desk.projects[0]?.panel.some((seat) => seat.judge.startsWith('i'))).toBe(true);
	expect(desk.projects.slice(1).every(({ panel }) => panel.some((seat) => seat.judge === 'm2'))).toBe(true);
});

test('nobody is seated where a conflict or an own team is', () => {
	const desk = { judges, projects: projects.map((one) => ({ ...one, kept_off: one.id === 3 ? ['m1', 'i2'] : [] })) };
	const { seats } = plan(desk, 2);
	expect(
		seats
			.filter((seat) => seat.project === '3')
			.map((seat) => seat.judge)
			.sort()
	).toEqual(['i1', 'm2']);
});

test('what could not be met is said by project', () => {
	const onlyMarketing = judges.slice(0, 2);
	const desk = seated({ judges: onlyMarketing, projects: projects.slice(0, 1) }, 2);
	expect(shortfalls(desk, 2)).toEqual(['Project 1: 1 of 2 seats is empty, and nobody from IT looks at it.']);
});

test('somebody who bridges stands for the side that is missing, for one of the two', () => {
	const bridging = [judge('b', 'it', { is_bridging: true }), judge('m1', 'marketing')];
	const desk = seated({ judges: bridging, projects: projects.slice(0, 1) }, 2);
	expect(shortfalls(desk, 2)).toEqual([]);
	const alone = { judges: bridging, projects: [project(1, ['b'])] };
	expect(shortfalls(alone, 2)[0]).toContain('nobody from IT');
});

test('panels that do not overlap are reported', () => {
	const desk = { judges, projects: [project(1, ['m1', 'i1']), project(2, ['m2', 'i2'])] };
	expect(shortfalls(desk, 2).at(-1)).toContain('do not overlap');
});
