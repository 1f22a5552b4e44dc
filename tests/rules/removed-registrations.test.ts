import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const [leader, olga, stranger] = await Promise.all([
	person({ role: 'leader' }),
	person({ name: 'Olga Organizer' }),
	person()
]);
const WHY = 'You called in sick. Get well soon.';

const takeOut = async (who: Pick<TestPerson, 'client'>, event: number, { id }: TestPerson, p_reason = WHY) =>
	(await who.client.rpc('remove_registration', { p_event: event, p_person: id, p_reason })).error?.message;
const register = async (who: TestPerson, p_event: number) =>
	(await who.client.rpc('register_for_event', { p_event })).data;
const news = async (who: TestPerson, slug: string) =>
	(await who.client.from('event_news').select('kind, reason').eq('slug', slug)).data;
const shown = async (who: TestPerson, slug: string) =>
	Object((await who.client.rpc('show_event', { p_slug: slug })).data);

async function withLimit(most: number | null) {
	const event = await plan(leader.client);
	await sql`update public.events set organizer_id = ${olga.id} where id = ${event.id}`;
	const limits: Json = most === null ? {} : { most };
	const set = await olga.client.rpc('save_registration', { p_event: event.id, p_limits: limits, p_questions: [] });
	if (set.error) throw set.error;
	return event;
}

test('an organizer takes a place away: it goes to who waits longest, in order, and the person is told why', async () => {
	const { id, slug } = await withLimit(1);
	const [sick, first, second] = await Promise.all([
		person({ name: 'Sick Sam' }),
		person({ name: 'First Fay' }),
		person()
	]);
	for (const who of [sick, first, second]) await register(who, id);
	expect(await takeOut(olga, id, sick)).toBeUndefined();
	expect(await takeOut(olga, id, sick), 'again changes nothing').toBeUndefined();
	expect(await shown(sick, slug)).toMatchObject({
		is_registered: false,
		lost_place: { reason: WHY, by: 'Olga Organizer' }
	});
	expect(await shown(first, slug)).toMatchObject({ is_registered: true, lost_place: null });
	expect(await shown(second, slug)).toMatchObject({ waiting: { count: 1, place: 1 } });
	expect(await news(sick, slug)).toEqual([{ kind: 'place_taken', reason: WHY }]);
	expect(await news(first, slug)).toEqual([{ kind: 'moved_up', reason: null }]);
	// the log is read by everybody: it says who, and not why
	const logged = await sql<{ verb: string; details: unknown }>`select verb, details from public.activity
		where subject = 'events' and subject_id = ${String(id)} and verb in ('event.registration_removed', 'event.moved_up') order by seq`;
	expect(logged).toEqual([
		{ verb: 'event.registration_removed', details: { waited: false, person: 'Sick Sam' } },
		{ verb: 'event.moved_up', details: { people: ['First Fay'] } }
	]);
	// well again: at the end of the line, and nothing is said of it any more
	expect(await register(sick, id)).toBe('waiting');
	expect(await shown(sick, slug)).toMatchObject({ waiting: { count: 2, place: 2 }, lost_place: null });
	expect(await news(sick, slug)).toEqual([]);
	// who waits is taken off the list, and the log names nobody
	expect(await takeOut(olga, id, second, 'You asked to come another time.')).toBeUndefined();
	expect(await shown(sick, slug)).toMatchObject({ waiting: { count: 1, place: 1 } });
	const [last] = await sql<{ details: unknown }>`select details from public.activity
		where verb = 'event.registration_removed' order by seq desc limit 1`;
	expect(last?.details).toEqual({ waited: true });
});

