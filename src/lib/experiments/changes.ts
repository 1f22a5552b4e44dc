import { amendable, written } from '#lib/experiments/amendments.ts';
import { criterionInWords } from '#lib/experiments/criteria.ts';
import type { Amendment, Experiment } from '#lib/experiments/experiment.schema.ts';
import { designOf } from '#lib/experiments/designs.ts';
import { thresholdInWords } from '#lib/experiments/thresholds.ts';

/** One amendment in words: what stood before it, and what it says. */
export type Change = Pick<Amendment, 'id' | 'reason' | 'amended_at' | 'author' | 'author_function'> & {
	/** What of the registration. */
	readonly label: string;
	/** Null for an end that a decision has set since: no amendment knows it. */
	readonly was: string | null;
	readonly is: string;
	/** A sentence of the hypothesis or of a criterion: too long for a label. */
	readonly isText: boolean;
};

type Amended = Pick<Experiment, 'amendments' | 'criteria' | 'metrics' | 'design' | 'time_boxes'>;

/** What was amended, in the order it was: each against what stood until then. */
export function changesOf(x: Amended): readonly Change[] {
	return x.amendments.map((amendment, index) => {
		const { id, reason, amended_at, author, author_function, field, criterion_id } = amendment;
		const before = x.amendments
			.slice(0, index)
			.findLast((one) => one.field === field && one.criterion_id === criterion_id);
		const say = (value: string | null) => (value === null ? '–' : valueInWords(x, amendment, value));
		const isUnknown = field === 'ends_on' && x.time_boxes.length > 1;
		return {
			...{ id, reason, amended_at, author, author_function },
			label: fieldInWords(x, amendment),
			was: isUnknown ? null : say(before?.amended_value ?? amendment.registered_value),
			is: say(amendment.amended_value),
			isText: amendable.find(({ value }) => value === field)?.as === 'text'
		};
	});
}

/** A change as the label of a point in time. */
export function changeInWords({ label, was, is, isText }: Change): string {
	if (isText) return `Amended: ${label}`;
	return was === null ? `Amended: ${label}, ${is}` : `Amended: ${label}, from ${was} to ${is}`;
}

function fieldInWords(x: Amended, { field, criterion_id }: Amendment): string {
	const criterion = x.criteria.find(({ id }) => id === criterion_id);
	if (criterion) return criterion.kind === 'kill' ? 'We stop when' : 'A success when';
	return amendable.find(({ value }) => value === field)?.label ?? field;
}

function valueInWords(x: Amended, { field, criterion_id }: Amendment, value: string): string {
	const criterion = x.criteria.find(({ id }) => id === criterion_id);
	if (criterion) return criterionInWords(criterion, x, Number(value));
	if (field !== 'success_threshold') return written(field, value);
	const direction = x.metrics.find(({ role }) => role === 'primary')?.direction ?? 'up';
	return thresholdInWords(Number(value), direction, designOf(x.design).against);
}
