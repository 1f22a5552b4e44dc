import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import {
	asksFor,
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
import { earlierDays, kpiDays, type EarlierDays } from '#lib/experiments/kpi-days.ts';
import { caseOf, inputsOf, savedInputs } from '#lib/experiments/sizingCase.ts';
import { countsDays, designOf } from '#lib/experiments/designs.ts';
import { halfInWords, whatIsTold, whoIsCounted, type ToldCase } from '#lib/experiments/intervalWords.ts';
import { changeSeen, whatIsSeen, whole } from '#lib/experiments/sizingWords.ts';
import { unforeseen, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { curve, type CurvePlot } from '#lib/ui/curves.server.ts';

/** Everything the sizing of a plan shows. plot and sizing are null while an input is missing. */
export type SizingView = {
	readonly inputs: SizingInputs;
	readonly plan: SizingCase | null;
	readonly unit: string;
	readonly missing: readonly MissingInput[];
	readonly sizing: Sizing | null;
	readonly plot: CurvePlot | null;
	/** Where the numbers of days were read, as long as nobody has written others. */
	readonly earlier: EarlierDays | null;
	/** The plot in a sentence, for those who do not see it. */
	readonly says: string;
};

/** What is asked for other than what the plan says. */
export type Asked = {
	readonly inputs?: SizingInputs;
	readonly days?: number | null;
	readonly minimumEffect?: number | null;
	/** As typed: in points, in the unit, or in per cent where days are held against days. */
	readonly precision?: number | null;
	/** How the KPI was from day to day, where that is known. */
	readonly earlier?: EarlierDays | null;
	/** A plan shows the answer and no curve. */
	readonly draws?: boolean;
};

/** The sizing of a plan, with other inputs, days or smallest change where they are asked for. */
export function view(experiment: Experiment, asked: Asked = {}): SizingView {
	const saved = savedInputs(experiment);
	// the note stays as long as the numbers are those
	const isOwn = asked.inputs !== undefined || (saved.sd !== null && saved.sd !== asked.earlier?.sd);
	const earlier = isOwn ? null : (asked.earlier ?? null);
	const inputs =
		asked.inputs ?? (earlier && saved.sd === null ? { ...saved, ...numbersOf(earlier, experiment) } : saved);
	const own = caseOf(experiment);
	const plan = own && {
		...own,
		days: asked.days ?? own.days,
		minimumEffect: asked.minimumEffect === undefined ? own.minimumEffect : asked.minimumEffect,
		precision: precisionOf(asked.precision ?? null, own)
	};
	const unit = experiment.metrics.find(({ role }) => role === 'primary')?.unit ?? '';
	const sizing = plan && sizingOf(inputs, plan);
	const told = plan && { inputs, plan, unit };
	return {
		inputs,
		plan,
		unit,
		missing: missingInputs(inputs, plan),
		earlier,
		sizing,
		plot: sizing && asked.draws !== false ? plotOf(sizing, { inputs, plan, unit }) : null,
		says: sizing && told ? (designOf(plan.design).takesMany ? whatIsSeen(sizing, told) : whatIsTold(sizing, told)) : ''
	};
}

/** One arm is held against its target, whatever it was like before. */
function numbersOf({ baseline, sd, correlation }: EarlierDays, { design }: Experiment): Partial<SizingInputs> {
	return countsDays(design) ? { baseline, sd, correlation } : { sd, correlation };
}

/** How the KPI of a plan was from day to day, where its design is sized by that and somebody read it. */
export async function earlier(supabase: Supabase, experiment: Experiment): Promise<EarlierDays | null> {
	const primary = experiment.metrics.find(({ role }) => role === 'primary');
	const plan = caseOf(experiment);
	if (!primary || !plan || !asksFor(plan).correlation || experiment.started_at !== null) return null;
	const { data, error } = await supabase.rpc('kpi_days', { p_experiment: experiment.id });
	if (error) throw unforeseen(error);
	return data === null ? null : earlierDays(kpiDays.parse(data), primary.kind);
}

/** A wished precision as a part of what it is held against. */
function precisionOf(typed: number | null, { design, kind, target }: SizingCase): number | null {
	if (typed === null || designOf(design).takesMany) return null;
	if (countsDays(design)) return typed / 100;
	return target === null ? null : (kind === 'proportion' ? typed / 100 : typed) / target;
}

function plotOf(sizing: Sizing, told: ToldCase): CurvePlot | null {
	const { inputs, plan } = told;
	const { takesMany } = designOf(plan.design);
	const points = sizingByDay(inputs, plan, daysToDraw(sizing));
	const written = (size: number) => changeSeen(size / 100, plan.direction);
	const counts = asksFor(plan).visitors;
	const who = takesMany ? 'Visitors' : whoIsCounted(plan) === 'answers' ? 'Answers' : 'Visitors';
	return curve({
		points: points.map(({ days, visitors, detectable, halfWidth }) => ({
			at: days,
			value: detectable === null ? null : detectable * 100,
			...(counts ? { more: whole(visitors) } : {}),
			...(takesMany ? {} : { last: halfWidth === null ? 'nothing' : halfInWords(halfWidth, told) })
		})),
		mark: { at: sizing.days, label: 'Time-box' },
		target: plan.minimumEffect === null ? null : { value: plan.minimumEffect * 100, label: 'Worth having' },
		head: [
			'Days',
			...(counts ? [who] : []),
			takesMany ? 'Can see from' : 'Can tell from',
			...(takesMany ? [] : ['Right within'])
		],
		write: (value) => (value === null ? 'nothing' : written(value))
	});
}

/** Keeps what a draft is sized with. isStarting: as it will be if it starts today. */
export async function keep(
	supabase: Supabase,
	experiment: Experiment,
	{ form, isStarting = false }: { readonly form: SizingForm; readonly isStarting?: boolean }
): Promise<DatabaseError | null> {
	const plan = caseOf(experiment, { isStarting });
	const inputs = inputsOf(form, plan);
	const sizing = plan && sizingOf(inputs, plan);
	const { error } = await supabase.rpc('size_experiment', {
		p_experiment: experiment.id,
		p_sizing: {
			...inputs,
			days: plan?.days ?? null,
			detectable: sizing?.detectable ?? null,
			needed: sizing?.needed?.visitors ?? null,
			half_width: sizing?.halfWidth ?? null,
			formula: sizing?.formula ?? null,
			is_knowing: form.is_knowing === 'on',
			reason: form.undersized_reason
		}
	});
	return error;
}
