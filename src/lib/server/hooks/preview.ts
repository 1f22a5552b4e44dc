import { json, redirect, type Handle, type RequestEvent } from '@sveltejs/kit';
import { generalRefusals } from '#lib/refusals.ts';
import { backend } from '#lib/server/backend/backend.ts';
import { PREVIEW } from '#lib/server/backend/previewing.ts';
import { askedPreview, forgetPreview, previewOf } from '#lib/server/preview.ts';
import { clientsFor } from '#lib/server/session.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where people are themselves: where previews begin and end, where they sign in and out, and how it looks. */
const THEIR_OWN =
	/^\/(\(app\)\/events\/\[slug\]\/preview$|\(auth\)|theme|health|shared|api\/(calendar|experiments|time))/;
/** What belongs to an event. Elsewhere the server states things in its own name, which no preview may set off. */
const OF_AN_EVENT =
	/^\/(\(app\)(\/(events|ideas|teams|people)\b.*)?|judge\b.*|api\/(live|drafts|people|similar|preview)\b.*)$/;

/** Where an organizer previews an event, the request asks the database with the eyes of that part, which write nothing. */
export const preview: Handle = async ({ event, resolve }) => {
	event.locals.preview = null;
	const route = event.route.id ?? '';
	const asked = askedPreview(event);
	const isSafe = SAFE.has(event.request.method);
	if (asked === undefined || route === '') return resolve(event);
	if (THEIR_OWN.test(route)) {
		// somebody else may sign in next
		if (route.startsWith('/(auth)') && !isSafe) forgetPreview(event);
		return resolve(event);
	}
	if (!isSafe && !OF_AN_EVENT.test(route)) return refuse(event);
	const { supabase } = clientsFor(event, await backend(), { [PREVIEW]: asked });
	const seen = event.locals.person && (await previewOf(supabase));
	if (!seen) {
		forgetPreview(event);
		// what was meant for a preview is not done in one's own name
		return isSafe ? resolve(event) : refuse(event);
	}
	event.locals.supabase = supabase;
	event.locals.preview = seen;
	event.locals.person = seen.part === 'guest' ? null : seen.person;
	if (seen.part === 'guest' && route.startsWith('/(app)')) redirect(303, '/judge/preview');
	if (!OF_AN_EVENT.test(route)) redirect(303, `/events/${seen.slug}?preview=elsewhere`);
	return resolve(event);
};

function refuse(event: RequestEvent): Response {
	const { headers } = event.request;
	const { says } = generalRefusals.previews_change_nothing;
	const from = URL.parse(headers.get('referer') ?? '');
	const back = new URL(from?.origin === event.url.origin ? from : '/', event.url.origin);
	back.searchParams.set('preview', 'refused');
	const location = back.pathname + back.search;
	// as the framework writes it for a form that was sent by a script
	if (headers.get('x-sveltekit-action') === 'true') return json({ type: 'redirect', status: 303, location });
	const isForm = headers.get('accept')?.includes('text/html') ?? false;
	return isForm ? new Response(null, { status: 303, headers: { location } }) : json({ message: says }, { status: 403 });
}
