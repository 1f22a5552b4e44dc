import type { LayoutServerLoad } from './$types';

/** Who is here: what the shell greets and every page may know. */
export const load: LayoutServerLoad = ({ locals }) => ({ person: locals.person });
