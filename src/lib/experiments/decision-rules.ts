import type { Database } from '#lib/database.types.ts';

export type DecisionRule = Database['public']['Enums']['experiment_rule'];

/** What the registered numbers will be held against. In the order of the form. */
export const decisionRules = [
	{
		value: 'superiority',
		label: 'Ship it if it is better',
		hint: 'The success threshold is reached for sure, and every guardrail holds.'
	},
	{
		value: 'no_harm',
		label: 'Ship it if it is not worse',
		hint: 'For a change that is wanted for another reason: a loss as large as the least you would want to gain is ruled out, and every guardrail holds.'
	},
	{ value: 'own', label: 'A rule of our own', hint: 'In words, written before the first reading. People decide by it.' }
] as const satisfies readonly { value: DecisionRule; label: string; hint: string }[];

/** The rule as registered, in a sentence. */
export function ruleInWords(rule: DecisionRule, ownRule: string): string {
	if (rule === 'own') return ownRule;
	const found = decisionRules.find(({ value }) => value === rule);
	return found ? `${found.label}. ${found.hint}` : '';
}
