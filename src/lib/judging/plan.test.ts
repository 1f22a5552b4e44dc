import { expect, test } from 'vitest';
import { unevenLoads } from '#lib/judging/loads.ts';
import { comparingInDanger, scoringInDanger } from '#lib/judging/missingJudges.ts';
import { comparisonsOf, plan, planComparisons, shortfalls } from '#lib/judging/plan.ts';

const judge = (id: string, side: 'marketing' | 'it' | 'other', changes = {}) => ({
	...{ id, name: id, function: side, is_bridging: false, can_judge: true },
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
	const gone = judges.map((one) => ({ ...one, can_judge: one.id !== 'm1' }));
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

test('the true reason why loads differ is said: the only judge of a function, conflicts, or a plan from before a judge came', () => {
	const four = [...['m1', 'm2', 'm3'].map((id) => judge(id, 'marketing')), judge('i1', 'it')];
	expect(unevenLoads(seated({ judges: four, projects }, 2), 2)).toEqual([
		'Loads differ: from 2 to 6 projects a judge, because both functions are on each panel and one judge of 4 is from IT.'
	]);
	const barred = { judges, projects: projects.map((one) => ({ ...one, kept_off: one.id > 1 ? ['i2'] : [] })) };
	expect(unevenLoads(seated(barred, 2), 2)).toEqual([
		'Loads differ: from 1 to 5 projects a judge, because of own teams or conflicts, and because both functions are on each panel.'
	]);
	const others = ['o1', 'o2', 'o3'].map((id) => judge(id, 'other'));
	const kept = { judges: others, projects: projects.map((one) => ({ ...one, kept_off: one.id > 1 ? ['o3'] : [] })) };
	expect(unevenLoads(seated(kept, 1), 1)).toEqual([
		'Loads differ: from 1 to 3 projects a judge, because of own teams or conflicts.'
	]);
	const late = { ...seated({ judges, projects }, 2), judges: [...judges, judge('m3', 'marketing')] };
	expect(unevenLoads(late, 2)).toEqual([
		'Loads differ: from 0 to 3 projects a judge. A new plan makes them even: what is scored stays.'
	]);
	const scored = {
		...late,
		projects: late.projects.map((one) => ({ ...one, panel: one.panel.map((seat) => ({ ...seat, is_scored: true })) }))
	};
	expect(unevenLoads(scored, 2)).toEqual([
		'Loads differ: from 0 to 3 projects a judge, because of what is scored already.'
	]);
	expect(unevenLoads(seated({ judges, projects }, 2), 2)).toEqual([]);
});

test('judges whose absence would split the field are named, and of two it is said in how many cases', () => {
	const chain = { judges, projects: [project(1, ['m1', 'i1']), project(2, ['i1', 'm2']), project(3, ['m2', 'i2'])] };
	expect(scoringInDanger(chain)[0]).toMatch(/^If i1 or m2 gives nothing more, .* no places over all\./);
	const [first, second] = [project(1, ['m1', 'i1'], ['i1']), project(2, ['i1', 'm2'], ['i1', 'm2'])];
	const done = { judges, projects: [first, second, project(3, ['m2', 'i2'], ['m2'])] };
	expect(scoringInDanger(done), 'what is scored stays').toEqual([]);
	const ring = [1, 2, 3, 4].map((id, at) => project(id, [judges[at]?.id ?? '', judges[(at + 1) % 4]?.id ?? '']));
	expect(scoringInDanger({ judges, projects: ring })[0]).toContain('If two judges give nothing more');
	expect(scoringInDanger({ judges, projects: ring })[0]).toContain('in 2 of 6 cases');
	const all = {
		judges,
		projects: projects.map((one) =>
			project(
				one.id,
				judges.map(({ id }) => id)
			)
		)
	};
	expect(scoringInDanger(all)).toEqual([]);
	const field = Array.from({ length: 10 }, (_, at) => project(at + 1));
	expect(comparingInDanger(dealt({ judges, projects: field, pairs: [] }, 2))[0]).toContain(
		'If one of 4 judges gives nothing more'
	);
	expect(comparingInDanger(dealt({ judges, projects: field, pairs: [] }, 8))).toEqual([]);
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
	const gone = judges.map((one) => ({ ...one, can_judge: one.id !== 'i1' }));
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

test('pairs are left undealt only where nobody may compare them: scores would not open early otherwise', () => {
	const panel = [...judges, judge('b', 'it', { is_bridging: true })];
	for (let run = 0; run < 60; run++) {
		const looks = 2 + (run % 5);
		const isKeptOff = (id: number, at: number) => (id * 7 + at * 3 + run) % 5 === 0;
		const field = Array.from({ length: 2 + (run % 9) }, (_, at) => ({
			...project(at + 1),
			kept_off: panel.flatMap((one, place) => (isKeptOff(at, place) ? [one.id] : []))
		}));
		const { pairs } = dealt({ judges: panel.slice(0, 1 + (run % 5)), projects: field, pairs: [] }, looks);
		const seen = (id: number) => pairs.filter(({ first, second }) => first === id || second === id).length;
		const left = panel
			.slice(0, 1 + (run % 5))
			.flatMap((one) =>
				field.flatMap(({ id, kept_off }) =>
					field.filter(
						(other) =>
							other.id !== id &&
							seen(id) < looks &&
							seen(other.id) <= looks &&
							![...kept_off, ...other.kept_off].includes(one.id) &&
							!pairs.some(
								(pair) =>
									pair.judge === one.id && [pair.first, pair.second].every((team) => [id, other.id].includes(team))
							)
					)
				)
			);
		expect([run, left]).toEqual([run, []]);
	}
});
