import { afterEach, expect, test, vi } from 'vitest';
import { aBrowser, pass } from './browser.fixture.ts';
import { shareLine } from './windows.ts';

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A window that wants some topics, and what it heard. */
function aWindow(...topics: readonly (readonly [string, number])[]) {
	const since = new Map(topics);
	let isLookedAt = true;
	const heard: string[] = [];
	const stood: boolean[] = [];
	const line = shareLine({
		frame({ topic, event, at }) {
			if (event === 'refused') return void since.delete(topic);
			if (at <= (since.get(topic) ?? Infinity)) return;
			since.set(topic, at);
			heard.push(`${topic} ${at}`);
		},
		stands: (stands) => void stood.push(stands),
		wants: () => (isLookedAt ? since : new Map())
	});
	const show = (is: boolean) => {
		isLookedAt = is;
		line.look();
	};
	line.look();
	return { heard, since, show, stood, look: line.look };
}

test('the windows of a browser share one line of all that they want, and each hears its own', async () => {
	const { open } = aBrowser();
	const one = aWindow(['floor-1', 10], ['teams-1', 10]);
	await pass();
	const other = aWindow(['demo-1', 20]);
	await pass();
	expect(open().map(({ address }) => address)).toEqual(['/api/live/floor-1,teams-1,demo-1?since=10,10,20']);
	open()[0]?.say('floor-1', 30);
	open()[0]?.say('demo-1', 31);
	await pass();
	expect([one.heard, other.heard]).toEqual([['floor-1 30'], ['demo-1 31']]);
	expect([one.stood.at(-1), other.stood.at(-1)]).toEqual([true, true]);
});

test('a second window of the same page opens nothing anew, unless it was read before what the line said last', async () => {
	const { asked, open } = aBrowser();
	const one = aWindow(['floor-1', 10]);
	await pass();
	open()[0]?.say('floor-1', 30);
	await pass();
	aWindow(['floor-1', 40]);
	await pass();
	expect(asked).toHaveLength(1);
	const late = aWindow(['floor-1', 20]);
	await pass();
	expect(open().map(({ address }) => address)).toEqual(['/api/live/floor-1?since=20']);
	open()[0]?.say('floor-1', 30);
	await pass();
	expect(late.heard).toEqual(['floor-1 30']);
	expect(one.heard).toEqual(['floor-1 30']);
});

test('a page that nobody looks at gives its line back and goes on from where it was', async () => {
	const { asked, open } = aBrowser();
	const only = aWindow(['floor-1', 10]);
	await pass();
	open()[0]?.say('floor-1', 30);
	await pass();
	only.show(false);
	await pass();
	expect(open()).toEqual([]);
	only.show(true);
	await pass();
	expect(asked.at(-1)?.address).toBe('/api/live/floor-1?since=30');
	expect(open()).toHaveLength(1);
});

test('when the window with the line is left, the next takes it over from what it heard last', async () => {
	const { open } = aBrowser();
	const first = aWindow(['floor-1', 10]);
	await pass();
	const second = aWindow(['floor-1', 10], ['demo-1', 12]);
	await pass();
	open()[0]?.say('floor-1', 30);
	await pass();
	first.show(false);
	await pass();
	expect(open().map(({ address }) => address)).toEqual(['/api/live/floor-1,demo-1?since=30,12']);
	open()[0]?.say('floor-1', 40);
	await pass();
	expect(second.heard).toEqual(['floor-1 30', 'floor-1 40']);
});

test('where the window with the line is stuck, another takes it away', async () => {
	const { asked, open } = aBrowser();
	void navigator.locks.request('common-ground live', {}, () => new Promise(() => undefined)).catch(() => undefined);
	const other = aWindow(['floor-1', 10]);
	await pass(60_000);
	expect(asked).toEqual([]);
	await pass(60_000);
	expect(open()).toHaveLength(1);
	expect(other.stood.at(-1)).toBe(true);
});

test('a window from which the line was taken gives it up, and may have it again', async () => {
	const { open } = aBrowser();
	const stuck = aWindow(['floor-1', 10]);
	await pass();
	let leave = (): void => undefined;
	const held = () => new Promise<void>((resolve) => (leave = resolve));
	void navigator.locks.request('common-ground live', { steal: true }, held);
	await pass();
	expect(open()).toEqual([]);
	expect(stuck.stood.at(-1)).toBe(false);
	leave();
	await pass();
	expect(open()).toHaveLength(1);
	expect(stuck.stood.at(-1)).toBe(true);
});

test('where windows cannot agree, each has a line of its own', async () => {
	const { open } = aBrowser({ canShare: false });
	const windows = [aWindow(['floor-1', 10]), aWindow(['floor-1', 10])];
	await pass();
	expect(open()).toHaveLength(2);
	windows[0]?.show(false);
	await pass();
	expect(open()).toHaveLength(1);
});

test('a line that breaks is opened again with growing waits of 30 seconds at most, from what was heard last', async () => {
	const { asked, server, open } = aBrowser();
	const only = aWindow(['floor-1', 10]);
	await pass();
	open()[0]?.say('floor-1', 30);
	await pass();
	server.status = 502;
	open()[0]?.break();
	await pass();
	expect(only.stood.at(-1)).toBe(false);
	await pass(10_000);
	const early = asked.length;
	expect(early).toBeGreaterThanOrEqual(3);
	await pass(10 * 60_000);
	const later = asked.length - early;
	expect(later).toBeGreaterThanOrEqual(19);
	expect(later).toBeLessThanOrEqual(45);
	server.status = 200;
	await pass(30_000);
	expect(only.stood.at(-1)).toBe(true);
	expect(open().map(({ address }) => address)).toEqual(['/api/live/floor-1?since=30']);
});

test('a line that gives no sign of life is opened again', async () => {
	const { asked, open } = aBrowser();
	aWindow(['floor-1', 10]);
	await pass();
	for (let beats = 0; beats < 5; beats++) {
		await pass(20_000);
		open()[0]?.beat();
	}
	await pass();
	expect(asked).toHaveLength(1);
	await pass(60_000);
	expect(asked).toHaveLength(2);
	expect(open()).toHaveLength(1);
});

test('what is refused for good is not asked for again', async () => {
	for (const status of [204, 401, 403]) {
		const { asked, server } = aBrowser();
		server.status = status;
		const only = aWindow(['judging-1', 10]);
		await pass(10 * 60_000);
		expect(asked).toHaveLength(1);
		only.look();
		await pass();
		// with a session again, the same may be heard
		expect(asked).toHaveLength(status === 401 ? 2 : 1);
	}
});

test('one topic that is refused takes none of the others away', async () => {
	const { asked, open } = aBrowser();
	const one = aWindow(['team-room-1', 10], ['floor-1', 10]);
	await pass();
	open()[0]?.say('team-room-1', NaN, { event: 'refused' });
	open()[0]?.say('floor-1', 20);
	await pass();
	expect(one.heard).toEqual(['floor-1 20']);
	open()[0]?.break();
	await pass(10_000);
	expect(asked.map(({ address }) => address)).toEqual([
		'/api/live/team-room-1,floor-1?since=10',
		'/api/live/floor-1?since=20'
	]);
});
