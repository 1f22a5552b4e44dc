import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { anEvent, plan, propose } from './hackathon.ts';
import { world } from './harness.ts';

const { person, anonymous, sql, travel, stopClock } = await world();
const leader = await person({ role: 'leader' });

const challengesOf = async (event: number) =>
	(await leader.client.from('challenges').select('id, title').eq('event_id', event).order('position')).data;

test.each(['leader', 'admin'] as const)('a %s plans an event with its challenges in order', async (role) => {
	const planner = await person({ role });
	const { id, slug } = await plan(planner.client, anEvent(), [{ title: 'First', brief: 'why' }, { title: 'Second' }]);
	expect(await challengesOf(id)).toMatchObject([{ title: 'First' }, { title: 'Second' }]);
	const shown = await planner.client.rpc('show_event', { p_slug: slug });
	expect(shown.data).toMatchObject({ slug, may_edit: true, is_registered: false, organizer: { id: planner.id } });
});

test('a member plans no event', async () => {
	const member = await person();
	const { error } = await member.client.rpc('save_event', { p_event: anEvent(), p_challenges: [] });
	expect(error).toMatchObject({ code: 'PT403', message: 'leaders_only' });
});

test('its organizer changes an event, another member does not, a leader does', async () => {
	const [organizer, other] = await Promise.all([person(), person()]);
	const event = anEvent({ organizer_id: organizer.id });
	const { id } = await plan(leader.client, event);
	const change = (name: string) => ({ p_event: { ...event, name }, p_challenges: [], p_id: id });
	expect((await organizer.client.rpc('save_event', change('By organizer'))).error).toBeNull();
	expect((await leader.client.rpc('save_event', change('By leader'))).error).toBeNull();
	expect((await other.client.rpc('save_event', change('By other'))).error).toMatchObject({ message: 'organizer_only' });
	expect(await sql`select name from public.events where id = ${id}`).toEqual([{ name: 'By leader' }]);
});

test('signed out, nobody sees, plans or enters an event', async () => {
	const { id, slug } = await plan(leader.client);
	const nobody = anonymous();
	expect((await nobody.from('events').select('id')).data ?? []).toEqual([]);
	expect((await nobody.from('event_list').select('id')).data ?? []).toEqual([]);
	expect((await nobody.rpc('show_event', { p_slug: slug })).data).toBeNull();
	expect((await nobody.rpc('register_for_event', { p_event: id })).error).not.toBeNull();
	expect((await nobody.rpc('save_event', { p_event: anEvent(), p_challenges: [] })).error).not.toBeNull();
	expect(await sql`select 1 from public.registrations where event_id = ${id}`).toEqual([]);
});

test('events, challenges and registrations change through the verbs only', async () => {
	const admin = await person({ role: 'admin' });
	const { id, challenges } = await plan(leader.client);
	const writes = await Promise.all([
		admin.client.from('events').update({ judging_at: '2099-01-01T00:00:00Z' }).eq('id', id),
		admin.client.from('events').delete().eq('id', id),
		admin.client.from('challenges').delete().eq('event_id', id),
		admin.client.from('challenges').insert({ event_id: id, position: 9, title: 'Mine' }),
		admin.client.from('registrations').insert({ event_id: id, person_id: leader.id }),
		admin.client.from('registrations').delete().eq('event_id', id)
	]);
	expect(writes.map(({ error }) => error?.code)).toEqual(writes.map(() => '42501'));
	expect(await challengesOf(id)).toMatchObject([{ id: challenges[0] }]);
});

test.each<[string, Record<string, Json>]>([
	['events_name_is_short', { name: 'ab' }],
	['events_slug_is_a_word', { slug: 'Not A Word' }],
	['events_slug_is_a_word', { slug: "x'; drop table events" }],
	['events_slug_is_a_word', { slug: 'a'.repeat(61) }],
	['events_brief_fits', { brief: 'x'.repeat(10_001) }],
	['events_time_zone_exists', { time_zone: 'Middle/Earth' }],
	['events_time_zone_exists', { time_zone: null }],
	['events_time_zone_is_a_place', { time_zone: 'EST5EDT' }],
	['events_phases_follow_each_other', { judging_at: '2020-01-01T00:00:00Z' }]
])('an event that breaks %s is refused by that name: %j', async (name, change) => {
	const { error } = await leader.client.rpc('save_event', { p_event: anEvent(change), p_challenges: [] });
	expect(error?.message).toContain(name);
});

test.each<[string, Json]>([
	['challenges_title_is_short', [{ title: 'ab' }]],
	['challenges_brief_fits', [{ title: 'Fewer forms', brief: 'x'.repeat(4001) }]]
])('a challenge that breaks %s takes the whole event back', async (name, challenges) => {
	const event = anEvent();
	const { error } = await leader.client.rpc('save_event', { p_event: event, p_challenges: challenges });
	expect(error?.message).toContain(name);
	expect(await sql`select 1 from public.events where slug = ${event.slug}`).toEqual([]);
});

test('two events never share an address', async () => {
	const event = anEvent();
	await plan(leader.client, event);
	const { error } = await leader.client.rpc('save_event', { p_event: event, p_challenges: [] });
	expect(error?.message).toContain('events_slug_is_unique');
});

