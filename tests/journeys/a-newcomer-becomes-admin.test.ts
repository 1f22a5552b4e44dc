import { fitsNarrow, isAccessible } from './checks.ts';
import { ADMIN, expect, test } from './people.ts';

test('a newcomer to an empty installation signs up and becomes admin', async ({ page }) => {
	await page.goto('/board');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	await isAccessible(page);
	await page.getByRole('link', { name: 'Open the first one' }).click();
	await expect(page.getByText('this account becomes the admin')).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByLabel('E-mail').fill(ADMIN.email);
	await page.getByLabel('Password').fill(ADMIN.password);
	await page.getByRole('button', { name: 'Open the account' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByLabel('Name').fill(ADMIN.name);
	await page.getByRole('radio', { name: 'Other' }).check();
	await page.getByRole('button', { name: 'Save and go on' }).click();
	await expect(page).toHaveURL('/board');

	await page.goto('/people');
	await expect(page.getByRole('combobox', { name: `Role of ${ADMIN.name}` })).toHaveValue('admin');
	await isAccessible(page);
	await fitsNarrow(page);
});
