import type { Refusals } from '#lib/refusals.ts';

/** How long a link may last, in days: a year. */
export const LONGEST_LINK = 366;

export type Link = {
	readonly expires_at: string;
	readonly opens: boolean;
	readonly revoked_at: string | null;
	readonly opened_at: string | null;
};

/** How it stands with a guest's link, without its times. */
export function linkInWords({ opens, revoked_at, opened_at }: Link): string {
	if (revoked_at) return 'Link revoked';
	if (!opens) return 'Link ran out';
	return opened_at ? 'Opened the link' : 'Has not opened the link';
}

/** How many days a link made now has to last until a day after the results; between 1 and a year. */
export function daysUntilResults(now: string, results: string): number {
	const days = Math.ceil((Date.parse(results) - Date.parse(now)) / 86_400_000) + 1;
	return Math.min(LONGEST_LINK, Math.max(1, days));
}

const DAYS = `Let the link last 1 to ${LONGEST_LINK} days.`;

export const guestRefusals = {
	given_by_an_earlier_link: {
		says: 'This was judged with an earlier link. It counts as it was given, and a new link does not change it.'
	},
	guest_link_has_ended: {
		says: 'This link has ended. Ask whoever sent it for a new one; what you gave here is kept on this device.'
	},
	guest_link_lasts_up_to_a_year: { field: 'days', says: DAYS },
	guest_judges_link_ends_within_a_year: { field: 'days', says: DAYS },
	guest_judges_name_is_one_line: { field: 'name', says: 'Give the guest a name of 2 to 80 characters.' },
	guest_judges_email_is_one: { field: 'email', says: 'Give an e-mail address, or leave it empty.' },
	guest_judges_token_is_unique: { says: 'The link was not made. Try again.' },
	too_many_guest_judges: { says: 'An event has at most 50 guest judges. Revoke one who does not judge.' },
	judges_are_people_or_guests: { says: 'A judge is a member or a guest. Try again.' },
	judges_guests_are_of_the_event: { says: 'This guest judges another event. Invite the guest to this one.' }
} satisfies Refusals;
