import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Refusals } from '#lib/refusals.ts';
import { parse, refuse, type Failure } from '#lib/server/forms.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';

type Act<Event extends RequestEvent, S extends z.ZodType> = (
	data: z.output<S>,
	event: Event
) => Promise<DatabaseError | null>;

/**
 * Form actions of one page, each one command of an area: reads the form, acts, and shows the page again, or answers the
 * refusal with all that was typed. What needs to go elsewhere throws its own redirect.
 */
export function commands<Event extends RequestEvent>(refusals: Refusals) {
	return <S extends z.ZodType>(schema: S, act: Act<Event, S>) =>
		async (event: Event): Promise<ActionFailure<Failure>> => {
			const form = await event.request.formData();
			const { data, failure } = parse(schema, form);
			if (failure) return failure;
			const refusal = await act(data, event);
			if (refusal) return refuse(refusal, refusals, form);
			redirect(303, event.url.pathname);
		};
}
