import { describe, expect, test } from 'vitest';
import { analyse } from '#lib/experiments/analysis.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { readings, running, type Asked } from '#lib/experiments/experiment.fixture.ts';
import { readingRows, segmentRows } from '#lib/experiments/exports.ts';
import { recomputed, type Files } from '#lib/experiments/fromCsv.fixture.ts';
import { planRows } from '#lib/experiments/planExport.ts';
import type { Result } from '#lib/experiments/result.ts';
import { csv } from '#lib/server/csv-writer.ts';

function filesOf(experiment: Experiment, whole: Readonly<Record<string, unknown>> = {}): Files {
	return {
		plan: csv(planRows(experiment, whole)),
		readings: csv(readingRows(experiment)),
		segments: csv(segmentRows(whole, experiment))
	};
}

const metric = { kpi_id: 1, definition: '', unit: '%', direction: 'up' as const, version: 1, is_newest: true };
const primary = {
	...metric,
	id: 1,
	role: 'primary' as const,
	minimum_effect: 0.03,
	target: null,
	kind: 'proportion' as const,
	name: '=sign-up rate'
};
const guardrail = {
	...metric,
	id: 2,
	kpi_id: 2,
	role: 'guardrail' as const,
	minimum_effect: 0.02,
	target: null,
	kind: 'mean' as const,
	name: 'order "value", €'
};
const sizing = {
	...{ visitors_per_day: 20_000, baseline: 0.1, sd: null, alpha: 0.05, power: 0.8, days: 21, detectable: 0.02 },
	...{ formula: 'delta-shares', reason: '', is_undersized: false, needed: 321_000.5 }
};
const worth = [0, 1].map((arm) => ({
	...{
		id: 500 + arm,
		metric_id: 2,
		variant_id: arm + 1,
		day: '2026-03-02',
		n: 4000,
		successes: null,
		mean: 50 + arm / 7,
		sd: 12
	},
	...{ source: '', author: 'Ann', replaces_id: null, entered_at: '2026-03-03T12:00:00Z' }
}));
const corrected = {
	...{ id: 900, metric_id: 1, variant_id: 2, day: '2026-03-01', n: 10_000, successes: 1200, mean: null, sd: null },
	...{ source: '-1+cmd', author: '@ann', replaces_id: 1, entered_at: '2026-03-04T12:00:00Z' }
};
const two = [...Array(21).keys()];
const segmentReadings = ['desktop', 'phone, old'].flatMap((segment, at) =>
	[1, 2].flatMap((variant) =>
		['2026-03-01', '2026-03-02'].map((day, on) => ({
			...{ id: 100 * at + 10 * variant + on, metric_id: 1, variant_id: variant, day, dimension: 'device', segment },
			...{ n: 2000, successes: 200 + 30 * at * (variant - 1), mean: null, sd: null, source: '', author: 'Ann' },
			...{ entered_at: '2026-03-03T12:00:00Z', replaces_id: null }
		}))
	)
);
const segments = ['desktop', 'phone, old'].flatMap((segment, at) =>
	[1, 2].map((variant) => ({
		...{ metric_id: 1, variant_id: variant, dimension: 'device', segment, days: 2, n: 4000 },
		...{ successes: 400 + 60 * at * (variant - 1), mean: null, sd: null }
	}))
);

function whole(changes: Partial<Asked> = {}) {
	const experiment = running({
		metrics: [primary, guardrail],
		readings: [...readings(two, [1000, 1038]), corrected, ...worth],
		segments,
		...changes
	});
	return { experiment, files: filesOf(experiment, { segment_readings: segmentReadings }) };
}

/** What a page shows of it, in an order of its own for none of its numbers. */
const shown = (results: readonly Result[]): unknown => JSON.parse(JSON.stringify(results));

describe('the three CSV files are enough to compute the result again', () => {
	const promised = running({}).registration;
	const cases: readonly (readonly [string, Partial<Asked>])[] = [
		['one look at the end, with a guardrail, segments and a correction', {}],
		[
			'at any look, tightest where the sizing says',
			{ look_rule: 'always', registration: promised && { ...promised, sizing } }
		],
		['three planned looks, half-way', { look_rule: 'looks', looks: 3, today: '2026-03-16' }],
		[
			'an extension',
			{
				ends_on: '2026-03-28',
				time_boxes: [
					{ number: 1, starts_on: '2026-03-01', ends_on: '2026-03-28', extensions: 1, ended_on: '2026-03-28' }
				]
			}
		],
		[
			'one arm against its target',
			{
				design: 'survey',
				variants: [{ id: 2, position: 0, name: 'Asked', description: '', is_control: false, weight: 1 }],
				metrics: [{ ...primary, target: 0.1 }],
				readings: readings(two, [0, 1038]).filter(({ variant_id }) => variant_id === 2),
				segments: []
			}
		]
	];

	test.each(cases)('%s', (_, changes) => {
		const { experiment, files } = whole(changes);
		const results = analyse(experiment);
		expect(results.length).toBe(1);
		expect(shown(recomputed(files))).toEqual(
			// a name that a spreadsheet would run has its apostrophe in every file
			JSON.parse(JSON.stringify(results).replaceAll('=sign-up rate', "'=sign-up rate"))
		);
	});

	test('a changed cell changes the result: nothing is computed from elsewhere', () => {
		const { files } = whole();
		const other = { ...files, plan: files.plan.replace('metric,1,minimum_effect,0.03', 'metric,1,minimum_effect,0.3') };
		expect(shown(recomputed(other))).not.toEqual(shown(recomputed(files)));
	});
});

describe('the plan as CSV', () => {
	test('holds margins, targets, baselines, looks, sizing, criteria and the registered rule, each once', () => {
		const promised = running({}).registration;
		const { experiment } = whole({
			look_rule: 'looks',
			looks: 3,
			registration: promised && { ...promised, sizing },
			criteria: [
				{
					...{
						id: 7,
						kind: 'kill',
						metric_id: 1,
						measure: 'level',
						comparison: 'at_most',
						value: 0.08,
						judged_by: 0.07
					},
					...{ is_threshold: false, judged_from: '2026-03-10', side: 'it', words: '+no', seen: [], hits: [] }
				}
			]
		});
		const text = csv(planRows(experiment, { registration: { metrics: [{ id: 1, baseline: 0.1 }] } }));
		for (const line of [
			'metric,2,minimum_effect,0.02',
			'metric,1,baseline,0.1',
			'look_plan,1,rule,looks',
			'look,1,last_day,2026-03-07',
			'look,3,last_day,2026-03-21',
			'look_plan,1,spending,obrien-fleming',
			'sizing,1,needed,321000.5',
			'sizing,1,planned_sample,321000.5',
			'criterion,7,value,0.08',
			'criterion,7,judged_by,0.07',
			"criterion,7,words,'+no",
			'experiment,1,decision_rule,superiority',
			'experiment,1,success_threshold,0.05',
			'time_box,1,ended_on,2026-03-21',
			'variant,1,weight,1'
		])
			expect(
				text.split('\r\n').filter((one) => one === line),
				line
			).toHaveLength(1);
	});

	test('of a draft without anything: a head, the little that is known, and no empty values', () => {
		const rows = planRows(running({ registration: null, metrics: [], variants: [], time_boxes: [], readings: [] }), {});
		expect(rows[0]).toEqual(['part', 'id', 'name', 'value']);
		expect(rows.every((row) => row.length === 4 && row.every((cell) => cell !== null && cell !== ''))).toBe(true);
	});
});
