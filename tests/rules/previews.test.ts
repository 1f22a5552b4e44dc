import { expect, test } from 'vitest';
import { judgedEvent, must, seatAll } from './judged-event.ts';
import { aSubmission, anEvent, anIdea, formTeam, plan, propose } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';
import { pdf } from './attachments.ts';
import { looking } from './previewing.ts';

const here = await world();
const { person, sql } = here;

const PARTS = ['participant', 'mentor', 'judge', 'guest', 'colleague'] as const;
const MEMBERS = ['participant', 'mentor', 'judge', 'colleague'] as const;

/** An event in the middle of its build phase, run by somebody who is no leader. */
async function running() {
	const [leader, organizer] = await Promise.all([person({ role: 'leader' }), person({ name: 'Olga Organizer' })]);
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	return { ...event, organizer, leader };
}

async function json(client: Client, name: 'show_event' | 'show_voting' | 'show_judging' | 'show_help', slug: string) {
	const { data, error } = await client.rpc(name, { p_slug: slug });
	if (error) throw error;
	return Object(data);
}

test('an organizer sees the event as each part finds it: without the tools, with what the part has', async () => {
	const { id, slug, organizer } = await running();
	expect(await json(organizer.client, 'show_event', slug)).toMatchObject({ may_edit: true, is_registered: false });
	for (const part of MEMBERS) {
		const client = await looking(here, organizer, `${id}.${part}`);
		expect([part, (await client.rpc('show_preview')).data]).toMatchObject([part, { part, slug }]);
		const [event, voting, judging, help] = [
			await json(client, 'show_event', slug),
			await json(client, 'show_voting', slug),
			await json(client, 'show_judging', slug),
			await json(client, 'show_help', slug)
		];
		expect([part, event.may_edit, voting.may_edit, judging.may_organize, help.may_close]).toEqual([
			part,
			false,
			false,
			false,
			false
		]);
		expect([part, event.is_registered, voting.is_registered, help.may_help, judging.is_judge]).toEqual([
			part,
			part === 'participant',
			part === 'participant',
			part === 'mentor',
			part === 'judge'
		]);
	}
	expect((await organizer.client.rpc('show_preview')).data).toBeNull();
});

test('a preview leaves no trace: nobody is counted, listed or logged', async () => {
	const { id, slug, organizer } = await running();
	const other = await person();
	const [before] = await sql<{
		n: string;
	}>`select (select count(*) from public.people) + (select count(*) from public.registrations)
		+ (select count(*) from public.event_roles) + (select count(*) from public.judges) + (select count(*) from public.activity) as n`;
	const seen = await json(other.client, 'show_event', slug);
	for (const part of PARTS) await (await looking(here, organizer, `${id}.${part}`)).rpc('show_event', { p_slug: slug });
	const [after] = await sql<{
		n: string;
	}>`select (select count(*) from public.people) + (select count(*) from public.registrations)
		+ (select count(*) from public.event_roles) + (select count(*) from public.judges) + (select count(*) from public.activity) as n`;
	expect(after).toEqual(before);
	expect({ ...(await json(other.client, 'show_event', slug)), asked_at: '' }).toEqual({ ...seen, asked_at: '' });
});

test('who does not organize the event previews nothing, and a header that says otherwise shows nothing', async () => {
	const [mine, theirs] = await Promise.all([running(), running()]);
	const [participant, stranger] = await Promise.all([person(), person()]);
	must(await participant.client.rpc('register_for_event', { p_event: mine.id }));
	for (const [by, asked] of [
		[participant, `${mine.id}.participant`],
		[stranger, `${mine.id}.colleague`],
		[theirs.organizer, `${mine.id}.judge`],
		[mine.organizer, `${theirs.id}.mentor`],
		[mine.organizer, `${mine.id}.organizer`],
		[mine.organizer, `${mine.id}.admin`],
		[theirs.organizer, `${mine.id}.leader`],
		[participant, `${mine.id}.leader`],
		[mine.organizer, '999999.participant'],
		[mine.leader, '999999.participant'],
		[mine.organizer, `${mine.id}.participant; select 1`],
		[mine.organizer, '{"event": 1}'],
		[mine.organizer, ' ']
	] as const) {
		const client = await looking(here, by, asked);
		const [rows, called] = [await client.from('events').select('id'), await client.rpc('show_preview')];
		expect([asked, rows.data, rows.error?.message]).toEqual([asked, null, 'previews_are_for_organizers']);
		expect([asked, called.data, called.error?.message]).toEqual([asked, null, 'previews_are_for_organizers']);
	}
	const signedOut = await looking(here, null, `${mine.id}.participant`);
	expect((await signedOut.from('events').select('id')).error?.code).toBe('42501');
	expect((await signedOut.rpc('show_preview')).error?.code).toBe('42501');
});

