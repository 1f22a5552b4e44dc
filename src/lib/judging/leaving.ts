/** Beside a place of drafts, with this after its name: what the server took of them. */
export const TAKEN = ' taken';

const ASKS =
	'Some of what you scored is on this device only: it was not sent. Signing out removes it. To send it first, open the judging with a connection. Sign out all the same?';

/**
 * Heard by a form that signs somebody out: what they scored leaves this device with them; what was never sent only when they
 * say so, or they stay.
 */
export function leaveDevice(event: SubmitEvent, person: string | undefined): void {
	try {
		const drafts = Object.keys(localStorage).filter((key) => key.startsWith(`judging ${person} `));
		const hasUnsent = drafts.some((key) => !key.endsWith(TAKEN));
		if (hasUnsent && !confirm(ASKS)) return event.preventDefault();
		for (const key of drafts) localStorage.removeItem(key);
	} catch {
		// no storage in this browser: there was nothing
	}
}
