import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { exportAttendance } from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { anEvent, formTeam, plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });
const people = (count: number, side: 'marketing' | 'it' = 'marketing') =>
	Promise.all(Array.from({ length: count }, () => person({ function: side })));

const register = (who: TestPerson, event: number, answers: Json = {}) =>
	who.client.rpc('register_for_event', { p_event: event, p_answers: answers });
const cancel = (who: TestPerson, event: number) => who.client.rpc('cancel_registration', { p_event: event });
const limit = async (event: number, limits: Json, questions: Json = []) => {
	const { error } = await leader.client.rpc('save_registration', {
		p_event: event,
		p_limits: limits,
		p_questions: questions
	});
	if (error) throw error;
};
const inside = async (event: number) =>
	(
		await sql<{
			person_id: string;
		}>`select person_id from public.registrations where event_id = ${event} order by registered_at, person_id`
	).map(({ person_id }) => person_id);
const waiting = async (event: number) =>
	(
		await sql<{ person_id: string }>`select person_id from public.waiting_list where event_id = ${event} order by id`
	).map(({ person_id }) => person_id);

test('of twelve who want the last three places at once, three are in and nine wait, each once', async () => {
	const { id } = await plan(leader.client);
	await limit(id, { most: 3 });
	const all = await people(12);
	const answers = await Promise.all([...all, ...all].map((who) => register(who, id)));
	expect(answers.filter(({ error }) => error)).toEqual([]);
	expect(await inside(id)).toHaveLength(3);
	expect(new Set([...(await inside(id)), ...(await waiting(id))])).toEqual(new Set(all.map((one) => one.id)));
	expect(await waiting(id)).toHaveLength(9);
});

test('who waits longest moves up when a place becomes free, and is told', async () => {
	const { id, slug } = await plan(leader.client);
	await limit(id, { most: 1 });
	const [first, second, third] = await Promise.all([person(), person(), person()]);
	expect((await register(first, id)).data).toBe('registered');
	expect((await register(second, id)).data).toBe('waiting');
	expect((await register(third, id)).data).toBe('waiting');
	expect((await third.client.rpc('show_event', { p_slug: slug })).data).toMatchObject({
		waiting: { count: 2, place: 2 }
	});
	expect((await cancel(first, id)).error).toBeNull();
	expect(await inside(id)).toEqual([second.id]);
	expect(await waiting(id)).toEqual([third.id]);
	const news = (who: TestPerson) => who.client.from('event_news').select('kind').eq('slug', slug);
	expect((await news(second)).data).toEqual([{ kind: 'moved_up' }]);
	expect((await news(third)).data).toEqual([]);
});

test('the page of an event says beforehand whether registering gives a place to somebody of that side', async () => {
	const { id, slug } = await plan(leader.client);
	const [ann, bea] = await Promise.all([person(), person()]);
	const ian = await person({ function: 'it' });
	const room = async (...all: TestPerson[]) =>
		Promise.all(all.map(async ({ client }) => (await events.show(client, slug)).has_room));
	expect(await room(ann, ian)).toEqual([true, true]);
	await limit(id, { most: 3, most_marketing: 1 });
	await register(ann, id);
	expect(await room(bea, ian)).toEqual([false, true]);
	expect((await register(bea, id)).data).toBe('waiting');
	expect((await register(ian, id)).data).toBe('registered');
	await limit(id, { most: 2 });
	expect(await room(await person({ function: 'it' }))).toEqual([false]);
});

test('when everybody cancels at once, every place that becomes free is given once', async () => {
	const { id } = await plan(leader.client);
	await limit(id, { most: 4 });
	const [leaving, staying] = await Promise.all([people(4), people(6)]);
	for (const who of [...leaving, ...staying]) await register(who, id);
	const answers = await Promise.all(leaving.map((who) => cancel(who, id)));
	expect(answers.filter(({ error }) => error)).toEqual([]);
	expect(new Set(await inside(id))).toEqual(new Set(staying.slice(0, 4).map((one) => one.id)));
	expect(await waiting(id)).toEqual(staying.slice(4).map((one) => one.id));
});

