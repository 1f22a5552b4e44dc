import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBrowser, pass } from './browser.fixture.ts';

const page = vi.hoisted(() => ({ data: { since: 10 } }));
vi.mock('$app/state', () => ({ page }));

const shown = { hidden: false, look: () => {} };
beforeEach(() => {
	vi.resetModules();
	page.data.since = 10;
	shown.hidden = false;
	vi.stubGlobal('document', {
		get hidden() {
			return shown.hidden;
		},
		addEventListener: (_: string, look: () => void) => (shown.look = look)
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A page of a browser: what it listens with, what it heard, and how its line stands. */
async function aPage() {
	const browser = aBrowser();
	const { listen } = await import('./listen.ts');
	// what comes later is there at once
	await import('./windows.ts');
	const { lineState } = await import('./lineState.svelte.ts');
	const heard: unknown[] = [];
	const hears = (who: string) => ({
		changed: (said: unknown, wait: number, at: number) => void heard.push([who, said, wait, at]),
		resync: (wait: number) => void heard.push([who, 'again', wait])
	});
	const look = (isLookedAt: boolean) => {
		shown.hidden = !isLookedAt;
		shown.look();
	};
	return { ...browser, listen, lineState, heard, hears, look };
}

test('all parts of a page share one line, and each hears what it asked for', async () => {
	const { listen, hears, heard, asked, open } = await aPage();
	listen('floor-1,teams-1', hears('news'));
	listen('team-draft-7', hears('draft'));
	await pass();
	expect(asked.map(({ address }) => address)).toEqual(['/api/live/floor-1,teams-1,team-draft-7?since=10']);
	open()[0]?.say('teams-1', 20, { by: 'somebody', wait: 300 });
	open()[0]?.say('team-draft-7', 21, { event: 'resync' });
	await pass();
	expect(heard).toEqual([
		['news', { by: 'somebody' }, 300, 20],
		['draft', 'again', 0]
	]);
});

test('the next page hears what was said since it was asked for, and the same is not heard twice', async () => {
	const { listen, hears, heard, open, asked } = await aPage();
	const leave = listen('floor-1', hears('first'));
	await pass();
	open()[0]?.say('floor-1', 20);
	await pass();
	leave();
	page.data.since = 15;
	listen('floor-1', hears('next'));
	await pass();
	expect(asked.at(-1)?.address).toBe('/api/live/floor-1?since=15');
	for (const at of [20, 20, 30]) open()[0]?.say('floor-1', at);
	await pass();
	expect(heard.map((one) => Object(one)[0] + Object(one)[3])).toEqual(['first20', 'next20', 'next30']);
});

test('what fails in one part of a page is reported, and takes neither the line nor a word from the others', async () => {
	const { listen, hears, heard, asked, open } = await aPage();
	const reported: unknown[] = [];
	vi.stubGlobal('reportError', (failure: unknown) => void reported.push(failure));
	const fault = new Error('This part cannot show it.');
	const fails = () => {
		throw fault;
	};
	listen('floor-1', { changed: fails, resync: fails });
	listen('floor-1', hears('other'));
	await pass();
	open()[0]?.say('floor-1', 20);
	await pass();
	open()[0]?.say('floor-1', 21, { event: 'resync' });
	await pass(10_000);
	expect(heard).toEqual([
		['other', {}, 0, 20],
		['other', 'again', 0]
	]);
	expect(reported).toEqual([fault, fault]);
	expect(asked).toHaveLength(1);
});

test('a page that listens no more has no line', async () => {
	const { listen, hears, open } = await aPage();
	const leave = listen('floor-1', hears('page'));
	await pass();
	leave();
	await pass();
	expect(open()).toEqual([]);
});

test('after ten seconds without a line the page says so, until it has one', async () => {
	const { listen, hears, lineState, server, open } = await aPage();
	listen('floor-1', hears('page'));
	await pass(20_000);
	expect(lineState.isAway).toBe(false);
	server.status = 502;
	open()[0]?.break();
	await pass(9000);
	expect(lineState.isAway).toBe(false);
	await pass(2000);
	expect(lineState.isAway).toBe(true);
	server.status = 200;
	await pass(30_000);
	expect(lineState.isAway).toBe(false);
});

test('a page that is looked at again waits for its line before it says anything, and one that may not listen says nothing', async () => {
	const { listen, hears, lineState, server, look, open } = await aPage();
	listen('floor-1', hears('page'));
	await pass();
	look(false);
	await pass(60_000);
	expect([open().length, lineState.isAway]).toEqual([0, false]);
	server.status = 403;
	look(true);
	await pass(60_000);
	expect([open().length, lineState.isAway]).toEqual([0, false]);
});

test('a page whose session has ended is not live, and says so', async () => {
	const { listen, hears, lineState, server } = await aPage();
	server.status = 401;
	listen('floor-1', hears('page'));
	await pass(20_000);
	expect(lineState.isAway).toBe(true);
});
