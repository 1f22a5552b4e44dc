import { wordChanges, type Piece } from '#lib/ui/wordChanges.ts';

type Words = {
	readonly title: string;
	readonly problem: string;
	readonly proposal: string;
	readonly tags: readonly string[];
};

/** What became of one field: its words, each kept, taken out or put in. */
export type Change = { readonly field: string; readonly pieces: readonly Piece[] };

/** What one version of an idea changed of the one before, field by field; what is the same is left out. */
export function changesOf(before: Words, after: Words): readonly Change[] {
	const fields = [
		['Title', before.title, after.title],
		['Problem', before.problem, after.problem],
		['Proposal', before.proposal, after.proposal],
		['Tags', before.tags.join(', '), after.tags.join(', ')]
	] as const;
	return fields
		.filter(([, from, to]) => from !== to)
		.map(([field, from, to]) => ({ field, pieces: wordChanges(from, to) }));
}
