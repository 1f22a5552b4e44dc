import { expect, test } from 'vitest';
import { formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock, relay } = await world();
const leader = await person({ role: 'leader' });

/** A team of two, its event, and somebody who is not in it. */
async function aRoom() {
	const event = await plan(leader.client);
	const [ann, ben, stranger] = [await person(), await person({ function: 'it' }), await person()];
	const team = await formTeam(ann.client, event.id);
	await ben.client.rpc('join_team', { p_team: team });
	return { event, ann, ben, stranger, team };
}

const write = async ({ client }: TestPerson, team: number, body = 'The legal team answers on Friday.') => {
	const { data, error } = await client.rpc('write_team_note', { p_team: team, p_body: body });
	return error?.message ?? data;
};
const add = async ({ client }: TestPerson, team: number, who?: TestPerson, title = 'Ask the shop for numbers') => {
	const { data, error } = await client.rpc('add_team_task', { p_team: team, p_title: title, p_person: who?.id });
	return error?.message ?? data;
};
const set = async ({ client }: TestPerson, team: number, change: { task: number; done: boolean; who?: TestPerson }) => {
	const asked = { p_team: team, p_task: change.task, p_done: change.done, p_person: change.who?.id };
	return (await client.rpc('set_team_task', asked)).error?.message ?? 'set';
};

test('the room of a team is open to those in it, and to no role', async () => {
	const { team, ann, ben, stranger } = await aRoom();
	expect(await write(ann, team)).toEqual(expect.any(Number));
	expect(await add(ben, team, ann)).toEqual(expect.any(Number));
	const admin = await person({ role: 'admin' });
	for (const member of [ann, ben]) {
		const { data } = await member.client.rpc('show_team_room', { p_team: team });
		expect(data).toMatchObject({ notes: [{ author: ann.name }], tasks: [{ person_id: ann.id, done_at: null }] });
	}
	for (const other of [stranger, admin, leader]) {
		expect((await other.client.rpc('show_team_room', { p_team: team })).data).toBeNull();
		expect((await other.client.from('team_notes').select('id')).data).toEqual([]);
		expect((await other.client.from('team_tasks').select('id')).data).toEqual([]);
		expect(await write(other, team)).toBe('no_such_team');
		expect(await add(other, team)).toBe('no_such_team');
	}
	const nobody = anonymous();
	expect((await nobody.from('team_notes').select('id')).data ?? []).toEqual([]);
	expect((await nobody.rpc('write_team_note', { p_team: team, p_body: 'Hello' })).error).not.toBeNull();
});

test('whoever leaves a team sees its room no more, and its tasks are nobody’s again', async () => {
	const { team, ann, ben } = await aRoom();
	await write(ann, team);
	await add(ann, team, ben);
	await ben.client.rpc('leave_team', { p_team: team });
	expect((await ben.client.rpc('show_team_room', { p_team: team })).data).toBeNull();
	expect((await ben.client.from('team_notes').select('id')).data).toEqual([]);
	expect((await ann.client.rpc('show_team_room', { p_team: team })).data).toMatchObject({
		tasks: [{ person_id: null }]
	});
});

test('a task is done, opened again, given to somebody of the team; said twice it is one change', async () => {
	const { team, ann, ben, stranger } = await aRoom();
	const task = Number(await add(ann, team));
	const kept = async () => (await sql`select person_id, done_by from public.team_tasks where id = ${task}`)[0];
	expect(await set(ben, team, { task, done: true, who: ann })).toBe('set');
	expect(await set(ben, team, { task, done: true, who: ann })).toBe('set');
	expect(await kept()).toEqual({ person_id: ann.id, done_by: ben.id });
	expect(await set(ann, team, { task, done: false })).toBe('set');
	expect(await kept()).toEqual({ person_id: null, done_by: null });
	expect(await set(ann, team, { task, done: false, who: stranger })).toContain('team_tasks_are_of_members');
	expect(await set(stranger, team, { task, done: true })).toBe('no_such_team');
	expect(await set(ann, team, { task: 999_999_999, done: true })).toBe('no_such_task');
	expect(
		await sql`select 1 from public.activity where verb = 'team.task_set' and subject_id = ${String(team)}`
	).toHaveLength(2);
});

test('the log says that something happened in a room, never what', async () => {
	const { team, ann } = await aRoom();
	await write(ann, team, 'Our secret plan');
	await add(ann, team, ann, 'Our secret task');
	const logged = await sql<{ details: unknown }>`select details from public.activity
		where subject = 'teams' and subject_id = ${String(team)} and verb in ('team.note_written', 'team.task_added')`;
	expect(logged).toHaveLength(2);
	expect(JSON.stringify(logged)).not.toContain('secret');
});

