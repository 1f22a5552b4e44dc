import { expect, test } from 'vitest';
import { aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });

type Audience = 'everybody' | 'without_team' | 'mentors' | 'not_handed_in';
const announce = (by: TestPerson, event: number, audience: Audience = 'everybody', due?: Date) =>
	by.client.rpc('announce', {
		p_event: event,
		p_says: `For ${audience}`,
		p_audience: audience,
		p_due_at: due?.toISOString()
	});
const heard = async (who: TestPerson, event: number) =>
	((await who.client.from('announcement_list').select('says').eq('event_id', event).order('id')).data ?? []).map(
		({ says }) => says
	);

/** An event with a mentor, a mixed team of two, and somebody registered without a team. */
async function hackathon() {
	const { id, slug, deadline } = await plan(leader.client);
	const [ann, ben, mentor, alone, outside] = await Promise.all([
		person(),
		person({ function: 'it' }),
		person(),
		person(),
		person()
	]);
	await leader.client.rpc('set_event_role', { p_event: id, p_person: mentor.id, p_role: 'mentor' });
	const team = await formTeam(ann.client, id);
	await ben.client.rpc('join_team', { p_team: team });
	await alone.client.rpc('register_for_event', { p_event: id });
	return { id, slug, deadline, team, ann, ben, mentor, alone, outside };
}

test('a time that has passed is refused and nothing is said; the minute in which it was written is now', async () => {
	const { id, alone } = await hackathon();
	const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
	for (const minutes of [3, 60, 60 * 24 * 30])
		expect((await announce(leader, id, 'everybody', ago(minutes))).error?.message).toBe('announcement_time_has_passed');
	expect(await heard(alone, id)).toEqual([]);
	expect((await announce(leader, id, 'everybody', ago(1))).error).toBeNull();
	expect(await heard(alone, id)).toEqual(['For everybody']);
});

test('each audience hears what is for it, and organizers hear everything', async () => {
	const { id, team, ann, mentor, alone, outside } = await hackathon();
	for (const audience of ['everybody', 'without_team', 'mentors', 'not_handed_in'] as const) {
		expect((await announce(leader, id, audience)).error).toBeNull();
	}
	expect(await heard(leader, id)).toHaveLength(4);
	expect(await heard(ann, id)).toEqual(['For everybody', 'For not_handed_in']);
	expect(await heard(mentor, id)).toEqual(['For everybody', 'For mentors']);
	expect(await heard(alone, id)).toEqual(['For everybody', 'For without_team']);
	expect(await heard(outside, id)).toEqual(['For everybody']);
	expect((await anonymous().from('announcements').select('says')).data ?? []).toEqual([]);
	await ann.client.rpc('submit_team', aSubmission(team));
	expect(await heard(ann, id)).toEqual(['For everybody']);
	const news = await alone.client.from('announcement_news').select('says');
	expect(news.data?.map(({ says }) => says).toSorted()).toEqual(['For everybody', 'For without_team']);
	expect((await outside.client.from('announcement_news').select('says')).data).toEqual([]);
});

test('what is scheduled is read when it is due by the clock of the database, not a millisecond before', async () => {
	const { id, ann } = await hackathon();
	const due = new Date(Date.now() + 3_600_000);
	expect((await announce(leader, id, 'everybody', due)).error).toBeNull();
	try {
		await stopClock(new Date(due.getTime() - 1));
		expect(await heard(ann, id)).toEqual([]);
		expect((await ann.client.from('announcements').select('id').eq('event_id', id)).data).toEqual([]);
		expect(await heard(leader, id)).toEqual(['For everybody']);
		await stopClock(due);
		expect(await heard(ann, id)).toEqual(['For everybody']);
	} finally {
		await stopClock();
	}
});

test('what is taken back is never read, and stays for the organizers', async () => {
	const { id, ann } = await hackathon();
	const said = await announce(leader, id);
	const withdraw = (by: TestPerson) => by.client.rpc('withdraw_announcement', { p_announcement: said.data ?? 0 });
	expect((await withdraw(ann)).error?.message).toBe('organizer_only');
	expect((await withdraw(leader)).error).toBeNull();
	expect(await heard(ann, id)).toEqual([]);
	expect(await heard(leader, id)).toEqual(['For everybody']);
});

