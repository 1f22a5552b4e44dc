import type { EventOutcome } from '#lib/impact/outcomes.server.ts';

const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What became of an event, in two sentences: what was handed in, and what happened to it since. */
export function outcomeInWords(outcome: EventOutcome): string {
	const { ideas, teams, submissions, carried_on, tested, promoted, live, killed } = outcome;
	if (ideas === 0) return 'No idea was logged.';
	const during = `${of(ideas, 'idea', 'ideas')}, ${of(teams, 'team', 'teams')}, ${submissions} handed in${carried_on > 0 ? `, ${carried_on} carried on` : ''}.`;
	if (tested === 0) return `${during} None has ${carried_on > 0 ? 'started as' : 'become'} an experiment yet.`;
	const since = [
		promoted > 0 && `${promoted} promoted`,
		live > 0 && `${live} live`,
		killed > 0 && `${killed} stopped with what was learned`
	].filter(Boolean);
	const become = `${tested} became ${tested === 1 ? 'an experiment' : 'experiments'}`;
	return `${during} ${[become, ...since].join(', ')}.`;
}
