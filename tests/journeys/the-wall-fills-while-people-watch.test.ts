import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

const listening = (page: Page) =>
	page.waitForResponse((answer) => answer.url().includes('/api/live/wall-') && answer.status() === 200);

test('what one logs and stands behind, everybody sees on the wall without asking again', async ({ someone }) => {
	test.slow(true, 'axe reads the page in both themes');
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'ideation');
	const page = await ann.page({ viewport: { width: 1200, height: 500 } });
	const line = listening(page);
	await page.goto(event.path);
	await page.getByRole('link', { name: 'Ideas', exact: true }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ideas');
	await expect(page.getByText('No idea yet.')).toBeVisible();
	await line;
	let asked = 0;
	page.on('request', (request) => {
		if (request.url().includes(event.slug)) asked += 1;
	});

	const first = await logIdea(leader, event, 'Shown to everybody at once');
	const row = page.getByRole('listitem').filter({ hasText: 'Shown to everybody at once' });
	await expect(row).toBeVisible();
	await post(ann.request, `${first}?/support`, { supports: 'yes' });
	await expect(row.getByRole('img', { name: /1/ })).toBeVisible();

	// who reads further down is not moved: what is new waits
	for (const n of [1, 2, 3, 4, 5, 6]) await logIdea(leader, event, `To fill the wall, number ${n}`);
	await expect(page.getByText('number 6')).toBeVisible();
	await page.mouse.wheel(0, 600);
	await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
	await logIdea(leader, event, 'While somebody reads');
	await page.getByRole('button', { name: '1 new idea' }).click();
	await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('While somebody reads');
	expect(asked).toBe(0);
	await isAccessible(page);
	await fitsNarrow(page);

	const plain = await ann.page({ javaScriptEnabled: false });
	await plain.goto(`${event.path}/ideas`);
	await expect(plain.getByRole('link', { name: 'While somebody reads' })).toBeVisible();
	await plain.getByRole('link', { name: 'Most supported' }).click();
	await expect(plain.getByRole('listitem').filter({ hasText: 'Shown to everybody at once' })).toBeVisible();
});
