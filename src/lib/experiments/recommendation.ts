import { designOf, type Design } from '#lib/experiments/designs.ts';
import type { Finding } from '#lib/experiments/evidence.ts';
import type { DecisionRule } from '#lib/experiments/decision-rules.ts';
import { excusesBreach, excusesLoss, type Check } from '#lib/experiments/health.ts';
import { isAtZero } from '#lib/experiments/foundOn.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';

/** What the registered rule comes to today: never a decision, which people take. */
export type Recommendation = {
	/** test: it would be a promote, were it more than what people say or click on. */
	readonly call: 'promote' | 'test' | 'iterate' | 'kill' | 'wait' | 'judge';
	readonly reasons: readonly string[];
};

export const callWords: Readonly<Record<Recommendation['call'], string>> = {
	promote: 'Promote',
	test: 'Build the smallest version and test it',
	iterate: 'Iterate',
	kill: 'Kill',
	wait: 'Wait',
	judge: 'Yours to judge'
};

export type RecommendedBy = {
	readonly rule: DecisionRule;
	readonly design: Design;
	readonly finding: Finding;
	readonly primary: MetricResult;
	readonly guardrails: readonly MetricResult[];
	readonly health: readonly Check[];
	readonly isOver: boolean;
};

/** The rule as it was registered, applied. */
export function recommend(by: RecommendedBy): Recommendation {
	const { call, reasons } = ruleApplied(by);
	// what people say or click on is not yet what they do
	const isOpinion = call === 'promote' && designOf(by.design).grade === 'opinion';
	return isOpinion ? { call: 'test', reasons: [...reasons, OPINION] } : { call, reasons };
}

const OPINION = 'It is interest only, which no promote can rest on: what people do with it is not known yet.';

/**
 * What fails a check or a guardrail is never promoted, whatever the effect; but nobody waits for a week to be full while people are harmed
 * for sure, unless what failed may be behind the loss.
 */
function ruleApplied({ rule, design, finding, primary, guardrails, health, isOver }: RecommendedBy): Recommendation {
	const limits = health.flatMap((check) => (check.limits ? [`${check.label}: ${check.says}`] : []));
	const breached = named(guardrails, 'breached');
	const open = named(guardrails, 'unknown');
	const guards = [
		...breached.map((name) => `The guardrail ${name} is breached.`),
		...open.map(
			(name) =>
				`It is not known ${isOver ? '' : 'yet '}whether the guardrail ${name} holds${isOver ? ': more of it must be measured before a promote' : ''}.`
		),
		...(guardrails.length > 0 && breached.length + open.length === 0 ? ['Every guardrail holds.'] : [])
	];
	const reasons = [...whyFound(finding, primary, design), ...guards, ...limits];
	if (rule === 'own') return { call: 'judge', reasons };
	const isWon = finding === 'succeeds' || (rule === 'no_harm' && ['harmless', 'bearable', 'helps'].includes(finding));
	if (health.some(({ name, state }) => name === 'split' && state === 'failed'))
		return { call: isOver ? 'iterate' : 'wait', reasons };
	// it works and breaks something: that is worth another try
	if (breached.length > 0 && isWon) return { call: 'iterate', reasons };
	if (breached.length > 0 && !excusesBreach(health, design)) return { call: 'kill', reasons };
	if (finding === 'hurts' && !excusesLoss(health, design)) return { call: 'kill', reasons };
	if (limits.length > 0) return { call: isOver ? 'iterate' : 'wait', reasons };
	if (rule === 'superiority' && finding === 'negligible') return { call: 'kill', reasons };
	if (isWon && open.length === 0) return { call: 'promote', reasons };
	return { call: isOver ? 'iterate' : 'wait', reasons };
}

function named(guardrails: readonly MetricResult[], verdict: MetricResult['verdict']): string[] {
	return guardrails.filter((one) => one.verdict === verdict).map(({ metric }) => metric.name);
}

function whyFound(finding: Finding, primary: MetricResult, design: Design): string[] {
	const { against, isSingle } = designOf(design);
	if (!isAtZero(primary)) return [reasonOf(finding, isSingle)];
	const zero = `${against.charAt(0).toUpperCase()}${against.slice(1)} is at zero, so the change is told in its unit and not as a relative one.`;
	if (finding === 'early') return [`${zero} Nothing says yet how sure it is.`];
	const isUnbarred = finding === 'helps' && primary.believed.inUnit?.liftBounds === null;
	return [
		isUnbarred
			? 'It helps; the success threshold is a relative change and cannot be judged.'
			: reasonOf(finding, isSingle),
		zero
	];
}

function reasonOf(finding: Finding, isSingle: boolean): string {
	if (isSingle && finding === 'hurts') return 'It misses the target for sure.';
	if (isSingle && finding === 'helps')
		return 'It is better than the target for sure, but the success threshold is not reached for sure.';
	switch (finding) {
		case 'none':
			return 'Nothing was measured.';
		case 'early':
			return 'There is too little to tell an effect.';
		case 'waiting':
			return 'The look that was promised has not come yet.';
		case 'unclear':
			return 'It may help and it may not.';
		case 'helps':
			return 'It helps, but the success threshold is not reached for sure.';
		case 'succeeds':
			return 'The success threshold is reached for sure.';
		case 'harmless':
			return 'A loss of the smallest change worth having is ruled out.';
		case 'bearable':
			return 'It costs something for sure, but less than the loss that was bearable.';
		case 'hurts':
			return 'It makes things worse for sure.';
		case 'negligible':
			return 'Whatever it does, it is less than the smallest change worth having.';
	}
}
