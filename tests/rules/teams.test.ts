import { expect, test, vi } from 'vitest';
import { anEvent, aSubmission, formTeam, plan, propose } from './hackathon.ts';
import { world, type PersonOptions, type TestPerson } from './harness.ts';

const { person, anonymous, owner, sql, travel, stopClock } = await world();
const leader = await person({ role: 'leader' });

const kinds = {
	marketing: { function: 'marketing' },
	it: { function: 'it' },
	other: { function: 'other' },
	'bridging marketing': { function: 'marketing', is_bridging: true },
	'bridging it': { function: 'it', is_bridging: true }
} as const satisfies Record<string, PersonOptions>;

/** A team of these people in an event of its own; the first founds it. */
async function teamOf(...members: (keyof typeof kinds)[]) {
	const event = await plan(leader.client);
	const people = await Promise.all(members.map((kind) => person(kinds[kind])));
	const [founder, ...others] = people;
	if (!founder) throw new Error('a team has a founder');
	const team = await formTeam(founder.client, event.id);
	for (const { client } of others) {
		const { error } = await client.rpc('join_team', { p_team: team });
		if (error) throw error;
	}
	return { event, team, founder, others, people };
}

const submit = async (who: TestPerson, team: number, pitch?: string) =>
	(await who.client.rpc('submit_team', aSubmission(team, pitch))).error?.message ?? 'taken';
const membersOf = async (team: number) =>
	(await sql<{ person_id: string }>`select person_id from public.team_members where team_id = ${team}`).map(
		(row) => row.person_id
	);

test.each<[string, (keyof typeof kinds)[], string]>([
	['marketing alone', ['marketing'], 'it'],
	['IT alone', ['it'], 'marketing'],
	['two from marketing', ['marketing', 'marketing'], 'it'],
	['somebody from elsewhere', ['other'], 'both'],
	['marketing and elsewhere', ['marketing', 'other'], 'it'],
	['a bridging person alone', ['bridging marketing'], 'either'],
	['a bridging person and elsewhere', ['bridging it', 'other'], 'either'],
	['marketing and IT', ['marketing', 'it'], 'nobody'],
	['a bridging person from marketing, and marketing', ['bridging marketing', 'marketing'], 'nobody'],
	['a bridging person from marketing, and IT', ['bridging marketing', 'it'], 'nobody'],
	['a bridging person from IT, and IT', ['bridging it', 'it'], 'nobody'],
	['two bridging people of one function', ['bridging it', 'bridging it'], 'nobody']
])('%s: the team needs what the rule says, and hands in only when it needs nobody', async (_, members, needs) => {
	const { team, founder } = await teamOf(...members);
	const { data } = await founder.client.from('team_list').select('needs, is_mixed, is_mine').eq('id', team).single();
	expect(data).toEqual({ needs, is_mixed: needs === 'nobody', is_mine: true });
	expect(await submit(founder, team)).toBe(needs === 'nobody' ? 'taken' : 'team_must_be_mixed');
	expect(await sql`select 1 from public.submissions where team_id = ${team}`).toHaveLength(needs === 'nobody' ? 1 : 0);
});

test('anybody of the team hands in, and again, until the deadline; the first time is kept', async () => {
	const { team, founder, others } = await teamOf('marketing', 'it');
	const [second = founder] = others;
	expect(await submit(founder, team, 'The first version of our pitch.')).toBe('taken');
	expect(await submit(second, team, 'The second version of our pitch.')).toBe('taken');
	expect(
		await sql`select pitch, submitted_by, submitted_at > first_submitted_at as is_later from public.submissions where team_id = ${team}`
	).toEqual([{ pitch: 'The second version of our pitch.', submitted_by: second.id, is_later: true }]);
});

test('whoever is in no team, or in another one, hands nothing in', async () => {
	const [one, two] = [await teamOf('marketing', 'it'), await teamOf('marketing', 'it')];
	const [nobody, admin] = await Promise.all([person(), person({ role: 'admin' })]);
	for (const stranger of [nobody, admin, leader, two.founder]) {
		expect(await submit(stranger, one.team)).toBe('team_members_only');
	}
	expect(await submit(one.founder, 999_999_999)).toBe('no_such_team');
	expect(await sql`select 1 from public.submissions where team_id = ${one.team}`).toEqual([]);
});

