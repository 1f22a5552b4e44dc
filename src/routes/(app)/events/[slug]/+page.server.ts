import * as events from '#lib/events/events.server.ts';
import { refusals, takesPart } from '#lib/events/events.ts';
import { registrationForm } from '#lib/events/registration.server.ts';
import * as announcements from '#lib/floor/announcements.server.ts';
import { shownOf } from '#lib/floor/eventShown.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import * as finals from '#lib/judging/finals.server.ts';
import * as judging from '#lib/judging/judging.server.ts';
import * as ledger from '#lib/ledger/ledger.server.ts';
import * as outcomes from '#lib/impact/outcomes.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import * as demos from '#lib/submissions/demo.server.ts';
import { withDemoDay } from '#lib/submissions/pitches.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of many, the page shows so many and leads to the others. */
const SHOWN = 12;
const SAID = 4;

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug } }) => {
	const [event, rubrics, wall, inEvent, floor, before, demo] = await Promise.all([
		events.show(supabase, slug),
		judging.rubricsOf(supabase, slug),
		ideas.find(supabase, { event: slug }, 6),
		teams.inBrief(supabase, slug),
		announcements.floorOf(supabase, slug, SAID),
		ledger.previous(supabase, slug),
		demos.brief(supabase, slug)
	]);
	const isAfter = !takesPart(event.phase) && event.phase !== 'announced';
	const [handedIn, finalists] = isAfter
		? await Promise.all([submissions.ofEvent(supabase, slug, SHOWN), finals.ofEvent(supabase, event.id)])
		: [[], []];
	return {
		event: { ...event, brief: render(event.brief), agenda: withDemoDay(event.agenda, demo) },
		pitch: event.phase === 'results' ? null : (demo?.mine ?? null),
		...{ rubrics, isAfter, finalists },
		challenges: event.challenges.map((challenge) => ({ ...challenge, brief: render(challenge.brief) })),
		clock: { asked_at: floor.asked_at, next_at: floor.next_at },
		mine: { parts: floor.parts, toHelp: floor.to_help, toScore: floor.to_score },
		live: shownOf(event, inEvent, { ideas: wall.in_event, said: floor.said }),
		room: { teams: SHOWN, announcements: SAID },
		ideas: wall.ideas,
		outcome: event.phase === 'results' ? await outcomes.ofEvent(supabase, event.id) : null,
		before: event.phase === 'results' ? null : before,
		moreUntil: inEvent.more_until,
		submissions: handedIn.map((submission) => ({ ...submission, pitch: render(submission.pitch) }))
	};
};

export const actions: Actions = {
	register: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { id, questions } = await events.show(locals.supabase, params.slug);
		const { data, failure } = parse(registrationForm(questions), form);
		if (failure) return failure;
		const { error } = await events.register(locals.supabase, id, data);
		if (error) return refuse(error, refusals, form);
		return { registered: true };
	},
	cancel: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { id } = await events.show(locals.supabase, params.slug);
		const { error } = await events.cancel(locals.supabase, id);
		if (error) return refuse(error, refusals, form);
		return { registered: false };
	},
	come: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { id } = await events.show(locals.supabase, params.slug);
		const { error } = await events.checkIn(locals.supabase, id, String(form.get('code') ?? ''));
		if (error) return refuse(error, refusals, form);
		return { come: true };
	}
};
