import { answer, done, type Cast } from './cast.ts';
import { confirm } from './departures.ts';
import { trancheOf } from './funding.ts';
import { createChance } from './random.ts';
import { ballotReasons } from './story/ballot-reasons.ts';
import { panel } from './story/company.ts';
import { tellBrief } from './briefs.ts';
import type { Meeting, Reviews } from './reviews.ts';
import type { Timeline } from './timeline.ts';
import type { Choice, Round, Trial, Vote } from './trials.ts';

type Telling = {
	readonly cast: Cast;
	readonly timeline: Timeline;
	/** The review that a first ballot may be a part of. */
	readonly reviews: Reviews;
	experiment(): number;
};

// days after the end of a time-box
const OPENED = 2;
const REVEALED = 6;
const DECIDED = 7;

/** Tells how the panel decided, and returns on which days before today. */
export function tellDecisions(trial: Trial, telling: Telling): number[] {
	let end = (trial.start ?? 0) - trial.days;
	const decided = trial.rounds.map((round, index) => {
		// the first ballot may be one of a review; what it decides is recorded on the morning after
		const meeting = index === 0 ? telling.reviews.meetingOn(trial.title) : undefined;
		const day = meeting ? meeting.day - 1 : end - DECIDED;
		const isLast = index === trial.rounds.length - 1;
		tellRound(trial, { ...telling, round, meeting, turn: index, end, day, isLast });
		end = day - round.days;
		return day;
	});
	if (trial.open) tellOpenBox(trial, telling);
	return decided;
}

type Turn = Telling & {
	readonly round: Round;
	readonly meeting: Meeting | undefined;
	readonly turn: number;
	readonly end: number;
	/** It is decided on. */
	readonly day: number;
	readonly isLast: boolean;
};

function tellRound(trial: Trial, round: Turn): void {
	const { timeline, cast, isLast, end, meeting } = round;
	const { outcome, votes, days, rationale, next } = round.round;
	const box = tellBox(trial, { ...round, day: end - OPENED, votes, mayQuote: isLast });
	const chair = meeting?.chair ?? cast.named(box.chair);
	const revealed = meeting?.day ?? end - REVEALED;
	timeline.at(timeline.moment(revealed, meeting?.reveals ?? 13), () =>
		done(chair.client.rpc('reveal_ballots', { p_box: box.id() }))
	);
	[trial.marketingOwner, trial.itOwner].forEach(({ client }, index) => {
		timeline.at(timeline.moment(revealed, (meeting ? 15 : 14) + index), () =>
			done(client.rpc('sign_outcome', { p_box: box.id(), p_outcome: outcome }))
		);
	});
	timeline.at(timeline.moment(round.day, 6), async () => {
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

type Ballots = Telling & {
	readonly day: number;
	readonly votes: readonly Vote[];
	readonly mayQuote: boolean;
	readonly meeting?: Meeting | undefined;
};

/** Opened on a day in the morning and voted on over the next days, or opened and voted on in a meeting. */
function tellBox(
	trial: Trial,
	{ cast, timeline, experiment, day, votes, mayQuote, meeting }: Ballots
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
	timeline.at(timeline.moment(meeting?.day ?? day, meeting?.opens ?? 8), async () => {
		const asked = { p_experiment: experiment() };
		id = meeting ? await meeting.open() : await answer(cast.named(chair).client.rpc('open_ballot_box', asked));
	});
	votes.forEach(({ who, choice }, index) => {
		const own = trial.section.quotes.find((quote) => quote.who === who)?.says;
		const reason = (mayQuote ? own : undefined) ?? spare[choice].pop() ?? '';
		const confidence = 5 * Math.round(chance.between(choice === 'iterate' ? 10 : 12, choice === 'iterate' ? 16 : 19));
		const caster = meeting?.casterOf(who) ?? who;
		const at = meeting
			? timeline.moment(meeting.day, meeting.opens + 0.02 * (index + 1))
			: timeline.moment(day - Math.ceil((index + 1) / 3), 8.5 + 1.3 * index);
		timeline.at(at, () =>
			done(
				cast.named(caster).client.rpc('cast_ballot', {
					...(caster !== who && { p_for: cast.named(who).id }),
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
