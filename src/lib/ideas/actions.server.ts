import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { refusals } from '#lib/ideas/ideas.ts';
import type { Refusals } from '#lib/refusals.ts';
import { parse, refuse, type Failure } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';

type Supabase = App.Locals['supabase'];
type Outcome = PromiseLike<{ readonly error: DatabaseError | null }>;
type Options = {
	/** Where the page goes afterwards, such as '#comments'; it stays as it is where left out. */
	readonly to?: string;
	readonly refusals?: Refusals;
};

/** An action of the page of an idea: reads its form, calls one verb with the id of the idea, answers what was refused. */
export function act<S extends z.ZodType>(
	schema: S,
	verb: (supabase: Supabase, id: number, data: z.output<S>) => Outcome,
	{ to, refusals: others }: Options = {}
) {
	return async ({ locals, params, request }: RequestEvent): Promise<ActionFailure<Failure> | undefined> => {
		const form = await request.formData();
		const { data, failure } = parse(schema, form);
		if (failure) return failure;
		const { error } = await verb(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, { ...others, ...refusals }, form);
		if (to !== undefined) redirect(303, `/ideas/${params.id}${to}`);
	};
}
