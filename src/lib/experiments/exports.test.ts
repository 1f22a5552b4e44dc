import { expect, test } from 'vitest';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { exportOf, readingRows, segmentRows } from '#lib/experiments/exports.ts';
import { days, only } from '#lib/experiments/result.fixture.ts';
import { csv } from '#lib/server/csv-writer.ts';

const at = '2026-03-22T08:00:00.000Z';
const address = 'https://ideas.example.com/experiments/7';
const read = (text: string): unknown => JSON.parse(text);

test('an export holds what the database knows, the results and how they are computed', () => {
	const result = only(days(12, { control: [100, 1000], treatment: [109, 1000] }), { today: '2026-03-13' });
	const whole = {
		id: 7,
		title: 'One field less',
		registration_text: '{"a": 1}',
		runs: true,
		notes_of_a_later_version: [1]
	};
	expect(read(exportOf({ whole, results: [result], at, address }))).toMatchObject({
		format: 'common-ground-experiment',
		exported_at: at,
		address,
		experiment: { id: 7, registration_text: '{"a": 1}', notes_of_a_later_version: [1] },
		results: [{ primary: { comparison: { lift: result.primary.comparison?.lift } }, sentence: result.sentence }]
	});
	expect(exportOf({ whole, results: [], at, address })).not.toContain('"runs"');
	expect(exportOf({ whole, results: [], at, address })).toContain('Waudby-Smith');
});

test('a bound without end is written as one, not as nothing', () => {
	const result = only(days(12, { control: [1, 1000], treatment: [109, 1000] }), { today: '2026-03-13' });
	const endless = { ...result, primary: { ...result.primary, alpha: -Infinity } };
	const text = exportOf({ whole: {}, results: [endless], at, address });
	expect(read(text)).toMatchObject({ results: [{ primary: { alpha: '-Infinity' } }] });
});

test('readings are rows under a head, corrected ones beside what replaced them, and nothing runs', () => {
	const reading = { metric_id: 1, variant_id: 2, day: '2026-03-02', n: 10, mean: null, sd: null };
	const more = { source: '=cmd()', author: '@ann', entered_at: at };
	const experiment = {
		metrics: [{ id: 1, name: '+Sign-ups', unit: '', role: 'primary' }],
		variants: [{ id: 2, name: 'Control, old', is_control: true }],
		readings: [
			{ ...reading, ...more, id: 5, successes: 3, replaces_id: 4 },
			{ ...reading, ...more, id: 4, successes: 2, replaces_id: null }
		]
	};
	// only what the rows are made of
	const rows = readingRows(JSON.parse(JSON.stringify(experiment)) satisfies Experiment);
	expect(csv(rows).split('\r\n')).toEqual([
		'id,day,metric,unit,role,variant,is_control,n,successes,mean,sd,second_mean,second_sd,correlation,source,author,entered_at,counts,replaces_id,withdrawn_because,metric_id,variant_id',
		`4,2026-03-02,'+Sign-ups,,primary,"Control, old",true,10,2,,,,,,'=cmd(),'@ann,${at},false,,,1,2`,
		`5,2026-03-02,'+Sign-ups,,primary,"Control, old",true,10,3,,,,,,'=cmd(),'@ann,${at},true,4,,1,2`,
		''
	]);
});

test('a withdrawn part of the audience counts in no row, and says why', () => {
	const reading = {
		...{ metric_id: 1, variant_id: 2, day: '2026-03-02', dimension: 'device', segment: 'phone', n: 10, successes: 2 },
		...{ mean: null, sd: null, source: '', author: 'Ann', entered_at: at }
	};
	const whole = {
		segment_readings: [
			{ ...reading, id: 4, replaces_id: null, withdrawal: null },
			{ ...reading, id: 5, replaces_id: 4, withdrawal: 'counted twice' }
		]
	};
	const [head = [], ...rows] = segmentRows(whole, { metrics: [], variants: [] });
	const told = (name: string) => rows.map((row) => row[head.indexOf(name)]);
	expect(told('counts')).toEqual([false, false]);
	expect(told('withdrawn_because')).toEqual([null, 'counted twice']);
});
