import { randomUUID } from 'node:crypto';

/** Somebody at a browser without JavaScript: links, forms and cookies. */
export interface Visitor {
	/** What the browser keeps, by name; a test may plant something. */
	cookies: Map<string, string>;
	get(path: string): Promise<Response>;
	/** Sends a form; redirects are not followed. */
	post(path: string, fields: Record<string, string>): Promise<Response>;
}

export const PASSWORD = 'correct horse battery staple';

/** @param site What the browser takes the app's address to be, where a proxy stands before it. */
export function visitor(origin: string, site = origin): Visitor {
	const cookies = new Map<string, string>();
	async function request(path: string, init: RequestInit): Promise<Response> {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(origin + path, {
			...init,
			redirect: 'manual',
			headers: { cookie, origin: site, accept: 'text/html' },
			signal: AbortSignal.timeout(20_000)
		});
		for (const line of answer.headers.getSetCookie()) {
			const [pair = ''] = line.split(';');
			const at = pair.indexOf('=');
			if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
			else cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return answer;
	}
	return {
		cookies,
		get: (path) => request(path, {}),
		post: (path, fields) => request(path, { method: 'POST', body: new URLSearchParams(fields) })
	};
}

async function expectRedirect(answer: Response, what: string): Promise<string> {
	const to = answer.headers.get('location');
	if (answer.status !== 303 || !to) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
	await answer.body?.cancel();
	return to;
}

/** Somebody who has just opened an account and introduced themselves. */
export async function newcomer(origin: string, email = `${randomUUID()}@example.com`): Promise<Visitor> {
	const somebody = visitor(origin);
	await expectRedirect(await somebody.post('/sign-up', { email, password: PASSWORD }), 'signing up');
	const profile = { name: 'Ada', function: 'it', title: '', skills: '' };
	await expectRedirect(await somebody.post('/welcome', profile), 'introducing oneself');
	return somebody;
}

/** Somebody who comes back. */
export async function returning(origin: string, email: string): Promise<Visitor> {
	const somebody = visitor(origin);
	await expectRedirect(await somebody.post('/sign-in?/password', { email, password: PASSWORD }), 'signing in');
	return somebody;
}

/** Logs an idea. Answers its id, or null when the app could not say that it is kept. */
export async function logIdea(somebody: Visitor, title: string): Promise<number | null> {
	const fields = { title, problem: 'Something that has to be kept.', place: '', key: randomUUID() };
	const answer = await somebody.post('/ideas/new?/log', fields);
	await answer.body?.cancel();
	const id = /^\/ideas\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1];
	return answer.status === 303 && id ? Number(id) : null;
}

/** People who log ideas as fast as they are answered, until they are stopped or the app is gone. */
export interface Crowd {
	/** The ids of the ideas that the app said are kept, in no order. */
	kept: number[];
	/** Resolves when the crowd is told so many more ideas are kept. */
	keeps(more: number): Promise<void>;
	stop(): void;
	/** Resolves when the last of them has had the last answer. */
	ended: Promise<unknown>;
}

export function crowd(people: readonly Visitor[]): Crowd {
	const kept: number[] = [];
	let waiting: { count: number; resolve(): void }[] = [];
	let isStopped = false;
	const ended = Promise.all(
		people.map(async (somebody) => {
			while (!isStopped) {
				const id = await logIdea(somebody, `An idea of ${randomUUID()}`);
				if (id !== null) kept.push(id);
				const reached = waiting.filter(({ count }) => kept.length >= count);
				waiting = waiting.filter((one) => !reached.includes(one));
				for (const { resolve } of reached) resolve();
			}
		})
	).catch(() => undefined);
	return {
		kept,
		keeps: (more) => new Promise((resolve) => waiting.push({ count: kept.length + more, resolve })),
		stop() {
			isStopped = true;
		},
		ended
	};
}
