import { expect, test } from 'vitest';
import { headLine, sealOf, textSeal, verifyChain, type ChainLine } from '#lib/activity/chain.server.ts';

const BEGINNING = '0'.repeat(64);

/** Entries as the database seals them. */
function chainOf(details: readonly string[]): ChainLine[] {
	let previous_hash = BEGINNING;
	return details.map((text, index) => {
		const entry = {
			...{ seq: index + 1, at: '2026-11-26T10:00:00.123456', actor_id: index % 2 ? null : 'a-person' },
			...{ verb: 'idea.proposed', subject: 'ideas', subject_id: '7', details: text, previous_hash, hash: '' }
		};
		const sealed = { ...entry, hash: sealOf(entry) };
		previous_hash = sealed.hash;
		return sealed;
	});
}

const file = (lines: readonly ChainLine[], whole: readonly ChainLine[] = lines) => [
	headLine({ entries: whole.length, head: whole.at(-1)?.hash ?? BEGINNING, at: '2026-11-26T12:00:00Z' }),
	...lines.map((line) => JSON.stringify(line)),
	''
];
const chain = chainOf(['{}', '{"a": 1}', '{"b": "ü\\u0001"}', '{"seal": "abc"}', '{}']);

test('an entry is sealed by the very bytes that the database hashes', () => {
	// printf '1\x1f2026-01-05T10:00:00.000000\x1f\x1fv\x1fs\x1f1\x1f{}\x1fp' | sha256sum
	expect(
		sealOf({
			...{ seq: 1, at: '2026-01-05T10:00:00.000000', actor_id: null, verb: 'v', subject: 's', subject_id: '1' },
			...{ details: '{}', previous_hash: 'p', hash: '' }
		})
	).toBe('a914040e891fb3fe5d0140db69f68d85506685dd3e5f975204674168efd60735');
	expect(textSeal('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('a log as it was written verifies, and tells the seals it keeps', async () => {
	const seals: [string, number][] = [];
	expect(await verifyChain(file(chain), (seal, seq) => seals.push([seal, seq]))).toEqual({
		entries: 5,
		head: chain[4]?.hash,
		broken: null
	});
	expect(seals).toEqual([['abc', 4]]);
	expect(await verifyChain(file([]))).toMatchObject({ entries: 0, broken: null });
});

test.each([
	['removed from the middle', chain.toSpliced(2, 1), 'Entry 3 is missing or not in its place: entry 4 stands there.'],
	['removed from the beginning', chain.slice(1), 'Entry 1 is missing or not in its place: entry 2 stands there.'],
	['cut off the end', chain.slice(0, 4), 'Entry 5 is missing: the log has 5.'],
	[
		'in another order',
		[chain[0], chain[2], chain[1], chain[3], chain[4]].flatMap((one) => one ?? []),
		'Entry 2 is missing or not in its place: entry 3 stands there.'
	],
	[
		'edited',
		chain.map((one) => (one.seq === 2 ? { ...one, details: '{"a": 2}' } : one)),
		'Entry 2 was changed: its seal does not fit its words.'
	],
	[
		'edited and sealed anew',
		chain.map((one) => {
			if (one.seq !== 2) return one;
			const edited = { ...one, details: '{"a": 2}' };
			return { ...edited, hash: sealOf(edited) };
		}),
		'Entry 3 does not follow the one before it.'
	]
])('an entry that was %s is found', async (_, lines, says) => {
	expect((await verifyChain(file(lines, chain))).broken).toBe(says);
});

test('a log that was written anew as a whole does not fit the seal that its first line names', async () => {
	const [first = ''] = file(chain);
	const anew = chainOf(['{}', '{"a": 2}', '{}', '{}', '{}']);
	const { broken } = await verifyChain([first, ...anew.map((line) => JSON.stringify(line))]);
	expect(broken).toBe('The seal of entry 5 is not the one that the first line names.');
});

test.each([
	[[], 'The file is empty.'],
	[['{"a": 1}'], 'This is no log of Common Ground: its first line does not say so.'],
	[['no json'], 'This is no log of Common Ground: its first line does not say so.'],
	[[...file(chain).slice(0, 2), '{"seq": 2'], 'Entry 2 cannot be read.']
])('what is no log is said: %j', async (lines, says) => {
	expect((await verifyChain(lines)).broken).toBe(says);
});
