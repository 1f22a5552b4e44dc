import { expect, test } from 'vitest';
import {
	checkInWords,
	daysLater,
	filterOf,
	handoversHref,
	measuredAsTyped,
	measuredInWords
} from '#lib/handovers/handovers.ts';
import { handoverRows } from '#lib/handovers/handoverRows.ts';
import { checkForm, planForm } from '#lib/handovers/handovers.schema.ts';

test('a shared address of the list opens what it showed', () => {
	const filter = {
		show: 'late',
		owner: '7f2d3a7e-1111-4222-8333-abcdefabcdef',
		side: 'it',
		after: 12
	} as const;
	expect(filterOf(new URL(`http://x${handoversHref(filter)}`).searchParams)).toEqual(filter);
	expect(handoversHref({})).toBe('/handovers');
	expect(handoversHref({ show: 'live' }, '/handovers.csv')).toBe('/handovers.csv?show=live');
});

test('what makes no sense in an address is left out', () => {
	const params = new URLSearchParams({ show: 'gone', owner: "'; drop", side: 'legal', after: '-3' });
	expect(filterOf(params)).toEqual({ show: 'all', owner: null, side: null, after: null });
});

test.each([
	[{ is_live: true, standing: 'held' }, 'Live, and the effect held'],
	[{ is_live: true, standing: 'not_known' }, 'Live, and nobody can tell the effect'],
	[{ is_live: false, standing: 'gone' }, 'It is switched off']
] as const)('a check is told in a sentence: %j', (check, words) => {
	expect(checkInWords(check)).toBe(words);
});

test('a number is written as its metric is: a share in per cent, the rest with its unit', () => {
	expect(measuredInWords(0.2431, { kind: 'proportion', unit: '' })).toBe('24.3\u202f%');
	expect(measuredInWords(41.5, { kind: 'mean', unit: 'EUR' })).toBe('41.50\u202fEUR');
	expect(measuredInWords(1200, null)).toBe('1,200');
});

test('days are counted by the calendar, over the end of a month and a change of clocks', () => {
	expect(daysLater('2026-01-31', 30)).toBe('2026-03-02');
	expect(daysLater('2026-03-01', 90)).toBe('2026-05-30');
	expect(daysLater('2024-02-28', 2)).toBe('2024-03-01');
});

const listed: Parameters<typeof handoverRows>[0][number] = {
	title: '=1+1',
	state: 'off',
	owner: 'Ian',
	owner_function: 'it',
	started_at: '2026-03-01T09:00:00Z',
	promised_on: '2026-03-31',
	target_on: '2026-04-30',
	live_on: '2026-04-02',
	expected_on: null,
	items: 7,
	open_items: 1,
	open_blockers: 0,
	last_check: { days: 30, is_live: false, standing: 'gone', held_against: null, measured: null },
	decided: { lift: 0.12, interval: [0.04, Infinity] },
	shown: null
};

test('the table has a head for every column, and says what was switched off', () => {
	const [head, row] = handoverRows([listed, { ...listed, last_check: null }]);
	expect(row).toHaveLength(head?.length ?? 0);
	const said = Object.fromEntries((head ?? []).map((name, at) => [name, row?.[at]]));
	expect(said).toMatchObject({
		last_check: 'switched_off',
		decided_lift: 0.12,
		decided_low: 0.04,
		decided_high: null,
		production_lift: null
	});
});

test('the CSV of handovers says what a check was held against, and nothing where it rests on a word', () => {
	const told = (held_against: 'holdout' | 'then' | 'target' | null) => {
		const last_check = { days: 30, is_live: true, standing: 'held', held_against, measured: null } as const;
		const [head, row] = handoverRows([{ ...listed, last_check }]);
		return row?.[head?.indexOf('held_against') ?? -1];
	};
	expect([told('holdout'), told('then'), told('target'), told(null)]).toEqual([
		...['held_back_group', 'before_and_after', 'target'],
		null
	]);
});

const answered = { handover: '4', days: '30', is_live: 'yes', standing: 'held', words: 'As in the test.' };

test('a check takes the number of a share in per cent, of anything else in its unit, or none', () => {
	const ofShare = checkForm({ name: 'Sign-up rate', kind: 'proportion', unit: '' });
	const measured = (typed: string, form = ofShare) => form.safeParse({ ...answered, measured: typed }).data?.measured;
	expect([measured('24,3 %'), measured('24.3'), measured('0.8'), measured('a lot')]).toEqual([
		0.243,
		0.243,
		0.008,
		undefined
	]);
	const ofAverage = checkForm({ name: 'Order value', kind: 'mean', unit: 'EUR' });
	expect([measured('3.5', ofAverage), measured('3.5 %', ofAverage), measured('3.5', checkForm(null))]).toEqual([
		3.5,
		undefined,
		3.5
	]);
	expect(ofShare.parse({ ...answered, measured: '' })).toMatchObject({ measured: null, from: null });
});

test('a check that is corrected shows its number as it is stored', () => {
	expect(measuredAsTyped(0.24318, { kind: 'proportion' })).toBe('24.318');
	expect(measuredAsTyped(41.5, { kind: 'mean' })).toBe('41.5');
	expect([measuredAsTyped(0, null), measuredAsTyped(null, null)]).toEqual(['0', '']);
});

test('what is live says what became of its effect; what is off need not', () => {
	const rest = { ...answered, standing: undefined };
	expect(checkForm(null).safeParse(rest).error?.issues[0]?.path).toEqual(['standing']);
	expect(checkForm(null).safeParse({ ...rest, is_live: 'no' }).success).toBe(true);
});

test('the days that a check is judged by are both there, in their order', () => {
	const asked = (from: string, to: string) =>
		checkForm(null)
			.safeParse({ ...answered, from, to })
			.error?.issues.map(({ path }) => path[0]);
	expect(asked('2026-04-01', '2026-04-30')).toBeUndefined();
	expect([asked('2026-04-01', ''), asked('', '2026-04-30'), asked('2026-04-30', '2026-04-01')]).toEqual([
		['to'],
		['from'],
		['to']
	]);
});

test('a plan names somebody and a day', () => {
	const asked = planForm.safeParse({ handover: '1', owner: '', target: '31 March' });
	expect(asked.error?.issues.map(({ path }) => path[0])).toEqual(['owner', 'target']);
});
