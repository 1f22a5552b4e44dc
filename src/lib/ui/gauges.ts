/** Half the width of a tally or lift, in its own units: both share the centre line, so both share the scale. */
export const HALF = 110;
const PITCH = 9;
/** Above this many on a side single marks cannot be told apart, and each side becomes a bar. */
const COUNTABLE = 36;

/** One vote: its distance from the centre line, and whether the other side has one to match it. */
export type TallyMark = { readonly x: number; readonly isMatched: boolean };

/** The marks of both sides from the centre outwards, or two bars where there are too many to count. */
export type TallyShape = {
	readonly matched: number;
	readonly pitch: number;
	readonly marketing: readonly TallyMark[];
	readonly it: readonly TallyMark[];
	/** Units per vote where bars stand for marks; null where marks are drawn. */
	readonly bar: number | null;
};

/**
 * Lays a tally out. A vote is matched when the other side has one for it, so `min(marketing, it)` on each side are; the
 * matched ones lie next to the centre line. `isOpen`: nobody knows yet what matches, so nothing is filled.
 */
export function tally(marketing: number, it: number, isOpen = false): TallyShape {
	const matched = isOpen ? 0 : Math.min(marketing, it);
	const most = Math.max(marketing, it);
	const pitch = Math.min(PITCH, (HALF - 4) / Math.max(1, most));
	const marks = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ x: 2 + (index + 0.5) * pitch, isMatched: index < matched }));
	if (most > COUNTABLE) return { matched, pitch, marketing: [], it: [], bar: (HALF - 4) / most };
	return { matched, pitch, marketing: marks(marketing), it: marks(it), bar: null };
}

/** To a hundredth: finer than any screen, and a third of the text. */
export const brief = (value: number) => Math.round(value * 100) / 100;

/** A round mark on the line, as a part of a path. */
export function circle(x: number, width: number): string {
	const r = brief(width / 2);
	return `M${brief(x - width / 2)} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`;
}

/** A square mark on the line, as a part of a path. */
export function square(x: number, width: number): string {
	const side = brief(width);
	return `M${brief(x - width / 2)}-${brief(width / 2)}h${side}v${side}h-${side}z`;
}

/** A tally in words, for those who do not see it. */
export function tallyInWords(marketing: number, it: number, other = 0): string {
	const both = `${marketing} from marketing, ${it} from IT, ${Math.min(marketing, it)} matched`;
	return other > 0 ? `${both}, ${other} from others` : both;
}

/**
 * Where an effect and its interval lie on an axis of `-domain..domain`. What lies beyond is held at the end, the effect a
 * little before it, and `isCut` says on which side an arrow must tell so.
 */
export function lift(effect: number, [low, high]: readonly [number, number], domain: number) {
	const place = (value: number, end: number) => Math.max(-end, Math.min(end, (value / (domain || 1)) * HALF));
	const at = place(effect, HALF - 9);
	return {
		effect: at,
		low: Math.min(at, place(low, HALF)),
		high: Math.max(at, place(high, HALF)),
		isCut: { low: low < -domain, high: high > domain }
	};
}

/**
 * Half an axis for many effects, rounded up to 1, 2 or 5 times a power of ten. It holds nine of ten values: the rest are
 * drawn as arrows at its ends, instead of making everything else too small to read.
 */
export function commonDomain(values: readonly number[]): number {
	const sizes = values
		.filter(Number.isFinite)
		.map(Math.abs)
		.sort((one, other) => one - other);
	const reach = sizes[Math.ceil(sizes.length * 0.9) - 1] ?? 0;
	if (reach === 0) return 1;
	const power = 10 ** Math.floor(Math.log10(reach));
	return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= reach) ?? reach;
}