test('a limit of one function passes over who does not fit and keeps the place in the line', async () => {
	const { id } = await plan(leader.client);
	await limit(id, { most: 3, most_marketing: 1 });
	const [[m1, m2], [i1, i2, i3]] = [await people(2), await people(3, 'it')];
	if (!m1 || !m2 || !i1 || !i2 || !i3) throw new Error('five people');
	expect((await register(m1, id)).data).toBe('registered');
	expect((await register(m2, id)).data).toBe('waiting');
	expect((await register(i1, id)).data).toBe('registered');
	expect((await register(i2, id)).data).toBe('registered');
	expect((await register(i3, id)).data).toBe('waiting');
	await cancel(i1, id);
	expect(await waiting(id)).toEqual([m2.id]);
	await limit(id, { most: 4, most_marketing: 2 });
	expect(await waiting(id)).toEqual([]);
	expect(await inside(id)).toContain(m2.id);
});

const become = async (who: TestPerson, side: 'marketing' | 'it') => {
	const { error } = await who.client.from('people').update({ function: side }).eq('id', who.id);
	if (error) throw error;
};

test('a place counts for the side it was given for, whatever the profile says later, and nobody overtakes who waits', async () => {
	const { id, slug } = await plan(leader.client);
	await limit(id, { most_marketing: 2 });
	const [first, second, third, fourth, late] = await people(5);
	if (!first || !second || !third || !fourth || !late) throw new Error('five people');
	for (const who of [first, second, third, fourth]) await register(who, id);
	expect(await waiting(id)).toEqual([third.id, fourth.id]);

	await become(first, 'it');
	expect((await events.show(late.client, slug)).has_room).toBe(false);
	expect((await register(late, id)).data).toBe('waiting');
	expect(await waiting(id)).toEqual([third.id, fourth.id, late.id]);

	// the list at the door and its file say whose place it is
	const { data: list } = await leader.client.rpc('list_attendance', { p_event: id });
	expect(list).toContainEqual(expect.objectContaining({ id: first.id, function: 'it', place_of: 'marketing' }));
	const file = await exportAttendance(leader.client, id);
	expect(file.people.map(({ function: now, place_of }) => [now, place_of])).toEqual(
		expect.arrayContaining([
			['it', 'marketing'],
			['marketing', 'marketing'],
			['marketing', null]
		])
	);
	expect(await cancel(first, id)).toMatchObject({ error: null });
	expect(await inside(id)).toEqual([second.id, third.id]);
});

test('who waits and changes to a side that has room moves up by that, is told, and stays on that side of the limits', async () => {
	const [one, other] = [await plan(leader.client), await plan(leader.client)];
	for (const { id } of [one, other]) await limit(id, { most: 2, most_marketing: 1 });
	const [first, waits, behind, late] = await people(4);
	if (!first || !waits || !behind || !late) throw new Error('four people');
	const ian = await person({ function: 'it' });
	for (const who of [first, waits, behind]) await register(who, one.id);
	for (const who of [first, ian, waits]) await register(who, other.id);

	await become(waits, 'it');
	expect(await inside(one.id)).toEqual([first.id, waits.id]);
	expect(await waiting(one.id)).toEqual([behind.id]);
	expect(await waiting(other.id), 'where all places are taken one goes on waiting').toEqual([waits.id]);
	const { data: news } = await waits.client.from('event_news').select('kind, slug');
	expect(news).toEqual([{ kind: 'moved_up', slug: one.slug }]);
	const said = await leader.client.from('activity').select('subject_id, details').eq('verb', 'event.moved_up');
	expect(said.data).toContainEqual({ subject_id: String(one.id), details: { people: [waits.name] } });
	expect(said.data?.map(({ subject_id }) => subject_id)).not.toContain(String(other.id));

	// back again it is still a place for IT: it frees one for IT, not for marketing
	await become(waits, 'marketing');
	expect((await register(waits, one.id)).data).toBe('registered');
	expect(await sql`select function from public.registrations where event_id = ${one.id} and person_id = ${waits.id}`) //
		.toEqual([{ function: 'it' }]);
	expect((await register(late, one.id)).data).toBe('waiting');
	await cancel(waits, one.id);
	expect(await waiting(one.id)).toEqual([behind.id, late.id]);
	expect((await register(waits, one.id)).data).toBe('waiting');
	await become(late, 'it');
	expect(await waiting(one.id)).toEqual([behind.id, waits.id]);
});

