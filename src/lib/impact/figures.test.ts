import { expect, test } from 'vitest';
import { byQuarter, disagreementOf, furthestApart, isSplit, splitsIn, votesInWords } from '#lib/impact/disagreement.ts';
import { figures } from '#lib/impact/figures.ts';
import { funnelOf, stepOf } from '#lib/impact/funnel.ts';
import { box, ended, nothing, reviewed, split } from '#lib/impact/impact.fixture.ts';
import { latencyOf, paceOf, passedThrough, spanOf } from '#lib/impact/pace.ts';
import { impactHref, periodOf, periods, windowsOf } from '#lib/impact/periods.ts';
import { gapsOf, portfolioOf } from '#lib/impact/portfolio.ts';
import { reportOf } from '#lib/impact/report.ts';
import { shareOf } from '#lib/impact/shares.ts';
import { tableOf } from '#lib/impact/tables.ts';
import * as words from '#lib/impact/words.server.ts';

const asked = (query: string) => new URLSearchParams(query);

test('an address asks for a period, and for all time where it says nothing that is understood', () => {
	expect(periodOf(asked('period=quarter')).days).toBe(90);
	for (const query of ['', 'period=', 'period=decade', 'period=year%00'])
		expect(periodOf(asked(query)).days).toBeNull();
	expect(impactHref('/impact', periods[0], { step: null })).toBe('/impact?period=quarter');
	expect(impactHref('/impact/funnel', periods[2], { step: 'team' })).toBe('/impact/funnel?step=team');
	expect(stepOf(asked('step=nonsense')).reach).toBe(0);
});

test('the days before end where the period begins, and are as many', () => {
	expect(windowsOf(nothing)).toEqual({
		now: { from: '2026-04-01', to: '2026-06-30' },
		before: { from: '2026-01-01', to: '2026-03-31' }
	});
});

test('an idea that came further counts for every step before', () => {
	const steps = funnelOf({
		journeys: [
			{ side: 'marketing', reach: 0, ideas: 7 },
			{ side: 'it', reach: 2, ideas: 2 },
			{ side: 'it', reach: 4, ideas: 1 }
		]
	});
	expect(steps.map(({ ideas }) => ideas)).toEqual([10, 3, 3, 1, 1, 0]);
	expect(steps[2]?.bySide).toEqual({ marketing: 0, it: 3, other: 0 });
});

test('stages are measured from one moment to the next, a time-box to the end of its last day', () => {
	const days = (stage: Parameters<typeof passedThrough>[1]) =>
		passedThrough({ starts: [], lives: [], boxes: [box] }, stage).map((one) => one.days);
	expect(days('decision')).toEqual([19.5]);
	expect(days('ballot')).toEqual([1.5]);
	expect(days('reveal')).toEqual([3]);
	expect(days('record')).toEqual([1]);
	expect(latencyOf({ boxes: [box] }, windowsOf(nothing).now).median).toBe(5.5);
	const live = {
		id: 1,
		title: 'Shorter form',
		side: 'marketing',
		promoted_at: '2026-05-20T12:00:00Z',
		live_on: '2026-05-31',
		wanted_by: null
	} as const;
	expect(passedThrough({ starts: [], boxes: [], lives: [live] }, 'live')).toMatchObject([
		{ days: 10.5, on: '2026-05-31' }
	]);
	// only the first time-box tells how long the first decision took
	expect(passedThrough({ starts: [], lives: [], boxes: [{ ...box, number: 2 }] }, 'decision')).toEqual([]);
});

test('a span of few tells no tenth and no interval that it does not have', () => {
	const passed = (count: number) =>
		Array.from(
			{ length: count },
			(_, at) => ({ id: at, title: '', side: 'it', days: at + 1, on: '2026-05-01' }) as const
		);
	expect(spanOf([])).toEqual({ count: 0, median: null, interval: null, most: null });
	expect(spanOf(passed(5))).toEqual({ count: 5, median: 3, interval: null, most: null });
	expect(spanOf(passed(10))).toMatchObject({ interval: [2, 9], most: 9.1 });
});

test('what waits now is counted in its stage, and what still runs in none', () => {
	const open = { ...box, is_open: true, opened_at: null, revealed_at: null, decided_at: null, outcome: null };
	const waiting = (also: Partial<typeof box>) =>
		paceOf({ ...nothing, boxes: [{ ...open, ...also }] }).map((stage) => stage.waiting);
	expect(waiting({ ended_on: '2026-07-10' })).toEqual([0, 0, 0, 0, 0, 0]);
	expect(waiting({})).toEqual([0, 0, 1, 0, 0, 0]);
	expect(waiting({ opened_at: '2026-05-16T12:00:00Z' })).toEqual([0, 0, 0, 1, 0, 0]);
	expect(waiting({ opened_at: '2026-05-16T12:00:00Z', revealed_at: '2026-05-17T12:00:00Z' })).toEqual([
		0, 0, 0, 0, 1, 0
	]);
	expect(paceOf({ ...nothing, waiting_live: 3 }).at(-1)?.waiting).toBe(3);
});

test.each([
	[[2, 0, 0], [3, 0, 0], 0, false],
	[[2, 0, 0], [0, 0, 3], 1, true],
	[[2, 0, 1], [1, 0, 2], 5 / 9, true],
	[[1, 0, 1], [0, 0, 2], 0.5, false]
] as const)('of %j against %j the pairs that differ are counted', (marketing, it, share, isApart) => {
	expect(disagreementOf(split(marketing, it))).toBeCloseTo(share, 12);
	expect(isSplit(split(marketing, it))).toBe(isApart);
});

