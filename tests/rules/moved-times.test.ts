import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as announcements from '#lib/floor/announcements.server.ts';
import * as events from '#lib/events/events.server.ts';
import * as impact from '#lib/impact/today.server.ts';
import { anEvent, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, sql } = await world();
const leader = await person({ role: 'leader' });

const MOMENTS = [
	...['ideation_at', 'formation_at', 'build_at', 'submission_at'],
	...['judging_at', 'voting_at', 'results_at']
] as const;
const HOUR = 3_600_000;
const later = (at: unknown, hours: number) => new Date(Date.parse(String(at)) + hours * HOUR).toISOString();
const allLater = (event: Record<string, Json>, hours: number) =>
	Object.fromEntries(MOMENTS.map((at) => [at, later(event[at], hours)]));

/** An event of one organizer, with somebody registered. It begins in two days, so that its times are free to move. */
async function coming(changes: Record<string, Json> = {}) {
	const [organizer, ann] = await Promise.all([person(), person()]);
	const { agenda, ...event } = anEvent({ organizer_id: organizer.id, ...changes }, 48);
	const { id, slug } = await plan(leader.client, agenda ? { ...event, agenda } : event);
	expect((await ann.client.rpc('register_for_event', { p_event: id })).error).toBeNull();
	const save = async (more: Record<string, Json>) => {
		const p_event = { ...event, reason: 'The trains stand still.', ...more };
		expect(
			(await organizer.client.rpc('save_event', { p_event, p_challenges: [], p_id: id })).error?.message
		).toBeUndefined();
	};
	return { event, id, slug, organizer, ann, save };
}

const today = async ({ client }: TestPerson, slug: string) => {
	const { event_news, more_news } = await impact.today(client);
	return {
		news: event_news.filter((one) => one.slug === slug),
		more: more_news.filter((one) => one.slug === slug).map(({ kind, count }) => ({ kind, count }))
	};
};

test('what one save moves is one piece of news, which names the deadline; what moved again is told of the later save', async () => {
	const { event, slug, ann, save } = await coming();
	await save(allLater(event, 24));
	expect((await today(ann, slug)).news).toMatchObject([{ kind: 'time_moved', moment: 'judging_at', times: 7 }]);
	await save({ ...allLater(event, 24), results_at: later(event.results_at, 25), reason: 'The hall is free longer.' });
	expect((await today(ann, slug)).news).toMatchObject([
		{ moment: 'results_at', times: 1, reason: 'The hall is free longer.' },
		{ moment: 'judging_at', times: 6, reason: 'The trains stand still.' }
	]);
	const { moves } = await events.show(ann.client, slug);
	expect(new Set(moves.map(({ version }) => version)).size).toBe(2);
});

test('a place and a moved deadline stay on the first page whatever else is said, and the rest is counted', async () => {
	const { event, id, slug, organizer, ann, save } = await coming();
	const { client } = organizer;
	expect(
		(await client.rpc('save_registration', { p_event: id, p_limits: { most: 1 }, p_questions: [] })).error
	).toBeNull();
	const bob = await person();
	expect((await bob.client.rpc('register_for_event', { p_event: id })).data).toBe('waiting');
	expect((await ann.client.rpc('cancel_registration', { p_event: id })).error).toBeNull();
	await save({ judging_at: later(event.judging_at, 0.5) });
	for (let at = 1; at <= 8; at += 1)
		await announcements.announce(client, id, { says: `Number ${at}`, audience: 'everybody' });
	await save({ judging_at: later(event.judging_at, 0.5), results_at: later(event.results_at, 1) });
	const { news, more } = await today(bob, slug);
	expect(news.map(({ kind, moment, reason }) => (kind === 'announced' ? reason : (moment ?? kind)))).toEqual([
		...['results_at', 'Number 8', 'Number 7', 'Number 6', 'Number 5', 'Number 4'],
		...['judging_at', 'moved_up']
	]);
	expect(more).toEqual([{ kind: 'announced', count: 3 }]);
	// who is in no part of the event reads none of it
	const stranger = await person();
	expect(await today(stranger, slug)).toEqual({ news: [], more: [] });
});