test('a preview ends with the session, with the role and with the departure of whoever looks', async () => {
	const { id, leader, organizer } = await running();
	const [second, third] = await Promise.all([person(), person()]);
	for (const one of [second, third])
		must(await organizer.client.rpc('set_event_role', { p_event: id, p_person: one.id, p_role: 'organizer' }));
	const eyes = await Promise.all([second, third, leader].map((one) => looking(here, one, `${id}.participant`)));
	for (const client of eyes) expect((await client.rpc('show_preview')).data).toMatchObject({ part: 'participant' });
	must(
		await organizer.client.rpc('set_event_role', {
			p_event: id,
			p_person: second.id,
			p_role: 'organizer',
			p_holds: false
		})
	);
	await third.client.auth.signOut();
	await sql`update public.people set left_at = private.now() where id = ${leader.id}`;
	for (const client of eyes)
		expect((await client.rpc('show_preview')).error?.message).toBe('previews_are_for_organizers');
});

test('a preview writes nothing, by a function or by a table', async () => {
	const { id, slug, organizer } = await running();
	const team = await formTeam(organizer.client, id);
	const before = await json(organizer.client, 'show_event', slug);
	for (const part of MEMBERS) {
		const client = await looking(here, organizer, `${id}.${part}`);
		const tried = [
			await client.rpc('register_for_event', { p_event: id }),
			await client.rpc('propose_idea', anIdea(id)),
			await client.rpc('join_team', { p_team: team }),
			await client.rpc('submit_team', aSubmission(team)),
			await client.rpc('set_event_role', { p_event: id, p_person: organizer.id, p_role: 'mentor' }),
			await client.rpc('check_in_code', { p_event: id })
		];
		expect([part, ...new Set(tried.map(({ error }) => error?.message))]).toEqual([part, 'previews_change_nothing']);
		const direct = [
			await client.from('people').update({ title: 'Changed' }).eq('id', organizer.id),
			await client
				.from('people')
				.update({ skills: ['All'] })
				.neq('id', organizer.id)
		];
		expect([part, direct.every(({ error }) => error !== null)]).toEqual([part, true]);
		expect([part, direct[0]?.error?.code]).toEqual([part, '25006']);
	}
	expect({ ...(await json(organizer.client, 'show_event', slug)), asked_at: '' }).toEqual({ ...before, asked_at: '' });
	expect((await organizer.client.from('people').select('title').eq('id', organizer.id).single()).data).toEqual({
		title: ''
	});
});

test('a preview sees what the part sees: no hidden idea, no draft, no submission before the deadline, no score before the results', async () => {
	const event = await judgedEvent(here);
	await seatAll(event);
	const { teams, judges, founders } = event;
	const [team = 0] = teams;
	const [judge = event.organizer] = judges;
	const [founder = event.organizer] = founders;
	must(
		await judge.client.rpc('save_judgement', {
			p_team: team,
			p_points: event.points(4),
			p_comment: 'Brave.',
			p_version: 0
		})
	);
	await event.moveTo('build');
	const hidden = await propose(founder.client, event.id);
	await sql`update public.ideas set hidden_at = private.now(), hidden_by = ${event.organizer.id}, hidden_reason = 'Off topic here' where id = ${hidden}`;
	for (const part of PARTS) {
		const client = await looking(here, event.organizer, `${event.id}.${part}`);
		for (const phase of ['build', 'judging', 'voting', 'results'] as const) {
			await event.moveTo(phase);
			const seen = {
				submissions: (await client.from('submissions').select('team_id').eq('event_id', event.id)).data?.length ?? 0,
				scores: (await client.from('judgements').select('team_id')).data?.length ?? 0,
				seats: (await client.from('judging_seats').select('team_id')).data?.length ?? 0,
				open: Object((await client.rpc('judging_results', { p_slug: event.slug })).data).is_open ?? false,
				desk: (await client.rpc('judging_desk', { p_event: event.id })).data,
				hidden: (await client.from('ideas').select('id').eq('id', hidden)).data?.length ?? 0,
				answers: (await client.from('registration_answers').select('event_id')).data?.length ?? 0,
				comments: (await client.rpc('judging_comments', { p_slug: event.slug })).data?.length ?? 0
			};
			const isMember = part !== 'guest';
			expect([part, phase, seen]).toEqual([
				part,
				phase,
				{
					submissions: isMember && phase !== 'build' ? 2 : 0,
					scores: 0,
					seats: 0,
					open: isMember && phase === 'results',
					desk: null,
					hidden: 0,
					answers: 0,
					comments: 0
				}
			]);
		}
	}
});

