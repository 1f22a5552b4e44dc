import { error } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';
import type { Mail } from '#lib/server/backend/outbox.ts';

/** The mails that were written here, the latest first. 404 where mails are really sent or nobody may read them. */
export async function list(): Promise<Mail[]> {
	const { mailbox } = await backend();
	if (!mailbox) error(404, 'Not found');
	return mailbox();
}
