import { begun } from '#lib/ledger/ledger.ts';

/** A field of what a team handed in, as its event asked for it. */
type Asked = { readonly key: string; readonly label: string; readonly kind: string };

/** What a team handed in, with the pitch and the link among the answers, and what its idea says. */
export type Handed = {
	readonly fields: readonly Asked[];
	readonly answers: Readonly<Record<string, string>>;
	readonly problem: string;
	readonly proposal: string;
};

/** What a part of a hypothesis begins with, and from where; nothing where nothing that was written fits. */
export type Beginning = { readonly value: string; readonly from: string | null };

/** The parts of a hypothesis that a form begins with. */
export type Beginnings = Readonly<Record<'insight' | 'change' | 'audience' | 'expected_outcome', Beginning>>;

/** The longest beginning, in characters: what a part of a hypothesis may have. */
const LONGEST = 500;

/** What a field is called that asks for a part. The words are its organizer's, so it is the label that counts. */
const askedAs = {
	insight: /\b(problem|pain|insight|evidence|because|why)\b/i,
	audience: /\b(audience|customers?|users?|visitors?|segment|target group|for whom?|whom? is it for)\b/i,
	expected_outcome: /\b(outcomes?|effects?|impact|benefits?|success|metrics?|kpi)\b/i,
	change: /\b(solution|proposal|change|approach|hypothesis)\b/i
} as const;

/**
 * What the hypothesis of a team begins with: the answer to the field that asks for a part, else the pitch as what is believed;
 * the idea only for what the submission does not say. An answer is used once, and nothing is made up.
 */
export function beginnings({ fields, answers, problem, proposal }: Handed): Beginnings {
	const used = new Set<string>();
	const answered = (part: keyof typeof askedAs): Beginning | null => {
		const field = fields.find(({ key, kind, label }) => {
			const isOpen = key !== 'pitch' && kind !== 'link' && !used.has(key);
			return isOpen && askedAs[part].test(label) && (answers[key] ?? '').trim() !== '';
		});
		if (!field) return null;
		used.add(field.key);
		return from(answers[field.key] ?? '', `“${field.label}” in the submission`);
	};
	const label = fields.find(({ key }) => key === 'pitch')?.label ?? 'Pitch';
	const pitch = () => from(answers.pitch ?? '', `“${label}” in the submission`);
	return {
		insight: answered('insight') ?? from(problem, 'the problem of the idea') ?? nothing,
		audience: answered('audience') ?? nothing,
		expected_outcome: answered('expected_outcome') ?? nothing,
		change: answered('change') ?? pitch() ?? from(proposal, 'the proposal of the idea') ?? nothing
	};
}

const nothing: Beginning = { value: '', from: null };

const from = (text: string, where: string): Beginning | null =>
	text.trim() === '' ? null : { value: begun(text, LONGEST), from: where };
