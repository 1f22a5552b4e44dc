import { expect, test } from 'vitest';
import { z } from 'zod';
import * as announcements from '#lib/floor/announcements.server.ts';
import type { Audience } from '#lib/floor/floor.ts';
import { anIdea, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });

/** An event with somebody of every kind: two teams of one challenge each, a mentor, a judge, people without a team, and who waits. */
async function gathering() {
	const event = await plan(leader.client, undefined, [{ title: 'Fewer forms' }, { title: 'Faster pages' }]);
	const { id } = event;
	const [challenge = 0, another = 0] = event.challenges;
	const [mia, ivo, mentor, judge, alone, waiting, outside] = await Promise.all([
		person(),
		person({ function: 'it' }),
		person(),
		person({ role: 'leader' }),
		person({ function: 'it' }),
		person({ function: 'it' }),
		person()
	]);
	const team = await teamFor(mia.client, id, challenge);
	const rivals = await teamFor(ivo.client, id, another);
	for (const { client } of [alone]) await client.rpc('register_for_event', { p_event: id });
	await sql`insert into public.waiting_list (event_id, person_id) values (${id}, ${waiting.id})`;
	await leader.client.rpc('set_event_role', { p_event: id, p_person: mentor.id, p_role: 'mentor' });
	await sql`insert into public.judges (event_id, person_id, added_by) values (${id}, ${judge.id}, ${leader.id})`;
	await leader.client.rpc('check_in_person', { p_event: id, p_person: ivo.id, p_has_come: true });
	const people = { mia, ivo, mentor, alone, waiting, outside };
	return { ...event, challenge, another, team, rivals, judge, people };
}
async function teamFor(client: Client, event: number, challenge: number) {
	const { data, error } = await client.rpc('propose_idea', { ...anIdea(event), p_challenge: challenge });
	if (error) throw error;
	const formed = await client.rpc('form_team', { p_idea: data, p_name: `Team ${data}` });
	return formed.data ?? 0;
}
const say = async (
	{ client }: TestPerson,
	event: number,
	audience: Audience,
	more: { challenge?: number; team?: number; due_at?: string } = {}
) => (await announcements.announce(client, event, { says: `For ${audience}`, audience, ...more })).error?.message;
async function whoHears(event: number, people: Readonly<Record<string, TestPerson>>) {
	const heard: string[] = [];
	for (const [name, { client }] of Object.entries(people)) {
		const { data } = await client.from('announcement_list').select('id').eq('event_id', event);
		const news = await client.from('announcement_news').select('id');
		if (data?.length) heard.push(name);
		// who is told on the page of the event is told on the first page and in the mail too
		expect(news.data?.length ?? 0, name).toBe(data?.length ?? 0);
	}
	return heard;
}

test.each<[Audience, readonly string[]]>([
	['without_team', ['alone']],
	['not_handed_in', ['mia', 'ivo']],
	['marketing', ['mia']],
	['it', ['ivo', 'alone']],
	['not_checked_in', ['mia', 'alone']],
	['waiting', ['waiting']],
	['mentors', ['mentor']]
])('what is said to %s is read by them and nobody else, and reaches as many', async (audience, hearers) => {
	const { id, slug, people } = await gathering();
	expect(await say(leader, id, audience)).toBeUndefined();
	expect(await whoHears(id, people)).toEqual(hearers);
	expect((await announcements.reach(leader.client, slug))?.audiences[audience]).toBe(hearers.length);
	expect((await anonymous().from('announcement_list').select('id')).data ?? []).toEqual([]);
});

test('what is said to judges is read on the first page of those who judge, and of nobody who dropped out', async () => {
	const { id, slug, judge, people } = await gathering();
	await say(leader, id, 'judges');
	expect(await whoHears(id, people)).toEqual([]);
	const news = async () => (await judge.client.from('announcement_news').select('says')).data;
	expect(await news()).toEqual([{ says: 'For judges' }]);
	expect((await announcements.reach(leader.client, slug))?.audiences).toMatchObject({ judges: 1, everybody: 7 });
	await sql`update public.judges set withdrawn_at = private.now() where event_id = ${id}`;
	expect(await news()).toEqual([]);
	expect((await announcements.reach(leader.client, slug))?.audiences).toMatchObject({ judges: 0, everybody: 6 });
});

