import type { OpenedScores } from '#lib/judging/judging.server.ts';

/** An event whose scores are open: projects called A, B and so on, each with the same points from two judges in one round. */
export const openedWith = (points: readonly number[]): OpenedScores => ({
	...{ id: 1, name: 'Event', slug: 'event', time_zone: 'UTC', results_at: '', asked_at: '', state: 'opened' },
	...{ may_organize: false, awaits_opening: false, is_open: true, most: 5, comments_to_teams: true },
	...{ method: 'rubric', judges: null, challenges: [], verdicts: [], final: null },
	criteria: [{ id: 1, name: 'Value', weight: 1, rubric: null }],
	projects: points.map((_, at) => {
		const name = String.fromCharCode('A'.charCodeAt(0) + at);
		return { id: at + 1, name, idea: name, rubric: null };
	}),
	scores: points.flatMap((given, at) =>
		[1, 2].map((judge) => ({ team: at + 1, judge, points: { 1: given }, round: 1 }))
	)
});