test('only who runs the event takes places away, with a reason, until the deadline; the reason is read by those concerned', async () => {
	const { id, deadline } = await withLimit(null);
	const [sam, mentor] = await Promise.all([person(), person()]);
	await register(sam, id);
	await olga.client.rpc('set_event_role', { p_event: id, p_person: mentor.id, p_role: 'mentor' });
	for (const who of [stranger, sam, mentor]) expect(await takeOut(who, id, sam)).toBe('organizer_only');
	expect(await takeOut({ client: anonymous() }, id, sam)).toMatch(/permission denied|sign_in_first/);
	expect(await takeOut(olga, id, sam, ' no ')).toContain('registration_removals_say_why');
	expect(await takeOut(olga, 999_999_999, sam)).toBe('no_such_event');
	await register(olga, id);
	expect(await takeOut(olga, id, olga)).toBe('own_registration_is_cancelled');
	expect(await takeOut(leader, id, sam)).toBeUndefined();
	const reads = async (who: TestPerson) =>
		(await who.client.from('registration_removals').select('reason').eq('event_id', id)).data?.length;
	expect(await Promise.all([sam, olga, leader, stranger, mentor].map(reads))).toEqual([1, 1, 1, 0, 0]);
	expect((await anonymous().from('registration_removals').select('reason')).error?.code).toBe('42501');
	await expect(sql`update public.registration_removals set reason = 'Forged reason'`).rejects.toThrow('append_only');
	await register(sam, id);
	await stopClock(new Date(deadline.getTime() + 1000));
	expect(await takeOut(olga, id, sam)).toBe('event_is_over');
	await stopClock();
});

test('a team goes on without who lost the place; one that has handed in keeps whom it needs', async () => {
	const { id, slug } = await withLimit(null);
	const [mia, ian, third] = await Promise.all([
		person({ function: 'marketing' }),
		person({ function: 'it', name: 'Ian Infra' }),
		person({ function: 'it' })
	]);
	const team = await formTeam(mia.client, id);
	for (const who of [ian, third]) await who.client.rpc('join_team', { p_team: team });
	const members = async () =>
		(await sql<{ person_id: string }>`select person_id from public.team_members where team_id = ${team}`).map(
			({ person_id }) => person_id
		);
	expect(await takeOut(olga, id, third)).toBeUndefined();
	expect(new Set(await members())).toEqual(new Set([mia.id, ian.id]));
	const told = await third.client.from('team_removals').select('reason');
	expect(told.data).toEqual([{ reason: WHY }]);
	const handed = await mia.client.rpc('submit_team', aSubmission(team));
	expect(handed.error).toBeNull();
	expect(await takeOut(olga, id, ian)).toBe('team_needs_this_person');
	expect(await shown(ian, slug)).toMatchObject({ is_registered: true });
	expect(await ian.client.from('registration_removals').select('id')).toMatchObject({ data: [] });
	// alone in a team that wrote nothing: it closes
	const alone = await person();
	const empty = await formTeam(alone.client, id);
	expect(await takeOut(olga, id, alone)).toBeUndefined();
	expect(await sql`select 1 from public.teams where id = ${empty}`).toEqual([]);
});

test('what somebody without a place had asked of teams is closed, so that no answer brings them back', async () => {
	const { id } = await withLimit(null);
	const [mia, sam] = await Promise.all([person({ function: 'marketing' }), person({ function: 'it' })]);
	const team = await formTeam(mia.client, id);
	await mia.client.rpc('set_team_asks_first', { p_team: team, p_asks: true });
	await register(sam, id);
	const asked = await sam.client.rpc('apply_to_team', { p_team: team });
	expect(asked.data).toBe('asked');
	const [request] = await sql<{ id: string }>`select id from public.team_requests where person_id = ${sam.id}`;
	expect(await takeOut(olga, id, sam)).toBeUndefined();
	const settled = await mia.client.rpc('settle_team_request', {
		p_request: Number(request?.id),
		p_outcome: 'accepted'
	});
	expect(settled.error?.message).toBe('team_request_is_settled');
});

test('a place taken away, a cancellation and new people at once: as many are in as there are places, and nobody is lost', async () => {
	const { id } = await withLimit(3);
	const people = await Promise.all(Array.from({ length: 8 }, () => person()));
	for (const who of people) await register(who, id);
	const [a, b] = people;
	if (!a || !b) throw new Error('Eight people were made.');
	const [late] = await Promise.all([person()]);
	const answers = await Promise.all([
		takeOut(olga, id, a),
		takeOut(leader, id, a),
		b.client.rpc('cancel_registration', { p_event: id }).then(({ error }) => error?.message),
		register(late, id).then(() => undefined)
	]);
	expect(answers).toEqual([undefined, undefined, undefined, undefined]);
	expect(await sql`select 1 from public.registrations where event_id = ${id}`).toHaveLength(3);
	expect(await sql`select 1 from public.waiting_list where event_id = ${id}`).toHaveLength(4);
	expect(await sql`select 1 from public.registration_removals where event_id = ${id}`).toHaveLength(1);
});
