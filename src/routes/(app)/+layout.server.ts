import type { LayoutServerLoad } from './$types';

/** Who is here: what the shell greets and every page may know. Goes with whether it is a preview. */
export const load: LayoutServerLoad = async ({ locals, parent }) => {
	await parent();
	return { person: locals.person };
};
