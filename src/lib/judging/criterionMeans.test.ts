import { expect, test } from 'vitest';
import { criterionMeans } from '#lib/judging/criterionMeans.ts';
import { beyondInWords, marksDrawn } from '#lib/judging/marks.ts';
import { resultsOf } from '#lib/judging/results.ts';

const criteria = [
	{ id: 1, name: 'Evidence', weight: 1, rubric: null },
	{ id: 2, name: 'Business value', weight: 3, rubric: null },
	{ id: 3, name: 'Reach', weight: 1, rubric: 9 }
];
const projects = [1, 2, 3, 4].map((id) => ({
	...{ id, name: `Project ${id}`, idea: 'An idea' },
	rubric: id === 3 ? 9 : null
}));
const opened: Parameters<typeof criterionMeans>[0] = {
	...{
		most: 5,
		criteria,
		projects,
		challenges: [
			{ id: 8, title: 'No own one' },
			{ id: 9, title: 'Own' }
		]
	},
	scores: [
		{ team: 1, judge: 1, points: { 1: 5, 2: 3 } },
		{ team: 1, judge: 2, points: { 1: 4, 2: 4 } },
		{ team: 2, judge: 1, points: { 1: 2, 2: 5 } },
		{ team: 3, judge: 2, points: { 3: 4 } }
	]
};

test('each project has the mean of each criterion of its own rubric, in the order of the places; the unjudged are left out', () => {
	const order = [2, 3, 1].map((team) => ({ team, name: `Project ${team}` }));
	const [event, own, ...others] = criterionMeans(opened, order);
	expect(others).toEqual([]);
	expect(event).toMatchObject({
		challenge: null,
		criteria: [{ name: 'Evidence' }, { name: 'Business value' }],
		rows: [
			{ team: 2, means: [2, 5] },
			{ team: 1, means: [4.5, 3.5] }
		]
	});
	expect(own).toMatchObject({ challenge: 'Own', criteria: [{ name: 'Reach' }], rows: [{ team: 3, means: [4] }] });
});

test('the means of the criteria by their weights are the raw mean of the results', () => {
	const { placed } = resultsOf(opened);
	const [event] = criterionMeans(opened, placed);
	const [row] = event?.rows.filter(({ team }) => team === 1) ?? [];
	const raw = placed.find(({ team }) => team === 1)?.raw;
	const [evidence = Number.NaN, value = Number.NaN] = row?.means ?? [];
	expect((evidence + 3 * value) / 4).toBeCloseTo(raw ?? Number.NaN, 12);
});

test('an adjusted score beyond the scale is explained, one at its edge is not', () => {
	const score = (judge: number, team: number, points: number) => ({ judge, team, points: { 1: points, 2: points } });
	// judge 2 gives two points less to what both saw, and nearly the most to project 3
	const { placed } = resultsOf({
		...opened,
		projects: projects.map((one) => ({ ...one, rubric: null })),
		scores: [score(1, 1, 5), score(2, 1, 3), score(1, 2, 4), score(2, 2, 2), score(2, 4, 5)]
	});
	expect(placed[0]?.adjusted).toBeGreaterThan(5);
	expect(beyondInWords(placed, 5)).toMatch(/^An adjusted score can lie beyond the scale of 1 to 5: /);
	expect(beyondInWords(placed, 7)).toBeNull();
	// what is drawn ends at the edge of the scale
	expect(marksDrawn(placed, 5).rows[0]).toMatchObject({ at: 100, value: '6.00' });
	expect(beyondInWords(placed.slice(1), 5)).toBeNull();
});
