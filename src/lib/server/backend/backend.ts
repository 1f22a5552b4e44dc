import type { Mail } from './outbox.ts';
import type { Relay } from './relay.ts';
import { readSettings, type Settings } from './settings.ts';

/** Supabase, wherever it runs: what the rest of the app needs to make its supabase-js clients. */
export interface Backend {
	mode: 'embedded' | 'database' | 'hosted';
	url: string;
	/** The publishable key. */
	key: string;
	/** The server's own key, for what it alone may state; null where none was given. */
	secretKey: string | null;
	fetch: typeof fetch;
	/** Live updates. */
	relay: Relay;
	/** The mails that were written, in the demo and in development only. */
	mailbox: (() => Promise<Mail[]>) | null;
	/** Whether the database answers now. */
	isReady(): Promise<boolean>;
	/** Ends connections and, when it is ours, the database. */
	close(): Promise<void>;
}

declare global {
	// the development server loads this module anew after an edit, and must find the backend it had
	var commonGroundBackend: Promise<Backend> | undefined;
}

/** The backend of this process, started on the first call. Rejects with a StartError when it cannot be. */
export function backend(): Promise<Backend> {
	return (globalThis.commonGroundBackend ??= startBackend(readSettings()));
}

/** Starts the backend that the settings name; nothing of the embedded one is loaded for a hosted one. */
export async function startBackend(settings: Settings): Promise<Backend> {
	const { place } = settings;
	if (place.kind === 'hosted') {
		const { startHosted } = await import('./hosted.ts');
		return startHosted(place);
	}
	const { openOwn } = await import('./own.ts');
	const { url, key, secretKey, fetch, isReady, close, outbox, relay } = await openOwn(settings, place);
	const mailbox = settings.mode === 'production' ? null : outbox.list;
	return { mode: place.kind, url, key, secretKey, fetch, mailbox, relay, isReady, close };
}
