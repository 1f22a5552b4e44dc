import { expect, test } from 'vitest';
import { z } from 'zod';
import { parse, refuse, typed } from '#lib/server/forms.ts';

const schema = z.object({
	title: z.string().min(3, 'Give it a title of at least three characters.'),
	votes: z.coerce.number().int('Enter a whole number.')
});

function form(fields: Record<string, string | string[]>): FormData {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value);
	return data;
}

test('a form that fits gives its data', () => {
	expect(parse(schema, form({ title: 'Faster checkout', votes: '3' })).data).toEqual({
		title: 'Faster checkout',
		votes: 3
	});
});

test('a form that does not fit keeps what was typed and says per field what to do', () => {
	const { failure } = parse(schema, form({ title: 'x', votes: '3' }));
	expect(failure?.status).toBe(422);
	expect(failure?.data).toMatchObject({
		values: { title: 'x', votes: '3' },
		errors: { title: 'Give it a title of at least three characters.' }
	});
});

test('a password is never sent back to the page', () => {
	expect(typed(form({ email: 'ann@example.com', password: 'secret', new_password: 'secret' }))).toEqual({
		email: 'ann@example.com'
	});
});

test('a list in a form arrives as a list, and no field reaches what every object has', () => {
	const lists = z.object({ variants: z.array(z.object({ name: z.string() })) });
	const fields = { 'variants.0.name': 'control', 'variants.1.name': 'treatment', '__proto__.polluted': 'yes' };
	expect(parse(lists, form(fields)).data).toEqual({ variants: [{ name: 'control' }, { name: 'treatment' }] });
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('what comes behind the last of two hundred places takes it from nobody', () => {
	const lists = z.object({ tags: z.array(z.string().optional()) });
	const { data } = parse(lists, form({ 'tags.199': 'last', 'tags.200': 'behind', 'tags.999': 'far behind' }));
	expect(data?.tags).toHaveLength(200);
	expect(data?.tags[199]).toBe('last');
});

test('a refusal of the database is shown by its field, with everything typed kept', () => {
	const refusals = { team_is_full: { field: 'team', says: 'Choose another team: this one is full.' } };
	const failure = refuse({ code: 'PT409', message: 'team_is_full' }, refusals, form({ team: '7' }));
	const { says } = refusals.team_is_full;
	expect(failure).toMatchObject({
		status: 422,
		data: { values: { team: '7' }, errors: { team: says }, summary: says }
	});
});

test('what no database can hold is left out of a text', () => {
	const { data } = parse(schema, form({ title: 'Fas\0ter \ud800check', votes: '3' }));
	expect(data?.title).toBe('Faster \ufffdcheck');
});
