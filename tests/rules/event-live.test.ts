import { expect, test } from 'vitest';
import { anEvent, aSubmission, formTeam, plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, owner, relay, sql } = await world();
const leader = await person({ role: 'leader' });

const said = async (topic: string) =>
	(
		await sql<{
			payload: object;
		}>`select payload from realtime.messages where topic = ${topic} order by inserted_at, ctid`
	).map(({ payload }) => payload);
const lastSaid = async (event: number) => (await said(`floor-${event}`)).at(-1);
const none = { registered: 0, free: 0, marketing: 0, it: 0, other: 0, bridging: 0, teams: 0, handed_in: 0, ideas: 0 };
async function must<T extends { readonly error: { readonly message: string } | null }>(asked: PromiseLike<T>) {
	const answered = await asked;
	expect(answered.error?.message).toBeUndefined();
	return answered;
}

async function follows({ client }: Pick<TestPerson, 'client'>, topic: string): Promise<boolean> {
	const claims = { ...(await client.auth.getClaims()).data?.claims };
	const line = { topic, claims, token: '', since: null, onMessage: () => undefined, onEnd: () => undefined };
	const leave = await relay.open(line);
	leave?.();
	return leave !== null;
}

test('who has an event open hears how many are in, formed teams and handed in, and the team as everybody sees it', async () => {
	const { id } = await plan(leader.client);
	const [ann, ben, cleo] = await Promise.all([person(), person({ function: 'it' }), person({ function: 'other' })]);
	await must(cleo.client.rpc('register_for_event', { p_event: id }));
	const heard = { id: expect.any(String) };
	expect(await lastSaid(id)).toEqual({
		...{ ...heard, by: cleo.id, key: 'counts' },
		counts: { ...none, registered: 1, free: 1, other: 1 }
	});
	const idea = await propose(ann.client, id, 'One field less');
	expect(await lastSaid(id)).toMatchObject({ key: 'counts', counts: { ideas: 1 } });
	const { data: formed } = await must(ann.client.rpc('form_team', { p_idea: idea, p_name: 'The fields' }));
	const team = Number(formed);
	const row = { id: team, name: 'The fields', idea_id: idea, idea: 'One field less', bridging: 0, must_mix: true };
	expect(await lastSaid(id)).toEqual({
		...{ ...heard, by: ann.id, key: `team ${team}` },
		team: { ...row, size: 1, marketing: 1, it: 0, needs: 'it', lacks: expect.any(Number), people: [ann.id] },
		counts: { ...none, registered: 2, free: 1, marketing: 1, other: 1, ideas: 1, teams: 1 }
	});
	await must(ben.client.rpc('join_team', { p_team: team }));
	const joined = { ...row, size: 2, marketing: 1, it: 1, needs: 'nobody', people: [ann.id, ben.id] };
	const all = { ...none, registered: 3, free: 1, marketing: 1, it: 1, other: 1, ideas: 1, teams: 1 };
	expect(await lastSaid(id)).toMatchObject({ by: ben.id, team: joined, counts: all });
	const before = (await said(`floor-${id}`)).length;
	await must(ann.client.rpc('submit_team', aSubmission(team)));
	expect(await lastSaid(id)).toMatchObject({
		...{ by: ann.id, team: { ...joined, submitted_at: expect.any(String) } },
		counts: { ...all, handed_in: 1 }
	});
	expect(await said(`floor-${id}`)).toHaveLength(before + 1);
	// whoever reads what was handed in hears of what is handed in once more
	await must(ann.client.rpc('submit_team', aSubmission(team, 'The same in other words, long enough to be one')));
	expect(await said(`floor-${id}`)).toHaveLength(before + 2);
	await must(cleo.client.rpc('cancel_registration', { p_event: id }));
	expect(await lastSaid(id)).toMatchObject({ counts: { ...all, registered: 2, free: 0, other: 0, handed_in: 1 } });
});

test('nothing that is written travels: no pitch, no draft, no note, no answer, no request', async () => {
	const { id } = await plan(leader.client);
	const [ann, ben, cleo] = await Promise.all([person(), person({ function: 'it' }), person()]);
	const team = await formTeam(ann.client, id);
	await must(ben.client.rpc('join_team', { p_team: team }));
	await must(ann.client.rpc('set_team_asks_first', { p_team: team, p_asks: true }));
	await must(cleo.client.rpc('apply_to_team', { p_team: team, p_says: 'SECRET request' }));
	await must(ann.client.rpc('write_team_note', { p_team: team, p_body: 'SECRET note' }));
	const draft = { answers: { pitch: 'SECRET draft, long enough to be one' }, links: [] };
	await must(ann.client.rpc('save_draft', { p_team: team, p_draft: draft, p_version: 0 }));
	await must(
		ann.client.rpc('submit_team', { ...aSubmission(team, 'SECRET pitch, long enough to be one'), p_version: 1 })
	);
	await must(ann.client.rpc('ask_for_help', { p_team: team, p_topic: 'SECRET topic' }));
	const topics = [`floor-${id}`, `teams-${id}`];
	const heard = (await Promise.all(topics.map(said))).flat();
	expect(heard.length).toBeGreaterThan(6);
	expect(JSON.stringify(heard)).not.toContain('SECRET');
	expect(heard).toContainEqual({ id: expect.any(String), by: ann.id, about: 'help' });
});

