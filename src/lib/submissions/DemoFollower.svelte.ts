import { heardClock, type DemoClock } from '#lib/submissions/demo.ts';
import { listen } from '#lib/ui/listen.ts';

/**
 * The clock of a demo day as every screen shows it: what the database said last, counted on from the moment it was
 * heard. Nobody's own watch is asked, so two screens show the same.
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
	#since = $state(0);
	#passed = $state(0);

	constructor(clock: DemoClock) {
		this.clock = clock;
	}

	/** What the clock has counted until now, in milliseconds. */
	get counted(): number {
		return this.clock.counted_ms + (this.clock.is_running ? this.#passed - this.#since : 0);
	}

	/** Takes what was heard or read, unless something newer is known. */
	take(clock: DemoClock): void {
		if (clock.version < this.clock.version || (clock.asked_at === this.clock.asked_at && this.#since > 0)) return;
		this.clock = clock;
		this.#since = this.#passed = performance.now();
	}

	/** Listens and counts until the answer is called; `onArranged`: the order changed or something was missed, which is read after a wait. */
	follow(event: number, onArranged: (wait: number) => void): () => void {
		const changed = (said: unknown, wait: number) => {
			const heard = heardClock(said);
			if (heard) this.take(heard.clock);
			if (heard?.isArranged) onArranged(wait);
		};
		const leave = listen(`demo-${event}`, { changed, resync: onArranged });
		const timer = setInterval(() => (this.#passed = performance.now()), 200);
		return () => {
			leave();
			clearInterval(timer);
		};
	}
}
