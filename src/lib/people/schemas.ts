import { z } from 'zod';
import { functions, roles } from '#lib/people/people.ts';

const email = z.string().trim().toLowerCase().pipe(z.email('Write a full e-mail address, such as ada@example.com.'));
const newPassword = z
	.string()
	.min(10, 'Choose a password of at least 10 characters.')
	.refine((text) => new TextEncoder().encode(text).length <= 72, 'Choose a shorter password: at most 72 characters.');
const next = z.string().optional();

/** Signing in with a password. */
export const credentials = z.object({ email, password: z.string().min(1, 'Write your password.'), next });
/** Opening an account. */
export const account = z.object({ email, password: newPassword, next });
/** Asking for a mail: a link to sign in, or one to choose a new password. */
export const mailRequest = z.object({ email, next });
/** Choosing a password after a reset. */
export const reset = z.object({ password: newPassword, next });
/** Choosing another password while signed in. */
export const passwordChange = z.object({
	current_password: z.string().min(1, 'Write your present password.'),
	password: newPassword
});

/** What a link in a mail carries. */
export const mailedProof = z.object({
	token_hash: z.string().max(200).optional(),
	code: z.string().max(200).optional(),
	type: z.enum(['signup', 'magiclink', 'recovery', 'email', 'invite', 'email_change']).catch('magiclink'),
	next: next.catch(undefined)
});

const words = z
	.string()
	.default('')
	.transform((text) => [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== ''));

/** The profile, as asked for at first sign-in. */
export const profile = z.object({
	name: z.string().trim().min(1, 'Write your name.').max(80, 'Shorten your name to at most 80 characters.'),
	function: z.enum(
		functions.map(({ value }) => value),
		'Choose the function you work in.'
	),
	is_bridging: z.literal('on').optional().transform(Boolean),
	title: z.string().trim().max(80, 'Shorten your title to at most 80 characters.').default(''),
	skills: words.pipe(z.array(z.string()).max(12, 'Name at most twelve skills.'))
});
/** A profile that can be stored. */
export type Profile = z.output<typeof profile>;

/** What an admin sends to change a role. */
export const roleChange = z.object({
	person: z.uuid('Choose a person of the list.'),
	role: z.enum(
		roles.map(({ value }) => value),
		'Choose a role.'
	)
});

const optionalOf = <const T extends readonly [string, ...string[]]>(values: T) =>
	z.enum(values).optional().catch(undefined);

/** What the directory's address says: words, filters, page. Anything not understood is left out. */
export const directoryFilter = z.object({
	q: z.string().trim().max(80).catch(''),
	function: optionalOf(['marketing', 'it', 'other']),
	role: optionalOf(['member', 'leader', 'admin']),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});
/** Which people to list. */
export type DirectoryFilter = z.output<typeof directoryFilter>;
