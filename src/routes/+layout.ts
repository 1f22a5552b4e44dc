import type { LayoutLoad } from './$types';

/** Only who previews needs what stands above every page then. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	PreviewBar: data.preview ? (await import('#lib/events/PreviewBar.svelte')).default : null
});
