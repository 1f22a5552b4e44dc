import { z } from 'zod';
import { bradleyTerry } from '#lib/stats/bradley-terry.ts';
import { learn, learnAll } from '#lib/stats/crowd-bt.ts';
import { centredMeans, standardisedMeans, stretchedMeans, trimmedMean } from '#lib/stats/judge-centring.ts';
import { judgeModel } from '#lib/stats/judge-model.ts';
import { meanOf, placesOf, rawMeans, withoutConflicts, type Standing } from '#lib/stats/judge-scores.ts';
import { coverageOf, judgesNeeded } from '#lib/stats/judging-effort.ts';
import { panelsOf } from '#lib/stats/panels.ts';
import { none, numbers, rows, type Engines } from '#lib/stats/reference.fixture.ts';
import { weightedRubric } from '#lib/stats/weighted-rubric.ts';

const table = z
	.object({ scores: z.record(z.string(), numbers) })
	.transform(({ scores }) =>
		Object.entries(scores).flatMap(([judge, given]) =>
			Object.entries(given).map(([project, value]) => ({ judge, project, value }))
		)
	);
const visits = z
	.object({
		projects: z.number(),
		minutes_per_visit: z.number(),
		rounds_per_project: z.number(),
		minutes_available: z.number()
	})
	.transform((one) =>
		judgesNeeded(
			{ projects: one.projects, minutesPerVisit: one.minutes_per_visit, minutes: one.minutes_available },
			one.rounds_per_project
		)
	);

const values = (standings: readonly Standing[]) =>
	Object.fromEntries(standings.map(({ project, value }) => [project, value]));
const order = (standings: readonly Standing[]) => placesOf(standings).map(({ project }) => project);
const model = (input: unknown) => judgeModel(table.parse(input)) ?? none();
const strengths = (items: readonly string[], wins: readonly (readonly [string, string])[], penalty: number) => {
	const found = new Map(bradleyTerry(wins, { penalty })?.map(({ item, strength }) => [item, strength]) ?? none());
	return items.map((item) => found.get(item) ?? 0);
};
const compared = z
	.object({
		n_items: z.number(),
		comparisons_winner_loser: z.array(z.tuple([z.number(), z.number()])),
		alpha: z.number().default(0)
	})
	.transform(({ n_items, comparisons_winner_loser, alpha }) => ({
		log_strength: strengths(
			Array.from({ length: n_items }, (_, at) => String(at)),
			comparisons_winner_loser.map(([winner, loser]) => [String(winner), String(loser)]),
			alpha
		)
	}));
const learnt = (input: unknown) => {
	const { alpha, beta, ...one } = z
		.object({
			...{ alpha: z.number(), beta: z.number() },
			mu_winner: z.number(),
			sigma_sq_winner: z.number(),
			mu_loser: z.number(),
			sigma_sq_loser: z.number()
		})
		.parse(input);
	const { winner, loser, judge } = learn({
		winner: { mu: one.mu_winner, variance: one.sigma_sq_winner },
		loser: { mu: one.mu_loser, variance: one.sigma_sq_loser },
		judge: { alpha, beta }
	});
	return {
		...judge,
		mu_winner: winner.mu,
		sigma_sq_winner: winner.variance,
		mu_loser: loser.mu,
		sigma_sq_loser: loser.variance
	};
};

