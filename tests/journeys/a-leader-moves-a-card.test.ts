import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './jury.ts';

test('a leader moves a card by keyboard and hears where it went', async ({ jury }) => {
	const page = await jury.chair.page();
	await page.goto('/board');
	const lane = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
	const handle = page.getByRole('button', { name: `Move ${jury.title}` });
	const spoken = page.locator('p[aria-live="assertive"]');
	await expect(lane('Due').getByText(jury.title)).toBeVisible();

	await handle.focus();
	await page.keyboard.press('Space');
	await expect(spoken).toContainText(`${jury.title} lifted. Due, column 2 of 6.`);
	await page.keyboard.press('ArrowRight');
	await expect(spoken).toContainText('Over Deciding, column 3 of 6.');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await expect(spoken).toContainText(`${jury.title} is back in Due. A decision needs a ballot.`);
	await expect(lane('Due').getByText(jury.title)).toBeVisible();

	await expect(handle).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await expect(spoken).toContainText(`${jury.title} moved to Deciding.`);
	await expect(lane('Deciding').getByText(jury.title)).toBeVisible();
	await page.reload();
	await expect(lane('Deciding').getByText(jury.title)).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
});

test('a card dragged back to Due withdraws the empty ballot', async ({ jury }) => {
	await jury.open();
	const page = await jury.chair.page();
	// alone on the board: no card of anybody else moves the places while this one is carried
	await page.goto(`/board?q=${encodeURIComponent(jury.title)}`);
	const card = page
		.getByRole('region', { name: /^Deciding/ })
		.getByRole('listitem')
		.filter({ hasText: jury.title });
	// a link until the script is there
	await expect(card.getByRole('button', { name: /^Move/ })).toBeVisible();
	await card.scrollIntoViewIfNeeded();
	const from = await card.boundingBox();
	const to = await page.getByRole('region', { name: /^Due/ }).boundingBox();
	if (!from || !to) throw new Error('the board is not on the screen');
	await page.mouse.move(from.x + 20, from.y + from.height - 8);
	await page.mouse.down();
	await page.mouse.move(to.x + to.width / 2, from.y + 20, { steps: 8 });
	await page.mouse.up();
	await expect(page.getByRole('region', { name: /^Due/ }).getByText(jury.title)).toBeVisible();
	// the card is there at once, the words come when the database has answered
	await expect(page.locator('p[aria-live="assertive"]')).toContainText(`${jury.title} moved to Due.`);
	await page.reload();
	await expect(page.getByRole('region', { name: /^Due/ }).getByText(jury.title)).toBeVisible();
});

test('a member reads the board and moves nothing', async ({ jury, someone }) => {
	const member = await someone();
	const page = await member.page();
	await page.goto('/board');
	await expect(page.getByRole('link', { name: jury.title })).toBeVisible();
	await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(0);
	const form = { card: String(jury.experiment), column: 'deciding' };
	const answer = await member.request.post('/board?/move', { form });
	expect(await answer.text()).toContain('Only leaders can do this');
});

test('a finger that rests on a card lifts it and carries it to Deciding', async ({ jury }) => {
	const page = await jury.chair.page({ hasTouch: true, viewport: { width: 1280, height: 800 } });
	await page.goto(`/board?q=${encodeURIComponent(jury.title)}`);
	const card = page.getByRole('region', { name: /^Due/ }).getByRole('listitem').filter({ hasText: jury.title });
	await expect(card.getByRole('button', { name: /^Move/ })).toBeVisible();
	await card.scrollIntoViewIfNeeded();
	const from = await card.boundingBox();
	const to = await page.getByRole('region', { name: /^Deciding/ }).boundingBox();
	if (!from || !to) throw new Error('the board is not on the screen');
	const finger = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
		finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
	const start = { x: from.x + 24, y: from.y + from.height / 2 };
	await touch('touchStart', [start]);
	await expect(page.locator('.card-ghost')).toBeVisible();
	const end = { x: to.x + to.width / 2, y: start.y };
	for (const share of [0.25, 0.5, 0.75, 1]) {
		await touch('touchMove', [{ x: start.x + (end.x - start.x) * share, y: start.y }]);
	}
	await expect(page.locator('p[aria-live="assertive"]')).toContainText('Over Deciding');
	await touch('touchEnd', []);
	await expect(page.locator('p[aria-live="assertive"]')).toContainText(`${jury.title} moved to Deciding.`);
	await expect(page.getByRole('region', { name: /^Deciding/ }).getByText(jury.title)).toBeVisible();
});
