import { expect, newAddress, PASSWORD, test } from './people.ts';

test.use({ javaScriptEnabled: false });

test('somebody without JavaScript opens an account, fills in the profile, signs out and signs in again', async ({
	page
}) => {
	const email = newAddress();
	await page.goto('/people?function=it');
	await page.getByRole('link', { name: 'Open an account' }).click();
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Open the account' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome');
	await page.getByLabel('Name').fill('Nora NoScript');
	await page.getByRole('radio', { name: 'IT' }).check();
	await page.getByLabel('Skills').fill('SQL, prototyping');
	await page.getByRole('button', { name: 'Save and go on' }).click();

	await expect(page).toHaveURL('/people?function=it');
	await expect(page.getByText('Nora NoScript').first()).toBeVisible();
	await page.goto('/profile');
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();

	await expect(page).toHaveURL('/sign-in');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill('something else');
	await page.getByRole('button', { name: 'Sign in' }).last().click();
	await expect(page.getByRole('alert')).toContainText('do not belong together');
	await expect(page.getByLabel('E-mail')).toHaveValue(email);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs you today');
});

test('a way back to another site is not followed', async ({ page, someone }) => {
	const { email, password } = await someone();
	await page.goto('/sign-in?next=//evil.example/board');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).last().click();
	await expect(page).toHaveURL('/');
});
