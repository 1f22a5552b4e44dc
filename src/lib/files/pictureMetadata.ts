import { pictureType } from '#lib/files/files.ts';

/**
 * A picture without what a camera writes into it (Exif, XMP, comments): where a photo was taken is nobody's business
 * here. The points of the picture stay byte for byte, and so does which side of a photo is up. A file that does not keep
 * to its format is cut where that shows.
 *
 * JPEG: ITU T.81 annex B, Exif 3.0 · PNG: ISO/IEC 15948, 5.3 · WebP: RFC 9649
 */
export function withoutMetadata(content: Buffer): Buffer {
	const type = pictureType(content);
	if (type === 'image/jpeg') return jpeg(content);
	if (type === 'image/png') return png(content);
	return type === 'image/webp' ? webp(content) : content;
}

const SCAN = 0xda;
const END = 0xd9;
// APP0 is what a JPEG is, APP2 its colours, APP14 how they are coded; the other applications and comments go
const isMetadata = (marker: number) =>
	marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

function jpeg(content: Buffer): Buffer {
	const kept = [content.subarray(0, 2)];
	const up = orientationOf(content);
	if (up > 1) kept.push(orientationSegment(up));
	let at = 2;
	while (at + 4 <= content.length && content[at] === 0xff) {
		const marker = content[at + 1] ?? 0;
		// bytes that only fill
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		// after the end phones hang on further pictures, with an Exif of their own
		if (marker === END) break;
		const segment = at + 2 + content.readUInt16BE(at + 2);
		const end = marker === SCAN ? endOfScan(content, segment) : segment;
		if (!isMetadata(marker)) kept.push(content.subarray(at, end));
		at = end;
	}
	return Buffer.concat([...kept, Buffer.from([0xff, END])]);
}

/** Where the points of a scan end: at the first marker that is neither an escaped 0xff nor a restart. */
function endOfScan(content: Buffer, from: number): number {
	for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
		const next = content[at + 1] ?? END;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return content.length;
}

/** The orientation tag (0x0112) of the first directory of Exif, 1 to 8; 1 where there is none. */
function orientationOf(content: Buffer): number {
	const exif = content.subarray(0, 65_536).indexOf('Exif\0\0', 0, 'latin1');
	if (exif < 0) return 1;
	const tiff = content.subarray(exif + 6, exif + 6 + 4096);
	const isLittle = tiff.toString('latin1', 0, 2) === 'II';
	const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
	const directory = tiff.length < 8 ? 0 : isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
	for (let entry = 0; entry < Math.min(short(directory), 100); entry += 1) {
		const at = directory + 2 + entry * 12;
		const value = short(at + 8);
		if (short(at) === 0x0112) return value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}

/** An Exif segment that says nothing but which side is up. */
function orientationSegment(up: number): Buffer {
	const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0];
	const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
	return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
}

const SIGNATURE = 8;
const PNG_METADATA = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'];

function png(content: Buffer): Buffer {
	const kept = [content.subarray(0, SIGNATURE)];
	let at = SIGNATURE;
	while (at + 12 <= content.length) {
		const type = content.toString('latin1', at + 4, at + 8);
		const end = at + 12 + content.readUInt32BE(at);
		if (!PNG_METADATA.includes(type)) kept.push(content.subarray(at, end));
		at = end;
		// whatever is hung on behind the end is no picture
		if (type === 'IEND') break;
	}
	return Buffer.concat(kept);
}

const WEBP_METADATA = ['EXIF', 'XMP '];
const EXIF_AND_XMP = 0b0000_1100;

function webp(content: Buffer): Buffer {
	const kept: Buffer[] = [];
	let at = 12;
	while (at + 8 <= content.length) {
		const type = content.toString('latin1', at, at + 4);
		const size = content.readUInt32LE(at + 4);
		// chunks are even: an odd one is followed by a zero
		const end = at + 8 + size + (size % 2);
		const chunk = Buffer.from(content.subarray(at, end));
		if (type === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP;
		if (!WEBP_METADATA.includes(type)) kept.push(chunk);
		at = end;
	}
	const header = Buffer.from(content.subarray(0, 12));
	header.writeUInt32LE(4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), 4);
	return Buffer.concat([header, ...kept]);
}
