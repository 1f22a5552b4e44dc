import type { Need } from '#lib/impact/today.ts';

/** What of an event's ledger waits for a person: something to start by a day, an own team with an award, teams nobody spoke of, a day to look back. */
export type LedgerReminder = {
	readonly kind: 'start' | 'carry_on' | 'unsaid' | 'check';
	readonly slug: string;
	readonly event_name: string;
	readonly due_on: string;
	readonly experiment_id: number | null;
	readonly title: string | null;
	readonly teams: number | null;
	readonly days: number | null;
	/** The team that is carried on, or could be. */
	readonly team_id: number | null;
};

/** A reminder of a ledger as something to do. */
export function ofLedger({
	kind,
	slug,
	event_name,
	due_on,
	experiment_id,
	title,
	teams,
	days,
	team_id
}: LedgerReminder): Need {
	if (kind === 'start')
		return {
			// the same step as of every draft, with the day it was promised for
			key: `start-${experiment_id}`,
			says: `Plan and start, as was promised at ${event_name},`,
			name: title ?? '',
			href: `/experiments/${experiment_id}/plan`,
			until: due_on
		};
	if (kind === 'carry_on')
		return {
			key: `carry-on-${team_id}`,
			says: `Your team was awarded at ${event_name}. Say whether it is carried on:`,
			name: title ?? '',
			href: `/teams/${team_id}/carry-on`,
			until: null
		};
	const about = {
		key: `ledger-${kind}-${slug}-${days}`,
		name: event_name,
		href: `/events/${slug}/ledger`,
		until: null
	};
	return kind === 'check'
		? { ...about, says: `Say what came of it after ${days} days:` }
		: { ...about, says: `Say what becomes of ${teams === 1 ? 'one team' : `${teams} teams`} of` };
}
