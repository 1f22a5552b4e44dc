/** A session as a cookie keeps it. */
export const encoded = (session: unknown) => `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;

/** A request with these cookies, of which one can be set while it is answered. */
export function asked(header: string) {
	const all = new Map(
		header.split('; ').map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? ''])
	);
	let times = 0;
	const cookies = {
		getAll: () => {
			times += 1;
			return [...all].map(([name, value]) => ({ name, value }));
		},
		get: (name: string) => all.get(name),
		set: (name: string, value: string) => void all.set(name, value),
		delete: (name: string) => void all.delete(name),
		serialize: () => ''
	};
	const request = new Request('http://here.invalid/', { headers: { cookie: header } });
	return { cookies, request, times: () => times };
}
