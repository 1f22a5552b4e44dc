import { expect, test } from 'vitest';
import {
	levelInWords,
	liftInWords,
	saysOtherwise,
	shownInWords,
	standingSaid
} from '#lib/handovers/productionWords.ts';
import { showOf, standingOf, type DecidedOn, type ProductionArm } from '#lib/handovers/production.ts';
import { pasted } from '#lib/handovers/productionForms.ts';

const arm = (name: string, successes: number, n = 10_000) => ({
	...{ kpi: 'Sign-ups', kind: 'proportion' as const, direction: 'up' as const, target: null },
	...{ name, is_control: name === 'Control', n, successes, mean: null, sd: null, second: null }
});
const primary: DecidedOn = {
	...{ id: 1, role: 'primary', name: 'Sign-ups', kind: 'proportion', unit: '', direction: 'up', minimum_effect: null },
	...{ target: null, design: 'ab_test', look_rule: 'once', looks: null, was_moved: false, cut: null },
	totals: [arm('Control', 2000), arm('Fewer fields', 2400)]
};
const read = (place: 'live' | 'holdout', successes: number, n = 10_000): ProductionArm => ({
	...{
		arm: place,
		is_alone: false,
		days: 30,
		first: '2026-04-01',
		last: '2026-04-30',
		n,
		successes,
		mean: null,
		sd: null,
		each: null
	}
});

test('an effect held where zero is left out and what was decided is not', () => {
	const cases = [
		[0.2, [0.12, 0.28], 'held'],
		[0.2, [0.25, 0.4], 'held'],
		[0.2, [0.02, 0.15], 'weaker'],
		[0.2, [-0.08, 0.09], 'gone'],
		[0.2, [-0.3, -0.1], 'gone'],
		[0.2, [-0.1, 0.25], 'not_known'],
		[0.2, [-0.02, 0.15], 'not_known'],
		[0.2, null, 'not_known'],
		[0, [0.1, 0.2], null],
		[null, [0.1, 0.2], null]
	] as const;
	for (const [decided, now, says] of cases)
		expect([decided, now, standingOf(decided, now, 'up')]).toEqual([decided, now, says]);
	// a fall is the gain of a metric that goes down
	expect(standingOf(-0.2, [-0.28, -0.12], 'down')).toBe('held');
	expect(standingOf(-0.2, [-0.09, 0.08], 'down')).toBe('gone');
	expect(standingOf(0.2, [-0.28, -0.12], 'down')).toBeNull();
});

test('production is held against those it is kept from, else against the control of then, and says which', () => {
	const kept = showOf(primary, [read('live', 2400), read('holdout', 2000)]);
	expect(kept).toMatchObject({ against: 'holdout', says: 'held', decided: { treatment: 'Fewer fields' } });
	expect(kept?.now.lift).toBeCloseTo(0.2);
	// everybody signs up less than then, with it and without it: only those it is kept from can tell that it held
	const season = [read('live', 1800), read('holdout', 1500)];
	expect(showOf(primary, season)).toMatchObject({ against: 'holdout', says: 'held' });
	expect(showOf(primary, season.slice(0, 1))).toMatchObject({ against: 'then', says: 'gone' });
	expect(showOf(primary, [read('holdout', 2000)])).toBeNull();
	expect(showOf(primary, [])).toBeNull();
});

test('days on which nobody was held back stand apart from those that were compared, and none are lost', () => {
	const later = { ...read('live', 2100), is_alone: true, days: 31, first: '2026-05-01', last: '2026-05-31' };
	const both = showOf(primary, [read('live', 2400), read('holdout', 2000), later]);
	expect(both).toMatchObject({
		...{ against: 'holdout', says: 'held', now: { days: 30, first: '2026-04-01', last: '2026-04-30' } },
		...{ alone: { against: 'then', days: 31 }, read: { days: 61, first: '2026-04-01', last: '2026-05-31' } }
	});
	expect(both?.now.lift).toBeCloseTo(0.2);
	// before and after, against the control of then
	expect(both?.alone?.lift).toBeCloseTo(0.05);
	expect(showOf(primary, [read('live', 2400)])).toMatchObject({ alone: null, read: { days: 30 } });
	// also where they came before the others
	const earlier = { ...later, first: '2026-03-01', last: '2026-03-31' };
	expect(showOf(primary, [read('live', 2400), read('holdout', 2000), earlier])?.read).toEqual({
		...{ days: 61, first: '2026-03-01', last: '2026-04-30' }
	});
});

