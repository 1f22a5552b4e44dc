import { expect, test } from 'vitest';
import { withoutMetadata } from '#lib/files/pictureMetadata.ts';
import { drawBars } from '../../../supabase/seed/drawing.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

/** A JPEG segment: marker, length, content. */
function segment(marker: number, content: Buffer): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(content.length + 2, 2);
	return Buffer.concat([head, content]);
}
const START = Buffer.from([0xff, 0xd8]);
const jfif = segment(0xe0, latin('JFIF\0'));
const colours = segment(0xe2, latin('ICC_PROFILE\0'));
const scan = Buffer.concat([segment(0xda, latin('\x01')), latin('points \xff\x00 of the picture\xff\xd9')]);
/** Little-endian, as phones write it: orientation, then a place on earth. */
const exif = (up: number) =>
	segment(
		0xe1,
		latin(`Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(up)}\0\0\0 52.37 N 4.89 E`)
	);

test('a photo does not tell where it was taken, and its points stay', () => {
	const behind = Buffer.concat([START, exif(1), scan]);
	const photo = Buffer.concat([
		START,
		jfif,
		exif(1),
		latin('\xff'),
		colours,
		segment(0xfe, latin('by Ann')),
		scan,
		behind
	]);
	expect(withoutMetadata(photo)).toEqual(Buffer.concat([START, jfif, colours, scan]));
});

test('a photo that was taken upright stays upright', () => {
	const bare = withoutMetadata(Buffer.concat([START, exif(6), scan]));
	expect(bare.includes('52.37')).toBe(false);
	expect(bare.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]));
	expect(bare.subarray(-scan.length)).toEqual(scan);
	// what is left says the same again
	expect(withoutMetadata(bare)).toEqual(bare);
});

function pngChunk(type: string, content: string): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(content.length);
	return Buffer.concat([length, latin(type), latin(content), Buffer.alloc(4)]);
}

test('a screen as PNG loses its texts and what is hung on behind it', () => {
	const picture = Buffer.from(drawBars([0.2, 0.8]), 'base64');
	const [head, rest] = [picture.subarray(0, 33), picture.subarray(33)];
	const secrets = Buffer.concat([pngChunk('tEXt', 'Author\0Ann'), pngChunk('eXIf', 'II* 52.37')]);
	expect(withoutMetadata(Buffer.concat([head, secrets, rest, latin('<script>')]))).toEqual(picture);
	expect(withoutMetadata(picture)).toEqual(picture);
});

function webpChunk(type: string, content: string): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt32LE(content.length);
	return Buffer.concat([latin(type), size, latin(content), Buffer.alloc(content.length % 2)]);
}
function webp(...chunks: Buffer[]): Buffer {
	const body = Buffer.concat([latin('WEBP'), ...chunks]);
	const size = Buffer.alloc(4);
	size.writeUInt32LE(body.length);
	return Buffer.concat([latin('RIFF'), size, body]);
}

test('a WebP loses its Exif and says that it has none', () => {
	const rest = '\0\0\0\x01\0\0\x01\0\0';
	const points = webpChunk('VP8 ', 'abc');
	const photo = webp(webpChunk('VP8X', `\x1c${rest}`), points, webpChunk('EXIF', '52.37'), webpChunk('XMP ', '<x/>'));
	expect(withoutMetadata(photo)).toEqual(webp(webpChunk('VP8X', `\x10${rest}`), points));
});

test.each([
	['a JPEG that ends at once', Buffer.from([0xff, 0xd8, 0xff])],
	['a JPEG whose segments lie about their length', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2])],
	['a JPEG with a segment of no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0])],
	['a PNG of nothing', latin('\x89PNG\r\n\x1a\n')],
	['a PNG whose chunk has no end', latin('\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXtab0000')],
	['a WebP of nothing', latin('RIFF\0\0\0\0WEBP')],
	['no picture', latin('<svg>')]
])('%s does not stop anybody', (_, content) => {
	expect(withoutMetadata(content).length).toBeLessThanOrEqual(content.length + 2);
});
