import type { Json } from '#lib/database.types.ts';
import { aSubmission, anEvent, formTeam, plan } from './hackathon.ts';
import type { TestPerson, World } from './harness.ts';

/** A rubric of two criteria, the first counting three times the second. */
export const RUBRIC = [
	{ name: 'Business value', least_means: 'None', most_means: 'A lot', weight: 3 },
	{ name: 'IT feasibility', least_means: 'Never', most_means: 'Tomorrow', weight: 1 }
];
export const SETUP = { seats: 2, most: 5, comments_to_teams: true };

/** An event whose deadline has passed, with teams that handed in, a rubric and judges. */
export type JudgedEvent = {
	readonly id: number;
	readonly slug: string;
	/** The organizer, who is no leader. */
	readonly organizer: TestPerson;
	readonly teams: readonly number[];
	/** One of each team, from marketing; the founder. */
	readonly founders: readonly TestPerson[];
	readonly judges: readonly TestPerson[];
	readonly criteria: readonly number[];
	/** Points for both criteria, as `save_judgement` takes them. */
	points(first: number, second?: number): Record<string, number>;
	/** Moves the event's times, not the clock, so that it stands in the middle of a phase. */
	moveTo(phase: 'build' | 'judging' | 'voting' | 'results'): Promise<void>;
};

const HOURS_BACK = { build: 0, judging: 2.5, voting: 3.5, results: 4.5 } as const;

/** Makes one with so many teams and judges, half of them from each function. */
export async function judgedEvent(here: World, { teams = 2, judges = 2 } = {}): Promise<JudgedEvent> {
	const { person, sql } = here;
	const [leader, organizer] = await Promise.all([person({ role: 'leader' }), person({ name: 'Olga Organizer' })]);
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const made = await Promise.all(
		Array.from({ length: teams }, async () => {
			const [founder, second] = await Promise.all([person(), person({ function: 'it' })]);
			const team = await formTeam(founder.client, event.id);
			must(await second.client.rpc('join_team', { p_team: team }));
			must(await founder.client.rpc('submit_team', aSubmission(team)));
			return { team, founder };
		})
	);
	const panel = await Promise.all(
		Array.from({ length: judges }, (_, at) => person({ function: at % 2 === 0 ? 'marketing' : 'it' }))
	);
	must(
		await organizer.client.rpc('save_rubric', { p_event: event.id, p_setup: SETUP, p_criteria: RUBRIC satisfies Json })
	);
	for (const judge of panel) {
		must(await organizer.client.rpc('add_judge', { p_event: event.id, p_person: judge.id }));
	}
	const rows = await sql<{ id: string }>`
		select id from public.rubric_criteria where event_id = ${event.id} order by position`;
	const criteria = rows.map(({ id }) => Number(id));
	const [first, second] = criteria;
	let moved = 0;
	const found: JudgedEvent = {
		...{ id: event.id, slug: event.slug, organizer, judges: panel, criteria },
		teams: made.map(({ team }) => team),
		founders: made.map(({ founder }) => founder),
		points: (one, two = one) => ({ [String(first)]: one, [String(second)]: two }),
		async moveTo(phase) {
			const by = `${HOURS_BACK[phase] - moved} hours`;
			moved = HOURS_BACK[phase];
			await sql`update public.events set ideation_at = ideation_at - ${by}::interval, formation_at = formation_at - ${by}::interval,
				build_at = build_at - ${by}::interval, submission_at = submission_at - ${by}::interval, judging_at = judging_at - ${by}::interval,
				voting_at = voting_at - ${by}::interval, results_at = results_at - ${by}::interval where id = ${event.id}`;
		}
	};
	await found.moveTo('judging');
	return found;
}

/** Seats every judge at every project. */
export async function seatAll({ id, organizer, teams, judges }: JudgedEvent): Promise<void> {
	const seats = teams.flatMap((team) => judges.map((judge) => ({ team, judge: judge.id })));
	must(await organizer.client.rpc('seat_judges', { p_event: id, p_seats: seats }));
}

/** One whose first round is judged and closed: of its three teams the first got the most, the last the least. */
export async function closedEvent(here: World): Promise<JudgedEvent> {
	const event = await judgedEvent(here, { teams: 3 });
	await seatAll(event);
	for (const { client } of event.judges) {
		for (const [at, team] of event.teams.entries())
			must(await client.rpc('save_judgement', { p_team: team, p_points: event.points(5 - at), p_round: 1 }));
	}
	must(await event.organizer.client.rpc('close_first_round', { p_event: event.id }));
	return event;
}

/** Throws what was refused. */
export function must({ error }: { readonly error: { readonly message: string } | null }): void {
	if (error) throw new Error(error.message);
}
