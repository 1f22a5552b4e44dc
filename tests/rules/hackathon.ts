import { randomUUID } from 'node:crypto';
import type { Json } from '#lib/database.types.ts';
import type { Client } from './harness.ts';

const HOUR = 3_600_000;

/** The seven times, in hours from now. */
const HOURS = {
	ideation_at: -3,
	formation_at: -2,
	build_at: -1,
	submission_at: 1,
	judging_at: 2,
	voting_at: 3,
	results_at: 4
};

/** An event as `save_event` takes it: by default it began three hours ago and its deadline is in two. */
export function anEvent(changes: Record<string, Json> = {}, shiftHours = 0): Record<string, Json> {
	const slug = `event-${randomUUID()}`;
	const times = Object.entries(HOURS).map(([at, hours]): [string, Json] => [
		at,
		new Date(Date.now() + (hours + shiftHours) * HOUR).toISOString()
	]);
	return { slug, name: slug, brief: '', time_zone: 'Europe/Berlin', ...Object.fromEntries(times), ...changes };
}

/** Plans an event as a leader; answers its id, slug, deadline and the ids of its challenges. */
export async function plan(leader: Client, event = anEvent(), challenges: Json = [{ title: 'Fewer forms' }]) {
	const saved = await leader.rpc('save_event', { p_event: event, p_challenges: challenges });
	if (saved.error) throw saved.error;
	const found = await leader
		.from('events')
		.select('id, slug, judging_at, challenges(id, position)')
		.eq('slug', saved.data)
		.single();
	if (found.error) throw found.error;
	const { id, slug, judging_at } = found.data;
	const ids = found.data.challenges.toSorted((a, b) => a.position - b.position).map((challenge) => challenge.id);
	return { id, slug, deadline: new Date(judging_at), challenges: ids };
}

/** An idea as `propose_idea` takes it. */
export const anIdea = (event?: number, title = `Idea ${randomUUID()}`) => ({
	p_title: title,
	p_problem: 'People leave at the phone number.',
	p_proposal: '',
	p_tags: ['forms'],
	p_event: event
});

/** Logs an idea; answers its id. */
export async function propose(client: Client, event?: number, title?: string): Promise<number> {
	const { data, error } = await client.rpc('propose_idea', anIdea(event, title));
	if (error) throw error;
	return data;
}

/** Changes an idea as somebody who has just read it. */
export async function edit(client: Client, idea: number, changes: Record<string, Json>) {
	const fields = 'title, problem, proposal, tags, event_id, challenge_id, priority_id, wanted_by';
	const { data } = await client.from('ideas').select(fields).eq('id', idea).maybeSingle();
	return client.rpc('edit_idea', { p_idea: idea, p_changes: changes, p_seen: data ?? {} });
}

/** Forms a team on a new idea of an event, as this person; answers its id. */
export async function formTeam(client: Client, event: number): Promise<number> {
	const idea = await propose(client, event);
	const { data, error } = await client.rpc('form_team', { p_idea: idea, p_name: `Team ${randomUUID().slice(0, 8)}` });
	if (error) throw error;
	return data;
}

/** What a team hands in, as `submit_team` takes it. */
export const aSubmission = (team: number, pitch = 'One field less, measured for two weeks.') => ({
	p_team: team,
	p_pitch: pitch,
	p_link: 'https://example.com/demo'
});
