import { readAgain } from '#lib/ui/readAgain.ts';
import { LONGEST_TIMER, serverTime } from '#lib/ui/serverTime.ts';

type Due = { readonly asked_at: string; readonly next_at: string };

/**
 * Reads the page again when something is due that nobody says: `next_at`, where the server was asked at `asked_at`, both by its clock.
 * `spread`: within so many milliseconds after it, each page at another moment. For an effect, which begins again when the clock is corrected.
 */
export function readWhenDue({ asked_at: asked, next_at: next }: Due, spread = 0): () => void {
	serverTime.hear(asked);
	void serverTime.corrected;
	const wait = Date.parse(next) - serverTime.now() + Math.random() * spread;
	const timer = setTimeout(() => void readAgain(), Math.min(Math.max(wait, 0), LONGEST_TIMER));
	return () => clearTimeout(timer);
}
