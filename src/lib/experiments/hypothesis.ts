/** The parts of a hypothesis, in the order they are told. */
export const hypothesisParts = [
	{
		name: 'insight',
		lead: 'Because',
		label: 'Because',
		hint: 'What you have seen or heard that makes you think so.'
	},
	{
		name: 'change',
		lead: 'we believe that',
		label: 'We believe that',
		hint: 'What you will do differently.'
	},
	{ name: 'audience', lead: 'for', label: 'For', hint: 'Whom it is for.' },
	{
		name: 'expected_outcome',
		lead: 'will cause',
		label: 'Will cause',
		hint: 'What will then happen.'
	}
] as const;

export type Hypothesis = Readonly<Record<(typeof hypothesisParts)[number]['name'], string>>;

/** A part as it reads inside the sentence: no full stop of its own. */
export function asPart(text: string): string {
	return text.trim().replace(/[.\s]+$/, '');
}
