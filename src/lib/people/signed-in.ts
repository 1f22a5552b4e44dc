import { error } from '@sveltejs/kit';

/** The person who asks, on pages that the guard keeps for people who are signed in. Answers 401 when nobody is. */
export function signedIn<P>({ person }: { readonly person: P | null }): P {
	if (person === null) error(401, 'Sign in first');
	return person;
}
