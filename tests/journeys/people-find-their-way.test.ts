import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './people.ts';

test('somebody new sees what to do first, and changes a profile that others then find', async ({ someone }) => {
	const nora = await someone({ name: 'Nora Newcomer', function: 'it' });
	const page = await nora.page();
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs you today');
	await isAccessible(page);
	await fitsNarrow(page);

	await page.goto('/profile');
	await page.getByLabel('Job title').fill('Data engineer');
	await page.getByLabel('Skills').fill('dbt, Airflow');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Your profile is saved');
	await isAccessible(page);
	await fitsNarrow(page);

	await page.getByRole('radio', { name: 'Other' }).check();
	await page.getByLabel('I work on both sides').check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Bridging stands for marketing and IT');

	const other = await (await someone()).page();
	await other.goto('/people?q=airflow&function=it');
	await expect(other.getByRole('listitem').filter({ hasText: 'Nora Newcomer' })).toContainText('Data engineer');
	await other.getByRole('searchbox', { name: 'Name, title or skill' }).fill('no such skill');
	await other.getByRole('button', { name: 'Show' }).click();
	await expect(other.getByText('Nobody fits these words and filters.')).toBeVisible();
	await isAccessible(other);
});

test('a page works with the keyboard alone', async ({ someone }) => {
	const page = await (await someone()).page();
	await page.goto('/people');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('searchbox', { name: 'Name, title or skill' })).toBeFocused();
	await page.keyboard.type('nobody at all');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=nobody/);
	await expect(page.getByRole('link', { name: 'Show everybody' })).toBeVisible();
});
