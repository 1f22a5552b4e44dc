import { expect, test } from 'vitest';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { must } from './judged-event.ts';

const { person, anonymous, sql, stopClock } = await world();
const [leader, organizer] = await Promise.all([person({ role: 'leader' }), person({ name: 'Olga' })]);
const MINUTE = 60_000;
const REASON = 'Nobody from IT who is registered is still here.';

/** A team of marketing alone with twenty minutes more than the others, and nobody from IT who is registered. */
async function stuck() {
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const [lead, iris] = await Promise.all([person(), person({ function: 'it', name: 'Iris IT' })]);
	const team = await formTeam(lead.client, event.id);
	const until = new Date(event.deadline.getTime() + 20 * MINUTE);
	const given = { p_team: team, p_until: until.toISOString(), p_reason: 'Their developer fell ill.' };
	must(await organizer.client.rpc('extend_deadline', given));
	return { event, team, until, lead, iris };
}
async function at<T>(moment: Date, what: () => Promise<T>): Promise<T> {
	try {
		await stopClock(moment);
		return await what();
	} finally {
		await stopClock();
	}
}
const late = async ({ client }: TestPerson, team: number, { id }: TestPerson, reason = REASON) =>
	(await client.rpc('register_late', { p_team: team, p_person: id, p_reason: reason })).error?.message ?? 'done';
const during = (until: Date) => new Date(until.getTime() - 10 * MINUTE);

test('an organizer registers a colleague late for a team that lacks a side, which hands in; everybody reads why', async () => {
	const { event, team, until, lead, iris } = await stuck();
	const stranger = await person();
	await at(during(until), async () => {
		for (const who of [lead, iris, stranger]) expect(await late(who, team, iris)).toBe('organizer_only');
		const asked = { p_team: team, p_person: iris.id, p_reason: REASON };
		expect((await anonymous().rpc('register_late', asked)).error?.code).toBe('42501');
		expect(await late(organizer, team, iris, 'Why')).toContain('late_registrations_say_why');
		expect(await late(organizer, team, iris)).toBe('done');
		expect(await late(organizer, team, iris)).toBe('late_person_is_registered');
		expect((await lead.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
		const { data } = await stranger.client.rpc('show_team_entry', { p_team: team });
		expect(Object(data).late).toEqual([{ who: 'Iris IT', by: 'Olga', reason: REASON }]);
		const waits = await iris.client.from('team_matters').select('kind, who').eq('team_id', team);
		expect(waits.data).toEqual([{ kind: 'placed_late', who: 'Olga' }]);
	});
	const [entry] = await sql`select details from public.activity where verb = 'team.registered_late'
		and subject_id = ${String(team)}`;
	expect(entry).toEqual({ details: { who: 'Iris IT', reason: REASON } });
	await expect(
		sql`update public.late_registrations set reason = 'Another one' where team_id = ${team}`
	).rejects.toThrow('facts_are_append_only');
	expect((await organizer.client.from('late_registrations').delete().eq('event_id', event.id)).error?.code).toBe(
		'42501'
	);
	expect((await anonymous().from('late_registrations').select('reason')).error?.code).toBe('42501');
});

test('nobody is registered late before the deadline, after the time of the team, or for a team without more time', async () => {
	const { event, team, until, iris } = await stuck();
	const other = await formTeam((await person()).client, event.id);
	expect(await late(organizer, team, iris)).toBe('late_registration_is_after_the_deadline');
	await at(event.deadline, async () => expect(await late(organizer, other, iris)).toBe('placed_team_is_over'));
	await at(until, async () => expect(await late(organizer, team, iris)).toBe('placed_team_is_over'));
	expect(await late(organizer, 999_999, iris)).toBe('no_such_team');
	await at(new Date(until.getTime() - 1), async () => expect(await late(organizer, team, iris)).toBe('done'));
});

test('only a gap is filled late: not by the side that is there, not in a team that can hand in; a full event does not stand in the way', async () => {
	const { event, team, until, lead, iris } = await stuck();
	const [mia, ian, judge] = await Promise.all([
		person(),
		person({ function: 'it' }),
		person({ function: 'it', name: 'Jude Judge' })
	]);
	must(await organizer.client.rpc('add_judge', { p_event: event.id, p_person: judge.id }));
	const limit = (most: number | null) =>
		organizer.client.rpc('save_registration', { p_event: event.id, p_limits: { most }, p_questions: [] });
	await at(during(until), async () => {
		expect(await late(organizer, team, mia)).toBe('late_person_fills_no_gap');
		expect(await late(organizer, team, lead)).toBe('late_person_is_registered');
		expect(await late(organizer, team, judge)).toBe('late_person_judges');
		must(await organizer.client.rpc('withdraw_judge', { p_event: event.id, p_person: judge.id }));
		expect(await late(organizer, team, judge), 'has read the others').toBe('late_person_judges');
		must(await limit(1));
		const [waits] = [await person({ function: 'it' })];
		await sql`insert into public.waiting_list (event_id, person_id) values (${event.id}, ${waits.id})`;
		expect(await late(organizer, team, iris)).toBe('done');
		expect(
			await sql`select person_id from public.registrations where event_id = ${event.id} and is_beyond_limit`
		).toEqual([{ person_id: iris.id }]);
		const waiting = await sql`select person_id from public.waiting_list where event_id = ${event.id}`;
		expect(waiting, 'nobody moved up').toEqual([{ person_id: waits.id }]);
		const direct = { event_id: event.id, person_id: ian.id, is_beyond_limit: true };
		expect((await organizer.client.from('registrations').insert(direct)).error?.code).toBe('42501');
		expect(await late(organizer, team, ian)).toBe('late_team_is_complete');
	});
});

test('of two who are registered late at once for one gap, one is', async () => {
	const { team, until, iris } = await stuck();
	const ian = await person({ function: 'it' });
	await at(during(until), async () => {
		const answers = await Promise.all([late(organizer, team, iris), late(leader, team, ian)]);
		expect(answers.toSorted()).toEqual(['done', 'late_team_is_complete']);
	});
});
