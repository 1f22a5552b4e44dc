import type { LayoutLoad } from './$types';

/** Only who previews needs what stands above every page then. */
export const load: LayoutLoad = async ({ data }) => {
	// nothing is known where the server did not answer: then the page that says so still stands in its frame
	const { preview } = { ...data };
	return { ...data, PreviewBar: preview ? (await import('#lib/events/PreviewBar.svelte')).default : null };
};
