import { timeInWords, withoutEffect, type Card, type CardEffect, type Column } from '#lib/decisions/board.ts';
import { readinessInWords, splitInBrief } from '#lib/decisions/cardMarks.ts';
import type { JobFunction } from '#lib/decisions/decisions.ts';
import { interval, signed } from '#lib/ui/numbers.ts';

/** One line of the brief. */
export type BriefLine = Pick<Card, 'id' | 'title' | 'asked_by' | 'asked_by_function' | 'closes_at'> & {
	readonly found: string;
	readonly behind: string;
	/** What the rule recommends, and how far the sign-offs are. */
	readonly readiness: string;
	readonly time: string;
};

/** A part of the brief: as many lines as fit, and how many more there are. */
export type BriefPart = {
	readonly id: string;
	readonly title: string;
	readonly lines: readonly BriefLine[];
	readonly more: number;
};

/** How many open cards of a column each function asked for. */
export type BriefSplit = { readonly title: string; readonly total: number } & Readonly<Record<JobFunction, number>>;

/** Together they fit on one sheet of A4. */
const parts = [
	{ id: 'due', title: 'Due: needs a ballot', columns: ['due'], fits: 12 },
	{ id: 'deciding', title: 'Being decided', columns: ['deciding'], fits: 8 },
	{ id: 'running', title: 'Running', columns: ['running', 'iterating'], fits: 12 }
] as const satisfies readonly { id: string; title: string; columns: readonly Column[]; fits: number }[];

/** What is open, on one page: what is due first, each part in the order of the board and cut to what fits. */
export function briefOf(cards: readonly Card[]): {
	parts: readonly BriefPart[];
	split: readonly BriefSplit[];
	zombies: number;
} {
	const cut = parts.map(({ columns, ...part }) => ({
		...part,
		inside: cards.filter(({ column }) => columns.some((one) => one === column))
	}));
	const count = (inside: readonly Card[], side: JobFunction) =>
		inside.filter(({ asked_by_function }) => (asked_by_function ?? 'other') === side).length;
	return {
		parts: cut.map(({ id, title, fits, inside }) => ({
			...{ id, title },
			lines: inside.slice(0, fits).map(toLine),
			more: Math.max(0, inside.length - fits)
		})),
		split: cut.map(({ title, inside }) => ({
			...{ title, total: inside.length },
			marketing: count(inside, 'marketing'),
			it: count(inside, 'it'),
			other: count(inside, 'other')
		})),
		zombies: cards.filter(({ zombie }) => zombie !== undefined).length
	};
}

function toLine(card: Card): BriefLine {
	const { id, title, asked_by, asked_by_function, closes_at, zombie } = card;
	const time = timeInWords(card) ?? (card.is_revealed ? 'Revealed, to be decided' : '');
	return {
		...{ id, title, asked_by, asked_by_function },
		...(closes_at && !card.is_revealed && { closes_at }),
		found: card.effect ? effectInWords(card.effect) : withoutEffect(card),
		behind: card.split ? splitInBrief(card.split) : behindInWords(card.backing),
		readiness: readinessInWords(card),
		time: zombie ?? time
	};
}

const countedAs = { supporters: 'Support', sealed: 'Voted', voters: 'Voted', ballots: 'For it' } as const;

/** Who stands behind a card, as short as a line of the brief. */
export function behindInWords({ kind, marketing, it, other }: Card['backing']): string {
	return `${countedAs[kind]}: marketing ${marketing}, IT ${it}${other > 0 ? `, others ${other}` : ''}`;
}

/** An effect in words: its size, its interval and whether it is certain, or why it is not. */
export function effectInWords({
	lift,
	interval: [low, high],
	isCertain,
	hedge = 'may be none'
}: Omit<CardEffect, 'grade'>): string {
	const percent = { digits: 1, unit: '%' };
	const range = interval(low * 100, high * 100, percent);
	return `${signed(lift * 100, percent)} (${range}). ${isCertain ? 'Certain' : `${hedge.slice(0, 1).toUpperCase()}${hedge.slice(1)}`}`;
}
