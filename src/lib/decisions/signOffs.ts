import type { Database } from '#lib/database.types.ts';
import type { JobFunction } from '#lib/decisions/decisions.ts';

/** What somebody has to say can run before it does. */
export type Topic = Database['public']['Enums']['sign_off_topic'];
/** Where a topic stands: the last word counts. */
export type SignOffState = Database['public']['Enums']['sign_off_state'];

/** The last word on a topic; open where nobody spoke or it was taken back. */
export type SignOff = {
	readonly topic: Topic;
	/** The function that answers for it. */
	readonly side: JobFunction;
	readonly state: SignOffState;
	readonly words: string;
	readonly author: string | null;
	readonly at: string | null;
	/** How many words were said before. */
	readonly earlier: number;
};

/** The topics, with the question that each answers. */
export const topics: Readonly<Record<Topic, { readonly label: string; readonly asks: string }>> = {
	security: { label: 'Security', asks: 'Can it run without a door left open?' },
	privacy: { label: 'Privacy', asks: 'May we use the data of people like this?' },
	operations: { label: 'Operations', asks: 'Can somebody keep it running at night?' },
	brand: { label: 'Brand', asks: 'Does it say what we stand for?' }
};

/** A state in a word. */
export const stateLabels: Readonly<Record<SignOffState, string>> = {
	open: 'Open',
	signed: 'Signed',
	refused: 'Refused'
};

/** How far the sign-offs are, in one sentence. */
export function signOffsInWords(signOffs: readonly Pick<SignOff, 'topic' | 'state'>[]): string {
	const named = (state: SignOffState) =>
		signOffs.filter((one) => one.state === state).map(({ topic }) => topics[topic].label.toLowerCase());
	const [refused, open] = [named('refused'), named('open')];
	if (refused.length === 0 && open.length === 0) return 'Both functions have signed everything off.';
	const parts = [
		refused.length > 0 ? `${listed(refused)} refused` : null,
		open.length > 0 ? `${listed(open)} open` : null
	].filter((part) => part !== null);
	const sentence = parts.join('; ');
	return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}

function listed(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
