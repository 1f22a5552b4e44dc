import type { Page } from 'playwright/test';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

const lane = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const listening = (page: Page) =>
	page.waitForResponse((answer) => answer.url().endsWith('/api/live/board') && answer.status() === 200);

test('what one moves, the other sees move, side by side, without asking for the board again', async ({ jury }) => {
	const [one, other] = [await jury.chair.page(), await jury.marketing.page()];
	for (const page of [one, other]) {
		const line = listening(page);
		await page.goto(`/board?q=${jury.title.slice(-8)}`);
		await line;
	}
	let asked = 0;
	other.on('request', (request) => {
		if (request.url().includes('/board')) asked += 1;
	});
	await one.getByRole('button', { name: `Move ${jury.title}` }).focus();
	await one.keyboard.press('Space');
	await one.keyboard.press('ArrowRight');
	await one.keyboard.press('Space');
	await expect(lane(other, 'Deciding').getByText(jury.title)).toBeVisible();
	expect(asked).toBe(0);

	await other.getByRole('button', { name: `Move ${jury.title}` }).focus();
	await other.keyboard.press('Space');
	await other.keyboard.press('ArrowLeft');
	await other.keyboard.press('Space');
	await expect(lane(one, 'Due').getByText(jury.title)).toBeVisible();
});

test('an extension is seen on every open board, without asking for the board again', async ({ jury }) => {
	await sql`update public.experiments set ends_on = private.today() + 2 where id = ${jury.experiment}`;
	const other = await jury.marketing.page();
	const line = listening(other);
	await other.goto(`/board?q=${jury.title.slice(-8)}`);
	await line;
	await other.locator('summary', { hasText: 'Running' }).click();
	const row = other.getByRole('listitem').filter({ hasText: jury.title });
	await expect(row).toContainText('3 days left');
	let asked = 0;
	other.on('request', (request) => {
		if (request.url().includes('/board')) asked += 1;
	});
	const [day] = await sql<{ later: string }>`select (private.today() + 9)::text as later`;
	const extension = { value: day?.later ?? '', reason: 'The shop was closed for a week.' };
	await post(jury.owners.marketing.request, `/experiments/${jury.experiment}/amend?field=ends_on`, extension);
	await expect(row).toContainText('10 days left');
	await expect(other.getByText(`${jury.owners.marketing.name} extended “${jury.title}”`)).toBeVisible();
	expect(asked).toBe(0);
});
