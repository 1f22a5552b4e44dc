import type { Refusals } from '#lib/refusals.ts';

/** What a calendar feed can hold. */
export const scopes = [
	{ value: 'mine', label: 'What I own or drafted, and what my events ask of me later' },
	{ value: 'all', label: 'All experiments' }
] as const;

export type Scope = (typeof scopes)[number]['value'];

/** The address that a calendar subscribes to. */
export function feedAddress(origin: string, token: string): string {
	return `${origin}/api/calendar/${token}.ics`;
}

export const refusals: Refusals = {
	calendar_feeds_are_of_a_scope: { field: 'scope', says: 'Choose what the calendar shows.' }
};
