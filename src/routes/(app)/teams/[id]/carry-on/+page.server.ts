import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { beginnings } from '#lib/ledger/beginnings.ts';
import { carryOnForm, followForm } from '#lib/ledger/ledger.schema.ts';
import * as ledger from '#lib/ledger/ledger.server.ts';
import { daysAfter, refusals } from '#lib/ledger/ledger.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import { written } from '#lib/submissions/written.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many days ahead the form proposes to start. */
const AHEAD = 30;

export const load: PageServerLoad = async ({ locals, params }) => {
	const [team, owners] = await Promise.all([
		ledger.begin(locals.supabase, idOf(params.id)),
		experiments.owners(locals.supabase)
	]);
	const inTeam = new Set(team.people.map(({ id }) => id));
	const all = [...new Map([...owners.marketing, ...owners.it].map((one) => [one.id, one])).values()];
	const options = (isIn: boolean) =>
		all.filter(({ id }) => inTeam.has(id) === isIn).map(({ id, name }) => ({ value: id, label: name }));
	return {
		team,
		begins: beginnings(team),
		handedIn: written(team.fields, team),
		key: randomUUID(),
		startBy: daysAfter(team.today, AHEAD).slice(0, 10),
		latest: daysAfter(team.today, 366).slice(0, 10),
		ofTeam: options(true),
		others: options(false)
	};
};

export const actions: Actions = {
	follow: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(followForm, form);
		if (failure) return failure;
		const { error } = await ledger.follow(locals.supabase, idOf(params.id), data.experiment);
		return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${data.experiment}`);
	},
	draft: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(carryOnForm, form);
		if (failure) return failure;
		const { data: id, error } = await ledger.carryOn(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${id}/plan`);
	}
};
