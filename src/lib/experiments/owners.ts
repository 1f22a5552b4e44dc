import type { Refusals } from '#lib/refusals.ts';

/** The two sides that own an experiment together. */
export type OwnerSide = 'marketing' | 'it';

/** The sides, as a form asks for them. */
export const ownerSides = [
	{ value: 'marketing', label: 'The marketing owner' },
	{ value: 'it', label: 'The IT owner' }
] as const satisfies readonly { value: OwnerSide; label: string }[];

/** What is refused about a new owner, and what to do about it. */
export const refusals: Refusals = {
	owner_is_replaced_by_leaders: { says: 'Only leaders and the two owners name a new owner. Ask one of them.' },
	owner_still_signs: {
		field: 'side',
		says: 'This owner can sign, and a decision is being taken or was taken. Only they hand over now: ask them.'
	},
	owner_is_of_the_side: {
		field: 'person',
		says: 'Choose somebody who is here and works for this side, or between the two.'
	},
	experiments_have_two_owners: { field: 'person', says: 'This person owns the other side. Choose somebody else.' },
	owner_changes_are_of_the_two_sides: { field: 'side', says: 'Choose the marketing owner or the IT owner.' },
	owner_changes_change_somebody: { field: 'person', says: 'This is the owner already. Choose somebody else.' },
	owner_changes_reason_is_told: {
		field: 'reason',
		says: 'Say in 10 to 1,000 characters why the owner changes: it stays beside the registration.'
	}
};
