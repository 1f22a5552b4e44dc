import { expect, test } from 'vitest';
import { box, ended, nothing } from '#lib/impact/impact.fixture.ts';
import { windowsOf } from '#lib/impact/periods.ts';
import { reportOf } from '#lib/impact/report.ts';
import * as words from '#lib/impact/words.server.ts';
import { askedIn, decisionsIn, isAsAsked, settledIn, verdictsOf, withEvidence } from '#lib/impact/verdicts.ts';

const period = { from: '2026-04-01', to: '2026-06-30' };
const verdicts = (facts: Partial<typeof nothing>) => {
	const all = { ...nothing, ...facts };
	return verdictsOf(all, withEvidence(all.ended));
};

test('a decision belongs to the day it was taken, by the clock of the database', () => {
	const at = (decided_at: string) => decisionsIn({ boxes: [{ ...box, decided_at }] }, period).length;
	expect(at('2026-04-01T00:00:00Z')).toBe(1);
	expect(at('2026-03-31T23:59:59Z')).toBe(0);
	expect(at('2026-06-30T23:59:59+00:00')).toBe(1);
});

test.each([
	['six days after its end is in time', { decided_at: '2026-05-20T12:00:00Z' }, [1, 1]],
	['on the seventh day is in time', { decided_at: '2026-05-21T23:59:00Z' }, [1, 1]],
	['on the eighth is late', { decided_at: '2026-05-22T00:00:00Z' }, [0, 1]],
	['never, long after its end, is late', { decided_at: null, outcome: null }, [0, 1]],
	['not yet, with days left, is not counted', { decided_at: null, outcome: null, ended_on: '2026-06-28' }, [0, 0]],
	['not yet, on the last of them, is not counted', { decided_at: null, outcome: null, ended_on: '2026-06-23' }, [0, 0]]
])('a time-box that is decided %s', (_, also, [count, of]) => {
	expect(verdicts({ boxes: [{ ...box, ...also }] }).inTime).toMatchObject({ count, of });
});

test('a time-box that became late before the period and was decided in it stays late where it became so', () => {
	const late = { ...box, ended_on: '2026-03-01', decided_at: '2026-05-01T12:00:00Z' };
	expect(settledIn({ boxes: [late], today: nothing.today }, period)).toEqual([]);
	expect(verdicts({ boxes: [late] }).inTime.before).toMatchObject({ count: 0, of: 1 });
});

test('a win moves the good way and its plan lets one believe it', () => {
	const won = (one: Parameters<typeof ended>) => verdicts({ ended: [ended(...one)] }).outcomes[0];
	expect(won([600])).toMatchObject({ label: 'Won', count: 1, of: 1, usual: [0.1, 1 / 3] });
	expect(won([505])).toMatchObject({ count: 0, of: 1 });
	expect(won([400])).toMatchObject({ count: 0, of: 1 });
	expect(won([600, { was_moved: true, totals: [] }])).toMatchObject({ count: 0, of: 1 });
});

test('what is certain and bad backs a kill; what is certain and not compared at the same time backs nothing', () => {
	const backed = (one: Parameters<typeof ended>) => verdicts({ ended: [ended(...one)] }).backed;
	expect(backed([400, { ended_as: 'killed' }])).toMatchObject({ count: 1, of: 1 });
	expect(backed([505])).toMatchObject({ count: 0, of: 1 });
	expect(backed([600, { design: 'before_after' }])).toMatchObject({ count: 0, of: 1 });
});

test('shares of outcomes have an interval, also of a single decision, and none of no decision', () => {
	const [, promoted, , killed] = verdicts({ boxes: [box] }).outcomes;
	expect(promoted).toMatchObject({ count: 0, of: 1 });
	expect(promoted?.interval?.[0]).toBe(0);
	expect(killed?.interval?.[1]).toBe(1);
	expect(killed?.interval?.[0]).toBeCloseTo(0.2065, 4);
	expect(verdicts({}).outcomes.every(({ interval }) => interval === null)).toBe(true);
});

test('a period is compared with the one before only where the workspace is old enough', () => {
	expect(verdicts({ boxes: [box] }).inTime.before).toMatchObject({ of: 0 });
	expect(verdicts({ boxes: [box], first_on: '2026-01-02' }).inTime.before).toBeNull();
	expect(verdicts({ boxes: [box], since: null, before: null }).inTime.before).toBeNull();
});

test('what the business asked for by a day counts once it came, or once the day has passed', () => {
	const now = windowsOf(nothing).now;
	const live = { id: 2, title: 'y', side: 'it', promoted_at: '2026-05-01T00:00:00Z', live_on: '2026-05-31' } as const;
	const facts = {
		today: nothing.today,
		// decided on 20 May
		boxes: [{ ...box, wanted_by: '2026-05-20' }, { ...box, wanted_by: '2026-05-19' }, box],
		lives: [
			{ ...live, wanted_by: '2026-05-30' },
			{ ...live, wanted_by: null },
			// came before the period, though it was asked for later
			{ ...live, live_on: '2026-03-31', wanted_by: '2026-05-30' }
		],
		wanted_live: [
			{ id: 3, title: 'late', wanted_by: '2026-06-29' },
			{ id: 4, title: 'not yet', wanted_by: '2026-06-30' }
		]
	};
	expect(askedIn(facts, now).map((one) => [one.what, one.due, isAsAsked(one)])).toEqual([
		['Decided', '2026-05-20', true],
		['Decided', '2026-05-19', false],
		['Live', '2026-05-30', false],
		['Live', '2026-06-29', false]
	]);
	const report = reportOf({ ...nothing, ...facts });
	expect(report.verdicts.asked.map(({ count, of }) => [count, of])).toEqual([
		[1, 2],
		[0, 2]
	]);
	expect(words.askedInWords(report)).toBe(
		'Decided by the day: 1 of 2, too few to say. Live by the day: 0 of 2, too few to say.'
	);
	expect(words.askedInWords(reportOf(nothing))).toContain('No day');
});

