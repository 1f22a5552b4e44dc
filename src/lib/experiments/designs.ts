import type { Database } from '#lib/database.types.ts';
import { plain } from '#lib/ui/numbers.ts';

export type Design = Database['public']['Enums']['experiment_design'];

/** How much may be built on a result, whatever its numbers say; from the strongest to the weakest. */
export type Grade = 'randomised' | 'controlled' | 'pre/post' | 'opinion';

/** How an experiment is tested: what its arms are called, the grade of its evidence, and what even a clear result leaves open. */
export type DesignPlan = {
	readonly value: Design;
	readonly label: string;
	readonly hint: string;
	readonly grade: Grade;
	/** What the arms are called in the form. */
	readonly arms: readonly [first: string, second?: string];
	/** What the treatment is held against, in a sentence. */
	readonly against: string;
	/** One arm and no control: every metric has a target. */
	readonly isSingle: boolean;
	/** Whether more than one treatment can be told apart. */
	readonly takesMany: boolean;
	readonly cannotRuleOut: string | null;
};

/** In the order of the form, which is that of the evidence but for the two that ask before anything is built. */
export const designs: readonly DesignPlan[] = [
	{
		value: 'ab_test',
		label: 'A/B test',
		hint: 'Chance decides who sees what, at the same time.',
		grade: 'randomised',
		arms: ['Control', 'Treatment'],
		against: 'control',
		isSingle: false,
		takesMany: true,
		cannotRuleOut: null
	},
	{
		value: 'regions',
		label: 'Pilot region against comparison region',
		hint: 'One region or group gets it, a similar one does not. Up to 90 days from before the start sharpen it.',
		grade: 'controlled',
		arms: ['Comparison region', 'Pilot region'],
		against: 'the comparison region',
		isSingle: false,
		takesMany: false,
		cannotRuleOut:
			'Chance did not choose the regions: whatever else happened in only one of them counts as an effect here.'
	},
	{
		value: 'before_after',
		label: 'Before and after',
		hint: 'Everybody gets it from the first day on. Readings from up to 90 days before the start are what it is held against.',
		grade: 'pre/post',
		arms: ['Before', 'After'],
		against: 'before',
		isSingle: false,
		takesMany: false,
		cannotRuleOut:
			'Nobody was left without the change: season, campaigns, prices and everything else that came at the same time count as its effect here.'
	},
	{
		value: 'target',
		label: 'Pilot against a target',
		hint: 'One group, held against a number that was promised.',
		grade: 'pre/post',
		arms: ['Pilot'],
		against: 'the target',
		isSingle: true,
		takesMany: false,
		cannotRuleOut: 'There is nothing to compare with: it says whether the target was met, not what met it.'
	},
	{
		value: 'fake_door',
		label: 'Fake door',
		hint: 'Offers what is not there yet and counts who wants it, against a number that was promised.',
		grade: 'opinion',
		arms: ['Fake door'],
		against: 'the target',
		isSingle: true,
		takesMany: false,
		cannotRuleOut: 'It shows interest, not use: who would stay, pay or come back is not known.'
	},
	{
		value: 'survey',
		label: 'Survey',
		hint: 'Asks people, against a number that was promised.',
		grade: 'opinion',
		arms: ['Survey'],
		against: 'the target',
		isSingle: true,
		takesMany: false,
		cannotRuleOut: 'It is what people say, and only those who answered: what they do may differ.'
	}
];

/** The plan of a design. */
export function designOf(value: Design): DesignPlan {
	const found = designs.find((one) => one.value === value);
	if (!found) throw new Error(`there is no design ${value}`);
	return found;
}

/**
 * What the arm in that place is called while nobody has named it: a draft begins with "Control" and "Treatment", which are
 * the names of no arm in a design without chance.
 */
export function armName(name: string, place: number, { arms }: Pick<DesignPlan, 'arms'>): string {
	const isUnnamed = (place === 0 && name === 'Control') || (place === 1 && name === 'Treatment');
	return isUnnamed ? (arms[place === 0 ? 0 : 1] ?? name) : name;
}

/** What is only asked about or only pretended cannot break anything yet. */
export function needsGuardrail(design: Design): boolean {
	return design !== 'fake_door' && design !== 'survey';
}

/** Without chance in the split days differ by more than who came on them, so that days are the units there, not visitors. */
export function countsDays(design: Design): boolean {
	return design === 'before_after' || design === 'regions';
}

/** What a grade means, for whoever decides. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
	randomised: 'Chance decided who saw what: a difference comes from what was shown.',
	controlled: 'Compared with somebody at the same time, but not chosen by chance.',
	'pre/post': 'Compared with an earlier time or a number, with nobody left without it.',
	opinion: 'What people said or seemed to want, not what they did with it.'
};

const words: Readonly<Record<Grade, string>> = {
	randomised: 'Randomised',
	controlled: 'Controlled',
	'pre/post': 'Pre/post',
	opinion: 'Opinion'
};

/**
 * The grade of a design's evidence with how much was measured.
 * @example gradeInWords('ab_test', 12400) // "Randomised, n 12,400"
 */
export function gradeInWords(design: Design, n?: number): string {
	const word = words[designOf(design).grade];
	return n === undefined ? word : n > 0 ? `${word}, n ${plain(n)}` : `${word}, nothing measured yet`;
}
