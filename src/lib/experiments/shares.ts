import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** How long a link can last, in days. */
export const durations = [
	{ value: 1, label: 'One day' },
	{ value: 7, label: 'One week' },
	{ value: 30, label: '30 days' },
	{ value: 90, label: '90 days' }
] as const;

/** A link as those who run the experiment see it; its address was shown when it was made, and never again. */
export type ShareLink = Pick<
	Database['public']['Tables']['share_links']['Row'],
	'id' | 'made_at' | 'expires_at' | 'revoked_at'
> & { readonly maker: string };

/** Whether the link opens at that moment; in milliseconds. */
export function opens({ expires_at, revoked_at }: Pick<ShareLink, 'expires_at' | 'revoked_at'>, now: number): boolean {
	return revoked_at === null && Date.parse(expires_at) > now;
}

export const refusals: Refusals = {
	results_are_not_opened: { says: 'You have not opened its results yet. Open them on the page of the experiment.' },
	share_lasts_up_to_ninety_days: { field: 'days', says: 'Let the link last 1 to 90 days.' },
	share_links_end_within_ninety_days: { field: 'days', says: 'Let the link last 1 to 90 days.' },
	too_many_share_links: { field: 'days', says: 'There are 20 links that open already. Revoke one first.' }
};
