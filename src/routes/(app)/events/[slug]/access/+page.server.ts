import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { accessTo, galleryMoments, parts, sightInWords, type Part } from '#lib/events/access.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import * as saves from '#lib/events/saves.server.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const saved = await saves.of(locals.supabase, params.slug, 'gallery');
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
		...{ name, slug, event, me, galleryMoments, seen: seenOf('gallery', saved, { gallery_from }) },
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
const gallerySays = (_: string, value: string) => galleryMoments.find((one) => one.value === value)?.label;
const galleryParts = { labels: { gallery_from: 'When everybody reads what teams hand in' }, says: gallerySays };

export const actions: Actions = {
	gallery: async ({ locals: { supabase }, params: { slug }, request, url }) =>
		saveSeen(await request.formData(), {
			...{ name: 'gallery', schema: gallery, refusals, parts: galleryParts },
			read: async () => {
				const saved = await saves.of(supabase, slug, 'gallery');
				const { id, gallery_from } = await events.show(supabase, slug);
				return { saves: saved, values: { gallery_from }, id };
			},
			save: async ({ gallery_from }, at) =>
				(await events.openGallery(supabase, at, gallery_from)) ?? redirect(303, url.pathname)
		})
};
