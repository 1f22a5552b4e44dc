import { error, fail, redirect } from '@sveltejs/kit';
import * as events from '#lib/events/events.server.ts';
import { accessTo, sightInStretches, stretches } from '#lib/events/access.ts';
import { columnOf, previewed, previewParts } from '#lib/events/previews.ts';
import { backend } from '#lib/server/backend/backend.ts';
import { PREVIEW } from '#lib/server/backend/previewing.ts';
import { askedPreview, forgetPreview, previewOf, rememberPreview } from '#lib/server/preview.ts';
import { clientsFor } from '#lib/server/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { id, name, slug, may_edit, gallery_from } = await events.show(event.locals.supabase, event.params.slug);
	if (!may_edit) error(403, 'Only organizers of an event preview it.');
	const asked = askedPreview(event)?.split('.');
	const isRunning = asked?.[0] === String(id);
	const now = isRunning ? (asked?.[1] ?? null) : null;
	const chosen = event.url.searchParams.get('as') ?? now;
	const as = previewParts.find((part) => part === chosen) ?? 'participant';
	return {
		...{ name, slug },
		...{ now, as, stretches },
		rows: accessTo(gallery_from).map(({ thing, sight }) => ({ thing, cells: sightInStretches(sight[columnOf[as]]) })),
		parts: previewParts.map((part) => ({ part, ...previewed[part] }))
	};
};

export const actions: Actions = {
	begin: async (event) => {
		const { id, slug } = await events.show(event.locals.supabase, event.params.slug);
		const given = (await event.request.formData()).get('part');
		const part = previewParts.find((one) => one === given);
		if (!part) return fail(422, { summary: 'Choose as whom you want to see the event.' });
		const asked = `${id}.${part}`;
		if (!(await previewOf(clientsFor(event, await backend(), { [PREVIEW]: asked }).supabase)))
			return fail(422, {
				summary:
					'The database does not show this preview. Ask whoever runs it to look for pgrst.db_pre_request in the README.'
			});
		rememberPreview(event, asked);
		redirect(303, part === 'guest' ? '/judge/preview' : `/events/${slug}`);
	},
	end: (event) => {
		forgetPreview(event);
		redirect(303, event.url.pathname);
	}
};
