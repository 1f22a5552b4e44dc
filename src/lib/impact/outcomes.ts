import type { EventOutcome } from '#lib/impact/outcomes.server.ts';

const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What became of an event, in two sentences: what was handed in, and what happened to it since. */
export function outcomeInWords({ ideas, teams, submissions, tested, promoted, live, killed }: EventOutcome): string {
	if (ideas === 0) return 'No idea was logged.';
	const during = `${of(ideas, 'idea', 'ideas')}, ${of(teams, 'team', 'teams')}, ${submissions} handed in.`;
	if (tested === 0) return `${during} None has become an experiment yet.`;
	const since = [
		promoted > 0 && `${promoted} promoted`,
		live > 0 && `${live} live`,
		killed > 0 && `${killed} stopped with what was learned`
	].filter(Boolean);
	const become = `${tested} became ${tested === 1 ? 'an experiment' : 'experiments'}`;
	return `${during} ${[become, ...since].join(', ')}.`;
}
