import { access, parts, sightInWords, type Part } from '#lib/events/access.ts';
import * as events from '#lib/events/events.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const event = await events.show(locals.supabase, params.slug);
	const { name, slug, may_edit, is_registered, roles } = event;
	const role = roles.find(({ id }) => id === locals.person?.id)?.role;
	// who judges is said on the pages of judging
	const me: Part | null = may_edit ? 'organizer' : (role ?? (is_registered ? 'participant' : null));
	return {
		...{ name, slug, event, me },
		parts,
		rows: access.map(({ thing, sight }) => ({ thing, cells: parts.map((part) => sightInWords(sight[part])) }))
	};
};
