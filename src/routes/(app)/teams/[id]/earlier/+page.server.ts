import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { commands } from '#lib/server/commands.ts';
import { idOf } from '#lib/server/params.ts';
import { asText, inWords, labelOf } from '#lib/submissions/merging.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { refusals } from '#lib/submissions/submissions.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { fields, texts, ...shown } = await submissions.earlier(locals.supabase, idOf(params.id));
	return {
		...shown,
		texts: texts.map(({ field, says, ...text }) => ({
			...text,
			label: labelOf(fields, field),
			says: inWords(field, asText(says))
		}))
	};
};

const choice = z.object({ text: z.coerce.number().int().positive() });
const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	take: on(choice, async ({ text }, { locals, params }) => {
		const refusal = await submissions.takeBack(locals.supabase, text);
		if (!refusal) redirect(303, `/teams/${params.id}#hand-in`);
		return refusal;
	})
};
