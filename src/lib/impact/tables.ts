import { outcomeDone } from '#lib/decisions/decisions.ts';
import { gradeInWords } from '#lib/experiments/designs.ts';
import { disagreementOf, isSplit, splitsIn } from '#lib/impact/disagreement.ts';
import { acts, type Facts } from '#lib/impact/facts.ts';
import type { Slug } from '#lib/impact/figures.ts';
import type { Journey } from '#lib/impact/funnel.ts';
import { skillIn } from '#lib/impact/forecasts.ts';
import { steps } from '#lib/impact/funnel.ts';
import { paceOf, passedThrough } from '#lib/impact/pace.ts';
import { dayOf, isWithin, windowsOf, type Window } from '#lib/impact/periods.ts';
import { NO_PRIORITY } from '#lib/impact/portfolio.ts';
import { checkedCells, correctedOf, gainsOf, priorOfGains } from '#lib/impact/promotedEffects.ts';
import {
	askedIn,
	decisionsIn,
	dueOn,
	endedIn,
	isAsAsked,
	isInTime,
	isWin,
	settledIn,
	withEvidence
} from '#lib/impact/verdicts.ts';
import { sideNames } from '#lib/ui/sides.ts';

export type Cell = string | number | null;
/** The rows behind a figure; the first column names what the link of a row leads to. */
export type Table = {
	readonly head: readonly string[];
	readonly rows: readonly { readonly href: string | null; readonly cells: readonly Cell[] }[];
};

const toExperiment = (id: number, ...cells: Cell[]) => ({ href: `/experiments/${id}`, cells });
const toDecision = (id: number, ...cells: Cell[]) => ({ href: `/experiments/${id}/decision`, cells });
const day = (moment: string | null) => (moment === null ? null : dayOf(moment));
const brief = (value: number) => Math.round(value * 1e4) / 1e4;
const yes = (is: boolean) => (is ? 'yes' : 'no');

type Told = { readonly facts: Facts; readonly now: Window };

/** Ideas and how far they came. */
export function ideaTable(journeys: readonly Journey[]): Table {
	return {
		head: ['Idea', 'Function', 'Logged', 'In a team', 'Tested', 'Decided', 'Promoted', 'Live', 'Came as far as'],
		rows: journeys.map((one) => ({
			href: `/ideas/${one.id}`,
			cells: [
				one.title,
				sideNames[one.side],
				...[one.proposed_at, one.team_at, one.started_at, one.decided_at, one.promoted_at].map(day),
				one.live_on,
				steps[one.reach].label
			]
		}))
	};
}