test('a leader of a preview finds what an organizer finds, and nothing that leaders have elsewhere', async () => {
	const event = await judgedEvent(here);
	await seatAll(event);
	const [team = 0] = event.teams;
	const [judge = event.organizer] = event.judges;
	must(await judge.client.rpc('save_judgement', { p_team: team, p_points: event.points(4), p_version: 0 }));
	const leader = await looking(here, event.organizer, `${event.id}.leader`);
	expect(await json(leader, 'show_event', event.slug)).toMatchObject({ may_edit: true, is_registered: false });
	expect((await leader.rpc('judging_desk', { p_event: event.id })).data).not.toBeNull();
	const scores = async (client: Client) => (await client.from('judgements').select('team_id')).data?.length;
	expect([await scores(leader), await scores(event.organizer.client)]).toEqual([0, 0]);
	await event.moveTo('voting');
	must(await event.organizer.client.rpc('open_scores', { p_event: event.id }));
	expect([await scores(leader), await scores(event.organizer.client)]).toEqual([1, 1]);
	// the code that is there is shown; none is made
	expect((await leader.rpc('check_in_code', { p_event: event.id })).data).toBeNull();
	const { data: code } = await event.organizer.client.rpc('check_in_code', { p_event: event.id });
	expect((await leader.rpc('check_in_code', { p_event: event.id })).data).toBe(code);
	const other = await running();
	expect(await json(leader, 'show_event', other.slug)).toMatchObject({ may_edit: false });
	expect((await leader.rpc('check_in_code', { p_event: other.id })).error?.message).toBe('previews_change_nothing');
	const tried = [
		await leader.rpc('save_event', { p_id: event.id, p_event: { name: 'Another' }, p_challenges: [] }),
		await leader.rpc('announce', { p_event: event.id, p_says: 'Hello all' }),
		await leader.rpc('set_event_role', { p_event: event.id, p_person: judge.id, p_role: 'mentor' })
	];
	expect(new Set(tried.map(({ error }) => error?.message))).toEqual(new Set(['previews_change_nothing']));
});

test('a judge and a guest of a preview are shown a sample once there is something to judge, and it is given to nobody', async () => {
	const event = await judgedEvent(here, { teams: 4 });
	const judge = await looking(here, event.organizer, `${event.id}.judge`);
	const guest = await looking(here, event.organizer, `${event.id}.guest`);
	const participant = await looking(here, event.organizer, `${event.id}.participant`);
	const queues = async () => [
		(await json(judge, 'show_judging', event.slug)).queue.length,
		Object((await guest.rpc('read_guest_judging', { p_token: 'preview' })).data).queue?.length,
		(await json(participant, 'show_judging', event.slug)).queue.length
	];
	expect(await queues()).toEqual([3, 3, 0]);
	await event.moveTo('build');
	expect(await queues()).toEqual([0, 0, 0]);
	await event.moveTo('judging');
	for (const client of [judge, participant, event.organizer.client, here.anonymous()])
		expect((await client.rpc('read_guest_judging', { p_token: 'preview' })).data).toBeNull();
	expect((await guest.from('events').select('id')).data).toEqual([]);
	expect((await guest.from('people').select('id')).data).toEqual([]);
	expect(await sql`select from public.judging_seats where event_id = ${event.id}`).toEqual([]);
});

