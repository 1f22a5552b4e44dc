/** The pages of an event beside its own, in the order people need them; `path` follows the event's address. */
export const places: readonly { readonly path: string; readonly label: string }[] = [
	{ path: '', label: 'Overview' },
	{ path: '/programme', label: 'Programme' },
	{ path: '/ideas', label: 'Ideas' },
	{ path: '/people', label: 'People' },
	{ path: '/teams', label: 'Teams' },
	{ path: '/announcements', label: 'Announcements' },
	{ path: '/help', label: 'Help' },
	{ path: '/submissions', label: 'Submissions' },
	{ path: '/demo', label: 'Demo day' },
	{ path: '/judging', label: 'Judging' },
	{ path: '/vote', label: 'People’s choice' },
	{ path: '/results', label: 'Results' },
	{ path: '/access', label: 'Who sees what' },
	{ path: '/ledger', label: 'Ledger' }
];
