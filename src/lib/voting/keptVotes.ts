import { amountInWords, type VotingMethod } from '#lib/voting/voting.ts';

/** What somebody chose on this device and did not save. */
export type VoteDraft = {
	/** Votes (or places) by team; a team that got nothing is left out. */
	readonly given: Readonly<Record<string, number>>;
	/** When the ballot that it changes was cast; null where there was none. */
	readonly over: string | null;
	/** What the teams that are chosen are called, for when they are in the ballot no more. */
	readonly names: Readonly<Record<string, string>>;
};

/** A team with what it was given and saved. */
export type SavedVote = { readonly id: number; readonly name: string; readonly weight: number };

/** Where they are kept: on a device that several people use, everybody has a place of their own for each event. */
export const placeOf = (person: string, event: string) => `voting ${person} ${event}`;

const entriesOf = <T>(of: unknown, is: (value: unknown) => value is T): [string, T][] =>
	Object.entries(Object(of)).filter((entry): entry is [string, T] => is(entry[1]));
const isAmount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
const isText = (value: unknown): value is string => typeof value === 'string';

/** The votes in a text that was kept; null where there are none, or where it is not understood. */
export function readDraft(text: string | null): VoteDraft | null {
	try {
		const { given, over, names } = Object(JSON.parse(text ?? 'null'));
		if (typeof given !== 'object' || (over !== null && !isText(over))) return null;
		return {
			...{ given: Object.fromEntries(entriesOf(given, isAmount)), over },
			names: Object.fromEntries(entriesOf(names, isText))
		};
	} catch {
		return null;
	}
}

/** What is saved, as a draft has it. */
const givenBy = (mine: readonly SavedVote[]): Readonly<Record<string, number>> =>
	Object.fromEntries(mine.map(({ id, weight }) => [id, weight]));

/** The teams for which something else was chosen than is saved. */
const changed = ({ given }: Pick<VoteDraft, 'given'>, saved: VoteDraft['given']): readonly string[] =>
	[...new Set([...Object.keys(given), ...Object.keys(saved)])].filter((id) => (given[id] ?? 0) !== (saved[id] ?? 0));

/** Whether what was chosen is saved by now, although this device did not hear of it. */
export const isSaved = (draft: Pick<VoteDraft, 'given'>, mine: readonly SavedVote[]): boolean =>
	changed(draft, givenBy(mine)).length === 0;

/** A team's votes or its place, in words. */
export function weightInWords(method: VotingMethod, weight: number): string {
	if (method === 'ranked') return weight > 0 ? `place ${weight}` : 'no place';
	return weight > 0 ? amountInWords('allowance', weight) : 'no vote';
}

/** What was chosen and is saved otherwise, a line for each team; nothing where both say the same. */
export function changesInWords(
	method: VotingMethod,
	draft: Pick<VoteDraft, 'given' | 'names'>,
	mine: readonly SavedVote[]
): readonly string[] {
	const saved = givenBy(mine);
	const called: Readonly<Record<string, string>> = {
		...draft.names,
		...Object.fromEntries(mine.map(({ id, name }) => [id, name]))
	};
	return changed(draft, saved).map((id) => {
		const [now, before] = [draft.given[id] ?? 0, saved[id] ?? 0];
		const instead = before > 0 ? `, not ${weightInWords(method, before)}` : '';
		return `${called[id] ?? 'A team'}: ${weightInWords(method, now)}${instead}`;
	});
}
