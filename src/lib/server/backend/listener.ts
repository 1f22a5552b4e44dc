import pg from 'pg';

/** What is done with the notifications of a channel. */
export interface Listener {
	onText(text: string): void;
	/** Called when the connection is back after it was lost. */
	onGap(): void;
}

/** Listens to a channel of the database, for ever; resolves when it listens, with the way to stop. */
export type Listen = (channel: string, listener: Listener) => Promise<() => Promise<void>>;

const AGAIN_AFTER = 500;

/** Listens on a connection of its own, which comes back by itself when the database does. */
export function listenTo(connectionString: string): Listen {
	return async (channel, { onText, onGap }) => {
		let isStopped = false;
		let client: pg.Client | null = null;
		let timer: NodeJS.Timeout | undefined;

		async function connect(): Promise<void> {
			const fresh = new pg.Client({ connectionString, keepAlive: true, application_name: 'common-ground live' });
			fresh.on('error', () => undefined);
			fresh.on('notification', ({ payload }) => onText(payload ?? ''));
			fresh.once('end', again);
			await fresh.connect();
			await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
			client = fresh;
		}

		function again(): void {
			clearTimeout(timer);
			if (isStopped) return;
			timer = setTimeout(() => connect().then(onGap, again), AGAIN_AFTER);
			timer.unref();
		}

		await connect();
		return async () => {
			isStopped = true;
			clearTimeout(timer);
			await client?.end().catch(() => undefined);
		};
	};
}