test('an idea that is hidden is counted no more', async () => {
	const { id } = await plan(leader.client);
	const ann = await person();
	const idea = await propose(ann.client, id, 'It names a customer');
	const hides = { p_idea: idea, p_hides: true, p_reason: 'It names a customer.' };
	await must(leader.client.rpc('hide_idea', hides));
	expect(await lastSaid(id)).toMatchObject({ key: 'counts', counts: { ideas: 0 } });
	await must(leader.client.rpc('hide_idea', { ...hides, p_hides: false }));
	expect(await lastSaid(id)).toMatchObject({ key: 'counts', counts: { ideas: 1 } });
});

test('an idea that moves is counted where it came from and where it goes', async () => {
	const [from, to] = [await plan(leader.client), await plan(leader.client)];
	const ann = await person();
	const idea = await propose(ann.client, from.id, 'It fits there better');
	expect(await lastSaid(from.id)).toMatchObject({ key: 'counts', counts: { ideas: 1 } });
	await must(ann.client.rpc('move_idea', { p_idea: idea, p_event: to.id }));
	expect(await lastSaid(from.id)).toMatchObject({ key: 'counts', counts: { ideas: 0, registered: 1 } });
	expect(await lastSaid(to.id)).toMatchObject({ key: 'counts', counts: { ideas: 1, registered: 1 } });
	await must(ann.client.rpc('move_idea', { p_idea: idea }));
	expect(await lastSaid(to.id)).toMatchObject({ key: 'counts', counts: { ideas: 0 } });
});

test('of events whose numbers begin alike each hears what one transaction changes in it', async () => {
	const one = await plan(leader.client);
	const longer = Number(`1${one.id}`);
	await owner.query(`select setval(pg_get_serial_sequence('public.events', 'id'), $1, false)`, [longer]);
	expect(await plan(leader.client)).toMatchObject({ id: longer });
	const ann = await person();
	await owner.query(
		'insert into public.registrations (event_id, person_id) select event, $3 from unnest(array[$1, $2]::bigint[]) with ordinality e (event, place) order by place',
		[longer, one.id, ann.id]
	);
	for (const id of [longer, one.id]) expect(await lastSaid(id)).toMatchObject({ counts: { registered: 1 } });
});

test('whoever changed sides is counted there within a second, also where only an idea is new', async () => {
	const { id } = await plan(leader.client);
	const [ann, ben] = await Promise.all([person(), person()]);
	await must(ann.client.rpc('register_for_event', { p_event: id }));
	await must(ben.client.rpc('register_for_event', { p_event: id }));
	await owner.query(`update public.people set function = 'it' where id = $1`, [ben.id]);
	// as if that second had passed
	await owner.query(
		`update private.event_people set counted_at = counted_at - interval '1 second' where event_id = $1`,
		[id]
	);
	await propose(ann.client, id, 'One field less');
	expect(await lastSaid(id)).toMatchObject({ counts: { registered: 2, marketing: 1, it: 1, ideas: 1 } });
});

test('whoever changes sides, comes or leaves is counted by the page that is asked for next, whatever was counted a moment ago', async () => {
	const { id, slug } = await plan(leader.client);
	const [ann, ben] = await Promise.all([person({ function: 'marketing' }), person({ function: 'marketing' })]);
	for (const one of [ann, ben]) await must(one.client.rpc('register_for_event', { p_event: id }));
	const shown = async () => Object((await must(ann.client.rpc('show_event', { p_slug: slug }))).data);
	const none = { it: 0, other: 0, bridging: 0 };
	expect(await shown()).toMatchObject({ registered: 2, come: 0, sides: { ...none, marketing: 2 } });
	await owner.query(`update public.people set function = 'it', is_bridging = true where id = $1`, [ben.id]);
	expect(await shown()).toMatchObject({ registered: 2, come: 0, sides: { ...none, marketing: 1, it: 1, bridging: 1 } });
	// as if it had been counted since
	await propose(ann.client, id, 'One field less');
	await owner.query('update public.registrations set checked_in_at = now() where event_id = $1 and person_id = $2', [
		id,
		ann.id
	]);
	expect(await shown()).toMatchObject({ registered: 2, come: 1 });
	await must(ben.client.rpc('cancel_registration', { p_event: id }));
	expect(await shown()).toMatchObject({ registered: 1, come: 1, sides: { ...none, marketing: 1 } });
});

