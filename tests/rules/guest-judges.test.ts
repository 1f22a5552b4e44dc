import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pdf } from './attachments.ts';
import { world, type Client, type TestPerson } from './harness.ts';
import { judgedEvent, must, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, anonymous, sql, travel, stopClock } = here;

let leader: TestPerson;
let member: TestPerson;
beforeAll(async () => {
	[leader, member] = await Promise.all([person({ role: 'leader' }), person()]);
});

const verdict = ({ error }: { error: { message: string } | null }) => error?.message ?? 'taken';
const GUEST = { name: 'Gerda Guest', function: 'it', email: 'gerda@example.com' };

const invite = (client: Client, event: number, { guest = {}, days = 7 } = {}) =>
	client.rpc('invite_guest_judge', { p_event: event, p_guest: { ...GUEST, ...guest }, p_days: days });

const answer = z.object({
	guest: z.object({ id: z.string(), name: z.string() }),
	is_judge: z.boolean(),
	judges: z.array(z.unknown()),
	queue: z.array(z.object({ team: z.number(), given: z.object({ version: z.number() }).nullable() })),
	projects: z.array(z.object({ id: z.number(), name: z.string() })),
	conflicts: z.array(z.object({ team: z.number(), reason: z.string(), is_own_word: z.boolean() }))
});
const read = async (token: string, client: Client = anonymous()) => {
	const { data } = await client.rpc('read_guest_judging', { p_token: token });
	return data === null ? null : answer.parse(data);
};
const give = (token: string, team: number, points: Record<string, number>, version = 0) =>
	anonymous().rpc('save_guest_judgement', { p_token: token, p_team: team, p_given: { points, comment: '', version } });

/** An event with a guest who is seated everywhere beside its judges; who has the token is the guest. */
async function withGuest(size = {}) {
	const event = await judgedEvent(here, size);
	const { data: token } = await invite(event.organizer.client, event.id);
	const seen = await read(token ?? '');
	if (!token || !seen) throw new Error('the link does not open');
	const guest = seen.guest.id;
	const judges = [...event.judges.map(({ id }) => id), guest];
	const seats = event.teams.flatMap((team) => judges.map((judge) => ({ team, judge })));
	must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }));
	return { event, token, guest };
}
const firstTeam = ({ teams }: JudgedEvent): number => teams[0] ?? 0;

