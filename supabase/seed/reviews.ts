import { answer, done, each, type Cast, type Person } from './cast.ts';
import { panel } from './story/company.ts';
import { forecasts, held, next } from './story/reviews.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

type Telling = { readonly cast: Cast; readonly timeline: Timeline };

/** Where the ballot on an experiment was opened, cast and revealed: in the meeting, one item after the other. */
export type Meeting = {
	readonly day: number;
	readonly chair: Person;
	/** Hours of that day: the ballot opens, everybody has voted, it is revealed. */
	readonly opens: number;
	readonly reveals: number;
	open(): Promise<number>;
	/** Who casts for whom: the delegate of the one who was absent, everybody else their own. */
	casterOf(who: string): string;
};

/** The growth board of the story. */
export type Reviews = { meetingOn(title: string): Meeting | undefined };

// each item of the meeting, in hours
const ITEM = 0.4;

/** Tells of the review that was held, and of the one that is planned for next week. */
export function tellReviews({ cast, timeline }: Telling): Reviews {
	const chair = cast.named(held.chair);
	const items = new Map<string, number>();
	let review = 0;
	timeline.at(timeline.moment(held.day + held.plannedBefore, 9), async () => {
		review = await answer(chair.client.rpc('save_review', { p_review: terms({ cast, timeline }, held.day) }));
		const agenda = await answer(chair.client.from('agenda').select('id, title').eq('review_id', review));
		for (const { id, title } of agenda) {
			if (id === null || title === null) continue;
			if (held.items.some((one) => one === title)) items.set(title, id);
			// voted on between the meetings
			else await done(chair.client.rpc('remove_from_agenda', { p_item: id }));
		}
	});
	timeline.at(timeline.moment(held.day + 1, 9), () =>
		done(
			cast
				.named(held.absent.who)
				.client.rpc('delegate_ballots', { p_review: review, p_delegate: cast.named(held.absent.delegate).id })
		)
	);
	// before anybody has seen the results
	timeline.at(timeline.moment(held.day + 1, 10), () =>
		each(forecasts, ({ who, title, percent }) =>
			done(cast.named(who).client.rpc('give_forecast', { p_item: itemOf(items, title), p_percent: percent }))
		)
	);
	timeline.at(timeline.moment(held.day, held.hour), () =>
		each(
			panel.filter((who) => who !== held.absent.who),
			(who) => done(cast.named(who).client.rpc('attend_review', { p_review: review }))
		)
	);
	held.items.forEach((title, index) => {
		timeline.at(timeline.moment(held.day, held.hour + 0.1 + index * ITEM), () =>
			done(chair.client.rpc('time_item', { p_item: itemOf(items, title) }))
		);
	});
	timeline.at(timeline.moment(held.day, held.hour + held.items.length * ITEM + 1), async () => {
		review = await answer(chair.client.rpc('close_review', { p_review: review }));
	});
	timeline.at(timeline.moment(next.arranged, 9), () => arrange(review, { cast, timeline, chair }));
	return {
		meetingOn(title) {
			const index = held.items.findIndex((one) => one === title);
			if (index < 0) return undefined;
			const opens = held.hour + 0.15 + index * ITEM;
			return {
				...{ day: held.day, chair, opens, reveals: opens + 0.2 },
				open: () => answer(chair.client.rpc('open_item_ballot', { p_item: itemOf(items, title) })),
				casterOf: (who) => (who === held.absent.who ? held.absent.delegate : who)
			};
		}
	};
}

function terms({ cast, timeline }: Telling, day: number) {
	return {
		...{ title: held.title, place: held.place, time_zone: 'Europe/Amsterdam' },
		starts_at: hoursAfter(timeline.moment(0, 0), held.hour - 24 * day).toISOString(),
		...{ rhythm_days: held.rhythm, reading_days: held.readingDays, minutes: 20 },
		// long enough for who votes from elsewhere
		...{ rule: 'each_function', quorum_percent: 50, ballot_hours: 4 },
		chair_id: cast.named(held.chair).id,
		panel: panel.map((who) => cast.named(who).id)
	};
}

/** The proposed date of the next meeting is taken, and its agenda looked through: what was decided meanwhile goes off its agenda, what is due comes on it. */
async function arrange(review: number, { chair, ...telling }: Telling & { readonly chair: Person }): Promise<void> {
	const { client } = chair;
	const p_review = terms(telling, held.day - held.rhythm);
	await done(client.rpc('save_review', { p_review, p_id: review }));
	const agenda = await answer(client.from('agenda').select('id, state').eq('review_id', review));
	for (const { id, state } of agenda) {
		if (id !== null && state !== 'due') await done(client.rpc('remove_from_agenda', { p_item: id }));
	}
	await done(client.rpc('fill_agenda', { p_review: review }));
	const filled = await answer(client.from('agenda').select('id, title').eq('review_id', review));
	for (const { id, title } of filled) {
		if (id !== null && title === next.between) await done(client.rpc('remove_from_agenda', { p_item: id }));
	}
	await openTheRest(review, telling.cast);
}

/** The panel follows what runs, and leaves closed what it is to forecast in the next meeting. */
async function openTheRest(review: number, cast: Cast): Promise<void> {
	for (const who of panel) {
		const { client } = cast.named(who);
		const held = await answer(client.from('withheld_results').select('experiment_id, review_id'));
		for (const { experiment_id, review_id } of held) {
			if (experiment_id === null || review_id === review) continue;
			await done(client.rpc('look_at_results', { p_experiment: experiment_id }));
		}
	}
}

function itemOf(items: ReadonlyMap<string, number>, title: string): number {
	const item = items.get(title);
	if (item === undefined) throw new Error(`"${title}" is not on the agenda of the story's review`);
	return item;
}
