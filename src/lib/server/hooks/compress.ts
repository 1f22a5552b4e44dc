import { promisify } from 'node:util';
import {
	brotliCompress,
	brotliCompressSync,
	constants,
	createBrotliCompress,
	createGzip,
	gzip,
	gzipSync
} from 'node:zlib';
import { pipeline, Readable, type Duplex } from 'node:stream';
import type { Handle } from '@sveltejs/kit';

const WORTH_IT = /^(text\/(?!event-stream)|application\/(json|javascript|xml|manifest\+json))|^image\/svg/;
/** Of fewer bytes nothing is gained: with its headers the answer travels in one packet either way. */
const LEAST = 1024;
/** Up to so many bytes, handing a body to another thread and back costs more than compressing it here. */
const AT_ONCE = 131_072;

type Encoder = {
	readonly name: string;
	readonly whole: (body: ArrayBuffer) => Promise<Uint8Array<ArrayBuffer>>;
	readonly stream: () => Duplex;
};

const isSmall = ({ byteLength }: ArrayBuffer) => byteLength <= AT_ONCE;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
// as small as with 4 to within two hundredths, in half the time
const params = { [constants.BROTLI_PARAM_QUALITY]: 3 };
const level = 4;

// flushed at every write: a streamed page must not wait for its end
const brotli: Encoder = {
	name: 'br',
	whole: async (body) =>
		new Uint8Array(isSmall(body) ? brotliCompressSync(body, { params }) : await compressBrotli(body, { params })),
	stream: () => createBrotliCompress({ params, flush: constants.BROTLI_OPERATION_FLUSH })
};
const gzipped: Encoder = {
	name: 'gzip',
	whole: async (body) =>
		new Uint8Array(isSmall(body) ? gzipSync(body, { level }) : await compressGzip(body, { level })),
	stream: () => createGzip({ level, flush: constants.Z_SYNC_FLUSH })
};

function encoderFor(accepted: string): Encoder | null {
	if (/\bbr\b/.test(accepted)) return brotli;
	return /\bgzip\b/.test(accepted) ? gzipped : null;
}

async function* chunksOf(body: ReadableStream<Uint8Array>) {
	const reader = body.getReader();
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
	} finally {
		await reader.cancel();
	}
}

function through(body: ReadableStream<Uint8Array>, encoder: Duplex): ReadableStream<Uint8Array> {
	// a failure destroys the encoder, and the reader below learns it from there
	pipeline(Readable.from(chunksOf(body), { objectMode: false }), encoder, () => undefined);
	const output: AsyncIterator<Buffer> = encoder[Symbol.asyncIterator]();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await output.next();
			if (done) controller.close();
			else controller.enqueue(new Uint8Array(value));
		},
		cancel: () => void encoder.destroy()
	});
}

/** Compresses pages and JSON, which adapter-node sends as they are; static files are compressed by the build. */
export const compress: Handle = async ({ event, resolve }) => compressed(event.request, await resolve(event));

/** The answer to a request as it travels. */
export async function compressed(request: Request, response: Response): Promise<Response> {
	const { headers, body } = response;
	if (!body || request.method === 'HEAD' || headers.has('content-encoding')) return response;
	if (!WORTH_IT.test(headers.get('content-type') ?? '')) return response;
	const length = headers.get('content-length');
	if (length !== null && Number(length) < LEAST) return response;
	const encoder = encoderFor(request.headers.get('accept-encoding') ?? '');
	headers.append('vary', 'accept-encoding');
	if (!encoder) return response;
	headers.set('content-encoding', encoder.name);
	const tag = headers.get('etag');
	if (tag && !tag.startsWith('W/')) headers.set('etag', `W/${tag}`);
	// an answer of known length is there already: compressed at once, without a stream and in one piece
	const whole = length === null ? null : await encoder.whole(await response.arrayBuffer());
	if (whole) headers.set('content-length', String(whole.byteLength));
	return new Response(whole ?? through(body, encoder.stream()), { status: response.status, headers });
}
