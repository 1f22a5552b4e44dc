import { demoPassword, personas, type Persona } from '#lib/people/personas.ts';
import { readSettings } from '#lib/server/backend/settings.ts';

/** The personas to offer on the sign-in page; none outside the demo, whatever a database holds. */
export function offered(): readonly Persona[] {
	return readSettings().mode === 'demo' ? personas : [];
}

/** What to sign in with as a persona, or null when there is none of that key or this is no demo. */
export function credentialsOf(key: string): { email: string; password: string } | null {
	const persona = offered().find((one) => one.key === key);
	return persona ? { email: persona.email, password: demoPassword } : null;
}
