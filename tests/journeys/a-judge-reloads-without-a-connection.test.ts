import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { moveTo } from './hackathon.ts';
import { handedIn, inviteGuest, judgedByOne, mark, setUp } from './judged.ts';
import { expect, test } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
const SAYS = 'There is no connection: this is the page as it was loaded last';

/** The queues whose page this browser keeps. */
const keptQueues = (page: Page) =>
	page.evaluate(async () => {
		const names = (await caches.keys()).map((name) => name.split(' ').slice(0, 2).join(' '));
		const kept = await Promise.all(names.map((name) => caches.match(name.slice('judging '.length))));
		return names.filter((_, at) => kept[at]);
	});
const draftsOn = (page: Page) =>
	page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('judging ')).length);

const isMarked = (page: Page, points: string) =>
	expect(page.getByRole('group', { name: 'IT feasibility' }).getByRole('radio', { name: points })).toBeChecked();

const versionsOf = (team = 0) => sql`select version from public.judgements where team_id = ${team}`;

/** Counts what is posted. */
function savesOf(page: Page): () => number {
	let saved = 0;
	page.on('request', (request) => {
		if (request.method() === 'POST' && request.url().includes('?/save')) saved += 1;
	});
	return () => saved;
}

test('a judge reloads without a connection, finds the page and what was typed, and it is sent once', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const [first, second] = made.teams;
	const page = await judge.page(PHONE);
	await page.goto(`${made.judging}/${first?.id}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One field less');
	await expect.poll(() => keptQueues(page)).toEqual([`judging ${made.judging}`]);
	const saves = savesOf(page);

	// what was saved after the page was loaded is not asked for again by the page as it was
	await mark(page, '2');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved. 1 of 2 scored.')).toBeVisible();

	await page.context().setOffline(true);
	await page.getByRole('link', { name: 'Next: Two clicks to pay' }).click();
	await mark(page, '4');
	await page.getByLabel('Comment').fill('Typed in the lift.');
	await page.reload();
	await expect(page.getByText(SAYS)).toBeVisible();
	// the page that was kept is of the other project: the address says which one is meant
	expect(new URL(page.url()).pathname).toBe(`${made.judging}/${second?.id}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two clicks to pay');
	await isMarked(page, '4');
	await expect(page.getByLabel('Comment')).toHaveValue('Typed in the lift.');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('One project is kept on this device and not sent yet.')).toBeVisible();
	await page.getByRole('link', { name: 'Back to your queue' }).click();
	await expect(page.getByText('Scored', { exact: true })).toHaveCount(1);
	await page.reload();
	await expect(page.getByText(SAYS)).toBeVisible();
	await expect(page.getByText('One project is kept on this device and not sent yet.')).toBeVisible();
	const before = saves();

	await page.context().setOffline(false);
	await expect(page.getByText('All 2 scored')).toBeVisible();
	await expect(page.getByText(SAYS)).toHaveCount(0);
	await page.goto(`${made.judging}/${second?.id}`);
	await expect(page.getByLabel('Comment')).toHaveValue('Typed in the lift.');
	await isMarked(page, '4');
	expect(saves() - before).toBe(1);
	expect(await versionsOf(second?.id)).toEqual([{ version: 1 }]);
	await expect(page.getByText(SAYS)).toHaveCount(0);

	// other pages are never kept
	await page.context().setOffline(true);
	await expect(page.goto(`${made.judging}/results`)).rejects.toThrow();
	await expect(page.goto(made.event.path)).rejects.toThrow();
	await page.context().setOffline(false);

	// signed out, the device shows nothing of it to anybody
	await page.goto(`${made.judging}/${first?.id}`);
	await page.getByLabel('Comment').fill('Never sent.');
	await expect.poll(() => draftsOn(page)).toBeGreaterThan(0);
	const leave = async () => {
		await page.getByRole('button', { name: judge.name }).click();
		await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	};
	const asked = page.waitForEvent('dialog').then(async (dialog) => {
		expect(dialog.message()).toContain('Signing out removes it');
		await dialog.dismiss();
	});
	await Promise.all([asked, leave()]);
	await page.reload();
	await expect(page.getByLabel('Comment')).toHaveValue('Never sent.');
	page.once('dialog', (dialog) => void dialog.accept());
	await leave();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	await expect.poll(() => keptQueues(page)).toEqual([]);
	expect(await draftsOn(page)).toBe(0);
	await page.context().setOffline(true);
	await expect(page.goto(made.judging)).rejects.toThrow();
});

test('what was kept of a judging goes when it has closed', async ({ someone }) => {
	const { made, judge } = await judgedByOne(someone);
	const page = await judge.page();
	await page.goto(made.judging);
	await expect.poll(() => keptQueues(page)).toEqual([`judging ${made.judging}`]);
	await moveTo(made.event, 'voting');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Judging');
	await expect.poll(() => keptQueues(page)).toEqual([]);
	await page.context().setOffline(true);
	await expect(page.reload()).rejects.toThrow();
});

test('a guest judge reloads without a connection too, by the link alone', async ({ someone, browser }) => {
	const made = await handedIn(someone);
	const desk = await made.organizer.page();
	const link = await inviteGuest(desk, made.judging);
	await setUp(someone, [await someone({ function: 'marketing' })], made);
	await desk.goto(`${made.judging}/setup`);
	await desk.getByLabel('Judges for each project').last().fill('2');
	await desk
		.getByRole('button', { name: /^Plan again/ })
		.last()
		.click();
	await expect(desk.getByText('0 of 4 seats scored.')).toBeVisible();

	const context = await browser.newContext({ ...PHONE, baseURL: new URL(desk.url()).origin });
	const guest = await context.newPage();
	await guest.goto(link);
	await expect(guest.getByText('0 of 2 scored')).toBeVisible();
	await expect.poll(() => keptQueues(guest)).toEqual([`judging ${link}`]);
	const saves = savesOf(guest);
	await context.setOffline(true);
	await guest.getByRole('link', { name: 'One field less', exact: true }).click();
	await mark(guest, '3');
	await guest.reload();
	await expect(guest.getByText(SAYS)).toBeVisible();
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('One field less');
	await isMarked(guest, '3');
	await context.setOffline(false);
	await expect(guest.getByText(SAYS)).toHaveCount(0);
	await isMarked(guest, '3');
	await guest.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(guest.getByText('Saved. 1 of 2 scored.')).toBeVisible();
	expect(saves()).toBe(1);
	expect(await versionsOf(made.teams[0]?.id)).toEqual([{ version: 1 }]);

	// a link that has ended leaves nothing behind
	await desk.goto(`${made.judging}/guests`);
	await desk.getByRole('button', { name: 'Revoke' }).last().click();
	await expect(desk.getByText('The link is revoked and opens no more.')).toBeVisible();
	await guest.goto(link);
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This link has ended');
	await expect.poll(() => keptQueues(guest)).toEqual([]);
	await context.close();
});