test('challenges are renamed, reordered, added and taken away in one go', async () => {
	const event = anEvent();
	const { id, challenges } = await plan(leader.client, event, [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }]);
	const [one, , three] = challenges;
	const after = [{ id: three, title: 'Three' }, { title: 'Four' }, { id: one, title: 'One, renamed' }];
	const { error } = await leader.client.rpc('save_event', { p_event: event, p_challenges: after, p_id: id });
	expect(error).toBeNull();
	expect(await challengesOf(id)).toEqual([
		{ id: three, title: 'Three' },
		{ id: expect.any(Number), title: 'Four' },
		{ id: one, title: 'One, renamed' }
	]);
});

test('a challenge with an idea stays, and nothing of that change is kept', async () => {
	const event = anEvent();
	const { id, challenges } = await plan(leader.client, event);
	const [challenge] = challenges;
	const idea = await propose(leader.client, id);
	await sql`update public.ideas set challenge_id = ${challenge} where id = ${idea}`;
	const change = { p_event: { ...event, name: 'Renamed' }, p_challenges: [], p_id: id };
	expect((await leader.client.rpc('save_event', change)).error?.message).toBe('events_keep_used_challenges');
	expect(await challengesOf(id)).toMatchObject([{ id: challenge }]);
	expect(await sql`select name from public.events where id = ${id}`).toEqual([{ name: event.name }]);
});

test('the challenges of another event cannot be taken over', async () => {
	const mine = anEvent();
	const [one, two] = [await plan(leader.client, mine), await plan(leader.client)];
	const stolen = [{ id: two.challenges[0], title: 'Stolen' }];
	await leader.client.rpc('save_event', { p_event: mine, p_challenges: stolen, p_id: one.id });
	expect(await challengesOf(two.id)).toMatchObject([{ id: two.challenges[0], title: 'Fewer forms' }]);
	expect(await challengesOf(one.id)).toEqual([]);
});

test('registering twenty times at once registers once and is logged once', async () => {
	const { id } = await plan(leader.client);
	const ann = await person();
	const answers = await Promise.all(
		Array.from({ length: 20 }, () => ann.client.rpc('register_for_event', { p_event: id }))
	);
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => null));
	expect(await sql`select person_id from public.registrations where event_id = ${id}`).toEqual([{ person_id: ann.id }]);
	expect(
		await sql`select 1 from public.activity where verb = 'event.registered' and subject_id = ${String(id)}`
	).toHaveLength(1);
});

test('the page of an event tells who is in, by side', async () => {
	const { id, slug } = await plan(leader.client);
	const sides = [
		await person({ function: 'marketing' }),
		await person({ function: 'it', is_bridging: true }),
		await person({ function: 'other' })
	];
	for (const { client } of sides) await client.rpc('register_for_event', { p_event: id });
	const { data } = await leader.client.rpc('show_event', { p_slug: slug });
	expect(data).toMatchObject({ registered: 3, sides: { marketing: 1, it: 1, other: 1, bridging: 1 } });
});

test('who has no profile yet registers nowhere', async () => {
	const { id } = await plan(leader.client);
	const newcomer = await person({ is_complete: false });
	const { error } = await newcomer.client.rpc('register_for_event', { p_event: id });
	expect(error?.message).toBe('profile_comes_first');
});

test('registering for an event that is not there says so', async () => {
	const { error } = await leader.client.rpc('register_for_event', { p_event: 999_999_999 });
	expect(error).toMatchObject({ code: 'PT404', message: 'no_such_event' });
});

test('the phase follows from the times and the clock of the database', async () => {
	const { slug } = await plan(leader.client);
	const at = async (offset: string) => {
		await travel(offset);
		const { data } = await leader.client.from('event_list').select('phase').eq('slug', slug).single();
		return data?.phase;
	};
	try {
		expect([await at('-4 hours'), await at('-150 minutes'), await at('-90 minutes')]).toEqual([
			'announced',
			'ideation',
			'formation'
		]);
		expect([await at('0'), await at('90 minutes'), await at('150 minutes')]).toEqual([
			'build',
			'submission',
			'judging'
		]);
		expect([await at('210 minutes'), await at('5 hours')]).toEqual(['voting', 'results']);
	} finally {
		await stopClock();
	}
});

test('registration closes at the deadline, to the millisecond', async () => {
	const { id, deadline } = await plan(leader.client);
	const [early, late] = await Promise.all([person(), person()]);
	try {
		await stopClock(new Date(deadline.getTime() - 1));
		expect((await early.client.rpc('register_for_event', { p_event: id })).error).toBeNull();
		await stopClock(deadline);
		expect((await late.client.rpc('register_for_event', { p_event: id })).error?.message).toBe('event_is_over');
	} finally {
		await stopClock();
	}
});

test('an event cannot have the address of another page', async () => {
	const saved = await leader.client.rpc('save_event', { p_event: anEvent({ slug: 'new' }), p_challenges: [] });
	expect(saved.error?.message).toContain('events_slug_is_no_other_page');
});
