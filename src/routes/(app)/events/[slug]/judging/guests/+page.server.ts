import { error } from '@sveltejs/kit';
import { daysUntilResults } from '#lib/judging/guests.ts';
import * as guests from '#lib/judging/guests.server.ts';
import { guestForm, renewForm, revokeForm } from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { refusals } from '#lib/judging/judging.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, slug, name, state, time_zone, may_organize, asked_at, voting_at, results_at } = await judging.show(
		locals.supabase,
		params.slug
	);
	if (!may_organize) error(404, 'Only its organizer or a leader can invite guests to judge this event.');
	const { judges } = await judging.deskOf(locals.supabase, id);
	return {
		...{ slug, name, time_zone, isOver: state === 'opened', days: daysUntilResults(asked_at, results_at) },
		guests: judges.flatMap(({ guest, ...judge }) =>
			guest
				? [{ ...judge, link: guest, endsEarly: guest.opens && Date.parse(guest.expires_at) < Date.parse(voting_at) }]
				: []
		)
	};
};

const linkTo = (origin: string, token: string) => `${origin}/judge/${token}`;

export const actions: Actions = {
	invite: async ({ locals: { supabase }, params, request, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(guestForm, form);
		if (failure) return failure;
		const { id } = await judging.show(supabase, params.slug);
		const made = await guests.invite(supabase, id, data);
		if (made.error) return refuse(made.error, refusals, form);
		return { made: { ...data, address: linkTo(url.origin, made.data) } };
	},
	renew: async ({ locals: { supabase }, params, request, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(renewForm, form);
		if (failure) return failure;
		const made = await guests.renew(supabase, data.guest, data.days);
		if (made.error) return refuse(made.error, refusals, form);
		const { id } = await judging.show(supabase, params.slug);
		const { judges } = await judging.deskOf(supabase, id);
		const judge = judges.find((one) => one.id === data.guest);
		return {
			made: {
				...{ name: judge?.name ?? '', email: judge?.guest?.email ?? '', days: data.days },
				address: linkTo(url.origin, made.data)
			}
		};
	},
	revoke: async ({ locals: { supabase }, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(revokeForm, form);
		if (failure) return failure;
		const refusal = await guests.revoke(supabase, data.guest);
		return refusal ? refuse(refusal, refusals, form) : { said: 'The link is revoked and opens no more.' };
	}
};
