import { expect, test } from 'vitest';
import { z } from 'zod';
import { parse, refuse, valuesOf } from './forms.ts';

const schema = z.object({
	title: z.string().min(3, 'Give it a title of at least three characters.'),
	votes: z.coerce.number().int('Enter a whole number.')
});

function form(fields: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

test('a form that fits gives its data', () => {
	const parsed = parse(schema, form([['title', 'Faster checkout'], ['votes', '3']])); // prettier-ignore
	expect(parsed.data).toEqual({ title: 'Faster checkout', votes: 3 });
});

test('a form that does not fit keeps what was typed and says per field what to do', () => {
	const parsed = parse(schema, form([['title', 'x'], ['votes', '3']])); // prettier-ignore
	expect(parsed.failure?.status).toBe(422);
	expect(parsed.failure?.data).toEqual({
		values: { title: 'x', votes: '3' },
		errors: { title: 'Give it a title of at least three characters.' },
		summary: 'One thing needs your attention: see the field marked below.'
	});
});

test('a password is never sent back to the page', () => {
	expect(
		valuesOf(
			form([
				['email', 'ann@example.com'],
				['password', 'secret'],
				['new_password', 'secret']
			])
		)
	).toEqual({
		email: 'ann@example.com'
	});
});

test('a field that comes more than once is a list, and line breaks are one character', () => {
	expect(
		valuesOf(
			form([
				['tag', 'a'],
				['tag', 'b'],
				['text', 'one\r\ntwo']
			])
		)
	).toEqual({
		tag: ['a', 'b'],
		text: 'one\ntwo'
	});
});

test('a refusal of the database is shown by its field, with everything typed kept', () => {
	const refusals = { team_is_full: { field: 'team', says: 'Choose another team: this one is full.' } };
	const answer = refuse({ code: 'PT409', message: 'team_is_full' }, refusals, { team: '7' });
	expect(answer).toMatchObject({
		status: 422,
		data: { values: { team: '7' }, errors: { team: refusals.team_is_full.says }, summary: refusals.team_is_full.says }
	});
});
