import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug } }) => {
	const [event, wall, inEvent, handedIn] = await Promise.all([
		events.show(supabase, slug),
		ideas.find(supabase, { event: slug }, 10),
		teams.ofEvent(supabase, slug),
		submissions.ofEvent(supabase, slug)
	]);
	return {
		event: { ...event, brief: render(event.brief) },
		challenges: event.challenges.map((challenge) => ({ ...challenge, brief: render(challenge.brief) })),
		ideas: wall.ideas,
		ideaCount: wall.in_event,
		teams: inEvent,
		submissions: handedIn.map((submission) => ({ ...submission, pitch: render(submission.pitch) }))
	};
};

export const actions: Actions = {
	register: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { id } = await events.show(locals.supabase, params.slug);
		const { error } = await events.register(locals.supabase, id);
		if (error) return refuse(error, refusals, form);
		return { registered: true };
	}
};