test('a transaction that changes much says each team once', async () => {
	const { id, slug } = await plan(leader.client);
	const people = await Promise.all(
		Array.from({ length: 4 }, (_, at) => person({ function: at % 2 ? 'it' : 'marketing' }))
	);
	const [ann, ...others] = people;
	if (!ann) throw new Error('nobody is there');
	const team = await formTeam(ann.client, id);
	const before = (await said(`floor-${id}`)).length;
	await owner.query('begin');
	for (const one of others) {
		await owner.query('insert into public.registrations (event_id, person_id) values ($1, $2)', [id, one.id]);
		await owner.query(
			`insert into public.team_members (team_id, event_id, person_id, function) select $1, $2, id, function from public.people where id = $3`,
			[team, id, one.id]
		);
	}
	await owner.query('commit');
	const heard = (await said(`floor-${id}`)).slice(before);
	expect(heard.map((one) => Object(one).key).toSorted()).toEqual(['counts', `team ${team}`]);
	for (const one of heard) expect(one).toMatchObject({ counts: { registered: 4, teams: 1 } });
	expect((await leader.client.rpc('teams_in_short', { p_slug: slug })).data).toMatchObject({ teams: [{ size: 4 }] });
});

test('of ten who register at once the last message counts all of them', async () => {
	const { id } = await plan(leader.client);
	const people = await Promise.all(Array.from({ length: 10 }, () => person()));
	await Promise.all(people.map(({ client }) => must(client.rpc('register_for_event', { p_event: id }))));
	const counts = (await said(`floor-${id}`)).map((one) => Number(Object(one).counts?.registered));
	expect(Math.max(...counts)).toBe(10);
	expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('members follow the floor and the teams of an event; who has left, guests and strangers follow neither', async () => {
	const { id } = await plan(leader.client);
	const gone = await person();
	await owner.query('update public.people set left_at = private.now() where id = $1', [gone.id]);
	for (const topic of [`floor-${id}`, `teams-${id}`, `demo-${id}`]) {
		expect(await follows(await person(), topic)).toBe(true);
		for (const reader of [gone, { client: anonymous() }]) expect(await follows(reader, topic)).toBe(false);
	}
	for (const topic of [`floor-${id},teams-${id}`, 'floor-', 'floor-1x'])
		expect(await follows(leader, topic)).toBe(false);
	// nobody speaks there but the database
	const { data } = await leader.client.auth.getClaims();
	await owner.query('begin');
	await owner.query(`select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)`, [
		JSON.stringify(data?.claims)
	]);
	const forged = owner.query(
		`insert into realtime.messages (topic, event, private, payload) values ($1, 'changed', true, '{}')`,
		[`floor-${id}`]
	);
	await expect(forged).rejects.toThrow('row-level security');
	await owner.query('rollback');
});

test('at the door it is heard that somebody registered, came or left or the event moved, and not who; only who runs the event hears it', async () => {
	const { id } = await plan(leader.client, anEvent({}, 3));
	const door = `door-${id}`;
	const [ann, ben] = await Promise.all([person(), person()]);
	const hears = async <T extends { readonly error: { readonly message: string } | null }>(change: PromiseLike<T>) => {
		const before = (await said(door)).length;
		await must(change);
		return (await said(door)).slice(before);
	};
	const once = [{ id: expect.any(String), key: 'door' }];
	await must(leader.client.rpc('save_registration', { p_event: id, p_limits: { most: 1 }, p_questions: [] }));
	const comes = (who: TestPerson, has_come: boolean) =>
		leader.client.rpc('check_in_person', { p_event: id, p_person: who.id, p_has_come: has_come });
	expect(await hears(ann.client.rpc('register_for_event', { p_event: id }))).toEqual(once);
	// waits, which is not counted there
	expect(await hears(ben.client.rpc('register_for_event', { p_event: id }))).toEqual([]);
	const { data: code } = await must(leader.client.rpc('check_in_code', { p_event: id }));
	const checkIn = () => ann.client.rpc('check_in', { p_event: id, p_code: String(code) });
	expect(await hears(checkIn())).toEqual(once);
	// again changes nothing, and nobody reads again for it
	expect(await hears(checkIn())).toEqual([]);
	expect(await hears(comes(ann, false))).toEqual(once);
	// one out, and whoever waits comes in
	expect(await hears(ann.client.rpc('cancel_registration', { p_event: id }))).toEqual([...once, ...once]);
	const renamed = sql`update public.events set name = 'Another name' where id = ${id} returning id`;
	expect(await hears(renamed.then(() => ({ error: null })))).toEqual(once);

	const organizer = await person();
	await must(
		leader.client.rpc('set_event_role', { p_event: id, p_person: organizer.id, p_role: 'organizer', p_holds: true })
	);
	for (const who of [leader, organizer]) expect(await follows(who, door)).toBe(true);
	for (const who of [ann, ben, { client: anonymous() }]) expect(await follows(who, door)).toBe(false);
	const { id: other } = await plan(leader.client);
	for (const topic of [`door-${other}`, 'door-', 'door-1x', 'door-999999999999999999999'])
		expect(await follows(organizer, topic)).toBe(false);
});
