import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import type { Client, TestPerson, World } from './harness.ts';

type Here = Pick<World, 'person' | 'owner'>;

/** A team that handed in, its two people, and its id as a key of a ballot. */
export type Contender = { readonly id: number; readonly people: readonly [TestPerson, TestPerson] };

const HOUR = 3_600_000;

/** An event of a leader in which `teams` mixed teams handed in; it is moved to where voting began an hour ago and ends in an hour. */
export async function votingEvent({ person, owner }: Here, leader: Client, teams = 3) {
	const event = await plan(leader, anEvent());
	const contenders: Contender[] = [];
	for (let index = 0; index < teams; index += 1) {
		const [marketing, it] = await Promise.all([person(), person({ function: 'it' })]);
		const id = await formTeam(marketing.client, event.id);
		for (const { error } of [
			await it.client.rpc('join_team', { p_team: id }),
			await marketing.client.rpc('submit_team', aSubmission(id))
		])
			if (error) throw error;
		contenders.push({ id, people: [marketing, it] });
	}
	const at = { voting: new Date(Date.now() - HOUR), results: new Date(Date.now() + HOUR) };
	await owner.query(
		`update public.events set ideation_at = $2::timestamptz - interval '5 hours', formation_at = $2::timestamptz - interval '4 hours',
			build_at = $2::timestamptz - interval '3 hours', submission_at = $2::timestamptz - interval '2 hours',
			judging_at = $2::timestamptz - interval '1 hour', voting_at = $2, results_at = $3 where id = $1`,
		[event.id, at.voting.toISOString(), at.results.toISOString()]
	);
	return { ...event, ...at, teams: contenders };
}

/** Registers somebody although the deadline has passed, as if it had been before. */
export async function register({ owner }: Pick<World, 'owner'>, event: number, who: TestPerson): Promise<TestPerson> {
	await owner.query('insert into public.registrations (event_id, person_id) values ($1, $2)', [event, who.id]);
	return who;
}

/** Casts votes by team; answers what was refused, or how often this person has cast. */
export async function vote({ client }: TestPerson, event: number, votes: Record<string, number>) {
	const { data, error } = await client.rpc('cast_votes', { p_event: event, p_votes: votes });
	return error?.message ?? data;
}
