import { expect, test } from 'vitest';
import { formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, owner, sql } = await world();
const leader = await person({ role: 'leader' });
const WHY = 'Planned twice by mistake.';

const remove = async ({ client }: Pick<TestPerson, 'client'>, p_event: number, p_reason = WHY) =>
	(await client.rpc('remove_event', { p_event, p_reason })).error?.message;
const isThere = async (id: number) => (await sql`select from public.events where id = ${id}`).length === 1;

test('an event that nobody takes part in goes with all that was set for it, and the log keeps its name and why', async () => {
	const { id, slug } = await plan(leader.client);
	const mentor = await person();
	const given = await leader.client.rpc('set_event_role', { p_event: id, p_person: mentor.id, p_role: 'mentor' });
	expect(given.error).toBeNull();
	const name = (await sql<{ name: string }>`select name from public.events where id = ${id}`)[0]?.name;
	expect(await remove(leader, id)).toBeUndefined();
	expect(await isThere(id)).toBe(false);
	expect((await leader.client.rpc('show_event', { p_slug: slug })).data).toBeNull();
	const { data } = await mentor.client
		.from('activity_list')
		.select('verb, details, subject_name, subject_key')
		.eq('subject', 'events')
		.eq('subject_id', String(id))
		.eq('verb', 'event.removed');
	expect(data).toEqual([
		{ verb: 'event.removed', details: { name, reason: WHY }, subject_name: name, subject_key: null }
	]);
	expect(await remove(leader, id), 'again').toBe('no_such_event');
});

test('who organizes takes an event away, nobody else, and says why', async () => {
	const { id } = await plan(leader.client);
	const [organizer, member] = [await person(), await person()];
	await owner.query('update public.events set organizer_id = $2 where id = $1', [id, organizer.id]);
	expect(await remove(member, id)).toBe('organizer_only');
	expect(await remove({ client: anonymous() }, id)).toMatch(/permission denied/);
	for (const reason of ['', '    x    ', 'y'.repeat(301)]) {
		expect(await remove(organizer, id, reason)).toBe('event_removals_say_why');
	}
	expect(await isThere(id)).toBe(true);
	expect(await remove(organizer, id)).toBeUndefined();
});

test('an event stays as soon as somebody else is registered, waits, logged an idea or formed a team', async () => {
	const registered = await plan(leader.client);
	const guest = await person();
	expect((await guest.client.rpc('register_for_event', { p_event: registered.id })).error).toBeNull();
	expect(await remove(leader, registered.id)).toBe('event_is_taken_part_in');
	expect((await guest.client.rpc('cancel_registration', { p_event: registered.id })).error).toBeNull();
	expect((await leader.client.rpc('register_for_event', { p_event: registered.id })).error).toBeNull();
	expect(await remove(leader, registered.id), 'one’s own registration is no other').toBeUndefined();

	const formed = await plan(leader.client);
	await formTeam((await person()).client, formed.id);
	expect(await remove(leader, formed.id)).toBe('event_is_taken_part_in');
	expect(await isThere(formed.id)).toBe(true);
});

test('who registers while an event goes away comes before it, or finds it gone', async () => {
	const [guest, other] = [await person(), await person()];
	for (let turn = 0; turn < 5; turn++) {
		const { id } = await plan(leader.client);
		const [gone, came] = await Promise.all([
			remove(leader, id),
			(turn % 2 ? guest : other).client.rpc('register_for_event', { p_event: id })
		]);
		const hasCome = came.error === null;
		expect(gone).toBe(hasCome ? 'event_is_taken_part_in' : undefined);
		if (!hasCome) expect(came.error?.message).toBe('no_such_event');
		expect(await isThere(id)).toBe(hasCome);
	}
});
