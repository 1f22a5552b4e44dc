import { brief, circle, square, tally } from '#lib/ui/gauges.ts';
import { keeper } from '#lib/ui/kept.ts';

/** A tally as the parts of its picture, ready to be written. */
export type TallyDrawing = {
	/** Where there are too many votes to count: how long the bar of each side is, and how much of it is matched. */
	readonly bar: { readonly marketing: number; readonly it: number; readonly matched: number } | null;
	/** What is matched lies in one row from the centre on: a dashed line draws it, however many there are. */
	readonly row: { readonly width: number; readonly marketing: Dashes; readonly it: Dashes } | null;
	/** The outlines of what is not matched; empty where there are none. */
	readonly open: { readonly width: number; readonly marketing: string; readonly it: string };
};
type Dashes = { readonly d: string; readonly dash: string };

// a page has fifty tallies and most of them are alike: kept, drawing one costs nothing
const drawn = keeper<TallyDrawing>();

/** Draws a tally; see `tally` for what it shows. */
export function drawTally(marketing: number, it: number, isOpen: boolean): TallyDrawing {
	return drawn(`${marketing} ${it} ${isOpen}`, () => draw(marketing, it, isOpen));
}

function draw(marketing: number, it: number, isOpen: boolean): TallyDrawing {
	const { matched, pitch, bar, ...marks } = tally(marketing, it, isOpen);
	const size = pitch * 0.74;
	const line = size > 3.4 ? 1.25 : 0.8;
	const from = 2 + pitch / 2;
	const to = 2 + (matched - 0.5) * pitch;
	return {
		bar:
			bar === null ? null : { marketing: brief(marketing * bar), it: brief(it * bar), matched: brief(matched * bar) },
		row:
			bar !== null || matched === 0
				? null
				: {
						width: brief(size),
						marketing: { d: `M${brief(-from)} 0H${brief(-to - 0.01)}`, dash: `0 ${brief(pitch)}` },
						it: {
							d: `M${brief(from - size / 2)} 0H${brief(to + size / 2)}`,
							dash: `${brief(size)} ${brief(pitch - size)}`
						}
					},
		open: {
			width: line,
			marketing: marks.marketing.flatMap(({ x, isMatched }) => (isMatched ? [] : circle(-x, size - line))).join(''),
			it: marks.it.flatMap(({ x, isMatched }) => (isMatched ? [] : square(x, size - line))).join('')
		}
	};
}
