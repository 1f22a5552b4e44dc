import { expect, test } from 'vitest';
import { designOf } from '#lib/experiments/designs.ts';
import { findingsOf, openBlank } from '#lib/experiments/falsifiability.ts';
import { planOf } from '#lib/experiments/plan.schema.ts';
import { templateOf, templates } from '#lib/experiments/templates.ts';

test.each(templates)(
	'$label begins with the arms its design takes and a look plan that fits',
	({ design, plan: first }) => {
		const { isSingle } = designOf(design);
		expect(first.variants.filter(({ is_control }) => is_control)).toHaveLength(isSingle ? 0 : 1);
		expect(first.variants.filter(({ is_control }) => !is_control)).toHaveLength(1);
		expect(first.looks === null).toBe(first.look_rule !== 'looks');
	}
);

test.each(templates)('$label is a draft that a form would take', ({ design, plan: first }) => {
	const { variants, looks, success_threshold = '', ...fields } = first;
	const form = {
		...fields,
		design,
		title: 'One field less',
		looks: String(looks ?? ''),
		success_threshold: String(success_threshold),
		variants: variants.map((v) => ({ name: v.name }))
	};
	expect(planOf(new Map()).safeParse(form).success).toBe(true);
});

test.each(templates)(
	'$label leaves blanks where only the team knows, and finds no other fault with its own words',
	({ design, plan: first }) => {
		const texts = [first.insight, first.change, first.audience, first.expected_outcome, first.kill_state];
		for (const text of texts) expect(openBlank(text)).not.toBeNull();
		const filled = (text: string) => text.replace('[number…]', '40').replace(/\[[^\]]*…\]/g, 'sign up');
		const claim = {
			insight: filled(first.insight),
			change: filled(first.change),
			audience: filled(first.audience),
			expected_outcome: filled(first.expected_outcome),
			kill_state: filled(first.kill_state)
		};
		const days = { kill_on: '2026-03-08', starts_on: null, ends_on: '2026-03-15', today: '2026-03-01' };
		const numbers = { metric: 'Sign-up rate', minimum_effect: 0.02, success_threshold: 0.05 };
		expect(
			findingsOf({
				...claim,
				...days,
				...numbers,
				numbers: [],
				direction: 'up',
				hasTarget: designOf(design).isSingle,
				decision_rule: first.decision_rule
			})
		).toEqual([]);
	}
);

test('each says what its evidence is worth, and all but chance what it cannot rule out', () => {
	for (const { design, gradeWords, cannotRuleOut, fits } of templates) {
		expect(gradeWords.length).toBeGreaterThan(5);
		expect(fits).toMatch(/^[A-Z].*\.$/);
		expect(cannotRuleOut === null).toBe(design === 'ab_test');
	}
	expect(templateOf('survey')?.label).toBe('Survey');
	expect(templateOf('empty')).toBeNull();
});
