import { answer, done, type Cast } from './cast.ts';
import { createChance } from './random.ts';
import { panel } from './story/company.ts';
import { priorities } from './story/priorities.ts';
import { firstTranches, spentOn } from './story/spends.ts';
import type { Timeline } from './timeline.ts';
import type { Choice, Trial } from './trials.ts';

type Telling = { readonly cast: Cast; readonly timeline: Timeline; experiment(): number };

/** What a decision of the story releases: little for another time-box, more for what goes live, nothing for a kill. */
export function trancheOf(trial: Trial, outcome: Choice, turn: number): { amount: number; days: number } | undefined {
	if (outcome === 'kill') return undefined;
	const chance = createChance(`${trial.title}, tranche ${turn}`);
	return outcome === 'iterate'
		? { amount: 500 * Math.round(chance.between(4, 12)), days: Math.round(chance.between(4, 10)) }
		: { amount: 1000 * Math.round(chance.between(6, 18)), days: Math.round(chance.between(10, 25)) };
}

/** What the first tranche of the story holds, and what it may cost in all. */
function firstOf(trial: Trial): { first: { amount: number; days: number }; chance: ReturnType<typeof createChance> } {
	const chance = createChance(`${trial.title}, money`);
	const first = { amount: 500 * Math.round(chance.between(4, 16)), days: Math.round(chance.between(6, 16)) };
	return { first, chance };
}

/** What the plan promises: the first tranche and something over it. */
export function promiseOf(trial: Trial): { promised_amount: number; promised_days: number } {
	const { first } = firstOf(trial);
	return { promised_amount: first.amount + 1000, promised_days: first.days + 2 };
}

/** The first tranche of what started, and what its owners spent while it ran; one team spent more than it had. */
export function tellFunding(trial: Trial, { cast, timeline, experiment }: Telling): void {
	const { start, days, rounds } = trial;
	if (start === undefined) return;
	const { first, chance } = firstOf(trial);
	const leader = cast.named(chance.pick(panel));
	const reason = chance.pick([...firstTranches]);
	timeline.at(timeline.moment(start, 9), () =>
		done(
			leader.client.rpc('release_tranche', {
				...{ p_experiment: experiment(), p_amount: first.amount, p_days: first.days, p_reason: reason }
			})
		)
	);
	const parts = rounds.some(({ outcome }) => outcome === 'kill') ? 2 : 3;
	const share = trial.title === 'Checkout on one page' ? 0.5 : 0.26;
	const what = chance.shuffle([...spentOn]);
	for (let part = 1; part <= parts; part += 1) {
		const day = start - Math.round((days * part) / (parts + 1));
		if (day < 1) break;
		const owner = part % 2 ? trial.itOwner : trial.marketingOwner;
		const spent = {
			amount: 50 * Math.round((first.amount * share) / 50),
			days: Math.round(first.days * share * 2) / 2
		};
		timeline.at(timeline.moment(day, 15), () =>
			done(
				owner.client.rpc('record_spend', {
					...{ p_experiment: experiment(), p_day: timeline.date(day), p_amount: spent.amount },
					...{ p_days: spent.days, p_what: what[part] ?? 'Work on the test' }
				})
			)
		);
	}
}

/** A year of budgets by quarter; this quarter's for the fourth priority is too small for what is released. */
export function tellBudgets(cast: Cast, timeline: Timeline): void {
	const { client } = cast.named('Willem');
	timeline.at(timeline.moment(290, 15), async () => {
		const known = await answer(client.from('priorities').select('id, position').order('position'));
		for (let back = 4; back >= 0; back -= 1) {
			const month = new Date(
				Date.UTC(timeline.now.getUTCFullYear(), 3 * Math.floor(timeline.now.getUTCMonth() / 3) - 3 * back, 1)
			);
			for (const { id, position } of known) {
				const amount = position === 1 ? 60_000 : position === priorities.length ? 5000 : 30_000;
				await done(
					client.rpc('set_budget', {
						...{ p_quarter: month.toISOString().slice(0, 10), p_priority: id, p_days: position === 1 ? 150 : 60 },
						p_amount: back === 0 && position === 4 ? 4000 : amount
					})
				);
			}
		}
	});
}
