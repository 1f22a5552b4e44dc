import { randomUUID } from 'node:crypto';
import { test as base, type APIRequestContext, type BrowserContextOptions, type Page } from 'playwright/test';
import { thisPlace } from './place.ts';

export { expect } from 'playwright/test';

/** What a person of a journey should be. */
export type Wanted = {
	readonly name?: string;
	readonly function?: 'marketing' | 'it' | 'other';
	readonly isBridging?: boolean;
	readonly role?: 'member' | 'leader' | 'admin';
};

/** Somebody with an account and a profile. */
export type Someone = {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	/** Posts forms as this person, without a browser: `await ann.request.post('/ideas/new', { form })`. */
	readonly request: APIRequestContext;
	/** A page in a browser of this person's own, signed in. */
	page(options?: BrowserContextOptions): Promise<Page>;
};

export const PASSWORD = 'correct horse battery staple';
/** The admin whom the first journey makes. */
export const ADMIN = { name: 'Rosa Admin', email: 'rosa@example.com', password: PASSWORD } as const;

/** Headers that a browser of this site would send, from an address nobody else has. */
function headersOf(origin: string): Record<string, string> {
	const part = () => 1 + Math.floor(Math.random() * 250);
	return { origin, 'x-forwarded-for': `10.${part()}.${part()}.${part()}` };
}

/** An e-mail address nobody has yet. */
export function newAddress(): string {
	return `${randomUUID()}@example.com`;
}

/** Posts a form and throws, with what the page says, unless it was taken. */
export async function post(request: APIRequestContext, path: string, form: Record<string, string>): Promise<string> {
	// as a browser asks: everybody else is answered in JSON, with status 200 for whatever happened
	const answer = await request.post(path, { form, maxRedirects: 0, headers: { accept: 'text/html' } });
	const place = answer.headers().location;
	if (answer.status() === 303 && place !== undefined) return place;
	if (answer.ok() && !/class="[^"]*summary/.test(await answer.text())) return path;
	throw new Error(
		`POST ${path} answered ${answer.status()}: ${(await answer.text()).replace(/<[^>]+>/g, ' ').slice(0, 2000)}`
	);
}

type Fixtures = {
	/** Opens an account with a complete profile (and, by the admin, a role) through the forms. */
	someone(wanted?: Wanted): Promise<Someone>;
	/** The admin of this installation. */
	admin: Someone;
};

export const test = base.extend<Fixtures & { enter(account: Account, hasAccount: boolean): Promise<Someone> }>({
	enter: async ({ playwright, browser }, use) => {
		const closing: { dispose?(): Promise<void>; close?(): Promise<void> }[] = [];
		const { origin } = await thisPlace();
		await use(async (account, hasAccount) => {
			const extraHTTPHeaders = headersOf(origin);
			const request = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders });
			closing.push({ dispose: () => request.dispose() });
			const { email, password } = account;
			await post(request, hasAccount ? '/sign-in?/password' : '/sign-up', { email, password });
			return {
				...account,
				request,
				async page(options = {}) {
					const { 'x-forwarded-for': address = '' } = extraHTTPHeaders;
					const context = await browser.newContext({
						baseURL: origin,
						storageState: await request.storageState(),
						extraHTTPHeaders: { 'x-forwarded-for': address },
						...options
					});
					closing.push({ close: () => context.close() });
					return context.newPage();
				}
			};
		});
		for (const one of closing) await (one.close?.() ?? one.dispose?.());
	},
	admin: async ({ enter }, use) => {
		await use(await enter(ADMIN, true));
	},
	someone: async ({ enter }, use) => {
		await use(async (wanted = {}) => {
			const name = wanted.name ?? `Person ${randomUUID().slice(0, 6)}`;
			const person = await enter({ name, email: newAddress(), password: PASSWORD }, false);
			await post(person.request, '/welcome', {
				name,
				function: wanted.function ?? 'marketing',
				...(wanted.isBridging ? { is_bridging: 'on' } : {})
			});
			if (wanted.role && wanted.role !== 'member') await giveRole(await enter(ADMIN, true), person, wanted.role);
			return person;
		});
	}
});

type Account = { readonly name: string; readonly email: string; readonly password: string };

async function giveRole(admin: Someone, person: Someone, role: string): Promise<void> {
	const profile = await person.request.get('/profile');
	const id = /data-person="([0-9a-f-]{36})"/.exec(await profile.text())?.[1];
	if (id === undefined) throw new Error(`the profile of ${person.name} does not say who it is`);
	await post(admin.request, '/people?/role', { person: id, role });
}
