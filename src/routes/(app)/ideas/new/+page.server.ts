import { redirect } from '@sveltejs/kit';
import * as priorities from '#lib/alignment/priorities.server.ts';
import * as events from '#lib/events/events.server.ts';
import * as experimentsOf from '#lib/experiments/ofIdeas.server.ts';
import { notTaken } from '#lib/files/actions.server.ts';
import { attachedBy } from '#lib/files/upload.schema.ts';
import * as drafts from '#lib/ideas/drafts.server.ts';
import * as files from '#lib/ideas/files.server.ts';
import { ideaForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import * as imports from '#lib/ideas/imports.server.ts';
import { goneFrom, placeFor } from '#lib/ideas/places.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import * as meant from '#lib/people/meant.server.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import { refusalName } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url: { searchParams: asked } }) => {
	const [key, slug] = [asked.get('draft'), asked.get('event')];
	const draft = key ? await drafts.open(locals.supabase, idOf(key)) : null;
	const [open, offered, collected, was] = await Promise.all([
		events.takingIdeas(locals.supabase),
		priorities.choices(locals.supabase, draft?.priority),
		imports.places(locals.supabase),
		events.placeNamed(locals.supabase, draft?.fields.place ?? '')
	]);
	const place = placeFor(open, slug, Number(asked.get('challenge')));
	const closed = await events.closedFor(locals.supabase, slug, open);
	return {
		...{ open, draft, closed, priorities: offered, isDraftGone: key !== null && !draft },
		gone: was ? goneFrom(open, { value: draft?.fields.place ?? '', label: was }) : null,
		mayLogForOthers: leads(locals.person) || collected.length > 0,
		values: drafts.beginning(draft, { place, priority: asked.get('priority') ?? '' })
	};
};

export const actions: Actions = {
	// what the form does with JavaScript while one types: nothing is saved, similar ideas and tests are shown
	look: async ({ locals, request }) => {
		const values = typed(await request.formData());
		const said = { title: values.title ?? '', text: [values.problem, values.proposal].join(' ').trim() };
		const [similar, tested] = await Promise.all([
			experimentsOf.similar(locals.supabase, said.title),
			said.title || said.text ? learnings.similar(locals.supabase, said) : null
		]);
		return { values, looked: true, similar, tested };
	},
	keep: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(drafts.draftForm, form);
		if (failure) return failure;
		const { data: kept, error, logged } = await drafts.save(locals.supabase, data);
		if (logged) return drafts.loggedMeanwhile(logged, form);
		if (error) return drafts.refused(locals.supabase, error, form);
		redirect(303, kept ? `/ideas/new?draft=${kept.id}` : '/ideas/new');
	},
	drop: async ({ locals, request }) => {
		const form = await request.formData();
		const { error } = await drafts.drop(locals.supabase, idOf(String(form.get('draft'))));
		if (error) return refuse(error, refusals, form);
		redirect(303, '/ideas');
	},
	log: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = await meant.parse(locals.supabase, form, { schema: ideaForm, fields: ['for'] });
		if (failure) return failure;
		const { given, errors } = await attachedBy(form);
		if (Object.keys(errors).length > 0) return notTaken(form, errors);
		const { data: id, error } = await ideas.propose(locals.supabase, data);
		if (error) return drafts.refused(locals.supabase, error, form);
		// the idea is logged, whatever is wrong with its file
		const refused = given && (await files.attach(locals.supabase, id, given)).error;
		redirect(303, refused ? `/ideas/${id}/files?refused=${refusalName(refused)}` : `/ideas/${id}`);
	}
};
