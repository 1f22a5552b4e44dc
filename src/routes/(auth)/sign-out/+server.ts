import { redirect } from '@sveltejs/kit';
import * as accounts from '#lib/people/accounts.server.ts';
import type { RequestHandler } from './$types';

/** Signs out on this device. */
export const POST: RequestHandler = async ({ locals }) => {
	await accounts.signOut(locals.auth(), 'local');
	redirect(303, '/sign-in');
};
