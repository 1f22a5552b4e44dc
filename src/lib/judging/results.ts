import { standardisedMeans } from '#lib/stats/judge-centring.ts';
import { judgeModel } from '#lib/stats/judge-model.ts';
import { byWeight } from '#lib/judging/ties.ts';
import { groupBy, rawMeans, type Score } from '#lib/stats/judge-scores.ts';
import { panelsOf } from '#lib/stats/panels.ts';
import { weightedRubric } from '#lib/stats/weighted-rubric.ts';

/** `rubric`: the challenge whose own it belongs to; null for the event's. */
type Criterion = {
	readonly id: number;
	readonly name: string;
	readonly weight: number;
	readonly rubric: number | null;
};
/** `rubric`: the challenge whose own it is judged by; null for the event's. */
type Project = { readonly id: number; readonly name: string; readonly idea: string; readonly rubric: number | null };
type Judged = { readonly team: number; readonly judge: number; readonly points: Readonly<Record<string, number>> };

/** What the results of an event are worked out of; judges are numbers. */
export type Opened = {
	readonly most: number;
	readonly criteria: readonly Criterion[];
	readonly projects: readonly Project[];
	readonly scores: readonly Judged[];
};

/** How strict and lenient judges were levelled: by the model, or by z-scores where they were asked for. */
export type Method = 'model' | 'z-scores';

/** A project with its place. `interval`: where the adjusted score lies with 95 % certainty; null where there are too few scores. */
export type Placed = {
	readonly team: number;
	readonly name: string;
	readonly idea: string;
	readonly place: number;
	readonly raw: number;
	readonly adjusted: number;
	readonly interval: readonly [number, number] | null;
	readonly judges: number;
	/** The criterion that told this project from the one above it with the same adjusted score; null where none had to. */
	readonly tieBrokenBy: string | null;
};

export type Results = {
	readonly method: Method;
	/** Nobody where panels do not overlap: no order over all follows from such scores, by whatever method. */
	readonly placed: readonly Placed[];
	/** Then instead: each group of projects that can be compared, placed among themselves, the largest first. */
	readonly apart: readonly (readonly Placed[])[];
	/** Projects that no judge scored. */
	readonly unseen: readonly { readonly id: number; readonly name: string }[];
	/** How many points more than the average judge each gives to the same project; null under z-scores, and where panels do not overlap. */
	readonly leniency: readonly { readonly judge: number; readonly value: number; readonly scored: number }[] | null;
	/** Groups of projects that can be compared with each other. */
	readonly groups: number;
	/** One mark for each judge and project, for what is worked out of them next. */
	readonly scores: readonly Score[];
};

/** The criteria of the rubric that a project is judged by. */
export function criteriaOf({ criteria, projects }: Pick<Opened, 'criteria' | 'projects'>, team: number): Criterion[] {
	const rubric = projects.find(({ id }) => id === team)?.rubric ?? null;
	return criteria.filter((criterion) => criterion.rubric === rubric);
}

/**
 * What a judge gave a project in all: the mean of the criteria of its rubric by their weights. That is on the scale of the marks whatever
 * the rubric, so that projects of several compare.
 */
export function scoresOf(opened: Opened): Score[] {
	const { most, scores } = opened;
	return scores.flatMap(({ team, judge, points }) => {
		const given = criteriaOf(opened, team).map(({ id, weight }) => ({ weight, score: points[id] ?? null }));
		const score = weightedRubric(given, [1, most]);
		return score ? [{ judge: String(judge), project: String(team), value: score.mean }] : [];
	});
}

/**
 * Places by the adjusted score, ties broken as published; see `tieBreak`. By the model, unless z-scores are asked for. Where panels do not
 * overlap nobody is placed among all, and each group among itself.
 */
export function resultsOf(opened: Opened, by: Method = 'model'): Results {
	const scores = scoresOf(opened);
	const panels = panelsOf(scores);
	if (panels.length < 2) return placedTogether(opened, scores, by);
	const apart = panels.map((panel) => {
		const own = { ...opened, projects: opened.projects.filter(({ id }) => panel.includes(String(id))) };
		return placedTogether(
			own,
			scores.filter(({ project }) => panel.includes(project)),
			'model'
		).placed;
	});
	return {
		...{ method: 'model', placed: [], groups: panels.length, leniency: null, scores },
		apart: apart.toSorted((one, other) => other.length - one.length),
		unseen: opened.projects.filter(({ id }) => !scores.some(({ project }) => project === String(id)))
	};
}

