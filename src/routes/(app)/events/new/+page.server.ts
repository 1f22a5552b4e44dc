import { error, redirect } from '@sveltejs/kit';
import { eventForm, ownersIn } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { beginningIn, clonedFrom, filledIn } from '#lib/events/planning.server.ts';
import { templates } from '#lib/events/templates.ts';
import * as meant from '#lib/people/meant.server.ts';
import { refuse, typed } from '#lib/server/forms.ts';
import { setUpInWords, setUpOf, toldOf } from '#lib/setup/set-ups.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { person, supabase }, url }) => {
	if (person?.role === 'member') error(403, 'Only leaders plan events. Ask one of them.');
	const beginning = beginningIn(url.searchParams, Date.now());
	const slug = clonedFrom(beginning);
	const [earlier, all] = await Promise.all([slug === null ? null : events.show(supabase, slug), events.list(supabase)]);
	return {
		beginning,
		earlier: all.slice(0, 50).map((event) => ({ value: `event:${event.slug}`, label: event.name })),
		clonedFrom: earlier?.name ?? null,
		brings: Object.fromEntries(
			templates.map(({ name }): [string, string] => {
				const setUp = setUpOf(name);
				return [name, setUp ? setUpInWords(setUp) : ''];
			})
		),
		values: filledIn(beginning, earlier),
		zones: Intl.supportedValuesOf('timeZone')
	};
};

export const actions: Actions = {
	// without JavaScript a further row comes from the server; nothing is saved
	more: async ({ request }) => {
		const values = typed(await request.formData());
		return { values, added: values.add ?? 'challenges' };
	},
	save: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = await meant.parse(locals.supabase, form, { schema: eventForm, fields: ownersIn(form) });
		if (failure) return failure;
		const { data: slug, error } = await events.plan(locals.supabase, data, toldOf(data.template));
		if (error) return refuse(error, refusals, form);
		redirect(303, `/events/${slug}/setup`);
	}
};
