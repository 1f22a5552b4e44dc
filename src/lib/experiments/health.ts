import { effectBetween } from '#lib/experiments/comparisons.ts';
import { jumpCheck } from '#lib/experiments/jumpCheck.ts';
import { inDays, missingCheck } from '#lib/experiments/missingCheck.ts';
import { designOf, type Design } from '#lib/experiments/designs.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { leastOf, type Reading } from '#lib/experiments/gathered.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { unevenCheck, type Dimension } from '#lib/experiments/segments.ts';
import { smallCheck } from '#lib/experiments/smallCheck.ts';
import type { Bounds, TimeBox } from '#lib/experiments/time-box.ts';
import { LEAST_CELL } from '#lib/stats/compare.ts';
import { confidenceInterval } from '#lib/stats/effect.ts';
import type { SampleRatio } from '#lib/stats/sample-ratio.ts';
import { surprise } from '#lib/stats/surprise.ts';
import { trend } from '#lib/stats/trend.ts';

/** A test of whether the numbers can be taken as they are. limits: what a failure says about the claim; only of a failed check that weakens it. */
export type Check = {
	readonly name:
		'split' | 'before' | 'early' | 'small' | 'implausible' | 'missing' | 'jumps' | 'novelty' | 'moved' | 'uneven';
	readonly label: string;
	readonly state: 'passed' | 'failed' | 'unknown';
	/** What was found and what it means. */
	readonly says: string;
	/** Ends a sentence that begins with "but". */
	readonly limits: string | null;
};

export type HealthInput = {
	readonly design: Design;
	readonly primary: MetricResult;
	readonly control: readonly Reading[];
	readonly treatment: readonly Reading[];
	readonly timeBox: TimeBox;
	/** How many days were to be read, stopped early or not. */
	readonly promisedDays: number;
	readonly today: string;
	readonly startsOn: string;
	/** Each time-box as it ran. */
	readonly spans: readonly Bounds[];
	readonly split: SampleRatio | null;
	readonly isMoved: boolean;
	/** Stopped early, right after a look that was promised. */
	readonly isAtLook: boolean;
	/** How many days a reading stands for. */
	readonly daysAPoint: number;
	readonly segments: readonly Dimension[];
};

/** A week has seven days, and they differ. */
const WEEK = 7;
/** Relative effects of what teams try are seldom larger: the spread that surprise is measured by, unless more was promised. */
const USUAL_SPREAD = 0.1;

/** All checks that the design allows, the gravest first. */
export function healthOf(input: HealthInput): Check[] {
	const isRandomised = designOf(input.design).grade === 'randomised';
	// a survey may be read on one day, and is as good as its answers
	const isAskedOnce = input.design === 'survey';
	return [
		...(isRandomised ? [split(input)] : []),
		...(input.design === 'regions' ? [before(input)] : []),
		...(isAskedOnce ? [] : [early(input)]),
		smallCheck(input),
		implausible(input),
		...(isAskedOnce ? [] : [missingCheck(input), jumpCheck(input)]),
		...(isRandomised ? [novelty(input)] : []),
		...[unevenCheck(input.segments)].filter((check) => check !== null),
		...(input.isMoved ? [moved] : input.isAtLook ? [stoppedAtLook] : [])
	];
}

/** Whether what failed may make a loss where the change makes none: other days than those that were read, as far as chance did not split them. */
export function excusesBreach(health: readonly Check[], design: Design): boolean {
	const isRandomised = designOf(design).grade === 'randomised';
	return health.some(({ name, limits }) => limits && (name === 'split' || (!isRandomised && DAYS.has(name))));
}

/** The same of a loss on the metric that decides: regions that always differed, or a loss that fades while people get used to it. */
export function excusesLoss(health: readonly Check[], design: Design): boolean {
	return excusesBreach(health, design) || health.some(({ name, limits }) => limits && OWN.has(name));
}

const DAYS: ReadonlySet<Check['name']> = new Set(['early', 'missing']);
const OWN: ReadonlySet<Check['name']> = new Set(['before', 'novelty']);

function split({ split: ratio }: HealthInput): Check {
	const known = { name: 'split', label: 'Sample ratio' } as const;
	if (!ratio)
		return { ...known, state: 'unknown', says: 'Every variant needs readings on the same days.', limits: null };
	const p = ratio.p < 0.001 ? 'p < 0.001' : `p ${ratio.p.toFixed(2)}`;
	return ratio.isMismatch
		? {
				...known,
				state: 'failed',
				says: `The variants were not shown as often as planned (${p}). Find out why before you believe any number here.`,
				limits: 'the variants were not shown as often as planned'
			}
		: { ...known, state: 'passed', says: `Nothing speaks against the planned split (${p}).`, limits: null };
}

