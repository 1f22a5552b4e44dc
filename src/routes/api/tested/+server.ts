import { error, json } from '@sveltejs/kit';
import * as learnings from '#lib/learnings/learnings.server.ts';
import type { RequestHandler } from './$types';

const bare = (text: string | null) => (text ?? '').replace(/\p{Cc}/gu, ' ');

const numberIn = (text: string | null) => (/^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined);

/** What is known about a `title` and a `text` of a plan, besides the experiment `except` and the `idea` they belong to. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (!locals.person) error(401, 'Sign in first.');
	const asked = url.searchParams;
	const found = await learnings.similar(locals.supabase, {
		title: bare(asked.get('title')),
		text: bare(asked.get('text')),
		except: numberIn(asked.get('except')),
		idea: numberIn(asked.get('idea'))
	});
	return json(found);
};
