import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { seriesOf } from '#lib/experiments/believable.ts';
import { designs } from '#lib/experiments/designs.ts';
import { drawn, manyFiguresOf } from '#lib/experiments/figures.server.ts';
import Findings from '#lib/experiments/Findings.svelte';
import { byMetricAndArm, type MetricPlan, type Reading } from '#lib/experiments/gathered.ts';
import ManyTreatments from '#lib/experiments/ManyTreatments.svelte';
import { control, days, orderValue, registration, signUps, treatment, worth } from '#lib/experiments/result.fixture.ts';
import { resultsOf, type Arm, type Registration, type Result } from '#lib/experiments/result.ts';

type World = {
	readonly readings: readonly Reading[];
	readonly promise?: Partial<Registration>;
	readonly arms?: readonly Arm[];
	readonly today?: string;
};

/** What a page writes about every treatment. */
function pages({ readings, promise, arms = [control, treatment], today = '2026-03-22' }: World): string[] {
	const promised = { ...registration, ...promise };
	const read = byMetricAndArm(readings);
	return resultsOf({ registration: promised, arms, readings, today }).map((result) => {
		const by = { design: promised.design, metric: result.primary.metric, alpha: result.primary.alpha };
		const history = seriesOf(by, { control: read(1, 1), treatment: read(1, result.treatment.id) }, promised.startsOn);
		return written(result, drawn({ result, history, target: promised.successThreshold, annotations: [] }));
	});
}

function written(result: Result, figures: ReturnType<typeof drawn>): string {
	const experiment = { decision_rule: 'superiority', own_rule: '' } as const;
	return render(Findings, { props: { result, figures, experiment, isOneOfMany: true } }).body;
}

