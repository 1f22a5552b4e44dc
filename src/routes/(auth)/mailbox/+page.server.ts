import { pieces } from '#lib/people/mailed.ts';
import * as mailbox from '#lib/server/mailbox.server.ts';
import type { PageServerLoad } from './$types';

// only the demo and development have this page: elsewhere it is not found
export const load: PageServerLoad = async () => ({
	mails: (await mailbox.list()).map(({ id, recipient, subject, text, writtenAt }) => ({
		id,
		recipient,
		subject,
		writtenAt,
		pieces: pieces(text)
	}))
});
