import { readSettings } from '#lib/server/backend/settings.ts';

/** Whether a mail asked for here reaches anybody: by the hosted service, by SMTP, or on the mailbox page. */
export function canSendMail(): boolean {
	const { place, smtp, mode } = readSettings();
	return place.kind === 'hosted' || smtp !== null || mode !== 'production';
}

/** Whether mails can be read on the mailbox page: in the demo and in development only. */
export function hasMailbox(): boolean {
	const { place, mode } = readSettings();
	return place.kind !== 'hosted' && mode !== 'production';
}
