import type { Database } from '#lib/database.types.ts';
import type { JobFunction, Outcome } from '#lib/decisions/decisions.ts';
import type { Rule } from '#lib/decisions/boxes.ts';
import { brier } from '#lib/stats/brier.ts';
import { plain } from '#lib/ui/numbers.ts';

/** Somebody on a panel. */
export type Member = {
	readonly person_id: string;
	readonly name: string;
	readonly function: JobFunction | null;
	readonly is_bridging: boolean;
	readonly delegate_id: string | null;
	readonly delegate: string | null;
	readonly attended_at: string | null;
};

/** An experiment whose results are held back from whoever asks, with the item of a review that waits for their forecast, if any. */
export type Withheld = {
	readonly experiment_id: number;
	readonly item: { readonly id: number; readonly review_id: number; readonly title: string } | null;
};
/** A line of an agenda, as whoever asks may see it. */
export type Item = {
	readonly id: number;
	readonly review_id: number;
	readonly experiment_id: number;
	readonly title: string;
	readonly state: Database['public']['Enums']['experiment_state'];
	readonly ends_on: string | null;
	readonly position: number;
	readonly minutes: number;
	readonly talk_started_at: string | null;
	readonly talk_ended_at: string | null;
	/** The database's clock when this was read. */
	readonly now: string;
	readonly box_id: number | null;
	readonly closes_at: string | null;
	readonly revealed_at: string | null;
	readonly turnout: Readonly<Record<JobFunction, number>> | null;
	readonly seats: number;
	readonly outcome: Outcome | null;
	/** Decided against ballots or registered rule. */
	readonly departs: boolean;
	/** One's own, in per cent. */
	readonly forecast: number | null;
	readonly is_shared: boolean;
	/** When whoever asks has opened the results here. */
	readonly opened_at: string | null;
	readonly conflicts: readonly {
		readonly person_id: string;
		readonly name: string;
		readonly function: JobFunction | null;
		readonly note: string;
	}[];
	readonly shared_forecasts: readonly {
		readonly person_id: string;
		readonly name: string;
		readonly function: JobFunction | null;
		readonly percent: number;
	}[];
};

/** A review as it was planned. */
export type Terms = {
	readonly title: string;
	readonly starts_at: string;
	readonly time_zone: string;
	readonly rhythm_days: number | null;
	readonly rule: Rule;
	readonly quorum_percent: number;
	readonly ballot_hours: number;
	readonly minutes: number;
	readonly reading_days: number;
	readonly place: string;
	readonly chair_id: string;
};
/** A review with its panel and its agenda. */
export type Review = Terms & {
	readonly id: number;
	readonly chair: string;
	/** False when the chair left or does not lead any more: the panel acts instead. */
	readonly chair_leads: boolean;
	readonly planned_by: string;
	readonly is_proposed: boolean;
	/** How often it was saved. */
	readonly version: number;
	readonly closed_at: string | null;
	readonly next_id: number | null;
	readonly now: string;
	readonly panel: readonly Member[];
	readonly items: readonly Item[];
};
/** A review in the list. */
export type ReviewRow = Pick<
	Review,
	'id' | 'title' | 'starts_at' | 'time_zone' | 'is_proposed' | 'closed_at' | 'chair'
> & {
	readonly items: number;
	readonly decided: number;
	readonly panel: Readonly<Record<JobFunction, number>>;
};

/** A forecast of one's own, and what came. */
export type Scored = {
	readonly item_id: number;
	readonly review_id: number;
	readonly title: string;
	readonly percent: number;
	readonly is_shared: boolean;
	readonly won: boolean;
};

/** The item of an open review in which an experiment waits for its ballot, with the review's title. */
export type Awaiting = { readonly item_id: number; readonly review_id: number; readonly title: string };

/** The page on which whoever asks opens what is held back. */
export function whereOpened({ experiment_id, item }: Withheld): string {
	return item ? `/reviews/${item.review_id}/items/${item.id}` : `/experiments/${experiment_id}`;
}

/** When the talk about an item ends by the database's clock; null where no clock runs for it. */
export function talkEnds({ talk_started_at, talk_ended_at, minutes }: Item): string | null {
	if (talk_started_at === null || talk_ended_at !== null) return null;
	return new Date(Date.parse(talk_started_at) + minutes * 60_000).toISOString();
}

const done: Readonly<Record<Outcome, string>> = { promote: 'Promoted', iterate: 'Iterated', kill: 'Killed' };

/** Where an item stands, in a few words. */
export function standing(item: Item): string {
	const { outcome, revealed_at, closes_at, now, turnout, seats, state } = item;
	if (outcome) return item.departs ? `${done[outcome]}, against the ballots or the rule` : done[outcome];
	if (revealed_at) return 'Revealed, waits for the decision';
	if (closes_at) {
		const cast = turnout ? turnout.marketing + turnout.it + turnout.other : 0;
		return `${Date.parse(closes_at) > Date.parse(now) ? 'Ballot open' : 'Ballot closed'}, ${cast} of ${seats} in`;
	}
	if (state === 'deciding') return 'In a ballot outside this review';
	if (state === 'promoted' || state === 'killed') return 'Decided elsewhere';
	return state === 'due' ? 'Due' : 'Still running';
}

/** What a person's forecasts were worth, in one sentence; null where nothing is decided yet. */
export function skillInWords(forecasts: readonly Pick<Scored, 'percent' | 'won'>[]): string | null {
	const score = brier(forecasts.map(({ percent, won }) => ({ probability: percent / 100, happened: won })));
	if (score === null) return null;
	const count = `${forecasts.length} forecast${forecasts.length === 1 ? '' : 's'}`;
	const worth = score < 0.25 ? 'better than' : score > 0.25 ? 'worse than' : 'as good as';
	return `Brier score ${plain(score, { digits: 2 })} over ${count}: ${worth} always saying 50 % (0.25); 0 would be perfect.`;
}

type Run = Pick<Review, 'chair_id' | 'chair_leads' | 'planned_by' | 'panel'>;
type Me = { readonly id?: string; readonly role?: string };

/** Whether a person chairs the review: the chair, or anybody of the panel when the chair does not lead any more. */
export function chairs({ chair_id, chair_leads, panel }: Omit<Run, 'planned_by'>, { id }: Me): boolean {
	return id === chair_id || (!chair_leads && panel.some(({ person_id }) => person_id === id));
}

/** Whether a person runs the review: plans, arranges, keeps the time. */
export function runs(review: Run, me: Me): boolean {
	return me.role === 'admin' || me.id === review.planned_by || chairs(review, me);
}
