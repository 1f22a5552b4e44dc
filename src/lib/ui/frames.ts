/** What came down a line of server-sent events, about one topic. */
export type Frame = {
	readonly topic: string;
	readonly event: string;
	/** When it was heard by the server, in milliseconds; NaN where it does not say. */
	readonly at: number;
	readonly data: string;
};

/** How a line ended: it broke, which may pass, or its asker may not listen, or has no session any more. */
type End = 'broken' | 'refused' | 'ended';

type Hears = {
	/** The line stands. */
	readonly stands: () => void;
	/** Something came, and were it only a sign of life. */
	readonly alive: () => void;
	readonly frame: (frame: Frame) => void;
};

/** A preview listens to nothing, and who may not listen gets the same answer the next time. */
const REFUSED: readonly number[] = [204, 403, 404];

/** Reads a line until it ends. A browser's own reader would not tell why it ended, nor of which topic something was said. */
export async function readFrames(address: string, signal: AbortSignal, hears: Hears): Promise<End> {
	try {
		const answer = await fetch(address, { headers: { accept: 'text/event-stream' }, cache: 'no-store', signal });
		if (answer.status === 401) return 'ended';
		if (REFUSED.includes(answer.status)) return 'refused';
		if (!answer.headers.get('content-type')?.startsWith('text/event-stream') || !answer.body) return 'broken';
		hears.stands();
		const reader = answer.body.getReader();
		const decoder = new TextDecoder();
		let text = '';
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return 'broken';
			hears.alive();
			const parts = (text + decoder.decode(value, { stream: true })).split('\n\n');
			text = parts.pop() ?? '';
			for (const part of parts) if (/^event: /m.test(part)) hears.frame(frameIn(part));
		}
	} catch {
		return 'broken';
	}
}

function frameIn(part: string): Frame {
	const lines = part.split('\n').map((line) => /^(\w+): (.*)$/.exec(line)?.slice(1) ?? []);
	const { topic = '', event = '', id = '', data = '{}' } = Object.fromEntries(lines);
	return { topic, event, at: Number(id || NaN), data };
}