test('only organizers announce, with words, within a year', async () => {
	const { id, ann, mentor } = await hackathon();
	expect((await announce(ann, id)).error?.message).toBe('organizer_only');
	expect((await announce(mentor, id)).error?.message).toBe('organizer_only');
	const empty = await leader.client.rpc('announce', { p_event: id, p_says: '  ' });
	expect(empty.error?.message).toContain('announcements_say_something');
	const far = await announce(leader, id, 'everybody', new Date(Date.now() + 400 * 86_400_000));
	expect(far.error?.message).toContain('announcements_come_within_a_year');
	const admin = await person({ role: 'admin' });
	expect(
		(
			await admin.client
				.from('announcements')
				.insert({ event_id: id, says: 'By hand', due_at: '2020-01-01', written_by: admin.id })
		).error?.code
	).toBe('42501');
});

const ask = (who: TestPerson, team: number, topic = 'Where are the numbers?') =>
	who.client.rpc('ask_for_help', { p_team: team, p_topic: topic, p_place: 'Table 4' });
const take = (who: TestPerson, request: number, takes = true) =>
	who.client.rpc('take_help', { p_request: request, p_takes: takes });

test('a team has one place in the line, also when both its members ask at once', async () => {
	const { id, team, ann, ben } = await hackathon();
	const answers = await Promise.all([ask(ann, team), ask(ben, team)]);
	expect(
		answers
			.map(({ error }) => error?.message ?? null)
			.toSorted()
			.at(0)
	).toContain('help_requests_team_waits_once');
	expect(await sql`select 1 from public.help_requests where event_id = ${id}`).toHaveLength(1);
});

test('the line is in the order of asking, and moves when somebody is helped', async () => {
	const { id, slug, team, ann, mentor } = await hackathon();
	const cleo = await person();
	const second = await formTeam(cleo.client, id);
	const first = await ask(ann, team);
	await ask(cleo, second);
	const positions = async () => {
		const { data } = await cleo.client.rpc('show_help', { p_slug: slug });
		return JSON.parse(JSON.stringify(data)).requests.map((one: { position: number | null }) => one.position);
	};
	expect(await positions()).toEqual([1, 2]);
	expect((await take(mentor, first.data ?? 0)).error).toBeNull();
	expect(await positions()).toEqual([null, 1]);
	expect((await take(mentor, first.data ?? 0, false)).error).toBeNull();
	expect(await positions()).toEqual([1, 2]);
	expect((await ann.client.rpc('close_help', { p_request: first.data ?? 0 })).error).toBeNull();
	expect(await positions()).toEqual([1]);
	expect((await ask(ann, team)).error).toBeNull();
});

test('of two mentors who take a request at once, one has it', async () => {
	const { id, team, ann, mentor } = await hackathon();
	const other = await person();
	await leader.client.rpc('set_event_role', { p_event: id, p_person: other.id, p_role: 'mentor' });
	const asked = await ask(ann, team);
	const answers = await Promise.all([take(mentor, asked.data ?? 0), take(other, asked.data ?? 0)]);
	expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
	expect(answers.find(({ error }) => error)?.error?.message).toBe('help_is_taken');
});

test('members of the team ask, mentors take, the team and its mentor close, and others do none of it', async () => {
	const { team, ann, mentor, alone, outside } = await hackathon();
	expect((await ask(outside, team)).error?.message).toBe('team_members_only');
	const { data } = await ask(ann, team);
	const request = data ?? 0;
	expect((await take(alone, request)).error?.message).toBe('mentors_only');
	expect((await outside.client.rpc('close_help', { p_request: request })).error?.message).toBe(
		'help_is_closed_by_its_people'
	);
	expect((await mentor.client.rpc('close_help', { p_request: request })).error?.message).toBe(
		'help_is_closed_by_its_people'
	);
	await take(mentor, request);
	expect((await mentor.client.rpc('close_help', { p_request: request })).error).toBeNull();
	expect((await take(mentor, request)).error?.message).toBe('help_is_closed');
	expect((await anonymous().from('help_requests').select('id')).data ?? []).toEqual([]);
	expect((await mentor.client.from('help_requests').delete().eq('id', request)).error?.code).toBe('42501');
});

