import type { Database } from '#lib/database.types.ts';
import type { Outcome } from '#lib/decisions/decisions.ts';
import type { Design } from '#lib/experiments/designs.ts';
import type { EarlyCut } from '#lib/experiments/effect.ts';
import type { Arm } from '#lib/experiments/totals.ts';
import type { Side } from '#lib/ui/sides.ts';

/** How far an idea has come: logged, in a team, tested, decided, promoted, live. */
export type Reach = 0 | 1 | 2 | 3 | 4 | 5;

/** A time-box of a started experiment and what followed it; days are ISO days, moments ISO moments. */
export type BoxFact = {
	readonly experiment_id: number;
	readonly title: string;
	/** The function of who proposed the idea. */
	readonly side: Side;
	readonly number: number;
	readonly starts_on: string;
	readonly ended_on: string;
	readonly opened_at: string | null;
	readonly revealed_at: string | null;
	readonly decided_at: string | null;
	readonly outcome: Outcome | null;
	readonly days_unused: number;
	/** It is the one that runs or waits now. */
	readonly is_open: boolean;
	/** The day by which the business asks for the idea to be live; null where it named none. */
	readonly wanted_by: string | null;
};

/** An experiment that was promoted or killed. */
export type EndedFact = {
	readonly id: number;
	readonly title: string;
	readonly kpi: string | null;
	readonly direction: 'up' | 'down' | null;
	readonly ended_as: Database['public']['Enums']['experiment_end'];
	readonly ended_at: string;
	readonly design: Design;
	readonly look_rule: Database['public']['Enums']['look_rule'];
	readonly looks: number | null;
	readonly was_moved: boolean;
	readonly cut: EarlyCut | null;
	readonly totals: readonly Arm[];
	/** What the last check in production found; null of what was not checked. by_reading: not by a typed number alone. */
	readonly check: {
		readonly standing: Database['public']['Enums']['effect_standing'];
		readonly is_live: boolean;
		readonly by_reading: boolean;
		readonly held_against?: 'holdout' | 'then' | 'target' | null;
	} | null;
};

/** How a revealed box of three ballots or more was voted, by both functions. */
export type SplitFact = {
	readonly id: number;
	readonly experiment_id: number;
	readonly title: string;
	readonly time_box: number;
	readonly revealed_at: string;
	readonly ballots: number;
	readonly marketing: Readonly<Record<Outcome, number>>;
	readonly it: Readonly<Record<Outcome, number>>;
};

/** What the forecasts of a review scored together, on the day of its last decision: the mean Brier score. */
export type ForecastFact = {
	readonly review_id: number;
	readonly title: string;
	readonly decided_on: string;
	/** Decisions that were forecast. */
	readonly items: number;
	readonly forecasts: number;
	readonly people: number;
	readonly score: number;
};

export const acts = ['ideas', 'supports', 'teams', 'experiments', 'ballots'] as const;
export type Act = (typeof acts)[number];

/** What a function did; null where it has fewer than five people. `people` behind an act is null from one to four. */
export type ParticipationFact = {
	readonly side: Side;
	readonly people: number | null;
	readonly acts: Readonly<Record<Act, { readonly times: number; readonly people: number | null }>> | null;
};

/** What `read_impact` answers. since and before: the first days of the period and of the one before it; null for all time. */
export type Facts = {
	readonly today: string;
	readonly since: string | null;
	readonly before: string | null;
	/** The day of the first idea; null while there is none. */
	readonly first_on: string | null;
	readonly journeys: readonly { readonly side: Side; readonly reach: Reach; readonly ideas: number }[];
	readonly waiting_ideas: number;
	readonly starts: readonly {
		readonly id: number;
		readonly title: string;
		readonly side: Side;
		readonly proposed_at: string;
		readonly started_at: string;
	}[];
	/** What was promoted and went live since the period before began. */
	readonly lives: readonly {
		readonly id: number;
		readonly title: string;
		readonly side: Side;
		readonly promoted_at: string;
		readonly live_on: string;
		readonly wanted_by: string | null;
	}[];
	/** What is promoted, not live, and asked for by a day. */
	readonly wanted_live: readonly { readonly id: number; readonly title: string; readonly wanted_by: string }[];
	/** How many promoted ones are not live today. */
	readonly waiting_live: number;
	readonly boxes: readonly BoxFact[];
	/** What was decided in the 365 days before the period, by outcome; null of all time. */
	readonly past_decisions: Readonly<Record<Outcome, number>> | null;
	readonly ended: readonly EndedFact[];
	/** The code of the currency that money is in. */
	readonly currency: string;
	/** What kills gave back of what was released: money and person-days. */
	readonly freed: readonly { readonly experiment_id: number; readonly amount: number; readonly days: number }[];
	/** How forecasts scored in each review that can be told without telling what one person said. */
	readonly forecasts: readonly ForecastFact[];
	readonly splits: readonly SplitFact[];
	readonly zombies: readonly {
		readonly id: number;
		readonly title: string;
		readonly reason: 'undecided' | 'unread';
		readonly since: string;
		readonly days: number;
	}[];
	/** Joint priorities in their order, retired ones last; without an id: ideas that serve none. */
	readonly priorities: readonly {
		readonly id: number | null;
		readonly name: string | null;
		readonly is_retired: boolean;
		readonly ideas: number;
	}[];
	/** Those that started in the period; an experiment serves the priority of its idea. */
	readonly experiments: readonly {
		readonly id: number;
		readonly title: string;
		readonly priority_id: number | null;
		readonly started_at: string;
		readonly ended_as: Database['public']['Enums']['experiment_end'] | null;
	}[];
	readonly participation: readonly ParticipationFact[];
};
