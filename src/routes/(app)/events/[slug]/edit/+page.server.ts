import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { eventForm, eventParts, ownersIn, valuesOf } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import * as saves from '#lib/events/saves.server.ts';
import * as meant from '#lib/people/meant.server.ts';
import { typed } from '#lib/server/forms.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import * as demos from '#lib/submissions/demo.server.ts';
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
	const [{ event, ...now }, demo] = await Promise.all([
		read(asked),
		demos.brief(asked.locals.supabase, asked.params.slug)
	]);
	if (!event.may_edit) error(404, 'Only its organizers and leaders can change this event.');
	return {
		hasDemoDay: demo !== null && !demo.has_begun,
		...{ name: event.name, slug: event.slug, zones: Intl.supportedValuesOf('timeZone') },
		seen: seenOf(NAME, now.saves, now.values)
	};
};

export const actions: Actions = {
	more: async ({ request }) => {
		const values = typed(await request.formData());
		return { values, added: values.add ?? 'challenges' };
	},
	save: async (asked) => {
		const { supabase } = asked.locals;
		const form = await asked.request.formData();
		const unclear = await meant.settle(supabase, form, ownersIn(form));
		if (unclear) return unclear;
		return saveSeen(form, {
			...{ name: NAME, schema: eventForm, refusals, parts: eventParts },
			read: () => read(asked),
			save: async (data, { event, version }) => {
				const { data: slug, error: refused } = await events.save(supabase, data, { id: event.id, version });
				return refused ?? redirect(303, `/events/${slug}`);
			}
		});
	}
};