test('a page that was open before the deadline hands nothing in after it', async () => {
	const { event, team, founder } = await teamOf('marketing', 'it');
	expect(await submit(founder, team, 'Handed in well before the deadline.')).toBe('taken');
	try {
		await travel('150 minutes');
		expect(await submit(founder, team, 'Typed before and sent after the deadline.')).toBe('submission_after_deadline');
	} finally {
		await stopClock();
	}
	expect(
		await sql`select pitch, submitted_at < ${event.deadline} as is_before from public.submissions where team_id = ${team}`
	).toEqual([{ pitch: 'Handed in well before the deadline.', is_before: true }]);
});

test('at the closing second the clock of the database decides, to the millisecond', async () => {
	const { event, team, founder } = await teamOf('marketing', 'it');
	try {
		await stopClock(new Date(event.deadline.getTime() - 1));
		expect(await submit(founder, team)).toBe('taken');
		await stopClock(event.deadline);
		expect(await submit(founder, team)).toBe('submission_after_deadline');
	} finally {
		await stopClock();
	}
});

test('a submission that waits over the deadline is judged by when it is written, not by when it was sent', async () => {
	const { event, team, founder } = await teamOf('marketing', 'it');
	// somebody holds the event while the deadline passes
	await stopClock(new Date(event.deadline.getTime() - 1));
	const holder = await owner.connect();
	try {
		await holder.query('begin');
		await holder.query('select 1 from public.events where id = $1 for update', [event.id]);
		const sent = submit(founder, team);
		await vi.waitFor(async () => {
			expect(
				await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
			).not.toEqual([]);
		});
		await stopClock(event.deadline);
		await holder.query('commit');
		expect(await sent).toBe('submission_after_deadline');
	} finally {
		await holder.query('rollback');
		holder.release();
		await stopClock();
	}
});

test('before teams form nothing is handed in', async () => {
	const { team, founder } = await teamOf('marketing', 'it');
	try {
		await travel('-150 minutes');
		expect(await submit(founder, team)).toBe('submissions_are_not_open');
	} finally {
		await stopClock();
	}
});

test.each<[string, { p_pitch?: string; p_link?: string }]>([
	['submissions_pitch_is_told', { p_pitch: 'too short' }],
	['submissions_pitch_is_told', { p_pitch: 'x'.repeat(10_001) }],
	['submissions_link_is_a_web_address', { p_link: 'javascript:alert(1)' }],
	['submissions_link_is_a_web_address', { p_link: `https://example.com/${'x'.repeat(500)}` }]
])('a submission that breaks %s is refused by that name', async (name, change) => {
	const { team, founder } = await teamOf('marketing', 'it');
	const { error } = await founder.client.rpc('submit_team', { ...aSubmission(team), ...change });
	expect(error?.message).toContain(name);
});

test('leaving does not break the mix of a team that has handed in', async () => {
	const { team, founder, others } = await teamOf('marketing', 'it', 'it');
	const [it = founder, secondIt = founder] = others;
	await submit(founder, team);
	const leave = async (who: TestPerson) =>
		(await who.client.rpc('leave_team', { p_team: team })).error?.message ?? 'left';
	expect(await leave(founder)).toBe('team_keeps_its_mix');
	expect(await leave(it)).toBe('left');
	expect(await leave(secondIt)).toBe('team_keeps_its_mix');
	expect(await membersOf(team)).toEqual(expect.arrayContaining([founder.id, secondIt.id]));
});

test('two who leave at once do not break the mix together', async () => {
	const { team, people, founder } = await teamOf('it', 'marketing', 'marketing');
	await submit(founder, team);
	const answers = await Promise.all(people.slice(1).map(({ client }) => client.rpc('leave_team', { p_team: team })));
	expect(answers.map(({ error }) => error?.message ?? 'left').sort()).toEqual(['left', 'team_keeps_its_mix']);
	const { data } = await founder.client.from('team_list').select('is_mixed').eq('id', team).single();
	expect(data).toEqual({ is_mixed: true });
});

