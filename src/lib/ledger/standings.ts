import { CHECK_DAYS, daysAfter } from '#lib/ledger/ledger.ts';

/** A decision on an experiment: why it was taken, and what was learned where something was. */
export type Decided = {
	readonly id: number;
	readonly outcome: 'promote' | 'iterate' | 'kill';
	readonly at: string;
	readonly why: string;
	readonly learned: string;
};

/** The experiment a team became; moments in ISO, decisions in order, `lives` the days from which it was live until another decision. */
export type Followed = {
	readonly id: number;
	readonly title: string;
	readonly started_at: string | null;
	readonly decisions: readonly Decided[];
	readonly lives: readonly { readonly on: string; readonly until: string | null }[];
};

/** What was said of a team once: carried on by somebody, to start by a day, or stopped for a reason. */
export type Said = {
	readonly at: string;
	readonly by: string;
	readonly reason: string | null;
	readonly owner: string | null;
	/** Who carries it on now, where whoever was named has handed it on. */
	readonly owners: readonly string[];
	readonly start_by: string | null;
	readonly experiment: Followed | null;
};

/** How far what a team handed in had come. */
export type Standing = 'unsaid' | 'stopped' | 'planned' | 'running' | 'iterating' | 'promoted' | 'killed' | 'live';

/** What a standing is called. */
export const standingNames: Readonly<Record<Standing, string>> = {
	unsaid: 'Nothing said',
	stopped: 'Stopped',
	planned: 'Being planned',
	running: 'Running',
	iterating: 'Iterating',
	promoted: 'Promoted',
	killed: 'Killed',
	live: 'Live'
};

/** The standings that last, told by since when; the others are told by the day they came about. */
export const lasting: ReadonlySet<Standing> = new Set<Standing>(['planned', 'running', 'iterating', 'live']);

/** A standing with since when, why, and by which decision, as far as there is one. `since` is a moment in ISO or a day. */
export type Fact = {
	readonly standing: Standing;
	readonly since: string | null;
	readonly why: string;
	readonly learned: string;
	/** The id of the decision that says so. */
	readonly decision: number | null;
};

const decidedAs = { promote: 'promoted', iterate: 'iterating', kill: 'killed' } as const;

/**
 * Where a team stood at a moment and why, by all that was said of it in order: what was said last by then counts, and of an
 * experiment the last decision by then. Moments compare as instants; a live day counts from its beginning in UTC.
 */
export function factAt(said: readonly Said[], moment: string): Fact {
	const at = Date.parse(moment);
	const by = (when: string | null) => when !== null && Date.parse(when) <= at;
	const nothing = { why: '', learned: '', decision: null };
	const last = said.findLast((one) => by(one.at));
	if (!last) return { standing: 'unsaid', since: null, ...nothing };
	const { experiment } = last;
	if (!experiment) return { standing: 'stopped', since: last.at, ...nothing, why: last.reason ?? '' };
	const decided = experiment.decisions.findLast((one) => by(one.at));
	if (decided) {
		const { id, outcome, at: since, why, learned } = decided;
		const live = outcome === 'promote' ? experiment.lives.findLast(({ on, until }) => by(on) && !by(until)) : undefined;
		if (live) return { standing: 'live', since: live.on, why, learned, decision: id };
		return { standing: decidedAs[outcome], since, why, learned, decision: id };
	}
	return by(experiment.started_at)
		? { standing: 'running', since: experiment.started_at, ...nothing }
		: { standing: 'planned', since: last.at, ...nothing };
}

/** Where a team stood 30, 90 and 180 days after the results, and why; null for days that are still to come. */
export function marks(said: readonly Said[], resultsAt: string, now: string) {
	return CHECK_DAYS.map((days) => {
		const at = daysAfter(resultsAt, days);
		return { days, fact: Date.parse(at) <= Date.parse(now) ? factAt(said, at) : null };
	});
}

/** True where two facts rest on the same: why is then told once. */
export function isSameFact(one: Fact, other: Fact): boolean {
	return one.decision === other.decision && (one.decision !== null || one.since === other.since);
}

/** True where somebody promised a day, it is over, and nothing has started. */
export function isLate(said: Said | undefined, today: string): boolean {
	return Boolean(said?.start_by && said.experiment && !said.experiment.started_at && said.start_by < today);
}

/** How many of the teams that handed in came how far; each step counts those that came further too. */
export type Count = {
	readonly handedIn: number;
	readonly carriedOn: number;
	readonly started: number;
	readonly decided: number;
	readonly live: number;
	readonly killed: number;
	readonly stopped: number;
	readonly unsaid: number;
};

/** Counts the teams of a ledger by how far they had come at a moment. A kill counts as decided: it is a result. */
export function count(rows: readonly { readonly said: readonly Said[] }[], moment: string): Count {
	const standings = rows.map(({ said }) => factAt(said, moment).standing);
	const of = (...among: Standing[]) => standings.filter((one) => among.includes(one)).length;
	return {
		handedIn: rows.length,
		carriedOn: of('planned', 'running', 'iterating', 'promoted', 'killed', 'live'),
		started: of('running', 'iterating', 'promoted', 'killed', 'live'),
		decided: of('promoted', 'killed', 'live'),
		live: of('live'),
		killed: of('killed'),
		stopped: of('stopped'),
		unsaid: of('unsaid')
	};
}

/** The ledger in a sentence: whoever was carried on and killed is told apart from whoever was stopped before. */
export function inWords({ handedIn, carriedOn, started, live, killed, stopped, unsaid }: Count): string {
	if (handedIn === 0) return 'No team handed in, so nothing is to follow.';
	const parts = [`${carriedOn} carried on`];
	if (started > 0) parts.push(`${started} started`);
	if (live > 0) parts.push(`${live} live`);
	if (killed > 0) parts.push(`${killed} killed`);
	if (stopped > 0) parts.push(`${stopped} stopped before a test`);
	if (unsaid > 0) parts.push(`${unsaid} without a word`);
	return `Of ${handedIn === 1 ? 'one team' : `${handedIn} teams`} that handed in: ${parts.join(', ')}.`;
}

const order: readonly Standing[] = ['live', 'promoted', 'killed', 'iterating', 'running', 'planned'];

/** The teams that are carried on with where they stand, those that came furthest first. */
export function carriedFirst<R extends { readonly said: readonly Said[] }>(rows: readonly R[], moment: string) {
	return rows
		.map((row) => ({ row, fact: factAt(row.said, moment) }))
		.filter(({ fact }) => order.includes(fact.standing))
		.toSorted((one, other) => order.indexOf(one.fact.standing) - order.indexOf(other.fact.standing));
}
