import * as events from '#lib/events/events.server.ts';
import { programmeOf } from '#lib/events/programme.ts';
import { daysInZone } from '#lib/events/zones.ts';
import { render } from '#lib/server/markdown.server.ts';
import * as demos from '#lib/submissions/demo.server.ts';
import { withDemoDay } from '#lib/submissions/pitches.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [event, demo] = await Promise.all([
		events.show(locals.supabase, params.slug),
		demos.brief(locals.supabase, params.slug)
	]);
	const { id, name, slug, time_zone, organizer, challenges } = event;
	return {
		...{ id, name, slug, time_zone, organizer: organizer.name },
		days: daysInZone(event.ideation_at, event.results_at, time_zone),
		programme: programmeOf({ ...event, agenda: withDemoDay(event.agenda, demo) }),
		brief: render(event.brief),
		challenges: challenges.map(({ id, title }) => ({ id, title }))
	};
};
