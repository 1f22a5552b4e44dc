/** The parts of a hypothesis, in the order they are told. */
export const hypothesisParts = [
	{
		name: 'insight',
		lead: 'Because',
		hint: 'What you have seen or heard that makes you think so.',
		placeholder: 'four in ten visitors leave at the phone number'
	},
	{
		name: 'change',
		lead: 'we believe that',
		hint: 'What you will do differently.',
		placeholder: 'asking for one field less'
	},
	{ name: 'audience', lead: 'for', hint: 'Whom it is for.', placeholder: 'first-time visitors on a phone' },
	{
		name: 'expected_outcome',
		lead: 'will cause',
		hint: 'What will then happen.',
		placeholder: 'more of them to finish signing up'
	}
] as const;

export type Hypothesis = Readonly<Record<(typeof hypothesisParts)[number]['name'], string>>;

/** A part as it reads inside the sentence: no full stop of its own. */
export function asPart(text: string): string {
	return text.trim().replace(/[.\s]+$/, '');
}
