/** A line that is away for less, in milliseconds, is not worth a word. */
const WORTH_A_WORD = 10_000;

/** Whether a page that should be live has been without its line for a while. On the server it never is. */
class LineState {
	isAway = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** How the line stands now; undefined where the page wants none. */
	hear(stands: boolean | undefined): void {
		if (stands === false) {
			this.#timer ??= setTimeout(() => (this.isAway = true), WORTH_A_WORD);
			return;
		}
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.isAway = false;
	}
}

export const lineState = new LineState();
