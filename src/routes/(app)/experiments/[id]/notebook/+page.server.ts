import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { refusals } from '#lib/experiments/experiments.ts';
import * as notebook from '#lib/experiments/notebook.server.ts';
import { isEntryKind, notebookAddress, refusals as notebookRefusals } from '#lib/experiments/notebook.ts';
import { entryForm, picturesOf, strikeForm } from '#lib/experiments/notebook.schema.ts';
import { leads } from '#lib/people/people.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

const all = { ...refusals, ...notebookRefusals };
const numberIn = (text: string | null) => (/^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const asked = url.searchParams.get('kind');
	const kind = isEntryKind(asked) ? asked : undefined;
	const before = numberIn(url.searchParams.get('before'));
	const corrects = numberIn(url.searchParams.get('correct'));
	const [page, corrected, withheld] = await Promise.all([
		notebook.read(locals.supabase, id, { kind, before }),
		corrects ? notebook.entry(locals.supabase, id, corrects) : null,
		leads(locals.person) ? reviews.withheldOf(locals.supabase, id) : null
	]);
	return {
		...page,
		withheld,
		filter: { kind: kind ?? null, isFirst: !before },
		corrected: corrected?.strike_reason === null ? corrected : null,
		key: randomUUID(),
		isSaved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	write: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(entryForm, form);
		const { pictures, errors } = await picturesOf(form);
		if (failure || Object.keys(errors).length > 0) {
			const found = { ...failure?.data.errors, ...errors };
			const count = Object.keys(found).length;
			const summary = count === 1 ? 'One field needs a change.' : `${count} fields need a change.`;
			return fail(422, { values: typed(form), errors: found, summary });
		}
		const error = await notebook.write(locals.supabase, idOf(params.id), { ...data, pictures });
		if (error) return refuse(error, all, form);
		redirect(303, `${notebookAddress(idOf(params.id))}?saved`);
	},
	strike: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(strikeForm, form);
		if (failure) return failure;
		const error = await notebook.strike(locals.supabase, data);
		if (error) return refuse(error, all, form);
		redirect(303, `${notebookAddress(idOf(params.id))}#entry-${data.entry}`);
	}
};