test('where only one function voted there is nothing to differ in', () => {
	const alone = split([3, 0, 0], [0, 0, 0]);
	expect(disagreementOf(alone)).toBeNull();
	expect(splitsIn([alone], { from: null, to: '2026-12-31' })).toEqual([]);
	expect(byQuarter([alone])).toEqual([]);
});

test('quarters follow each other, the last eight of them, each with its split ballots', () => {
	const on = (revealed_at: string, isApart: boolean) =>
		split([2, 0, 0], isApart ? [0, 0, 2] : [2, 0, 0], { revealed_at });
	const quarters = byQuarter([
		on('2026-04-01T00:00:00Z', true),
		on('2026-03-31T23:59:59Z', false),
		on('2026-06-30T00:00:00Z', false),
		...Array.from({ length: 9 }, (_, back) => on(`${2016 + back}-01-05T00:00:00Z`, false))
	]);
	expect(quarters).toHaveLength(8);
	expect(quarters.at(-1)).toMatchObject({ label: 'Q2 2026', share: { count: 1, of: 2 }, disagreement: 0.5 });
	expect(quarters.at(-2)).toMatchObject({ label: 'Q1 2026', share: { count: 0, of: 1 } });
});

test('the furthest apart come first, and those of one mind not at all', () => {
	const found = furthestApart(
		[split([2, 0, 0], [2, 0, 0]), split([2, 0, 1], [1, 0, 2], { id: 2 }), split([2, 0, 0], [0, 0, 2], { id: 3 })],
		5
	);
	expect(found.map(({ id }) => id)).toEqual([3, 2]);
	expect(votesInWords({ promote: 2, iterate: 0, kill: 1 })).toBe('2 promote, 1 kill');
});

test('priorities that nothing tests and experiments that serve none are both said', () => {
	const experiment = { id: 1, title: 'Shorter form', started_at: '2026-05-01T12:00:00Z', ended_as: null };
	const portfolio = portfolioOf({
		priorities: [
			{ id: 5, name: 'Fewer returns', is_retired: false, ideas: 3 },
			{ id: 6, name: 'Faster pages', is_retired: false, ideas: 0 },
			{ id: 7, name: 'Old one', is_retired: true, ideas: 0 }
		],
		experiments: [
			{ ...experiment, priority_id: 5, ended_as: 'promoted' },
			{ ...experiment, priority_id: null }
		]
	});
	expect(portfolio.map(({ name, experiments, promoted }) => [name, experiments, promoted])).toEqual([
		['Fewer returns', 1, 1],
		['Faster pages', 0, 0],
		['No priority', 1, 0]
	]);
	expect(gapsOf(portfolio)).toEqual({ untested: 1, unaimed: 1 });
});

test('a share in words has its interval, or says that it is too few', () => {
	expect(words.shareInWords(shareOf(0, 0))).toBe('none yet');
	expect(words.shareInWords(shareOf(1, 4))).toBe('1 of 4, too few to say');
	expect(words.shareInWords(shareOf(2, 5))).toBe('2 of 5, 40\u202f% (12 to 77\u202f%)');
});

test('kills give back what was released and not spent, those of the period only', () => {
	const freed = [
		{ experiment_id: 1, amount: 1200.5, days: 3 },
		{ experiment_id: 2, amount: 9000, days: 30 }
	];
	const report = reportOf({ ...nothing, boxes: [box, { ...box, experiment_id: 2, outcome: 'promote' }], freed });
	expect(report.kills).toMatchObject({ money: 1200.5, personDays: 3, currency: 'EUR' });
	expect(words.killsInWords(report)).toContain('€1,200.50 and 3 person-days given back.');
	expect(words.killsInWords(reportOf({ ...nothing, boxes: [box] }))).not.toContain('given back');
});

test('a workspace in which nothing happened has a sentence for every figure and a number for none', () => {
	const report = reportOf(nothing);
	const says = [
		words.summary,
		words.funnelInWords,
		words.latencyInWords,
		words.effectsInWords,
		words.killsInWords,
		words.askedInWords,
		words.forecastsInWords,
		words.portfolioInWords
	];
	for (const say of says) expect(say(report)).not.toMatch(/NaN|undefined|null|Infinity/);
	for (const { slug } of figures) if (slug !== 'funnel') expect(tableOf(slug, nothing).rows).toEqual([]);
});

test('the rows behind a figure have a cell for each heading', () => {
	const facts = {
		...nothing,
		boxes: [box],
		ended: [ended(600), ...[2, 3, 4, 5].map((id) => ended(505 + id, { id }))],
		splits: [split([2, 0, 0], [0, 0, 2])],
		starts: [
			{ id: 1, title: 'x', side: 'it', proposed_at: '2026-04-02T00:00:00Z', started_at: '2026-05-02T00:00:00Z' }
		],
		zombies: [{ id: 1, title: 'x', reason: 'unread', since: '2026-05-01', days: 60 }],
		experiments: [{ id: 1, title: 'x', priority_id: null, started_at: '2026-05-01T12:00:00Z', ended_as: null }],
		participation: [{ side: 'it', people: null, acts: null }],
		wanted_live: [{ id: 1, title: 'x', wanted_by: '2026-05-20' }],
		forecasts: [reviewed(0.1, 4)]
	} as const;
	for (const { slug } of figures) {
		if (slug === 'funnel') continue;
		const { head, rows } = tableOf(slug, facts);
		expect(rows.length, slug).toBeGreaterThan(0);
		for (const { cells } of rows) expect(cells, slug).toHaveLength(head.length);
	}
	expect(words.effectPlot(reportOf(facts).effects.sums).rows[0]?.label).toBe('Sign-ups (5)');
});
