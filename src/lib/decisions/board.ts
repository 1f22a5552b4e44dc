import type { Database } from '#lib/database.types.ts';
import type { Counts } from '#lib/decisions/boxes.ts';
import type { JobFunction, Outcome } from '#lib/decisions/decisions.ts';
import type { Topic } from '#lib/decisions/signOffs.ts';
import type { Effect } from '#lib/experiments/effect.ts';
import { commonDomain } from '#lib/ui/gauges.ts';

/** Where a card stands: every state but draft has its column. */
export type Column = Exclude<Database['public']['Enums']['experiment_state'], 'draft'>;

/** Whom the tally of a card counts: supporters of the idea, those who have voted (sealed: nobody knows what), or the ballots for the outcome. */
export type Backing = Counts & {
	readonly kind: 'supporters' | 'sealed' | 'voters' | 'ballots';
	/** How many can vote, where a panel was seated. */
	readonly seats?: number;
	/** How many have to, until the ballots are revealed. */
	readonly needed?: number;
};

/** An effect as a card shows it. */
export type CardEffect = Pick<Effect, 'lift' | 'interval' | 'isCertain'> & {
	readonly grade: string;
	/** Why it is not certain although its interval leaves out zero. */
	readonly hedge?: string;
};

/** A card of the board. What seldom is stands only on cards that have it: a hundred cards travel twice, as marks and as data. */
export type Card = {
	readonly id: number;
	readonly title: string;
	readonly column: Column;
	readonly asked_by: string;
	readonly asked_by_function: JobFunction | null;
	/** Absent for the first. */
	readonly time_box?: number;
	/** How often the end was moved; absent for never. */
	readonly extensions?: number;
	/** The criterion that was met when its time-box was stopped early. */
	readonly stopped?: string;
	/** Whole days to the end of the time-box, its last day included; negative is how long it is over. */
	readonly days_left: number;
	readonly closes_at?: string;
	readonly is_revealed?: true;
	/** Why it was decided against the ballots, or against what the registered rule recommends. */
	readonly overrule_reason?: string;
	/** The ballots carry it: what it departs from is the registered rule. */
	readonly is_against_the_rule?: true;
	/** What the registered rule recommends while it is decided, or did when it was; none: it leaves the call to people. */
	readonly rule?: Outcome | 'none';
	/** The last word of both functions on whether it can run; absent for no word. */
	readonly sign_offs?: Partial<Record<Topic, 'signed' | 'refused'>>;
	/** Why it was refused, as it begins. */
	readonly refusals?: Partial<Record<Topic, string>>;
	/** What the two owners signed for after the reveal. */
	readonly signed?: Partial<Record<'marketing' | 'it', Outcome>>;
	/** The revealed ballots by outcome and function, where the backing does not say it all. */
	readonly split?: readonly (Counts & { readonly outcome: Outcome })[];
	/** What was registered is different now, beside its end. */
	readonly is_amended?: true;
	/** With the grade of its evidence, as a word. */
	readonly effect: CardEffect | null;
	/** What stands where it has readings and no effect is shown: none yet, or not before the reader's forecast. */
	readonly no_effect?: string;
	readonly backing: Backing;
	/** The agenda on which it waits for its ballot: it is opened there and nowhere else. */
	readonly waits?: { readonly href: string; readonly title: string };
	/** What became of it since it was promoted: live, late or not yet, and what the newest check of its effect found. */
	readonly handover?: {
		readonly says: string;
		readonly check?: string;
		readonly is_late?: boolean;
		/** The function that runs it in production. */
		readonly side: JobFunction | null;
	};
	/** Why it is a zombie. */
	readonly zombie?: string;
	/** From -1, all marketing, to 1, all IT, by who supports the idea. */
	readonly balance: number;
};

/** The columns, in the order of the way through them. What runs leaves its column when its time-box ends, by nobody's hand. */
export const columns = [
	{ id: 'running', title: 'Running', hint: 'Ends by itself. Marks: support' },
	{ id: 'due', title: 'Due', hint: 'Needs a ballot. Marks: support' },
	{ id: 'deciding', title: 'Deciding', hint: 'Ballot open. Marks: voters' },
	{ id: 'promoted', title: 'Promoted', hint: 'Handed over. Marks: ballots' },
	{ id: 'iterating', title: 'Iterating', hint: 'Running again. Marks: ballots' },
	{ id: 'killed', title: 'Killed', hint: 'Stopped. Marks: ballots' }
] as const satisfies readonly { id: Column; title: string; hint: string }[];

/** How each column is called. */
export const columnTitles: Readonly<Record<Column, string>> = {
	...{ running: 'Running', due: 'Due', deciding: 'Deciding' },
	...{ promoted: 'Promoted', iterating: 'Iterating', killed: 'Killed' }
};

/** The columns that can have a limit: what is over needs nobody. */
export const limited = ['running', 'due', 'deciding', 'iterating'] as const satisfies readonly Column[];

/** The columns as the board shows them, with what their limits say of all cards that are in them. */
export function columnsOf(cards: readonly Pick<Card, 'column'>[], limits: Limits) {
	return columns.map(({ id, title, hint }) => {
		const limit = limits[id];
		const warning = overLimit(cards.filter(({ column }) => column === id).length, limit);
		return {
			...{ id, title },
			hint: limit === undefined ? hint : `${hint}. At most ${limit}`,
			...(warning !== null && { warning })
		};
	});
}

