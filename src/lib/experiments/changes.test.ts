import { expect, test } from 'vitest';
import { changeInWords, changesOf } from './changes.ts';

const said = { reason: 'The campaign brings others.', author: 'Ann', author_function: 'it' as const };
const amendment = (id: number, field: string, value: string, registered: string | null = null) => ({
	...{ id, field, criterion_id: null, registered_value: registered, amended_value: value },
	...{ ...said, amended_at: `2026-03-0${id}T09:00:00Z` }
});
const box = { number: 1, starts_on: '2026-03-01', ends_on: '2026-03-28', extensions: 0, ended_on: '2026-03-28' };
const wordsOf = (amendments: ReturnType<typeof amendment>[], boxes = [box]) =>
	changesOf({ amendments, criteria: [], metrics: [], design: 'ab_test', time_boxes: boxes }).map((change) =>
		changeInWords(change).replaceAll(/\s/g, ' ')
	);

test('an amendment is told against what stood until then, not against the registration', () => {
	const twice = [amendment(1, 'success_threshold', '0.08', '0.05'), amendment(2, 'success_threshold', '0.03', '0.05')];
	expect(wordsOf(twice)).toEqual([
		'Amended: Success threshold, from +5.0 % against control to +8.0 % against control',
		'Amended: Success threshold, from +8.0 % against control to +3.0 % against control'
	]);
	expect(wordsOf([amendment(1, 'kill_on', '2026-03-20')])).toEqual([
		'Amended: Day to check it, from – to Fri, 20 Mar 2026'
	]);
});

test('a sentence that was amended is named, and read beside the result', () => {
	const amendments = [amendment(1, 'audience', 'Members in Bavaria', 'Members')];
	expect(wordsOf(amendments)).toEqual(['Amended: For']);
	const [change] = changesOf({ amendments, criteria: [], metrics: [], design: 'ab_test', time_boxes: [box] });
	expect(change).toMatchObject({ was: 'Members', is: 'Members in Bavaria', ...said });
});

test('what an end was before is not claimed where a decision has set one since', () => {
	const later = [amendment(1, 'ends_on', '2026-04-20', '2026-03-28')];
	expect(wordsOf(later)).toEqual(['Amended: Last day of the time-box, from Sat, 28 Mar 2026 to Mon, 20 Apr 2026']);
	expect(wordsOf(later, [box, { ...box, number: 2 }])).toEqual(['Amended: Last day of the time-box, Mon, 20 Apr 2026']);
});
