import { expect, test } from 'vitest';
import { gatherQuestions } from '#lib/server/backend/gathered.ts';

/** Counts what it was sent, and answers each statement with its own text. */
function counting() {
	const sent: string[] = [];
	const query = (statements: string) => {
		sent.push(statements);
		return Promise.resolve(statements.split('; ').map((sql) => ({ rows: [{ body: sql }] })));
	};
	return { sent, query };
}
const read = (sql: string) => ({ sql, changes: false, answersNothing: false });

test('what one person reads at one moment is one message, and each question gets its own answer', async () => {
	const pool = counting();
	const ask = gatherQuestions(pool);
	const said = await Promise.all(['one', 'two', 'three'].map((sql) => ask(read(sql), 'ann')));
	expect(said).toEqual(['one', 'two', 'three']);
	expect(pool.sent).toHaveLength(1);
});

test('another person, another moment and what changes something are messages of their own', async () => {
	const pool = counting();
	const ask = gatherQuestions(pool);
	const changed = ask({ ...read('change'), changes: true }, 'ann');
	await Promise.all([ask(read('one'), 'ann'), ask(read('one'), 'bob'), changed]);
	await ask(read('later'), 'ann');
	expect(pool.sent).toHaveLength(4);
	expect(pool.sent.filter((message) => message.includes('bob'))).toHaveLength(1);
});
