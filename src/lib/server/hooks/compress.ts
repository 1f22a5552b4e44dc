import { promisify } from 'node:util';
import {
	brotliCompress,
	brotliCompressSync,
	constants,
	createBrotliCompress,
	createGzip,
	createZstdCompress,
	gzip,
	gzipSync,
	zstdCompress,
	zstdCompressSync
} from 'node:zlib';
import { pipeline, Readable, type Duplex } from 'node:stream';
import type { Handle } from '@sveltejs/kit';
import { outside } from '#lib/server/outside.ts';

const WORTH_IT = /^(text\/(?!event-stream)|application\/(json|javascript|xml|manifest\+json))|^image\/svg/;
/** Of fewer bytes nothing is gained: with its headers the answer travels in one packet either way. */
const LEAST = 1024;
/** Up to so many bytes, handing a body to another thread and back costs more than compressing it here. */
const AT_ONCE = 131_072;

type Encoder = {
	readonly name: string;
	readonly whole: (body: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
	readonly stream: () => Duplex;
};

const isSmall = ({ byteLength }: Uint8Array) => byteLength <= AT_ONCE;
const inOneGo =
	<Options>(
		atOnce: (body: Uint8Array, options: Options) => Buffer<ArrayBuffer>,
		elsewhere: (body: Uint8Array, options: Options) => Promise<Buffer<ArrayBuffer>>,
		options: Options
	): Encoder['whole'] =>
	async (body) =>
		outside(() => (isSmall(body) ? atOnce(body, options) : elsewhere(body, options)));

// as small as with 4 to within two hundredths, in half the time
const brotliParams = { [constants.BROTLI_PARAM_QUALITY]: 3 };
const zstdParams = { [constants.ZSTD_c_compressionLevel]: 3 };
const level = 4;

// in the order in which they are chosen: zstd is as small as brotli, in half its time. Streams are flushed at every write: a streamed page
// must not wait for its end
const encoders: readonly Encoder[] = [
	{
		name: 'zstd',
		whole: inOneGo(zstdCompressSync, promisify(zstdCompress), { params: zstdParams }),
		stream: () => createZstdCompress({ params: zstdParams, flush: constants.ZSTD_e_flush })
	},
	{
		name: 'br',
		whole: inOneGo(brotliCompressSync, promisify(brotliCompress), { params: brotliParams }),
		stream: () => createBrotliCompress({ params: brotliParams, flush: constants.BROTLI_OPERATION_FLUSH })
	},
	{
		name: 'gzip',
		whole: inOneGo(gzipSync, promisify(gzip), { level }),
		stream: () => createGzip({ level, flush: constants.Z_SYNC_FLUSH })
	}
];

// as in `gzip, br;q=0.8`; what is asked for with a weight of nothing is not taken (RFC 9110, 12.4.2)
const encoderFor = (accepted: string) => {
	const taken = accepted.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/i.test(part));
	const names = taken.map((part) => part.split(';')[0]?.trim());
	return encoders.find(({ name }) => names.includes(name));
};

async function* chunksOf(body: ReadableStream<Uint8Array>) {
	const reader = body.getReader();
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
	} finally {
		await reader.cancel();
	}
}

async function* after(page: string, body: ReadableStream<Uint8Array>) {
	yield Buffer.from(page);
	yield* chunksOf(body);
}

function streamOf(chunks: AsyncIterator<Uint8Array>, end: () => unknown): ReadableStream<Uint8Array> {
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(new Uint8Array(value));
		},
		cancel: () => void end()
	});
}

function through(body: ReadableStream<Uint8Array>, encoder: Duplex): ReadableStream<Uint8Array> {
	// a failure destroys the encoder, and the reader below learns it from there
	pipeline(Readable.from(chunksOf(body), { objectMode: false }), encoder, () => undefined);
	const output: AsyncIterator<Buffer> = encoder[Symbol.asyncIterator]();
	return streamOf(output, () => encoder.destroy());
}

/**
 * Compresses pages and JSON, which adapter-node sends as they are; static files are compressed by the build. The text of a page is kept from
 * the framework meanwhile, which would read all of it to give it a name that nobody asks by, and put it into a stream to be read again.
 */
export const compress: Handle = async ({ event, resolve }) => {
	const { request } = event;
	const kept: { page?: string } = {};
	const keep = ({ html }: { readonly html: string }) => {
		kept.page = html;
		return '';
	};
	// while it is written on, the framework looks at the text itself
	const isKept = !import.meta.env.DEV && request.method !== 'HEAD';
	const response = await resolve(event, isKept ? { transformPageChunk: keep } : {});
	const { page } = kept;
	if (page === undefined) return compressed(request, response);
	// what the framework holds of the request holds it too
	kept.page = '';
	const { status, headers, body } = response;
	// of a page whose length is not known the rest follows bit by bit
	if (headers.has('content-length') || !body) return compressed(request, response, page);
	const all = after(page, body);
	const streamed = streamOf(all, () => all.return(undefined));
	return compressed(request, new Response(streamed, { status, headers }));
};

/** The answer to a request as it travels; `page`: what it says, where that was kept from it. */
export async function compressed(request: Request, response: Response, page?: string): Promise<Response> {
	const { status, headers, body } = response;
	const written = page === undefined ? null : Buffer.from(page);
	if (written) {
		headers.delete('etag');
		headers.set('content-length', String(written.byteLength));
	}
	const isWorthIt = request.method !== 'HEAD' && isLongText(headers);
	if (isWorthIt) headers.append('vary', 'accept-encoding');
	const encoder = isWorthIt ? encoderFor(request.headers.get('accept-encoding') ?? '') : undefined;
	if (!encoder || !body) return written ? new Response(written, { status, headers }) : response;
	headers.set('content-encoding', encoder.name);
	const tag = headers.get('etag');
	if (tag && !tag.startsWith('W/')) headers.set('etag', `W/${tag}`);
	// an answer of known length is there already: compressed at once, without a stream and in one piece
	const isThere = headers.has('content-length');
	const whole = isThere ? await encoder.whole(written ?? new Uint8Array(await response.arrayBuffer())) : null;
	if (whole) headers.set('content-length', String(whole.byteLength));
	return new Response(whole ?? through(body, encoder.stream()), { status, headers });
}

function isLongText(headers: Headers): boolean {
	if (headers.has('content-encoding') || !WORTH_IT.test(headers.get('content-type') ?? '')) return false;
	return Number(headers.get('content-length') ?? LEAST) >= LEAST;
}
