import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The seal of a log that has no entry yet. */
const BEGINNING = '0'.repeat(64);

/** An entry as `export_activity` writes it: `details` is the very text that was hashed. */
const line = z.object({
	seq: z.number(),
	at: z.string(),
	actor_id: z.string().nullable(),
	verb: z.string(),
	subject: z.string(),
	subject_id: z.string(),
	details: z.string(),
	previous_hash: z.string(),
	hash: z.string()
});
export type ChainLine = z.output<typeof line>;

/** A page of the log: how many entries it has, the seal of the last, and the next of them. */
export const chainPage = z.object({ entries: z.number(), head: z.string(), lines: z.array(line) });

/** The first line of an exported log. */
const head = z.object({
	format: z.literal('common-ground-activity'),
	version: z.literal(1),
	entries: z.number(),
	head: z.string()
});

/** What the first line of an exported log says. */
export function headLine({ entries, head: seal, at }: { entries: number; head: string; at: string }): string {
	return JSON.stringify({
		format: 'common-ground-activity',
		version: 1,
		exported_at: at,
		entries,
		head: seal,
		notes:
			'One entry a line. hash is the SHA-256, in hexadecimal, of seq, at, actor_id (empty where there is none), verb, subject, subject_id, details and previous_hash, in UTF-8, joined by the character U+001F.'
	});
}

/** The seal an entry must carry, as `private.activity_hash` computes it. */
export function sealOf({ hash: _, ...entry }: ChainLine): string {
	const { seq, at, actor_id, verb, subject, subject_id, details, previous_hash } = entry;
	const words = [seq, at, actor_id ?? '', verb, subject, subject_id, details, previous_hash];
	return createHash('sha256').update(words.join('\u001f'), 'utf8').digest('hex');
}

/** What checking an exported log found. */
export type ChainVerdict = {
	/** How many entries fit, from the first. */
	readonly entries: number;
	/** The seal of the last that fits. */
	readonly head: string;
	/** What is wrong first, as a sentence; null when every entry fits and none is missing. */
	readonly broken: string | null;
};

/**
 * Recomputes the chain of an exported log, line by line, without a database. `seals` is told every seal that the log keeps of
 * something else, such as the record of a decision.
 */
export async function verifyChain(
	lines: AsyncIterable<string> | Iterable<string>,
	seals: (seal: string, seq: number) => void = () => undefined
): Promise<ChainVerdict> {
	let promised: z.output<typeof head> | null = null;
	let [entries, seal] = [0, BEGINNING];
	const broken = (says: string): ChainVerdict => ({ entries, head: seal, broken: says });
	for await (const text of lines) {
		if (text.trim() === '') continue;
		const parsed = readJson(text);
		if (!promised) {
			const first = head.safeParse(parsed);
			if (!first.success) return broken('This is no log of Common Ground: its first line does not say so.');
			promised = first.data;
			continue;
		}
		const read = line.safeParse(parsed);
		const next = entries + 1;
		if (!read.success) return broken(`Entry ${next} cannot be read.`);
		const entry = read.data;
		if (entry.seq !== next)
			return broken(`Entry ${next} is missing or not in its place: entry ${entry.seq} stands there.`);
		if (entry.previous_hash !== seal) return broken(`Entry ${next} does not follow the one before it.`);
		if (entry.hash !== sealOf(entry)) return broken(`Entry ${next} was changed: its seal does not fit its words.`);
		[entries, seal] = [next, entry.hash];
		const kept = sealIn(entry.details);
		if (kept) seals(kept, next);
	}
	if (!promised) return broken('The file is empty.');
	if (entries < promised.entries) return broken(`Entry ${entries + 1} is missing: the log has ${promised.entries}.`);
	if (entries > promised.entries || seal !== promised.head)
		return broken(`The seal of entry ${entries} is not the one that the first line names.`);
	return { entries, head: seal, broken: null };
}

const kept = z.object({ seal: z.string() });

function sealIn(details: string): string | null {
	return kept.safeParse(readJson(details)).data?.seal ?? null;
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The SHA-256 of a text, in hexadecimal, as everything here is sealed. */
export function textSeal(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
