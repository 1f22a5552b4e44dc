import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { text } from '@sveltejs/kit';
import { compressed } from './compress.ts';

function answered(response: Response, accepted: string, kept?: string): Promise<Response> {
	return compressed(new Request('http://here.invalid/', { headers: { 'accept-encoding': accepted } }), response, kept);
}

const html = { headers: { 'content-type': 'text/html' } };
const page = '<p>Somebody has an idea.</p>'.repeat(100);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a page travels compressed, and says how long it is', async () => {
	const brotli = await answered(text(page, html), 'gzip, br');
	const bytes = await bytesOf(brotli);
	expect(brotli.headers.get('content-length')).toBe(String(bytes.length));
	expect(brotliDecompressSync(bytes).toString()).toBe(page);
	const zstd = await answered(text(page, html), 'gzip, deflate, br, zstd');
	expect(zstd.headers.get('content-encoding')).toBe('zstd');
	expect(zstdDecompressSync(await bytesOf(zstd)).toString()).toBe(page);
	const gzip = await answered(text(page, html), 'gzip');
	expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(page);
	expect((await answered(text(page, html), 'identity')).headers.get('vary')).toBe('accept-encoding');
});

test('only what is taken is used, whatever its weight, and nothing that is refused by a weight of nothing', async () => {
	const name = async (accepted: string) => (await answered(text(page, html), accepted)).headers.get('content-encoding');
	expect(await name('gzip;q=0.5, br ;q=0.05')).toBe('br');
	expect(await name('zstd;q=0, br; q=0.000, gzip')).toBe('gzip');
	expect(await name('identity, br;q=0')).toBeNull();
});

test('a page that is written bit by bit arrives whole', async () => {
	const written = new Response(page, html);
	const answer = await answered(written, 'br');
	expect(answer.headers.get('content-length')).toBeNull();
	expect(brotliDecompressSync(await bytesOf(answer)).toString()).toBe(page);
	expect(zstdDecompressSync(await bytesOf(await answered(new Response(page, html), 'zstd'))).toString()).toBe(page);
});

test('a page that was kept from the framework travels in place of the empty one, without its name', async () => {
	const empty = () => text('', { headers: { ...html.headers, etag: '"of nothing"' } });
	const packed = await answered(empty(), 'br', page);
	expect(brotliDecompressSync(await bytesOf(packed)).toString()).toBe(page);
	const plain = await answered(empty(), '', page);
	expect(plain.headers.get('content-length')).toBe(String(page.length));
	expect(await plain.text()).toBe(page);
	for (const { headers } of [packed, plain])
		expect([headers.get('etag'), headers.get('vary')]).toEqual([null, 'accept-encoding']);
	const short = await answered(empty(), 'br', '<p>ü</p>');
	expect([short.headers.get('content-encoding'), short.headers.get('content-length')]).toEqual([null, '9']);
	expect(await short.text()).toBe('<p>ü</p>');
});

test('a short answer travels as it is', async () => {
	const answer = await answered(Response.json({ saved: true }, { headers: { 'content-length': '14' } }), 'br');
	expect(answer.headers.get('content-encoding')).toBeNull();
	expect(await answer.json()).toEqual({ saved: true });
});
