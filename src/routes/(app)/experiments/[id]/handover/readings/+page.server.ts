import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { currentReadings, withdrawnReadings } from '#lib/experiments/readingTable.ts';
import { readingsForm } from '#lib/experiments/readings.schema.ts';
import { refusals } from '#lib/handovers/handovers.ts';
import * as handovers from '#lib/handovers/handovers.server.ts';
import { dayIn, pasted } from '#lib/handovers/productionForms.ts';
import { productionArms } from '#lib/handovers/productionArms.ts';
import * as production from '#lib/handovers/production.server.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

async function opened({ locals, params }: Pick<RequestEvent<{ id: string }>, 'locals' | 'params'>) {
	const page = await handovers.read(locals.supabase, idOf(params.id));
	const { handover, may, watched } = page;
	if (!handover?.live_on) redirect(303, `/experiments/${params.id}/handover`);
	return { ...page, mayEnter: may.read, watched, handover: { id: handover.id, live_on: handover.live_on } };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { experiment, handover, today, watched, mayEnter } = await opened({ locals, params });
	const day = dayIn(url.searchParams.get('day'), [handover.live_on, today]);
	const [ofDay, newest] = await Promise.all([
		production.read(locals.supabase, handover.id, day),
		production.read(locals.supabase, handover.id)
	]);
	const saved = url.searchParams.get('saved');
	return {
		...{ experiment, mayEnter, today, day, live_on: handover.live_on, saved: saved === null ? null : Number(saved) },
		metrics: watched.map(({ id, name, definition, unit, kind, role }) => ({ id, name, definition, unit, kind, role })),
		current: currentReadings(ofDay),
		withdrawn: withdrawnReadings(ofDay),
		newest
	};
};

export const actions: Actions = {
	day: async (event) => {
		const form = await event.request.formData();
		const { watched, handover } = await opened(event);
		const { data, failure } = parse(readingsForm(watched, productionArms), form);
		if (failure) return failure;
		const { day, source } = data;
		const rows = data.readings.map((one) => ({ ...one, day, source }));
		const { written, error: refusal } = await production.record(event.locals.supabase, handover.id, rows);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `${event.url.pathname}?day=${day}&saved=${written}`);
	},
	paste: async (event) => {
		const form = await event.request.formData();
		const { watched, handover, today } = await opened(event);
		const { readings, errors, summary } = await pasted(form, watched, [handover.live_on, today]);
		if (summary) return fail(422, { values: typed(form), errors, summary });
		const { written, error: refusal } = await production.record(event.locals.supabase, handover.id, readings);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `${event.url.pathname}?saved=${written}`);
	}
};
