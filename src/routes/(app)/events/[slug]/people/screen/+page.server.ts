import { error as httpError } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { checkInAddress } from '#lib/events/registration.ts';
import { dotsOf } from '#lib/ui/qr.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug }, url }) => {
	const event = await events.show(supabase, slug);
	if (!event.may_edit) httpError(403, 'Whoever runs the event shows its code.');
	const code = await crew.code(supabase, event.id);
	const { id, name, phase, time_zone, ideation_at, results_at, asked_at, come, registered } = event;
	return {
		event: { id, slug, name, phase, time_zone, ideation_at, results_at, asked_at, come, registered },
		address: `${url.host}/events/${slug}`,
		shown: code === null ? null : { code, dots: dotsOf(checkInAddress(url.origin, slug, code)) }
	};
};
