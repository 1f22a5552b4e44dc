import { describe, expect, test } from 'vitest';
import type { Scheduled } from '#lib/experiments/calendar.schema.ts';
import { groupsOf, wordsOf } from '#lib/experiments/gantt.ts';
import { mondayOf, mondaysOf, placeOf, spanOf, ticksOf } from '#lib/experiments/months.ts';
import { overlapsOf } from '#lib/experiments/overlaps.ts';
import { weeksOf } from '#lib/experiments/weeks.ts';

const TODAY = '2026-03-20';

type Box = Partial<Scheduled['time_boxes'][number]>;
let ids = 0;

/** One that runs in March, with changes. */
function one(changes: Partial<Omit<Scheduled, 'time_boxes'>> = {}, boxes: readonly Box[] = [{}]): Scheduled {
	const id = (ids += 1);
	const base = { starts_on: '2026-03-02', ends_on: '2026-03-22', state: 'running' as const };
	const whole = { ...base, ...changes };
	return {
		id,
		title: `Experiment ${id}`,
		ended_on: null,
		kpi_id: id,
		kpi: `KPI ${id}`,
		kpi_function: 'marketing',
		marketing_owner: 'Ann',
		it_owner: 'Bob',
		audience: `audience ${id}`,
		kill_on: null,
		...whole,
		time_boxes: boxes.map((box, index) => ({
			number: index + 1,
			starts_on: whole.starts_on,
			planned_end: whole.ends_on,
			ended_on: whole.ends_on,
			extensions: 0,
			stopped_by_criterion: null,
			...box
		}))
	};
}

