/** Words that stand in both texts, only in the first, or only in the second; with the blanks behind them. */
export type Piece = { readonly kind: 'kept' | 'out' | 'in'; readonly text: string };

/** Beyond so many pairs of changed words, the middle is shown as replaced as a whole: nobody reads it word by word. */
const MOST = 1_000_000;

const wordsOf = (text: string) => text.match(/\s*\S+|\s+/g) ?? [];

/** What became of a text, word by word: the longest common run of words is kept, the rest taken out or put in. */
export function wordChanges(before: string, after: string): readonly Piece[] {
	const [a, b] = [wordsOf(before), wordsOf(after)];
	let from = 0;
	while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
	let [endA, endB] = [a.length, b.length];
	while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
	return joined([
		...a.slice(0, from).map((text) => ({ kind: 'kept', text }) as const),
		...middle(a.slice(from, endA), b.slice(from, endB)),
		...a.slice(endA).map((text) => ({ kind: 'kept', text }) as const)
	]);
}

function middle(a: readonly string[], b: readonly string[]): readonly Piece[] {
	const out = (words: readonly string[]) => words.map((text) => ({ kind: 'out', text }) as const);
	const put = (words: readonly string[]) => words.map((text) => ({ kind: 'in', text }) as const);
	if (a.length * b.length > MOST) return [...out(a), ...put(b)];
	const width = b.length + 1;
	// longest common run of words of what is left of both, from each place on
	const longest = new Uint32Array((a.length + 1) * width);
	const at = (i: number, j: number) => longest[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i -= 1)
		for (let j = b.length - 1; j >= 0; j -= 1)
			longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) {
			pieces.push({ kind: 'kept', text: a[i] ?? '' });
			[i, j] = [i + 1, j + 1];
		} else if (at(i + 1, j) >= at(i, j + 1)) {
			pieces.push({ kind: 'out', text: a[i] ?? '' });
			i += 1;
		} else {
			pieces.push({ kind: 'in', text: b[j] ?? '' });
			j += 1;
		}
	}
	return [...pieces, ...out(a.slice(i)), ...put(b.slice(j))];
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
	const all: { kind: Piece['kind']; text: string }[] = [];
	for (const { kind, text } of pieces) {
		const last = all.at(-1);
		if (last?.kind === kind) last.text += text;
		else all.push({ kind, text });
	}
	return all;
}
