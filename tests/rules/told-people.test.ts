import { expect, test } from 'vitest';
import * as announcements from '#lib/floor/announcements.server.ts';
import { anEvent, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { looking } from './previewing.ts';

const here = await world();
const { person, anonymous, sql } = here;
const leader = await person({ role: 'leader' });

/** An event with somebody of every kind, each in one part only, and a guest who judges behind a link. */
async function everyKind() {
	const [organizer, second, mentor, judge, participant, waiting, outside] = await Promise.all([
		person(),
		person({ function: 'it' }),
		person(),
		person({ function: 'it' }),
		person(),
		person({ function: 'it' }),
		person()
	]);
	const times = anEvent({ organizer_id: organizer.id });
	const { id, slug } = await plan(leader.client, times);
	const must = (answer: { error: { message: string } | null }) => expect(answer.error).toBeNull();
	const { client } = organizer;
	must(await client.rpc('set_event_role', { p_event: id, p_person: second.id, p_role: 'organizer' }));
	must(await client.rpc('set_event_role', { p_event: id, p_person: mentor.id, p_role: 'mentor' }));
	must(await client.rpc('add_judge', { p_event: id, p_person: judge.id }));
	must(await client.rpc('save_registration', { p_event: id, p_limits: { most: 1 }, p_questions: [] }));
	for (const who of [participant, waiting]) must(await who.client.rpc('register_for_event', { p_event: id }));
	const guest = await client.rpc('invite_guest_judge', {
		...{ p_event: id, p_days: 7, p_guest: { name: 'Gerda Guest', function: 'it', email: 'gerda@example.com' } }
	});
	must(guest);
	return {
		...{ id, slug, times, organizer, outside, token: guest.data ?? '' },
		told: { organizer, second, mentor, judge, participant, waiting }
	};
}
const announced = async ({ client }: TestPerson, slug: string) =>
	((await client.from('announcement_news').select('says').eq('slug', slug)).data ?? []).map(({ says }) => says);
const moved = async ({ client }: TestPerson, slug: string) =>
	(await client.from('event_news').select('moment, reason').eq('slug', slug)).data;

test('a deadline that moves is told on the first page to whoever counts on it, also who judges or waits, and to nobody else', async () => {
	const { id, slug, times, organizer, told, outside } = await everyKind();
	const judging_at = new Date(Date.parse(String(times.judging_at)) + 1_800_000).toISOString();
	const { error } = await organizer.client.rpc('save_event', {
		...{ p_event: { ...times, judging_at, reason: 'The power was out.' }, p_challenges: [], p_id: id }
	});
	expect(error).toBeNull();
	const news = [{ moment: 'judging_at', reason: 'The power was out.' }];
	for (const [part, who] of Object.entries(told)) expect([part, await moved(who, slug)]).toEqual([part, news]);
	for (const who of [outside, leader]) expect(await moved(who, slug)).toEqual([]);
	expect((await anonymous().from('event_news').select('slug')).data ?? []).toEqual([]);
});

test('what is said to everybody is read on the first page of as many as the form states, with the guests behind their link', async () => {
	const { id, slug, organizer, told, outside, token } = await everyKind();
	const says = 'Lunch is served.';
	const said = await announcements.announce(organizer.client, id, { says, audience: 'everybody' });
	expect(said.error).toBeNull();
	for (const [part, who] of Object.entries(told)) expect([part, await announced(who, slug)]).toEqual([part, [says]]);
	// on the page of the event, if not on the first one
	for (const who of [outside, leader]) {
		expect(await announced(who, slug)).toEqual([]);
		expect((await announcements.list(who.client, slug)).said).toMatchObject([{ says }]);
	}
	expect((await announcements.listForGuest(anonymous(), token))?.announcements).toMatchObject([{ says }]);
	const reached = async () => (await announcements.reach(organizer.client, slug))?.audiences.everybody;
	expect(await reached()).toBe(Object.keys(told).length + 1);

	// who judges no more and who left the company is told nothing, and not counted
	expect(
		(await organizer.client.rpc('withdraw_judge', { p_event: id, p_person: told.judge.id })).error?.message
	).toBeUndefined();
	expect(await announced(told.judge, slug)).toEqual([]);
	await sql`update public.people set left_at = now() where id = ${told.participant.id}`;
	expect(await announced(told.participant, slug)).toEqual([]);
	expect(await reached()).toBe(Object.keys(told).length - 1);
});

test('a preview is told what somebody of its part is told', async () => {
	const { id, slug, organizer } = await everyKind();
	await announcements.announce(organizer.client, id, { says: 'Lunch is served.', audience: 'everybody' });
	for (const [part, count] of [
		['participant', 1],
		['mentor', 1],
		['judge', 1],
		['colleague', 0]
	] as const) {
		const client = await looking(here, organizer, `${id}.${part}`);
		const news = await client.from('announcement_news').select('says').eq('slug', slug);
		expect([part, news.data?.length]).toEqual([part, count]);
	}
});