describe('a guest with a link', () => {
	test('scores the projects of the own queue as a judge does, once and again, and is counted in the result', async () => {
		const { event, token, guest } = await withGuest();
		const team = firstTeam(event);
		expect((await give(token, team, event.points(4, 2))).data).toBe(1);
		expect((await give(token, team, event.points(4, 2))).data).toBe(1);
		expect((await give(token, team, event.points(5, 2), 1)).data).toBe(2);
		expect(verdict(await give(token, team, event.points(1, 1), 1))).toBe('judgement_was_changed');
		expect(verdict(await give(token, team, { 1: 3 }, 2))).toBe('rubric_was_changed');
		expect((await read(token))?.queue.find((one) => one.team === team)?.given?.version).toBe(2);
		const [stored] = await sql`select judge_id, version from public.judgements where team_id = ${team}`;
		expect(stored).toEqual({ judge_id: guest, version: 2 });

		await event.moveTo('voting');
		expect(verdict(await give(token, team, event.points(1, 1), 2))).toBe('judging_is_over');
		must(await event.organizer.client.rpc('open_scores', { p_event: event.id }));
		const { data: opened } = await event.organizer.client.rpc('judging_results', { p_slug: event.slug });
		expect(JSON.stringify(opened)).toContain(GUEST.name);
		await event.moveTo('results');
		const { data: shown } = await member.client.rpc('judging_results', { p_slug: event.slug });
		expect(JSON.stringify(shown)).toContain('"points"');
		expect(JSON.stringify(shown)).not.toContain(GUEST.name);
	});

	test('reads no other judge, nobody of the company, no score of another, and no project outside the queue', async () => {
		const { event, token, guest } = await withGuest({ teams: 3 });
		const [one = member, two = member] = event.judges;
		must(
			await one.client.rpc('save_judgement', {
				p_team: firstTeam(event),
				p_points: event.points(4),
				p_comment: 'Only this judge knows these words.'
			})
		);
		const seats = [{ team: firstTeam(event), judge: guest }];
		must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }));
		const { data } = await anonymous().rpc('read_guest_judging', { p_token: token });
		const whole = JSON.stringify(data);
		expect(answer.parse(data).queue.map(({ team }) => team)).toEqual([firstTeam(event)]);
		expect(answer.parse(data).projects).toHaveLength(3);
		for (const secret of [one.id, two.id, event.organizer.id, event.organizer.name, event.founders[0]?.id ?? '?']) {
			expect([secret, whole.includes(secret)]).toEqual([secret, false]);
		}
		expect(whole).not.toContain('Only this judge knows');
		// before the deadline nobody knows who hands in
		await event.moveTo('build');
		const early = await read(token);
		expect(early?.projects).toEqual([]);
	});

	test('reads the files that the own queue handed in, by the link alone, and no other file', async () => {
		const { event, token, guest } = await withGuest({ teams: 3 });
		const [mine = 0, other = 0] = event.teams;
		const [author = member] = event.founders;
		const put = async (team: number, text: string, isHandedIn = true) => {
			const { data } = await author.client.rpc('attach_to_draft', {
				...{ p_team: mine, p_file: { name: `${text}.pdf`, alt: text, content: pdf(text) } }
			});
			const file = data ?? 0;
			await sql`update public.submission_files set team_id = ${team} where id = ${file}`;
			if (isHandedIn) await sql`insert into public.handed_in_files (file_id, team_id) values (${file}, ${team})`;
			return file;
		};
		const slides = await put(mine, 'Our slides');
		const draft = await put(mine, 'Not handed in', false);
		const theirs = await put(other, 'Of the others');
		const seats = [{ team: mine, judge: guest }];
		must(await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }));

		const { data: shown } = await anonymous().rpc('read_guest_judging', { p_token: token });
		const files = z.object({ written: z.object({ files: z.array(z.object({ id: z.number(), alt: z.string() })) }) });
		const queue = z.object({ queue: z.array(files) }).parse(shown).queue;
		expect(queue.map(({ written }) => written.files)).toEqual([
			[expect.objectContaining({ id: slides, alt: 'Our slides' })]
		]);

		const bytes = async (team: number, file: number, by = token) => {
			const { data, error } = await anonymous().rpc('read_guest_file', { p_token: by, p_team: team, p_file: file });
			return error?.message ?? z.object({ content: z.string() }).nullable().parse(data)?.content ?? null;
		};
		expect(await bytes(mine, slides)).toBe(pdf('Our slides'));
		expect([await bytes(mine, draft), await bytes(other, theirs), await bytes(other, slides)]).toEqual([
			null,
			null,
			null
		]);
		// a guest of another event has another queue, and who has no link has none
		const elsewhere = await withGuest();
		expect(await bytes(mine, slides, elsewhere.token)).toBeNull();
		expect(await bytes(mine, slides, 'x')).toBe('guest_link_has_ended');
		must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
		expect(await bytes(mine, slides)).toBe('guest_link_has_ended');

		// who judges among the people reads them in the own queue too
		const [judge = member] = event.judges;
		must(
			await event.organizer.client.rpc('seat_judges', { p_event: event.id, p_seats: [{ team: mine, judge: judge.id }] })
		);
		const { data: own } = await judge.client.rpc('show_judging', { p_slug: event.slug });
		expect(z.object({ queue: z.array(files) }).parse(own).queue[0]?.written.files).toMatchObject([{ id: slides }]);
	});

	test('hears what is for judges and for everybody when it is due, in nobody’s name, as long as the guest judges', async () => {
		const { event, token, guest } = await withGuest();
		const { client } = event.organizer;
		const say = async (audience: 'everybody' | 'judges' | 'mentors' | 'it', due?: Date) =>
			(
				await client.rpc('announce', {
					...{ p_event: event.id, p_says: `For ${audience}`, p_audience: audience, p_due_at: due?.toISOString() }
				})
			).data ?? 0;
		const heard = async (by = token, who: Client = anonymous()) => {
			const { data } = await who.rpc('said_to_guest', { p_token: by });
			return data === null ? null : Object(data).said.map(({ says }: { says: string }) => says);
		};
		expect(await heard()).toEqual([]);
		for (const audience of ['everybody', 'mentors', 'it'] as const) await say(audience);
		const soon = new Date(Date.now() + 60_000);
		await say('judges', soon);
		expect(await heard()).toEqual(['For everybody']);
		const { data } = await anonymous().rpc('said_to_guest', { p_token: token });
		expect(Date.parse(Object(data).next_at)).toBe(soon.getTime());
		expect(JSON.stringify(data)).not.toContain(event.organizer.name);
		try {
			await stopClock(soon);
			expect(await heard()).toEqual(['For judges', 'For everybody']);
		} finally {
			await stopClock();
		}
		const now = await say('judges');
		expect(await heard()).toEqual(['For judges', 'For everybody']);
		must(await client.rpc('withdraw_announcement', { p_announcement: now }));
		expect(await heard()).toEqual(['For everybody']);
		// counted with the others, a guest is somebody who hears it
		const reach = async () =>
			Object((await client.rpc('announcement_reach', { p_slug: event.slug })).data).audiences.judges;
		expect(await reach()).toBe(3);
		// another event's guest, and whoever has no link, hear nothing of it
		const elsewhere = await withGuest();
		expect(await heard(elsewhere.token)).toEqual([]);
		for (const who of [anonymous(), member.client]) expect(await heard('x', who)).toBeNull();
		must(await anonymous().rpc('leave_guest_judging', { p_token: token }));
		expect([await heard(), await reach()]).toEqual([[], 2]);
		must(await client.rpc('revoke_guest_link', { p_guest: guest }));
		expect(await heard()).toBeNull();
	});

	test('is nobody anywhere else: no table, no view and no function of a member answers without an account', async () => {
		const { event, token } = await withGuest();
		const tables = await sql<{ name: string }>`
			select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`;
		expect(tables.length).toBeGreaterThan(50);
		const { url, unguarded, keys } = here;
		const ask = async (path: string, headers: Record<string, string>) => {
			const reply = await unguarded(`${url}/rest/v1/${path}`, { headers: { apikey: keys.publishable, ...headers } });
			return reply.status;
		};
		// the key of the app itself is taken, so what is refused below is refused for the table's sake
		expect(await read(token)).not.toBeNull();
		for (const { name } of tables) {
			const seen = [
				await ask(`${name}?limit=1`, {}),
				await ask(`${name}?limit=1`, { authorization: `Bearer ${token}` })
			];
			expect([name, ...seen]).toEqual([name, 401, 401]);
		}
		const bearer = anonymous();
		expect((await bearer.rpc('show_judging', { p_slug: event.slug })).data).toBeNull();
		expect((await bearer.rpc('judging_results', { p_slug: event.slug })).data).toBeNull();
		const called = await bearer.rpc('save_judgement', { p_team: firstTeam(event), p_points: event.points(4) });
		expect(called.error).not.toBeNull();
	});

	test('judges exactly one event: a token opens no project, conflict or seat of another', async () => {
		const [{ token }, other] = [await withGuest(), await withGuest()];
		const team = firstTeam(other.event);
		expect(verdict(await give(token, team, other.event.points(4)))).toBe('judge_has_no_seat');
		const conflict = { p_token: token, p_team: team, p_reason: 'We are neighbours.' };
		expect(verdict(await anonymous().rpc('declare_guest_conflict', conflict))).toBe('no_such_judge');
		const seats = [{ team, judge: (await read(token))?.guest.id ?? '' }];
		const seated = await other.event.organizer.client.rpc('seat_judges', { p_event: other.event.id, p_seats: seats });
		expect(verdict(seated)).toBe('plan_is_outdated');
	});

	test('declares a conflict, which frees the seat, takes it back, and can stop judging', async () => {
		const { event, token } = await withGuest();
		const [team = 0, second = 0] = event.teams;
		const conflict = { p_token: token, p_team: team, p_reason: 'My sister is in it.' };
		must(await anonymous().rpc('declare_guest_conflict', conflict));
		const seen = await read(token);
		expect(seen?.conflicts).toEqual([{ team, reason: 'My sister is in it.', is_own_word: true }]);
		expect(seen?.queue.map((one) => one.team)).toEqual([second]);
		expect(verdict(await give(token, team, event.points(4)))).toBe('judge_has_a_conflict');
		must(await anonymous().rpc('take_back_guest_conflict', { p_token: token, p_team: team }));
		expect((await read(token))?.conflicts).toEqual([]);
		must(await anonymous().rpc('leave_guest_judging', { p_token: token }));
		expect(await read(token)).toMatchObject({ is_judge: false, queue: [] });
		expect(verdict(await anonymous().rpc('leave_guest_judging', { p_token: token }))).toBe('no_such_judge');
	});

	test('what an organizer declared of a guest is not the guest’s to take back', async () => {
		const { event, token, guest } = await withGuest();
		const team = firstTeam(event);
		const said = { p_team: team, p_judge: guest, p_reason: 'They were colleagues.' };
		must(await event.organizer.client.rpc('declare_judge_conflict', said));
		const back = await anonymous().rpc('take_back_guest_conflict', { p_token: token, p_team: team });
		expect(verdict(back)).toBe('conflict_is_anothers');
	});

	test('is told by name in the log, which says nothing of what was given', async () => {
		const { event, token } = await withGuest();
		await give(token, firstTeam(event), event.points(4));
		const [entry] = await sql`select actor_id, verb, details from public.activity
			where subject = 'events' and subject_id = ${String(event.id)} order by seq desc limit 1`;
		expect(entry).toEqual({ actor_id: null, verb: 'judging.scored', details: { guest: GUEST.name } });
	});
});

