import { expect, test } from 'vitest';
import { formTeam } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { judgedEvent, must, seatAll } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql } = here;

type Role = 'organizer' | 'mentor';
const set = async (by: TestPerson, event: number, who: TestPerson, role: Role, holds = true) =>
	(await by.client.rpc('set_event_role', { p_event: event, p_person: who.id, p_role: role, p_holds: holds })).error
		?.message ?? 'done';
const rolesOf = async (event: number, { id, client }: TestPerson) =>
	(await client.from('event_roles').select('role').eq('event_id', event).eq('person_id', id).order('role')).data?.map(
		({ role }) => role
	);
const logged = async (event: number, verb: string) =>
	(await sql`select seq from public.activity where verb = ${verb} and subject_id = ${String(event)}`).length;

/** An event in its build phase: a team of two, and a judge of it. */
async function building() {
	const event = await judgedEvent(here, { teams: 1, judges: 1 });
	await event.moveTo('build');
	const [team = 0] = event.teams;
	const [founder = event.organizer] = event.founders;
	const [judge = event.organizer] = event.judges;
	return { ...event, team, founder, judge };
}

test('a role is added to what a person does already: place, team, judging and the other role stay', async () => {
	const { id, slug, organizer, founder, judge, team } = await building();
	for (const who of [founder, judge]) {
		expect(await set(organizer, id, who, 'mentor')).toBe('done');
		expect(await set(organizer, id, who, 'organizer')).toBe('done');
		expect(await set(organizer, id, who, 'organizer')).toBe('done');
		expect(await rolesOf(id, who)).toEqual(['organizer', 'mentor']);
	}
	expect(await logged(id, 'event.role_given')).toBe(4);
	const shown = Object((await founder.client.rpc('show_event', { p_slug: slug })).data);
	expect(shown).toMatchObject({ is_registered: true, may_edit: true });
	expect((await founder.client.from('team_members').select('team_id').eq('person_id', founder.id)).data).toEqual([
		{ team_id: team }
	]);
	expect(Object((await judge.client.rpc('show_judging', { p_slug: slug })).data)).toMatchObject({ is_judge: true });
	const { data } = await organizer.client.rpc('export_attendance', { p_event: id });
	const listed: { name: string; roles: string[] }[] = Object(data).people;
	expect(listed.find(({ name }) => name === founder.name)?.roles).toEqual(['organizer', 'mentor']);
	expect(listed).toHaveLength(2);
});

test('one role is taken away and everything else stays; only who organizes gives and takes', async () => {
	const { id, organizer, founder, judge } = await building();
	const stranger = await person();
	expect(await set(organizer, id, judge, 'mentor')).toBe('done');
	for (const who of [stranger, founder, judge])
		for (const holds of [true, false]) expect(await set(who, id, judge, 'mentor', holds)).toBe('organizer_only');
	const asked = { p_event: id, p_person: judge.id, p_role: 'mentor' } as const;
	expect((await anonymous().rpc('set_event_role', asked)).error?.code).toBe('42501');
	expect(await set(organizer, id, judge, 'organizer')).toBe('done');
	expect(await set(organizer, id, judge, 'mentor', false)).toBe('done');
	expect(await set(organizer, id, judge, 'mentor', false)).toBe('done');
	expect(await rolesOf(id, judge)).toEqual(['organizer']);
	expect(await logged(id, 'event.role_taken')).toBe(1);
	expect((await judge.client.from('judges').select('withdrawn_at').eq('member_id', judge.id)).data).toEqual([
		{ withdrawn_at: null }
	]);
});

