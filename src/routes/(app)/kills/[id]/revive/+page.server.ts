import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { refusals as experimentRefusals } from '#lib/experiments/experiments.ts';
import { refusals as planRefusals } from '#lib/experiments/planRefusals.ts';
import * as kills from '#lib/handovers/kills.server.ts';
import { refusals } from '#lib/handovers/kills.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const kill = await kills.read(locals.supabase, idOf(params.id));
	if (!kill) error(404, 'There is no such kill.');
	const role = locals.person?.role;
	if (role !== 'leader' && role !== 'admin') error(403, 'Not allowed');
	return { kill, key: randomUUID() };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(kills.revivalForm, form);
		if (failure) return failure;
		const { data: id, error: refusal } = await kills.revive(locals.supabase, idOf(params.id), data);
		if (refusal) return refuse(refusal, { ...planRefusals, ...experimentRefusals, ...refusals }, form);
		redirect(303, `/experiments/${id}/plan`);
	}
};
