import type { Refusal } from '#lib/refusals.ts';

const wait = 'Too many attempts. Wait a few minutes, then try again.';

/** What the sign-in service refuses, by its error code; none of them says whether an account exists. */
export const accountRefusals: Readonly<Record<string, Refusal>> = {
	invalid_credentials: {
		says: 'This e-mail and password do not belong together. Check both, or ask for a new password.',
		field: 'password'
	},
	email_not_confirmed: { says: 'Open the link in the mail we sent you first, then sign in.', field: 'email' },
	user_banned: { says: 'This account is closed. Ask an admin of your organization.', field: 'email' },
	user_already_exists: {
		says: 'No account was opened. If you have one with this e-mail, sign in or ask for a new password.',
		field: 'email'
	},
	email_exists: {
		says: 'No account was opened. If you have one with this e-mail, sign in or ask for a new password.',
		field: 'email'
	},
	signup_disabled: { says: 'Nobody can open an account here by themselves. Ask an admin to invite you.' },
	email_address_invalid: { says: 'Write a full e-mail address, such as ada@example.com.', field: 'email' },
	validation_failed: { says: 'Check the e-mail address and the password, then try again.', field: 'email' },
	weak_password: {
		says: 'Choose a longer password that is not easy to guess: at least 10 characters.',
		field: 'password'
	},
	same_password: { says: 'This is the password you have. Choose another one.', field: 'password' },
	otp_expired: { says: 'This link was used already or is too old. Ask for a new one.' },
	otp_disabled: { says: 'This link was used already or is too old. Ask for a new one.' },
	flow_state_not_found: { says: 'Open the link in the browser in which you asked for it, or ask for a new one here.' },
	flow_state_expired: { says: 'This link was used already or is too old. Ask for a new one.' },
	bad_code_verifier: { says: 'Open the link in the browser in which you asked for it, or ask for a new one here.' },
	session_not_found: { says: 'Your session has ended. Sign in again.' },
	over_request_rate_limit: { says: wait },
	over_email_send_rate_limit: { says: wait }
};

/** Said after every request for a mail, whether the address is known or not. */
export const mailIsOnItsWay =
	'If there is an account with this e-mail, a mail is on its way. Its link works for 10 minutes.';
/** Said where no mail can leave. */
export const mailCannotBeSent =
	'This installation cannot send mail yet. Ask whoever runs it to set SMTP_URL and MAIL_FROM, or to choose a new password for you.';

/** The part of a sign-in error that matters here. */
export type AccountError = { readonly code?: string; readonly status?: number; readonly message: string };

/** The sentence for a refusal of the sign-in service, or null for an error nobody foresaw. */
export function accountRefusal({ code, status }: AccountError): Refusal | null {
	return accountRefusals[code ?? ''] ?? (status === 429 ? { says: wait } : null);
}
