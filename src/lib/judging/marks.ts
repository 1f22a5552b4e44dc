import type { PairPlaced } from '#lib/judging/pairResults.ts';
import type { Placed } from '#lib/judging/results.ts';
import { plain } from '#lib/ui/numbers.ts';

type Interval = readonly [number, number];

/** Places as they are drawn and told: positions in percent of the width, everything else in words. */
export type Drawing = {
	/** By what the places are. */
	readonly by: string;
	/** What the columns with figures say: the one that decides, then those beside it. */
	readonly columns: { readonly value: string; readonly beside: readonly Column[] };
	readonly ticks: readonly { readonly at: number; readonly label: string }[];
	readonly rows: readonly {
		readonly team: number;
		readonly name: string;
		readonly idea: string;
		readonly place: number;
		/** How a tie was broken, where one was. */
		readonly tie: string | null;
		readonly at: number;
		readonly reach: Interval | null;
		/** Where the mean lies as it was given, for marks. */
		readonly rawAt: number | null;
		readonly value: string;
		readonly between: string;
		readonly beside: readonly string[];
	}[];
};
type Column = { readonly title: string; readonly isWide: boolean };

/** Adjusted scores on the scale of the marks, from 1 to the most a mark can be; what reaches beyond it ends at its edge. */
export function marksDrawn(placed: readonly Placed[], most: number): Drawing {
	const place = (value: number) => Math.round(Math.max(0, Math.min(100, ((value - 1) / (most - 1)) * 100)) * 10) / 10;
	const inWords = (value: number) => plain(value, { digits: 2 });
	return {
		by: 'the adjusted score',
		columns: {
			value: 'Adjusted',
			beside: [
				{ title: 'Raw', isWide: false },
				{ title: 'Judges', isWide: true }
			]
		},
		ticks: Array.from({ length: most }, (_, at) => ({ at: place(at + 1), label: String(at + 1) })),
		rows: placed.map(({ team, name, idea, raw, adjusted, interval, judges, tieBrokenBy, ...row }) => ({
			...{ team, name, idea, place: row.place },
			tie: tieBrokenBy && `Tie broken by “${tieBrokenBy}”`,
			at: place(adjusted),
			reach: interval && [place(interval[0]), place(interval[1])],
			rawAt: place(raw),
			value: inWords(adjusted),
			between: interval ? `${inWords(interval[0])} to ${inWords(interval[1])}` : 'too few scores',
			beside: [inWords(raw), String(judges)]
		}))
	};
}

/** That adjusted scores can lie beyond the scale, and why, in a sentence, where one of these does; null otherwise. */
export function beyondInWords(placed: readonly Placed[], most: number): string | null {
	const isBeyond = placed.some(
		({ adjusted }) => Math.round(adjusted * 100) > most * 100 || Math.round(adjusted * 100) < 100
	);
	return isBeyond
		? `An adjusted score can lie beyond the scale of 1 to ${most}: whoever got nearly the most from strict judges, or nearly the least from lenient ones, is put beside the others as if all had been judged alike. It is no mark that somebody gave.`
		: null;
}

/** Chances to be preferred to an average project, from none to all. */
export function chancesDrawn(placed: readonly PairPlaced[]): Drawing {
	const place = (value: number) => Math.round(value * 1000) / 10;
	const inWords = (value: number) => `${plain(100 * value, { digits: 0 })}\u202f%`;
	return {
		by: 'comparisons',
		columns: {
			value: 'Preferred',
			beside: [
				{ title: 'Won', isWide: false },
				{ title: 'Equal', isWide: true },
				{ title: 'Lost', isWide: true }
			]
		},
		ticks: [0, 0.5, 1].map((value) => ({ at: place(value), label: inWords(value) })),
		rows: placed.map(({ team, name, idea, chance, interval, wins, ties, losses, isTieBroken, ...row }) => ({
			...{ team, name, idea, place: row.place },
			tie: isTieBroken ? 'Tie broken by wins' : null,
			at: place(chance),
			reach: [place(interval[0]), place(interval[1])],
			rawAt: null,
			value: inWords(chance),
			between: `${inWords(interval[0])} to ${inWords(interval[1])}`,
			beside: [wins, ties, losses].map(String)
		}))
	};
}
