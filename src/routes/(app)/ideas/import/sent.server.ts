import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { readDelimited } from '#lib/experiments/import/delimited.ts';
import { textOf } from '#lib/experiments/import/upload.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import * as imports from '#lib/ideas/imports.server.ts';
import { allProblems, readIdeas, unreadColumns, type ImportedIdea, type Problem } from '#lib/ideas/imports.ts';
import { parse, refuse, typed, type Failure } from '#lib/server/forms.ts';
import type { Supabase } from '#lib/server/supabase.ts';

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

/** What is wrong with a table: its rows, and its columns that are not read. */
type Refused = Failure & {
	readonly problems?: readonly Problem[];
	readonly unread?: readonly string[];
	readonly preview?: undefined;
};
type Understood = {
	readonly values: Readonly<Record<string, string>>;
	readonly unread: readonly string[];
	readonly ideas: readonly ImportedIdea[];
	/** The event they belong to; null where they stand alone. */
	readonly event: number | null;
};
type Sent = { readonly failure: ActionFailure<Refused> } | Understood;

/** Reads the form that imports ideas and writes them, or only finds out whether it could; `failure` says why it could not. */
export async function importSent(supabase: Supabase, form: FormData, isWritten: boolean): Promise<Sent> {
	const { data, failure } = parse(importForm, form);
	if (failure) return { failure };
	const file = form.get('file');
	const isFile = file instanceof File && file.size > 0;
	const text = isFile ? textOf(new Uint8Array(await file.arrayBuffer())) : data.text;
	const values = { ...typed(form), ...(text !== null && { text }) };
	const refused = (says: string, problems: readonly Problem[] = [], unread: readonly string[] = []) => ({
		failure: fail(422, { values, errors: { text: says }, summary: says, problems, unread })
	});
	if (text === null) return refused('This file holds no text. Save the sheet as CSV and choose that.');
	const { rows, openQuote } = readDelimited(text);
	if (openQuote !== null) return refused(`A quote is opened in row ${openQuote} and never closed.`);
	const { ideas, problems, unread } = readIdeas(rows);
	const before = [...(data.without ? [] : unreadColumns(unread)), ...problems];
	if (ideas.length === 0) return refused(refusals.import_has_problems.says, before);
	// also where something is wrong already: what the database would refuse is told in the same answer
	const tries = !isWritten || before.length > 0;
	const said = await imports.write(supabase, ideas, { event: data.place, key: data.key, tries });
	// what came in a file is kept as well
	if ('error' in said) return { failure: fail(422, { ...refuse(said.error, refusals, form).data, values }) };
	const found = allProblems(before, 'problems' in said ? said.problems : []);
	if (found.length > 0) return refused(refusals.import_has_problems.says, found, unread);
	return { values, unread, ideas, event: data.place };
}
