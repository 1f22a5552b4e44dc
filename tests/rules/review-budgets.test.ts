import { beforeAll, expect, test } from 'vitest';
import * as funding from '#lib/funding/funding.server.ts';
import { world, type TestPerson } from './harness.ts';
import { gatherBoard, revealWith, type Board } from './panel.ts';

const here = await world();
const { person, anonymous, sql } = here;
let board: Board;
let member: TestPerson;
beforeAll(async () => {
	board = await gatherBoard(here);
	member = await person();
});

type Tranche = { readonly amount: number; readonly days: number };

/** An experiment on the agenda of a review whose ballots carry an iterate, and the way to decide it. */
async function reviewed() {
	const { item, experiment, ...rest } = await board.review();
	const box = await board.open(item);
	await revealWith(board, box, ['iterate', 'iterate', 'iterate', 'iterate']);
	const [line] = await sql<{
		review: number;
	}>`select review_id::int as review from public.review_items where id = ${item}`;
	const decide = async (tranche: Tranche) => {
		const { error } = await board.it.client.rpc('decide', {
			...{ p_box: box, p_outcome: 'iterate' as const, p_rationale: 'The interval leaves room for more.' },
			...{ p_next_step: 'Ask one question more.', p_learned: '', p_days: 14 },
			...{ p_confirmed: { recommended: 'iterate' }, p_tranche: tranche }
		});
		expect(error).toBeNull();
	};
	return { ...rest, review: line?.review ?? 0, experiment, decide };
}
const set = async ({ client }: Pick<TestPerson, 'client'>, review: number, amount: number, days: number) =>
	(await client.rpc('set_review_budget', { p_review: review, p_amount: amount, p_days: days })).error;

test('leaders set what a review may release; the latest counts, the same again is one line', async () => {
	const { review } = await reviewed();
	expect(await funding.ofReviewed(member.client, review)).toMatchObject({ budget: null, released: 0 });
	expect((await set(member, review, 5000, 10))?.message).toBe('leaders_only');
	expect((await set({ client: anonymous() }, review, 5000, 10))?.code).toBe('42501');
	expect((await set(board.it, review, -1, 10))?.message).toContain('review_budgets_amount_is_money');
	expect((await set(board.it, review, 1, 0.3))?.message).toContain('review_budgets_days_are_half_days');
	expect((await set(board.it, 999_999_999, 1, 1))?.message).toBe('no_such_review');
	await expect(funding.ofReviewed(member.client, 999_999_999)).rejects.toMatchObject({ status: 404 });
	for (const amount of [9000, 5000, 5000]) expect(await set(board.it, review, amount, 10)).toBeNull();
	expect((await funding.ofReviewed(member.client, review))?.budget).toEqual({
		...{ amount: 5000, days: 10, left: 5000, left_days: 10 }
	});
	const lines =
		await sql`select from public.activity where verb = 'review.budgeted' and subject_id = ${String(review)}`;
	expect(lines).toHaveLength(2);
});

test('what its decisions release counts against it, corrected or not, and what else is released does not', async () => {
	const { review, experiment, decide } = await reviewed();
	await set(board.it, review, 5000, 10);
	await decide({ amount: 6000, days: 4.5 });
	expect((await funding.ofReviewed(member.client, review))?.budget).toMatchObject({ left: -1000, left_days: 5.5 });
	const { data } = await member.client.rpc('read_money', { p_experiment: experiment });
	expect(data).toMatchObject({ review: { id: review, budget: { left: -1000 } } });

	const release = (p_amount: number, p_replaces?: number) =>
		board.it.client.rpc('release_tranche', {
			...{ p_experiment: experiment, p_amount, p_days: 1, p_reason: 'The bill was another one.' },
			...(p_replaces !== undefined && { p_replaces })
		});
	expect((await release(700)).error).toBeNull();
	expect((await funding.ofReviewed(member.client, review))?.released).toBe(6000);
	const [tranche] = await sql<{ id: number }>`select id::int from public.tranches
		where experiment_id = ${experiment} and decision_id is not null`;
	expect((await release(4000, tranche?.id)).error).toBeNull();
	expect((await funding.ofReviewed(member.client, review))?.budget).toMatchObject({ left: 1000, left_days: 9 });
});

test('a currency that a budget of a review is in stays', async () => {
	const { review } = await reviewed();
	await set(board.it, review, 5000, 10);
	const admin = await person({ role: 'admin' });
	expect((await admin.client.rpc('set_currency', { p_currency: 'CHF' })).error?.message).toBe('currency_is_in_use');
});

test('what was set stays as it was set', async () => {
	const { review } = await reviewed();
	await set(board.it, review, 5000, 10);
	await expect(sql`update public.review_budgets set amount = 1 where review_id = ${review}`).rejects.toThrow();
	await expect(sql`delete from public.review_budgets where review_id = ${review}`).rejects.toThrow();
	const written = { review_id: review, amount: 1, days: 1, set_by: board.it.id };
	expect((await board.it.client.from('review_budgets').insert(written)).error?.code).toBe('42501');
});