test('a note is taken away by who wrote it, a task by anybody of the team', async () => {
	const { team, ann, ben, stranger } = await aRoom();
	const note = Number(await write(ann, team));
	const task = Number(await add(ann, team));
	const counts = async () =>
		(
			await sql<{ notes: number; tasks: number }>`select
				(select count(*)::int from public.team_notes where team_id = ${team}) as notes,
				(select count(*)::int from public.team_tasks where team_id = ${team}) as tasks`
		)[0];
	await ben.client.rpc('remove_team_note', { p_team: team, p_note: note });
	await stranger.client.rpc('remove_team_task', { p_team: team, p_task: task });
	expect(await counts()).toEqual({ notes: 1, tasks: 1 });
	await ann.client.rpc('remove_team_note', { p_team: team, p_note: note });
	await ben.client.rpc('remove_team_task', { p_team: team, p_task: task });
	expect(await counts()).toEqual({ notes: 0, tasks: 0 });
});

test('one team reaches nothing of another one’s room', async () => {
	const [one, two] = [await aRoom(), await aRoom()];
	const task = Number(await add(one.ann, one.team));
	expect(await set(two.ann, two.team, { task, done: true })).toBe('no_such_task');
	await two.ann.client.rpc('remove_team_task', { p_team: two.team, p_task: task });
	expect(await sql`select done_at from public.team_tasks where id = ${task}`).toEqual([{ done_at: null }]);
});

test('after the deadline the room stays open', async () => {
	const { event, team, ann } = await aRoom();
	try {
		await stopClock(event.deadline);
		expect(await write(ann, team)).toEqual(expect.any(Number));
	} finally {
		await stopClock();
	}
});

test.each([
	['team_notes_say_something', (ann: TestPerson, team: number) => write(ann, team, ' ')],
	['team_notes_say_something', (ann: TestPerson, team: number) => write(ann, team, 'x'.repeat(4001))],
	['team_tasks_title_is_short', (ann: TestPerson, team: number) => add(ann, team, undefined, '')],
	['team_tasks_title_is_short', (ann: TestPerson, team: number) => add(ann, team, undefined, 'x'.repeat(141))]
])('what breaks %s is refused by that name', async (name, act) => {
	const { team, ann } = await aRoom();
	expect(await act(ann, team)).toContain(name);
});

test('a room that is full says so', async () => {
	const { team, ann } = await aRoom();
	await sql`insert into public.team_tasks (team_id, title, added_by) select ${team}, 'Task', ${ann.id} from generate_series(1, 200)`;
	await sql`insert into public.team_notes (team_id, body, written_by) select ${team}, 'Note', ${ann.id} from generate_series(1, 500)`;
	expect([await add(ann, team), await write(ann, team)]).toEqual(['team_room_is_full', 'team_room_is_full']);
});

test('those in a team hear that its room changed, never what was written, and nobody else hears it', async () => {
	const { event, team, ann, ben, stranger } = await aRoom();
	const heard: unknown[] = [];
	const enough = Promise.withResolvers<unknown>();
	const claims = async ({ client }: TestPerson) => ({ ...(await client.auth.getClaims()).data?.claims });
	const line = { topic: `team-room-${team}`, token: '', since: null };
	const onEnd = () => enough.reject(new Error('the line ended'));
	const leave = await relay.open({
		...line,
		onEnd,
		claims: await claims(ann),
		onMessage(message) {
			heard.push(message?.payload);
			if (heard.length === 2) enough.resolve(null);
		}
	});
	await write(ben, team, 'Our secret plan');
	await add(ben, team, ann, 'Our secret task');
	await enough.promise;
	leave?.();
	expect(heard).toEqual([expect.objectContaining({ by: ben.id }), expect.objectContaining({ by: ben.id })]);
	expect(JSON.stringify(heard)).not.toContain('secret');
	const follows = async (who: TestPerson, topic: string) =>
		(await relay.open({ ...line, topic, onEnd, claims: await claims(who), onMessage: () => {} })) !== null;
	expect(await follows(stranger, `team-room-${team}`)).toBe(false);
	expect(await follows(leader, `team-room-${team}`)).toBe(false);
	expect(await follows(ann, 'team-room-1x')).toBe(false);
	expect(await follows(stranger, `teams-${event.id}`)).toBe(true);
});
