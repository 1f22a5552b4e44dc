import type { Handle } from '@sveltejs/kit';
import { isTheme, THEME_COOKIE } from '#lib/ui/themes.ts';

/** Writes the chosen theme on `<html>`, so that the first paint has it. */
export const theme: Handle = ({ event, resolve }) => {
	const chosen = event.cookies.get(THEME_COOKIE);
	const written = isTheme(chosen) ? chosen : 'system';
	return resolve(event, { transformPageChunk: ({ html }) => html.replace('%theme%', written) });
};
