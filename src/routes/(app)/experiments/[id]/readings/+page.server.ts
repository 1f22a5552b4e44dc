import { error, redirect } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import { catchUp } from '#lib/experiments/readingCatchUp.ts';
import { checksOf } from '#lib/experiments/readingChecks.ts';
import { currentReadings, withdrawnReadings } from '#lib/experiments/readingTable.ts';
import { readingDays, refusals as readingRefusals } from '#lib/experiments/readings.ts';
import { readingsForm } from '#lib/experiments/readings.schema.ts';
import * as readings from '#lib/experiments/readings.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { refusalName } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = Number(params.id);
	const [experiment, calendar] = await Promise.all([
		experiments.read(locals.supabase, id),
		readings.calendar(locals.supabase, id)
	]);
	const days = readingDays(experiment);
	if (days.length === 0) redirect(303, `/experiments/${params.id}`);
	if (!experiment.runs) error(403, 'Not allowed');
	const asked = url.searchParams.get('day');
	const day = days.find((one) => one === asked) ?? days[0] ?? experiment.today;
	const read = new Set(calendar.map((one) => one.day));
	const [ofDay, segments] = await Promise.all([
		readings.ofDay(locals.supabase, id, day),
		experiment.segments.length > 0 ? readings.segmentsOf(locals.supabase, id, day) : []
	]);
	const number = (name: string) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : null);
	return {
		experiment: { ...experiment, readings: [] },
		day,
		days: days.map((one) => ({ day: one, isRead: read.has(one) })),
		current: currentReadings(ofDay),
		withdrawn: withdrawnReadings(ofDay),
		segments,
		checks: checksOf({ experiment, days, calendar }),
		saved: number('saved'),
		withdrew: number('withdrew'),
		imported: number('imported')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const id = Number(params.id);
		const { metrics, variants } = await experiments.read(locals.supabase, id);
		const { data, failure } = parse(readingsForm(metrics, variants), form);
		if (failure) return failure;
		const { written, error: refusal } = await readings.record(locals.supabase, id, data);
		if (refusal && refusalName(refusal) === 'reading_was_corrected_meanwhile')
			catchUp(form, { metrics, variants, readings: await readings.ofDay(locals.supabase, id, data.day) });
		if (refusal) return refuse(refusal, { ...refusals, ...readingRefusals }, form);
		const withdrew = data.readings.filter((one) => 'withdrawal' in one).length;
		const told = withdrew > 0 ? `&withdrew=${withdrew}` : '';
		redirect(303, `/experiments/${id}/readings?day=${data.day}&saved=${written}${told}`);
	}
};
