import { redirect } from '@sveltejs/kit';
import { isTheme, THEME_COOKIE } from '#lib/ui/themes.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Remembers the chosen theme in a cookie and goes back to where it was chosen. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const theme = (await request.formData()).get('theme');
	// by default it would be for https only, and lost where the app runs on plain http in a company's network
	const options = { path: '/', sameSite: 'lax', secure: url.protocol === 'https:' } as const;
	if (isTheme(theme)) cookies.set(THEME_COOKIE, theme, { ...options, maxAge: YEAR });
	else cookies.delete(THEME_COOKIE, options);
	const from = URL.parse(request.headers.get('referer') ?? '');
	redirect(303, from?.origin === url.origin ? from.pathname + from.search : '/');
};
