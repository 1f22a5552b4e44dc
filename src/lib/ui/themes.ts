/** Where the choice is kept; without it the system's setting counts. */
export const THEME_COOKIE = 'theme';

/** The themes a person can insist on. */
export type Theme = 'light' | 'dark';

/** Whether a form or a cookie names a theme. */
export function isTheme(value: unknown): value is Theme {
	return value === 'light' || value === 'dark';
}
