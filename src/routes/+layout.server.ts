import type { LayoutServerLoad } from './$types';

/** Whose eyes these are, where it is a preview. Asked again on every page: another tab may have begun or ended it. */
export const load: LayoutServerLoad = ({ locals, url }) => ({ preview: locals.preview, seenAt: url.pathname });
