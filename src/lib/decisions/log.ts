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
	readonly overrule_reason: string | null;
	readonly ballots: Readonly<Record<Outcome, Counts>>;
	readonly decided_at: string;
	readonly decided_by_name: string;
	/** What took its place; null while it stands. */
	readonly superseded_by: number | null;
};

type Query = { readonly outcome?: Outcome; readonly q?: string; readonly before?: number };

/** The address of the decision log for a filter; without `before`, its first page. */
export function logHref({ outcome, q, before }: Query): string {
	const query = new URLSearchParams();
	if (outcome) query.set('outcome', outcome);
	if (q) query.set('q', q);
	if (before) query.set('before', String(before));
	return query.size > 0 ? `/decisions?${query}` : '/decisions';
}
