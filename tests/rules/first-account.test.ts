import { expect, test } from 'vitest';
import { PASSWORD, world } from './harness.ts';

const { anonymous, sql } = await world();

test('the first account becomes admin, also when five sign up at the same moment', async () => {
	expect((await anonymous().rpc('is_unclaimed')).data).toBe(true);
	const answers = await Promise.all(
		Array.from({ length: 5 }, (_, index) =>
			anonymous().auth.signUp({ email: `first${index}@example.com`, password: PASSWORD })
		)
	);
	expect(answers.map(({ error }) => error)).toEqual([null, null, null, null, null]);
	expect(await sql`select role, count(*)::int from public.people group by role order by role`).toEqual([
		{ role: 'member', count: 4 },
		{ role: 'admin', count: 1 }
	]);
	expect((await anonymous().rpc('is_unclaimed')).data).toBe(false);
});

test('an account that comes later is a member', async () => {
	const late = anonymous();
	const { data } = await late.auth.signUp({ email: 'late@example.com', password: PASSWORD });
	const me = await late
		.from('people')
		.select('role, is_complete')
		.eq('id', data.user?.id ?? '')
		.single();
	expect(me.data).toEqual({ role: 'member', is_complete: false });
});

test('the same e-mail has one account, however often and at once it signs up', async () => {
	await Promise.all(
		Array.from({ length: 5 }, () => anonymous().auth.signUp({ email: 'twice@example.com', password: PASSWORD }))
	);
	expect(await sql`select count(*)::int from auth.users where email = 'twice@example.com'`).toEqual([{ count: 1 }]);
});
