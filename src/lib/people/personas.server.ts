import { readSettings } from '#lib/server/backend/settings.ts';

/** Somebody of the demo story whom a visitor can be with one click. */
export type Persona = { readonly key: string; readonly email: string; readonly label: string; readonly says: string };

/** The seed of the demo story opens an account for each, with the password that `demoPassword` knows. */
export const personas: readonly Persona[] = [
	{
		key: 'marketing',
		email: 'lotte@hearth.example',
		label: 'Lotte, marketing',
		says: 'Takes part in the running hackathon.'
	},
	{ key: 'it', email: 'bas@hearth.example', label: 'Bas, IT', says: 'Takes part in the running hackathon.' },
	{
		key: 'bridging',
		email: 'yara@hearth.example',
		label: 'Yara, bridging',
		says: 'Works on both sides, as a marketing technologist.'
	},
	{ key: 'organizer', email: 'noor@hearth.example', label: 'Noor, organizer', says: 'Runs the hackathons.' },
	{
		key: 'marketing-leader',
		email: 'femke@hearth.example',
		label: 'Femke, marketing leader',
		says: 'Votes on what is promoted and killed.'
	},
	{
		key: 'it-leader',
		email: 'hans@hearth.example',
		label: 'Hans, IT leader',
		says: 'Votes on what is promoted and killed.'
	},
	{ key: 'admin', email: 'ingrid@hearth.example', label: 'Ingrid, admin', says: 'Looks after people and roles.' }
];

/** The password of every persona: made by the demo for its own folder. Null outside the demo, whatever the environment says. */
export function demoPassword(): string | null {
	if (readSettings().mode !== 'demo') return null;
	return process.env.COMMON_GROUND_DEMO_PASSWORD || null;
}

/** The personas to offer on the sign-in page; none outside the demo. */
export function offered(): readonly Persona[] {
	return demoPassword() === null ? [] : personas;
}

/** What to sign in with as a persona, or null when there is none of that key or this is no demo. */
export function credentialsOf(key: string): { email: string; password: string } | null {
	const password = demoPassword();
	const persona = personas.find((one) => one.key === key);
	return persona && password !== null ? { email: persona.email, password } : null;
}
