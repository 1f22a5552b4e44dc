import { expect, test } from 'vitest';
import { anEvent, plan } from './hackathon.ts';
import { world } from './harness.ts';

const { person, anonymous, sql, travel, stopClock } = await world();
const leader = await person({ role: 'leader' });

const later = (at: unknown, minutes: number) => new Date(Date.parse(String(at)) + minutes * 60_000).toISOString();
const movesOf = (event: number) =>
	sql`select moment, reason from public.moved_times where event_id = ${event} order by id`;

/** An event that somebody counts on, and a change of it by a leader. */
async function announced() {
	const event = anEvent();
	const { id, slug } = await plan(leader.client, event);
	const ann = await person();
	await ann.client.rpc('register_for_event', { p_event: id });
	const change = (changes: Record<string, string | undefined>, by = leader) =>
		by.client.rpc('save_event', { p_event: { ...event, ...changes }, p_challenges: [], p_id: id });
	return { event, id, slug, ann, change };
}

test('until somebody counts on the times they are set freely, and nothing is kept', async () => {
	const event = anEvent();
	const { id } = await plan(leader.client, event);
	const p_event = { ...event, judging_at: later(event.judging_at, 30) };
	expect((await leader.client.rpc('save_event', { p_event, p_challenges: [], p_id: id })).error).toBeNull();
	expect(await movesOf(id)).toEqual([]);
});

test('an hour after planning people count on the times, registered or not', async () => {
	const event = anEvent();
	const { id } = await plan(leader.client, event);
	try {
		await travel('61 minutes');
		const p_event = { ...event, voting_at: later(event.voting_at, 5) };
		const { error } = await leader.client.rpc('save_event', { p_event, p_challenges: [], p_id: id });
		expect(error?.message).toBe('moved_times_need_a_reason');
	} finally {
		await stopClock();
	}
});

test('a deadline moves with a reason that everybody reads, and is logged', async () => {
	const { event, id, slug, ann, change } = await announced();
	const judging_at = later(event.judging_at, 30);
	expect((await change({ judging_at })).error).toMatchObject({ message: 'moved_times_need_a_reason' });
	expect((await change({ judging_at, reason: '   why ' })).error).toMatchObject({
		message: 'moved_times_need_a_reason'
	});
	expect((await change({ judging_at, reason: 'The power was out.' })).error).toBeNull();
	expect(await movesOf(id)).toEqual([{ moment: 'judging_at', reason: 'The power was out.' }]);
	const shown = await ann.client.rpc('show_event', { p_slug: slug });
	expect(shown.data).toMatchObject({
		moves: [{ moment: 'judging_at', reason: 'The power was out.', by: leader.name }]
	});
	const news = await ann.client.from('event_news').select('kind, moment, reason').eq('slug', slug);
	expect(news.data).toEqual([{ kind: 'time_moved', moment: 'judging_at', reason: 'The power was out.' }]);
	const logged =
		await sql`select details ->> 'reason' as reason from public.activity where verb = 'event.times_moved' and subject_id = ${String(id)}`;
	expect(logged).toEqual([{ reason: 'The power was out.' }]);
});

test('a refused move changes nothing else either', async () => {
	const { event, id, change } = await announced();
	await change({ name: 'Renamed', judging_at: later(event.judging_at, 30) });
	expect(await sql`select name from public.events where id = ${id}`).toEqual([{ name: event.name }]);
});

test('what was shown stays shown: voting that has begun and results that are out do not move', async () => {
	const { event, change } = await announced();
	const moved = (moment: string) => change({ [moment]: later(event.results_at, 60), reason: 'We would like to.' });
	try {
		await stopClock(new Date(Date.parse(String(event.voting_at))));
		expect((await change({ voting_at: later(event.voting_at, 5), reason: 'Wait.' })).error?.message).toBe(
			'events_past_times_stay'
		);
		await stopClock(new Date(Date.parse(String(event.results_at))));
		expect((await moved('results_at')).error?.message).toBe('events_past_times_stay');
		await stopClock(new Date(Date.parse(String(event.results_at)) - 1));
		expect((await moved('results_at')).error).toBeNull();
	} finally {
		await stopClock();
	}
});

test('a deadline that has passed is moved until voting begins, and not after', async () => {
	const { event, id, change } = await announced();
	const reason = 'The power was out at the last minute.';
	const moved = { judging_at: later(event.judging_at, 20), reason };
	try {
		await stopClock(new Date(Date.parse(String(event.voting_at))));
		expect((await change(moved)).error?.message).toBe('events_past_times_stay');
		await stopClock(new Date(Date.parse(String(event.judging_at)) + 1));
		expect((await change(moved)).error).toBeNull();
		expect(await sql`select phase from public.event_list where id = ${id}`).toEqual([{ phase: 'submission' }]);
	} finally {
		await stopClock();
	}
});

test('a deadline that would lie in the past is asked back about, and taken from whoever means it', async () => {
	const { event, id, change } = await announced();
	const moved = { judging_at: later(event.judging_at, -30), reason: 'All have handed in.' };
	try {
		await stopClock(new Date(Date.parse(String(event.judging_at)) - 60_000));
		expect((await change(moved)).error?.message).toBe('deadline_would_pass_at_once');
		expect((await change({ ...moved, passes_at_once: 'no' })).error?.message).toBe('deadline_would_pass_at_once');
		expect(await movesOf(id)).toEqual([]);
		// one that is still ahead is nobody's mistake
		expect((await change({ ...moved, judging_at: later(event.judging_at, -0.5) })).error).toBeNull();
		expect((await change({ ...moved, passes_at_once: 'true' })).error).toBeNull();
		expect(await sql`select phase from public.event_list where id = ${id}`).toEqual([{ phase: 'judging' }]);
		// and one that has passed is not asked about again
		expect((await change({ ...moved, name: 'Another name' })).error).toBeNull();
	} finally {
		await stopClock();
	}
});

