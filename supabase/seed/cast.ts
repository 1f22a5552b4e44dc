import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import type { Owner } from './clock.ts';
import { addressOf, company, type Character } from './story/company.ts';

/** Where the story is told: the public API, and the owner's connection for moving the clock. */
export type Stage = {
	readonly url: string;
	readonly key: string;
	/** The server's own key: it states what the registered rule recommends. */
	readonly secretKey: string;
	readonly fetch: typeof fetch;
	readonly owner: Owner;
	/** What everybody of the company signs in with. */
	readonly password: string;
};

/** Somebody of the company, signed in. */
export type Person = Character & { readonly id: string; readonly client: SupabaseClient<Database> };

/** Everybody by first name, which is unique in this company. */
export type Cast = {
	named(firstName: string): Person;
	readonly everybody: readonly Person[];
	/** Acts as the server. */
	readonly server: SupabaseClient<Database>;
};

// passwords are hashed slowly on purpose: as many at a time as keep two cores busy
const AT_A_TIME = 8;

/** What the database answered; throws when it refused, because the story only does what is allowed. */
export async function answer<Data>(
	asked: PromiseLike<{ data: Data; error: { message: string } | null }>
): Promise<NonNullable<Data>> {
	const { data, error } = await asked;
	if (error) throw new Error(`the story was refused: ${error.message}`);
	if (data === null || data === undefined) throw new Error('the story got no answer');
	return data;
}

/** Waits for a command that answers nothing. */
export async function done(asked: PromiseLike<{ error: { message: string } | null }>): Promise<void> {
	const { error } = await asked;
	if (error) throw new Error(`the story was refused: ${error.message}`);
}

/** Works on all items, so many at a time. */
export async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
	const waiting = items.values();
	const worker = async () => {
		for (const item of waiting) await work(item);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

const clientOf = ({ url, fetch }: Stage, key: string) =>
	createClient<Database>(url, key, {
		global: { fetch },
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	});

async function signUp(stage: Stage, character: Character): Promise<Person> {
	const client = clientOf(stage, stage.key);
	const { user } = await answer(client.auth.signUp({ email: addressOf(character.name), password: stage.password }));
	if (!user) throw new Error(`${character.name} could not sign up`);
	const { name, title, skills, isBridging } = character;
	await done(
		client
			.from('people')
			.update({ name, title, function: character.function, skills: [...skills], is_bridging: isBridging ?? false })
			.eq('id', user.id)
	);
	return { ...character, id: user.id, client };
}

/** Opens everybody's account. The first becomes admin by signing up first and gives the others their roles. */
export async function signUpEverybody(stage: Stage): Promise<Cast> {
	const [first, ...others] = company.toSorted((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'));
	if (!first) throw new Error('the company has nobody');
	const admin = await signUp(stage, first);
	const people = new Map<string, Person>([[firstNameOf(admin), admin]]);
	await each(others, async (character) => {
		const person = await signUp(stage, character);
		people.set(firstNameOf(person), person);
		if (person.role) await done(admin.client.rpc('set_role', { p_person: person.id, p_role: person.role }));
	});
	return {
		server: clientOf(stage, stage.secretKey),
		// in the order of the company, not of the answers
		everybody: company.flatMap((character) => people.get(firstNameOf(character)) ?? []),
		named(firstName) {
			const person = people.get(firstName);
			if (!person) throw new Error(`nobody in the story is called ${firstName}`);
			return person;
		}
	};
}

function firstNameOf({ name }: Character): string {
	return name.split(' ')[0] ?? name;
}
