// Only what supabase-js needs: the façade's own pages (/_system/*) show the database's address to anyone.
const ALLOWED = /^\/(rest|auth)\/v1\//;

export interface GatewayOptions {
	/** Answers a request that may pass. */
	serve(request: Request): Promise<Response>;
	/** Milliseconds after which the caller of a request gets 504 and goes on; the statement ends by its own timeout. */
	timeout(request: Request): number;
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
export function createGateway({ serve, timeout }: GatewayOptions): typeof fetch {
	return async (input, init) => {
		const request = new Request(input, init);
		if (!ALLOWED.test(new URL(request.url).pathname)) return refusal(404, 'PGRST125', 'Not found');
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<Response>((resolve) => {
			timer = setTimeout(() => resolve(refusal(504, 'PGRST003', 'Timed out')), timeout(request));
			timer.unref();
		});
		try {
			return await Promise.race([serve(request), late]);
		} finally {
			clearTimeout(timer);
		}
	};
}
