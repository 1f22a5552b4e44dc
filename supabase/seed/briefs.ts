import { done, type Cast } from './cast.ts';
import { createChance } from './random.ts';
import { asks, conditions, refusals, runners } from './story/briefs.ts';
import type { Timeline } from './timeline.ts';
import type { Trial } from './trials.ts';

type Telling = { readonly cast: Cast; readonly timeline: Timeline; experiment(): number };

const topics = [
	{ topic: 'security', side: 'it' },
	{ topic: 'privacy', side: 'marketing' },
	{ topic: 'operations', side: 'it' },
	{ topic: 'brand', side: 'marketing' }
] as const;

/** Tells what the owners ask for and who signs it off, on the day before the ballot opens. */
export function tellBrief(trial: Trial, { cast, timeline, experiment, day }: Telling & { readonly day: number }): void {
	const chance = createChance(`${trial.title}, brief`);
	const ask = {
		p_words: chance.pick(asks),
		p_money: 500 * Math.round(chance.between(4, 60)),
		p_person_days: Math.round(chance.between(5, 40)),
		p_run_by: chance.pick(runners),
		p_run_cost: 50 * Math.round(chance.between(0, 16))
	};
	timeline.at(timeline.moment(day + 1, 10), () =>
		done(trial.marketingOwner.client.rpc('write_ask', { p_experiment: experiment(), ...ask }))
	);
	topics.forEach(({ topic, side }, index) => {
		const who = chance.pick(cast.everybody.filter((one) => one.function === side && !one.isBridging));
		const luck = chance.next();
		const words = luck < 0.12 ? refusals[topic] : chance.pick(conditions[topic]);
		if (luck > 0.8) return;
		timeline.at(timeline.moment(day + 1, 11 + index), () =>
			done(
				who.client.rpc('sign_off', {
					p_experiment: experiment(),
					p_topic: topic,
					p_state: luck < 0.12 ? 'refused' : 'signed',
					p_words: words
				})
			)
		);
	});
}
