import type { Refusals } from '#lib/refusals.ts';
import { money, plain } from '#lib/ui/numbers.ts';

/** What was asked for last, what was spent, and what the kill freed of what was released; money and person-days. */
export type KillMoney = {
	readonly currency: string;
	readonly asked: number;
	readonly asked_days: number;
	readonly spent: number;
	readonly spent_days: number;
	readonly freed: number;
	readonly freed_days: number;
	/** What of it went to bills that were written down after the kill. */
	readonly late: number;
	readonly late_days: number;
};

/** What was killed, and what is left of it. */
export type Kill = {
	readonly id: number;
	readonly experiment_id: number;
	readonly title: string;
	readonly at: string;
	readonly by: string;
	readonly rationale: string;
	readonly learned: string;
	readonly would_change_our_mind: string;
	/** Days of its time-box that nobody had to spend. */
	readonly freed_days: number;
	readonly money: KillMoney;
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

const stage = (amount: number, days: number, currency: string) =>
	[
		...(amount === 0 ? [] : [money(amount, currency)]),
		...(days === 0 ? [] : [`${plain(days, { digits: Number.isInteger(days) ? 0 : 1 })} ${days === 1 ? 'day' : 'days'}`])
	].join(' and ') || 'nothing';

/** The money and days of a kill, each with its name; empty where nothing was asked for, spent or freed. */
export function moneyRows({ currency, ...of }: KillMoney): readonly { readonly name: string; readonly says: string }[] {
	if (Object.values(of).every((figure) => figure === 0)) return [];
	return [
		{ name: 'Asked', says: stage(of.asked, of.asked_days, currency) },
		{ name: 'Spent', says: stage(of.spent, of.spent_days, currency) },
		{ name: 'Freed', says: stage(of.freed, of.freed_days, currency) },
		...(of.late > 0 || of.late_days > 0
			? [{ name: 'Of it spent by late bills', says: stage(of.late, of.late_days, currency) }]
			: [])
	];
}

/** What is refused about reviving, and what to do about it. */
export const refusals: Refusals = {
	kill_does_not_stand: { says: 'This kill does not stand any more. Look at its experiment.' },
	revivals_say_what_changed: {
		field: 'reason',
		says: 'Say in 10 to 1,000 characters what changed since it was killed.'
	}
};
