import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { unclearName, type Meant } from '#lib/people/meant.ts';
import { offered } from '#lib/people/people.server.ts';
import * as forms from '#lib/server/forms.ts';
import { legible } from '#lib/server/legible.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

type Asked = { readonly words: string; readonly id: string };

const meant = z.array(z.object({ person: offered.element.nullable(), names: offered }));

/** Whom each of these words mean, with the id that was chosen among several, if one was; in their order. */
export async function whom(supabase: Supabase, asked: readonly Asked[]): Promise<readonly Meant[]> {
	if (asked.length === 0) return [];
	return meant.parse(answer(await supabase.rpc('people_meant', { p_asked: asked.map((one) => ({ ...one })) })));
}

/**
 * Reads the fields of a form that name people: `field_id` becomes the id of who is meant, nothing where nobody is named. Answers
 * the failure where words mean nobody or several, with who could be meant in `names`; null where all is clear.
 */
export async function settle(supabase: Supabase, form: FormData, fields: readonly string[]) {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? legible(value).trim() : '';
	};
	const named = fields.filter((field) => text(field) !== '');
	const found = await whom(
		supabase,
		named.map((field) => ({ words: text(field).slice(0, 80), id: text(`${field}_id`) }))
	);
	const errors: Record<string, string> = {};
	const names: Record<string, Meant['names']> = {};
	for (const field of fields) form.set(`${field}_id`, found[named.indexOf(field)]?.person?.id ?? '');
	found.forEach((one, at) => {
		const field = named[at] ?? '';
		if (one.person) return;
		errors[field] = unclearName(text(field), one);
		names[field] = one.names;
	});
	const [first, ...others] = Object.values(errors);
	if (first === undefined) return null;
	return fail(422, {
		values: forms.typed(form),
		errors,
		names,
		summary: others.length > 0 ? 'Say whom you mean.' : first
	});
}

/** Reads a form by its schema once the fields that name people are settled; the failure of either. */
export async function parse<S extends z.ZodType>(
	supabase: Supabase,
	form: FormData,
	{ schema, fields }: { readonly schema: S; readonly fields: readonly string[] }
): Promise<
	| { data: z.output<S>; failure?: undefined }
	| { data?: undefined; failure: NonNullable<Awaited<ReturnType<typeof settle>>> | ActionFailure<forms.Failure> }
> {
	const unclear = await settle(supabase, form, fields);
	return unclear ? { failure: unclear } : forms.parse(schema, form);
}
