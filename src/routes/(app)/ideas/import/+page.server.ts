import { randomUUID } from 'node:crypto';
import { error as httpError, redirect } from '@sveltejs/kit';
import { importSent } from './sent.server.ts';
import * as imports from '#lib/ideas/imports.server.ts';
import { leads } from '#lib/people/people.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form and what is wrong with it: nothing here is left for a script to do. */
export const csr = false;

/** Of many ideas that would be written so many are shown. */
const SHOWN = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
	const places = await imports.places(locals.supabase);
	const isLeader = leads(locals.person);
	if (!isLeader && places.length === 0) httpError(403, 'Whoever runs an event, and leaders, import ideas.');
	const chosen = places.find(({ slug }) => slug === url.searchParams.get('event'))?.id;
	return { places, isLeader, values: { place: String(chosen ?? places[0]?.id ?? ''), key: randomUUID() } };
};

export const actions: Actions = {
	check: async (event) => {
		const read = await importSent(event.locals.supabase, await event.request.formData(), false);
		if ('failure' in read) return read.failure;
		const { values, unread, ideas } = read;
		return { values, unread, preview: { ideas: ideas.slice(0, SHOWN), count: ideas.length } };
	},
	write: async (event) => {
		const read = await importSent(event.locals.supabase, await event.request.formData(), true);
		if ('failure' in read) return read.failure;
		const place = (await imports.places(event.locals.supabase)).find(({ id }) => id === read.event);
		const list = place ? `/events/${place.slug}/ideas?` : '/ideas?sort=newest&';
		redirect(303, `${list}imported=${read.ideas.length}`);
	}
};