test('before it has handed in a team may lose its mix, and whoever leaves as the last one closes it', async () => {
	const { event, team, founder, others } = await teamOf('marketing', 'it');
	const [second = founder] = others;
	// only whoever closes it needs another place to go
	expect(await second.client.rpc('leave_team', { p_team: team })).toMatchObject({ data: null, error: null });
	expect((await second.client.rpc('leave_team', { p_team: team })).error?.message).toBe('no_such_team');
	const [{ idea_id: idea } = { idea_id: 0 }] = await sql<{
		idea_id: number;
	}>`select idea_id from public.teams where id = ${team}`;
	const saved = await founder.client.rpc('save_draft', {
		p_team: team,
		p_draft: { answers: { pitch: 'Half' } },
		p_version: 0
	});
	expect(saved.error).toBeNull();
	const left = await Promise.all([1, 2].map(() => founder.client.rpc('leave_team', { p_team: team })));
	expect(new Set(left.map(({ data, error }) => error?.message ?? data))).toEqual(new Set(['no_such_team', event.slug]));
	expect((await second.client.rpc('join_team', { p_team: team })).error?.message).toBe('no_such_team');
	// the idea is free, and so is whoever left
	const again = await founder.client.rpc('form_team', { p_idea: Number(idea), p_name: 'Once more' });
	expect(again.error).toBeNull();
	const { data: log } = await second.client
		.from('activity_list')
		.select('verb, subject_name, subject_key')
		.eq('subject', 'teams')
		.eq('subject_id', String(team));
	expect(log?.at(-1)?.subject_name).toMatch(/\w/);
	expect(log?.map(({ verb }) => verb)).toContain('team.closed');
	expect(new Set(log?.map(({ subject_key }) => subject_key))).toEqual(new Set([null]));
});

test('of the last one who leaves and somebody who joins at that moment one team or none is left, with people', async () => {
	const { team, founder } = await teamOf('marketing');
	const late = await person({ function: 'it' });
	await Promise.all([
		founder.client.rpc('leave_team', { p_team: team }),
		late.client.rpc('join_team', { p_team: team })
	]);
	const there = await sql`select id from public.teams where id = ${team}`;
	expect(await membersOf(team)).toEqual(there.length === 0 ? [] : [late.id]);
});

test('joining twenty teams of an event at once makes a person a member of one', async () => {
	const event = await plan(leader.client);
	const founders = await Promise.all(Array.from({ length: 5 }, () => person()));
	const teams = await Promise.all(founders.map(({ client }) => formTeam(client, event.id)));
	const ann = await person({ function: 'it' });
	const answers = await Promise.all(
		[...teams, ...teams, ...teams, ...teams].map((team) => ann.client.rpc('join_team', { p_team: team }))
	);
	expect(
		await sql`select 1 from public.team_members where event_id = ${event.id} and person_id = ${ann.id}`
	).toHaveLength(1);
	const refused = answers.filter(({ error }) => error !== null);
	expect(refused.length).toBeGreaterThanOrEqual(16);
	for (const { error } of refused) expect(error?.message).toContain('team_members_have_one_team_per_event');
});

test('joining the same team ten times at once joins once and refuses nobody', async () => {
	const { team } = await teamOf('marketing');
	const ann = await person({ function: 'it' });
	const answers = await Promise.all(Array.from({ length: 10 }, () => ann.client.rpc('join_team', { p_team: team })));
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => null));
	expect(
		await sql`select 1 from public.activity where verb = 'team.joined' and subject_id = ${String(team)}`
	).toHaveLength(1);
});

test('one team forms on an idea, however many press at once, and its founder is in', async () => {
	const event = await plan(leader.client);
	const idea = await propose(leader.client, event.id);
	const founders = await Promise.all(Array.from({ length: 5 }, () => person()));
	const answers = await Promise.all(
		founders.map(({ client }, index) => client.rpc('form_team', { p_idea: idea, p_name: `Team ${idea} ${index}` }))
	);
	const [formed] = answers.filter(({ error }) => error === null);
	expect(answers.filter(({ error }) => error?.message.includes('teams_idea_has_one_team'))).toHaveLength(4);
	expect(await membersOf(formed?.data ?? 0)).toEqual([founders[answers.findIndex(({ error }) => error === null)]?.id]);
});

