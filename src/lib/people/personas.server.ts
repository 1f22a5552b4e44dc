import { createHmac } from 'node:crypto';
import { personas, type Persona } from '#lib/people/personas.ts';
import { readSettings } from '#lib/server/backend/settings.ts';

/**
 * What everybody of the demo story signs in with: made from the secret of the demo's own folder, so that it is the
 * same after a restart and nobody else knows it. Null outside the demo.
 */
export async function demoPassword(): Promise<string | null> {
	const { mode, place } = readSettings();
	if (mode !== 'demo' || place.kind !== 'embedded') return null;
	const [{ openHome }, { loadSecrets }] = await Promise.all([
		import('#lib/server/backend/home.ts'),
		import('#lib/server/backend/secrets.ts')
	]);
	const { jwt } = loadSecrets(openHome(place.dataDir).folder);
	return createHmac('sha256', jwt).update('the people of the demo story').digest('base64url').slice(0, 32);
}

/** The personas to offer on the sign-in page; none outside the demo. */
export function offered(): readonly Persona[] {
	return readSettings().mode === 'demo' ? personas : [];
}

/** What to sign in with as a persona, or null when there is none of that key or this is no demo. */
export async function credentialsOf(key: string): Promise<{ email: string; password: string } | null> {
	const password = await demoPassword();
	const persona = personas.find((one) => one.key === key);
	return persona && password !== null ? { email: persona.email, password } : null;
}
