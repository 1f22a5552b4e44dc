import { expect, test } from 'vitest';
import type { Moment } from '#lib/events/events.ts';
import { movesBySave, type Move } from '#lib/events/moves.ts';

let id = 0;
const move = (version: number, moment: Moment): Move => ({
	...{ id: (id += 1), version, moment, reason: 'Trains.', moved_at: `2026-11-27T0${version}:00:00Z` },
	...{ from_at: '2026-11-28T09:00:00Z', to_at: '2026-11-29T09:00:00Z' }
});
const read = (...moves: Move[]) => {
	const { told, earlier } = movesBySave(moves.toReversed());
	const names = (saves: typeof told) =>
		saves.map(({ first, others }) => [first.version, ...[first, ...others].map(({ moment }) => moment)]);
	return { told: names(told), earlier: names(earlier) };
};

test('what one save moved is one entry, with the deadline first and the rest in the order of the event', () => {
	const all = read(...(['voting_at', 'ideation_at', 'judging_at', 'results_at'] as const).map((one) => move(1, one)));
	expect(all.told).toEqual([[1, 'judging_at', 'ideation_at', 'voting_at', 'results_at']]);
	expect(all.earlier).toEqual([]);
});

test('the last move of the deadline stands before later saves, of which the latest is told too', () => {
	const { told, earlier } = read(
		...[move(1, 'judging_at'), move(2, 'judging_at'), move(3, 'formation_at'), move(4, 'results_at')]
	);
	expect(told).toEqual([
		[2, 'judging_at'],
		[4, 'results_at']
	]);
	expect(earlier).toEqual([
		[3, 'formation_at'],
		[1, 'judging_at']
	]);
	expect(read().told).toEqual([]);
});
