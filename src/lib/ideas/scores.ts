import { plain } from '#lib/ui/numbers.ts';
import type { Spread } from '#lib/stats/score-spread.ts';

/** What each score means, so that two people mean the same by it. */
export const scales = {
	marketing: [
		{ value: 1, label: '1', hint: 'Nobody would notice' },
		{ value: 2, label: '2', hint: 'A few would, some of the time' },
		{ value: 3, label: '3', hint: 'Worth having, seen in our own figures' },
		{ value: 4, label: '4', hint: 'Moves a figure that leadership follows' },
		{ value: 5, label: '5', hint: 'Changes what the year looks like' }
	],
	it: [
		{ value: 1, label: '1', hint: 'Days' },
		{ value: 2, label: '2', hint: 'A week or two' },
		{ value: 3, label: '3', hint: 'About a month' },
		{ value: 4, label: '4', hint: 'About a quarter' },
		{ value: 5, label: '5', hint: 'Longer, or several teams' }
	]
} as const;

/** How sure somebody is of a score. */
export const confidences = [
	{ value: 1, label: 'It is a guess' },
	{ value: 2, label: 'Fairly sure' },
	{ value: 3, label: 'I know it from something like it' }
] as const;

type Scorer = { readonly function: 'marketing' | 'it' | 'other' | null; readonly is_bridging: boolean };

/** The sides somebody may score for: their own, both to choose from for who bridges, none for who is of neither. */
export function sidesOf(person: Scorer | null): readonly ('marketing' | 'it')[] {
	if (!person || (person.function !== 'marketing' && person.function !== 'it')) return [];
	return person.is_bridging ? ['marketing', 'it'] : [person.function];
}

/** From here on two people of one side are far apart: a step and a half on average. */
const FAR = 1.5;
const NEAR = 0.75;

/** Whether one side agrees with itself. */
export function agreementOf({ n, apart }: Spread): 'single' | 'close' | 'differ' | 'far' {
	if (n === 1) return 'single';
	return apart >= FAR ? 'far' : apart >= NEAR ? 'differ' : 'close';
}

const agreements = {
	single: 'One person so far.',
	close: 'They see it alike.',
	differ: 'They differ.',
	far: 'They are far apart: ask both ends why.'
} as const;

const written = (score: number) => plain(score, { digits: Number.isInteger(score) ? 0 : 1 });

/** The middle score with what it ranges over: "4 (2 to 5)". */
export function rangeOf({ median, low, high, n }: Spread): string {
	return n === 1 ? written(median) : `${written(median)} (${low === high ? `all ${low}` : `${low} to ${high}`})`;
}

/** One side in a sentence: its middle score, its range, and how far its people are apart. */
export function sideInWords(spread: Spread): string {
	const { n, apart } = spread;
	const word = agreements[agreementOf(spread)];
	if (n < 2) return word;
	if (n === 2) return `${word} The two are ${written(apart)} ${apart === 1 ? 'step' : 'steps'} apart.`;
	return `${word} Two of the ${n} are ${plain(apart, { digits: 1 })} steps apart on average.`;
}

/** What the two sides mean together, where they say something clear; null where they do not. */
export function togetherInWords(impact: Spread | null, effort: Spread | null): string | null {
	if (!impact || !effort) return null;
	const [isWorthIt, isWorthLittle] = [impact.median >= 4, impact.median <= 2];
	const [isEasy, isHard] = [effort.median <= 2, effort.median >= 4];
	if (isWorthIt && isEasy) return 'Marketing sees much in it and IT little work: a candidate to try first.';
	if (isWorthIt && isHard)
		return 'Marketing sees much in it and IT much work: talk about which part of it can be tested with less.';
	if (isWorthLittle && isHard) return 'Much work for little, as both sides see it.';
	if (isWorthLittle && isEasy) return 'Little work, and little comes of it.';
	return null;
}

/** How sure a side is, from counts of guess, fairly sure and known. */
export function surenessInWords([guess = 0, fair = 0, known = 0]: readonly number[]): string | null {
	const n = guess + fair + known;
	if (n === 0) return null;
	if (guess * 2 > n) return 'Mostly guesses.';
	if (known * 2 > n) return 'Mostly known from something like it.';
	return fair * 2 > n ? 'Mostly fairly sure.' : 'How sure they are is mixed.';
}
