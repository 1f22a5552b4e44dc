import type { Logger } from 'pino';
import type { Preview } from '#lib/server/preview.ts';
import type { Person } from '#lib/server/session.ts';
import type { Auth, Supabase } from '#lib/server/supabase.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Names the entry in the log; people can quote it. */
			id?: string;
			/** What the answer's status is, where the page was told 500. */
			status?: number;
		}
		interface Locals {
			/** Acts as the person who asks, under row level security. */
			supabase: Supabase;
			/** Where the person signs in and out; made when it is asked for. */
			auth: () => Auth;
			person: Person | null;
			/** Whose eyes these are instead, where an organizer previews an event. */
			preview: Preview | null;
			/** Id of this request, in the log and in the X-Request-Id header. */
			requestId: string;
			log: Logger;
			/** When this request came, in milliseconds: what is said later may be missing in its answer. */
			since: number;
			/** The status that an unexpected failure deserves instead of 500. */
			failureStatus?: number;
		}
		interface PageData {
			/** When the page was asked for, by the server's clock: what is said later, the page listens to. */
			since?: number;
			/** The reader's time zone, where a page has told it. */
			zone?: string | null;
		}
		interface PageState {
			/** The project a judge looks at without asking the server for its page; null in the queue. */
			judged?: number | null;
		}
	}
}
