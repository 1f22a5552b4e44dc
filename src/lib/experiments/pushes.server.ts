import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refusals } from '#lib/experiments/experiments.ts';
import { readPush, type Pushed } from '#lib/experiments/import/pushed.ts';
import { refusals as readingRefusals } from '#lib/experiments/readings.ts';
import { createLimiter } from '#lib/server/limits.ts';
import { refusalName, sentenceFor, unforeseen, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** What a program sent, by what right, and from where. */
export type Push = Omit<Pushed, 'type'> & {
	readonly experiment: number;
	readonly token: string;
	/** Of the header Idempotency-Key. */
	readonly key: string | null;
	readonly contentType: string;
	readonly address: string;
};

/** An answer in JSON. */
export type PushAnswer = { readonly status: number; readonly body: object };

const opened = z.object({
	token: z.string(),
	today: z.string(),
	starts_on: z.string().nullable(),
	ends_on: z.string().nullable(),
	variants: z.array(z.object({ id: z.number(), name: z.string() })),
	metrics: z.array(z.object({ id: z.number(), name: z.string(), kind: z.string(), role: z.string() }))
});
const written = z.object({ written: z.number(), is_repeated: z.boolean() });

// 244 random bits are not guessed; this keeps those who try from the database. The rate of a valid token is counted there.
const wrongTokens = createLimiter();
const WRONG = { most: 30, within: 60_000 };

/**
 * Appends readings in the name of a token, all or none, and answers as the documentation on the page of the tokens says. `supabase` acts
 * as nobody: the token is all the right there is. Throws what nobody foresaw.
 */
export async function push(supabase: Supabase, sent: Push): Promise<PushAnswer> {
	const { experiment, token, key, contentType, address, isCumulative, text } = sent;
	const type = /^application\/json\b/i.test(contentType)
		? 'json'
		: /^text\/(csv|tab-separated-values)\b/i.test(contentType)
			? 'csv'
			: null;
	if (!token)
		return problem(401, 'token_is_missing', 'Send the header "Authorization: Bearer" and a token of this experiment.');
	if (wrongTokens.wait(address, WRONG) > 0)
		return problem(429, 'too_many_wrong_tokens', 'Wait a minute, then send a valid token.');
	if (!type) return problem(415, 'body_is_no_table', 'Send JSON as application/json, or CSV as text/csv.');
	if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key))
		return problem(400, 'key_does_not_fit', 'Send an Idempotency-Key of 1 to 200 characters without blanks.');
	const reply = await supabase.rpc('open_reading_token', { p_experiment: experiment, p_token: token });
	if (reply.error) {
		if (refusalName(reply.error) === 'token_is_not_valid') wrongTokens.count(address);
		return refused(reply.error);
	}
	const { token: name, today, starts_on, ends_on, ...measures } = opened.parse(reply.data);
	if (!starts_on || !ends_on) return problem(409, 'experiment_has_not_started', 'Start the experiment first.');
	const run = [starts_on, ends_on < today ? ends_on : today] as const;
	const read = readPush({ text, type, isCumulative }, { measures, run, source: `API: ${name}` });
	if (read.wrong) {
		const rows = read.wrong.rows.map(({ row, column, says }) => ({ row, field: column, message: says }));
		return { status: 422, body: { error: 'readings_are_wrong', message: read.wrong.message, rows } };
	}
	const { data, error } = await supabase.rpc('push_readings', {
		p_experiment: experiment,
		p_token: token,
		p_readings: read.readings.map(({ row: _, ...reading }) => reading),
		p_key: key ?? '',
		p_body: createHash('sha256').update(`${type} ${isCumulative} ${text}`).digest('hex'),
		p_is_cumulative: read.isCumulative
	});
	if (error) return refused(error);
	const result = written.parse(data);
	const unchanged = read.readings.length - result.written;
	return { status: 200, body: { written: result.written, unchanged, repeated: result.is_repeated } };
}

function problem(status: number, error: string, message: string): PushAnswer {
	return { status, body: { error, message } };
}

function refused(error: DatabaseError): PushAnswer {
	const name = refusalName(error);
	const status = error.code?.startsWith('PT') ? Number(error.code.slice(2)) : 422;
	if (name === null || status === 404) throw unforeseen(error);
	return problem(status, name, sentenceFor(error, { ...refusals, ...readingRefusals }).says);
}
