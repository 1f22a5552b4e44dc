import type { Page } from 'playwright/test';
import { expect, test } from './jury.ts';

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