test('a team has a name of its own in the event, an idea of an event, and a founder without another team', async () => {
	const { event, founder, team } = await teamOf('marketing');
	const [taken] = await sql<{ name: string }>`select name from public.teams where id = ${team}`;
	const idea = await propose(leader.client, event.id);
	const form = async (who: TestPerson, p_idea: number, p_name: string) =>
		(await who.client.rpc('form_team', { p_idea, p_name })).error?.message ?? 'formed';
	expect(await form(leader, idea, taken?.name ?? '')).toContain('teams_name_is_unique_in_event');
	expect(await form(leader, idea, ' x ')).toContain('teams_name_is_short');
	expect(await form(founder, idea, 'Another team')).toContain('team_members_have_one_team_per_event');
	expect(await form(leader, await propose(leader.client), 'Stands alone')).toBe('idea_has_no_event');
	expect(await form(leader, 999_999_999, 'No idea')).toBe('no_such_idea');
});

test('after the deadline no team forms, grows or shrinks', async () => {
	const { event, team, others } = await teamOf('marketing', 'it');
	const idea = await propose(leader.client, event.id);
	const late = await person();
	try {
		await stopClock(event.deadline);
		const answers = await Promise.all([
			late.client.rpc('form_team', { p_idea: idea, p_name: 'Too late' }),
			late.client.rpc('join_team', { p_team: team }),
			others[0]?.client.rpc('leave_team', { p_team: team })
		]);
		expect(answers.map((answer) => answer?.error?.message)).toEqual(answers.map(() => 'event_is_over'));
	} finally {
		await stopClock();
	}
	expect(await membersOf(team)).toHaveLength(2);
});

test('an organizer who moves the deadline opens the event again', async () => {
	const planned = anEvent({}, -5);
	const event = await plan(leader.client, planned);
	const ann = await person();
	const before = await ann.client.rpc('register_for_event', { p_event: event.id });
	expect(before.error?.message).toBe('event_is_over');
	const later = anEvent({ slug: event.slug });
	await leader.client.rpc('save_event', { p_event: later, p_challenges: [], p_id: event.id });
	expect((await ann.client.rpc('register_for_event', { p_event: event.id })).error).toBeNull();
});

test('teams, members and submissions change through the verbs only', async () => {
	const { event, team, founder } = await teamOf('marketing', 'it');
	const admin = await person({ role: 'admin' });
	const late = { team_id: team, event_id: event.id, pitch: 'Forged past the verb.', submitted_by: founder.id };
	const writes = await Promise.all([
		admin.client.from('teams').update({ name: 'Renamed' }).eq('id', team),
		admin.client.from('teams').delete().eq('id', team),
		admin.client.from('team_members').insert({ team_id: team, event_id: event.id, person_id: admin.id }),
		admin.client.from('team_members').delete().eq('team_id', team),
		founder.client.from('submissions').insert(late),
		founder.client.from('submissions').update({ submitted_at: '2020-01-01T00:00:00Z' }).eq('team_id', team)
	]);
	expect(writes.map(({ error }) => error?.code)).toEqual(writes.map(() => '42501'));
});

test('signed out, nobody sees, joins or hands in', async () => {
	const { team } = await teamOf('marketing', 'it');
	const nobody = anonymous();
	const seen = await Promise.all([
		nobody.from('teams').select('id'),
		nobody.from('team_list').select('id'),
		nobody.from('team_members').select('team_id'),
		nobody.from('submissions').select('team_id')
	]);
	expect(seen.map(({ data }) => data?.length ?? 0)).toEqual([0, 0, 0, 0]);
	expect((await nobody.rpc('show_team', { p_team: team })).data).toBeNull();
	expect((await nobody.rpc('join_team', { p_team: team })).error).not.toBeNull();
	expect((await nobody.rpc('submit_team', aSubmission(team))).error).not.toBeNull();
});

test('the page of a team tells who is in it, what it needs and where the reader stands', async () => {
	const { team, founder } = await teamOf('marketing', 'bridging it');
	const stranger = await person();
	const seen = async (who: TestPerson) => (await who.client.rpc('show_team', { p_team: team })).data;
	expect(await seen(founder)).toMatchObject({
		needs: 'nobody',
		phase: 'build',
		my_team: { id: team }
	});
	const { data } = await founder.client.rpc('show_submission', { p_team: team });
	expect(data).toMatchObject({ is_mine: true, submission: null });
	expect(await seen(stranger)).toMatchObject({ needs: 'nobody', my_team: null, people: [{ id: founder.id }, {}] });
});
