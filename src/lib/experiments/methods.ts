import type { MetricPlan } from '#lib/experiments/gathered.ts';
import type { Design } from '#lib/experiments/designs.ts';

/** How a number is computed: in words with its formula, and who says so. */
export type Method = { readonly says: string; readonly formula: string; readonly source: string };

/**
 * Of all that is below. Raise it with `private.method_version()` when a number would come out differently: the record of a
 * decision says which one it was taken by.
 */
export const methodVersion = 1;

/** What any number on a result is computed by. Formulas use L for the lift, s for its standard error, n for how many. */
export const methods = {
	lift: {
		says: 'The relative change of the treatment against control, with the error of both (delta method).',
		formula: 'L = t / c − 1, s² = (var(t) + (t / c)² var(c)) / c²',
		source: 'Deng, Knoblich and Lu 2018, Applying the delta method in metric analytics'
	},
	counts: {
		says: 'The relative change of events for each visit or day, events coming by chance alone (Poisson).',
		formula: 'L = rate(t) / rate(c) − 1, s² = (1 + L)² (1 / events(c) + 1 / events(t))',
		source: 'Casella and Berger 2002, Statistical inference, 5.5.4'
	},
	ratio: {
		says: 'The relative change of a ratio of two sums, such as revenue for each order, whose error counts that people differ in both (delta method). The people that chance split are the units, not their orders.',
		formula: 'R = mean(y) / mean(x), var(R) = (var(y) − 2 R cov(x, y) + R² var(x)) / (n mean(x)²), L = R(t) / R(c) − 1',
		source: 'Deng, Knoblich and Lu 2018, Applying the delta method in metric analytics, 3.1'
	},
	segments: {
		says: 'One test for each dimension says whether its segments differ at all. All segments of a metric share one error: their intervals hold together, and p is adjusted step by step.',
		formula:
			'Q = Σ w (L − mean(L))², w = 1 / s², against χ² with segments − 1 degrees of freedom; I² = (Q − df) / Q; intervals at 0.05 / segments',
		source: 'Cochran 1954; Higgins and Thompson 2002; Holm 1979'
	},
	values: {
		says: 'One number a day: from two weeks on each day is compared with itself in the other arm (or the days with the target), and how the differences vary is the error. It takes days to be alike but for chance; days that resemble their neighbours count for fewer.',
		formula: 'D = mean(t(day) − c(day)), s² = var(t − c) / (n (1 − r) / (1 + r)), L = D / mean(c)',
		source: 'Student 1908; Bayley and Hammersley 1946'
	},
	cuped: {
		says: 'What the same people did before anybody saw a variant is taken out of what they did since, by as much as the one tells of the other. The change stays the same on average and is known more closely.',
		formula: 'y′ = y − θ (x − mean(x)), θ = cov(x, y) / var(x), both pooled within the arms',
		source: 'Deng, Xu, Kohavi and Walker 2013, Improving the sensitivity of online controlled experiments'
	},
	days: {
		says: 'Each day is one value; the means of the days before and since are compared, by as many days as they are worth when days in a row resemble each other.',
		formula: 'L = mean(since) / mean(before) − 1, each on n (1 − r) / (1 + r) days, r the correlation of neighbours',
		source: 'Welch 1947; Bayley and Hammersley 1946'
	},
	regions: {
		says: 'What the pilot region changed by, less what the comparison region did, as a part of where the pilot region would be otherwise. Without days from before the start: the days of the one against those of the other.',
		formula: 'D = (t₁ − t₀) − (c₁ − c₀), L = D / (t₀ + c₁ − c₀)',
		source: 'Card and Krueger 1994; Bertrand, Duflo and Mullainathan 2004'
	},
	target: {
		says: 'What was measured as a part of the target. A share has its exact interval.',
		formula: 'L = measured / target − 1',
		source: 'Clopper and Pearson 1934; Student 1908'
	},
	difference: {
		says: 'What was measured in the treatment less what it is held against, in the unit of the metric, with its interval for one look. That of shares joins the score intervals of both, so that it holds at zero and at all of them too.',
		formula:
			'D = t − c; shares: from D − √((t − low(t))² + (high(c) − c)²) to D + √((high(t) − t)² + (c − low(c))²) by score intervals; averages: D ± t(α, df) √(var(t) + var(c))',
		source: 'Newcombe 1998, method 10; Welch 1947'
	},
	once: {
		says: 'Covers the true change in 95 of 100 experiments if it is read once, on a day fixed beforehand. Under five of a kind in an arm it is exact.',
		formula: 'L ± t(α, df) s',
		source: 'Welch 1947; Koopman 1984 for few'
	},
	always: {
		says: 'Covers the true change at every look together, so that one may look daily and stop when it is clear. It starts at twenty of each kind.',
		formula: 'L ± s √(2 (nρ² + 1) / (nρ²) · ln(√(nρ² + 1) / α))',
		source: 'Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021, Time-uniform central limit theory'
	},
	looks: {
		says: 'Of the last planned look. Early looks may spend hardly any of the error, by the share of the time-box that is over.',
		formula:
			'L ± z(k) s, z(k) such that all looks together err with α; spent by time t: 2 − 2Φ(z(α/2) / √t) for each side',
		source: 'O’Brien and Fleming 1979; Lan and DeMets 1983 and 1989; Jennison and Turnbull 1989'
	},
	bonferroni: {
		says: 'The error of 5 % is shared by all treatments on the metric that decides. Guardrails need no share, because every one of them must hold.',
		formula: 'α = 0.05 / treatments',
		source: 'Dunn 1961; Berger 1982 for the guardrails'
	},
	holm: {
		says: 'All secondary metrics of all treatments are one family: their intervals hold together, and p is adjusted step by step.',
		formula: 'p(i) adjusted = max over j ≤ i of (m − j + 1) p(j); intervals at 0.05 / m',
		source: 'Holm 1979, A simple sequentially rejective multiple test procedure'
	},
	chance: {
		says: 'Probability that the treatment is better, if nothing was known before and this were the only look. A share held against a target has the law of a share.',
		formula:
			'P(effect > 0), effect ~ t(L, s, df); of a share against a target: Beta(did it + ½, did not + ½) / target − 1',
		source: 'Stucchio 2015, Bayesian A/B testing at VWO'
	},
	loss: {
		says: 'What one loses on average, in per cent of control, by choosing one although the other is better.',
		formula: 'E max(−effect, 0) and E max(effect, 0), by the same law as the chance',
		source: 'Stucchio 2015, Bayesian A/B testing at VWO'
	},
	guardrail: {
		says: 'Holds when the interval that may be believed rules out a loss of more than was bearable, is breached when it rules out less. Before a promised look only a breach is told, by the always-valid interval.',
		formula: 'holds: worst bound > −margin; breached: best bound < −margin',
		source: 'ICH E9 1998, 3.3.2; Piaggio et al. 2012, CONSORT for non-inferiority'
	},
	progress: {
		says: 'How far the interval that will decide has come towards one no wider than the smallest change worth having on either side, at the pace so far. Where chance does not split, by the interval that the design was sized by, in answers or days since the start.',
		formula: 'done = n / n(planned); half-width ~ 1 / √n of visitors whom chance split, else as in the sizing',
		source: 'Kruschke 2015, Doing Bayesian data analysis, ch. 13'
	},
	worth: {
		says: 'Probability that the treatment is better by at least the smallest change worth having, of the same belief; the area under the curve beyond that line.',
		formula: 'P(effect > m), by the same law as the chance to be better',
		source: 'Gelman et al. 2013, Bayesian data analysis, 2.5'
	},
	split: {
		says: 'Whether the variants were shown as often as planned, from days on which every one has a reading; warned of under p 0.001, because it is looked at daily.',
		formula: 'χ² = Σ (seen − planned)² / planned, df = arms − 1',
		source: 'Fabijan et al. 2019, Diagnosing sample ratio mismatch'
	},
	enough: {
		says: 'A full week, because days of the week differ; twenty of each kind in each arm, from where on the large-sample methods hold. A missing day is one since the start without a reading of every arm.',
		formula: 'days ≥ 7; min(did it, did not) ≥ 20',
		source: 'Kohavi, Tang and Xu 2020, Trustworthy online controlled experiments, ch. 3 and 17'
	},
	plausible: {
		says: 'Against what such changes usually do: ± 10 %, or twice the smallest change worth having.',
		formula: 'z = L / √(s² + max(0.1, 2 m)²), warned of under p 0.001',
		source: 'Box 1980, Sampling and Bayes’ inference; Kohavi, Tang and Xu 2020, ch. 3 (Twyman’s law)'
	},
	lasting: {
		says: 'A line through the effects of separate days, each weighed by how well it is known, against the days since the start; called moving at 99 %.',
		formula: 'L(day) = a + b · day, weights 1 / s(day)², b ± t(0.01, df) s(b)',
		source: 'Draper and Smith 1998, Applied regression analysis, 9; Birge 1932'
	},
	jumps: {
		says: 'Each day’s rate or average, and how many there were, against the day before (from two weeks on against the week before): a step that is an outlier among the steps, and of a quarter at least.',
		formula: 'z = (step − median) / (1.4826 · MAD), beyond |z| = 3.5',
		source: 'Iglewicz and Hoaglin 1993, How to detect and handle outliers'
	}
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
const methodNames: readonly MethodName[] = Object.keys(methods).filter((name): name is MethodName => name in methods);

/** Where a method stands on a page that tells of it. */
export function methodAnchor(name: MethodName): string {
	return `method-${name}`;
}

/** How the lift is computed under a design. */
export function liftMethod(design: Design, kind: MetricPlan['kind']): Method {
	if (kind === 'value' && (design === 'ab_test' || design === 'target')) return methods.values;
	if (design === 'before_after') return methods.days;
	if (design === 'regions') return methods.regions;
	if (design === 'ab_test') return kind === 'count' ? methods.counts : kind === 'ratio' ? methods.ratio : methods.lift;
	return methods.target;
}

/** The name of a method. */
export function nameOfMethod(method: Method): MethodName {
	return methodNames.find((name) => methods[name] === method) ?? 'lift';
}