const tables: Readonly<Record<Exclude<Slug, 'funnel'>, (told: Told) => Table>> = {
	outcomes: ({ facts, now }) => {
		const wins = new Map(withEvidence(facts.ended).map((one) => [one.id, isWin(one)]));
		return {
			head: ['Experiment', 'Time-box', 'Outcome', 'Decided', 'Won'],
			rows: decisionsIn(facts, now).map((box) => {
				const isEnd = box.outcome !== 'iterate';
				const won = isEnd ? yes(wins.get(box.experiment_id) ?? false) : null;
				return toDecision(box.experiment_id, box.title, box.number, outcomeDone[box.outcome], day(box.decided_at), won);
			})
		};
	},
	timeliness: ({ facts, now }) => ({
		head: ['Experiment', 'Time-box', 'Last day', 'To be decided by', 'Decided', 'In time'],
		rows: settledIn(facts, now).map((box) =>
			toDecision(
				box.experiment_id,
				box.title,
				box.number,
				box.ended_on,
				dueOn(box),
				day(box.decided_at),
				yes(isInTime(box))
			)
		)
	}),
	evidence: ({ facts, now }) => ({
		head: ['Experiment', 'Ended', 'As', 'Evidence', 'Certain', 'Backed'],
		rows: endedIn(withEvidence(facts.ended), now).map((one) =>
			toExperiment(
				one.id,
				one.title,
				day(one.ended_at),
				one.ended_as,
				gradeInWords(one.design),
				yes(one.effect?.isCertain ?? false),
				yes(one.isBacked)
			)
		)
	}),
	effects: ({ facts, now }) => {
		const gains = gainsOf(facts.ended);
		const prior = priorOfGains(gains);
		return {
			head: [
				'Experiment',
				'KPI',
				'Ended',
				'As',
				'Measured',
				'From',
				'To',
				'Corrected',
				'From, corrected',
				'To, corrected',
				'In production',
				'Checked by a reading'
			],
			rows: gains
				.filter(({ ended_at }) => isWithin(dayOf(ended_at), now))
				.map((gain) => {
					const { measured, measuredInterval, corrected } = correctedOf(gain, prior);
					const known = corrected ? [corrected.effect, ...corrected.interval] : [];
					const numbers = [measured, ...measuredInterval, ...known].map(brief);
					const blanks = corrected ? [] : [null, null, null];
					return toExperiment(
						gain.id,
						gain.title,
						gain.kpi,
						day(gain.ended_at),
						gain.ended_as,
						...numbers,
						...blanks,
						...checkedCells(gain.check)
					);
				})
		};
	},
	pace: ({ facts, now }) => ({
		head: ['What', 'Function', 'Stage', 'Days', 'Over on'],
		rows: paceOf(facts).flatMap((stage) =>
			passedThrough(facts, stage.value)
				.filter(({ on }) => isWithin(on, now))
				.map((one) => ({
					href: stage.value === 'start' ? `/ideas/${one.id}` : `/experiments/${one.id}`,
					cells: [one.title, sideNames[one.side], stage.label, Math.round(one.days * 10) / 10, one.on]
				}))
		)
	}),
	asked: ({ facts, now }) => ({
		head: ['Experiment', 'What', 'Asked for by', 'Came on', 'By the day'],
		rows: askedIn(facts, now).map((one) =>
			toExperiment(one.id, one.title, one.what, one.due, one.came, yes(isAsAsked(one)))
		)
	}),
	kills: ({ facts, now }) => {
		const freed = new Map(facts.freed.map(({ experiment_id, ...given }) => [experiment_id, given]));
		return {
			head: ['Experiment', 'Time-box', 'Killed', 'Days freed', `Money freed, ${facts.currency}`, 'Person-days freed'],
			rows: decisionsIn(facts, now)
				.filter(({ outcome }) => outcome === 'kill')
				.map((box) => {
					const { amount = 0, days = 0 } = freed.get(box.experiment_id) ?? {};
					return toDecision(
						box.experiment_id,
						box.title,
						box.number,
						day(box.decided_at),
						box.days_unused,
						amount,
						days
					);
				})
		};
	},
	zombies: ({ facts }) => ({
		head: ['Experiment', 'Why', 'Since', 'Days'],
		rows: facts.zombies.map(({ id, title, reason, since, days }) =>
			toExperiment(id, title, reason === 'undecided' ? 'over, not decided' : 'runs, not read', since, days)
		)
	}),
	disagreement: ({ facts, now }) => ({
		head: [
			'Experiment',
			'Time-box',
			'Revealed',
			'Ballots',
			...votesHead('Marketing'),
			...votesHead('IT'),
			'Split',
			'Disagreement'
		],
		rows: splitsIn(facts.splits, now).map((one) => {
			const { experiment_id: id, title, time_box, revealed_at, ballots, marketing, it } = one;
			const votes = [marketing, it].flatMap(({ promote, iterate, kill }) => [promote, iterate, kill]);
			return toDecision(
				id,
				title,
				time_box,
				day(revealed_at),
				ballots,
				...votes,
				yes(isSplit(one)),
				brief(disagreementOf(one) ?? 0)
			);
		})
	}),
	forecasts: ({ facts, now }) => ({
		head: ['Review', 'Last decision', 'Decisions', 'Forecasts', 'People', 'Brier score'],
		rows: skillIn(facts, now).reviews.map((one) => ({
			href: `/reviews/${one.review_id}`,
			cells: [one.title, one.decided_on, one.items, one.forecasts, one.people, brief(one.score)]
		}))
	}),
	portfolio: ({ facts: { experiments, priorities } }) => {
		const names = new Map(priorities.map(({ id, name }) => [id, name]));
		return {
			head: ['Experiment', 'Priority', 'Started', 'Ended as'],
			rows: experiments.map(({ id, title, priority_id, started_at, ended_as }) =>
				toExperiment(id, title, names.get(priority_id) ?? NO_PRIORITY, day(started_at), ended_as)
			)
		};
	},
	participation: ({ facts }) => ({
		head: ['Function', 'People', ...acts.flatMap((act) => [actNames[act], `${actNames[act]}, people`])],
		rows: facts.participation.map(({ side, people, acts: did }) => ({
			href: null,
			cells: [sideNames[side], people, ...acts.flatMap((act) => [did?.[act].times ?? null, did?.[act].people ?? null])]
		}))
	})
};

const votesHead = (side: string) => ['promote', 'iterate', 'kill'].map((choice) => `${side}, ${choice}`);

/** What is counted of each function, as a heading. */
export const actNames: Readonly<Record<(typeof acts)[number], string>> = {
	ideas: 'Ideas',
	supports: 'Supports',
	teams: 'Places in teams',
	experiments: 'Experiments owned',
	ballots: 'Ballots'
};

/** The rows behind a figure in the period that was read; those of the funnel are read by themselves. */
export function tableOf(slug: Exclude<Slug, 'funnel'>, facts: Facts): Table {
	return tables[slug]({ facts, now: windowsOf(facts).now });
}
