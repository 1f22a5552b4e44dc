/** The pages of an event beside its own, in the order people need them; `path` follows the event's address. */
export const places: readonly { readonly path: string; readonly label: string }[] = [
	{ path: '', label: 'Overview' },
	{ path: '/submissions', label: 'Submissions' },
	{ path: '/demo', label: 'Demo day' }
];
