import type { Refusals } from '#lib/refusals.ts';

/** How large a file may be, in bytes. The database holds to the same. */
const LARGEST = 4 * 1024 * 1024;
const PICTURES = 'image/png,image/jpeg,image/webp';

/** What a file field offers to choose from, up to how many bytes, and what it says of more. */
export type Takes = { readonly accept: string; readonly largest: number; readonly tooLarge: string };

const beginnings = [
	{ type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], at: 0 },
	{ type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff], at: 0 },
	// RIFF, four bytes of length, WEBP
	{ type: 'image/webp', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 }
] as const;

/** What a picture is by its first bytes, whatever its name says; null when it is none of the three. */
export function pictureType(content: Uint8Array): (typeof beginnings)[number]['type'] | null {
	const found = beginnings.find(({ bytes, at }) => bytes.every((byte, index) => content[at + index] === byte));
	if (found?.type === 'image/webp' && String.fromCharCode(...content.subarray(0, 4)) !== 'RIFF') return null;
	return found?.type ?? null;
}

/** What a file is: a picture, or a PDF from its very first byte; null for everything else. */
export function fileType(content: Uint8Array): ReturnType<typeof pictureType> | 'application/pdf' {
	return (
		pictureType(content) ?? (String.fromCharCode(...content.subarray(0, 5)) === '%PDF-' ? 'application/pdf' : null)
	);
}

/** A file as pages list it. */
export type Attached = {
	readonly id: number;
	readonly name: string;
	readonly media_type: string;
	/** In bytes. */
	readonly size: number;
	readonly alt: string;
	readonly hash: string;
};

/** Whether a page shows it, rather than offers it to be kept. */
export function isPicture({ media_type: type }: Pick<Attached, 'media_type'>): boolean {
	return type.startsWith('image/');
}

/** A size as people say it: "820 kB", "3.4 MB". */
export function sizeInWords(bytes: number): string {
	const kilobytes = Math.max(1, Math.round(bytes / 1024));
	return kilobytes < 1000 ? `${kilobytes} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What the database refuses of any file. */
export const refusals = {
	file_is_empty: { field: 'file', says: 'Choose a file that is not empty.' },
	file_is_too_large: { field: 'file', says: 'Make the file smaller: 4 MB at most.' },
	file_is_of_no_kind: {
		field: 'file',
		says: 'Choose a picture (PNG, JPEG or WebP) or a PDF: this file is none of them, whatever its name says.'
	},
	picture_is_broken: { field: 'file', says: 'This picture is broken: it does not say how large it is. Save it anew.' },
	picture_has_too_many_points: {
		field: 'file',
		says: 'Make the picture smaller: 64 million points at most, and 16,384 on a side.'
	},
	no_such_file: { says: 'This file is not there any more. Reload the page.' },
	file_is_there_again: { says: 'The same file was attached again meanwhile. Nothing was changed.' }
} satisfies Refusals;

/** What is attached to an idea or a submission. */
export const attachments: Takes = {
	accept: `${PICTURES},application/pdf`,
	largest: LARGEST,
	tooLarge: refusals.file_is_too_large.says
};

/** Pictures only, of at most so many bytes. */
export const picturesUpTo = (largest: number): Takes => ({
	accept: PICTURES,
	largest,
	tooLarge: `Make the picture smaller: ${largest / 1024 / 1024} MB at most.`
});
