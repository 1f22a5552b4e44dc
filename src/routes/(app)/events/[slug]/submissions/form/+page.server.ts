import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as events from '#lib/events/events.server.ts';
import * as saves from '#lib/events/saves.server.ts';
import { typed } from '#lib/server/forms.ts';
import { refusalName } from '#lib/server/refusals.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import { askedForm, askedParts, askedValues, weightInWords } from '#lib/submissions/asked.schema.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { refusals } from '#lib/submissions/submissions.ts';
import type { Actions, PageServerLoad } from './$types';

/** As the database calls the form. */
const NAME = 'submission_form';

/** What it is read from. */
async function read({ locals: { supabase }, params: { slug = '' } }: Pick<RequestEvent, 'locals' | 'params'>) {
	const saved = await saves.of(supabase, slug, NAME);
	const asked = await submissions.asked(supabase, slug);
	return { saves: saved, values: askedValues(asked.fields), asked };
}

export const load: PageServerLoad = async (event) => {
	const { asked, ...now } = await read(event);
	if (!asked.may_organize) error(404, 'Only who runs this event chooses what teams are asked for.');
	return { ...asked, slug: event.params.slug, seen: seenOf(NAME, now.saves, now.values) };
};

export const actions: Actions = {
	// without JavaScript a further row comes from the server; nothing is saved
	more: async ({ request }) => ({ values: typed(await request.formData()), added: true }),
	save: async (asked) => {
		const { supabase } = asked.locals;
		const { id } = await events.inBrief(supabase, asked.params.slug);
		const form = await asked.request.formData();
		const knows = form.has('knows');
		let means: string[] = [];
		const failure = await saveSeen(form, {
			...{ name: NAME, schema: askedForm, refusals, parts: askedParts, read: () => read(asked) },
			save: async (data, { version, asked: { fields } }) => {
				const refusal = (await submissions.ask(supabase, { event: id, version, knows }, data)).error;
				if (refusal && refusalName(refusal) === 'submission_form_meets_drafts')
					means = weightInWords(await submissions.weigh(supabase, id, data), [...data, ...fields]);
				return refusal;
			}
		});
		return failure ? fail(422, { ...failure.data, means }) : { saved: true };
	}
};