test('a place that is free while somebody waits goes to the line, whoever asks', async () => {
	const { id } = await plan(leader.client);
	await limit(id, { most: 1 });
	const [first, second, third, late] = await people(4);
	if (!first || !second || !third || !late) throw new Error('four people');
	for (const who of [first, second, third]) await register(who, id);
	await sql`update public.registration_limits set most = 2 where event_id = ${id}`;
	expect((await register(late, id)).data).toBe('waiting');
	expect(await inside(id)).toEqual([first.id, second.id]);
	await sql`update public.registration_limits set most = 3 where event_id = ${id}`;
	expect((await register(third, id)).data).toBe('registered');
	expect(await waiting(id)).toEqual([late.id]);
});

test('many who wait and change sides at once, while others register and cancel: no limit is passed and no place stays free', async () => {
	const { id } = await plan(leader.client);
	await limit(id, { most: 9, most_marketing: 2, most_it: 4 });
	const [inIt, changing, coming] = await Promise.all([people(4), people(6), people(4, 'it')]);
	for (const who of [...inIt, ...changing]) await register(who, id);
	const leavers = inIt.slice(0, 2);
	await Promise.all([
		...changing.map((who) => become(who, 'it')),
		...coming.map((who) => register(who, id)),
		...leavers.map((who) => cancel(who, id))
	]);
	const sides = await sql<{ side: string; n: number }>`
		select function as side, count(*)::int as n from public.registrations where event_id = ${id} group by 1 order by 1`;
	expect(sides).toEqual([
		{ side: 'marketing', n: 2 },
		{ side: 'it', n: 4 }
	]);
	expect(await waiting(id)).toHaveLength(6);
});

test('after the deadline a change of the profile moves nobody up', async () => {
	const { id, deadline } = await plan(leader.client);
	await limit(id, { most_marketing: 1 });
	const [first, waits] = await people(2);
	if (!first || !waits) throw new Error('two people');
	for (const who of [first, waits]) await register(who, id);
	try {
		await stopClock(deadline);
		await become(waits, 'it');
		expect(await waiting(id)).toEqual([waits.id]);
	} finally {
		await stopClock();
	}
});

test('a lower limit takes nobody out, and joining a team does not get around it', async () => {
	const { id } = await plan(leader.client);
	const [founder, late] = await Promise.all([person(), person({ function: 'it' })]);
	const team = await formTeam(founder.client, id);
	await limit(id, { most: 1 });
	expect((await late.client.rpc('join_team', { p_team: team })).error?.message).toBe('event_is_full');
	await expect(propose(late.client, id)).rejects.toThrow('event_is_full');
	expect((await register(founder, id)).data).toBe('registered');
	expect(await inside(id)).toEqual([founder.id]);
});

test('who is in a team leaves it before taking back the registration', async () => {
	const { id } = await plan(leader.client);
	const founder = await person();
	await formTeam(founder.client, id);
	expect((await cancel(founder, id)).error?.message).toContain('team_members_are_registered');
	expect(await inside(id)).toEqual([founder.id]);
});

test('taking back and joining a team at once never leaves a member who is not registered', async () => {
	const { id } = await plan(leader.client);
	const [founder, ...all] = [await person(), ...(await people(6, 'it'))];
	const team = await formTeam(founder.client, id);
	await Promise.all(all.map((who) => register(who, id)));
	await Promise.all(all.flatMap((who) => [cancel(who, id), who.client.rpc('join_team', { p_team: team })]));
	const odd = await sql`select 1 from public.team_members m where m.event_id = ${id} and not exists (
		select from public.registrations r where r.event_id = m.event_id and r.person_id = m.person_id)`;
	expect(odd).toEqual([]);
});

const questions = [
	{ asks: 'What do you eat?', kind: 'choice', options: ['Everything', 'No meat'], is_required: true },
	{ asks: 'Anything else?', kind: 'text', options: [], is_required: false }
];