describe('the months', () => {
	test('are three, from the one the address names, or from the month before today', () => {
		expect(spanOf('2026-12', TODAY)).toMatchObject({
			from: '2026-12-01',
			to: '2027-02-28',
			label: 'December 2026 to February 2027',
			earlier: '2026-11',
			later: '2027-01'
		});
		expect(spanOf(null, TODAY)).toMatchObject({
			from: '2026-02-01',
			to: '2026-04-30',
			label: 'February to April 2026'
		});
		expect(spanOf(null, '2026-01-31').from).toBe('2025-12-01');
	});

	test.each(['2026-13', '2026-00', '0000-01', '9999-12', '2026-3', 'x', '', '2026-03-01', '２０２６-03'])(
		'ignore what is no month: %s',
		(asked) => {
			expect(spanOf(asked, TODAY)).toEqual(spanOf(null, TODAY));
		}
	);

	test('hold their weeks from Monday on, over the change to summer time too', () => {
		const span = spanOf('2026-03', TODAY);
		expect(mondaysOf(span).slice(0, 5)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30']);
		expect(mondaysOf(span).at(-1)).toBe('2026-05-25');
		expect([mondayOf('2026-03-01'), mondayOf('2026-03-02')]).toEqual(['2026-02-23', '2026-03-02']);
		expect(ticksOf(span).months).toEqual([
			{ at: 0, label: 'Mar 2026' },
			{ at: 33.7, label: 'Apr 2026' },
			{ at: 66.3, label: 'May 2026' }
		]);
		expect(placeOf('2026-06-01', span)).toBe(100);
	});
});

describe('a row', () => {
	const span = spanOf('2026-03', TODAY);
	const piecesOf = (experiment: Scheduled) =>
		groupsOf([experiment], { span, today: TODAY, by: 'kpi' })[0]?.rows[0]?.pieces.map(({ kind, at, width }) => [
			kind,
			Math.round((at * 92) / 100),
			Math.round((width * 92) / 100)
		]);

	test('of a draft is what is planned', () => {
		expect(piecesOf(one({ state: 'draft' }, []))).toEqual([['planned', 1, 21]]);
	});

	test('tells what was planned from what was added', () => {
		const extended = one({ ends_on: '2026-03-29' }, [{ planned_end: '2026-03-22', extensions: 1 }]);
		expect(piecesOf(extended)).toEqual([
			['box', 1, 21],
			['extension', 22, 7]
		]);
		expect(wordsOf(extended)).toBe('Running, 2 Mar to 29 Mar 2026, extended once');
	});

	test('shows what an early stop cut off, and that it waits', () => {
		const stopped = one({ state: 'due', ends_on: '2026-03-11' }, [
			{ planned_end: '2026-03-22', stopped_by_criterion: 'guardrail' }
		]);
		expect(piecesOf(stopped)).toEqual([
			['box', 1, 10],
			['cut', 11, 11],
			['waiting', 11, 8]
		]);
		expect(wordsOf(stopped)).toBe('Due for a decision, 2 Mar to 11 Mar 2026, stopped early');
	});

	test('waits until it was decided, not longer', () => {
		const killed = one({ state: 'killed', ends_on: '2026-03-11', ended_on: '2026-03-14' });
		expect(piecesOf(killed)).toEqual([
			['box', 1, 10],
			['waiting', 11, 3]
		]);
	});

	test('ends at the edges of the months', () => {
		const long = one({ starts_on: '2025-11-03', ends_on: '2026-10-30' });
		expect(piecesOf(long)).toEqual([['box', 0, 92]]);
		expect(piecesOf(one({ starts_on: '2025-11-03', ends_on: '2025-12-30' }))).toEqual([]);
	});

	test('stands with its function or its KPI, and without one at the end', () => {
		const [a, b, none] = [one({ kpi_function: 'it', kpi: 'Speed' }), one(), one({ kpi: null, kpi_function: null })];
		const names = (by: 'function' | 'kpi') =>
			groupsOf([none, a, b], { span, today: TODAY, by }).map(({ name }) => name);
		expect(names('function')).toEqual(['Marketing', 'IT', 'No KPI yet']);
		expect(names('kpi')).toEqual([b.kpi, 'Speed', 'No KPI yet']);
	});
});

describe('an overlap', () => {
	const same = { kpi_id: 7, kpi: 'Sign-up rate' };

	test('is two that run on one day for the same KPI', () => {
		const [a, b] = [one(same), one({ ...same, starts_on: '2026-03-22', ends_on: '2026-03-30' })];
		expect(overlapsOf([a, b])).toEqual([
			expect.objectContaining({ from: '2026-03-22', to: '2026-03-22', kpi: 'Sign-up rate', audience: null })
		]);
		expect(overlapsOf([a, one({ ...same, starts_on: '2026-03-23', ends_on: '2026-03-30' })])).toEqual([]);
	});

	test('is two for the same audience, however it is written', () => {
		const [a, b] = [one({ audience: ' First-time  visitors ' }), one({ audience: 'first-TIME visitors' })];
		expect(overlapsOf([a, b])).toEqual([
			expect.objectContaining({ kpi: null, audience: 'First-time  visitors', from: '2026-03-02', to: '2026-03-22' })
		]);
		expect(overlapsOf([one({ audience: '' }), one({ audience: '  ' })])).toEqual([]);
	});

	test('for both reasons is told once', () => {
		const both = { ...same, audience: 'Everybody' };
		expect(overlapsOf([one(both), one(both)])).toEqual([
			expect.objectContaining({ kpi: 'Sign-up rate', audience: 'Everybody' })
		]);
	});

	test('of three is every pair, the longest first', () => {
		const [a, b, c] = [one(same), one(same), one({ ...same, ends_on: '2026-03-10' })];
		expect(overlapsOf([a, b, c]).map(({ one, other }) => [one.id, other.id])).toEqual([
			[a.id, b.id],
			[a.id, c.id],
			[b.id, c.id]
		]);
	});

	test('is none while one waits between two time-boxes, and a draft counts as planned', () => {
		const twice = one({ ...same, ends_on: '2026-04-20' }, [
			{ ended_on: '2026-03-08' },
			{ starts_on: '2026-04-06', ended_on: '2026-04-20' }
		]);
		const between = one({ ...same, starts_on: '2026-03-09', ends_on: '2026-04-05' });
		expect(overlapsOf([twice, between])).toEqual([]);
		const draft = one({ ...same, state: 'draft', starts_on: '2026-04-20', ends_on: '2026-05-03' }, []);
		expect(overlapsOf([twice, draft])).toEqual([expect.objectContaining({ from: '2026-04-20', to: '2026-04-20' })]);
	});
});

test('the weeks tell what starts, is checked and ends, and leave the empty ones out', () => {
	const running = one({ kill_on: '2026-03-12' });
	const killed = one({ state: 'killed', ends_on: '2026-03-10', ended_on: '2026-03-31', kill_on: '2026-03-09' });
	const span = spanOf('2026-03', TODAY);
	expect(
		weeksOf([running, killed], span).map(({ from, happenings }) => [from, ...happenings.map(({ what }) => what)])
	).toEqual([
		['2026-03-02', 'starts', 'starts'],
		['2026-03-09', 'has its last day', 'checks its kill criterion'],
		['2026-03-16', 'has its last day'],
		['2026-03-30', 'is killed']
	]);
});
