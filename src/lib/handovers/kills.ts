import type { Refusals } from '#lib/refusals.ts';

/** What was killed, and what is left of it. */
export type Kill = {
	readonly id: number;
	readonly experiment_id: number;
	readonly title: string;
	readonly at: string;
	readonly by: string;
	readonly rationale: string;
	readonly learned: string;
	/** Null where nobody was asked. */
	readonly would_change_our_mind: string | null;
	/** Days of its time-box that nobody had to spend. */
	readonly freed_days: number;
	readonly revivals: readonly {
		readonly experiment_id: number;
		readonly title: string;
		readonly reason: string;
		readonly by: string;
		readonly at: string;
	}[];
};

/** How many kills there were, and the days of time-boxes that those of the last twelve months freed. */
export type KillTally = { readonly this_quarter: number; readonly this_year: number; readonly freed_days: number };

/** What narrows the library of kills, as it stands in the URL. */
export type KillFilter = { readonly q: string; readonly before: number | null };

/** Reads a filter from an address. What makes no sense is left out. */
export function killFilterOf(params: URLSearchParams): KillFilter {
	const before = params.get('before') ?? '';
	return {
		q: (params.get('q') ?? '')
			.replace(/\p{Cc}/gu, ' ')
			.trim()
			.slice(0, 200),
		before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null
	};
}

/** The address of the library for a filter. */
export function killsHref({ q, before }: Partial<KillFilter>): string {
	const query = new URLSearchParams();
	if (q) query.set('q', q);
	if (before) query.set('before', String(before));
	return query.size > 0 ? `/kills?${query}` : '/kills';
}

const count = (many: number, word: string) => `${many} ${word}${many === 1 ? '' : 's'}`;

/** What the kills of a year brought, in a sentence: a kill is a result, and none is said without blame. */
export function tallyInWords({ this_quarter, this_year, freed_days }: KillTally): string {
	if (this_year === 0) return 'There was none in the last twelve months.';
	const freed = freed_days > 0 ? ` and freed ${count(freed_days, 'day')} of their time-boxes` : '';
	const recent = this_quarter > 0 ? `, ${this_quarter} of them this quarter` : '';
	return `In the last twelve months ${count(this_year, 'experiment')} ended with something learned${freed}${recent}.`;
}

/** What a kill freed, in words; empty where it ran to its end. */
export function freedInWords({ freed_days }: Pick<Kill, 'freed_days'>): string {
	return freed_days > 0 ? `Freed ${count(freed_days, 'day')} of its time-box` : '';
}

/** What is refused about reviving, and what to do about it. */
export const refusals: Refusals = {
	kill_does_not_stand: { says: 'This kill does not stand any more. Look at its experiment.' },
	revivals_say_what_changed: {
		field: 'reason',
		says: 'Say in 10 to 1,000 characters what changed since it was killed.'
	}
};
