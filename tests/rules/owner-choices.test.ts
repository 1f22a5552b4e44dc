import { expect, test } from 'vitest';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { world } from './harness.ts';

const { person, sql } = await world();

test('in a company of more people than one answer holds, whose name comes last can own an experiment too', async () => {
	const ann = await person({ name: 'Zoë Zuiderveld' });
	await sql`insert into auth.users (id, aud, role, email)
		select gen_random_uuid(), 'authenticated', 'authenticated', 'crowd-' || n || '@example.com' from generate_series(1, 1100) n`;
	await sql`update public.people set name = 'Crowd ' || left(id::text, 8), function = 'marketing' where name = ''`;
	const { marketing, it } = await experiments.owners(ann.client);
	expect(marketing.length).toBe(1101);
	expect(new Set(marketing.map(({ id }) => id)).size).toBe(1101);
	expect(marketing.at(-1)?.name).toBe('Zoë Zuiderveld');
	expect(it).toEqual([]);
});
