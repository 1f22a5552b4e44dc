import type { Database } from '#lib/database.types.ts';
import { asTyped } from '#lib/experiments/percentages.ts';
import type { Refusals } from '#lib/refusals.ts';
import { productionRefusals } from '#lib/handovers/productionRefusals.ts';
import { plain } from '#lib/ui/numbers.ts';

type Side = Database['public']['Enums']['job_function'];
/** How a point of a checklist stands. */
export type ItemState = Database['public']['Enums']['item_state'];
/** What became of the effect. */
export type Standing = Database['public']['Enums']['effect_standing'];
/** Where a handover stands, as the database says it. */
export type HandoverState = 'waiting' | 'late' | 'live' | 'check_due' | 'checked' | 'off' | 'called_off';

/** The states, as lists write them. */
export const stateNames: Readonly<Record<HandoverState, string>> = {
	waiting: 'Not live yet',
	late: 'Late',
	live: 'Live',
	check_due: 'Check due',
	checked: 'Checked',
	off: 'Switched off',
	called_off: 'Called off'
};

/** How a point stands, in a word. */
export const itemStateNames: Readonly<Record<ItemState, string>> = {
	open: 'Open',
	done: 'Done',
	not_needed: 'Not needed'
};

/** What can have become of the effect, as the form of a check asks. */
export const standings = [
	{ value: 'held', label: 'It held', hint: 'About what the experiment showed.' },
	{ value: 'weaker', label: 'It is weaker', hint: 'Still there, and less than was shown.' },
	{ value: 'gone', label: 'It is gone', hint: 'Nothing of it is left.' },
	{ value: 'not_known', label: 'Nobody can tell', hint: 'There are no readings, or something else changed too.' }
] as const satisfies readonly { value: Standing; label: string; hint: string }[];

/** What a check found, in a sentence. */
export function checkInWords({
	is_live,
	standing,
	held_against
}: {
	readonly is_live: boolean;
	readonly standing: Standing;
	readonly held_against?: string | null;
}): string {
	if (!is_live) return 'It is switched off';
	const how = held_against === 'then' && standing !== 'not_known' ? ', before and after' : '';
	const found = {
		held: 'Live, and the effect held',
		weaker: 'Live, and the effect is weaker',
		gone: 'Live, and the effect is gone',
		not_known: 'Live, and nobody can tell the effect'
	}[standing];
	return found + how;
}

/** The tabs of the list. */
export const tabs = [
	{ value: 'all', label: 'All' },
	{ value: 'late', label: 'Late' },
	{ value: 'waiting', label: 'Not live yet' },
	{ value: 'live', label: 'Live' },
	{ value: 'checked', label: 'Checked' },
	{ value: 'called_off', label: 'Called off' }
] as const;
type Tab = (typeof tabs)[number]['value'];

/** What narrows the list, as it stands in the URL. `after` names the last handover of the page before. */
export type HandoverFilter = {
	readonly show: Tab;
	readonly owner: string | null;
	readonly side: Side | null;
	readonly after: number | null;
};

const sides: readonly Side[] = ['marketing', 'it', 'other'];

/** Reads a filter from an address. What makes no sense is left out: a shared link always opens. */
export function filterOf(params: URLSearchParams): HandoverFilter {
	const owner = params.get('owner') ?? '';
	const after = params.get('after') ?? '';
	return {
		show: tabs.find(({ value }) => value === params.get('show'))?.value ?? 'all',
		owner: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(owner) ? owner : null,
		side: sides.find((side) => side === params.get('side')) ?? null,
		after: /^[1-9]\d{0,14}$/.test(after) ? Number(after) : null
	};
}

/** The address of the list for a filter, or of its CSV. */
export function handoversHref(filter: Partial<HandoverFilter>, path = '/handovers'): string {
	const { show = 'all', owner, side, after } = filter;
	const query = new URLSearchParams();
	if (show !== 'all') query.set('show', show);
	if (owner) query.set('owner', owner);
	if (side) query.set('side', side);
	if (after) query.set('after', String(after));
	return query.size > 0 ? `${path}?${query}` : path;
}

/** A number as the metric is written: a share in per cent, anything else with its unit. */
export function measuredInWords(
	value: number,
	metric: { readonly kind: string; readonly unit: string } | null
): string {
	if (metric?.kind === 'proportion') return plain(value * 100, { digits: 1, unit: '%' });
	const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 4 : 2;
	return plain(value, { digits, unit: metric?.unit || undefined });
}

/** The same number as a person types it into its field: of a share in per cent, exactly. */
export function measuredAsTyped(value: number | null | undefined, metric: { readonly kind: string } | null): string {
	if (value === null || value === undefined) return '';
	return metric?.kind === 'proportion' ? asTyped(value) : String(value);
}

/** The days after live at which the effect is checked. */
export const CHECK_DAYS = [30, 90, 180] as const;

