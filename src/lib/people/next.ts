const NOWHERE = 'http://here.invalid';

/**
 * Where to go after signing in: a path of this site, else the first page. Everything that a browser could read as
 * another site (`//evil`, `/\evil`, `/.//evil`, a scheme, control characters) is the first page.
 */
export function safeNext(wanted: string | null | undefined): string {
	if (!wanted?.startsWith('/') || wanted.length > 2000 || !URL.canParse(wanted, NOWHERE)) return '/';
	const { origin, pathname, search, hash } = new URL(wanted, NOWHERE);
	if (origin !== NOWHERE || pathname.startsWith('//')) return '/';
	return pathname + search + hash;
}

/** The address of a page with `next` in it, left out where it would lead to the first page anyway. */
export function withNext(path: string, wanted: string | null | undefined): string {
	const next = safeNext(wanted);
	return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
}
