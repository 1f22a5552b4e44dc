import { randomUUID } from 'node:crypto';
import { error as httpError, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readDelimited } from '#lib/experiments/import/delimited.ts';
import { textOf } from '#lib/experiments/import/upload.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import * as imports from '#lib/ideas/imports.server.ts';
import { allProblems, readIdeas, unreadColumns, type Problem } from '#lib/ideas/imports.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form and what is wrong with it: nothing here is left for a script to do. */
export const csr = false;

const importForm = z.object({
	text: z.string().default(''),
	place: z
		.string()
		.regex(/^\d{0,15}$/, 'Choose from the list.')
		.default('')
		.transform((chosen) => (chosen ? Number(chosen) : null)),
	/** Whether columns that are not read are left out. */
	without: z.literal('on').optional(),
	key: z.uuid('Reload the page and import again.')
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const places = await imports.places(locals.supabase);
	const isLeader = leads(locals.person);
	if (!isLeader && places.length === 0) httpError(403, 'Whoever runs an event, and leaders, import ideas.');
	const chosen = places.find(({ slug }) => slug === url.searchParams.get('event'))?.id;
	return { places, isLeader, values: { place: String(chosen ?? places[0]?.id ?? ''), key: randomUUID() } };
};

export const actions: Actions = {
	write: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(importForm, form);
		if (failure) return failure;
		const file = form.get('file');
		const isFile = file instanceof File && file.size > 0;
		const text = isFile ? textOf(new Uint8Array(await file.arrayBuffer())) : data.text;
		const values = { ...typed(form), ...(text !== null && { text }) };
		const refused = (says: string, problems: readonly Problem[] = [], unread: readonly string[] = []) =>
			fail(422, { values, errors: { text: says }, summary: says, problems, unread });
		if (text === null) return refused('This file holds no text. Save the sheet as CSV and choose that.');
		const { rows, openQuote } = readDelimited(text);
		if (openQuote !== null) return refused(`A quote is opened in row ${openQuote} and never closed.`);
		const { ideas, problems, unread } = readIdeas(rows);
		const before = [...(data.without ? [] : unreadColumns(unread)), ...problems];
		if (ideas.length === 0) return refused(refusals.import_has_problems.says, before);
		// also where something is wrong already: what the database would refuse is told in the same answer
		const said = await imports.write(locals.supabase, ideas, {
			event: data.place,
			key: data.key,
			tries: before.length > 0
		});
		if ('error' in said) return refuse(said.error, refusals, form);
		if ('problems' in said)
			return refused(refusals.import_has_problems.says, allProblems(before, said.problems), unread);
		const event = (await imports.places(locals.supabase)).find(({ id }) => id === data.place);
		const list = event ? `/events/${event.slug}/ideas?` : '/ideas?sort=newest&';
		redirect(303, `${list}imported=${said.written}`);
	}
};
