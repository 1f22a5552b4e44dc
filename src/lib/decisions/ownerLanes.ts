import type { Card, Lane } from '#lib/decisions/board.ts';
import { signOffMarks } from '#lib/decisions/cardMarks.ts';

/** An owner of an experiment stands for one of the two. */
type Side = 'marketing' | 'it';

/**
 * The functions whose owner a card waits for. What runs has one of each; before the reveal it waits for whoever has not
 * signed everything off, then for the signatures, then for whoever runs it in production. What was killed waits for nobody.
 */
export function waitsFor(card: Card): readonly Side[] {
	const both = ['marketing', 'it'] as const;
	if (card.column === 'killed') return [];
	if (card.column === 'promoted') return both.filter((side) => card.handover?.side === side);
	if (card.column === 'running' || card.column === 'iterating') return both;
	if (card.is_revealed) return both.filter((side) => card.signed?.[side] === undefined);
	return both.filter((side) => signOffMarks(card).some((mark) => mark.side === side && mark.state !== 'signed'));
}

const lanes = [
	{ title: 'Marketing', of: 'marketing' },
	{ title: 'IT', of: 'it' },
	{ title: 'Marketing and IT', of: 'marketing it' },
	{ title: 'Neither function', of: '' }
] as const;

/** The cards by whose owner they wait for. */
export function ownerLanes(cards: readonly Card[]): readonly Lane[] {
	const byOwner = Map.groupBy(cards, (card) => waitsFor(card).join(' '));
	return lanes.map(({ title, of }) => ({ title, cards: (byOwner.get(of) ?? []).map(({ id }) => id) }));
}
