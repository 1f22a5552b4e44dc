import { countsDays, designOf } from '#lib/experiments/designs.ts';
import { sizingOf } from '#lib/experiments/sizing.ts';
import { done } from './cast.ts';
import type { Trial } from './trials.ts';

// why teams start what is too small: told by the company more than once
const reasons = [
	'Orders are rare. We rather learn the direction in this time-box than nothing.',
	'The change is cheap to keep, so that a large loss is all we must be able to see.',
	'The date is fixed by the season. A longer test would answer after it.'
];

/** What a team expected before the start: the visitors that will come, and the KPI as it is today. */
export async function tellSizing(
	{ section, measured, variants, marketingOwner, design, looks }: Trial,
	experiment: number
): Promise<void> {
	const primary = measured[0];
	const days = Number(section.maybe('days')) + 1;
	if (!primary || !(primary.n > 0) || !(primary.base > 0) || !(days > 1)) return;
	const { measure, minimum, base, sd, n } = primary;
	const { isSingle } = designOf(design);
	const isByDay = countsDays(design);
	const spread = measure.kind === 'mean' ? sd : null;
	const inputs = {
		visitors_per_day: isByDay ? null : n * variants.length,
		baseline: isSingle ? null : base,
		// nobody of the story knows more of days than what so many visitors make them differ by
		sd: isByDay ? Number(((spread ?? Math.sqrt(base * (1 - base))) / Math.sqrt(n)).toPrecision(2)) : spread,
		alpha: 0.05,
		power: 0.8,
		days_before: isByDay ? Number(section.maybe('before')) || null : null,
		correlation: null
	};
	const weights = { control: 1, treatments: variants.slice(1).map(() => 1) };
	const sizing = sizingOf(inputs, {
		kind: measure.kind === 'ratio' || measure.kind === 'value' ? 'mean' : measure.kind,
		direction: measure.direction,
		minimumEffect: minimum,
		weights,
		days,
		looking: { rule: looks.look_rule, looks: looks.looks },
		design,
		target: isSingle ? base : null
	});
	if (!sizing) return;
	await done(
		marketingOwner.client.rpc('size_experiment', {
			p_experiment: experiment,
			p_sizing: {
				...inputs,
				days,
				detectable: sizing.detectable,
				needed: sizing.needed?.visitors ?? null,
				half_width: sizing.halfWidth,
				formula: sizing.formula,
				is_knowing: sizing.isUndersized,
				reason: sizing.isUndersized ? (reasons[section.title.length % reasons.length] ?? '') : ''
			}
		})
	);
}
