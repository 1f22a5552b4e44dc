import { render } from '#lib/server/markdown.server.ts';
import type { Actions } from './$types';

/** Where the preview of a markdown field goes without JavaScript: the button's value names the field to show. */
export const actions: Actions = {
	default: async ({ request }) => {
		const form = await request.formData();
		const text = form.get(String(form.get('_preview')));
		return { html: render(typeof text === 'string' ? text : '') };
	}
};
