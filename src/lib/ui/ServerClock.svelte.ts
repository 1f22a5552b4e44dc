/** The two clocks of a device, in milliseconds: one that somebody can set, and one that stops while some devices sleep. */
export type Device = { readonly wall: () => number; readonly steady: () => number };

/** One moment on both clocks of a device. */
export type Moment = { readonly wall: number; readonly steady: number };

/** Steps of the two clocks that differ by more, in milliseconds, say that the device slept or that its clock was set. */
const APART = 1000;
/** A correction by less is not worth drawing anew. */
const SEEN = 100;

/**
 * What time it is on the server, by what it said last and what passed since. A device that sleeps stops one of its clocks,
 * somebody who sets it moves the other: what passed is the longer of the two, so that at worst too little time is shown as
 * left, until the server is asked.
 */
export class ServerClock {
	/** Grows with each correction that is seen: whoever shows a time looks again. */
	corrected = $state(0);
	readonly #device: Device;
	#known: (Moment & { readonly said: number }) | undefined;

	constructor(device: Device) {
		this.#device = device;
	}

	/** Milliseconds since 1970 by the server; by the device while the server has said nothing. */
	now(): number {
		return this.#known ? this.#known.said + this.#since(this.#known) : this.#device.wall();
	}

	/** Now, on the clocks of the device: when a question goes out. */
	moment(): Moment {
		return { wall: this.#device.wall(), steady: this.#device.steady() };
	}

	/**
	 * Takes what the server said. It was true some time ago, so it never sets the clock back, unless the moment of asking is
	 * known: then it is no older than that.
	 */
	hear(said: string, asked?: Moment): void {
		const least = Date.parse(said);
		if (Number.isNaN(least)) return;
		const most = asked ? least + this.#since(asked) : Infinity;
		const was = this.#known ? this.now() : least;
		const is = Math.min(Math.max(was, least), most);
		// what was not asked for says nothing against what is known
		if (this.#known && !asked && is === was) return;
		this.#known = { said: is, ...this.moment() };
		if (Math.abs(is - was) > SEEN) this.corrected += 1;
	}

	/** Whether the device slept or its clock was set since the server was heard. */
	get isDoubtful(): boolean {
		if (!this.#known) return true;
		const { wall, steady } = this.moment();
		return Math.abs(wall - this.#known.wall - (steady - this.#known.steady)) > APART;
	}

	#since(then: Moment): number {
		const { wall, steady } = this.moment();
		return Math.max(0, wall - then.wall, steady - then.steady);
	}
}
