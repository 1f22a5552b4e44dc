import { expect, test } from 'vitest';
import { ServerClock } from '#lib/ui/ServerClock.svelte.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();

/** A clock on a device whose own one is a day wrong. */
function onDevice() {
	const device = { wall: NOON - 86_400_000, steady: 5000 };
	const clock = new ServerClock({ wall: () => device.wall, steady: () => device.steady });
	const pass = (wall: number, steady = wall) => {
		device.wall += wall * 1000;
		device.steady += steady * 1000;
	};
	return { clock, pass, read: () => (clock.now() - NOON) / 1000 };
}

test('a wrong clock of the device changes nothing: what the server said goes on by what passed', () => {
	const { clock, pass, read } = onDevice();
	clock.hear(at(0));
	pass(40);
	expect(read()).toBe(40);
	expect(clock.isDoubtful).toBe(false);
});

test('time in which the device slept has passed, and is doubted until the server was asked', () => {
	const { clock, pass, read } = onDevice();
	clock.hear(at(0));
	pass(30, 0);
	expect(read()).toBe(30);
	expect(clock.isDoubtful).toBe(true);
	const asked = clock.moment();
	pass(0.2);
	clock.hear(at(30.1), asked);
	expect(clock.isDoubtful).toBe(false);
	expect(read()).toBeCloseTo(30.2, 1);
});

test('somebody who sets the clock of the device back wins no time, and who sets it forward loses it only until the server was asked', () => {
	const { clock, pass, read } = onDevice();
	clock.hear(at(0));
	pass(-3600, 10);
	expect(read()).toBe(10);
	pass(7200, 10);
	expect(read()).toBe(3600);
	expect(clock.isDoubtful).toBe(true);
	const before = clock.corrected;
	const asked = clock.moment();
	pass(0.4);
	clock.hear(at(20.3), asked);
	expect(read()).toBeCloseTo(20.7, 5);
	expect(clock.corrected).toBe(before + 1);
});

test('what arrives late never sets the clock back, and what is ahead of it sets it forward', () => {
	const { clock, pass, read } = onDevice();
	clock.hear(at(0));
	pass(10);
	clock.hear(at(7));
	expect(read()).toBe(10);
	clock.hear(at(13));
	expect(read()).toBe(13);
	clock.hear('no time at all');
	expect(read()).toBe(13);
});

test('an answer that came at once is believed to within the time it took', () => {
	const { clock, pass, read } = onDevice();
	clock.hear(at(100));
	const asked = clock.moment();
	pass(0.5);
	clock.hear(at(20), asked);
	expect(read()).toBe(20.5);
});
