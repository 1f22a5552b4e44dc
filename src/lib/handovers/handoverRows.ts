import type { Database } from '#lib/database.types.ts';
import type { HandoverState, Standing } from '#lib/handovers/handovers.ts';

type Side = Database['public']['Enums']['job_function'];

/** What the CSV of the list says of each. */
type Told = {
	readonly title: string;
	readonly state: HandoverState;
	readonly owner: string;
	readonly owner_function: Side | null;
	readonly started_at: string;
	readonly promised_on: string;
	readonly target_on: string;
	readonly live_on: string | null;
	readonly expected_on: string | null;
	readonly items: number;
	readonly open_items: number;
	readonly open_blockers: number;
	readonly last_check: {
		readonly days: number;
		readonly is_live: boolean;
		readonly standing: Standing;
		readonly held_against: 'holdout' | 'then' | 'target' | null;
		readonly measured: number | null;
	} | null;
	/** Lifts, with their intervals. */
	readonly decided: Gain | null;
	readonly shown: { readonly now: Gain } | null;
};

type Gain = { readonly lift: number | null; readonly interval: readonly [number, number] | null };

function gainCells(gain: Gain | null): (number | null)[] {
	return [gain?.lift ?? null, gain?.interval?.[0] ?? null, gain?.interval?.[1] ?? null].map((one) =>
		one !== null && Number.isFinite(one) ? one : null
	);
}

/** What a check was held against, as the CSV says it: a group that is held back shows the effect, before and after only a change. */
const heldAgainst = { holdout: 'held_back_group', then: 'before_and_after', target: 'target' } as const;

/** The list as rows of a table, its heads first. */
export function handoverRows(lines: readonly Told[]): (string | number | null)[][] {
	return [
		[
			'experiment',
			'state',
			'owner',
			'owner_function',
			'promoted_on',
			'promised_on',
			'target_on',
			'live_on',
			'next_on',
			'points',
			'open_points',
			'open_blockers',
			'last_check_days',
			'last_check',
			'held_against',
			'measured',
			'decided_lift',
			'decided_low',
			'decided_high',
			'production_lift',
			'production_low',
			'production_high'
		],
		...lines.map((line) => [
			...[line.title, line.state, line.owner, line.owner_function, line.started_at.slice(0, 10)],
			...[line.promised_on, line.target_on, line.live_on, line.expected_on],
			...[line.items, line.open_items, line.open_blockers],
			...(line.last_check
				? [
						line.last_check.days,
						line.last_check.is_live ? line.last_check.standing : 'switched_off',
						line.last_check.held_against && heldAgainst[line.last_check.held_against],
						line.last_check.measured
					]
				: [null, null, null, null]),
			...gainCells(line.decided),
			...gainCells(line.shown?.now ?? null)
		])
	];
}
