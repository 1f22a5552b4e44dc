import { redirect } from '@sveltejs/kit';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import { act } from '#lib/ideas/actions.server.ts';
import * as around from '#lib/ideas/around.server.ts';
import * as forms from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import * as scores from '#lib/ideas/scores.server.ts';
import { sidesOf } from '#lib/ideas/scores.ts';
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
	const [{ proposal, problem, ...idea }, about] = await Promise.all([
		ideas.show(locals.supabase, id),
		around.read(locals.supabase, id)
	]);
	const me = locals.person?.id;
	const isOpen = !about.merges.merged_into && !about.hidden;
	const maySay = isOpen && (idea.author.id === me || leads(locals.person));
	return {
		/** What whoever may say so can choose from; empty for everybody else. */
		priorities: maySay ? await priorities.choices(locals.supabase, idea.priority?.id) : [],
		idea: { ...idea, problem: render(problem), proposal: render(proposal) },
		...about,
		talk: about.talk.map(({ body, hidden_words: hidden, ...said }) => ({
			...{ ...said, html: render(body), isMine: said.author.id === me },
			hiddenHtml: hidden === null ? null : render(hidden)
		})),
		maySay,
		isOpen,
		mayEdit: idea.author.id === me && !about.merges.merged_into,
		isMine: idea.author.id === me,
		isSupported: idea.backers.some(({ person }) => person.id === me),
		sides: isOpen ? sidesOf(locals.person) : [],
		takesTeams: isOpen && idea.event !== null && Date.parse(idea.event.judging_at) > Date.now()
	};
};

export const actions: Actions = {
	support: act(forms.supportForm, (supabase, id, { supports }) => ideas.support(supabase, id, supports)),
	score: act(forms.scoreForm, scores.give, { to: '#scores' }),
	priority: act(forms.priorityForm, (supabase, id, { priority }) => ideas.prioritise(supabase, id, priority), {
		to: '#priority',
		refusals: priorityRefusals
	}),
	wanted: act(forms.wantedForm, (supabase, id, { wanted_by }) => ideas.want(supabase, id, wanted_by), {
		to: '#wanted'
	}),
	move: act(forms.moveForm, (supabase, id, { place }) => ideas.move(supabase, id, place), { to: '#belongs' }),
	settle: act(forms.settleForm, (supabase, id, { keeps }) => ideas.settle(supabase, id, keeps), { to: '' }),
	comment: act(forms.commentForm, ideas.comment, { to: '#comments' }),
	react: act(forms.reactForm, (supabase, _, { comment, react }) => ideas.react(supabase, comment, react)),
	hide: act(forms.hideForm, (supabase, _, { comment, ...said }) => ideas.hide(supabase, comment, said), {
		to: '#comments'
	}),
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
