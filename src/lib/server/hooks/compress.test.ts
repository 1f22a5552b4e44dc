import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { text } from '@sveltejs/kit';
import { compressed } from './compress.ts';

function answered(response: Response, accepted: string): Promise<Response> {
	return compressed(new Request('http://here.invalid/', { headers: { 'accept-encoding': accepted } }), response);
}

const html = { headers: { 'content-type': 'text/html' } };
const page = '<p>Somebody has an idea.</p>'.repeat(100);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a page travels compressed, and says how long it is', async () => {
	const brotli = await answered(text(page, html), 'gzip, br');
	const bytes = await bytesOf(brotli);
	expect(brotli.headers.get('content-length')).toBe(String(bytes.length));
	expect(brotliDecompressSync(bytes).toString()).toBe(page);
	const gzip = await answered(text(page, html), 'gzip');
	expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(page);
	expect((await answered(text(page, html), 'identity')).headers.get('vary')).toBe('accept-encoding');
});

test('a page that is written bit by bit arrives whole', async () => {
	const written = new Response(page, html);
	const answer = await answered(written, 'br');
	expect(answer.headers.get('content-length')).toBeNull();
	expect(brotliDecompressSync(await bytesOf(answer)).toString()).toBe(page);
});

test('a short answer travels as it is', async () => {
	const answer = await answered(Response.json({ saved: true }, { headers: { 'content-length': '14' } }), 'br');
	expect(answer.headers.get('content-encoding')).toBeNull();
	expect(await answer.json()).toEqual({ saved: true });
});
