import { expect, test } from 'vitest';
import { comparisonsOf, plan, planComparisons, shortfalls } from '#lib/judging/plan.ts';

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

test('where nobody from IT may look, the seat goes to somebody else, and that is said', () => {
	const desk = seated(
		{ judges: [...judges, judge('m3', 'marketing')], projects: [{ ...project(1), kept_off: ['i1', 'i2'] }] },
		3
	);
	expect(desk.projects[0]?.panel).toHaveLength(3);
	expect(shortfalls(desk, 3)[0]).toBe('Project 1: nobody from IT looks at it.');
});

test('a mark that was given before a conflict was declared does not count: another judge gets the seat', () => {
	const desk = { judges, projects: [{ ...project(1, ['m1', 'i1'], ['m1', 'i1']), kept_off: ['i1'] }] };
	expect(shortfalls(desk, 2)[0]).toBe('Project 1: 1 of 2 seats is empty, and nobody from IT looks at it.');
	expect(
		plan(desk, 2)
			.seats.map((seat) => seat.judge)
			.toSorted()
	).toEqual(['i2', 'm1']);
});

test('what could not be met is said by project', () => {
	const onlyMarketing = judges.slice(0, 1);
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

/** The desk after pairs were dealt out. */
function dealt(desk: Parameters<typeof planComparisons>[0], looks: number) {
	const pairs = planComparisons(desk, looks).pairs.map(({ judge, first, second }) => ({
		...{ judge, first: Number(first), second: Number(second), is_done: false }
	}));
	return { ...desk, pairs };
}
const compared = (desk: ReturnType<typeof dealt>, project: number) => [
	...new Set(
		desk.pairs.filter(({ first, second }) => first === project || second === project).map(({ judge }) => judge)
	)
];

test('pairs are dealt so that both functions see every project', () => {
	for (const count of [5, 6, 10]) {
		const desk = dealt({ judges, projects: Array.from({ length: count }, (_, at) => project(at + 1)), pairs: [] }, 3);
		for (const { id } of desk.projects)
			expect(new Set(compared(desk, id).map((one) => one[0])), `project ${id} of ${count}`).toEqual(
				new Set(['m', 'i'])
			);
		expect(comparisonsOf(desk, 3).lacks).toEqual([]);
	}
});

test('somebody who bridges stands for the function a project still lacks', () => {
	const desk = dealt(
		{ judges: [judge('m1', 'marketing'), judge('b', 'marketing', { is_bridging: true })], projects, pairs: [] },
		4
	);
	expect(comparisonsOf(desk, 4).lacks).toEqual([]);
});

test('a project that pairs show to one function only is said, as dealt now', () => {
	const desk = dealt(
		{ judges: [judges[0], judges[1], judge('o', 'other')].flatMap((one) => one ?? []), projects, pairs: [] },
		2
	);
	expect(comparisonsOf(desk, 2).lacks).toEqual(projects.map(({ name }) => `${name}: nobody from IT compares it.`));
	const fewer = {
		...desk,
		pairs: [1, 2, 3].map((first) => ({ judge: 'm1', first, second: first + 1, is_done: false }))
	};
	expect(comparisonsOf(fewer, 2).lacks.slice(0, 2)).toEqual([
		'Project 1: compared 1 of 2 times, for want of judges who may.',
		'Project 2: nobody from IT compares it.'
	]);
});

test('what somebody from IT answered before dropping out was seen by IT', () => {
	const first = dealt({ judges, projects, pairs: [] }, 2);
	const answered = first.pairs.map((pair) => ({ ...pair, is_done: pair.judge === 'i1' }));
	const gone = judges.map((one) => ({ ...one, has_withdrawn: one.id === 'i1' }));
	const again = planComparisons({ judges: gone, projects, pairs: answered }, 2).pairs;
	const pairs = again.map(({ judge, first, second }) => ({
		judge,
		first: Number(first),
		second: Number(second),
		is_done: false
	}));
	const kept = answered.filter(({ is_done }) => is_done);
	expect(kept.length).toBeGreaterThan(0);
	expect(again, 'no more than what the others have left').toHaveLength(answered.length - kept.length);
	expect(comparisonsOf({ judges: gone, projects, pairs: [...kept, ...pairs] }, 2).lacks).toEqual([]);
});
