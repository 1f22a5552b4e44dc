import { expect, test } from 'vitest';
import { anEvent, edit, formTeam, plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const [leader, ann, ben, olga] = await Promise.all([
	person({ role: 'leader', name: 'Lea Leader' }),
	person({ name: 'Ann Author' }),
	person({ name: 'Ben Colleague' }),
	person({ name: 'Olga Organizer' })
]);

const move = async (who: Pick<TestPerson, 'client'>, p_idea: number, p_event?: number, p_challenge?: number) =>
	(await who.client.rpc('move_idea', { p_idea, p_event, p_challenge })).error?.message;
const placeOf = async (idea: number) => {
	const [found] = await sql<{
		event_id: string | null;
		challenge_id: string | null;
	}>`select event_id, challenge_id from public.ideas where id = ${idea}`;
	return [found?.event_id, found?.challenge_id].map((id) => (id ? Number(id) : null));
};
const moves = async (idea: number) =>
	(
		await sql<{ details: unknown }>`select details from public.activity
			where verb = 'idea.moved' and subject_id = ${String(idea)} order by seq`
	).map(({ details }) => details);
const offered = async (who: TestPerson, idea: number) => {
	const { data, error } = await who.client.rpc('places_for_idea', { p_idea: idea });
	if (error) throw error;
	return Array.isArray(data) ? data.map((place) => Object(place).id) : data;
};
async function organizedEvent(hours = 0) {
	const event = await plan(leader.client, anEvent({}, hours), [{ title: 'Fewer forms' }, { title: 'Faster pages' }]);
	await sql`update public.events set organizer_id = ${olga.id} where id = ${event.id}`;
	return event;
}

test('an author moves an idea into an event, to another challenge and out again, and comes in with it', async () => {
	const { id, challenges, slug } = await organizedEvent();
	const idea = await propose(ann.client);
	expect(await move(ann, idea, id, challenges[0])).toBeUndefined();
	expect(await placeOf(idea)).toEqual([id, challenges[0]]);
	expect(await sql`select 1 from public.registrations where event_id = ${id} and person_id = ${ann.id}`).toHaveLength(
		1
	);
	expect(await move(ann, idea, id, challenges[1])).toBeUndefined();
	expect(await move(ann, idea, id, challenges[1]), 'again changes nothing').toBeUndefined();
	expect(await move(ann, idea)).toBeUndefined();
	expect(await placeOf(idea)).toEqual([null, null]);
	expect(await moves(idea)).toEqual([
		{ to: slug, challenge: 'Fewer forms' },
		{ from: slug, to: slug, challenge: 'Faster pages' },
		{ from: slug }
	]);
	expect((await ann.client.from('idea_waits').select('kind').eq('idea_id', idea)).data, 'by oneself').toEqual([]);
});

test('an organizer moves it for its author, who is told; nobody else does, by any way', async () => {
	const { id, challenges } = await organizedEvent();
	const elsewhere = await plan(leader.client);
	const idea = await propose(ann.client);
	expect(await move(ben, idea, id)).toBe('author_or_organizer_only');
	expect(await move(olga, idea, elsewhere.id), 'into the event of somebody else').toBe('author_or_organizer_only');
	expect((await move({ client: anonymous() }, idea, id)) ?? '').toMatch(/permission denied|sign_in_first/);
	expect((await ben.client.from('ideas').update({ event_id: id }).eq('id', idea)).error?.code).toBe('42501');
	expect(await move(olga, idea, id, challenges[1])).toBeUndefined();
	expect(await placeOf(idea)).toEqual([id, challenges[1]]);
	expect((await ann.client.from('idea_waits').select('kind, author').eq('idea_id', idea)).data).toEqual([
		{ kind: 'moved', author: 'Olga Organizer' }
	]);
	expect((await ben.client.from('idea_waits').select('kind').eq('idea_id', idea)).data).toEqual([]);
	const theirs = await propose(ann.client, elsewhere.id);
	expect(await move(olga, theirs, id), 'out of the event of somebody else').toBe('author_or_organizer_only');
	expect(await move(leader, theirs, id)).toBeUndefined();
	expect(await move(olga, 999_999_999, id)).toBe('no_such_idea');
});

test('an idea moves only while both events take ideas, to a challenge of the event, and not away from its team', async () => {
	const { id, deadline } = await organizedEvent();
	const [early, other] = [await organizedEvent(24), await organizedEvent(12)];
	const idea = await propose(ann.client);
	expect(await move(ann, idea, early.id)).toBe('event_has_not_begun');
	expect((await move(ann, idea, id, other.challenges[0])) ?? '').toContain('ideas_challenge_is_of_the_event');
	expect(await move(ann, idea, 999_999_999)).toBe('no_such_event');
	const team = await formTeam(ann.client, id);
	const [built] = await sql<{ idea_id: string }>`select idea_id from public.teams where id = ${team}`;
	expect(await move(ann, Number(built?.idea_id))).toBe('idea_stays_with_its_team');
	const inside = await propose(ben.client, id);
	await stopClock(new Date(deadline.getTime() + 1000));
	expect(await move(ben, inside), 'an event keeps its ideas').toBe('idea_stays_in_its_event');
	expect(await move(olga, idea, id)).toBe('event_is_over');
	expect(await offered(ben, inside)).not.toContain(id);
	await stopClock();
});

test('a full event takes in no idea whose author has no place in it', async () => {
	const { id } = await organizedEvent();
	await leader.client.rpc('register_for_event', { p_event: id });
	await leader.client.rpc('save_registration', { p_event: id, p_limits: { most: 1 }, p_questions: [] });
	const idea = await propose(ann.client);
	expect(await move(ann, idea, id)).toBe('event_is_full');
	expect(await move(olga, idea, id)).toBe('author_has_no_place');
	expect(await placeOf(idea)).toEqual([null, null]);
});

test('a page offers each person the events an idea can go to, and nobody else any', async () => {
	const { id } = await organizedEvent();
	const elsewhere = await plan(leader.client);
	const idea = await propose(ann.client, id);
	expect(await offered(ann, idea)).toEqual(expect.arrayContaining([id, elsewhere.id]));
	expect(await offered(olga, idea)).toContain(id);
	expect(await offered(olga, idea)).not.toContain(elsewhere.id);
	expect(await offered(ben, idea)).toEqual([]);
});

test('its author changes words and place in one go; refused, neither is changed', async () => {
	const { id, challenges } = await organizedEvent();
	const early = await organizedEvent(24);
	const idea = await propose(ann.client);
	const into = async (event_id: number, challenge_id: number | null = null) =>
		(await edit(ann.client, idea, { title: 'Written anew', event_id, challenge_id })).error?.message;
	expect(await into(early.id)).toBe('event_has_not_begun');
	expect(await sql`select 1 from public.ideas where id = ${idea} and title = 'Written anew'`).toEqual([]);
	expect(await into(id, challenges[0])).toBeUndefined();
	expect(await placeOf(idea)).toEqual([id, challenges[0]]);
});

test('renaming its challenge while an idea is moved into it blocks nobody, and the idea is found by the new title', async () => {
	for (let round = 0; round < 4; round++) {
		const { id, slug, challenges } = await organizedEvent();
		const [idea, there] = [await propose(ann.client), await propose(ann.client, id)];
		await move(ann, there, id, challenges[0]);
		const answers = await Promise.all([
			leader.client.rpc('save_event', {
				p_event: anEvent({ slug, name: slug }),
				p_challenges: [
					{ id: challenges[0] ?? 0, title: `Zebrafinch ${round}` },
					{ id: challenges[1] ?? 0, title: 'Faster pages' }
				],
				p_id: id
			}),
			ann.client.rpc('move_idea', { p_idea: idea, p_event: id, p_challenge: challenges[0] }),
			ann.client.rpc('move_idea', { p_idea: there, p_event: id, p_challenge: challenges[1] })
		]);
		// other times of the event need a reason once people count on them: what matters is that nobody waits for ever
		expect(answers.map(({ error }) => error?.code).filter((code) => code === '40P01')).toEqual([]);
		const kept = await sql<{ is_true: boolean }>`select i.challenge_title = c.title as is_true
			from public.ideas i join public.challenges c on c.id = i.challenge_id where i.event_id = ${id}`;
		expect(kept).toHaveLength(2);
		expect(kept.every(({ is_true }) => is_true)).toBe(true);
	}
});
