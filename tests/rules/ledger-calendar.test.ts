import { beforeEach, expect, test } from 'vitest';
import * as feeds from '#lib/experiments/feeds.server.ts';
import * as calendar from '#lib/ledger/calendar.server.ts';
import { aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, travel, stopClock } = await world();
const [organizer, second, ann, bob] = await Promise.all([
	person({ role: 'leader' }),
	person(),
	person(),
	person({ function: 'it' })
]);
const ORIGIN = 'https://ideas.example.com';
beforeEach(() => stopClock());

const addressOf = async ({ client }: TestPerson, scope: 'mine' | 'all' = 'mine') =>
	(await feeds.renew(client, scope)).token ?? '';
const entriesOf = async (token: string, about: string) =>
	(await calendar.entriesOf(anonymous(), token, ORIGIN)).filter(({ url }) => url.includes(about));
const days = async (who: TestPerson, about: string) =>
	(await entriesOf(await addressOf(who), about)).map(({ startsOn }) => startsOn);

async function handedIn() {
	const event = await plan(organizer.client);
	await sql`update public.events set time_zone = 'Asia/Tokyo', results_at = '2031-03-01T20:00:00Z' where id = ${event.id}`;
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	const { error } = await ann.client.rpc('submit_team', aSubmission(team));
	if (error) throw error;
	return { event, team };
}

test('the calendar of who organizes has the days to look back, in the zone of the event, and nobody else’s has', async () => {
	const { event } = await handedIn();
	const { client } = organizer;
	await client.rpc('set_event_role', { p_event: event.id, p_person: second.id, p_role: 'organizer' });
	// ten in the evening of the first is the morning of the second in Tokyo
	const expected = ['2031-04-01', '2031-05-31', '2031-08-29'];
	for (const who of [organizer, second]) expect(await days(who, event.slug)).toEqual(expected);
	for (const who of [ann, bob]) expect(await days(who, event.slug)).toEqual([]);
	expect(await entriesOf(await addressOf(organizer, 'all'), event.slug)).toEqual([]);
	expect(await entriesOf('no-such-token', event.slug)).toEqual([]);
	const [entry] = await entriesOf(await addressOf(organizer), event.slug);
	const name = (await sql<{ name: string }>`select name from public.events where id = ${event.id}`)[0]?.name;
	expect(entry).toMatchObject({
		...{ uid: `event-${event.id}-after-30`, summary: `Say what came of it after 30 days: ${name}` },
		url: `${ORIGIN}/events/${event.slug}/ledger`
	});
});

test('a day that was looked back on goes from the calendar', async () => {
	const { event } = await handedIn();
	await stopClock(new Date('2031-04-02T00:00:00Z'));
	const words = 'Two run, one was stopped early.';
	const said = await organizer.client.rpc('check_ledger', { p_event: event.id, p_days: 30, p_words: words });
	expect(said.error).toBeNull();
	expect(await days(organizer, event.slug)).toEqual(['2031-05-31', '2031-08-29']);
});

test('an event in which nobody handed in asks nobody', async () => {
	const { id, slug } = await plan(organizer.client);
	expect(await days(organizer, slug)).toHaveLength(3);
	await sql`update public.events set results_at = now() + interval '4 hours' where id = ${id}`;
	await travel('31 days');
	expect(await days(organizer, slug)).toEqual([]);
});

test('who promised to start has the day in the calendar, as long as that holds', async () => {
	const { event, team } = await handedIn();
	await stopClock(new Date('2031-03-02T00:00:00Z'));
	const { data: experiment } = await ann.client.rpc('carry_on', {
		...{ p_team: team, p_owner: bob.id, p_start_by: '2031-04-15', p_key: crypto.randomUUID() },
		p_plan: { title: 'One field less', insight: 'a', change: 'b', audience: 'c', expected_outcome: 'd' }
	});
	expect(experiment, event.slug).not.toBeNull();
	expect(await days(bob, `/experiments/${experiment}`)).toEqual(['2031-04-15']);
	expect(await days(ann, `/experiments/${experiment}`)).toEqual([]);
	const p_reason = 'Nobody has the time for it this year.';
	expect((await ann.client.rpc('stop_following', { p_team: team, p_reason })).error).toBeNull();
	expect(await days(bob, `/experiments/${experiment}`)).toEqual([]);
});
