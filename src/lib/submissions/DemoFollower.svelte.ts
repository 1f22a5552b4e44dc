import { heardClock, type DemoClock } from '#lib/submissions/demo.ts';
import { listen } from '#lib/ui/listen.ts';
import { keepTime, serverTime } from '#lib/ui/serverTime.ts';

/**
 * The clock of a demo day as every screen shows it: what the database said last, counted on by the time of the database.
 * Nobody's own watch is asked, so two screens show the same, also one that slept.
 */
export class DemoFollower {
	clock = $state.raw<DemoClock>({
		...{
			team_id: null,
			stage: 'pitch',
			is_running: false,
			is_over: false,
			version: 0,
			next_id: null,
			may_undo: false,
			asked_at: '',
			counted_ms: 0
		}
	});
	#now = $state(0);

	constructor(clock: DemoClock) {
		this.clock = clock;
		this.#now = Date.parse(clock.asked_at);
	}

	/** What the clock has counted until now, in milliseconds. */
	get counted(): number {
		const { counted_ms, is_running, asked_at } = this.clock;
		return counted_ms + (is_running ? Math.max(0, this.#now - Date.parse(asked_at)) : 0);
	}

	/** Takes what was heard or read, unless something newer is known. */
	take(clock: DemoClock): void {
		serverTime.hear(clock.asked_at);
		if (clock.version >= this.clock.version) this.clock = clock;
		this.#now = serverTime.now();
	}

	/** Listens and counts until the answer is called; `onArranged`: the order changed or something was missed, which is read after a wait. */
	follow(event: number, onArranged: (wait: number) => void): () => void {
		const changed = (said: unknown, wait: number) => {
			const heard = heardClock(said);
			if (heard) this.take(heard.clock);
			if (heard?.isArranged) onArranged(wait);
		};
		const leave = listen(`demo-${event}`, { changed, resync: onArranged });
		const timer = setInterval(() => (this.#now = serverTime.now()), 200);
		const rest = keepTime();
		return () => {
			leave();
			clearInterval(timer);
			rest();
		};
	}
}
