import { redirect } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals, takesPart } from '#lib/events/events.ts';
import { checkInForm, removalForm, roleForm } from '#lib/events/crew-form.server.ts';
import * as judging from '#lib/judging/guests.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { refusals as teamRefusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug }, url }) => {
	const event = await events.show(supabase, slug);
	const [search, find] = [url.searchParams.get('q') ?? '', url.searchParams.get('add') ?? ''];
	const [list, code, found, judges] = await Promise.all([
		crew.attendance(supabase, event.id, search),
		event.may_edit ? crew.code(supabase, event.id) : null,
		event.may_edit && find ? crew.candidates(supabase, find) : [],
		judging.countJudges(supabase, event.id)
	]);
	const mayTakeOut = event.may_edit && (event.phase === 'announced' || takesPart(event.phase));
	const out = url.searchParams.get('out');
	return {
		...{ event, search, find, list, code, judges, found: found.slice(0, 20), mayTakeOut },
		leaving: mayTakeOut ? list.find(({ id }) => id === out) : undefined
	};
};

export const actions: Actions = {
	role: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(roleForm, form);
		if (failure) return failure;
		const { id } = await events.show(locals.supabase, params.slug);
		const { error } = await crew.setRole(locals.supabase, id, data);
		if (error) return refuse(error, refusals, form);
		return { saved: true };
	},
	come: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(checkInForm, form);
		if (failure) return failure;
		const { id } = await events.show(locals.supabase, params.slug);
		const { error } = await crew.checkIn(locals.supabase, id, data);
		if (error) return refuse(error, refusals, form);
		return { saved: true };
	},
	out: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(removalForm, form);
		if (failure) return failure;
		const { id } = await events.show(locals.supabase, params.slug);
		const { error } = await crew.takeOut(locals.supabase, id, data);
		if (error) return refuse(error, { ...teamRefusals, ...refusals }, form);
		redirect(303, `/events/${params.slug}/people?${new URLSearchParams({ q: url.searchParams.get('q') ?? '' })}#list`);
	}
};
