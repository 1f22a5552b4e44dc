import { describe, expect, test } from 'vitest';
import { bradleyTerry, type Comparison } from '#lib/stats/bradley-terry.ts';
import { standardisedMeans } from '#lib/stats/judge-centring.ts';
import { meanOf, rawMeans, type Score } from '#lib/stats/judge-scores.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { invert } from '#lib/stats/positive-definite.ts';

/** Row i, column j: how often i beat j. */
type Wins = readonly (readonly number[])[];

function comparisons(items: readonly string[], wins: Wins): Comparison[] {
	return wins.flatMap((row, winner) =>
		row.flatMap((times, loser) =>
			Array.from({ length: times }, () => [items[winner] ?? '', items[loser] ?? ''] as const)
		)
	);
}

describe('baseball of the American League, 1987: Agresti 2002, table 10.11', () => {
	const teams = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore'];
	const wins = [
		[0, 7, 9, 7, 7, 9, 11],
		[6, 0, 7, 5, 11, 9, 9],
		[4, 6, 0, 7, 7, 8, 12],
		[6, 8, 6, 0, 6, 7, 10],
		[6, 2, 6, 7, 0, 7, 12],
		[4, 4, 5, 6, 6, 0, 6],
		[2, 4, 1, 3, 1, 7, 0]
	];
	const found = bradleyTerry(comparisons(teams, wins), { penalty: 0 }) ?? [];
	const of = (team: string) => found.find(({ item }) => item === team);
	const above = teams.map((team) => (of(team)?.strength ?? NaN) - (of('Baltimore')?.strength ?? NaN));

	test('strengths beside Baltimore: the book, and BradleyTerry2’s test-baseball.R to five digits', () => {
		for (const [at, published] of [1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0].entries())
			expect(Math.abs((above[at] ?? NaN) - published)).toBeLessThan(0.006);
		for (const [at, expected] of [
			1.581355876661394, 1.4364084318124364, 1.2944851239118067, 1.2476178451413877, 1.1076977053786548,
			0.6838527691591617, 0
		].entries())
			expect(above[at]).toBeCloseTo(expected, 5);
	});

	test('errors: those of the book are of distances to Baltimore, ours of distances to the mean of all, of one covariance', () => {
		// information of the six with Baltimore held at 0: thirteen games of each pair
		const weight = (i: number, j: number) => {
			const chance = 1 / (1 + Math.exp((above[j] ?? 0) - (above[i] ?? 0)));
			return 13 * chance * (1 - chance);
		};
		const others = (i: number) => teams.flatMap((_, j) => (i === j ? [] : weight(i, j)));
		const six = teams.slice(0, 6).map((_, i) => i);
		const covariance =
			invert(six.map((i) => six.map((j) => (i === j ? others(i).reduce((a, b) => a + b, 0) : -weight(i, j))))) ?? [];
		for (const [at, expected] of [
			0.34325598159466786, 0.3395685063788812, 0.33666940142288077, 0.33586092252576255, 0.33387820698942683,
			0.3318766727110823
		].entries())
			expect(Math.sqrt(covariance[at]?.[at] ?? NaN)).toBeCloseTo(expected, 5);
		for (const [at, team] of teams.entries()) {
			const parts = six.map((i) => (i === at ? 1 : 0) - 1 / 7);
			const variance = parts.reduce(
				(sum, a, i) => sum + parts.reduce((row, b, j) => row + a * b * (covariance[i]?.[j] ?? NaN), 0),
				0
			);
			expect(of(team)?.se).toBeCloseTo(Math.sqrt(variance), 6);
		}
	});
});

test('the worked example of Wikipedia, Bradley–Terry model: strengths whose product is 1', () => {
	const items = ['A', 'B', 'C', 'D'];
	const wins = [
		[0, 2, 0, 1],
		[3, 0, 5, 0],
		[0, 3, 0, 1],
		[4, 0, 3, 0]
	];
	const found = bradleyTerry(comparisons(items, wins), { penalty: 0 }) ?? [];
	const strengths = items.map((item) => Math.exp(found.find((one) => one.item === item)?.strength ?? NaN));
	for (const [at, published] of [0.64, 1.043, 0.66, 2.27].entries())
		expect(Math.abs((strengths[at] ?? NaN) - published)).toBeLessThan(0.00051);
	for (const [at, expected] of [
		0.6398348150224119, 1.043314403086484, 0.6598101958069608, 2.2703766280900735
	].entries())
		expect(strengths[at]).toBeCloseTo(expected, 5);
});

test('five judges on four projects: Zar, example 12.6, as SciPy’s test_friedmanchisquare has it', () => {
	const byProject = [
		[7, 9.9, 8.5, 5.1, 10.3],
		[5.3, 5.7, 4.7, 3.5, 7.7],
		[4.9, 7.6, 5.5, 2.8, 8.4],
		[8.8, 8.9, 8.1, 3.3, 9.1]
	];
	const judges = [0, 1, 2, 3, 4].map((judge) => byProject.map((row) => row[judge] ?? NaN));
	expect(kendallW(judges)).toMatchObject({
		chiSquare: expect.closeTo(10.68, 9),
		p: expect.closeTo(0.0135882729582177, 9),
		w: expect.closeTo(0.712, 9),
		df: 3
	});
});

describe('lenient and strict judges: z-scores by SciPy 1.10.1 (ddof 1), averaged for each project', () => {
	const byJudge = [
		[8, 6, 9, 7],
		[5, 3, 6, 4],
		[9, 9, 10, 7]
	];
	const scores: Score[] = byJudge.flatMap((row, judge) =>
		row.map((value, project) => ({ judge: `J${judge}`, project: `P${project}`, value }))
	);
	const valuesOf = (standings: readonly { readonly project: string; readonly value: number }[]) =>
		[0, 1, 2, 3].map((project) => standings.find((one) => one.project === `P${project}`)?.value ?? NaN);

	test('raw means tie two projects that z-scores tell apart', () => {
		const raw = valuesOf(rawMeans(scores));
		for (const [at, expected] of [7.333333333333333, 6, 8.333333333333334, 6].entries())
			expect(raw[at]).toBeCloseTo(expected, 12);
		const all = scores.map(({ value }) => value);
		const centre = meanOf(all);
		const spread = Math.sqrt(meanOf(all.map((value) => (value - centre) ** 2)));
		// ours are put back on the scale of the scores, and divide by n: four scores of each judge
		const z = valuesOf(standardisedMeans(scores)).map((value) => ((value - centre) / spread) * Math.sqrt(3 / 4));
		for (const [at, expected] of [
			0.32442550760041333, -0.7083700513882313, 1.1057297585077444, -0.7217852147199265
		].entries())
			expect(z[at]).toBeCloseTo(expected, 6);
	});
});