/** Marks, judges and comparisons. */
export const ofJudges: Engines = {
	'rubric-weighted-1to5': (inputs) => {
		const { scale, weights, scores } = z
			.object({ scale: z.tuple([z.number(), z.number()]), weights: numbers, scores: numbers })
			.parse(inputs);
		const found =
			weightedRubric(
				Object.entries(weights).map(([name, weight]) => ({ weight, score: scores[name] ?? null })),
				scale
			) ?? none();
		return { weighted_mean: found.mean, percent: 100 * found.share };
	},
	'rubric-missing-criterion': (inputs) => {
		const { weights, scores } = z
			.object({ weights: numbers, scores: z.record(z.string(), z.number().nullable()) })
			.parse(inputs);
		const found =
			weightedRubric(
				Object.entries(weights).map(([name, weight]) => ({ weight, score: scores[name] ?? null })),
				[1, 5]
			) ?? none();
		return { weighted_mean: found.mean, complete: found.isComplete };
	},
	'judge-mean-centering': (inputs) => {
		const found = centredMeans(table.parse(inputs));
		return { centred_mean: values(found), rank: order(found) };
	},
	'full-coverage-invariance': (inputs) => {
		const [raw, centred] = [rawMeans, centredMeans].map((means) => order(means(table.parse(inputs))));
		return { raw_rank: raw, centred_rank: centred, equal: String(raw) === String(centred) };
	},
	'judge-additive-ls': (inputs) => {
		const { judges, projects } = model(inputs);
		return {
			judge_effect: Object.fromEntries(judges.map(({ judge, value }) => [judge, value])),
			project_effect: values(projects),
			rank: order(projects)
		};
	},
	'zscore-strong-pool-trap': (inputs) => {
		const [z, { judges, projects }] = [standardisedMeans(table.parse(inputs)), model(inputs)];
		return {
			...{
				zscore: values(z),
				zscore_rank: order(z),
				additive_rank: order(projects),
				additive_project_effect: values(projects)
			},
			judge_effect: Object.fromEntries(judges.map(({ judge, value }) => [judge, value]))
		};
	},
	'judge-disconnected-panels': (inputs) => {
		const scores = table.parse(inputs);
		return { comparable: judgeModel(scores) !== null, components: panelsOf(scores) };
	},
	'judge-minmax': (inputs) => {
		const found = stretchedMeans(table.parse(inputs));
		return { mean: values(found), rank: order(found) };
	},
	'trimmed-mean': (inputs) => {
		const { scores } = z.object({ scores: z.array(z.number()) }).parse(inputs);
		return { trimmed_mean: trimmedMean(scores), plain_mean: meanOf(scores) };
	},
	'conflict-of-interest-exclusion': (inputs) => {
		const { conflicts } = z.object({ conflicts: z.array(z.tuple([z.string(), z.string()])) }).parse(inputs);
		const all = table.parse(inputs);
		const fair = rawMeans(
			withoutConflicts(
				all,
				conflicts.map(([judge, project]) => ({ judge, project }))
			)
		);
		return {
			mean: values(fair),
			rank: order(fair),
			mean_unfiltered: values(rawMeans(all)),
			rank_unfiltered: order(rawMeans(all))
		};
	},
	'judges-needed-mlh': (inputs) => ({ judges: visits.parse(inputs) }),
	'judges-needed-mlh-table': (inputs) => z.array(visits).parse(inputs),
	'coverage-per-project': (inputs) => {
		const one = z
			.object({ judges: z.number(), window_minutes: z.number(), projects: z.number(), minutes_per_visit: z.number() })
			.parse(inputs);
		const found = coverageOf(
			{ projects: one.projects, minutesPerVisit: one.minutes_per_visit, minutes: one.window_minutes },
			one.judges
		);
		return { k: found.timesSeen, full_coverage_cap: found.mostForAll };
	},
	'bt-wikipedia-4': (inputs) => {
		const { items, wins } = z.object({ items: z.array(z.string()), wins: rows }).parse(inputs);
		const won = wins.flatMap((row, winner) =>
			row.flatMap((times, loser) =>
				Array.from({ length: times }, () => [items[winner] ?? '', items[loser] ?? ''] as const)
			)
		);
		return {
			strength: Object.fromEntries(strengths(items, won, 0).map((strength, at) => [items[at], Math.exp(strength)]))
		};
	},
	'bt-cycle-plus-one': (inputs) => compared.parse(inputs),
	'bt-regularised-8': (inputs) => compared.parse(inputs),
	'crowdbt-update-jury-fixture': learnt,
	'crowdbt-update-gavel-priors': learnt,
	'crowdbt-sequence-5': (inputs) => {
		const { votes_judge_winner_loser: votes } = z
			.object({ votes_judge_winner_loser: z.array(z.tuple([z.string(), z.string(), z.string()])) })
			.parse(inputs);
		const { items, judges } = learnAll(votes);
		return {
			items: Object.fromEntries([...items].map(([item, { mu, variance }]) => [item, { mu, sigma_sq: variance }])),
			judges: Object.fromEntries(judges),
			rank: [...items].toSorted(([, one], [, other]) => other.mu - one.mu).map(([item]) => item)
		};
	}
};