const at = (event: Record<string, Json>, moment: (typeof MOMENTS)[number], hours = 0) => later(event[moment], hours);
const agendaOf = async (id: number) =>
	(
		await sql<{
			title: string;
			at: Date;
		}>`select title, at from public.agenda_items where event_id = ${id} order by title`
	).map((point) => [point.title, point.at.toISOString()]);

test('the agenda moves along as far as the phases its points lie in, and only where that is asked for', async () => {
	const times = anEvent({}, 48);
	const agenda = [
		{ at: at(times, 'ideation_at', -1), title: 'Breakfast' },
		{ at: at(times, 'build_at', 0.5), title: 'Mentors' },
		{ at: at(times, 'judging_at'), title: 'Pitches' }
	];
	const { id, save } = await coming({ ...times, agenda });
	const later2 = { ...times, judging_at: at(times, 'judging_at', 0.5), voting_at: at(times, 'voting_at', 0.5) };
	await save({ ...later2, agenda });
	const [breakfast, mentors, pitches] = agenda.map((point) => point.at);
	expect(await agendaOf(id)).toEqual([
		['Breakfast', breakfast],
		['Mentors', mentors],
		['Pitches', pitches]
	]);
	// half an hour more for the judging, and a day for what comes before it
	const next = { ...later2, ...allLater(times, 24), judging_at: at(times, 'judging_at', 24.5), agenda_moves: 'true' };
	await save({ ...next, agenda });
	expect(await agendaOf(id)).toEqual([
		['Breakfast', at(times, 'ideation_at', 23)],
		['Mentors', at(times, 'build_at', 24.5)],
		// its phase had moved by half an hour before, without it
		['Pitches', at(times, 'judging_at', 24)]
	]);
	// left out, what stands moves; saved again, nothing does
	await save({ ...next, ...allLater(times, 48) });
	expect((await agendaOf(id))[0]).toEqual(['Breakfast', at(times, 'ideation_at', 47)]);
	await save({ ...next, ...allLater(times, 48) });
	expect((await agendaOf(id))[0]).toEqual(['Breakfast', at(times, 'ideation_at', 47)]);
});

test('a point that is given another time in the same save stays where it is put; a new name alone holds none back', async () => {
	const times = anEvent({}, 48);
	const [first, second] = [at(times, 'ideation_at', 1), at(times, 'build_at', 0.5)];
	const { id, save } = await coming({
		...times,
		agenda: [
			{ at: first, title: 'Lunch' },
			{ at: second, title: 'Talk' }
		]
	});
	const agenda = [
		// where another point was
		{ at: second, title: 'Lunch' },
		{ at: second, title: 'A longer talk' },
		{ at: later(second, 3), title: 'Walk' }
	];
	await save({ ...allLater(times, 24), agenda, agenda_moves: 'true' });
	expect(await agendaOf(id)).toEqual([
		['A longer talk', later(second, 24)],
		['Lunch', second],
		['Walk', later(second, 3)]
	]);
});

test('the agenda keeps its hours where the clocks change between the old day and the new', async () => {
	// Saturday in summer time, moved to a Saturday in winter time
	const clock = (day: string, hour: number, zone: string) => `${day}T${String(hour).padStart(2, '0')}:00:00${zone}`;
	const on = (day: string, zone: string) =>
		Object.fromEntries(MOMENTS.map((moment, index) => [moment, clock(day, 9 + index, zone)]));
	const agenda = [{ at: clock('2027-10-23', 12, '+02:00'), title: 'Lunch' }];
	const { id, save } = await coming({ ...on('2027-10-23', '+02:00'), agenda });
	await save({ ...on('2027-11-06', '+01:00'), agenda, agenda_moves: 'true' });
	expect(await agendaOf(id)).toEqual([['Lunch', '2027-11-06T11:00:00.000Z']]);
});

test('moved by a reason that is missing, the agenda stays too', async () => {
	const times = anEvent({}, 48);
	const agenda = [{ at: at(times, 'build_at'), title: 'Mentors' }];
	const { id, organizer } = await coming({ ...times, agenda });
	const p_event = { ...times, ...allLater(times, 24), agenda, agenda_moves: 'true' };
	const { error } = await organizer.client.rpc('save_event', { p_event, p_challenges: [], p_id: id });
	expect(error?.message).toBe('moved_times_need_a_reason');
	expect(await agendaOf(id)).toEqual([['Mentors', agenda[0]?.at]]);
});
