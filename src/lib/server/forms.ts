import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { legible } from '#lib/server/legible.ts';
import type { Refusals } from '#lib/refusals.ts';
import { sentenceFor, type DatabaseError } from '#lib/server/refusals.ts';

/** What goes back to a form that was not taken: everything typed by field name, a sentence by field, one for the whole. */
export type Failure = {
	readonly values: Readonly<Record<string, string>>;
	readonly errors: Readonly<Record<string, string>>;
	readonly summary: string;
};

type Nested = string | Nested[] | { [key: string]: Nested };

/** Every text field as typed; of a repeated name, the values joined by a comma. Files and secrets are left out. */
export function typed(form: FormData): Record<string, string> {
	const values: Record<string, string> = {};
	for (const name of new Set(form.keys())) {
		if (/password/i.test(name)) continue;
		values[name] = form
			.getAll(name)
			.filter((value) => typeof value === 'string')
			.join(',');
	}
	return values;
}

/** Form fields as an object: `variants.0.name` becomes `{ variants: [{ name }] }`. At most 4 levels, 200 places a list. */
export function nested(form: FormData): Nested {
	const root: { [key: string]: Nested } = {};
	for (const [name, value] of form) {
		if (typeof value === 'string') place(root, name.split('.').slice(0, 4), legible(value));
	}
	return root;
}

function place(into: { [key: string]: Nested } | Nested[], path: string[], value: string): void {
	const [head = '', ...rest] = path;
	// what comes behind the last place is left out: it would take that place from what stands there
	if (Array.isArray(into) && !(/^\d{1,3}$/.test(head) && Number(head) < 200)) return;
	if (head === '__proto__' || head === 'constructor') return;
	const key = Array.isArray(into) ? Number(head) : head;
	const slots: Record<string | number, Nested> = Object(into);
	if (rest.length === 0) {
		slots[key] = value;
		return;
	}
	const here = slots[key];
	const next = typeof here === 'object' ? here : /^\d+$/.test(rest[0] ?? '') ? [] : {};
	slots[key] = next;
	place(next, rest, value);
}

/**
 * Reads a form by a schema. Answers its data, or the failure an action returns: status 422, what was typed, a sentence
 * beside each field that was not understood.
 */
export function parse<S extends z.ZodType>(
	schema: S,
	form: FormData
): { data: z.output<S>; failure?: undefined } | { data?: undefined; failure: ActionFailure<Failure> } {
	const result = schema.safeParse(nested(form));
	if (result.success) return { data: result.data };
	const errors: Record<string, string> = {};
	for (const issue of result.error.issues) errors[issue.path.join('.')] ??= issue.message;
	const count = Object.keys(errors).length;
	const summary = count === 1 ? 'One field needs a change.' : `${count} fields need a change.`;
	return { failure: fail(422, { values: typed(form), errors, summary }) };
}

/** The failure an action returns when the database refused: the refusal's sentence by its field, what was typed kept. */
export function refuse(error: DatabaseError, refusals: Refusals, form: FormData): ActionFailure<Failure> {
	const { says, field } = sentenceFor(error, refusals);
	return fail(422, { values: typed(form), errors: field ? { [field]: says } : {}, summary: says });
}
