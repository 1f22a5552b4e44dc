import { error, fail, redirect } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import { plainUses, wideUses } from '#lib/experiments/import/columns.ts';
import { readImport } from '#lib/experiments/import/readImport.ts';
import { reportOf } from '#lib/experiments/import/report.ts';
import { choicesOf } from '#lib/experiments/import/upload.ts';
import { readingDays, refusals as readingRefusals, variantsOn } from '#lib/experiments/readings.ts';
import * as readings from '#lib/experiments/readings.server.ts';
import { refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A form of two steps that the server answers whole: with a script the pasted text would travel twice. */
export const csr = false;

async function opened({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const experiment = await experiments.read(locals.supabase, Number(params.id));
	const days = readingDays(experiment);
	const [last, first] = [days[0], days.at(-1)];
	if (!first || !last) redirect(303, `/experiments/${params.id}`);
	if (!experiment.runs) error(403, 'Not allowed');
	return { experiment, run: [first, last] as const };
}

export const load: PageServerLoad = async (event) => {
	const { experiment, run } = await opened(event);
	const { id, title, metrics, variants } = experiment;
	return { experiment: { id, title, metrics, variants }, run, uses: [...plainUses, ...wideUses(experiment)] };
};

/** Reads what was sent and says what would be written; `failure` where it may not be. */
async function understood(event: RequestEvent) {
	const form = await event.request.formData();
	const { experiment, run } = await opened(event);
	const choices = await choicesOf(form);
	const values = { ...typed(form), text: choices?.text ?? '', source: choices?.source ?? '' };
	if (!choices) {
		const says = 'This file holds no text: save it as CSV, or copy its cells and paste them.';
		return { failure: fail(422, { values, errors: { file: says }, summary: says, report: null }) };
	}
	const preview = readImport(choices, {
		...{ measures: experiment, run },
		isThere: (variant, day) => variantsOn(experiment, day).some(({ id }) => id === variant)
	});
	const isWhole = experiment.days_a_point === 1 && !choices.isCumulative;
	const report = reportOf(preview, experiment, isWhole ? experiment.readings : null);
	const { errors, problemCount } = preview;
	const summary = problemCount
		? `Nothing was written: ${problemCount === 1 ? 'one row needs' : `${problemCount} places need`} a change.`
		: (Object.values(errors)[0] ?? null);
	if (summary) return { failure: fail(422, { values, errors, summary, report }) };
	return { form, values, report, write: { readings: preview.readings, isCumulative: choices.isCumulative } };
}

export const actions: Actions = {
	check: async (event) => {
		const { failure, values, report } = await understood(event);
		return failure ?? { values, report };
	},
	save: async (event) => {
		const { failure, form, values, report, write } = await understood(event);
		if (failure) return failure;
		const id = Number(event.params.id);
		const { written, error: refusal } = await readings.importAll(event.locals.supabase, id, write);
		if (!refusal) redirect(303, `/experiments/${id}/readings?imported=${written}`);
		const { data } = refuse(refusal, { ...refusals, ...readingRefusals }, form);
		return fail(422, { ...data, values, report });
	}
};
