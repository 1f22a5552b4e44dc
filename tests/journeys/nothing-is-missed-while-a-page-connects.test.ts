import type { Page } from 'playwright/test';
import { logIdea, plan } from './hackathon.ts';
import { judgedByOne } from './judged.ts';
import { expect, post, test } from './people.ts';

/** Holds the line of a page back until the answer is called, and counts how often the page is read meanwhile and after. */
async function holdLine(page: Page, topic: string) {
	let go = () => {};
	const held = new Promise<void>((resolve) => (go = resolve));
	await page.route(`**/api/live/${topic}*`, async (route) => {
		await held;
		await route.continue();
	});
	const asks = page.waitForRequest((request) => request.url().includes(`/api/live/${topic}`));
	return { asks, go };
}

test('an idea that is logged after the wall was loaded and before it listens is on it, once', async ({ someone }) => {
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'ideation');
	await logIdea(leader, event, 'There before the page');
	const page = await ann.page();
	const line = await holdLine(page, 'wall-');
	await page.goto(`${event.path}/ideas`);
	await line.asks;
	await logIdea(leader, event, 'Between the page and its line');
	await expect(page.getByText('Between the page and its line')).toHaveCount(0);
	line.go();
	await expect(page.getByText('Between the page and its line')).toBeVisible();
	await logIdea(leader, event, 'After that');
	await expect(page.getByText('After that')).toBeVisible();
	for (const title of ['There before the page', 'Between the page and its line', 'After that']) {
		await expect(page.getByRole('listitem').filter({ hasText: title })).toHaveCount(1);
	}
});

test('what is said before a page listens is read by pages that are read anew too, also after going there by a link', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const desk = await made.organizer.page();
	const line = await holdLine(desk, 'judging-');
	await desk.goto(made.judging);
	await desk.getByRole('link', { name: 'Set up and steer the judging' }).click();
	await expect(desk.getByText('0 of 2 seats scored.')).toBeVisible();
	await line.asks;
	const score = (await judge.request.get(`${made.judging}/${made.teams[0]?.id}`)).text();
	const criteria = [...(await score).matchAll(/name="(points\.c\d+)"/g)].map(([, name = '']) => [name, '4']);
	const given = { ...Object.fromEntries(criteria), comment: '', version: '0', round: '1' };
	await post(judge.request, `${made.judging}/${made.teams[0]?.id}?/save`, given);
	line.go();
	await expect(desk.getByText('1 of 2 seats scored.')).toBeVisible();
});