test('a question that is required is answered, with an answer that is offered', async () => {
	const { id } = await plan(leader.client);
	await limit(id, {}, questions);
	const [asked] = await sql<{
		id: string;
	}>`select id from public.registration_questions where event_id = ${id} order by position`;
	const key = String(asked?.id);
	const ann = await person();
	expect((await register(ann, id)).error?.message).toBe('answers_are_required');
	expect((await register(ann, id, { [key]: '  ' })).error?.message).toBe('answers_are_required');
	expect((await register(ann, id, { [key]: 'Stones' })).error?.message).toBe('answers_are_offered');
	expect(await inside(id)).toEqual([]);
	expect((await register(ann, id, { [key]: 'No meat', '999999': 'nothing' })).data).toBe('registered');
	expect((await register(ann, id, { [key]: 'Everything' })).data).toBe('registered');
	expect(await sql`select answer from public.registration_answers where event_id = ${id}`).toEqual([
		{ answer: 'Everything' }
	]);
});

test('answers and the waiting list are read by who gave them and organizers, and by nobody else', async () => {
	const { id, slug } = await plan(leader.client);
	await limit(id, { most: 1 }, questions);
	const [asked] = await sql<{
		id: string;
	}>`select id from public.registration_questions where event_id = ${id} order by position`;
	const [ann, ben, organizer, stranger] = await Promise.all([person(), person(), person(), person()]);
	await leader.client.rpc('set_event_role', { p_event: id, p_person: organizer.id, p_role: 'organizer' });
	for (const who of [ann, ben]) await register(who, id, { [String(asked?.id)]: 'No meat' });
	const answers = async (who: TestPerson) =>
		((await who.client.from('registration_answers').select('person_id').eq('event_id', id)).data ?? []).map(
			(row) => row.person_id
		);
	const line = async (who: TestPerson) =>
		(await who.client.from('waiting_list').select('person_id').eq('event_id', id)).data?.length;
	expect(await answers(ann)).toEqual([ann.id]);
	expect((await answers(organizer)).toSorted()).toEqual([ann.id, ben.id].toSorted());
	expect(await answers(stranger)).toEqual([]);
	expect([await line(ann), await line(ben), await line(organizer), await line(stranger)]).toEqual([0, 1, 1, 0]);
	const { data } = await stranger.client.rpc('list_attendance', { p_event: id });
	expect(data).toMatchObject([{ id: ann.id, answers: [] }]);
	expect(JSON.stringify((await stranger.client.rpc('show_event', { p_slug: slug })).data)).not.toContain(
		'"answer": "No meat"'
	);
	expect((await anonymous().from('registration_answers').select('answer')).data ?? []).toEqual([]);
	await cancel(ann, id);
	expect(await answers(organizer)).toEqual([ben.id]);
});

test('a question that is not asked any more keeps what was answered and asks nobody', async () => {
	const { id, slug } = await plan(leader.client);
	await limit(id, {}, questions);
	const [asked] = await sql<{
		id: string;
	}>`select id from public.registration_questions where event_id = ${id} order by position`;
	const ann = await person();
	await register(ann, id, { [String(asked?.id)]: 'No meat' });
	await limit(id, {}, []);
	expect((await register(await person(), id)).data).toBe('registered');
	expect((await ann.client.rpc('show_event', { p_slug: slug })).data).toMatchObject({ questions: [] });
	expect(await sql`select answer from public.registration_answers where event_id = ${id}`).toEqual([
		{ answer: 'No meat' }
	]);
});

test('only organizers set limits and questions', async () => {
	const { id } = await plan(leader.client);
	const ann = await person();
	const { error } = await ann.client.rpc('save_registration', { p_event: id, p_limits: { most: 1 }, p_questions: [] });
	expect(error?.message).toBe('organizer_only');
	const wrong = await leader.client.rpc('save_registration', { p_event: id, p_limits: { most: 0 }, p_questions: [] });
	expect(wrong.error?.message).toContain('registration_limits_most_is_a_number');
	const odd = { p_event: id, p_limits: {}, p_questions: [{ asks: 'Which?', kind: 'choice', options: ['One'] }] };
	expect((await leader.client.rpc('save_registration', odd)).error?.message).toContain(
		'registration_questions_offer_a_choice'
	);
});

