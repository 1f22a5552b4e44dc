import pg from 'pg';
import { outside } from '#lib/server/outside.ts';
import type { Question } from './questions.ts';

/** What sends a message of statements to the database. */
type Sender = { query(statements: string): Promise<unknown> };

/** Whether the database answered, by refusing: then nothing was done. Where it went away meanwhile, it may have been. */
export const isRefused = (failure: unknown): failure is pg.DatabaseError =>
	failure instanceof pg.DatabaseError && !/^(08|57P)/.test(failure.code ?? '');

/** Keeps the connection on which something was refused. `pool.query` closes it, and the next one has every plan to make again. */
export function keepConnections(pool: pg.Pool): Sender {
	async function query(statements: string): Promise<unknown> {
		const client = await pool.connect();
		let lost: unknown;
		try {
			return await client.query(statements);
		} catch (failure) {
			lost = isRefused(failure) ? undefined : failure;
			throw failure;
		} finally {
			client.release(lost !== undefined);
		}
	}
	// the client keeps each question for a while after it was answered (see src/bundling/letGo.ts)
	return { query: (statements) => outside(() => query(statements)) };
}

/** Asks the database as somebody; answers the text of the answer. */
type Ask = (question: Question, claims: string) => Promise<string>;

type Waiting = {
	readonly sql: string;
	readonly resolve: (said: string) => void;
	readonly reject: (failure: unknown) => void;
};

/**
 * What a page asks at once travels together: messages, transactions and the waking of processes cost more than most answers. Only
 * what reads is gathered, of one person and one moment; where one question is refused all are, and each is asked again by itself.
 */
export function gatherQuestions(pool: Sender): Ask {
	const moment = new Map<string, Waiting[]>();

	async function send(claims: string, waiting: readonly Waiting[]): Promise<void> {
		try {
			const said = await tell(
				pool,
				claims,
				waiting.map(({ sql }) => sql)
			);
			waiting.forEach(({ resolve }, index) => resolve(said[index] ?? 'null'));
		} catch (failure) {
			for (const { reject } of waiting) reject(failure);
		}
	}

	return async ({ sql, changes }, claims) => {
		if (changes) return (await tell(pool, claims, [sql]))[0] ?? 'null';
		return new Promise((resolve, reject) => {
			const together = moment.get(claims);
			if (together) return void together.push({ sql, resolve, reject });
			const waiting: Waiting[] = [{ sql, resolve, reject }];
			moment.set(claims, waiting);
			setImmediate(() => {
				moment.delete(claims);
				void send(claims, waiting);
			});
		});
	};
}

async function tell(pool: Sender, claims: string, statements: readonly string[]): Promise<string[]> {
	// several statements in one message are one transaction, and what is set in it is gone afterwards
	const set = `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${pg.escapeLiteral(claims)}, true)`;
	const answers: unknown = await pool.query([set, ...statements].join('; '));
	return Array.isArray(answers) ? answers.slice(1).map(bodyOf) : [];
}

// taken out, so that the question that is kept a while does not keep what it was told
function bodyOf(answer: unknown): string {
	const { rows }: { rows?: unknown } = Object(answer);
	const [row]: unknown[] = Array.isArray(rows) ? rows.splice(0) : [];
	const body: unknown = Object(row).body;
	return typeof body === 'string' ? body : 'null';
}
