import type { Criterion, Rubrics } from '#lib/judging/judging.ts';
import type { Draft } from '#lib/judging/keptScores.ts';
import { choiceInWords, choiceOf } from '#lib/judging/pairs.ts';

/** Something a judge gave for what is in the queue no more: nothing of it may vanish unseen. */
export type LeftScore = {
	readonly id: number;
	/** The project, or both of a pair. */
	readonly title: string;
	/** Why it stands here, in a sentence. */
	readonly why: string;
	/** What was given, line by line. */
	readonly lines: readonly string[];
	readonly comment: string;
	/** Whether the server would not take it. */
	readonly isRefused: boolean;
	/** Whether it can still be sent by a press. */
	readonly canBeSent: boolean;
};

/** By what it is told, and whether the judge may give anything now. */
type Told = Rubrics & { readonly most: number; readonly mayGive: boolean };

/** What a draft says, for whoever wants to read or copy it. */
export function leftOf(id: number, draft: Draft, told: Told): LeftScore {
	const { points, comment, isWanted, refusal, names = [] } = draft;
	const choice = choiceOf(points.choice);
	const marks = criteriaIn(told).flatMap(({ id: criterion, name }) => {
		const mark = points[criterion];
		return mark ? [`${name}: ${mark} of ${told.most}`] : [];
	});
	const lines = choice ? [choiceInWords(choice, names[0] ?? 'The first', names[1] ?? 'The second')] : marks;
	const canBeSent = told.mayGive && !isWanted && !refusal && lines.length > 0;
	return {
		id,
		title: names.join(' or ') || 'A project',
		why: whyOf(draft, canBeSent),
		lines,
		comment,
		canBeSent,
		isRefused: refusal !== undefined
	};
}

function whyOf({ isWanted, refusal }: Draft, canBeSent: boolean): string {
	if (refusal) return `This was not taken. ${refusal}`;
	if (isWanted) return 'It went to another judge while you gave this. It is sent as soon as there is a connection.';
	if (canBeSent) return 'It went to another judge before you saved this. It still counts if you save it.';
	return 'This was not saved, and it is in your queue no more.';
}

const criteriaIn = ({ criteria, challenges }: Rubrics): readonly Criterion[] => [
	...criteria,
	...challenges.flatMap((challenge) => challenge.criteria)
];

/** What a form without a script posted and the server did not take, as a draft has it. */
export function postedDraft(values: Readonly<Record<string, string>> = {}, refusal = ''): Draft {
	const points = Object.entries(values).flatMap(([name, mark]): [string, string][] => {
		const criterion = /^points\.(?:c(\d+)|(choice))$/.exec(name);
		return criterion ? [[criterion[1] ?? 'choice', mark]] : [];
	});
	const names = ['names.0', 'names.1'].flatMap((name) => values[name] ?? []);
	return {
		points: Object.fromEntries(points),
		...{ comment: values.comment ?? '', version: 0, isWanted: false, refusal, names }
	};
}
