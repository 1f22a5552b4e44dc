import type { ReactionKind } from '#lib/ideas/ideas.ts';
import type { Side } from '#lib/ui/sides.ts';

/** A comment as the page of its idea shows it. */
export type Said = {
	readonly id: number;
	readonly html: string;
	readonly written_at: string;
	readonly removed_at: string | null;
	readonly hidden_at: string | null;
	readonly hidden_by: string | null;
	readonly hidden_reason: string;
	/** What is hidden, for who wrote it and who may show it again. */
	readonly hiddenHtml: string | null;
	readonly reply_to: number | null;
	readonly reactions: readonly { readonly kind: ReactionKind; readonly count: number; readonly is_mine: boolean }[];
	readonly isMine: boolean;
	/** Each @ in it that reached nobody, and who could be meant: for its author. */
	readonly unclear: readonly { readonly word: string; readonly names: readonly string[] }[];
	/** The idea it was written about, where that was another one, merged since. */
	readonly from: { readonly id: number; readonly title: string } | null;
	readonly author: { readonly name: string; readonly function: Side | null; readonly is_bridging: boolean };
};
