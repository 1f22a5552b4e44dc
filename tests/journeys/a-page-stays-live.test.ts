import { randomUUID } from 'node:crypto';
import { createServer, request as ask, type Server } from 'node:http';
import type { BrowserContext, Page, Request } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';
import { freePort, thisPlace } from './place.ts';

/** A mixed team in an event where teams hand in now. */
async function aTeam(someone: (wanted?: object) => Promise<Someone>) {
	const [leader, mia, ivo] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' })
	]);
	const event = await plan(leader, 'submission');
	const idea = await logIdea(mia, event, `Stays live ${randomUUID().slice(0, 8)}`);
	const team = await post(mia.request, `${idea}?/team`, { team: `Team ${randomUUID().slice(0, 6)}` });
	await post(ivo.request, `${team}?/join`, {});
	return { leader, mia, ivo, event, team };
}
const note = (who: Someone, team: string, body: string) => post(who.request, `${team}/room?/write`, { body });
const isLine = (url: string) => url.includes('/api/live/');

/** How many lines the pages of a browser hold. */
function linesOf(context: BrowserContext): () => number {
	const open = new Set<Request>();
	context.on('request', (request) => void (isLine(request.url()) && open.add(request)));
	context.on('requestfailed', (request) => void open.delete(request));
	context.on('requestfinished', (request) => void open.delete(request));
	// what a closed page had ended with it, and nobody is told
	return () => [...open].filter((request) => !request.frame().page().isClosed()).length;
}
/** Puts a window behind others, or in front again, as far as the page can know. */
const setHidden = (page: Page, isHidden: boolean) =>
	page.evaluate((hidden) => {
		Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
		document.dispatchEvent(new Event('visibilitychange'));
	}, isHidden);

test('with six windows of one browser open everything is heard, and a hand-in still goes', async ({ someone }) => {
	const { mia, ivo, event, team } = await aTeam(someone);
	const room = await mia.page();
	const context = room.context();
	const lines = linesOf(context);
	await room.goto(`${team}/room`);
	const open = async (path: string) => {
		const page = await context.newPage();
		await page.goto(path);
		return page;
	};
	const wall = await open(`${event.path}/ideas`);
	const shown = await open(event.path);
	await open(`${event.path}/teams`);
	await open(`${event.path}/submissions`);
	const mine = await open(team);
	await mine.getByLabel('Pitch').fill('Six windows are open, and this one hands in all the same.');
	await expect(mine.getByText('Draft saved.', { exact: true })).toBeVisible();
	await mine.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(mine.getByText('Handed in. You can hand in again')).toBeVisible();
	await expect(shown.getByText('2 people, handed in')).toBeVisible();
	await note(ivo, team, 'Written while six windows listen.');
	await expect(room.getByText('Written while six windows listen.')).toBeVisible();
	expect(lines()).toBe(1);

	// the first window has the line: closed, it leaves it to another
	await room.close();
	await logIdea(ivo, event, 'Logged after the first window was closed');
	await expect(wall.getByText('Logged after the first window was closed')).toBeVisible();
	expect(lines()).toBe(1);
});

test('a page that nobody looks at has no line, and knows what it missed when it is looked at again', async ({
	someone
}) => {
	const { mia, ivo, team } = await aTeam(someone);
	const page = await mia.page();
	const lines = linesOf(page.context());
	const stands = page.waitForResponse((answer) => isLine(answer.url()) && answer.ok());
	await page.goto(`${team}/room`);
	await stands;
	await setHidden(page, true);
	await expect.poll(lines).toBe(0);
	await note(ivo, team, 'Written while nobody looked.');
	await expect(page.getByText('Written while nobody looked.')).toHaveCount(0);
	await setHidden(page, false);
	await expect(page.getByText('Written while nobody looked.')).toBeVisible();
	await note(ivo, team, 'Written while somebody looks.');
	await expect(page.getByText('Written while somebody looks.')).toBeVisible();
	expect(lines()).toBe(1);
});

