import { createTransport } from 'nodemailer';
import type { Send } from './outbox.ts';

/** Sends by the mail server at an address such as smtps://user:secret@mail.example.com. */
export function smtpSender({ url, from }: { url: string; from: string }): Send {
	const transport = createTransport({ url, pool: true, connectionTimeout: 10_000, socketTimeout: 20_000 });
	return async ({ recipient, subject, text, html }) => {
		await transport.sendMail({ from, to: recipient, subject, text, html });
	};
}