test('what readings say names their days, and is told apart from what a person judged', () => {
	const shown = showOf(primary, [read('live', 2400), read('holdout', 2000)]);
	expect(shown?.says && standingSaid(shown.says, shown.now)).toBe(
		'The readings of 30 days, 1 Apr to 30 Apr 2026, say that the effect held.'
	);
	expect(standingSaid('not_known', { days: 1, first: '2026-04-01', last: '2026-04-01' })).toMatch(
		/^The readings of 1 Apr 2026, cannot tell yet/
	);
	expect(shown && shownInWords({ ...shown.now, against: shown.against }, primary)).toMatch(
		/^\+20\.0.% \(.* to .*\) against those it is kept from, on the same days; level 24\.00.% \(.*\)\.$/
	);
	const said = (standing: 'held' | 'weaker', is_live = true) => saysOtherwise(shown, { is_live, standing });
	expect([said('held'), said('weaker'), said('weaker', false)]).toEqual([false, true, false]);
});

test('a level has its interval: Wilson of a share', () => {
	const shown = showOf({ ...primary, totals: [arm('Control', 50, 100), arm('Fewer fields', 60, 100)] }, [
		read('live', 60, 100)
	]);
	expect(shown?.now.level.value).toBe(0.6);
	expect(shown?.now.level.interval?.[0]).toBeCloseTo(0.502, 4);
	expect(shown?.now.level.interval?.[1]).toBeCloseTo(0.6906, 4);
	expect(shown?.decidedLevel).toEqual(shown?.now.level);
});

test('a guardrail says whether its margin holds, and nothing of an effect', () => {
	const guardrail: DecidedOn = { ...primary, role: 'guardrail', minimum_effect: 0.1 };
	expect(showOf(guardrail, [read('live', 2000), read('holdout', 2000)])).toMatchObject({
		says: null,
		verdict: 'holds'
	});
	expect(showOf(guardrail, [read('live', 1500), read('holdout', 2000)])).toMatchObject({ verdict: 'breached' });
});

test('one value a day is held against the level of then, with an interval from two weeks on', () => {
	const values = (count: number): ProductionArm => ({
		...{
			arm: 'live',
			is_alone: false,
			days: count,
			first: '2026-04-01',
			last: '2026-04-30',
			n: count,
			successes: null,
			sd: null
		},
		mean: 12,
		each: Array.from({ length: count }, (_, at) => [
			`2026-04-${String(at + 1).padStart(2, '0')}`,
			12 + ((at * 7) % 5) / 10 - 0.2
		])
	});
	const ofValues: DecidedOn = {
		...primary,
		kind: 'value',
		unit: 'EUR',
		totals: [
			{ ...arm('Control', 0), kind: 'value', successes: null, mean: 10 },
			{ ...arm('New', 0), kind: 'value', successes: null, mean: 12 }
		]
	};
	expect(showOf(ofValues, [values(20)])?.now.interval?.[0]).toBeGreaterThan(0.15);
	expect(showOf(ofValues, [values(5)])?.now).toMatchObject({ interval: null });
	expect(showOf(ofValues, [values(5)])?.now.lift).toBeCloseTo(0.2);
});

test('a lift and a level are written with their intervals', () => {
	expect(liftInWords({ lift: 0.2, interval: [0.144, 0.256] })).toBe('+20.0\u202f% (+14.4\u202f% to +25.6\u202f%)');
	expect(liftInWords({ lift: 0.2, interval: null })).toBe('+20.0\u202f%, without an interval');
	expect(levelInWords({ value: 0.24, interval: [0.22, 0.26] }, primary)).toBe(
		'24.0\u202f% (22.0\u202f% to 26.0\u202f%)'
	);
});

const run = ['2026-04-01', '2026-04-30'] as const;
async function paste(text: string) {
	const form = new FormData();
	form.set('text', text);
	return pasted(form, [{ id: 7, name: 'Sign-ups', kind: 'proportion', role: 'primary' }], run);
}

test('pasted days are of those who have it, unless a column says otherwise', async () => {
	const { readings, summary } = await paste('day\tn\tsuccesses\n2026-04-02\t500\t120');
	expect(summary).toBeNull();
	expect(readings).toMatchObject([{ metric_id: 7, variant_id: 1, day: '2026-04-02', n: 500, successes: 120 }]);
	const both = await paste('day,variant,n,successes\n2026-04-02,held back,500,100\n2026-04-02,live,500,120');
	expect(both.readings.map(({ variant_id }) => variant_id)).toEqual([2, 1]);
});

test('what cannot be read says where, and nothing is written', async () => {
	expect(await paste('day\tn\tsuccesses\n2026-05-02\t500\t120')).toMatchObject({ readings: [] });
	expect((await paste('day\tn\tsuccesses\n2026-04-02\t500\t620')).errors.text).toMatch(/^Row 2/);
	expect((await paste('')).errors.text).toBe('Paste the cells or choose a file: there is nothing to read yet.');
	expect((await paste('a\tb\n1\t2')).errors.text).toContain('day, n, successes');
});
