import { expect, test } from 'vitest';
import { world } from './harness.ts';

const { person, anonymous, sql, travel } = await world();

test('a signed-out visitor reads nobody', async () => {
	await person();
	const { data, error } = await anonymous().from('people').select('id');
	expect(data).toBeNull();
	expect(error?.code).toBe('42501');
});

test('a member sees the others and cannot change their profile', async () => {
	const [ann, bob] = await Promise.all([person({ name: 'Ann' }), person({ name: 'Bob', function: 'it' })]);
	const seen = await ann.client.from('people').select('name, function').eq('id', bob.id).single();
	expect(seen.data).toEqual({ name: 'Bob', function: 'it' });
	await ann.client.from('people').update({ name: 'Mallory' }).eq('id', bob.id);
	expect(await sql`select name from public.people where id = ${bob.id}`).toEqual([{ name: 'Bob' }]);
});

test('nobody makes themselves admin', async () => {
	const ann = await person();
	const { error } = await ann.client.from('people').update({ role: 'admin' }).eq('id', ann.id);
	expect(error?.code).toBe('42501');
	expect((await ann.client.rpc('set_role', { p_person: ann.id, p_role: 'admin' })).error?.message).toBe('admins_only');
});

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
