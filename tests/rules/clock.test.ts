import { expect, test } from 'vitest';
import { world } from './harness.ts';

const { person, sql, travel } = await world();

test('the clock of the rules can be moved by the owner of the database', async () => {
	await travel('10 days');
	const [row] = await sql<{
		days: number;
	}>`select round(extract(epoch from private.now() - now()) / 86400)::int as days`;
	expect(row?.days).toBe(10);
	await travel(new Date('2030-01-01T00:00:00Z'));
	const [later] = await sql<{ year: number }>`select extract(year from private.now())::int as year`;
	expect(later?.year).toBe(2030);
});

test('nobody else moves it', async () => {
	const ann = await person({ role: 'admin' });
	// @ts-expect-error: the schema private is not offered to clients at all
	const { error } = await ann.client.schema('private').rpc('now');
	expect(error?.code).toBe('PGRST106');
});
