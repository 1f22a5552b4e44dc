import type { Database } from '#lib/database.types.ts';
import type { Part } from '#lib/floor/partSteps.ts';
import type { BoardNumbers } from '#lib/impact/boardInWords.ts';
import { ofIdea, ofMention, type IdeaWait, type Mention } from '#lib/impact/ideaNeeds.ts';
import { ofJudging, type OfJudging } from '#lib/impact/judgingNeeds.ts';
import { ofLedger, type LedgerReminder } from '#lib/impact/ledgerNeeds.ts';
import {
	ofAwards,
	ofHelp,
	ofOpenTeam,
	ofUnanswered,
	type HelpWanted,
	type Missing,
	type OpenTeam,
	type ToAward,
	type Unanswered
} from '#lib/impact/eventNeeds.ts';
import type { EventNews, MoreNews } from '#lib/impact/eventNews.ts';
import type { Pitch } from '#lib/submissions/pitches.ts';
import { ofTeam, type TeamMatter } from '#lib/impact/teamNeeds.ts';

type Phase = Database['public']['Enums']['event_phase'];

type Titled = { readonly experiment_id: number; readonly title: string };

/** What `today()` answers for the person who asks. */
export type Today = {
	readonly now: string;
	readonly events: readonly {
		readonly id: number;
		readonly slug: string;
		readonly name: string;
		readonly phase: Phase;
		readonly next_phase_at: string | null;
		readonly time_zone: string;
		readonly is_registered: boolean;
		/** Whether the person is on the waiting list. */
		readonly waits: boolean;
		/** What the person does in it besides, or instead. */
		readonly parts: readonly Part[];
		readonly team: {
			readonly id: number;
			readonly name: string;
			readonly submitted_at: string | null;
			readonly missing: Missing;
			/** Whether its draft says something else than what it handed in. */
			readonly says_more: boolean;
			/** How many people more than it has the event asks for. */
			readonly lacks: number;
			/** Until when it may hand in though the deadline of the event has passed; null where it has no more time than others. */
			readonly more_until: string | null;
			/** When it pitches; null while it is not in the order of the demo day. */
			readonly pitch: Pitch | null;
		} | null;
	}[];
	/** Teams that lack the side of the person, in events where he or she could join one. */
	readonly open_teams: readonly OpenTeam[];
	/** Where teams wait for the person to help. */
	readonly help: readonly HelpWanted[];
	/** Where the person owes the organizers answers. */
	readonly unanswered: readonly Unanswered[];
	readonly experiments: readonly {
		readonly id: number;
		readonly title: string;
		readonly state: string;
		readonly ends_on: string | null;
		readonly days_left: number | null;
		readonly last_reading_on: string | null;
		readonly days_since_reading: number | null;
	}[];
	readonly criteria: readonly (Titled & {
		readonly criterion_id: number;
		readonly kind: Database['public']['Enums']['criterion_kind'];
	})[];
	readonly signatures: readonly Titled[];
	/** Nobody can sign for one of its sides any more. */
	readonly ownerless: readonly Titled[];
	readonly ballots: readonly (Titled & { readonly closes_at: string })[];
	/** is_short: it closed without its quorum. */
	readonly to_reveal: readonly (Titled & { readonly closes_at: string; readonly is_short: boolean })[];
	readonly to_decide: readonly Titled[];
	/** Reviews one is on the panel of, near enough to read for. */
	readonly reviews: readonly {
		readonly review_id: number;
		readonly title: string;
		readonly starts_at: string;
		readonly unread: number;
	}[];
	readonly due: readonly Titled[];
	readonly handovers: readonly (Titled & {
		readonly id: number;
		/** When it should be live, or its effect be checked. */
		readonly due_on: string;
		readonly days_left: number;
		/** How many days after live the effect is asked for; null before it is live. */
		readonly check: number | null;
		readonly is_mine: boolean;
		readonly owner: string;
	})[];
	/** Decided, with a day to look at it again that has come. */
	readonly again: readonly (Titled & { readonly on: string })[];
	/** Where others wrote one's name, and one has not answered. */
	readonly mentions: readonly Mention[];
	readonly ledgers: readonly LedgerReminder[];
	readonly judging: readonly OfJudging[];
	/** Events whose results come near, and one has prepared no award. */
	readonly to_award: readonly ToAward[];
	/** What changed in one's events, the latest first. */
	readonly event_news: readonly EventNews[];
	/** What of them the list has no room for. */
	readonly more_news: readonly MoreNews[];
	/** What a team and the person ask each other, and where an organizer placed the person. */
	readonly team_matters: readonly TeamMatter[];
	/** What others did with one's ideas: logged in one's name, or asked to merge. */
	readonly idea_waits: readonly IdeaWait[];
	/** The board in numbers, for those who lead; null for everybody else. */
	readonly board: BoardNumbers | null;
};

/** One thing that waits for a person: what to do, on what, where, until when. */
export type Need = {
	readonly key: string;
	readonly says: string;
	readonly name: string;
	readonly href: string;
	readonly until: string | null;
	/** Of the event whose time that is; without one `until` is a day. */
	readonly zone?: string;
};

