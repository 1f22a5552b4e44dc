import { expect, test } from 'vitest';
import * as guests from '#lib/judging/guests.server.ts';
import * as setups from '#lib/setup/setup.server.ts';
import { todoOf } from '#lib/setup/parts.ts';
import { anEvent, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { must } from './judged-event.ts';

const { person, anonymous, sql, travel, stopClock } = await world();
const leader = await person({ role: 'leader' });

const DAY = 86_400_000;
const later = (at: unknown, days: number) => new Date(Date.parse(String(at)) + days * DAY).toISOString();
const moments = ['judging_at', 'voting_at', 'results_at'] as const;

/** An event that begins in so many days, and a way to move the end of it by some. */
async function coming(days: number) {
	const organizer = await person({ name: 'Olga Organizer' });
	const event = anEvent({ organizer_id: organizer.id }, days * 24);
	const { id, slug } = await plan(leader.client, event);
	must(await (await person()).client.rpc('register_for_event', { p_event: id }));
	let moved = 0;
	const move = async (by: number, reason = 'The trains stand still.') => {
		moved += by;
		const times = Object.fromEntries(moments.map((at) => [at, later(event[at], moved)]));
		must(
			await organizer.client.rpc('save_event', { p_event: { ...event, ...times, reason }, p_challenges: [], p_id: id })
		);
	};
	return { event, id, slug, organizer, move };
}
const invite = async ({ organizer, id }: { organizer: TestPerson; id: number }, days: number, name = 'Gerda Guest') => {
	const { data, error } = await guests.invite(organizer.client, id, { name, function: 'it', email: '', days });
	if (error) throw new Error(error.message);
	return data;
};
const look = (token: string) => guests.read(anonymous(), token);
const endOf = async (token: string) => Date.parse((await look(token)).guest.expires_at);
const extended = async (id: number) =>
	(
		await sql<{
			judge: string;
			by: string | null;
		}>`select details ->> 'judge' as judge, actor_id as by from public.activity
			where verb = 'judging.guest_link_extended' and subject_id = ${String(id)} order by seq`
	).map(({ judge, by }) => ({ judge, by }));

test('a link lasts a year at most, so that it can outlast an event that is far away', async () => {
	const event = await coming(122);
	const token = await invite(event, 124);
	expect(await endOf(token)).toBeGreaterThan(Date.parse(String(event.event.results_at)));
	for (const days of [0, 367])
		expect(
			(await guests.invite(event.organizer.client, event.id, { name: 'Gerda', function: 'it', email: '', days })).error
				?.message
		).toBe('guest_link_lasts_up_to_a_year');
	must(await guests.invite(event.organizer.client, event.id, { name: 'Gerda', function: 'it', email: '', days: 366 }));
});

test('a link goes on until a day after the results where they move behind its end, and each that did is in the log', async () => {
	const event = await coming(2);
	const [short, long] = [await invite(event, 3), await invite(event, 40, 'Gustav Guest')];
	const [before] = [await endOf(long)];
	await event.move(5);
	const results = Date.parse(later(event.event.results_at, 5));
	expect(await endOf(short)).toBe(results + DAY);
	expect(await endOf(long)).toBe(before);
	const { guest } = await look(short);
	expect(await extended(event.id)).toEqual([{ judge: guest.id, by: event.organizer.id }]);
	expect(await sql`select is_intact from private.check_activity()`).toEqual([{ is_intact: true }]);
	// earlier again, it keeps its end
	await event.move(-3);
	expect(await endOf(short)).toBe(results + DAY);
	expect(await extended(event.id)).toHaveLength(1);
	// never longer than a link may last
	await event.move(500);
	expect(await endOf(short)).toBeLessThan(Date.now() + 367 * DAY);
});

test('a link that was revoked, ran out or is of a guest who stopped does not go on', async () => {
	const event = await coming(2);
	const tokens = [await invite(event, 3), await invite(event, 1, 'Gustav Guest'), await invite(event, 3, 'Gesa Guest')];
	const [revoked = '', , left = ''] = tokens;
	const { id } = (await look(revoked)).guest;
	must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: id }));
	expect(await guests.leave(anonymous(), left)).toBeNull();
	const ends = () =>
		sql<{ expires_at: Date }>`select expires_at from public.guest_judges where event_id = ${event.id} order by made_at`;
	const before = await ends();
	try {
		await travel('25 hours');
		await event.move(5);
	} finally {
		await stopClock();
	}
	expect(await ends()).toEqual(before);
	expect(await extended(event.id)).toEqual([]);
});

test('a guest is told how the times of the judging moved since he or she was asked, and why, but not by whom', async () => {
	const event = await coming(2);
	const token = await invite(event, 3);
	expect((await look(token)).moves).toEqual([]);
	await event.move(5, 'The hall burned down.');
	const { moves } = await look(token);
	expect(moves.map(({ moment, reason }) => [moment, reason])).toEqual(
		moments.toReversed().map((moment) => [moment, 'The hall burned down.'])
	);
	const { data } = await anonymous().rpc('read_guest_judging', { p_token: token });
	for (const known of [event.organizer.name, event.organizer.id]) expect(JSON.stringify(data)).not.toContain(known);
	// to who is asked afterwards they are the times that there are
	expect((await look(await invite(event, 20, 'Gustav Guest'))).moves).toEqual([]);
	// other times are no matter of a guest
	const ideation_at = later(event.event.ideation_at, -1);
	const times = Object.fromEntries(moments.map((at) => [at, later(event.event[at], 5)]));
	const p_event = { ...event.event, ...times, ideation_at, reason: 'We begin early.' };
	must(await event.organizer.client.rpc('save_event', { p_event, p_challenges: [], p_id: event.id }));
	expect((await look(token)).moves).toHaveLength(3);
});

test('the set-up names links that end before the judging does, to who organizes and to nobody else', async () => {
	const event = await coming(10);
	await invite(event, 5);
	await invite(event, 20, 'Gustav Guest');
	const setup = await setups.show(event.organizer.client, event.slug);
	expect(setup.judges).toEqual({ people: 0, guests: 2, short_links: 1 });
	expect(todoOf(setup).map(({ path }) => path)).toContain('/judging/guests');
	const member = await person();
	await expect(setups.show(member.client, event.slug)).rejects.toMatchObject({ status: 404 });
	for (const who of [member.client, anonymous()])
		expect((await who.from('guest_judges').select('expires_at')).error).not.toBeNull();
});

test('the set-up names the points of an agenda on no day of the event, by the clocks of the event', async () => {
	const organizer = await person();
	const day = (hour: string) => `2027-11-28T${hour}:00.000Z`;
	const times = {
		...{ ideation_at: day('08:00'), formation_at: day('09:00'), build_at: day('10:00'), submission_at: day('11:00') },
		...{ judging_at: day('12:00'), voting_at: day('13:00'), results_at: day('14:00') }
	};
	const agenda = [
		{ at: '2027-12-07T09:00:00Z', title: 'Welcome' },
		{ at: day('06:30'), title: 'Breakfast' },
		// half past twelve at night in Berlin, the day after
		{ at: day('23:30'), title: 'Party' }
	];
	const { slug } = await plan(leader.client, anEvent({ organizer_id: organizer.id, ...times, agenda }));
	expect((await setups.show(organizer.client, slug)).outside).toEqual(['Party', 'Welcome']);
});
