import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import * as handovers from '#lib/handovers/handovers.server.ts';
import { refusals } from '#lib/handovers/handovers.ts';
import * as schema from '#lib/handovers/handovers.schema.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => handovers.read(locals.supabase, idOf(params.id));

type Supabase = App.Locals['supabase'];

/** Reads the form, gives the command, and shows the page again: done, or with what was refused beside its field. */
function act<S extends z.ZodType>(
	form: S,
	command: (supabase: Supabase, data: z.output<S>) => Promise<DatabaseError | null>
) {
	return async ({ locals, request, url }: RequestEvent) => {
		const typed = await request.formData();
		const { data, failure } = parse(form, typed);
		if (failure) return failure;
		const refusal = await command(locals.supabase, data);
		return refusal ? refuse(refusal, refusals, typed) : redirect(303, url.pathname);
	};
}

export const actions: Actions = {
	plan: act(schema.planForm, handovers.plan),
	settle: act(schema.settleForm, handovers.settle),
	block: act(schema.blockerForm, handovers.block),
	resolve: act(schema.resolveForm, handovers.unblock),
	live: act(schema.liveForm, handovers.goLive),
	check: async (event) => {
		const { metric } = await handovers.read(event.locals.supabase, idOf(event.params.id));
		return act(schema.checkForm(metric), handovers.check)(event);
	}
};
