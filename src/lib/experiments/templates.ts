import { designs, gradeInWords, type Design, type Grade } from '#lib/experiments/designs.ts';

/** A first plan of a design, as `plan_experiment` takes it. Blanks are `[what to write…]`: a start refuses them. */
type FirstPlan = {
	readonly insight: string;
	readonly change: string;
	readonly audience: string;
	readonly expected_outcome: string;
	readonly riskiest_assumption: string;
	readonly kill_state: string;
	readonly look_rule: 'once' | 'looks' | 'always';
	readonly looks: number | null;
	readonly decision_rule: 'superiority' | 'no_harm';
	/** Of what is held against a target: reaching it is enough. */
	readonly success_threshold?: number;
	readonly variants: readonly { readonly name: string; readonly description: string; readonly is_control: boolean }[];
};

/** A way to begin: what the plan then holds, and what its result will be worth. */
export type Template = {
	readonly design: Design;
	readonly label: string;
	readonly hint: string;
	/** When it is the fitting one. */
	readonly fits: string;
	readonly grade: Grade;
	readonly gradeWords: string;
	/** What even a clear result leaves open; null where chance decides. */
	readonly cannotRuleOut: string | null;
	readonly plan: FirstPlan;
};

const seen = '[what you have seen, with a number…]';
const who = '[whom it is for…]';
const control = (name: string, description: string) => ({ name, description, is_control: true });
const arm = (name: string, description: string) => ({ name, description, is_control: false });

const begin: Readonly<Record<Design, { readonly fits: string; readonly plan: FirstPlan }>> = {
	ab_test: {
		fits: 'There are enough visitors, and each can be shown one or the other.',
		plan: {
			insight: seen,
			change: 'showing [the new version…] instead of [what people get today…]',
			audience: who,
			expected_outcome: 'more of them to [do what is counted…]',
			riskiest_assumption: 'People [do or leave something…] because of [what is changed…].',
			kill_state: 'fewer than [number…] of them [do what is counted…]',
			look_rule: 'looks',
			looks: 3,
			decision_rule: 'superiority',
			variants: [control('Today', ''), arm('New', '')]
		}
	},
	regions: {
		fits: 'It cannot be split by visitor, but one region or group can go first.',
		plan: {
			insight: seen,
			change: 'introducing [what is new…] in [the pilot region…] only',
			audience: 'customers of [the pilot region…], held against [a region like it…]',
			expected_outcome: 'more [of what is counted…] a day than in the comparison region',
			riskiest_assumption: 'Without it the two regions would go on side by side.',
			kill_state: 'fewer than [number…] [of what is counted…] a day in the pilot region',
			look_rule: 'once',
			looks: null,
			decision_rule: 'superiority',
			variants: [control('Comparison region', 'Goes on as today'), arm('Pilot region', 'Gets what is new')]
		}
	},
	before_after: {
		fits: 'Everybody gets it on the same day, and the weeks before were measured.',
		plan: {
			insight: seen,
			change: 'changing [what is changed…] for everybody on the first day',
			audience: who,
			expected_outcome: 'more [of what is counted…] a day than in the weeks before',
			riskiest_assumption: 'Nothing else that matters changes in these weeks: no campaign, no holiday, no new price.',
			kill_state: 'fewer than [number…] [of what is counted…] a day',
			look_rule: 'once',
			looks: null,
			decision_rule: 'superiority',
			variants: [control('Before', 'The weeks before the first day'), arm('After', 'From the first day on')]
		}
	},
	target: {
		fits: 'A small group tries it, and a number was promised that makes it worth going on.',
		plan: {
			insight: seen,
			change: 'giving [what is new…] to a pilot group',
			audience: '[the pilot group, and how it was chosen…]',
			expected_outcome: 'at least [number…] of them to [do what is counted…]',
			riskiest_assumption: 'The pilot group is like those who come after it.',
			kill_state: 'fewer than [number…] of them [do what is counted…]',
			look_rule: 'once',
			looks: null,
			decision_rule: 'superiority',
			success_threshold: 0,
			variants: [arm('Pilot', '')]
		}
	},
	fake_door: {
		fits: 'Nothing is built yet, and the question is whether anybody wants it.',
		plan: {
			insight: seen,
			change: 'offering [what is not there yet…] on [where it is offered…]',
			audience: who,
			expected_outcome: 'at least [number…] per cent of those who see it to click',
			riskiest_assumption: 'Who clicks would also use it.',
			kill_state: 'fewer than [number…] per cent of those who see it click',
			look_rule: 'once',
			looks: null,
			decision_rule: 'superiority',
			success_threshold: 0,
			variants: [arm('Fake door', '')]
		}
	},
	survey: {
		fits: 'One wants to hear from people before anything is shown to them.',
		plan: {
			insight: seen,
			change: 'asking “[the question, word for word…]”',
			audience: '[who is asked, and how they are chosen…]',
			expected_outcome: 'at least [number…] per cent of those who answer to say [the answer that counts…]',
			riskiest_assumption: 'Those who answer are like those who do not, and do what they say.',
			kill_state: 'fewer than [number…] per cent say [the answer that counts…]',
			look_rule: 'once',
			looks: null,
			decision_rule: 'superiority',
			success_threshold: 0,
			variants: [arm('Survey', '')]
		}
	}
};

/** One for each design, in the order of the evidence. */
export const templates: readonly Template[] = designs.map(({ value, label, hint, grade, cannotRuleOut }) => ({
	design: value,
	label,
	hint,
	grade,
	gradeWords: gradeInWords(value),
	cannotRuleOut,
	...begin[value]
}));

/** The template of that name in a form; null for an empty plan. */
export function templateOf(design: string | null | undefined): Template | null {
	return templates.find((one) => one.design === design) ?? null;
}
