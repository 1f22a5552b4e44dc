import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
const PITCH = 'Written in the tunnel, without a connection, and long enough.';

/** A mixed team in an event where teams hand in now. */
async function mixedTeam(someone: (wanted?: object) => Promise<Someone>) {
	const [leader, ann, ben] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' })
	]);
	const event = await plan(leader, 'submission');
	const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
	const team = await post(ann.request, `${idea}?/team`, { team: `Team ${randomUUID().slice(0, 6)}` });
	await post(ben.request, `${team}?/join`, {});
	return { ann, event, team, idea, id: Number(team.split('/').pop()) };
}

const deadlineIn = (slug: string, time: string) =>
	sql`update public.events set judging_at = clock_timestamp() + ${time}::interval where slug = ${slug}`;

const handedIn = async (team: number) => {
	const [row] = await sql<{ pitch: string }>`select pitch from public.submissions where team_id = ${team}`;
	return row?.pitch ?? null;
};

const endSessions = async (page: Page) => {
	const text = await (await page.request.get('/profile')).text();
	const person = /data-person="([0-9a-f-]{36})"/.exec(text)?.[1];
	await sql`delete from auth.sessions where user_id = ${person}`;
};

/** The page is read, and its script runs: only then does a form stay on it. */
async function open(page: Page, path: string) {
	await page.goto(path);
	await page.waitForFunction(() => document.querySelector('form[aria-busy]') !== null);
	await page.waitForLoadState('networkidle').catch(() => undefined);
}

test('while the database is away a form says so, and what was typed is taken when it is back', async ({ someone }) => {
	const { ann, event } = await mixedTeam(someone);
	const page = await ann.page(PHONE);
	await open(page, `/ideas/new?event=${event.slug}`);
	const title = `Queue at the counter ${randomUUID().slice(0, 6)}`;
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Problem').first().fill('People wait for ten minutes and leave.');
	const away = { type: 'error', error: { message: 'The database does not answer right now: try again in a moment.' } };
	await page.route('**/ideas/new*/log*', (route) => route.fulfill({ status: 503, json: away }));
	const log = page.getByRole('button', { name: /^Log/ }).last();
	await log.click();
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('Not saved: the database does not answer.');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.unroute('**/ideas/new*/log*');

	// no page of ours: of something that stands before us
	await page.route('**/ideas/new*/log*', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
	await log.click();
	await expect(alert).toContainText('No answer came, so this may not be saved');
	await page.unroute('**/ideas/new*/log*');

	await page.context().setOffline(true);
	await log.click();
	await expect(alert).toContainText('Not sent: there is no connection.');
	await expect(alert).toContainText('What you typed is still here. Press again when you are online.');
	await expect(page.getByLabel('Title')).toHaveValue(title);
	await page.context().setOffline(false);
	await log.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('whose session has ended signs in in another tab, and presses again', async ({ someone }) => {
	const { ann, team, id } = await mixedTeam(someone);
	const page = await ann.page();
	await page.goto(team);
	await page.getByLabel('Pitch').fill('Begun with a session.');
	await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
	await endSessions(page);
	await page.getByLabel('Pitch').fill(PITCH);
	await expect(page.getByText('Not saved: your session has ended.')).toBeVisible({ timeout: 15_000 });
	const button = page.getByRole('button', { name: 'Hand in', exact: true });
	await button.click();
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('Not handed in: your session has ended. What you typed is still here.');
	await isAccessible(page);
	const opened = page.waitForEvent('popup');
	await alert.getByRole('link', { name: 'Sign in in another tab' }).click();
	const tab = await opened;
	await tab.getByLabel('E-mail').fill(ann.email);
	await tab.getByLabel('Password').fill(ann.password);
	await tab.getByRole('button', { name: 'Sign in', exact: true }).last().click();
	await tab.waitForURL(`**${team}`);

	await expect(page.getByLabel('Pitch')).toHaveValue(PITCH);
	await button.click();
	await expect(page.getByText('Handed in. You can hand in again')).toBeVisible();
	expect(await handedIn(id)).toBe(PITCH);
});

test('a button that sends no text goes back to what is true, and says why', async ({ someone }) => {
	const { ann, idea } = await mixedTeam(someone);
	const page = await ann.page();
	await open(page, idea);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Support it' }).click();
	await expect(page.getByRole('alert')).toHaveText(
		/Not sent: there is no connection\.\s+Press again when you are online\./
	);
	await expect(page.getByRole('button', { name: 'Support it' })).toBeVisible();
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Support it' }).click();
	await expect(page.getByRole('button', { name: 'Take back my support' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('whoever sends a form without JavaScript and without a session comes back to its page', async ({ someone }) => {
	const { ann, team } = await mixedTeam(someone);
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto(team);
	await endSessions(page);
	await page.getByLabel('Pitch').fill(PITCH);
	await page.getByRole('button', { name: 'Save the draft' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	await page.getByLabel('E-mail').fill(ann.email);
	await page.getByLabel('Password').fill(ann.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
	await page.waitForURL(`**${team}`);
});

test('a countdown is right after the device slept, and its end is not missed', async ({ someone }) => {
	const { ann, event, team } = await mixedTeam(someone);
	const page = await ann.page(PHONE);
	// the clock that does not go on while some devices sleep
	await page.addInitScript(() => {
		const real = performance.now.bind(performance);
		let lost = 0;
		performance.now = () => real() - lost;
		Object.assign(window, { sleep: (ms: number) => (lost += ms) });
	});
	await deadlineIn(event.slug, '5 minutes');
	await page.goto(team);
	const left = page.locator('#hand-in time').first();
	await expect(left).toHaveText(/^4 min \d+ s$/);
	await deadlineIn(event.slug, '40 seconds');
	await page.reload();
	await expect(left).toHaveText(/^3\d s$/);
	// a clock that lost half a minute: what is left is by the longer of the two, and asked for again
	const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/time') && answer.ok());
	await page.evaluate(() => Reflect.apply(Reflect.get(window, 'sleep'), window, [30_000]));
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await asked;
	const { pathname } = new URL(page.url());
	const [row] = await sql<{ seconds: number }>`
		select extract(epoch from judging_at - clock_timestamp())::float as seconds from public.events where slug = ${event.slug}`;
	const shown = Number(/\d+/.exec(await left.innerText())?.[0]);
	expect(Math.abs(shown - (row?.seconds ?? 0))).toBeLessThan(2.5);
	expect(pathname).toBe(team);
	await expect(
		page.getByRole('heading', { name: 'Your draft' }).or(page.getByText('This team handed nothing in'))
	).toBeVisible({
		timeout: 60_000
	});
});
