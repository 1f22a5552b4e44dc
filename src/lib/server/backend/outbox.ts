import type pg from 'pg';

/** A mail as it was written. */
export interface Mail {
	id: number;
	recipient: string;
	subject: string;
	text: string;
	html: string;
	/** ISO 8601. */
	writtenAt: string;
}

/** Hands a mail to a mail server; rejects when it is not taken. */
export type Send = (mail: Mail) => Promise<void>;

/** Mails on their way. Writing one never waits for a mail server. */
export interface Outbox {
	write(mail: { to: string; subject: string; html?: string }): Promise<void>;
	/** The latest first, at most 100. */
	list(): Promise<Mail[]>;
	/** Sends what is due, once; resolves with how many were taken. */
	deliver(): Promise<number>;
	close(): Promise<void>;
}

const COLUMNS = `id::int, recipient, subject, body_text as text, body_html as html,
	to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "writtenAt"`;

// half a minute, doubled each time: the tenth and last try is after four hours
const MOST_TRIES = 10;
const CLAIM = `
	update mail.outbox set attempts = attempts + 1, next_attempt_at = now() + interval '15 seconds' * 2 ^ (attempts + 1)
	where id in (
		select id from mail.outbox where sent_at is null and next_attempt_at <= now() and attempts < ${MOST_TRIES}
		order by next_attempt_at limit 10 for update skip locked)
	returning ${COLUMNS}`;
// a link in a mail is a key: it is not kept once the mail has left, nor when it can no longer be used
const FORGET = `
	update mail.outbox set body_text = '', body_html = '' where body_html <> '' and (sent_at is not null
		or written_at < now() - interval '1 day')`;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The words of a mail, each link with its address. */
export function textOf(html: string): string {
	return html
		.replace(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs, '$2: $1')
		.replace(/<\/(p|h1|h2|li)>/g, '\n')
		.replace(/<[^>]+>/g, '')
		.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Opens the outbox of a database; without `send` mails stay in it, to be read on the mailbox page. */
export function openOutbox(pool: pg.Pool, send: Send | null, warn: (message: string) => void): Outbox {
	let isClosed = false;
	let running: Promise<number> = Promise.resolve(0);

	async function attempt(mail: Mail): Promise<boolean> {
		try {
			await send?.(mail);
			await pool.query('update mail.outbox set sent_at = now(), last_error = null where id = $1', [mail.id]);
			return true;
		} catch (failure) {
			const reason = failure instanceof Error ? failure.message : String(failure);
			await pool.query('update mail.outbox set last_error = $2 where id = $1', [mail.id, reason]);
			warn(`A mail was not taken by the mail server and waits for its next try: ${reason}`);
			return false;
		}
	}

	async function deliverDue(): Promise<number> {
		if (!send || isClosed) return 0;
		const { rows } = await pool.query<Mail>(CLAIM);
		const taken = await Promise.all(rows.map(attempt));
		await pool.query(FORGET);
		return taken.filter(Boolean).length;
	}

	const deliver = () => (running = running.then(deliverDue, deliverDue));
	const soon = () => void deliver().catch((failure: unknown) => warn(`Mails cannot be sent now: ${String(failure)}`));
	const timer = setInterval(soon, 15_000);
	timer.unref();

	return {
		async write({ to, subject, html = '' }) {
			await pool.query('insert into mail.outbox (recipient, subject, body_text, body_html) values ($1, $2, $3, $4)', [
				to,
				subject,
				textOf(html),
				html
			]);
			soon();
		},
		async list() {
			const { rows } = await pool.query<Mail>(`select ${COLUMNS} from mail.outbox order by id desc limit 100`);
			return rows;
		},
		deliver,
		async close() {
			isClosed = true;
			clearInterval(timer);
			await running.catch(() => 0);
		}
	};
}
