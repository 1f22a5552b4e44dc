import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as saves from '#lib/events/saves.server.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import { ruleForm, ruleParts, ruleValues } from '#lib/voting/voting-form.server.ts';
import * as votes from '#lib/voting/voting.server.ts';
import { refusals } from '#lib/voting/voting.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** What the form is read from. */
async function read({ locals: { supabase }, params: { slug = '' } }: Pick<RequestEvent, 'locals' | 'params'>) {
	const saved = await saves.of(supabase, slug, 'voting');
	const shown = await votes.show(supabase, slug);
	return { saves: saved, values: ruleValues(shown.rule), shown };
}

export const load: PageServerLoad = async (event) => {
	const { shown, ...now } = await read(event);
	const { may_edit, name, slug, phase, rule } = shown;
	if (!may_edit) error(404, 'Only who organizes this event chooses how people vote.');
	const seen = seenOf('voting', now.saves, now.values);
	return { name, slug, rule, seen, isFixed: phase === 'voting' || phase === 'results' };
};

export const actions: Actions = {
	rule: async (event) =>
		saveSeen(await event.request.formData(), {
			...{ name: 'voting', schema: ruleForm, refusals, parts: ruleParts, read: () => read(event) },
			save: async (data, { shown, version }) => {
				const { error: refused } = await votes.setRule(event.locals.supabase, { id: shown.id, version }, data);
				return refused ?? redirect(303, `/events/${shown.slug}/vote`);
			}
		})
};
