/** What leadership looks at first. */
export type BoardNumbers = {
	readonly open: number;
	readonly due: number;
	readonly deciding: number;
	readonly zombies: number;
	/** Promoted, and not live yet. */
	readonly not_live: number;
	/** Handovers past their target, and checks past their day. */
	readonly late: number;
	/** By a kill, in this quarter. */
	readonly ended: number;
};

/** A piece of a sentence: what stands before it, what it says, and the page that shows what is counted. */
export type Part = { readonly before: string; readonly says: string; readonly href: string | null };

const count = (many: number, one: string, more: string) => (many === 1 ? `1 ${one}` : `${many} ${more}`);

/** The clauses of a sentence joined as people join them, with a full stop. */
function sentence(clauses: readonly Omit<Part, 'before'>[], opening: string): Part[] {
	return clauses.map((clause, index) => ({
		...clause,
		before: index === 0 ? opening : index === clauses.length - 1 ? ' and ' : ', '
	}));
}

/**
 * The board in one paragraph, as parts that link to what they count. What is nothing is left out; where all is nothing one
 * sentence says so.
 */
export function boardInWords(board: BoardNumbers): readonly Part[] {
	const { open, due, deciding, zombies, not_live, late, ended } = board;
	const now = [
		due > 0 && { says: count(due, 'waits for a ballot', 'wait for a ballot'), href: '/board' },
		deciding > 0 && { says: count(deciding, 'is being decided', 'are being decided'), href: '/board' },
		zombies > 0 && { says: count(zombies, 'is a zombie', 'are zombies'), href: '/experiments/calendar' }
	].filter((clause) => clause !== false);
	const after = [
		not_live > 0 && {
			says: count(not_live, 'promoted one is not live yet', 'promoted ones are not live yet'),
			href: '/handovers'
		},
		late > 0 && {
			says: count(late, 'handover or check is late', 'handovers or checks are late'),
			href: '/handovers?show=late'
		}
	].filter((clause) => clause !== false);
	const parts: Part[] = [
		{
			before: '',
			says: open === 0 ? 'Nothing is open' : count(open, 'experiment is open', 'experiments are open'),
			href: '/board'
		},
		...sentence(now, ': '),
		...sentence(after, '. '),
		{
			before: '. ',
			says:
				ended === 0
					? 'Nothing was killed this quarter'
					: count(ended, 'was killed this quarter', 'were killed this quarter'),
			href: '/kills'
		}
	];
	return [...parts, { before: '', says: '.', href: null }];
}
