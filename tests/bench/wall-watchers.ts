import { listen } from './watchers.ts';

/** What those who have the wall open hear of what is logged; times in milliseconds, from its answer. */
export type WallWatched = {
	readonly watchers: number;
	readonly ideas: number;
	readonly p50: number;
	readonly p95: number;
	readonly worst: number;
	/** Ideas that some watcher never heard of. */
	readonly missed: number;
};

type Target = { readonly origin: string; readonly cookies: readonly string[]; readonly event: number };

const SETTLES = 3000;

/** So many streams of the wall of an event; the answer closes them and says what they heard of these ideas. */
export async function watchWall({ origin, cookies, event }: Target) {
	const ending = new AbortController();
	const watchers = await Promise.all(
		cookies.map(async (cookie) => {
			const response = await fetch(`${origin}/api/live/wall-${event}`, { headers: { cookie }, signal: ending.signal });
			if (!response.ok || !response.body) throw new Error(`a watcher was answered ${response.status}`);
			const heard = new Map<string, number>();
			void listen(response.body, (payload) => {
				const { before } = Object(payload);
				for (const one of [...(Array.isArray(before) ? before : []), payload]) {
					const { title } = Object(Object(one).idea);
					if (typeof title === 'string') heard.set(title, performance.now());
				}
			});
			return heard;
		})
	);
	/** `logged`: when each idea was answered, by its title. */
	return async (logged: ReadonlyMap<string, number>): Promise<WallWatched> => {
		await new Promise((resolve) => setTimeout(resolve, SETTLES));
		ending.abort();
		const delays = watchers.flatMap((heard) =>
			[...logged].map(([title, at]) => Math.max(0, (heard.get(title) ?? Infinity) - at))
		);
		const known = delays.filter(Number.isFinite).toSorted((one, other) => one - other);
		const at = (share: number) => known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? 0;
		return {
			...{ watchers: watchers.length, ideas: logged.size, missed: delays.length - known.length },
			...{ p50: at(0.5), p95: at(0.95), worst: at(1) }
		};
	};
}
