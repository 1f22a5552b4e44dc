import { expect, test } from 'vitest';
import decodeQR from 'qr/decode.js';
import { dotsOf } from '#lib/ui/qr.server.ts';

/** The picture of it, `scale` points a dot: what a camera holds. */
function photo(text: string, scale = 6) {
	const { size, path } = dotsOf(text);
	const side = size * scale;
	const data = new Uint8Array(side * side * 4).fill(255);
	for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
		for (let down = 0; down < scale; down += 1)
			for (let across = 0; across < scale; across += 1) {
				const at = 4 * ((Number(y) * scale + down) * side + Number(x) * scale + across);
				data.fill(0, at, at + 3);
			}
	return { width: side, height: side, data, size, path };
}

test('what is drawn is what a camera reads, also long and in other letters', () => {
	for (const text of ['https://ground.example/events/x?code=AB23CD', `https://ground.example/${'ä'.repeat(300)}`])
		expect(decodeQR(photo(text))).toBe(text);
});

test('four light dots are around it, and somewhat of it may be dirty', () => {
	const { size, path, ...picture } = photo('https://ground.example/events/finish?code=AB23CD');
	for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g))
		for (const at of [x, y]) expect(Math.min(Number(at), size - 1 - Number(at))).toBeGreaterThanOrEqual(4);
	// a blot of 5 x 5 dots where no corner mark is
	const blot = { from: Math.floor(size / 2) * 6, side: 30 };
	for (let y = blot.from; y < blot.from + blot.side; y += 1)
		picture.data.fill(0, 4 * (y * picture.width + blot.from), 4 * (y * picture.width + blot.from + blot.side));
	for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255;
	expect(decodeQR(picture)).toBe('https://ground.example/events/finish?code=AB23CD');
});
