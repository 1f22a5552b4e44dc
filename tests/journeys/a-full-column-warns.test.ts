import { dueExperiment } from '../rules/due-experiment.ts';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';

test('a column with more cards than belong there warns in words and aloud, and takes the card', async ({ jury }) => {
	const page = await jury.chair.page();
	await jury.open();
	const [owners] = await sql<{ marketing: string; it: string }>`
		select marketing_owner_id as marketing, it_owner_id as it from public.experiments where id = ${jury.experiment}`;
	const title = `One more than belongs ${jury.title.slice(-8)}`;
	await dueExperiment({ sql }, { marketing: { id: owners?.marketing ?? '' }, it: { id: owners?.it ?? '' }, title });

	await page.goto('/board/views');
	await page.getByLabel('Deciding').fill('1');
	await page.getByRole('button', { name: 'Set the limits' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	try {
		await isAccessible(page);
		await fitsNarrow(page);
		await page.goto('/board');
		const deciding = page.getByRole('region', { name: /^Deciding/ });
		await expect(deciding.getByText(/At most 1$/)).toBeVisible();
		await page.getByRole('button', { name: `Move ${title}` }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Space');
		await expect(page.locator('p[aria-live="assertive"]')).toContainText(
			/moved to Deciding\. \d+ of at most 1: finish one before the next\./
		);
		await expect(deciding.getByText('of at most 1: finish one before the next.')).toBeVisible();
		await expect(deciding.getByRole('link', { name: title, exact: true })).toBeVisible();
		await isAccessible(page);
	} finally {
		await sql`delete from public.board_limits`;
	}
});

test('a limit that is none is refused beside its field, and what was typed stays, without JavaScript', async ({
	jury
}) => {
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto('/board/views');
	await page.getByRole('spinbutton', { name: 'Due' }).evaluate((field) => field.removeAttribute('max'));
	await page.getByRole('spinbutton', { name: 'Due' }).fill('501');
	await page.getByRole('button', { name: 'Set the limits' }).click();
	await expect(page.getByText('Write a whole number from 1 to 500').first()).toBeVisible();
	await expect(page.getByRole('spinbutton', { name: 'Due' })).toHaveValue('501');
});