const days = (count: number) => `${count} day${count === 1 ? '' : 's'}`;

const decision = (kind: string, says: string) => (on: Titled & { closes_at?: string }) => ({
	key: `${kind}-${on.experiment_id}`,
	says,
	name: on.title,
	href: `/experiments/${on.experiment_id}/decision`,
	until: on.closes_at ?? null
});

function ofCriterion({ criterion_id, kind, experiment_id, title }: Today['criteria'][number]): Need {
	return {
		key: `criterion-${criterion_id}`,
		says:
			kind === 'kill'
				? 'A kill criterion is met: stop it, or say why it goes on, for'
				: 'A success number is reached: read what it is worth for',
		name: title,
		href: `/experiments/${experiment_id}/criteria/${criterion_id}`,
		until: null
	};
}

function ofExperiment(experiment: Today['experiments'][number]): Need[] {
	const { id, title, state, ends_on, days_left, last_reading_on, days_since_reading } = experiment;
	const about = { name: title, href: `/experiments/${id}`, until: ends_on };
	if (state === 'draft') return [{ ...about, key: `start-${id}`, says: 'Finish the plan and start', until: null }];
	if (state === 'due')
		return [{ ...about, key: `over-${id}`, says: 'The time-box is over, have the evidence ready for', until: null }];
	if (state !== 'running' && state !== 'iterating') return [];
	const needs: Need[] = [];
	if ((days_since_reading ?? 0) >= 1) {
		const since = last_reading_on === null ? 'none yet' : `the last is ${days(days_since_reading ?? 0)} old`;
		needs.push({
			...about,
			key: `read-${id}`,
			says: `Enter readings (${since}) for`,
			href: `/experiments/${id}/readings`
		});
	}
	if (days_left !== null && days_left <= 7) {
		const left = days_left <= 0 ? 'today' : `in ${days(days_left)}`;
		needs.push({ ...about, key: `ends-${id}`, says: `The time-box ends ${left} for` });
	}
	return needs;
}

function ofHandover(handover: Today['handovers'][number]): Need {
	const { id, experiment_id, title, due_on, days_left, check, is_mine, owner } = handover;
	const when =
		days_left < 0 ? `${days(-days_left)} overdue` : days_left === 0 ? 'due today' : `${days(days_left)} left`;
	const whose = is_mine ? '' : `, ${owner} runs it`;
	return {
		key: `handover-${id}`,
		says: check
			? `Check after ${check} days whether the effect held (${when}${whose}) of`
			: `Bring it live (${when}${whose}):`,
		name: title,
		href: `/experiments/${experiment_id}/handover`,
		until: days_left > 0 ? due_on : null
	};
}

/** What waits in one event for the person who asks: teams for help, projects for a score. */
export const waitingIn = ({ help, judging }: Today, slug: string) => ({
	toHelp: help.find((one) => one.slug === slug)?.teams ?? 0,
	toScore: judging.find((one) => one.slug === slug && one.to_score !== null)?.to_score ?? 0
});

/**
 * Everything that waits for the person who asks: what others wait for first, then the own work, then teams to help. What reads the same
 * or is done by the same step stands there once, as where one person asks to merge two ideas into a third, or a promised experiment is still a draft.
 */
export function needs(today: Today): readonly Need[] {
	return [...Map.groupBy(allNeeds(today), ({ key }) => key).values()].flatMap((same) => same.slice(0, 1));
}

function allNeeds(today: Today): readonly Need[] {
	return [
		...today.ballots.map(decision('vote', 'Cast your ballot on')),
		...today.signatures.map(decision('sign', 'Sign as an owner for')),
		...today.ownerless.map((one) => ({
			...decision('owner', 'Name a new owner for')(one),
			href: `/experiments/${one.experiment_id}/owners`
		})),
		...today.to_decide.map(decision('decide', 'Record the decision on')),
		...today.to_reveal.map((one) =>
			decision('reveal', one.is_short ? 'The quorum was missed: withdraw the ballot on' : 'Reveal the ballots on')(one)
		),
		...today.reviews.map(({ review_id, title, starts_at, unread }) => ({
			key: `review-${review_id}`,
			says: `Read ${unread === 1 ? '1 item' : `${unread} items`} and give your forecast before`,
			name: title,
			href: `/reviews/${review_id}`,
			until: starts_at
		})),
		...today.due.map(decision('due', 'Open the ballot on')),
		...today.again.map((one) => decision('again', 'Look again, as was decided, at')(one)),
		...today.mentions.map(ofMention),
		...today.help.map(ofHelp),
		...today.team_matters.map(ofTeam),
		...today.unanswered.map(ofUnanswered),
		...today.idea_waits.map(ofIdea),
		...today.criteria.map(ofCriterion),
		...today.handovers.map(ofHandover),
		...today.judging.map(ofJudging),
		...today.to_award.map(ofAwards),
		...today.ledgers.map(ofLedger),
		...today.experiments.flatMap(ofExperiment),
		...today.open_teams.map(ofOpenTeam)
	];
}