/** A day so many days later, both as the database writes them. */
export function daysLater(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What is refused about handovers, and what to do about it. */
export const refusals: Refusals = {
	...productionRefusals,
	handover_is_called_off: { says: 'Another decision took the place of this promote. Read that one instead.' },
	handover_is_its_owners: { says: 'Only who runs this handover, and leaders, plan it. Ask one of them.' },
	handovers_are_open_once: { says: 'This experiment has a handover already. Reload the page.' },
	handovers_dates_are_days: { field: 'target', says: 'Choose a day, like 1 March 2026.' },
	handovers_exception_fits: { field: 'exception', says: 'Shorten the reason to 1,000 characters.' },
	handovers_live_is_said_by_somebody: { field: 'on', says: 'Choose the day on which it went live.' },
	owner_is_somebody_here: { field: 'owner', says: 'Choose somebody who is still here and has a complete profile.' },
	handover_is_live: { field: 'target', says: 'It is live already, so its target stays. Change the owner only.' },
	target_is_ahead: { field: 'target', says: 'Choose a day from today on, within two years.' },
	later_target_needs_a_reason: {
		field: 'reason',
		says: 'Say in 10 to 1,000 characters why it takes longer: others wait for it.'
	},
	item_is_its_functions: {
		field: 'note',
		says: 'Only people of the function that owns this point, and leaders, say how it stands. Ask one of them.'
	},
	handover_items_not_needed_says_why: {
		field: 'note',
		says: 'Say in at least 10 characters why it is not needed.'
	},
	handover_items_note_fits: { field: 'note', says: 'Shorten this to 1,000 characters.' },
	handover_items_are_settled_by_somebody: { says: 'Reload the page and say again how this point stands.' },
	blockers_are_told: { field: 'words', says: 'Say in 5 to 1,000 characters what stands in the way.' },
	blockers_say_how_they_went: { field: 'resolution', says: 'Say in 5 to 1,000 characters how it was resolved.' },
	blockers_are_resolved_whole: { field: 'resolution', says: 'Say how it was resolved.' },
	blocker_is_resolved: { says: 'Somebody has resolved this meanwhile. Reload the page.' },
	blocker_is_its_openers: {
		field: 'resolution',
		says: 'Only who reported this, who runs the handover, and leaders resolve it. Ask one of them.'
	},
	owner_says_live: { says: 'Only who runs this handover says that it is live. Ask the owner.' },
	live_date_is_checked: { field: 'on', says: 'The effect was checked from this day on, so it stays.' },
	live_date_was_read: {
		field: 'on',
		says: 'Something was read in production before this day. Withdraw that first, or keep the day.'
	},
	live_day_has_come: { field: 'on', says: 'Choose a day from the promote until today.' },
	live_needs_all_done: {
		field: 'exception',
		says: 'Something is open still. Settle it first, or say in at least 10 characters why it goes live without.'
	},
	check_is_not_yours: {
		says: 'Only who runs this, the owners of the experiment, and leaders answer a check. Ask one of them.'
	},
	handover_is_not_live: { says: 'It is not live yet, so there is no effect to check. Say first since when it is.' },
	check_is_not_due: { says: 'This check is not due yet. Come back on its day.' },
	check_leaves_days_out: {
		field: 'from',
		says: 'Name all days that were read since the check before, until the newest: none is left out.'
	},
	readings_say_otherwise: {
		field: 'standing',
		says: 'The readings of these days do not say so. Choose what they say, or “Nobody can tell”, and write what you think.'
	},
	measured_is_a_share: { field: 'measured', says: 'The metric is a share: write it in per cent, from 0 to 100.' },
	effect_checks_are_replaced_once: { says: 'Somebody corrected this check meanwhile. Reload the page.' },
	effect_checks_begin_once: { says: 'Somebody answered this check meanwhile. Reload the page.' },
	effect_checks_have_a_day: { says: 'The effect is checked after 30, 90 and 180 days. Reload the page.' },
	effect_checks_of_what_is_off_are_gone: {
		field: 'standing',
		says: 'What is switched off has no effect any more: choose “It is gone”.'
	},
	effect_checks_say_by_what: {
		field: 'standing',
		says: 'Say by which days in production. Without a reading choose “Nobody can tell”: a number alone is a word.'
	},
	effect_checks_read_whole_days: { field: 'to', says: 'Choose a first and a last day, the last not before the first.' },
	nothing_was_read_then: {
		field: 'from',
		says: 'Nothing was read in production on these days. Enter what was, or choose other days.'
	},
	effect_checks_measured_is_a_number: { field: 'measured', says: 'Write a number, like 12 or 3.5.' },
	effect_checks_are_told: { field: 'words', says: 'Say in 10 to 2,000 characters what you saw, and where.' },
	template_items_name_is_short: { field: 'name', says: 'Name the point in 2 to 60 characters.' },
	template_items_name_is_unique: { field: 'name', says: 'There is a point of this name already. Choose another name.' },
	template_items_help_fits: { field: 'help', says: 'Shorten the help to 300 characters.' },
	template_items_have_a_place: { field: 'position', says: 'Give it a place from 1 to 99.' },
	too_many_items: { field: 'name', says: 'There are 30 points already. Retire one first: long lists are not read.' }
};