test('outcomes are held against what was usual here in the four quarters before, where that is known', () => {
	const rows = (past_decisions: typeof nothing.past_decisions) =>
		verdicts({ boxes: [box], past_decisions }).outcomes.slice(1);
	const known = rows({ promote: 10, iterate: 6, kill: 4 });
	// Wilson of 10, 6 and 4 of 20
	expect(known.map(({ usual }) => usual?.map((end) => end.toFixed(3)))).toEqual([
		['0.299', '0.701'],
		['0.145', '0.519'],
		['0.081', '0.416']
	]);
	expect(known.every(({ usualLabel }) => usualLabel === 'usual here')).toBe(true);
	// four say too little
	for (const few of [{ promote: 2, iterate: 1, kill: 1 }, null])
		expect(rows(few).some((row) => 'usual' in row)).toBe(false);
	// what is promoted is to have won: what wins elsewhere stands beside it
	expect(rows(null).map(({ note }) => note)).toEqual(['elsewhere 10 to 33 % of tests win', undefined, undefined]);
});

const decided = (count: number, day: string, outcome: 'promote' | 'iterate' | 'kill') =>
	Array.from({ length: count }, () => ({ ...box, decided_at: `${day}T12:00:00Z`, outcome }));
const allTime = { ...nothing, since: null, before: null };

test('all time is held against the swing of its own quarters, and says that nothing lies before it', () => {
	const boxes = [
		...[...decided(4, '2026-02-10', 'promote'), ...decided(6, '2026-03-10', 'kill')],
		...[...decided(1, '2026-04-10', 'promote'), ...decided(4, '2026-05-10', 'iterate')],
		// a quarter of four says nothing by itself: it is taken with the next
		...decided(4, '2025-12-10', 'promote')
	];
	const report = reportOf({ ...allTime, boxes });
	expect(report.verdicts.outcomes.slice(1).map(({ usual, usualLabel }) => [usualLabel, usual])).toEqual([
		['its quarters', [0.2, 8 / 14]],
		['its quarters', [0, 0.8]],
		['its quarters', [0, 6 / 14]]
	]);
	// 9 of 19 were promoted: by the two larger quarters alone the band would end at 40 per cent, below the whole
	for (const { count, of, usual } of report.verdicts.outcomes.slice(1)) {
		expect(count / of).toBeGreaterThanOrEqual(usual?.[0] ?? 1);
		expect(count / of).toBeLessThanOrEqual(usual?.[1] ?? 0);
	}
	expect(words.usualInWords(report, { days: null })).toMatch(
		/^All time has nothing before it .* among 2 stretches of its own quarters: .* every decision is in one\.$/
	);
});

test('a last quarter of few decisions is taken with the one before, and one stretch alone is no range', () => {
	const boxes = [...decided(5, '2025-11-10', 'promote'), ...decided(5, '2026-02-10', 'kill')];
	const few = decided(3, '2026-05-10', 'iterate');
	expect(reportOf({ ...allTime, boxes: [...boxes, ...few] }).verdicts.usual).toEqual({
		...{ by: 'quarters', of: 2 },
		ranges: { promote: [0, 1], iterate: [0, 3 / 8], kill: [0, 5 / 8] }
	});
	expect(reportOf({ ...allTime, boxes: [...boxes.slice(0, 5), ...few] }).verdicts.usual.by).toBe('none');
});

test('where nothing is usual yet it says why, and from which day on there is something', () => {
	const young = { ...nothing, boxes: decided(5, '2026-05-10', 'kill') };
	// ninety days that begin after the fifth decision
	expect(words.usualInWords(reportOf(young), { days: 90 })).toMatch(
		/^There is no range of what is usual here yet\. Fewer than 5 decisions .* from 9 Aug 2026 on/
	);
	const past_decisions = { promote: 1, iterate: 1, kill: 1 };
	const sooner = { ...nothing, past_decisions, boxes: [...decided(2, '2026-04-10', 'kill'), box] };
	expect(words.usualInWords(reportOf(sooner), { days: 90 })).toContain('from 10 Jul 2026 on');
	expect(words.usualInWords(reportOf(nothing), { days: 90 })).toContain(
		'once its quarters make two stretches of 5 decisions.'
	);
	expect(
		words.usualInWords(reportOf({ ...allTime, boxes: decided(5, '2026-05-10', 'kill') }), { days: null })
	).not.toContain('from');
	const known = { ...nothing, past_decisions: { promote: 2, iterate: 2, kill: 1 } };
	expect(words.usualInWords(reportOf(known), { days: 90 })).toMatch(/^The grey band .* among 5 decisions of the four/);
});