test('who no longer helps gives a request back to its old place in the line; who still organizes goes on', async () => {
	const { id, slug, organizer, founder, team } = await building();
	const [mentor, both] = await Promise.all([person(), person()]);
	await set(organizer, id, mentor, 'mentor');
	await set(organizer, id, both, 'mentor');
	await set(organizer, id, both, 'organizer');
	const { data } = await founder.client.rpc('ask_for_help', { p_team: team, p_topic: 'Consent' });
	const request = data ?? 0;
	const other = await formTeam((await person()).client, id);
	const [second] = await sql<{ id: string }>`insert into public.help_requests (event_id, team_id, topic, asked_by)
		values (${id}, ${other}, 'Numbers', ${founder.id}) returning id`;
	must(await mentor.client.rpc('take_help', { p_request: request }));
	must(await both.client.rpc('take_help', { p_request: Number(second?.id) }));
	const line = async () => {
		const shown: { requests: { taken_by: string | null; position: number | null }[] } = Object(
			(await founder.client.rpc('show_help', { p_slug: slug })).data
		);
		return shown.requests.map(({ taken_by, position }) => [taken_by, position]);
	};
	expect(await set(organizer, id, both, 'mentor', false)).toBe('done');
	expect(await line()).toEqual([
		[mentor.id, null],
		[both.id, null]
	]);
	expect(await set(organizer, id, mentor, 'mentor', false)).toBe('done');
	expect(await line()).toEqual([
		[null, 1],
		[both.id, null]
	]);
	expect((await mentor.client.rpc('take_help', { p_request: request })).error?.message).toBe('mentors_only');
	expect(await logged(team, 'team.help_given_back')).toBe(1);
});

test('who hands an event over goes on organizing it until that is taken away', async () => {
	const { id, organizer } = await building();
	const next = await person();
	const [times] = await sql`select * from public.events where id = ${id}`;
	const handOver = (by: TestPerson, to: TestPerson) =>
		by.client.rpc('save_event', {
			p_id: id,
			p_event: JSON.parse(JSON.stringify({ ...times, organizer_id: to.id })),
			p_challenges: []
		});
	expect((await handOver(next, next)).error?.message).toBe('organizer_only');
	must(await handOver(organizer, next));
	expect(await rolesOf(id, organizer)).toEqual(['organizer']);
	expect(await set(organizer, id, next, 'mentor')).toBe('done');
	expect(await set(next, id, organizer, 'organizer', false)).toBe('done');
	expect(await set(organizer, id, next, 'mentor')).toBe('organizer_only');
});

test('a judge who comes into a team is kept off it: the seat is free, and a score given before does not count', async () => {
	const event = await judgedEvent(here, { teams: 2, judges: 2 });
	await seatAll(event);
	const [one = 0, two = 0] = event.teams;
	const [judge = event.organizer, other = event.organizer] = event.judges;
	const give = async (by: TestPerson, team: number, version = 0) =>
		(await by.client.rpc('save_judgement', { p_team: team, p_points: event.points(5), p_version: version })).error
			?.message ?? 'taken';
	expect([await give(judge, two), await give(other, two)]).toEqual(['taken', 'taken']);
	// behind the rules of joining, which after the deadline let nobody into a team without more time
	await sql`insert into public.registrations (event_id, person_id) values (${event.id}, ${judge.id})`;
	const into = async (team: number) => {
		await sql`delete from public.team_members where person_id = ${judge.id}`;
		await sql`insert into public.team_members (team_id, event_id, person_id) values (${team}, ${event.id}, ${judge.id})`;
	};
	await into(one);
	expect((await judge.client.from('judging_seats').select('team_id').eq('judge_id', judge.id)).data).toEqual([
		{ team_id: two }
	]);
	expect(await give(judge, one)).toBe('judge_has_a_conflict');
	expect(await give(judge, two, 1)).toBe('taken');
	await into(two);
	expect(await give(judge, two, 2)).toBe('judge_has_a_conflict');
	await event.moveTo('results');
	const { data } = await event.organizer.client.rpc('judging_results', { p_slug: event.slug });
	expect(Object(data).scores.map(({ team }: { team: number }) => team)).toEqual([two]);
});
