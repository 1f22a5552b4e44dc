/** What came of requests that were sent when they were due, however slow the answers before; times in milliseconds. */
export type Rated = {
	/** Requests a second that were due, and that were answered well. */
	readonly wanted: number;
	readonly perSecond: number;
	readonly sent: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly worst: number;
	readonly failed: number;
	/** Not sent: whoever was due still waited for the answer before, as a browser does. */
	readonly held: number;
	/** Each answer's, in order of length. */
	readonly times: readonly number[];
};

type Plan = {
	readonly perSecond: number;
	readonly seconds: number;
	/** Sends one request and answers whether it was answered well; null when nobody was free to send it. */
	readonly send: () => Promise<boolean> | null;
};

/**
 * Sends at a rate, as a crowd does that does not wait for each other. A time counts from when the request was due, so
 * that a server that falls behind is not asked less for it (coordinated omission).
 */
export async function atRate({ perSecond, seconds, send }: Plan): Promise<Rated> {
	const count = Math.round(perSecond * seconds);
	const times: number[] = [];
	const waiting: Promise<void>[] = [];
	let failed = 0;
	let held = 0;
	const began = performance.now();
	for (let sent = 0; sent < count; sent++) {
		const due = began + (1000 * sent) / perSecond;
		const early = due - performance.now();
		if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
		const sending = send();
		if (!sending) {
			held += 1;
			continue;
		}
		waiting.push(
			sending.then(
				(isWell) => {
					times.push(performance.now() - due);
					failed += isWell ? 0 : 1;
				},
				() => {
					failed += 1;
				}
			)
		);
	}
	await Promise.all(waiting);
	const took = (performance.now() - began) / 1000;
	const counts = { wanted: perSecond, perSecond: (count - held - failed) / took, sent: count - held, failed, held };
	return { ...counts, ...told(times) };
}

/** What came of requests of several kinds that were sent beside each other. */
export function together(all: readonly Rated[]): Rated {
	const sum = (of: (one: Rated) => number) => all.reduce((total, one) => total + of(one), 0);
	return {
		...{ wanted: sum(({ wanted }) => wanted), perSecond: sum(({ perSecond }) => perSecond) },
		...{ sent: sum(({ sent }) => sent), failed: sum(({ failed }) => failed), held: sum(({ held }) => held) },
		...told(all.flatMap(({ times }) => times))
	};
}

function told(unordered: readonly number[]) {
	const times = unordered.toSorted((one, other) => one - other);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1), times };
}
