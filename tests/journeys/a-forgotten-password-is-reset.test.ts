import { isAccessible } from './checks.ts';
import { expect, newAddress, test } from './people.ts';

const NEW_PASSWORD = 'another horse another battery';

test('a forgotten password is reset by mail, and the link works once', async ({ page, someone, browser }) => {
	const { email, password } = await someone();
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Forgot your password?' }).click();
	await isAccessible(page);
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'Mail me a link' }).click();
	await expect(page.getByRole('status')).toContainText('a mail is on its way');

	await page.getByRole('link', { name: 'Open the mailbox' }).click();
	await isAccessible(page);
	const mail = page.getByRole('article').filter({ hasText: email });
	const link = (await mail.getByRole('link').first().getAttribute('href')) ?? '';
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a new password');
	await isAccessible(page);
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByLabel('New password').fill(NEW_PASSWORD);
	await page.getByRole('button', { name: 'Save the password' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs you today');

	const elsewhere = await (await browser.newContext()).newPage();
	await elsewhere.goto(link);
	await elsewhere.getByRole('button', { name: 'Go on' }).click();
	await expect(elsewhere.getByRole('alert')).toContainText('used already or is too old');
	await elsewhere.goto('/sign-in');
	await elsewhere.getByLabel('E-mail').fill(email);
	await elsewhere.getByLabel('Password').fill(password);
	await elsewhere.getByRole('button', { name: 'Sign in' }).last().click();
	await expect(elsewhere.getByRole('alert')).toContainText('do not belong together');
	await elsewhere.getByLabel('Password').fill(NEW_PASSWORD);
	await elsewhere.getByRole('button', { name: 'Sign in' }).last().click();
	await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('What needs you today');
	await elsewhere.context().close();
});

test('nobody learns from the answer whether an address has an account', async ({ page, someone }) => {
	const { email } = await someone();
	const said: string[] = [];
	for (const address of [email, newAddress()]) {
		await page.goto('/forgot');
		await page.getByLabel('E-mail').fill(address);
		await page.getByRole('button', { name: 'Mail me a link' }).click();
		said.push((await page.getByRole('status').textContent()) ?? '');
	}
	expect(said[0]).toContain('If there is an account');
	expect(said[1]).toBe(said[0]);
});
