import type { Counts } from '#lib/decisions/boxes.ts';
import type { Outcome } from '#lib/decisions/decisions.ts';

/** A line of the decision log. */
export type LogEntry = {
	readonly id: number;
	readonly experiment_id: number;
	readonly title: string;
	readonly time_box: number;
	readonly outcome: Outcome;
	readonly rationale: string;
	readonly next_step: string;
	readonly learned: string;
	/** The ballots carried it. */
	readonly rule_met: boolean;
	/** What the registered rule recommended; null where it left it to people. */
	readonly recommended: Outcome | null;
	/** Why it went against the ballots or the registered rule; null where it went against neither. */
	readonly departure_reason: string | null;
	readonly ballots: Readonly<Record<Outcome, Counts>>;
	readonly decided_at: string;
	readonly decided_by_name: string;
	/** What took its place; null while it stands. */
	readonly superseded_by: number | null;
};

/** What a decision can depart from, as the log is narrowed by it. */
export const departures = [
	{ value: 'ballots', label: 'Overruled by the chair' },
	{ value: 'rule', label: 'Against the registered rule' }
] as const;
export type Against = (typeof departures)[number]['value'];

/** What a decision departs from, in front of its reason; null where it departs from nothing. */
export function departureInWords({
	rule_met,
	recommended,
	outcome,
	departure_reason
}: Pick<LogEntry, 'rule_met' | 'recommended' | 'outcome' | 'departure_reason'>): string | null {
	if (departure_reason === null) return null;
	const isAgainstRule = recommended !== null && recommended !== outcome;
	if (!rule_met && isAgainstRule)
		return `Overruled by the chair, and departs from the rule’s recommendation to ${recommended}`;
	return rule_met ? `Departs from the rule’s recommendation to ${recommended}` : 'Overruled by the chair';
}

type Query = { readonly outcome?: Outcome; readonly against?: Against; readonly q?: string; readonly before?: number };

/** The address of the decision log for a filter; without `before`, its first page. */
export function logHref({ outcome, against, q, before }: Query): string {
	const query = new URLSearchParams();
	if (outcome) query.set('outcome', outcome);
	if (against) query.set('against', against);
	if (q) query.set('q', q);
	if (before) query.set('before', String(before));
	return query.size > 0 ? `/decisions?${query}` : '/decisions';
}
