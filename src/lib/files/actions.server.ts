import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { refusals as ofFiles } from '#lib/files/files.ts';
import { attachedBy, type GivenFile } from '#lib/files/upload.schema.ts';
import type { Refusals } from '#lib/refusals.ts';
import { refuse, typed, type Failure } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';

type Supabase = App.Locals['supabase'];
type Outcome = PromiseLike<{ readonly error: DatabaseError | null }>;
type Verbs = {
	readonly attach: (supabase: Supabase, id: number, file: GivenFile) => Outcome;
	readonly remove: (supabase: Supabase, file: number, removes: boolean) => Outcome;
	readonly refusals: Refusals;
};

/** The failure of a form whose file was not taken: what was typed is kept, the file no form can keep. */
export function notTaken(form: FormData, errors: Readonly<Record<string, string>>): ActionFailure<Failure> {
	return fail(422, { values: typed(form), errors: { ...errors }, summary: Object.values(errors)[0] ?? '' });
}

/** The actions of a page that manages the files of what has the id in its address: attach one, take one away, put it back. */
export function manage({ attach, remove, refusals }: Verbs) {
	const all = { ...ofFiles, ...refusals };
	return {
		attach: async ({ locals, params, request, url }: RequestEvent): Promise<ActionFailure<Failure>> => {
			const form = await request.formData();
			const { given, errors } = await attachedBy(form);
			const isNone = Object.keys(errors).length === 0;
			if (!given) return notTaken(form, isNone ? { file: 'Choose a file first.' } : errors);
			const { error } = await attach(locals.supabase, idOf(params.id), given);
			return error ? refuse(error, all, form) : redirect(303, `${url.pathname}?saved`);
		},
		remove: async ({ locals, request, url }: RequestEvent): Promise<ActionFailure<Failure>> => {
			const form = await request.formData();
			const removes = form.get('removes') !== 'no';
			const { error } = await remove(locals.supabase, idOf(String(form.get('id'))), removes);
			return error ? refuse(error, all, form) : redirect(303, url.pathname);
		}
	};
}
