import type { Shortcut } from './shortcut.ts';

// Only what supabase-js needs: the façade's own pages (/_system/*) show the database's address to anyone.
const ALLOWED = /^\/(rest|auth)\/v1\//;

export interface GatewayOptions {
	/** Answers what it can before a request is made of it. */
	shortcut: Shortcut;
	/** Answers a request that may pass. */
	serve(request: Request): Promise<Response>;
	/** Milliseconds after which the caller of an address gets 504 and goes on; the statement ends by its own timeout. */
	timeout(url: URL): number;
}

function refusal(status: number, code: string, message: string): Response {
	return Response.json({ code, message, details: null, hint: null }, { status });
}

/** What a request gets while the database is away, as PostgREST says it. */
export function away(): Response {
	const answer = refusal(503, 'PGRST001', 'Database connection error');
	answer.headers.set('retry-after', '1');
	return answer;
}

/** A `fetch` for supabase-js that reaches the embedded backend inside this process and nothing else. */
export function createGateway({ shortcut, serve, timeout }: GatewayOptions): typeof fetch {
	async function answerTo(url: URL, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
		const { method = 'GET', headers, body } = init ?? {};
		// as supabase-js asks: a request and the reading of its body as a stream cost more than most answers
		if (!(input instanceof Request) && (typeof body === 'string' || body === undefined)) {
			const said = headers instanceof Headers ? headers : new Headers(headers);
			const answer = await shortcut({ url, method, headers: said, body: body ?? '' });
			if (answer) return answer;
		}
		return serve(new Request(input, init));
	}
	return async (input, init) => {
		const url = new URL(input instanceof Request ? input.url : input);
		if (!ALLOWED.test(url.pathname)) return refusal(404, 'PGRST125', 'Not found');
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<Response>((resolve) => {
			timer = setTimeout(() => resolve(refusal(504, 'PGRST003', 'Timed out')), timeout(url));
			timer.unref();
		});
		try {
			return await Promise.race([answerTo(url, input, init), late]);
		} finally {
			clearTimeout(timer);
		}
	};
}
