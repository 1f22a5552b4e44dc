import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import { eventForm, eventParts, valuesOf } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import * as saves from '#lib/events/saves.server.ts';
import { typed } from '#lib/server/forms.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

/** As the database calls the form. */
const NAME = 'event';

/** What it is read from. */
async function read({ locals: { supabase }, params: { slug = '' } }: Pick<RequestEvent, 'locals' | 'params'>) {
	const saved = await saves.of(supabase, slug, NAME);
	const event = await events.show(supabase, slug);
	return { saves: saved, values: valuesOf(event), event };
}

export const load: PageServerLoad = async (asked) => {
	const [{ event, ...now }, people] = await Promise.all([read(asked), crew.candidates(asked.locals.supabase)]);
	if (!event.may_edit) error(404, 'Only its organizers and leaders can change this event.');
	const owners = event.challenges.flatMap(({ owner }) => owner ?? []);
	return {
		...{
			name: event.name,
			slug: event.slug,
			seen: seenOf(NAME, now.saves, now.values),
			zones: Intl.supportedValuesOf('timeZone')
		},
		people: [...owners.filter(({ id }) => !people.some((one) => one.id === id)), ...people]
	};
};

export const actions: Actions = {
	more: async ({ request }) => {
		const values = typed(await request.formData());
		return { values, added: values.add ?? 'challenges' };
	},
	save: async (asked) => {
		const { supabase } = asked.locals;
		return saveSeen(await asked.request.formData(), {
			...{ name: NAME, schema: eventForm, refusals, parts: eventParts(await crew.candidates(supabase)) },
			read: () => read(asked),
			save: async (data, { event, version }) => {
				const { data: slug, error: refused } = await events.save(supabase, data, { id: event.id, version });
				return refused ?? redirect(303, `/events/${slug}`);
			}
		});
	}
};