/** Places of projects that can be compared. */
function placedTogether(opened: Opened, scores: readonly Score[], by: Method): Results {
	const byProject = groupBy(scores, 'project');
	const model = by === 'model' ? judgeModel(scores) : null;
	const adjusted = new Map(
		(model?.projects ?? standardisedMeans(scores)).map(({ project, value }) => [project, value])
	);
	// few scores that happen to fit the model exactly look certain, and say nothing of how far judges stray
	const isKnown = model?.sd != null && model.sd > 1e-9;
	const intervals = new Map(isKnown ? model.projects.map(({ project, interval }) => [project, interval]) : []);
	const raw = new Map(rawMeans(scores).map(({ project, value }) => [project, value]));
	const own = opened.scores.filter(({ team }) => byProject.has(String(team)));
	const levels = new Map(model ? opened.criteria.map((one) => [one, levelled(own, one)]) : []);
	const judged = opened.projects.filter(({ id }) => byProject.has(String(id)));
	const scoreOf = ({ id }: Project) => adjusted.get(String(id)) ?? Number.NaN;
	const seen = judged
		.map((project) => {
			// marks of two rubrics do not compare: where one of the equal ones has another rubric, all of them stay equal
			const isMixed = judged.some(
				(other) => other.rubric !== project.rubric && !isApart(scoreOf(other), scoreOf(project))
			);
			const breakers = model && !isMixed ? byWeight(criteriaOf(opened, project.id)) : [];
			const marks = breakers.map((one) => levels.get(one)?.get(String(project.id)) ?? Number.NaN);
			return { ...project, breakers, keys: [scoreOf(project), ...marks] };
		})
		.toSorted((one, other) => difference(one.keys, other.keys) || one.name.localeCompare(other.name));
	let place = 1;
	const placed = seen.map(({ id, name, idea, keys, breakers }, at): Placed => {
		const above = seen[at - 1];
		if (above && difference(above.keys, keys) !== 0) place = at + 1;
		const decided = above ? above.keys.findIndex((value, key) => isApart(value, keys[key] ?? Number.NaN)) : 0;
		return {
			...{ team: id, name, idea, place },
			raw: raw.get(String(id)) ?? Number.NaN,
			adjusted: keys[0] ?? Number.NaN,
			interval: intervals.get(String(id)) ?? null,
			judges: byProject.get(String(id))?.length ?? 0,
			tieBrokenBy: decided > 0 ? (breakers[decided - 1]?.name ?? null) : null
		};
	});
	return {
		method: model ? 'model' : 'z-scores',
		placed,
		apart: [],
		unseen: opened.projects.filter(({ id }) => !byProject.has(String(id))),
		leniency:
			model?.judges.map(({ judge, value }) => ({
				judge: Number(judge),
				value,
				scored: groupBy(scores, 'judge').get(judge)?.length ?? 0
			})) ?? null,
		groups: panelsOf(scores).length,
		scores
	};
}

/** The marks of one criterion by project, levelled for strict and lenient judges as the whole is. */
function levelled(scores: readonly Judged[], { id }: Criterion): ReadonlyMap<string, number> {
	const marks = scores.flatMap(({ team, judge, points }) => {
		const value = points[id];
		return value === undefined ? [] : [{ judge: String(judge), project: String(team), value }];
	});
	return new Map((judgeModel(marks)?.projects ?? []).map(({ project, value }) => [project, value]));
}

/** Closer than rounding is equal: nothing is decided by the order in which things were written down. */
const isApart = (one: number, other: number) => Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(one));

/** Falling, by the first key in which two differ; 0 where they differ in none. */
function difference(one: readonly number[], other: readonly number[]): number {
	const at = one.findIndex((value, key) => isApart(value, other[key] ?? Number.NaN));
	return at < 0 ? 0 : (other[at] ?? 0) - (one[at] ?? 0);
}