test('a form that was left before it was answered keeps no other page from being live', async ({ someone }) => {
	const { mia, ivo, team } = await aTeam(someone);
	const page = await mia.page();
	await page.goto(`${team}/room`);
	let asked = 0;
	await page.route(
		({ search }) => search.startsWith('?/write'),
		() => void (asked += 1)
	);
	await page.getByLabel('A note', { exact: true }).fill('Nobody answers this.');
	await page.getByRole('button', { name: 'Write it down' }).click();
	await expect.poll(() => asked).toBe(1);
	await page.locator('.crumb').getByRole('link').click();
	await page.getByRole('link', { name: 'Team room' }).click();
	await expect(page.getByRole('heading', { name: 'Team room' })).toBeVisible();
	await note(ivo, team, 'Written while something else is not answered.');
	await expect(page.getByText('Written while something else is not answered.')).toBeVisible();
});

/** Something that stands before the app, and may answer 502 for a while. */
async function aProxy() {
	const { port: behind } = await thisPlace();
	const port = await freePort();
	const state = { isBad: false };
	const server: Server = createServer((incoming, answer) => {
		if (state.isBad) return void answer.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway');
		const { method, headers, url: path } = incoming;
		const passed = ask({ port: behind, host: 'localhost', method, headers, path }, (given) => {
			answer.writeHead(given.statusCode ?? 500, given.headers);
			given.pipe(answer);
		});
		passed.on('error', () => answer.destroy());
		answer.on('close', () => passed.destroy());
		incoming.pipe(passed);
	});
	await new Promise<void>((resolve) => server.listen(port, resolve));
	return {
		origin: `http://localhost:${port}`,
		set(isBad: boolean) {
			state.isBad = isBad;
			if (isBad) server.closeAllConnections();
		},
		close() {
			server.closeAllConnections();
			server.close();
		}
	};
}

test('a page that lost its line says so, and is live again when what stands before the app is', async ({ someone }) => {
	const { mia, ivo, team } = await aTeam(someone);
	const proxy = await aProxy();
	const page = await mia.page({ baseURL: proxy.origin });
	const stands = page.waitForResponse((answer) => isLine(answer.url()) && answer.ok());
	await page.goto(`${team}/room`);
	await stands;
	const away = page.getByText('Not live at the moment');
	await expect(away).toHaveCount(0);
	proxy.set(true);
	await expect(away).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
	await note(ivo, team, 'Written while the line was away.');
	await expect(page.getByText('Written while the line was away.')).toHaveCount(0);
	proxy.set(false);
	await expect(page.getByText('Written while the line was away.')).toBeVisible({ timeout: 45_000 });
	await expect(away).toHaveCount(0);
	await note(ivo, team, 'Written when it is back.');
	await expect(page.getByText('Written when it is back.')).toBeVisible();
	proxy.close();
});

test('what somebody does on one device shows on the other, and is not read again where it was done', async ({
	someone
}) => {
	const { mia, team } = await aTeam(someone);
	const [phone, laptop] = [await mia.page({ viewport: { width: 390, height: 844 } }), await mia.page()];
	for (const page of [phone, laptop]) {
		const stands = page.waitForResponse((answer) => isLine(answer.url()) && answer.ok());
		await page.goto(`${team}/room`);
		await stands;
	}
	let reads = 0;
	phone.on('request', (request) => void (request.url().includes('__data.json') && (reads += 1)));
	for (const [at, body] of ['The first from the phone.', 'The second from the phone.'].entries()) {
		await phone.getByLabel('A note', { exact: true }).fill(body);
		await phone.getByRole('button', { name: 'Write it down' }).click();
		await expect(phone.getByText(body)).toBeVisible();
		await expect(laptop.getByText(body)).toBeVisible();
		// once for the form itself
		expect(reads).toBe(at + 1);
	}
});