/** Two regions are never alike: only days from before the start tell what comes from the change. */
function before({ primary }: HealthInput): Check {
	const known = { name: 'before', label: 'Days from before the start' } as const;
	return primary.keepsOwnDifference
		? {
				...known,
				state: 'failed',
				says: 'Two regions are never alike. Enter days from before the start for both: only they tell what comes from the change.',
				limits: 'without days from before the start the regions’ own difference is in it'
			}
		: { ...known, state: 'passed', says: 'What the regions differed by anyway is taken out.', limits: null };
}

function early({ control, treatment, timeBox, promisedDays, startsOn, daysAPoint }: HealthInput): Check {
	const known = { name: 'early', label: 'Long enough' } as const;
	const points = new Set([...control, ...treatment].map(({ day }) => day).filter((day) => day >= startsOn)).size;
	const days = Math.min(points * daysAPoint, daysAPoint > 1 ? timeBox.elapsed : Infinity);
	const needed = Math.min(WEEK, promisedDays);
	if (days >= needed) return { ...known, state: 'passed', says: `${whatIsIn(days, promisedDays)} in.`, limits: null };
	return {
		...known,
		state: 'failed',
		says: timeBox.isOver
			? `${inDays(days)} in. Days of the week differ: it takes ${needed}.`
			: `${inDays(days)} in so far. Days of the week differ: wait for ${needed}.`,
		limits: `fewer than ${inDays(needed).replace(/ (is|are)$/, '')} are in`
	};
}

/** A time-box shorter than a week cannot hold one. */
function whatIsIn(days: number, all: number): string {
	if (all >= WEEK) return `${days} days, a full week at least, are`;
	return all === 1 ? 'The one day of the time-box is' : `All ${all} days of the time-box are`;
}

function implausible({ primary: { effect, metric } }: HealthInput): Check {
	const known = { name: 'implausible', label: 'Plausible size' } as const;
	if (!effect) return { ...known, state: 'unknown', says: 'There is no effect to judge yet.', limits: null };
	const found = surprise(effect, { mean: 0, sd: Math.max(USUAL_SPREAD, 2 * metric.minimumEffect) });
	return found.isImplausible
		? {
				...known,
				state: 'failed',
				says: 'Far larger than such changes usually are. Any figure that looks this interesting is usually wrong: check how it was counted.',
				limits: 'it is far larger than such changes usually are'
			}
		: { ...known, state: 'passed', says: 'Within what such changes usually do.', limits: null };
}

/** Effects of separate days against the days since the start: a gain that fades was curiosity. */
function novelty({ primary, control, treatment, startsOn }: HealthInput): Check {
	const known = { name: 'novelty', label: 'Lasting effect' } as const;
	const ofControl = new Map(control.map((reading) => [reading.day, reading]));
	const days = treatment.flatMap((reading) => {
		const other = ofControl.get(reading.day);
		const isEnough = other && [reading, other].every((one) => leastOf([one], primary.metric.kind) >= LEAST_CELL);
		const effect = isEnough ? effectBetween(primary.metric, other, reading) : null;
		return effect ? [{ at: daysBetween(startsOn, reading.day), effect }] : [];
	});
	const slope = days.length >= WEEK ? trend(days) : null;
	const lift = primary.comparison?.lift ?? null;
	if (!slope || lift === null)
		return {
			...known,
			state: 'unknown',
			says: 'Needs seven days with enough on each to see whether the effect fades.',
			limits: null
		};
	const [low, high] = confidenceInterval(slope, 0.01);
	const isMoving = low > 0 || high < 0;
	if (!isMoving)
		return {
			...known,
			state: 'passed',
			says: 'It neither fades nor grows from day to day by more than chance.',
			limits: null
		};
	return slope.estimate > 0 === lift > 0
		? {
				...known,
				state: 'failed',
				says: 'The effect grows from day to day: people may still be learning, and no one number is it.',
				limits: null
			}
		: {
				...known,
				state: 'failed',
				says: 'The effect fades from day to day: some of it was curiosity. Believe the later days.',
				limits: 'it fades from day to day'
			};
}

const moved: Check = {
	name: 'moved',
	label: 'Ended as planned',
	state: 'failed',
	says: 'The time-box was extended, stopped early or followed by another, so looks fell that were not promised. The always-valid interval stands in: it holds whatever made you go on or stop.',
	limits: null
};

const stoppedAtLook: Check = {
	name: 'moved',
	label: 'Ended as planned',
	state: 'passed',
	says: 'It was stopped right after a planned look, so no look fell that was not promised: what that look said stands.',
	limits: null
};