/** How many of what has ended the board shows, the newest first. */
export const NEWEST = 30;

/** So many cards of a column are shown at first: more than anybody works through, and the page stays light. */
export const PAGE = 100;

/** The same of what runs, which nobody has to work through. */
export const RUNNING_PAGE = 40;

/** A card that is open and not shown: it still counts, and has its place on the hill. */
export type Rest = Pick<Card, 'id' | 'title' | 'column' | 'balance' | 'closes_at' | 'is_revealed'>;

/** Cards across all columns that belong together. */
export type Lane = { readonly title: string; readonly cards: readonly number[] };

/** How many cards a column should hold at most. */
export type Limits = Partial<Record<Column, number>>;

/** A view that was kept: its name, and the query of its address. */
export type BoardView = { readonly name: string; readonly query: string };

type Option = { readonly value: string; readonly label: string };

/** What can be chosen to narrow the board, besides what every card says itself. */
export type BoardOptions = {
	readonly owners: readonly Option[];
	readonly events: readonly Option[];
	readonly priorities: readonly Option[];
};

/** What the reader may still undo, and for how many seconds. */
export type Undo = {
	readonly box_id: number;
	readonly title: string;
	readonly was_withdrawn: boolean;
	readonly seconds: number;
};

/** What warns where more is open than belongs there; null where nothing does. */
export function overLimit(count: number, limit: number | undefined): string | null {
	return limit === undefined || count <= limit ? null : `${count} of at most ${limit}: finish one before the next.`;
}

/** Whether the card is still open: nothing has ended it. */
export function isOpen({ column }: Pick<Card, 'column'>): boolean {
	return column !== 'promoted' && column !== 'killed';
}

/** From -1, only marketing, to 1, only IT; 0 where both are alike or nobody is there. */
export function balanceOf({ marketing, it }: Pick<Counts, 'marketing' | 'it'>): number {
	return marketing + it === 0 ? 0 : (it - marketing) / (marketing + it);
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** What the tally on a card counts, for those who do not see it. */
export function backingInWords({ kind, marketing, it, other }: Backing): string {
	const sides = `${marketing} from marketing, ${it} from IT${other > 0 ? `, ${other} from others` : ''}`;
	if (kind === 'supporters') {
		return marketing + it === 0 ? 'Nobody supports the idea yet' : `Supporters of the idea: ${sides}`;
	}
	if (kind === 'sealed') return `${people(marketing + it + other)} voted so far, what is sealed: ${sides}`;
	if (kind === 'voters') return `Ballots are revealed: ${sides}`;
	return `Ballots for this outcome: ${sides}`;
}

/** How many have voted in a ballot that is open, of how many; null on any other card. */
export function turnoutInWords({ kind, marketing, it, other, seats, needed = 0 }: Backing): string | null {
	if (kind !== 'sealed') return null;
	const voted = marketing + it + other;
	if (seats !== undefined) return `${voted} of ${seats} voted`;
	return voted < needed ? `${voted} voted, ${needed} needed` : `${voted} voted`;
}

/** What stands where a card has no effect. */
export function withoutEffect({ no_effect = 'No readings yet' }: Pick<Card, 'no_effect'>): string {
	return no_effect;
}

/** Where a card stands in time, in a few words. */
export function timeInWords({ column, days_left }: Pick<Card, 'column' | 'days_left'>): string | null {
	if (column === 'running' || column === 'iterating') return days_left === 1 ? 'Last day' : `${days_left} days left`;
	if (column !== 'due') return null;
	const over = 1 - days_left;
	return over <= 1 ? 'Ended yesterday' : `Over for ${over} days`;
}

/** Why nobody dares to kill it: not read, or not decided, for so many days. */
export function zombieInWords(reason: 'unread' | 'undecided', days: number): string {
	return reason === 'unread' ? `Zombie: not read for ${days} days` : `Zombie: undecided for ${days} days`;
}

/** Whether a leader can move the card at all; the database decides each move. */
export function isMovable({ column, waits }: Pick<Card, 'column' | 'waits'>): boolean {
	return (column === 'due' && !waits) || column === 'deciding';
}

/** Why a leader cannot move it although it is due; undefined where nothing keeps it. */
export function staysInWords({ column, title, waits }: Pick<Card, 'column' | 'title' | 'waits'>): string | undefined {
	return column === 'due' && waits
		? `“${title}” stays here: it is on the agenda of “${waits.title}” and voted on there. The card leads to it.`
		: undefined;
}

/** Where a decision for a column is written, by the outcome it takes. */
export const outcomeOf = { promoted: 'promote', iterating: 'iterate', killed: 'kill' } as const satisfies Partial<
	Record<Column, Outcome>
>;

/**
 * Half the axis that all lifts of the board share, in per cent: wide enough for every effect and for three intervals of
 * four. The widest are cut, with an arrow, so that one noisy experiment does not flatten all others.
 */
export function domainOf(cards: readonly Pick<Card, 'effect'>[]): number {
	const effects = cards.flatMap(({ effect }) => (effect ? [effect] : []));
	const reaches = effects.map(({ interval }) => Math.max(...interval.map(Math.abs))).sort((one, other) => one - other);
	const most = reaches[Math.floor(reaches.length * 0.75)] ?? 0;
	return commonDomain([most, ...effects.map(({ lift }) => lift)].map((ratio) => ratio * 100));
}
