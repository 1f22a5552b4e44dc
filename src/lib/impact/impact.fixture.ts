import type { BoxFact, EndedFact, Facts, ForecastFact, SplitFact } from '#lib/impact/facts.ts';

/** A workspace of half a year, looked at for ninety days, in which nothing happened. */
export const nothing: Facts = {
	today: '2026-06-30',
	since: '2026-04-01',
	before: '2026-01-01',
	first_on: '2025-10-01',
	journeys: [],
	waiting_ideas: 0,
	starts: [],
	lives: [],
	waiting_live: 0,
	wanted_live: [],
	currency: 'EUR',
	freed: [],
	forecasts: [],
	boxes: [],
	past_decisions: null,
	ended: [],
	splits: [],
	zombies: [],
	priorities: [],
	experiments: [],
	participation: []
};

/** A time-box of May, decided six days after its end. */
export const box: BoxFact = {
	experiment_id: 1,
	title: 'Shorter form',
	side: 'marketing',
	number: 1,
	starts_on: '2026-05-01',
	ended_on: '2026-05-14',
	opened_at: '2026-05-16T12:00:00Z',
	revealed_at: '2026-05-19T12:00:00Z',
	decided_at: '2026-05-20T12:00:00Z',
	outcome: 'kill',
	days_unused: 0,
	is_open: false,
	wanted_by: null
};

const arm = { kpi: 'Sign-ups', kind: 'proportion', direction: 'up', target: null, mean: null, sd: null } as const;

/** An A/B test of ten thousand visitors that was promoted: a tenth signed up, and with it so many of them. */
export function ended(successes: number, also: Partial<EndedFact> = {}): EndedFact {
	return {
		id: 1,
		title: 'Shorter form',
		kpi: 'Sign-ups',
		direction: 'up',
		ended_as: 'promoted',
		ended_at: '2026-05-20T12:00:00Z',
		design: 'ab_test',
		look_rule: 'once',
		looks: null,
		was_moved: false,
		cut: null,
		check: null,
		totals: [
			{ ...arm, name: 'Control', is_control: true, n: 5000, successes: 500 },
			{ ...arm, name: 'Shorter', is_control: false, n: 5000, successes }
		],
		...also
	};
}

/** A revealed box: promote, iterate and kill of each function. */
export function split(
	marketing: readonly [number, number, number],
	it: readonly [number, number, number],
	also: Partial<SplitFact> = {}
): SplitFact {
	const votes = ([promote, iterate, kill]: readonly [number, number, number]) => ({ promote, iterate, kill });
	const ballots = [...marketing, ...it].reduce((sum, count) => sum + count, 0);
	return {
		...{ id: 1, experiment_id: 1, title: 'Shorter form', time_box: 1, revealed_at: '2026-05-19T12:00:00Z' },
		...{ ballots, marketing: votes(marketing), it: votes(it), ...also }
	};
}

/** A review of May that three people forecast. */
export const reviewed = (score: number, forecasts: number, also: Partial<ForecastFact> = {}): ForecastFact => ({
	...{ review_id: 1, title: 'May board', decided_on: '2026-05-20', items: 2, people: 3, score, forecasts, ...also }
});
