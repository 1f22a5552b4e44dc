import { error, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { previewParts } from '#lib/events/previews.ts';
import type { Person } from '#lib/server/session.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const COOKIE = 'cg-preview';
const HOURS = 2;
const optionsFor = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

const shape = z.object({
	part: z.enum(previewParts),
	...{ slug: z.string(), name: z.string() },
	person: z.object({
		...{ id: z.string(), name: z.string(), title: z.string(), is_bridging: z.boolean() },
		function: z.enum(['marketing', 'it', 'other']).nullable()
	})
});

/** An event as somebody who takes part in it in another way sees it, and who that is; nobody's id. */
export type Preview = Omit<z.output<typeof shape>, 'person'> & { readonly person: Person };

/** What this browser asks to see, as the header says it. Whether it may is the database's to say, at every request. */
export const askedPreview = ({ cookies }: RequestEvent): string | undefined => cookies.get(COOKIE);

/** From the next request on this browser asks to see an event so. */
export function rememberPreview({ cookies, url }: RequestEvent, asked: string): void {
	cookies.set(COOKIE, asked, { ...optionsFor(url), maxAge: HOURS * 3600 });
}

/** This browser is itself again. */
export function forgetPreview({ cookies, url }: RequestEvent): void {
	cookies.delete(COOKIE, optionsFor(url));
}

/**
 * Whose eyes this client has. Null where the database gives it none: not for this person, not any more, or because
 * nothing calls `private.begin_preview` before a request.
 */
export async function previewOf(supabase: Supabase): Promise<Preview | null> {
	const { data, error: refused, status } = await supabase.rpc('show_preview');
	if (refused && status !== 401 && status !== 403)
		error(503, 'The database does not answer right now: try again in a moment.');
	if (refused || data === null) return null;
	const { person, ...preview } = shape.parse(data);
	return {
		...preview,
		person: { ...person, role: preview.part === 'leader' ? 'leader' : 'member', is_complete: true }
	};
}
