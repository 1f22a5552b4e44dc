import { describe, expect, test } from 'vitest';
import { sentenceFor, statusOfFailure, type DatabaseError } from '#lib/server/refusals.ts';

const refusals = {
	ideas_title_is_short: { field: 'title', says: 'Shorten the title to 120 characters.' },
	event_is_over: { says: 'This event is over: choose another one.' }
};
const refused = (code: string, message: string) => ({ code, message, details: null, hint: null });

function thrownBy(error: DatabaseError): unknown {
	try {
		sentenceFor(error, refusals);
	} catch (thrown) {
		return thrown;
	}
	return 'nothing was thrown';
}

describe('a refusal becomes a sentence', () => {
	test('by the name that a function raised', () => {
		expect(sentenceFor(refused('PT409', 'event_is_over'), refusals)).toEqual(refusals.event_is_over);
	});
	test('by the name of the check that was violated', () => {
		const message = 'new row for relation "ideas" violates check constraint "ideas_title_is_short"';
		expect(sentenceFor(refused('23514', message), refusals)).toEqual(refusals.ideas_title_is_short);
	});
	test('when any call can meet it, without every area saying it again', () => {
		expect(sentenceFor(refused('PT403', 'leaders_only'), {}).says).toContain('leaders');
	});
});

describe('what is no refusal is passed on', () => {
	test('as "signed out" when the session ended while a form was open', () => {
		expect(thrownBy(refused('PT401', 'sign_in_first'))).toMatchObject({ status: 401 });
	});
	test('as "not found" what is not there or not theirs', () => {
		expect(thrownBy(refused('PT404', 'no_such_idea'))).toMatchObject({ status: 404 });
		expect(thrownBy(refused('PGRST116', 'Cannot coerce the result to a single JSON object'))).toMatchObject({
			status: 404
		});
	});
	test('as "unavailable" while the database is away', () => {
		expect(thrownBy(refused('PGRST001', 'Database connection error'))).toMatchObject({ status: 503 });
		expect(statusOfFailure({ code: '', message: 'TypeError: fetch failed' })).toBe(503);
	});
	test('as a failure of ours when nobody foresaw it, so that no message of the database reaches a person', () => {
		const unknown = refused('XX000', 'internal secret');
		expect(thrownBy(unknown)).toMatchObject({ cause: unknown });
		const unnamed = refused('23514', 'violates check constraint "nobody_wrote_a_sentence"');
		expect(thrownBy(unnamed)).toMatchObject({ cause: unnamed });
	});
	test('even when its name is one that every object has', () => {
		const odd = refused('PT409', 'constructor');
		expect(thrownBy(odd)).toMatchObject({ cause: odd });
	});
});