const BROKEN = /NaN|undefined|Infinity|null|\[object/;

describe('a page draws whatever was measured', () => {
	const worlds: Record<string, readonly Reading[]> = {
		nothing: [],
		'nobody at all': days(12, { control: [0, 0], treatment: [0, 0] }),
		'all of them': days(12, { control: [1000, 1000], treatment: [1000, 1000] }),
		'all in one arm': days(12, { control: [400, 1000], treatment: [1000, 1000] }),
		'none of them': days(12, { control: [0, 1000], treatment: [0, 1000] }),
		'one arm alone': days(12, { treatment: [100, 1000] }),
		'the other arm alone': days(12, { control: [100, 1000] }),
		'a single person': days(1, { control: [0, 1], treatment: [1, 1] }),
		'a billion visitors': days(12, { control: [50_000_000, 1e9], treatment: [50_500_000, 1e9] }),
		'means that never vary': worth(12, 50, 52).map((one) => ({ ...one, sd: 0 })),
		'means of zero': worth(12, 0, 0),
		'means below zero': worth(12, -50, -45),
		'means of enormous size': worth(12, 1e12, 1.01e12)
	};
	for (const [name, readings] of Object.entries(worlds))
		test(name, () => {
			const average: MetricPlan = { ...signUps, kind: 'mean' };
			const kinds: [MetricPlan, readonly Reading[]][] = [
				[signUps, readings],
				[{ ...signUps, kind: 'count' }, readings],
				[average, readings.map((one) => (one.mean === null ? one : { ...one, metricId: 1 }))]
			];
			for (const [metric, of] of kinds)
				for (const { value: design } of designs)
					for (const rule of ['always', 'once'] as const) {
						const metrics = [{ ...metric, target: 0.1 }, orderValue];
						const looking = { rule, looks: null };
						for (const page of pages({ readings: of, promise: { design, metrics, looking } }))
							expect(page, `${design} ${rule} ${metric.kind}`).not.toMatch(BROKEN);
					}
		});
});

describe('beside every relative change the page has', () => {
	const text = (page: string | undefined) =>
		(page ?? '')
			.replace(/<!--.*?-->/g, '')
			.replace(/<[^>]*>/g, ' ')
			.replace(/[\s\u202f\u00a0]+/g, ' ');
	const looking = { rule: 'once', looks: null } as const;

	test('the level of each arm and the difference in its unit, with both intervals', () => {
		const readings = [...days(21, { control: [100, 1000], treatment: [109, 1000] }), ...worth(21, 50, 52)];
		const promise = { looking, metrics: [signUps, { ...orderValue, unit: '€' }] };
		const page = text(pages({ readings, promise })[0]);
		expect(page).toMatch(
			/sign-up rate 10\.00 % 10\.90 % \+0\.90 points \+0\.31 to \+1\.49 points may be believed now −?\+?0\.\d\d to \+1\.\d\d points/
		);
		expect(page).toMatch(/order value 50\.00 € 52\.00 € \+2\.00 € \+1\.64 to \+2\.36 € may be believed now/);
	});

	test('the chance to be better and both losses, of guardrails and secondary metrics too', () => {
		const secondary = { ...signUps, id: 3, role: 'secondary', name: 'returns' } as const;
		const rates = days(21, { control: [100, 1000], treatment: [103, 1000] });
		const readings = [...rates, ...rates.map((one) => ({ ...one, metricId: 3 })), ...worth(21, 50, 49.9)];
		const page = text(pages({ readings, promise: { looking, metrics: [signUps, secondary, orderValue] } })[0]);
		const [, believed] = page.split('What is believed');
		for (const name of ['sign-up rate', 'returns', 'order value'])
			expect(believed).toMatch(new RegExp(`${name} \\d+\\.\\d % (under )?\\d\\.\\d % (under )?\\d\\.\\d %`));
	});

	test('also where there is none, because control is at zero', () => {
		const page = text(
			pages({ readings: days(21, { control: [0, 1000], treatment: [41, 1000] }), promise: { looking } })[0]
		);
		expect(page).toMatch(/sign-up rate 0\.00 % 4\.10 % \+4\.10 points \+3\.84 to \+4\.38 points may be believed now/);
	});
});

test('fifty treatments come as one table and the best of them, in a page that is not fifty times as long', () => {
	const arms = Array.from({ length: 50 }, (_, nth) => ({ ...treatment, id: nth + 2, name: `B${nth}` }));
	const readings = [
		...days(21, { control: [100, 1000] }),
		...arms.flatMap(({ id }, nth) =>
			days(21, { treatment: [90 + nth, 1000] }).map((one) => ({ ...one, variantId: id }))
		)
	];
	const results = resultsOf({ registration, arms: [control, ...arms], readings, today: '2026-03-22' });
	const many = manyFiguresOf(results);
	if (!many) throw new Error('expected a table');
	const { body } = render(ManyTreatments, { props: { many, metric: 'sign-up rate', told: [] } });
	expect(body.match(/\?treatment=/g)).toHaveLength(50);
	expect(body).not.toMatch(BROKEN);
	expect(body.length).toBeLessThan(40_000);
});

test('names of two hundred letters, right-to-left text and signs are written as they are, and never as markup', () => {
	const names = ['ש'.repeat(200), '👩🏽‍🔬'.repeat(40), 'W'.repeat(200), '<b onclick="x">“B” & co</b>'];
	const arms = names.map((name, nth) => ({ ...treatment, id: nth + 2, name }));
	const readings = [
		...days(21, { control: [100, 1000] }),
		...arms.flatMap(({ id }) => days(21, { treatment: [108, 1000] }).map((one) => ({ ...one, variantId: id })))
	];
	const metrics = [{ ...signUps, name: `${'מ'.repeat(200)} <i>` }, orderValue];
	const all = pages({ readings, arms: [control, ...arms], promise: { metrics } });
	expect(all).toHaveLength(4);
	expect(all[0]).toContain(`\u2068${names[0]}\u2069 moved`);
	expect(all[1]).toContain('👩🏽‍🔬'.repeat(40));
	for (const page of all) {
		expect(page).not.toMatch(BROKEN);
		expect(page).not.toMatch(/<b onclick|<i>/);
	}
});
