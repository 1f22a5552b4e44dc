import { refusals, type Given } from '#lib/judging/judging.ts';

/** What a judge gives a project on this device and the server does not have yet. */
export type Draft = {
	/** By criterion, as the form has them. */
	readonly points: Readonly<Record<string, string>>;
	readonly comment: string;
	/** The version it changes; 0 where there was none. */
	readonly version: number;
	/** Save was pressed: it is sent by itself as soon as that is possible. */
	readonly isWanted: boolean;
	/** Why it was not taken, in a sentence. */
	readonly refusal?: string;
	/** What it is about, for when that is in the queue no more: the project, or both of a pair. */
	readonly names?: readonly string[];
};

export type Drafts = Readonly<Record<string, Draft>>;

/** What the server said to a draft. */
export type Reply =
	| { readonly kind: 'taken'; readonly version: number }
	| { readonly kind: 'refused'; readonly says: string }
	/** There is a server, and it is in trouble. */
	| { readonly kind: 'failed' }
	/** There is none. */
	| { readonly kind: 'unreachable' };

/**
 * Where drafts are kept: on a device that several people use, everybody has a place of their own, and so has each round of judging:
 * what was meant for one is never sent for another.
 */
export function placeOf(person: string, event: string, round = 1): string {
	return `judging ${person} ${event}${round > 1 ? ` round ${round}` : ''}`;
}

/** What was left on the device of a round that is closed, in a sentence; null where nothing was. */
export function lateInWords(count: number, about = 'project'): string | null {
	if (count === 0) return null;
	const what = count === 1 ? `What you gave one ${about}` : `What you gave ${count} ${about}s`;
	return `${what} in the first round is on this device only: that round was closed before it could be sent, so it does not count.`;
}

/** The drafts in a text that was kept; what is not understood is left out. */
export function readDrafts(text: string | null): Drafts {
	let kept: unknown;
	try {
		kept = JSON.parse(text ?? '{}');
	} catch {
		return {};
	}
	return Object.fromEntries(
		Object.entries(Object(kept)).flatMap(([team, draft]): [string, Draft][] => {
			const { points, comment, version, isWanted, refusal, names } = Object(draft);
			if (typeof comment !== 'string' || typeof version !== 'number' || typeof points !== 'object') return [];
			const marks = Object.entries(Object(points)).filter(
				(entry): entry is [string, string] => typeof entry[1] === 'string'
			);
			const isNamed = Array.isArray(names) && names.every((name) => typeof name === 'string');
			const why = { ...(typeof refusal === 'string' && { refusal }), ...(isNamed && { names }) };
			return [[team, { points: Object.fromEntries(marks), comment, version, isWanted: isWanted === true, ...why }]];
		})
	);
}

/** Whether a draft says something else than what the server has. */
export function differs({ points, comment }: Pick<Draft, 'points' | 'comment'>, given: Given | null): boolean {
	if (comment.trim() !== (given?.comment ?? '')) return true;
	return Object.entries(points).some(([criterion, mark]) => mark !== String(given?.points[criterion] ?? ''));
}

/**
 * Whether the same judge saved something elsewhere since this was begun here: by its version, on the device or as a form without a script
 * posted it. What is saved is shown beside it then, until it is saved over that.
 */
export function isOvertaken(given: Pick<Given, 'version'> | null, begun: number | string | undefined): boolean {
	return given !== null && begun !== undefined && Number(begun) < given.version;
}

/** What the server has after it took a draft. */
export function givenOf({ points, comment }: Draft, version: number): Given {
	const marks = Object.entries(points).map(([criterion, mark]): [string, number] => [criterion, Number(mark)]);
	return { version, saved_at: '', comment: comment.trim(), points: Object.fromEntries(marks) };
}

/** What of a text that was kept the server took after the page was read; `known` is the version that the page came with. */
export function newerIn(text: string | null, known: (id: number) => number): Drafts {
	const taken = Object.entries(readDrafts(text));
	return Object.fromEntries(taken.filter(([id, { version }]) => version > known(Number(id))));
}

type Standing = {
	readonly draft: Draft | undefined;
	readonly isGiven: boolean;
	/** Whether the team handed in again since. */
	readonly isOutdated?: boolean;
	readonly isOpen: boolean;
};

/** Whether an answer was refused because it came after the close: of the scoring, or of its round. */
const isLate = (refusal: string | undefined): boolean =>
	refusal === refusals.judging_is_over.says || refusal === refusals.judging_round_is_over.says;

/** Where a project stands in the queue of its judge. */
export function standingInWords({ draft, isGiven, isOutdated, isOpen }: Standing): string {
	if (draft?.isWanted) return 'Kept, not sent';
	if (!isOpen) {
		if (!draft) return isGiven ? 'Scored' : 'Not scored';
		if (isGiven) return isLate(draft.refusal) ? 'Scored, a change came too late' : 'Scored, a change was not saved';
		return isLate(draft.refusal) ? 'Came too late' : 'Not saved in time';
	}
	if (draft) return draft.refusal ? 'Not taken' : 'Begun, not saved';
	if (isOutdated) return 'Handed in again: look again';
	return isGiven ? 'Scored' : 'To score';
}

/** Why what is on the device does not count when the judging is closed. */
export function notCountedInWords({ isWanted, refusal }: Pick<Draft, 'isWanted' | 'refusal'>): string {
	const [what, why] =
		isWanted || isLate(refusal)
			? ['you saved', 'came after the scoring had closed']
			: refusal
				? ['you saved', 'was not taken before the scoring closed']
				: ['you typed', 'was not saved before the scoring closed'];
	return `What ${what} here ${why}, so it does not count. This is what it says:`;
}

/** How many drafts wait for a connection, in a sentence; null where none does. `what` is what one draft is about. */
export function waitingInWords(drafts: Drafts, about = 'project'): string | null {
	const count = Object.values(drafts).filter(({ isWanted }) => isWanted).length;
	if (count === 0) return null;
	const what = count === 1 ? `One ${about} is` : `${count} ${about}s are`;
	return `${what} kept on this device and not sent yet. ${count === 1 ? 'It goes' : 'They go'} by ${count === 1 ? 'itself' : 'themselves'} as soon as there is a connection, and ${count === 1 ? 'counts if it arrives' : 'count if they arrive'} before the voting begins.`;
}
