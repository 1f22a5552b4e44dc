import { fail, type ActionFailure } from '@sveltejs/kit';
import type { EmailOtpType } from '@supabase/supabase-js';
import { accountRefusal, type AccountError } from '#lib/people/accounts.ts';
import { typed, type Failure } from '#lib/server/forms.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { Auth, Supabase } from '#lib/server/supabase.ts';

type Credentials = { readonly email: string; readonly password: string };
type Proof = { readonly token_hash?: string; readonly code?: string; readonly type: EmailOtpType };

/** Signs in by password. Answers the refusal, or null. */
export async function signIn(auth: Auth, { email, password }: Credentials): Promise<AccountError | null> {
	const { error } = await auth.signInWithPassword({ email, password });
	return error;
}

/** Opens an account. Without a session in the answer, a mail has to be confirmed first. */
export async function signUp(
	auth: Auth,
	{ email, password }: Credentials
): Promise<{ error: AccountError | null; isSignedIn: boolean }> {
	const { data, error } = await auth.signUp({ email, password });
	return { error, isSignedIn: data.session !== null };
}

/** Mails a link to sign in, if the address is known. Answers only a refusal that says nothing about the address. */
export async function mailLink(auth: Auth, email: string, redirectTo: string): Promise<AccountError | null> {
	const { error } = await auth.signInWithOtp({
		email,
		options: { shouldCreateUser: false, emailRedirectTo: redirectTo }
	});
	return aboutNobody(error);
}

/** Mails a link to choose a new password, if the address is known. */
export async function mailReset(auth: Auth, email: string, redirectTo: string): Promise<AccountError | null> {
	const { error } = await auth.resetPasswordForEmail(email, { redirectTo });
	return aboutNobody(error);
}

/** Only how often somebody asks, and that the service is away, may differ between a known and an unknown address. */
function aboutNobody(error: AccountError | null): AccountError | null {
	return error && (error.status === 429 || (error.status ?? 500) >= 500) ? error : null;
}

/** Signs in by what a mail carried. Each works once. Answers the refusal, or null. */
export async function confirm(auth: Auth, { token_hash, code, type }: Proof): Promise<AccountError | null> {
	if (token_hash) return (await auth.verifyOtp({ token_hash, type })).error;
	if (code) return (await auth.exchangeCodeForSession(code)).error;
	return { code: 'otp_expired', message: 'nothing to confirm' };
}

/** Chooses a new password and ends every other session of this person. */
export async function choosePassword(auth: Auth, password: string): Promise<AccountError | null> {
	const { error } = await auth.updateUser({ password });
	if (error) return error;
	return (await auth.signOut({ scope: 'others' })).error;
}

/** Changes the password of somebody who knows the present one: a borrowed session is not enough. */
export async function changePassword(
	auth: Auth,
	passwords: { readonly current: string; readonly wanted: string }
): Promise<AccountError | null> {
	const { data, error } = await auth.getUser();
	if (error) return error;
	const wrong = await signIn(auth, { email: data.user.email ?? '', password: passwords.current });
	return wrong ?? choosePassword(auth, passwords.wanted);
}

/** Signs out here, or on every device. */
export async function signOut(auth: Auth, scope: 'local' | 'global'): Promise<void> {
	const { error } = await auth.signOut({ scope });
	// a session that ended already is what was asked for
	if (error && error.code !== 'session_not_found' && (error.status ?? 500) >= 500) throw unforeseen(error);
}

/** The failure an action returns for a refusal of the sign-in service. Throws what nobody foresaw. */
export function refuseAccount(error: AccountError, form: FormData): ActionFailure<Failure> {
	const refusal = accountRefusal(error);
	if (!refusal) throw unforeseen(error);
	const { says, field } = refusal;
	return fail(error.status === 429 ? 429 : 422, {
		values: typed(form),
		errors: field ? { [field]: says } : {},
		summary: says
	});
}

/** Whether nobody has an account here yet: the next one becomes admin. */
export async function isUnclaimed(supabase: Supabase): Promise<boolean> {
	return answer(await supabase.rpc('is_unclaimed'));
}

/** The failure for a present password that is not right. */
export function wrongPassword(form: FormData): ActionFailure<Failure> {
	const says = 'This is not your present password. Write it again.';
	return fail(422, { values: typed(form), errors: { current_password: says }, summary: says });
}
