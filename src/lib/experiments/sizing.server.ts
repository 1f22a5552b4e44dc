import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import {
	daysToDraw,
	missingInputs,
	sizingByDay,
	sizingOf,
	type MissingInput,
	type Sizing,
	type SizingCase,
	type SizingInputs
} from '#lib/experiments/sizing.ts';
import type { SizingForm } from '#lib/experiments/sizing.schema.ts';
import { caseOf, inputsOf, savedInputs } from '#lib/experiments/sizingCase.ts';
import { changeSeen, whatIsSeen, whole } from '#lib/experiments/sizingWords.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import { curve, type CurvePlot } from '#lib/ui/curves.server.ts';

type Client = SupabaseClient<Database>;

/** Everything the sizing of a plan shows. plot and sizing are null while an input is missing. */
export type SizingView = {
	readonly inputs: SizingInputs;
	readonly plan: SizingCase | null;
	readonly unit: string;
	readonly missing: readonly MissingInput[];
	readonly sizing: Sizing | null;
	readonly plot: CurvePlot | null;
	/** The plot in a sentence, for those who do not see it. */
	readonly says: string;
};

/** The sizing of a plan, with other inputs, days or smallest change where they are asked for. */
export function view(
	experiment: Experiment,
	asked: { readonly inputs?: SizingInputs; readonly days?: number | null; readonly minimumEffect?: number | null } = {}
): SizingView {
	const inputs = asked.inputs ?? savedInputs(experiment);
	const own = caseOf(experiment);
	const plan = own && {
		...own,
		days: asked.days ?? own.days,
		minimumEffect: asked.minimumEffect === undefined ? own.minimumEffect : asked.minimumEffect
	};
	const unit = experiment.metrics.find(({ role }) => role === 'primary')?.unit ?? '';
	const sizing = plan && sizingOf(inputs, plan);
	return {
		inputs,
		plan,
		unit,
		missing: missingInputs(inputs, plan),
		sizing,
		plot: sizing && plotOf(inputs, plan, sizing),
		says: sizing ? whatIsSeen(sizing, { inputs, plan, unit }) : ''
	};
}

function plotOf(inputs: SizingInputs, plan: SizingCase, sizing: Sizing): CurvePlot | null {
	const points = sizingByDay(inputs, plan, daysToDraw(sizing));
	const written = (size: number) => changeSeen(size / 100, plan.direction);
	return curve({
		points: points.map(({ days, visitors, detectable }) => ({
			at: days,
			value: detectable === null ? null : detectable * 100,
			more: whole(visitors)
		})),
		mark: { at: sizing.days, label: 'Time-box' },
		target: plan.minimumEffect === null ? null : { value: plan.minimumEffect * 100, label: 'Worth having' },
		head: ['Days', 'Visitors', 'Can see from'],
		write: (value) => (value === null ? 'nothing' : written(value))
	});
}

/** Keeps what a draft is sized with. isStarting: as it will be if it starts today. */
export async function keep(
	supabase: Client,
	experiment: Experiment,
	{ form, isStarting = false }: { readonly form: SizingForm; readonly isStarting?: boolean }
): Promise<DatabaseError | null> {
	const plan = caseOf(experiment, { isStarting });
	const inputs = inputsOf(form, plan?.kind);
	const sizing = plan && sizingOf(inputs, plan);
	const { error } = await supabase.rpc('size_experiment', {
		p_experiment: experiment.id,
		p_sizing: {
			...inputs,
			days: plan?.days ?? null,
			detectable: sizing?.detectable ?? null,
			needed: sizing?.needed?.visitors ?? null,
			formula: sizing?.formula ?? null,
			is_knowing: form.is_knowing === 'on',
			reason: form.undersized_reason
		}
	});
	return error;
}
