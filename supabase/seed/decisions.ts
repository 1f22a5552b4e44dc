import { answer, done, type Cast } from './cast.ts';
import { confirm } from './departures.ts';
import { trancheOf } from './funding.ts';
import { createChance } from './random.ts';
import { ballotReasons } from './story/ballot-reasons.ts';
import { panel } from './story/company.ts';
import { tellBrief } from './briefs.ts';
import type { Timeline } from './timeline.ts';
import type { Choice, Round, Trial, Vote } from './trials.ts';

type Telling = { readonly cast: Cast; readonly timeline: Timeline; experiment(): number };

// days after the end of a time-box
const OPENED = 2;
const REVEALED = 6;
const DECIDED = 7;

/** Tells how the panel decided, and returns on which days before today. */
export function tellDecisions(trial: Trial, telling: Telling): number[] {
	let end = (trial.start ?? 0) - trial.days;
	const decided = trial.rounds.map((round, index) => {
		tellRound(trial, { ...telling, round, turn: index, end, isLast: index === trial.rounds.length - 1 });
		const day = end - DECIDED;
		end = day - round.days;
		return day;
	});
	if (trial.open) tellOpenBox(trial, telling);
	return decided;
}

function tellRound(
	trial: Trial,
	round: Telling & { readonly round: Round; readonly turn: number; readonly end: number; readonly isLast: boolean }
): void {
	const { timeline, cast, isLast, end } = round;
	const { outcome, votes, days, rationale, next } = round.round;
	const box = tellBox(trial, { ...round, day: end - OPENED, votes, mayQuote: isLast });
	const chair = cast.named(box.chair);
	timeline.at(timeline.moment(end - REVEALED, 13), () => done(chair.client.rpc('reveal_ballots', { p_box: box.id() })));
	[trial.marketingOwner, trial.itOwner].forEach(({ client }, index) => {
		timeline.at(timeline.moment(end - REVEALED, 14 + index), () =>
			done(client.rpc('sign_outcome', { p_box: box.id(), p_outcome: outcome }))
		);
	});
	timeline.at(timeline.moment(end - DECIDED, 6), async () => {
		const p_confirmed = await confirm({
			...{ cast, chair, outcome, box: box.id(), experiment: round.experiment() },
			reason: against(trial, outcome)
		});
		await done(
			chair.client.rpc('decide', {
				p_box: box.id(),
				p_outcome: outcome,
				p_rationale: rationale,
				p_next_step: next,
				p_tranche: trancheOf(trial, outcome, round.turn),
				...(outcome === 'kill' && {
					p_learned: trial.section.one('learned'),
					p_change_mind: trial.section.one('revisit')
				}),
				...(outcome === 'iterate' && { p_days: days }),
				p_confirmed
			})
		);
	});
}

/** Why the story goes against ballots or rule with an outcome: `against: promote | Because of this.` */
function against({ section }: Trial, outcome: Choice): string | undefined {
	return section
		.all('against')
		.map((line) => line.split(' | '))
		.find(([what]) => what === outcome)?.[1];
}

function tellOpenBox(trial: Trial, telling: Telling): void {
	const { open } = trial;
	if (!open) return;
	const { timeline, cast } = telling;
	const box = tellBox(trial, { ...telling, day: open.day, votes: open.votes, mayQuote: true });
	if (!open.isRevealed) return;
	const { client } = cast.named(box.chair);
	timeline.at(timeline.moment(open.day - 5, 13), () => done(client.rpc('reveal_ballots', { p_box: box.id() })));
	timeline.at(timeline.moment(open.day - 6, 9), () =>
		done(trial.marketingOwner.client.rpc('sign_outcome', { p_box: box.id(), p_outcome: 'promote' }))
	);
}

type Ballots = Telling & { readonly day: number; readonly votes: readonly Vote[]; readonly mayQuote: boolean };

/** Opened on a day in the morning, voted on over the next days. */
function tellBox(
	trial: Trial,
	{ cast, timeline, experiment, day, votes, mayQuote }: Ballots
): { id(): number; chair: string } {
	const chance = createChance(`${trial.title}, ballots of ${votes.map(({ choice }) => choice).join()}`);
	const chair = chance.pick(panel);
	const spare = {
		promote: chance.shuffle(ballotReasons.promote),
		iterate: chance.shuffle(ballotReasons.iterate),
		kill: chance.shuffle(ballotReasons.kill)
	};
	let id = 0;
	tellBrief(trial, { cast, timeline, experiment, day });
	timeline.at(timeline.moment(day, 8), async () => {
		id = await answer(cast.named(chair).client.rpc('open_ballot_box', { p_experiment: experiment() }));
	});
	votes.forEach(({ who, choice }, index) => {
		const own = trial.section.quotes.find((quote) => quote.who === who)?.says;
		const reason = (mayQuote ? own : undefined) ?? spare[choice].pop() ?? '';
		const confidence = 5 * Math.round(chance.between(choice === 'iterate' ? 10 : 12, choice === 'iterate' ? 16 : 19));
		timeline.at(timeline.moment(day - Math.ceil((index + 1) / 3), 8.5 + 1.3 * index), () =>
			done(
				cast.named(who).client.rpc('cast_ballot', {
					p_box: id,
					p_choice: choice,
					p_confidence: confidence,
					p_reason: reason
				})
			)
		);
	});
	return { id: () => id, chair };
}
