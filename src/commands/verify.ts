import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { textSeal, verifyChain } from '#lib/activity/chain.server.ts';
import { recomputedInWords } from '#lib/decisions/recomputed.ts';
import { document } from '#lib/decisions/records.schema.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import { methodVersion } from '#lib/experiments/methods.ts';
import { codeOf, messageOf, StartError } from '#lib/server/start-error.ts';
import { main } from './launch.ts';

const USAGE = `Name an exported log, and the exported records of decisions that it should hold:
npm run verify -- log.jsonl decision.json`;

/** What an exported decision says of itself. */
const decision = z.object({
	format: z.literal('common-ground-decision'),
	address: z.string(),
	record_hash: z.string(),
	record_text: z.string(),
	method_version: z.number()
});

/** The lines of a file. A file that is not there is a sentence. */
async function* linesOf(path: string): AsyncGenerator<string> {
	try {
		yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
	} catch (failure) {
		throw unreadable(path, failure);
	}
}

function unreadable(path: string, failure: unknown): StartError {
	const why = codeOf(failure) === 'ENOENT' ? 'is not there' : `cannot be read (${messageOf(failure)})`;
	return new StartError(`${path} ${why}.`);
}

function readDecision(path: string): z.output<typeof decision> {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (failure) {
		throw unreadable(path, failure);
	}
	try {
		return decision.parse(JSON.parse(text));
	} catch {
		throw new StartError(`${path} is no exported decision of Common Ground.`);
	}
}

/** Whether the recommendation and the figures that a record holds are those its own data give, in a sentence or two. */
function recomputed(text: string, method: number): string {
	const read = document.safeParse(JSON.parse(text));
	if (!read.success) return 'It is of another version of the app: what its rule recommends is not worked out here.';
	const { decision: recorded, analysis, experiment } = read.data;
	const { recommended } = recorded;
	const found = recomputedInWords({ recommended, results: analysis.results }, analyse(experiment));
	if (found.fits) return found.says;
	const isOther = method !== methodVersion;
	return `Its recommendation or a figure does not fit. ${found.says}${isOther ? ` It was decided by version ${method} of the methods; this is version ${methodVersion}.` : ''}`;
}

/** Checks an exported log, and exported decisions against it and against their own data; throws a StartError that says what does not fit. */
export async function verify(log: string, decisions: readonly string[]): Promise<string[]> {
	const entryOf = new Map<string, number>();
	const verdict = await verifyChain(linesOf(log), (seal, seq) => entryOf.set(seal, seq));
	if (verdict.broken) throw new StartError(`Broken. ${verdict.broken} The ${verdict.entries} entries before it fit.`);
	const said = [`Intact: ${verdict.entries} entries.`, `Seal of the last entry: ${verdict.head}`];
	for (const path of decisions) {
		const { address, record_hash, record_text, method_version } = readDecision(path);
		if (textSeal(record_text) !== record_hash)
			throw new StartError(`Broken. The record in ${path} was changed: its hash does not fit its text.`);
		const entry = entryOf.get(record_hash);
		if (!entry) throw new StartError(`Broken. No entry of the log seals the record in ${path} (${address}).`);
		said.push(`${address}: its record is the one that entry ${entry} sealed.`, recomputed(record_text, method_version));
	}
	return said;
}

if (import.meta.main) {
	await main(async () => {
		const [log, ...decisions] = process.argv.slice(2);
		if (!log) throw new StartError(USAGE);
		const said = await verify(log, decisions);
		console.log(`\n${said.join('\n')}\n`);
	});
}
