import { readFrames, type Frame } from '#lib/ui/frames.ts';
import type { Since } from '#lib/ui/since.ts';

type Hears = {
	readonly frame: (frame: Frame) => void;
	/** A sign of life, whatever it is. */
	readonly alive: () => void;
	/** Whether the line stands: told when that changes, and each time that it could not be opened. */
	readonly stands: (stands: boolean) => void;
	/** Nobody may hear these, now or later. */
	readonly refused: (topics: readonly string[]) => void;
	/** There is no session any more: the line stays closed until it is asked for. */
	readonly ended: () => void;
	/** Of what is to be asked for when the line is opened again. */
	readonly since: () => Since;
};

/** After the first failure, and after many, a line is opened again within this, in milliseconds. */
const FIRST = 2000;
const LONGEST = 30_000;
/** A line that stood for so long was a good one. */
const GOOD = 10_000;
/** The server gives a sign of life every 20 seconds: without one the line hangs. */
const SILENT = 50_000;

/** How long a line waits that failed so often before; not all as long: a server that comes back is not called by everybody in the same moment. */
const waitAfter = (failures: number): number =>
	Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2);

/**
 * A line to the server that is opened again when it breaks: with growing waits, from what was heard last. What is refused for good is
 * not asked for again.
 */
export function createLine(hears: Hears) {
	let reading: AbortController | undefined;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let failures = 0;

	function close(): void {
		reading?.abort();
		clearTimeout(waiting);
		reading = waiting = undefined;
	}

	async function open(): Promise<void> {
		close();
		const asked = hears.since();
		if (asked.size === 0) return;
		const mine = (reading = new AbortController());
		const isMine = () => reading === mine;
		let stood = Infinity;
		// a line that hangs ends like one that breaks
		const hang = () => isMine() && again(stood);
		let silence = setTimeout(hang, SILENT);
		const end = await readFrames(addressOf(asked), mine.signal, {
			stands() {
				stood = performance.now();
				if (isMine()) hears.stands(true);
			},
			alive() {
				clearTimeout(silence);
				if (!isMine()) return;
				silence = setTimeout(hang, SILENT);
				hears.alive();
			},
			frame: (said) => void (isMine() && hears.frame(said))
		});
		clearTimeout(silence);
		if (!isMine()) return;
		if (end === 'broken') return again(stood);
		close();
		if (end === 'ended') hears.ended();
		else hears.refused([...asked.keys()]);
	}

	function again(stood: number): void {
		close();
		if (performance.now() - stood > GOOD) failures = 0;
		waiting = setTimeout(() => void open(), waitAfter(failures));
		failures += 1;
		hears.stands(false);
	}

	return {
		/** Opens the line, anew where it is open. */
		open: () => void open(),
		close,
		/** There is hope: what waits to be opened is opened now. */
		hurry: () => void (waiting !== undefined && open())
	};
}

function addressOf(asked: Since): string {
	const moments = [...asked.values()].map((moment) => moment ?? '');
	const since = new Set(moments).size === 1 ? moments[0] : moments.join(',');
	return `/api/live/${[...asked.keys()].join(',')}${since === '' ? '' : `?since=${since}`}`;
}
