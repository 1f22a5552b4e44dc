import { follow } from './asking.ts';
import { listen } from './watchers.ts';

/** What those who have a hackathon open hear of what happens; times in milliseconds, from its answer. */
export type Heard = {
	readonly watchers: number;
	readonly of: number;
	readonly p50: number;
	readonly p95: number;
	readonly worst: number;
	/** Of all that all of them should have heard. */
	readonly missed: number;
};

type Target = { readonly origin: string; readonly cookies: readonly string[]; readonly event: number };
/** `told`: when it was told last that so much changed that the page is read again. */
type Watcher = { readonly ideas: Map<string, number>; readonly handedIn: Map<number, number>; told: number };

const SETTLES = 3000;

/** So many streams of the wall and of the page of an event, until `close`. */
export async function watchEvent({ origin, cookies, event }: Target) {
	const ending = new AbortController();
	const watchers = await Promise.all(
		cookies.map(async (cookie): Promise<Watcher> => {
			const stream = await follow(`${origin}/api/live/wall-${event},floor-${event}`, cookie, ending.signal);
			const watcher: Watcher = { ideas: new Map(), handedIn: new Map(), told: 0 };
			const hear = (payload: unknown) => {
				const { before } = Object(payload);
				for (const one of [...(Array.isArray(before) ? before : []), payload]) take(watcher, one);
			};
			void listen(stream, hear, () => (watcher.told = performance.now()));
			return watcher;
		})
	);
	return {
		/** Of these ideas; when each was answered, by its title. */
		async ofIdeas(logged: ReadonlyMap<string, number>): Promise<Heard> {
			await settled();
			const delays = watchers.flatMap(({ ideas }) =>
				[...logged].map(([title, at]) => (ideas.get(title) ?? Infinity) - at)
			);
			return told(delays, { watchers: watchers.length, of: logged.size });
		},
		/** How many teams have handed in at last, or that the page is read again for it, from the answer to the last of them. */
		async ofHandIns({ teams, at }: { readonly teams: number; readonly at: number }): Promise<Heard> {
			await settled();
			const delays = watchers.map(
				({ handedIn, told: again }) => (handedIn.get(teams) ?? (again > at ? again : Infinity)) - at
			);
			return told(delays, { watchers: watchers.length, of: 1 });
		},
		close: () => ending.abort()
	};
}

function take({ ideas, handedIn }: Watcher, payload: unknown): void {
	const { idea, counts } = Object(payload);
	const { title } = Object(idea);
	const { handed_in: teams } = Object(counts);
	if (typeof title === 'string' && !ideas.has(title)) ideas.set(title, performance.now());
	if (typeof teams === 'number' && !handedIn.has(teams)) handedIn.set(teams, performance.now());
}

const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLES));

function told(delays: readonly number[], counts: { readonly watchers: number; readonly of: number }): Heard {
	const known = delays
		.filter(Number.isFinite)
		.map((delay) => Math.max(0, delay))
		.toSorted((one, other) => one - other);
	const at = (share: number) => known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? 0;
	return { ...counts, missed: delays.length - known.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
}
