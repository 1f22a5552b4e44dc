import { expect, test } from './jury.ts';

test('a stale board says who moved what, and offers the new one', async ({ jury, someone }) => {
	const reader = await (await someone()).page();
	const listening = reader.waitForResponse((answer) => answer.url().includes('/api/live/board?'));
	await reader.goto('/board');
	expect((await listening).status()).toBe(200);
	await jury.open();
	// other journeys move, start and extend theirs too: whose change comes last is not ours to say
	const notice = reader.getByRole('status').filter({ hasText: /\S\s+(moved|started|extended)\s+“/ });
	await expect(notice).toBeVisible();
	await notice.getByRole('button', { name: 'Show the new board' }).click();
	await expect(reader.getByRole('region', { name: /^Deciding/ }).getByText(jury.title)).toBeVisible();
	await expect(notice).toHaveCount(0);
});