test('a time saved by a form, which says minutes only, is the time that it was', async () => {
	const { event, id, change } = await announced();
	const judging_at = `${String(event.judging_at).slice(0, 16)}:00.000Z`;
	expect((await change({ judging_at })).error).toBeNull();
	expect(await movesOf(id)).toEqual([]);
	const [row] = await sql<{ judging_at: Date }>`select judging_at from public.events where id = ${id}`;
	expect(row?.judging_at.toISOString()).toBe(event.judging_at);
});

test('what was moved is never rewritten, and nobody writes it by hand', async () => {
	const { event, id, change } = await announced();
	await change({ voting_at: later(event.voting_at, 5), reason: 'Lunch takes longer.' });
	const admin = await person({ role: 'admin' });
	const writes = await Promise.all([
		admin.client.from('moved_times').update({ reason: 'Nothing.' }).eq('event_id', id),
		admin.client.from('moved_times').delete().eq('event_id', id)
	]);
	expect(writes.map(({ error }) => error?.code)).toEqual(['42501', '42501']);
	await expect(sql`update public.moved_times set reason = 'Nothing.' where event_id = ${id}`).rejects.toThrow(
		'facts_are_append_only'
	);
	expect((await anonymous().from('moved_times').select('id')).data ?? []).toEqual([]);
});

test('another organizer changes the event, a mentor and others do not', async () => {
	const { id, ann, change } = await announced();
	const [other, mentor] = await Promise.all([person(), person()]);
	const give = (by: typeof leader, to: string, role: 'organizer' | 'mentor', holds = true) =>
		by.client.rpc('set_event_role', { p_event: id, p_person: to, p_role: role, p_holds: holds });
	expect((await give(ann, ann.id, 'organizer')).error?.message).toBe('organizer_only');
	expect((await give(leader, other.id, 'organizer')).error).toBeNull();
	expect((await give(other, mentor.id, 'mentor')).error).toBeNull();
	expect((await change({ name: 'By the other' }, other)).error).toBeNull();
	expect((await change({ organizer_id: other.id }, other)).error?.message).toBe('organizer_only');
	expect((await change({ name: 'By the mentor' }, mentor)).error?.message).toBe('organizer_only');
	expect((await give(leader, other.id, 'organizer', false)).error).toBeNull();
	expect((await change({ name: 'Again' }, other)).error?.message).toBe('organizer_only');
});

test('an agenda, owners and links of challenges are kept, and an agenda left out stays', async () => {
	const { event, id, slug } = await announced();
	const save = (agenda: { agenda?: object[] }, resources: object[]) =>
		leader.client.rpc('save_event', {
			p_event: JSON.parse(JSON.stringify({ ...event, ...agenda })),
			p_challenges: JSON.parse(JSON.stringify([{ title: 'Fewer forms', owner_id: leader.id, resources }])),
			p_id: id
		});
	const link = { title: 'Numbers', url: 'https://example.com/numbers' };
	expect((await save({ agenda: [{ at: event.build_at, title: 'Lunch', place: 'Hall' }] }, [link])).error).toBeNull();
	expect((await save({}, [link])).error).toBeNull();
	const { data } = await leader.client.rpc('show_event', { p_slug: slug });
	expect(data).toMatchObject({
		agenda: [{ title: 'Lunch', place: 'Hall', note: '' }],
		challenges: [{ owner: { id: leader.id }, resources: [link] }]
	});
	const bad = await save({}, [{ title: 'x', url: 'javascript:alert(1)' }]);
	expect(bad.error?.message).toContain('challenges_resources_are_links');
});

test('an agenda of more than a hundred points is refused and changes nothing', async () => {
	const { id } = await plan(leader.client);
	const points = Array.from({ length: 101 }, (_, nth) => ({ at: new Date().toISOString(), title: `Point ${nth}` }));
	const save = async (agenda: typeof points) =>
		(await leader.client.rpc('save_event', { p_id: id, p_event: { agenda }, p_challenges: [{ title: 'One' }] })).error;
	expect((await save(points))?.message).toBe('agenda_has_a_hundred_points');
	expect((await leader.client.from('agenda_items').select('id').eq('event_id', id)).data).toEqual([]);
	expect(await save(points.slice(1))).toBeNull();
	expect((await leader.client.from('agenda_items').select('id').eq('event_id', id)).data).toHaveLength(100);
});

test('who has the event open hears that its agenda changed, and nothing where it stayed as it was', async () => {
	const { event, id, change } = await announced();
	const calls = async () => (await sql`select from realtime.messages where topic = ${`floor-${id}`}`).length;
	const set = async (agenda: readonly { at: string; title: string; note?: string }[]) => {
		const before = await calls();
		const p_event = JSON.parse(JSON.stringify({ ...event, agenda }));
		expect((await leader.client.rpc('save_event', { p_event, p_challenges: [], p_id: id })).error).toBeNull();
		return (await calls()) - before;
	};
	const [soup, talk] = ['Soup', 'Talk'].map((title) => ({ at: String(event.build_at), title }));
	if (!soup || !talk) throw new Error('two points are made');
	expect(await set([soup, talk])).toBe(1);
	expect(await set([talk, soup])).toBe(0);
	expect((await change({})).error).toBeNull();
	expect(await set([soup, { ...talk, note: 'In the hall' }])).toBeGreaterThan(0);
	expect(await set([soup, soup])).toBeGreaterThan(0);
	expect(await set([soup, soup])).toBe(0);
	expect(await set([])).toBeGreaterThan(0);
	expect(await set([])).toBe(0);
});
