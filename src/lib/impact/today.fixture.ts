import { needs, type Today } from '#lib/impact/today.ts';

/** What waits for somebody for whom nothing does. */
export const nothing: Today = {
	now: '2026-03-10T09:00:00Z',
	events: [],
	open_teams: [],
	help: [],
	unanswered: [],
	experiments: [],
	criteria: [],
	signatures: [],
	ownerless: [],
	ballots: [],
	to_reveal: [],
	to_decide: [],
	reviews: [],
	due: [],
	mentions: [],
	event_news: [],
	more_news: [],
	idea_waits: [],
	again: [],
	handovers: [],
	ledgers: [],
	team_matters: [],
	judging: [],
	to_award: [],
	board: null
};
export const running: Today['experiments'][number] = {
	id: 7,
	title: 'Shorter form',
	state: 'running',
	ends_on: '2026-04-01',
	days_left: 22,
	last_reading_on: '2026-03-10',
	days_since_reading: 0
};
/** What a person reads of what waits. */
export const says = (today: Partial<Today>) =>
	needs({ ...nothing, ...today }).map((need) => `${need.says} ${need.name}`);
