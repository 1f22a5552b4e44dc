import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { limitsForm, limitsParts, limitValues } from '#lib/events/registration.server.ts';
import * as saves from '#lib/events/saves.server.ts';
import { typed } from '#lib/server/forms.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

/** As the database calls the form. */
const NAME = 'registration';

/** What it is read from. */
async function read({ locals: { supabase }, params: { slug = '' } }: Pick<RequestEvent, 'locals' | 'params'>) {
	const saved = await saves.of(supabase, slug, NAME);
	const event = await events.show(supabase, slug);
	return { saves: saved, values: limitValues(event.limits, event.questions), event };
}

export const load: PageServerLoad = async (asked) => {
	const { event, ...now } = await read(asked);
	if (!event.may_edit) error(404, 'Only its organizers and leaders set how people register.');
	return { name: event.name, slug: event.slug, seen: seenOf(NAME, now.saves, now.values) };
};

export const actions: Actions = {
	more: async ({ request }) => ({ values: typed(await request.formData()), added: true }),
	save: async (asked) =>
		saveSeen(await asked.request.formData(), {
			...{ name: NAME, schema: limitsForm, refusals, parts: limitsParts, read: () => read(asked) },
			save: async (data, { event, version }) => {
				const refused = await crew.setRegistration(asked.locals.supabase, event.id, { ...data, version });
				return refused.error ?? redirect(303, `/events/${event.slug}/people`);
			}
		})
};
