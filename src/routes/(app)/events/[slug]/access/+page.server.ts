import { z } from 'zod';
import { accessTo, galleryMoments, parts, sightInWords, type Part } from '#lib/events/access.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { commands } from '#lib/server/commands.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [event, { is_judge: judges }] = await Promise.all([
		events.show(locals.supabase, params.slug),
		judging.show(locals.supabase, params.slug)
	]);
	const { name, slug, may_edit, is_registered, roles, gallery_from } = event;
	const is: Readonly<Partial<Record<Part, boolean>>> = {
		...{ organizer: may_edit, judge: judges, participant: is_registered },
		mentor: roles.some(({ id, role }) => id === locals.person?.id && role === 'mentor')
	};
	const me = parts.filter((part) => is[part]);
	return {
		...{ name, slug, event, me, galleryMoments },
		isSettled: Date.parse(event.asked_at) >= Date.parse(event.judging_at),
		parts,
		rows: accessTo(gallery_from).map(({ thing, sight }) => ({
			thing,
			cells: parts.map((part) => sightInWords(sight[part]))
		}))
	};
};

const gallery = z.object({
	gallery_from: z.enum(['judging_at', 'voting_at'], { error: 'Choose one of the moments in the list.' })
});
const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	gallery: on(gallery, ({ gallery_from }, { locals, params }) =>
		events.openGallery(locals.supabase, params.slug, gallery_from)
	)
};
