import type { Refusals } from '#lib/refusals.ts';

/** How large a picture of the notebook may be, in bytes. The database holds to the same. */
export const LARGEST = 1024 * 1024;
/** How many an entry may have. */
export const MOST = 3;
/** What a file field offers to choose from. */
export const ACCEPTED = 'image/png,image/jpeg,image/webp';

const beginnings = [
	{ type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], at: 0 },
	{ type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff], at: 0 },
	// RIFF, four bytes of length, WEBP
	{ type: 'image/webp', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 }
] as const;

/** What a file is by its first bytes, whatever its name says; null when it is none of the three. */
export function pictureType(content: Uint8Array): (typeof beginnings)[number]['type'] | null {
	const found = beginnings.find(({ bytes, at }) => bytes.every((byte, index) => content[at + index] === byte));
	if (found?.type === 'image/webp' && String.fromCharCode(...content.subarray(0, 4)) !== 'RIFF') return null;
	return found?.type ?? null;
}

export const refusals: Refusals = {
	variant_is_gone: { says: 'The variants were saved anew meanwhile. Reload the page and choose the picture again.' },
	picture_is_missing: { field: 'file', says: 'Choose a picture first.' },
	variant_pictures_variant_is_of_the_experiment: {
		says: 'The variants were saved anew meanwhile. Reload the page and choose the picture again.'
	},
	variant_pictures_picture_is_of_the_experiment: { field: 'file', says: 'Choose the file again.' },
	variant_pictures_are_described: {
		field: 'alt',
		says: 'Describe the picture in 3 to 300 characters, for those who do not see it.'
	}
};
