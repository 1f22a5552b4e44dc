import { expect, test } from 'vitest';
import { entriesOf, feed } from '#lib/experiments/feed.schema.ts';

const running = {
	id: 7,
	title: 'One field less',
	state: 'running',
	starts_on: '2026-03-02',
	ends_on: '2026-03-22',
	kill_on: '2026-03-09',
	version: 4,
	changed_at: '2026-03-02T10:00:00Z',
	time_boxes: [{ number: 1, starts_on: '2026-03-02', ends_on: '2026-03-22' }]
};
const entries = (changes: object = {}) => {
	const { experiments } = feed.parse({ scope: 'all', experiments: [{ ...running, ...changes }] });
	return experiments.flatMap((one) => entriesOf(one, 'https://ideas.example.com'));
};

test('what runs is its time-box, the day of its kill criterion and the day after its end', () => {
	expect(entries().map(({ uid, startsOn, endsOn, summary }) => [uid, startsOn, endsOn, summary])).toEqual([
		['experiment-7-box-1', '2026-03-02', '2026-03-22', 'One field less'],
		['experiment-7-kill', '2026-03-09', '2026-03-09', 'Check the kill criterion: One field less'],
		['experiment-7-due', '2026-03-23', '2026-03-23', 'Due for a decision: One field less']
	]);
	expect(entries()[0]?.url).toBe('https://ideas.example.com/experiments/7');
});

test('a draft is tentative and becomes the first time-box under the same name', () => {
	const [draft, ...more] = entries({ state: 'draft', time_boxes: [] });
	expect(draft).toMatchObject({ uid: 'experiment-7-box-1', isTentative: true });
	expect(more).toEqual([]);
});

test('what is decided is only its time-boxes', () => {
	const boxes = [...running.time_boxes, { number: 2, starts_on: '2026-04-01', ends_on: '2026-04-14' }];
	expect(entries({ state: 'killed', time_boxes: boxes }).map(({ summary }) => summary)).toEqual([
		'One field less',
		'One field less (time-box 2)'
	]);
});