test('a guest of a preview reads the files of the sample and what is said to guests; nobody else does by that name', async () => {
	const event = await judgedEvent(here, { teams: 4 });
	const first = event.teams.indexOf(Math.min(...event.teams));
	const last = event.teams.indexOf(Math.max(...event.teams));
	const [mine = 0, outside = 0] = [event.teams[first], event.teams[last]];
	const [author = event.organizer, other = event.organizer] = [event.founders[first], event.founders[last]];
	const put = async (team: number, by: TestPerson, isHandedIn = true) => {
		const file = { name: 'slides.pdf', alt: 'Our slides', content: pdf(`Of ${team}, ${isHandedIn}`) };
		const { data } = await by.client.rpc('attach_to_draft', { p_team: team, p_file: file });
		if (isHandedIn) await sql`insert into public.handed_in_files (file_id, team_id) values (${data}, ${team})`;
		return data ?? 0;
	};
	const [slides, draft, theirs] = [await put(mine, author), await put(mine, author, false), await put(outside, other)];
	const bytes = async (client: Client, team: number, file: number) => {
		const { data, error } = await client.rpc('read_guest_file', { p_token: 'preview', p_team: team, p_file: file });
		return error?.message ?? Object(data).content ?? null;
	};
	for (const audience of ['everybody', 'judges', 'mentors'] as const)
		must(
			await event.organizer.client.rpc('announce', {
				p_event: event.id,
				p_says: `For ${audience}`,
				p_audience: audience
			})
		);
	const heard = async (client: Client) => {
		const { data } = await client.rpc('said_to_guest', { p_token: 'preview' });
		return data === null ? null : Object(data).said.map(({ says }: { says: string }) => says);
	};
	const guest = await looking(here, event.organizer, `${event.id}.guest`);
	expect(await bytes(guest, mine, slides)).toBe(pdf(`Of ${mine}, true`));
	expect([await bytes(guest, mine, draft), await bytes(guest, outside, theirs)]).toEqual([null, null]);
	expect(await heard(guest)).toEqual(['For judges', 'For everybody']);
	const judge = await looking(here, event.organizer, `${event.id}.judge`);
	for (const client of [judge, event.organizer.client, author.client, here.anonymous()]) {
		expect(await bytes(client, mine, slides)).toBe('guest_link_has_ended');
		expect(await heard(client)).toBeNull();
	}
	await event.moveTo('build');
	expect(await bytes(guest, mine, slides)).toBeNull();
});

test('what is kept from whoever looks is kept from every preview of theirs', async () => {
	const event = await judgedEvent(here, { teams: 1 });
	// the organizer is in a team that still may hand in, and so reads no other team's work
	const team = await formTeamLate(event.id, event.organizer);
	const reads = async (client: Client) =>
		(await client.from('submissions').select('team_id').eq('event_id', event.id)).data?.length;
	expect(await reads(event.organizer.client)).toBe(0);
	for (const part of PARTS)
		expect([part, await reads(await looking(here, event.organizer, `${event.id}.${part}`))]).toEqual([part, 0]);
	const guest = await looking(here, event.organizer, `${event.id}.guest`);
	expect(Object((await guest.rpc('read_guest_judging', { p_token: 'preview' })).data).queue).toEqual([]);
	await sql`delete from public.submission_extensions where team_id = ${team}`;
	expect(await reads(await looking(here, event.organizer, `${event.id}.participant`))).toBe(1);
});

/** A team of one after the deadline with an hour more, made behind the rules. */
async function formTeamLate(id: number, who: { readonly id: string }): Promise<number> {
	const [idea] = await sql<{ id: string }>`insert into public.ideas (title, problem, proposal, event_id, proposed_by)
		values ('Late idea', 'It is late.', '', ${id}, ${who.id}) returning id`;
	await sql`insert into public.registrations (event_id, person_id) values (${id}, ${who.id}) on conflict do nothing`;
	const [made] = await sql<{ id: string }>`insert into public.teams (event_id, idea_id, name, formed_by, lead_id)
		values (${id}, ${idea?.id}, 'Latecomers', ${who.id}, ${who.id}) returning id`;
	await sql`insert into public.team_members (team_id, event_id, person_id) values (${made?.id}, ${id}, ${who.id})`;
	await sql`insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
		values (${made?.id}, ${id}, private.now() + interval '1 hour', 'A power cut', ${who.id}, private.now())`;
	return Number(made?.id);
}

test('one connection serves a preview and its organizer in turn, and neither sees through the other', async () => {
	const { id, slug, organizer } = await running();
	const eyes = await looking(here, organizer, `${id}.participant`);
	const seen = await Promise.all(
		Array.from({ length: 60 }, (_, at) => json(at % 2 === 0 ? organizer.client : eyes, 'show_event', slug))
	);
	expect(seen.map((event) => event.may_edit)).toEqual(seen.map((_, at) => at % 2 === 0));
	expect(seen.map((event) => event.is_registered)).toEqual(seen.map((_, at) => at % 2 === 1));
});