test('help is asked for until the deadline', async () => {
	const { deadline, team, ann } = await hackathon();
	try {
		await stopClock(deadline);
		expect((await ask(ann, team)).error?.message).toBe('help_is_not_open');
	} finally {
		await stopClock();
	}
});

test('what is said to everybody is heard in its words; of what is for some, only for whom, and before it is due not even that', async () => {
	const { id, team } = await hackathon();
	const told = async () => {
		const [message] = await sql<{
			payload: object;
		}>`select payload from realtime.messages where topic = ${`floor-${id}`} order by inserted_at desc, ctid desc limit 1`;
		return message?.payload;
	};
	const heardBy = { id: expect.any(String), by: leader.id };
	await announce(leader, id);
	const said = { id: await last(id), says: 'For everybody', author: expect.any(String), due_at: expect.any(String) };
	expect(await told()).toEqual({ ...heardBy, said });
	await announce(leader, id, 'mentors');
	expect(await told()).toEqual({ ...heardBy, for: 'mentors' });
	const due = new Date(Date.now() + 3_600_000);
	await announce(leader, id, 'everybody', due);
	const later = { for: 'everybody', next_at: expect.stringContaining(due.toISOString().slice(0, 19)) };
	expect(await told()).toEqual({ ...heardBy, ...later });
	// taken back before it was due: nobody learns what it was
	await leader.client.rpc('withdraw_announcement', { p_announcement: await last(id) });
	expect(await told()).toEqual({ ...heardBy, unsaid: await last(id) });
	// for some, later: neither for whom nor when, and nothing of its being taken back
	await announce(leader, id, 'mentors', due);
	expect(await told()).toEqual(heardBy);
	await leader.client.rpc('withdraw_announcement', { p_announcement: await last(id) });
	expect(await told()).toEqual(heardBy);
	// for those of one team: not of which one
	await leader.client.rpc('announce', { p_event: id, p_says: 'For your team', p_audience: 'team', p_team: team });
	expect(await told()).toEqual({ ...heardBy, for: 'team' });
});

test('a page that is open knows when there is more to read for its reader, and nothing else of it', async () => {
	const { id, slug, ann, mentor } = await hackathon();
	const due = new Date(Date.now() + 3_600_000);
	expect((await announce(leader, id, 'mentors', due)).error).toBeNull();
	const asked = async ({ client }: TestPerson) => (await client.rpc('said_in_event', { p_slug: slug })).data;
	expect(await asked(mentor)).toMatchObject({
		said: [],
		next_at: expect.stringContaining(due.toISOString().slice(0, 19))
	});
	expect(await asked(ann)).toMatchObject({ said: [], next_at: null });
	await leader.client.rpc('withdraw_announcement', { p_announcement: await last(id) });
	expect(await asked(mentor)).toMatchObject({ next_at: null });
	expect((await anonymous().rpc('said_in_event', { p_slug: slug })).error).not.toBeNull();
});

const last = async (event: number) =>
	Number((await sql<{ id: string }>`select max(id) as id from announcements where event_id = ${event}`)[0]?.id);

test('who has the event open hears that its times moved and that finalists are announced, not that they are chosen', async () => {
	const { id, deadline } = await hackathon();
	const calls = async () => (await sql`select from realtime.messages where topic = ${`floor-${id}`}`).length;
	const before = await calls();
	await sql`insert into public.judging_finals (event_id, closed_at, closed_by) values (${id}, now(), ${leader.id})`;
	await sql`update public.judging_finals set named_at = now(), named_by = ${leader.id} where event_id = ${id}`;
	expect(await calls()).toBe(before);
	await sql`update public.judging_finals set announced_at = now() where event_id = ${id}`;
	expect(await calls()).toBe(before + 1);
	await sql`update public.events set judging_at = judging_at where id = ${id}`;
	expect(await calls()).toBe(before + 1);
	await sql`update public.events set judging_at = ${new Date(deadline.getTime() - 60_000)} where id = ${id}`;
	expect(await calls()).toBe(before + 2);
});
