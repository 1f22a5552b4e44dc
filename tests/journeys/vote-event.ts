import { randomUUID } from 'node:crypto';
import { sql } from './database.ts';
import { eventForm, logIdea, plan } from './hackathon.ts';
import { post, type Someone } from './people.ts';

type Ask = (wanted?: { readonly role?: 'leader'; readonly function?: 'marketing' | 'it' }) => Promise<Someone>;

/**
 * An event of a leader in which two mixed teams handed in, moved to voting: Ann and Ben are in the first, Cem and Dora in
 * the second, and Eva and Finn are registered and in none.
 */
export async function votingEvent(someone: Ask) {
	const [leader, ann, ben, cem, dora, eva, finn] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' })
	]);
	const event = await plan(leader, 'submission');
	for (const person of [eva, finn]) await post(person.request, `${event.path}?/register`, {});
	const handIn = async (founder: Someone, second: Someone, team: string) => {
		const idea = await logIdea(founder, event, `${team} ${randomUUID().slice(0, 8)}`);
		const path = await post(founder.request, `${idea}?/team`, { team });
		await post(second.request, `${path}?/join`, {});
		await post(founder.request, `${path}?/submit`, { pitch: `${team}: what we built, measured twice.`, link: '' });
		return Number(path.split('/').at(-1));
	};
	const teams = {
		first: { name: 'One field less', id: await handIn(ann, ben, 'One field less') },
		second: { name: 'Monday post', id: await handIn(cem, dora, 'Monday post') }
	};
	// its times pass in life; no organizer moves what has come
	const moveTo = async (phase: 'submission' | 'voting' | 'results') => {
		const at = eventForm(phase);
		await sql`update public.events set ideation_at = ${`${at.ideation_at}Z`}, formation_at = ${`${at.formation_at}Z`}, build_at = ${`${at.build_at}Z`},
			submission_at = ${`${at.submission_at}Z`}, judging_at = ${`${at.judging_at}Z`}, voting_at = ${`${at.voting_at}Z`}, results_at = ${`${at.results_at}Z`}
			where slug = ${event.slug}`;
	};
	await moveTo('voting');
	return { ...event, leader, ann, ben, cem, dora, eva, finn, teams, moveTo };
}

/** Gives one team a vote, through the form. */
export const giveVote = (voter: Someone, path: string, team: number) =>
	post(voter.request, `${path}/vote?/cast`, { [`votes.t${team}`]: '1' });
