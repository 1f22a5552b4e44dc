import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** The side a person works on. */
export type JobFunction = Database['public']['Enums']['job_function'];
/** What a person may do: leaders vote and decide, admins look after people. */
export type MemberRole = Database['public']['Enums']['member_role'];

/** A line of the directory. */
export type PersonRow = {
	readonly id: string;
	readonly name: string;
	readonly function: JobFunction | null;
	readonly is_bridging: boolean;
	readonly title: string;
	readonly skills: string[];
	readonly role: MemberRole;
	readonly is_complete: boolean;
};

/** The three functions, as a profile asks for them. */
export const functions = [
	{ value: 'marketing', label: 'Marketing', hint: 'Campaigns, brand, content, analytics, customers and channels.' },
	{ value: 'it', label: 'IT', hint: 'Engineering, data platforms, operations, security and architecture.' },
	{ value: 'other', label: 'Other', hint: 'Finance, sales, legal, operations or anything else.' }
] as const satisfies readonly { value: JobFunction; label: string; hint: string }[];

/** The three roles, from the least to the most that may be done. */
export const roles = [
	{ value: 'member', label: 'Member' },
	{ value: 'leader', label: 'Leader' },
	{ value: 'admin', label: 'Admin' }
] as const satisfies readonly { value: MemberRole; label: string }[];

/** The word of a role. */
export function roleName(role: MemberRole): string {
	return roles.find(({ value }) => value === role)?.label ?? role;
}

/** Whether somebody leads: decides, plans events, orders the priorities. */
export function leads(person: { readonly role: MemberRole } | null): boolean {
	return person?.role === 'leader' || person?.role === 'admin';
}

/** What is refused about people, and what to do about it. */
export const refusals: Refusals = {
	people_name_is_one_line: { field: 'name', says: 'Write your name on one line, without spaces around it.' },
	people_name_fits: { field: 'name', says: 'Shorten your name to at most 80 characters.' },
	people_title_fits: { field: 'title', says: 'Shorten your title to at most 80 characters.' },
	people_bridge_marketing_and_it: {
		field: 'is_bridging',
		says: 'Bridging stands for marketing and IT: choose one of them as your function, or leave bridging unchecked.'
	},
	people_have_at_most_twelve_skills: { field: 'skills', says: 'Name at most twelve skills.' },
	people_skills_fit: { field: 'skills', says: 'Shorten your skills to at most 400 characters together.' },
	admins_only: { says: 'Only admins can change roles. Ask one of them.' },
	last_admin_stays: {
		field: 'role',
		says: 'This is the only admin. Make somebody else an admin first, then change this role.'
	},
	no_such_person: { says: 'This person is not here any more. Go back to the list of people.' }
};

type Narrowing = { readonly q?: string; readonly function?: string; readonly role?: string; readonly page: number };

/** The address of a page of the directory. */
export function directoryAddress(narrowing: Narrowing): string {
	const address = new URLSearchParams();
	for (const [name, value] of Object.entries(narrowing)) {
		if (value !== undefined && value !== '' && value !== 1) address.set(name, String(value));
	}
	return address.size === 0 ? '/people' : `/people?${address}`;
}
