import { expect, test } from 'vitest';
import { z } from 'zod';
import { verifyChain } from '#lib/activity/chain.server.ts';
import * as activity from '#lib/activity/activity.server.ts';
import { anEvent, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, stopClock } = await world();
const leader = await person({ role: 'leader' });

/** What the log tells somebody of an event, with these verbs: by its page and by its table, which tell the same. */
async function told({ client }: Pick<TestPerson, 'client'>, event: number, verbs: readonly string[]) {
	const of = (name: 'activity' | 'activity_list') =>
		client
			.from(name)
			.select('verb, actor_id, details')
			.eq('subject', 'events')
			.eq('subject_id', String(event))
			.in('verb', [...verbs])
			.order('seq');
	const [table, page] = [await of('activity'), await of('activity_list')];
	expect(page.data).toEqual(table.data);
	return (table.data ?? []).map(({ verb, actor_id, details }) => ({ verb, actor_id, details }));
}
const intact = async ({ client }: TestPerson) => (await client.rpc('verify_activity').single()).data;
const HOUR = 3_600_000;

test('the log tells who waits, left the list or moved up to the organizers, of oneself to oneself, and to nobody else', async () => {
	const organizer = await person();
	const { id } = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const [first, second, third, stranger] = [
		await person({ name: 'Ann In' }),
		await person({ name: 'Ben Waits' }),
		await person({ name: 'Cleo Waits' }),
		await person()
	];
	await organizer.client.rpc('save_registration', { p_event: id, p_limits: { most: 1 }, p_questions: [] });
	for (const { client } of [first, second, third]) await client.rpc('register_for_event', { p_event: id });
	await third.client.rpc('cancel_registration', { p_event: id });
	await first.client.rpc('cancel_registration', { p_event: id });
	const verbs = ['event.registered', 'event.waited', 'event.cancelled', 'event.moved_up'];
	const open = [
		{ verb: 'event.registered', actor_id: first.id, details: {} },
		{ verb: 'event.cancelled', actor_id: first.id, details: { waited: false } }
	];
	const all = [
		open[0],
		{ verb: 'event.waited', actor_id: second.id, details: {} },
		{ verb: 'event.waited', actor_id: third.id, details: {} },
		{ verb: 'event.cancelled', actor_id: third.id, details: { waited: true } },
		open[1],
		{ verb: 'event.moved_up', actor_id: first.id, details: { people: ['Ben Waits'] } }
	];
	for (const who of [organizer, leader]) expect(await told(who, id, verbs)).toEqual(all);
	// who made room is not told for whom
	for (const who of [stranger, first]) expect(await told(who, id, verbs)).toEqual(open);
	expect(await told(second, id, verbs)).toEqual([all[0], all[1], all[4]]);
	expect(await told(third, id, verbs)).toEqual([all[0], all[2], all[3], all[4]]);
	expect(await told({ client: anonymous() }, id, verbs)).toEqual([]);
	// nor is it told beside the log
	const moved = await stranger.client.from('registrations').select('moved_up_at').eq('event_id', id);
	expect(moved.error?.code).toBe('42501');
	expect((await stranger.client.from('registrations').select('person_id').eq('event_id', id)).data).toEqual([
		{ person_id: second.id }
	]);

	// what is not shown is sealed all the same: the chain is whole for everybody, and the file has every entry
	expect(await intact(stranger)).toMatchObject({ is_intact: true, broken_at: null });
	const file = await new Response(await activity.exported(leader.client, '2026-11-27T12:00:00Z')).text();
	expect(await verifyChain(file.split('\n'))).toMatchObject({
		...{ broken: null, entries: (await intact(stranger))?.entries }
	});
	expect(file).toContain('Ben Waits');
	await expect(activity.exported(organizer.client, '')).rejects.toMatchObject({ status: 403 });
});

test('the log tells of a scheduled announcement when it is due, not before, and of one taken back before that never', async () => {
	const organizer = await person();
	const { id } = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const [participant, stranger] = [await person(), await person()];
	await participant.client.rpc('register_for_event', { p_event: id });
	const due = new Date(Date.now() + HOUR);
	const announce = async (more: { p_due_at?: string } = {}) =>
		z.number().parse((await organizer.client.rpc('announce', { p_event: id, p_says: 'The bell rings', ...more })).data);
	const takeBack = async (announcement: number) =>
		expect((await organizer.client.rpc('withdraw_announcement', { p_announcement: announcement })).error).toBeNull();
	const later = { p_due_at: due.toISOString() };
	const [now, scheduled, given_up] = [await announce(), await announce(later), await announce(later)];
	await takeBack(given_up);
	const read = async (who: TestPerson) =>
		(await told(who, id, ['event.announced', 'event.announcement_withdrawn'])).map(({ verb, details }) => [
			verb,
			Object(details).announcement,
			Object(details).is_scheduled
		]);
	const whole = [
		['event.announced', now, false],
		['event.announced', scheduled, true],
		['event.announced', given_up, true],
		['event.announcement_withdrawn', given_up, undefined]
	];
	const said = [whole[0], whole[1]];
	for (const who of [organizer, leader]) expect(await read(who)).toEqual(whole);
	try {
		await stopClock(new Date(due.getTime() - 1));
		for (const who of [participant, stranger]) expect(await read(who)).toEqual([whole[0]]);
		await stopClock(due);
		for (const who of [participant, stranger]) expect(await read(who)).toEqual(said);
		await takeBack(scheduled);
		const after = ['event.announcement_withdrawn', scheduled, undefined];
		for (const who of [participant, stranger]) expect(await read(who)).toEqual([...said, after]);
		expect(await read(organizer)).toEqual([...whole, after]);
		expect(await intact(stranger)).toMatchObject({ is_intact: true });
	} finally {
		await stopClock();
	}
});
