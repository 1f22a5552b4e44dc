/** Files as people attach them, the honest and the others; each is base64, as `attach_to_idea` takes it. */

const latin = (text: string) => Buffer.from(text, 'latin1');
const two = (value: number) => Buffer.from([value >> 8, value & 255]);
const low = (value: number, bytes: number) =>
	Buffer.from(Array.from({ length: bytes }, (_, index) => (value >> (8 * index)) & 255));

/** The beginning of a PNG of this size; `text` tells one from another. */
export function png(width = 40, height = 30, text = ''): string {
	const size = Buffer.alloc(8);
	size.writeUInt32BE(width, 0);
	size.writeUInt32BE(height, 4);
	return Buffer.concat([latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), size, latin(`\x08\x02\0\0\0${text}`)]).toString(
		'base64'
	);
}

/** The beginning of a JPEG, with a segment before the one that tells its size. */
export function jpeg(width = 40, height = 30): string {
	const app = Buffer.concat([latin('\xff\xe0'), two(16), latin('JFIF\0'), Buffer.alloc(9)]);
	const frame = Buffer.concat([latin('\xff\xc2'), two(17), latin('\x08'), two(height), two(width), Buffer.alloc(10)]);
	return Buffer.concat([latin('\xff\xd8'), app, frame, latin('\xff\xd9')]).toString('base64');
}

/** The beginning of a WebP that may move or be seen through. */
export function webp(width = 40, height = 30): string {
	const head = Buffer.concat([latin('RIFF'), low(30, 4), latin('WEBPVP8X'), low(10, 4), Buffer.alloc(4)]);
	return Buffer.concat([head, low(width - 1, 3), low(height - 1, 3), Buffer.alloc(4)]).toString('base64');
}

/** A WebP without loss. */
export function lossless(width = 40, height = 30): string {
	const head = Buffer.concat([latin('RIFF'), low(30, 4), latin('WEBPVP8L'), low(10, 4), latin('\x2f')]);
	return Buffer.concat([head, low((width - 1) | ((height - 1) << 14), 4), Buffer.alloc(8)]).toString('base64');
}

/** A WebP as cameras write it. */
export function lossy(width = 40, height = 30): string {
	const head = Buffer.concat([latin('RIFF'), low(30, 4), latin('WEBPVP8 '), low(10, 4), latin('\0\0\0\x9d\x01\x2a')]);
	return Buffer.concat([head, low(width, 2), low(height, 2), Buffer.alloc(4)]).toString('base64');
}

/** A PDF that says this. */
export const pdf = (text = 'Slides') => latin(`%PDF-1.7\n% ${text}\n%%EOF\n`).toString('base64');

/** What a person may try: a name that says one thing and bytes that are another. */
export const disguised: readonly (readonly [what: string, content: string, refusal: string])[] = [
	['a page', latin('<!doctype html><script>alert(1)</script>').toString('base64'), 'file_is_of_no_kind'],
	['a drawing that may hold a script', latin('<svg onload="alert(1)">').toString('base64'), 'file_is_of_no_kind'],
	['a moving picture', latin('GIF89a......').toString('base64'), 'file_is_of_no_kind'],
	['a page that ends as a PDF', latin('<script>1</script>%PDF-1.7').toString('base64'), 'file_is_of_no_kind'],
	['nothing', '', 'file_is_empty'],
	['no base64', '*** not base64 ***', 'file_is_empty'],
	['a picture of nothing', latin('\x89PNG\r\n\x1a\n').toString('base64'), 'picture_is_broken'],
	[
		'a JPEG that never says its size',
		latin('\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0\0\0').toString('base64'),
		'picture_is_broken'
	],
	['a PNG of four billion points a side', png(0xffffffff, 1), 'picture_has_too_many_points'],
	['a PNG that unpacks to 256 million points', png(16_000, 16_000), 'picture_has_too_many_points'],
	['a JPEG that is too wide', jpeg(65_000, 10), 'picture_has_too_many_points'],
	['a JPEG without a height', jpeg(100, 0), 'picture_has_too_many_points'],
	['a WebP that unpacks to too much', webp(16_000, 16_000), 'picture_has_too_many_points'],
	['a WebP without loss that does', lossless(16_384, 16_384), 'picture_has_too_many_points'],
	['a camera WebP that does', lossy(16_383, 16_383), 'picture_has_too_many_points'],
	[
		'five megabytes',
		Buffer.concat([latin('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024, 32)]).toString('base64'),
		'file_is_too_large'
	]
];
