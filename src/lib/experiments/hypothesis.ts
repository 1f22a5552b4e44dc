/** The parts of a hypothesis, in the order they are told. */
export const hypothesisParts = [
	{
		name: 'insight',
		lead: 'Because',
		label: 'Because',
		hint: 'What you have seen or heard that makes you think so.',
		example: 'four in ten visitors leave at the phone number'
	},
	{
		name: 'change',
		lead: 'we believe that',
		label: 'We believe that',
		hint: 'What you will do differently.',
		example: 'asking for one field less'
	},
	{
		name: 'audience',
		lead: 'for',
		label: 'For',
		hint: 'Whom it is for, so that one can tell who was one of them.',
		example: 'first-time visitors'
	},
	{
		name: 'expected_outcome',
		lead: 'will cause',
		label: 'Will cause',
		hint: 'What will then happen: more or fewer of what.',
		example: 'more of them to finish the form'
	}
] as const;

export type Hypothesis = Readonly<Record<(typeof hypothesisParts)[number]['name'], string>>;

/** Where it will be seen: the KPI that decides, and how far it must move (as a ratio) to be worth it. */
export type Seen = {
	readonly metric: string;
	readonly direction: 'up' | 'down';
	readonly effect: number | null;
};

/** A part as it reads inside the sentence: no full stop of its own. */
export function asPart(text: string): string {
	return text.trim().replace(/[.\s]+$/, '');
}
