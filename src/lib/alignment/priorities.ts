import type { JobFunction } from '#lib/alignment/kpis.ts';
import type { Refusals } from '#lib/refusals.ts';

/** A joint strategic priority, with who agreed to the words it has and how many serve it (counted up to 1,000). */
export type Priority = {
	readonly id: number;
	readonly name: string;
	readonly why: string;
	/** Who answers for it; null is both functions together. */
	readonly owner_function: JobFunction | null;
	/** Counts how often its words changed. */
	readonly version: number;
	readonly retired_at: string | null;
	readonly added_by: string;
	readonly added_at: string;
	/** Who agreed for each function; null while nobody has. */
	readonly marketing_agreed: string | null;
	readonly it_agreed: string | null;
	readonly marketing_agreed_by: string | null;
	readonly it_agreed_by: string | null;
	readonly marketing_agreed_at: string | null;
	readonly it_agreed_at: string | null;
	readonly is_agreed: boolean;
	readonly ideas: number;
	readonly experiments: number;
};

/** Who answers for a priority, as its form asks. */
export const priorityOwners = [
	{ value: 'both', label: 'Both functions together' },
	{ value: 'marketing', label: 'Marketing' },
	{ value: 'it', label: 'IT' }
] as const;

/** "1 idea", "12 ideas", "1,000 ideas or more". */
export function countInWords(count: number, one: 'idea' | 'experiment'): string {
	if (count === 1) return `1 ${one}`;
	return count >= 1000 ? `1,000 ${one}s or more` : `${count} ${one}s`;
}

export const refusals = {
	priorities_name_is_short: { field: 'name', says: 'Name the priority in 3 to 80 characters.' },
	priorities_name_is_one_line: { field: 'name', says: 'Write the name in one line.' },
	priorities_name_is_unique: {
		field: 'name',
		says: 'There is a priority of this name, maybe a retired one. Use that one, or name the difference.'
	},
	priorities_why_is_told: { field: 'why', says: 'Say why it matters in 10 to 1,000 characters.' },
	priorities_are_of_the_two_functions: {
		field: 'owner',
		says: 'Choose marketing, IT or both: a joint priority is of these two.'
	},
	priority_was_changed: {
		says: 'Somebody changed these words meanwhile. Reload the page and read them before you go on.'
	},
	priority_is_retired: {
		field: 'priority',
		says: 'This priority is retired. Choose another one, or let a leader bring it back.'
	},
	priority_is_gone: { field: 'priority', says: 'This priority is not there. Choose from the list.' },
	side_is_not_yours: { says: 'You agree for your own function. Ask a leader of the other one.' },
	priority_agreements_are_of_a_side: { says: 'Only marketing and IT agree on a priority.' },
	priority_agreements_one_per_side: { says: 'Somebody of this function has agreed already.' },
	priority_agreements_one_per_person: {
		says: 'You have agreed for the other function. Nobody stands for both at once: ask another leader.'
	}
} satisfies Refusals;
