import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import * as edits from '#lib/ideas/edits.server.ts';
import { ideaForm } from '#lib/ideas/idea-form.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { idOf } from '#lib/server/params.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

/** What it is read from. */
async function read({ locals: { supabase }, params: { id = '' } }: Pick<RequestEvent, 'locals' | 'params'>) {
	const now = await edits.read(supabase, idOf(id));
	return { ...now, priorities: await priorities.choices(supabase, now.idea.priority_id) };
}

export const load: PageServerLoad = async (asked) => {
	const { idea, saves, values, ...choices } = await read(asked);
	if (idea.proposed_by !== asked.locals.person?.id) error(404, 'Only its author can change this idea.');
	return { ...choices, id: idea.id, title: idea.title, seen: seenOf(edits.NAME, saves, values) };
};

export const actions: Actions = {
	save: async (asked) =>
		saveSeen(await asked.request.formData(), {
			...{ name: edits.NAME, schema: ideaForm, refusals: { ...priorityRefusals, ...refusals } },
			...{ parts: edits.ideaParts, unread: edits.unread, overtaken: 'idea_was_changed' },
			read: () => read(asked),
			save: async (data, now) => {
				const { error: refused } = await edits.save(asked.locals.supabase, data, now);
				return refused ?? redirect(303, `/ideas/${now.idea.id}`);
			}
		})
};
