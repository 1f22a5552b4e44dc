import type { Locator, Page } from 'playwright/test';
import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

/** Presses Tab until this has the focus, as somebody without a mouse does, and sees that it shows. */
async function tabTo(page: Page, there: Locator): Promise<void> {
	const isThere = () => there.evaluate((element) => element === document.activeElement);
	for (let presses = 0; presses < 40 && !(await isThere()); presses += 1) await page.keyboard.press('Tab');
	await expect(there).toBeFocused();
	const outline = await there.evaluate((element) => getComputedStyle(element).outlineStyle);
	expect(outline, 'the focus shows').not.toBe('none');
}

for (const javaScriptEnabled of [true, false]) {
	test(`the keyboard is enough from the sign-in to a reading entered, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone,
		browser,
		baseURL
	}) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await started(team, 'Reached by keyboard');
		const context = await browser.newContext({ baseURL, javaScriptEnabled });
		const page = await context.newPage();
		const { keyboard } = page;
		const follow = async (there: Locator) => {
			await tabTo(page, there);
			await keyboard.press('Enter');
		};
		const skip = () => follow(page.getByRole('link', { name: 'Skip to the page' }));

		await page.goto('/sign-in');
		await tabTo(page, page.getByLabel('E-mail'));
		await keyboard.type(bob.email);
		await keyboard.press('Tab');
		await keyboard.type(bob.password);
		await keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs you today');

		await follow(page.getByRole('navigation').getByRole('link', { name: 'Experiments' }).first());
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Experiments');
		await skip();
		await follow(page.getByRole('link', { name: 'Mine', exact: true }));
		await page.waitForURL(/mine=1/);
		await follow(page.getByRole('link', { name: 'Reached by keyboard' }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reached by keyboard');
		await skip();
		await follow(page.getByRole('link', { name: 'Enter readings' }).first());
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter readings');

		const cell = (variant: string, field: string) =>
			page.getByRole('group', { name: variant }).first().getByLabel(field);
		await skip();
		await tabTo(page, cell('Long form', 'How many there were'));
		for (const number of ['1000', '50', '1010', '62']) {
			await keyboard.type(number);
			await keyboard.press('Tab');
		}
		await follow(page.getByRole('button', { name: 'Save the readings' }).last());
		await expect(page.getByText('2 readings are saved')).toBeVisible();
		await follow(page.getByRole('link', { name: 'See the result' }));
		await expect(page).toHaveURL(new RegExp(`${experiment}$`));
		await expect(page.getByText('62 of 1,010')).toBeVisible();
		await context.close();
	});
}