describe('the link', () => {
	test('is kept as a hash, and no member reads that, the e-mail or when it ends', async () => {
		const { event, token, guest } = await withGuest();
		const [{ row } = { row: '' }] = await sql<{ row: string }>`
			select to_jsonb(g)::text as row from public.guest_judges g where id = ${guest}`;
		expect(row).not.toContain(token);
		for (const column of ['token_hash', 'email', 'expires_at', 'made_by'] as const) {
			const { error } = await event.organizer.client.from('guest_judges').select(column).eq('id', guest);
			expect([column, error?.code]).toEqual([column, '42501']);
		}
		const { data } = await member.client.from('guest_judges').select('name').eq('id', guest);
		expect(data).toEqual([{ name: GUEST.name }]);
		expect((await member.client.rpc('judging_desk', { p_event: event.id })).data).toBeNull();
	});

	test('opens until it runs out by the clock of the database, and not a moment longer', async () => {
		const { token, event } = await withGuest();
		const [{ expires_at } = { expires_at: new Date() }] = await sql<{ expires_at: Date }>`
			select expires_at from public.guest_judges where event_id = ${event.id}`;
		try {
			await stopClock(new Date(expires_at.getTime() - 1000));
			expect(await read(token)).not.toBeNull();
			await travel(new Date(expires_at.getTime() + 1));
			expect(await read(token)).toBeNull();
			expect(verdict(await give(token, firstTeam(event), event.points(4)))).toBe('guest_link_has_ended');
		} finally {
			await stopClock();
		}
	});

	test('opens no more once it is revoked; the empty seats are free and what was scored counts', async () => {
		const { event, token, guest } = await withGuest();
		const [team = 0] = event.teams;
		await give(token, team, event.points(4));
		must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
		must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
		expect(await read(token)).toBeNull();
		expect(verdict(await give(token, team, event.points(2), 1))).toBe('guest_link_has_ended');
		const seats = await sql`select team_id from public.judging_seats where judge_id = ${guest}`;
		expect(seats.map(({ team_id }) => Number(team_id))).toEqual([team]);
		const [{ entries } = { entries: 0 }] = await sql<{
			entries: number;
		}>`select count(*)::int as entries from public.activity
			where verb = 'judging.guest_link_revoked' and subject_id = ${String(event.id)}`;
		expect(entries).toBe(1);
	});

	test('made anew leads to the same guest, and the one before opens no more', async () => {
		const { event, token, guest } = await withGuest();
		await give(token, firstTeam(event), event.points(4));
		must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
		const { data: next } = await event.organizer.client.rpc('renew_guest_link', { p_guest: guest, p_days: 2 });
		expect(await read(token)).toBeNull();
		const seen = await read(next ?? '');
		expect(seen).toMatchObject({ is_judge: true, guest: { id: guest } });
		expect(seen?.queue.map(({ given }) => given?.version)).toEqual([1]);
	});

	test('ends with the place of whoever made it', async () => {
		const event = await judgedEvent(here);
		const { data: token } = await invite(leader.client, event.id);
		expect(await read(token ?? '')).not.toBeNull();
		await sql`update public.people set left_at = private.now() where id = ${leader.id}`;
		try {
			expect(await read(token ?? '')).toBeNull();
		} finally {
			await sql`update public.people set left_at = null where id = ${leader.id}`;
		}
	});

	test.each(['', 'nothing', '%', 'a'.repeat(5000)])('does not open with a token that is none: %.10s', async (token) => {
		await withGuest();
		expect(await read(token)).toBeNull();
		expect(verdict(await give(token, 1, {}))).toBe('guest_link_has_ended');
	});

	test('is an organizer’s to make, renew and revoke: no member’s, judge’s, guest’s or stranger’s', async () => {
		const { event, guest } = await withGuest();
		const [judge = member] = event.judges;
		for (const { client } of [member, judge]) {
			expect(verdict(await invite(client, event.id))).toBe('organizer_only');
			expect(verdict(await client.rpc('renew_guest_link', { p_guest: guest, p_days: 3 }))).toBe('organizer_only');
			expect(verdict(await client.rpc('revoke_guest_link', { p_guest: guest }))).toBe('organizer_only');
		}
		expect((await invite(anonymous(), event.id)).error).not.toBeNull();
		expect((await anonymous().rpc('revoke_guest_link', { p_guest: guest })).error).not.toBeNull();
		const unknown = '00000000-0000-4000-8000-000000000000';
		expect(verdict(await leader.client.rpc('renew_guest_link', { p_guest: unknown, p_days: 3 }))).toBe('no_such_judge');
	});

	test.each([
		[{ guest: { name: 'G' } }, 'guest_judges_name_is_one_line'],
		[{ guest: { name: 'Two\nlines' } }, 'guest_judges_name_is_one_line'],
		[{ guest: { email: 'nowhere' } }, 'guest_judges_email_is_one'],
		[{ days: 0 }, 'guest_link_lasts_up_to_a_year'],
		[{ days: 367 }, 'guest_link_lasts_up_to_a_year']
	])('asked for with %j is refused by its name', async (asked, name) => {
		const event = await judgedEvent(here, { teams: 1, judges: 1 });
		expect(verdict(await invite(event.organizer.client, event.id, asked))).toContain(name);
	});
});
