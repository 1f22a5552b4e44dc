import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { pipeline, Readable, type Duplex } from 'node:stream';
import type { Handle } from '@sveltejs/kit';

const WORTH_IT = /^(text\/(?!event-stream)|application\/(json|javascript|xml|manifest\+json))|^image\/svg/;

function encoder(accepted: string) {
	// flushed at every write: a streamed page must not wait for its end
	if (/\bbr\b/.test(accepted)) {
		const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
		return { name: 'br', stream: createBrotliCompress({ params, flush: constants.BROTLI_OPERATION_FLUSH }) };
	}
	if (/\bgzip\b/.test(accepted)) {
		return { name: 'gzip', stream: createGzip({ level: 6, flush: constants.Z_SYNC_FLUSH }) };
	}
	return null;
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
export const compress: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers, body } = response;
	if (!body || event.request.method === 'HEAD' || headers.has('content-encoding')) return response;
	if (!WORTH_IT.test(headers.get('content-type') ?? '')) return response;
	const encoding = encoder(event.request.headers.get('accept-encoding') ?? '');
	headers.append('vary', 'accept-encoding');
	if (!encoding) return response;
	headers.set('content-encoding', encoding.name);
	headers.delete('content-length');
	const tag = headers.get('etag');
	if (tag && !tag.startsWith('W/')) headers.set('etag', `W/${tag}`);
	return new Response(through(body, encoding.stream), { status: response.status, headers });
};