test('what is said to one challenge or one team is read by its people, and says which', async () => {
	const { id, slug, challenge, another, team, rivals, people } = await gathering();
	expect(await say(leader, id, 'challenge', { challenge })).toBeUndefined();
	expect(await whoHears(id, people)).toEqual(['mia']);
	expect(await say(leader, id, 'team', { team: rivals })).toBeUndefined();
	expect(await whoHears(id, people)).toEqual(['mia', 'ivo']);
	const { said } = await announcements.list(people.mia.client, slug);
	expect(said).toMatchObject([{ audience: 'challenge', about: 'Fewer forms' }]);
	expect(await announcements.reach(leader.client, slug)).toMatchObject({
		challenges: [
			{ id: challenge, people: 1 },
			{ id: another, people: 1 }
		],
		teams: [
			{ id: team, people: 1 },
			{ id: rivals, people: 1 }
		]
	});
});

test('an announcement names one challenge or one team of its event, or none', async () => {
	const { id, team } = await gathering();
	const other = await gathering();
	expect(await say(leader, id, 'challenge')).toContain('announcements_name_whom_they_are_for');
	expect(await say(leader, id, 'team')).toContain('announcements_name_whom_they_are_for');
	expect(await say(leader, id, 'challenge', { challenge: other.challenge })).toContain(
		'announcements_challenge_is_of_the_event'
	);
	expect(await say(leader, id, 'team', { team: other.team })).toContain('announcements_team_is_of_the_event');
	const both = await leader.client.rpc('announce', {
		...{ p_event: id, p_says: 'Two at once', p_audience: 'mentors', p_team: team }
	});
	expect(both.error?.message).toContain('announcements_name_whom_they_are_for');
});

test('what is scheduled is for those who are of the audience when it is due, not when it was written', async () => {
	const { id, team, people } = await gathering();
	const { mia, alone, waiting, outside } = people;
	const due = new Date(Date.now() + 3_600_000);
	for (const audience of ['without_team', 'not_checked_in', 'waiting'] as const)
		expect(await say(leader, id, audience, { due_at: due.toISOString() })).toBeUndefined();
	await say(leader, id, 'team', { team, due_at: due.toISOString() });
	expect(await whoHears(id, people)).toEqual([]);
	await alone.client.rpc('join_team', { p_team: team });
	await leader.client.rpc('check_in_person', { p_event: id, p_person: mia.id, p_has_come: true });
	await leader.client.rpc('check_in_person', { p_event: id, p_person: alone.id, p_has_come: true });
	await sql`delete from public.waiting_list where person_id = ${waiting.id}`;
	await outside.client.rpc('register_for_event', { p_event: id });
	const read = async ({ client }: TestPerson) =>
		((await client.from('announcement_list').select('says').eq('event_id', id).order('id')).data ?? []).map(
			({ says }) => says
		);
	try {
		await stopClock(due);
		expect(await read(mia)).toEqual(['For team']);
		expect(await read(alone)).toEqual(['For team']);
		expect(await read(waiting)).toEqual([]);
		expect(await read(outside)).toEqual(['For without_team', 'For not_checked_in']);
	} finally {
		await stopClock();
	}
});

test('how many an audience has is told to who runs the event, and who is of it to nobody', async () => {
	const { slug, id, people } = await gathering();
	const nobody = z.null();
	for (const { client } of Object.values(people)) nobody.parse(await announcements.reach(client, slug));
	expect((await anonymous().rpc('announcement_reach', { p_slug: slug })).error?.code).toBe('42501');
	expect(await say(people.mentor, id, 'judges')).toBe('organizer_only');
	expect(await announcements.reach(leader.client, 'no-such-event')).not.toMatchObject({ teams: [{}] });
});

test('who hands in is not among the teams that have not, in the count too', async () => {
	const { id, slug, team, people } = await gathering();
	await people.alone.client.rpc('join_team', { p_team: team });
	expect((await people.mia.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
	await say(leader, id, 'not_handed_in');
	expect(await whoHears(id, people)).toEqual(['ivo']);
	expect((await announcements.reach(leader.client, slug))?.audiences.not_handed_in).toBe(1);
	expect(await formTeam(people.outside.client, id)).toBeGreaterThan(0);
});
