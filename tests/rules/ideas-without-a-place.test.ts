import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import * as imports from '#lib/ideas/imports.server.ts';
import { anIdea, edit, plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, sql } = await world();
const [leader, planner, organizer, mentor, judge, inside, waiting, late] = await Promise.all([
	...[person({ role: 'leader' }), person({ role: 'leader' })],
	...Array.from({ length: 6 }, () => person())
]);
if (!leader || !planner || !organizer || !mentor || !judge || !inside || !waiting || !late) throw new Error('people');

const message = ({ error }: { error: { message: string } | null }) => error?.message;
const hold = (who: TestPerson, p_role: 'organizer' | 'mentor', p_holds = true) =>
	planner.client.rpc('set_event_role', { p_event: event, p_person: who.id, p_role, p_holds });

let event = 0;
// one place, taken, and one person who waits for it
beforeEach(async () => {
	event = (await plan(planner.client)).id;
	const limits = { p_event: event, p_limits: { most: 1 } };
	const food = [{ asks: 'What do you eat?', kind: 'text', is_required: true }];
	for (const call of [
		() => hold(organizer, 'organizer'),
		() => hold(mentor, 'mentor'),
		() => inside.client.rpc('register_for_event', { p_event: event }),
		() => planner.client.rpc('save_registration', { ...limits, p_questions: [] }),
		() => waiting.client.rpc('register_for_event', { p_event: event }),
		() => planner.client.rpc('save_registration', { ...limits, p_questions: food })
	])
		expect(message(await call())).toBeUndefined();
	await sql`insert into public.judges (event_id, person_id, added_by) values (${event}, ${judge.id}, ${planner.id})`;
});

const registered = async () =>
	(await sql<{ person_id: string }>`select person_id from public.registrations where event_id = ${event}`).map(
		({ person_id }) => person_id
	);
const ideasIn = async () =>
	(await sql<{ proposed_by: string }>`select proposed_by from public.ideas where event_id = ${event} order by id`).map(
		({ proposed_by }) => proposed_by
	);
const row = (email = '') => ({
	...{ row: 2, title: `Imported ${randomUUID()}`, problem: 'People leave at the phone number.' },
	...{ proposal: '', tags: [], email, challenge: '', priority: '' }
});
const imported = (who: TestPerson, ...emails: string[]) =>
	imports.write(
		who.client,
		emails.map((email) => row(email)),
		{ event, key: randomUUID() }
	);

test('who organizes, mentors or judges a full event logs and moves ideas there, takes no place and passes nobody who waits', async () => {
	const helpers = [planner, organizer, mentor, judge];
	for (const { client } of helpers) expect(message(await client.rpc('propose_idea', anIdea(event)))).toBeUndefined();
	for (const { client } of helpers) {
		const [moved, changed] = [await propose(client), await propose(client)];
		expect(message(await client.rpc('move_idea', { p_idea: moved, p_event: event }))).toBeUndefined();
		expect(message(await edit(client, changed, { event_id: event }))).toBeUndefined();
	}
	expect(await ideasIn()).toHaveLength(12);
	expect(await registered()).toEqual([inside.id]);
	expect(await sql`select person_id from public.waiting_list where event_id = ${event}`).toEqual([
		{ person_id: waiting.id }
	]);
	const { data: reminders } = await organizer.client.from('registration_reminders').select('questions');
	expect(reminders, 'nobody asks them what participants are asked').toEqual([]);
});

test('a participant without a place is refused by every way, and so is who no longer helps', async () => {
	const theirs = async (who: TestPerson) => [
		message(await who.client.rpc('propose_idea', anIdea(event))),
		message(await who.client.rpc('move_idea', { p_idea: await propose(who.client), p_event: event })),
		message(await edit(who.client, await propose(who.client), { event_id: event })),
		message(await planner.client.rpc('propose_idea', { ...anIdea(event), p_for: who.id })),
		message(await planner.client.rpc('move_idea', { p_idea: await propose(who.client), p_event: event }))
	];
	const refused = [...Array(3).fill('event_is_full'), ...Array(2).fill('author_has_no_place')];
	for (const who of [late, waiting]) expect(await theirs(who)).toEqual(refused);
	expect(message(await hold(mentor, 'mentor', false))).toBeUndefined();
	expect(await theirs(mentor)).toEqual(refused);
	expect(message(await judge.client.rpc('withdraw_judge', { p_event: event, p_person: judge.id }))).toBeUndefined();
	expect(await theirs(judge)).toEqual(refused);
	expect(await ideasIn()).toEqual([]);
});

test('an import brings in those in whose name it logs, not who imports, be it a leader, and not who helps', async () => {
	for (const who of [planner, organizer, leader]) expect(await imported(who, '', who.email)).toEqual({ written: 2 });
	expect(await imported(organizer, mentor.email, judge.email, inside.email)).toEqual({ written: 3 });
	expect(await registered()).toEqual([inside.id]);
	expect(await imported(organizer, '', late.email)).toMatchObject({
		problems: [{ column: 'email', says: expect.stringContaining('Empty the address to log the idea in your own name') }]
	});
	// whoever waits comes in first: then there is one for the author too
	await planner.client.rpc('save_registration', { p_event: event, p_limits: { most: 3 }, p_questions: [] });
	expect(await imported(organizer, '', late.email)).toEqual({ written: 2 });
	expect((await registered()).toSorted()).toEqual([inside.id, waiting.id, late.id].toSorted());
});

test('who helps and registers takes part like anybody', async () => {
	await planner.client.rpc('save_registration', { p_event: event, p_limits: { most: 4 }, p_questions: [] });
	await propose(mentor.client, event);
	expect(await registered()).not.toContain(mentor.id);
	expect((await mentor.client.rpc('register_for_event', { p_event: event })).data).toBe('registered');
	expect(await registered()).toContain(mentor.id);
	const { data: idea } = await mentor.client.rpc('propose_idea', anIdea(event));
	expect(message(await mentor.client.rpc('form_team', { p_idea: idea ?? 0, p_name: 'Mentors build' }))).toBeUndefined();
	const team = await propose(organizer.client, event);
	expect(
		message(await organizer.client.rpc('form_team', { p_idea: team, p_name: 'Organizers build' }))
	).toBeUndefined();
	expect(await registered(), 'a team is of participants').toContain(organizer.id);
});
