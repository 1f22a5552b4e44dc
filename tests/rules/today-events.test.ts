import { expect, test } from 'vitest';
import * as announcements from '#lib/floor/announcements.server.ts';
import * as impact from '#lib/impact/today.server.ts';
import { anEvent, anIdea, formTeam, plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { looking } from './previewing.ts';

const here = await world();
const { person, anonymous, sql, stopClock } = here;
const [leader, organizer] = await Promise.all([person({ role: 'leader' }), person()]);

const planned = () => plan(leader.client, anEvent({ organizer_id: organizer.id }));
const today = ({ client }: TestPerson) => impact.today(client);
const helpIn = async (who: TestPerson, slug: string) =>
	(await today(who)).help.find((one) => one.slug === slug)?.teams ?? 0;
const register = ({ client }: TestPerson, event: number) => client.rpc('register_for_event', { p_event: event });
const name = async (event: number, { id }: TestPerson, role: 'mentor' | 'organizer') =>
	expect(
		(await organizer.client.rpc('set_event_role', { p_event: event, p_person: id, p_role: role })).error
	).toBeNull();
const ask = (who: TestPerson, team: number) =>
	who.client.rpc('ask_for_help', { p_team: team, p_topic: 'Where are the numbers?' });

test('a team that lacks a side asks those on the first page who could fill it, and nobody who only helps, judges or waits', async () => {
	const { id } = await planned();
	const founder = await person();
	const team = await formTeam(founder.client, id);
	const [developer, marketer, bridge, mentor, judge, waiting, helper] = await Promise.all([
		person({ function: 'it' }),
		person(),
		person({ is_bridging: true }),
		person({ function: 'it' }),
		person({ function: 'it' }),
		person({ function: 'it' }),
		person({ function: 'it' })
	]);
	for (const one of [mentor, helper]) await name(id, one, 'mentor');
	await organizer.client.rpc('add_judge', { p_event: id, p_person: judge.id });
	// somebody who mentors and takes part too
	await register(helper, id);
	const wanted = async (who: TestPerson) =>
		(await today(who)).open_teams.filter((one) => one.id === team).map(({ missing }) => missing);
	for (const who of [developer, bridge, helper]) expect([who.name, await wanted(who)]).toEqual([who.name, ['it']]);
	for (const who of [marketer, mentor, judge, founder]) expect([who.name, await wanted(who)]).toEqual([who.name, []]);

	await organizer.client.rpc('save_registration', { p_event: id, p_limits: { most: 2 }, p_questions: [] });
	expect((await register(waiting, id)).data).toBe('waiting');
	// every place is taken: who is not in could not join
	for (const who of [developer, waiting]) expect([who.name, await wanted(who)]).toEqual([who.name, []]);
	expect(await wanted(helper)).toEqual(['it']);
});

test('a team that waits for help is told to mentors until one comes, and to organizers only where no mentor is named', async () => {
	const { id, slug } = await planned();
	const [founder, mentor, second, participant] = await Promise.all([person(), person(), person(), person()]);
	const team = await formTeam(founder.client, id);
	await register(participant, id);
	expect((await ask(founder, team)).error).toBeNull();
	expect(await helpIn(organizer, slug)).toBe(1);
	for (const who of [mentor, founder, participant, leader]) expect(await helpIn(who, slug)).toBe(0);
	for (const one of [mentor, second]) await name(id, one, 'mentor');
	for (const who of [mentor, second]) expect(await helpIn(who, slug)).toBe(1);
	expect(await helpIn(organizer, slug)).toBe(0);
	const floor = async (who: TestPerson) => {
		const { parts, to_help, to_score } = await announcements.floorOf(who.client, slug, 4);
		return { parts, to_help, to_score };
	};
	expect(await floor(mentor)).toEqual({ parts: ['mentor'], to_help: 1, to_score: 0 });
	expect(await floor(organizer)).toEqual({ parts: ['organizer'], to_help: 0, to_score: 0 });
	// who leads may do everything, and is named for nothing
	for (const who of [founder, leader]) expect(await floor(who)).toEqual({ parts: [], to_help: 0, to_score: 0 });
	expect((await anonymous().rpc('show_floor', { p_slug: slug })).error).not.toBeNull();
	expect((await anonymous().from('help_reminders').select('teams')).data ?? []).toEqual([]);

	const [asked] = await sql<{ id: string }>`select id from public.help_requests where team_id = ${team}`;
	expect((await mentor.client.rpc('take_help', { p_request: Number(asked?.id) })).error).toBeNull();
	for (const who of [mentor, second]) expect(await helpIn(who, slug)).toBe(0);
});

test('the page of an event knows its judges, what waits for their score, and the parts of a preview', async () => {
	const { id, slug } = await planned();
	const judge = await person();
	await organizer.client.rpc('add_judge', { p_event: id, p_person: judge.id });
	expect(await announcements.floorOf(judge.client, slug, 4)).toMatchObject({ parts: ['judge'], to_score: 0 });
	for (const [part, parts] of [
		['mentor', ['mentor']],
		['judge', ['judge']],
		['participant', []],
		['colleague', []]
	] as const) {
		const client = await looking(here, organizer, `${id}.${part}`);
		expect([part, (await announcements.floorOf(client, slug, 4)).parts]).toEqual([part, parts]);
	}
});

test('help is asked for until the deadline of the own team, which may be later than that of the others', async () => {
	const { id, slug, deadline } = await planned();
	const [late, other, mentor] = await Promise.all([person(), person(), person()]);
	await name(id, mentor, 'mentor');
	const [team, rivals] = [await formTeam(late.client, id), await formTeam(other.client, id)];
	const until = new Date(deadline.getTime() + 1_200_000);
	const extended = await organizer.client.rpc('extend_deadline', {
		...{ p_team: team, p_until: until.toISOString(), p_reason: 'Their developer fell ill.' }
	});
	expect(extended.error).toBeNull();
	const isOpen = async ({ client }: TestPerson) =>
		Object((await client.rpc('show_help', { p_slug: slug })).data).is_open;
	try {
		await stopClock(deadline);
		expect((await ask(other, rivals)).error?.message).toBe('help_is_not_open');
		expect([await isOpen(other), await isOpen(late), await isOpen(mentor)]).toEqual([false, true, false]);
		await stopClock(until);
		expect((await ask(late, team)).error?.message).toBe('help_is_not_open');
		expect(await isOpen(late)).toBe(false);
		await stopClock(new Date(until.getTime() - 1));
		expect((await ask(late, team)).error).toBeNull();
		expect(await helpIn(mentor, slug)).toBe(1);
	} finally {
		await stopClock();
	}
});

test('whoever is registered by an idea, or before a question came, is asked for the answer on the first page until the deadline', async () => {
	const { id, slug, deadline } = await planned();
	const ask = async (limits: { most?: number }, questions: readonly { asks: string; is_required: boolean }[]) => {
		const p_questions = questions.map((one) => ({ ...one, kind: 'text', options: [] }));
		const { error } = await organizer.client.rpc('save_registration', { p_event: id, p_limits: limits, p_questions });
		expect(error).toBeNull();
	};
	const owes = async (who: TestPerson) =>
		(await today(who)).unanswered.find((one) => one.slug === slug)?.questions ?? 0;
	const [early, author, outside] = await Promise.all([person(), person(), person()]);
	await register(early, id);
	expect(await owes(early)).toBe(0);
	await ask({ most: 2 }, [
		{ asks: 'What do you eat?', is_required: true },
		{ asks: 'Anything else?', is_required: false }
	]);
	await propose(author.client, id);
	expect([await owes(early), await owes(author), await owes(outside), await owes(organizer)]).toEqual([1, 1, 0, 0]);
	const [question] = await sql<{ id: string }>`select id from public.registration_questions
		where event_id = ${id} and is_required`;
	const answer = (who: TestPerson) =>
		who.client.rpc('register_for_event', { p_event: id, p_answers: { [String(question?.id)]: 'Anything' } });
	expect((await answer(author)).data).toBe('registered');
	expect(await owes(author)).toBe(0);

	// who waits answered, and is asked what came later
	expect((await answer(outside)).data).toBe('waiting');
	expect(await owes(outside)).toBe(0);
	await ask({ most: 2 }, [{ asks: 'Do you need a room?', is_required: true }]);
	for (const who of [early, author, outside]) expect(await owes(who)).toBe(1);
	expect((await anonymous().from('registration_reminders').select('slug')).data ?? []).toEqual([]);
	expect((await outside.client.rpc('propose_idea', anIdea(id))).error?.message).toBe('event_is_full');
	try {
		await stopClock(deadline);
		for (const who of [early, author, outside]) expect(await owes(who)).toBe(0);
	} finally {
		await stopClock();
	}
});
