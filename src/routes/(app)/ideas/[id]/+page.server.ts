import { redirect } from '@sveltejs/kit';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import { commentForm, priorityForm, supportForm, wantedForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import * as merges from '#lib/ideas/merges.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { idOf } from '#lib/server/params.ts';
import { teamForm } from '#lib/teams/team-form.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import { refusals as teamRefusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [{ proposal, problem, ...idea }, joined, talk] = await Promise.all([
		ideas.show(locals.supabase, id),
		merges.read(locals.supabase, id),
		merges.talk(locals.supabase, id)
	]);
	const me = locals.person?.id;
	const maySay = idea.author.id === me || leads(locals.person);
	return {
		/** What whoever may say so can choose from; empty for everybody else. */
		priorities: maySay ? await priorities.choices(locals.supabase, idea.priority?.id) : [],
		idea: { ...idea, problem: render(problem), proposal: render(proposal) },
		talk: talk.map(({ body, ...comment }) => ({ ...comment, html: render(body), isMine: comment.author.id === me })),
		merges: joined,
		maySay: maySay && !joined.merged_into,
		isMine: idea.author.id === me,
		isSupported: idea.backers.some(({ person }) => person.id === me),
		takesTeams: !joined.merged_into && idea.event !== null && Date.parse(idea.event.judging_at) > Date.now()
	};
};

export const actions: Actions = {
	support: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(supportForm, form);
		if (failure) return failure;
		const { error } = await ideas.support(locals.supabase, idOf(params.id), data.supports);
		if (error) return refuse(error, refusals, form);
	},
	priority: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(priorityForm, form);
		if (failure) return failure;
		const { error } = await ideas.prioritise(locals.supabase, idOf(params.id), data.priority);
		if (error) return refuse(error, { ...priorityRefusals, ...refusals }, form);
		redirect(303, `/ideas/${params.id}#priority`);
	},
	wanted: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(wantedForm, form);
		if (failure) return failure;
		const { error } = await ideas.want(locals.supabase, idOf(params.id), data.wanted_by);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/ideas/${params.id}#wanted`);
	},
	comment: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(commentForm, form);
		if (failure) return failure;
		const { error } = await ideas.comment(locals.supabase, idOf(params.id), data.body);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/ideas/${params.id}#comments`);
	},
	remove: async ({ locals, request }) => {
		const form = await request.formData();
		const { error } = await ideas.removeComment(locals.supabase, idOf(String(form.get('comment'))));
		if (error) return refuse(error, refusals, form);
	},
	team: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(teamForm, form);
		if (failure) return failure;
		const { data: id, error } = await teams.form(locals.supabase, idOf(params.id), data.team);
		if (error) return refuse(error, { ...refusals, ...teamRefusals }, form);
		redirect(303, `/teams/${id}`);
	}
};