test('a clone begins with the questions and limits of the event it comes from', async () => {
	const from = await plan(leader.client);
	await limit(from.id, { most: 7 }, questions);
	const clone = await plan(leader.client, anEvent({ copy_of: from.id }));
	const { data } = await leader.client.rpc('show_event', { p_slug: clone.slug });
	expect(data).toMatchObject({
		limits: { most: 7 },
		questions: [{ asks: 'What do you eat?' }, { asks: 'Anything else?' }]
	});
});

test('registering and taking it back end at the deadline', async () => {
	const { id, deadline } = await plan(leader.client);
	const ann = await person();
	await register(ann, id);
	try {
		await stopClock(deadline);
		expect((await cancel(ann, id)).error?.message).toBe('event_is_over');
		await stopClock(new Date(deadline.getTime() - 1));
		expect((await cancel(ann, id)).error).toBeNull();
	} finally {
		await stopClock();
	}
});

test('the code is for organizers; who is registered checks in by it once, from a day before', async () => {
	const { id } = await plan(leader.client, anEvent({}, 3));
	const [ann, ben] = await Promise.all([person(), person()]);
	await register(ann, id);
	expect((await ann.client.rpc('check_in_code', { p_event: id })).error?.message).toBe('organizer_only');
	const { data: code } = await leader.client.rpc('check_in_code', { p_event: id });
	expect((await leader.client.rpc('check_in_code', { p_event: id })).data).toBe(code);
	expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
	const come = (who: TestPerson, typed: string) => who.client.rpc('check_in', { p_event: id, p_code: typed });
	expect((await come(ann, 'WRONG1')).error?.message).toBe('check_in_code_is_wrong');
	expect((await come(ann, '')).error?.message).toBe('check_in_code_is_wrong');
	expect((await come(ben, String(code))).error?.message).toBe('check_in_needs_registration');
	const twice = await Promise.all([come(ann, ` ${String(code).toLowerCase()} `), come(ann, String(code))]);
	expect(twice.map(({ error }) => error)).toEqual([null, null]);
	expect(
		await sql`select 1 from public.activity where verb = 'event.checked_in' and subject_id = ${String(id)}`
	).toHaveLength(1);
	const list = (by: TestPerson, has_come: boolean) =>
		by.client.rpc('check_in_person', { p_event: id, p_person: ann.id, p_has_come: has_come });
	expect((await list(ben, false)).error?.message).toBe('organizer_only');
	expect((await list(leader, false)).error).toBeNull();
	expect(await sql`select checked_in_at from public.registrations where event_id = ${id}`).toEqual([
		{ checked_in_at: null }
	]);
	const early = await plan(leader.client, anEvent({}, 48));
	await register(ann, early.id);
	const { data: other } = await leader.client.rpc('check_in_code', { p_event: early.id });
	expect((await ann.client.rpc('check_in', { p_event: early.id, p_code: String(other) })).error?.message).toBe(
		'check_in_is_closed'
	);
});

test('the list at the door is a file for who runs the event, with who waits and what was answered, and for nobody else', async () => {
	const organizer = await person();
	const { id } = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	await limit(id, { most: 1 }, [{ asks: 'What do you eat?', kind: 'text', options: [], is_required: false }]);
	const { data: asked } = await leader.client.from('registration_questions').select('id').eq('event_id', id).single();
	const [first, second] = [await person({ name: 'Ann First' }), await person({ name: 'Ben Second', function: 'it' })];
	await register(first, id, { [String(asked?.id)]: 'Anything' });
	await register(second, id);
	await organizer.client.rpc('check_in_person', { p_event: id, p_person: first.id, p_has_come: true });
	const { people, questions } = await exportAttendance(organizer.client, id);
	expect(questions).toEqual([{ id: asked?.id, asks: 'What do you eat?' }]);
	expect(people.filter(({ name }) => / (First|Second)$/.test(name))).toMatchObject([
		{ name: 'Ann First', function: 'marketing', place: null, answers: { [String(asked?.id)]: 'Anything' } },
		{ name: 'Ben Second', function: 'it', place: 1, checked_in_at: null, answers: {} }
	]);
	expect(people.find(({ name }) => name === 'Ann First')?.checked_in_at).not.toBeNull();
	for (const client of [first.client, anonymous()])
		await expect(exportAttendance(client, id)).rejects.toMatchObject({ status: 403 });
});
