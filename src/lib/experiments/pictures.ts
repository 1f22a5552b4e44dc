import type { Refusals } from '#lib/refusals.ts';

/** How large a picture of the notebook may be, in bytes. The database holds to the same. */
export const LARGEST = 1024 * 1024;
/** How many an entry may have. */
export const MOST = 3;
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
