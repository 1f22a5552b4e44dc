import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { refused } from './experiment-world.ts';
import { anIdea, edit } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const { person, anonymous, sql } = await world();

let leader: TestPerson;
let itLeader: TestPerson;
let bridging: TestPerson;
let admin: TestPerson;
let author: TestPerson;
let member: TestPerson;

beforeAll(async () => {
	[leader, itLeader, bridging, admin, author, member] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it', is_bridging: true }),
		person({ role: 'admin', function: 'other' }),
		person(),
		person({ function: 'it' })
	]);
});

let named = 0;
const words = (name = `Priority ${(named += 1)}`) => ({ p_name: name, p_why: 'Because both functions need it.' });

async function added(client: Client = leader.client, name?: string): Promise<number> {
	const { data, error } = await client.rpc('add_priority', words(name));
	if (error) throw new Error(error.message);
	return data;
}

async function idea(priority?: number): Promise<number> {
	const { data, error } = await author.client.rpc('propose_idea', { ...anIdea(), p_priority: priority });
	if (error) throw new Error(error.message);
	return data;
}

const priorityOf = async (id: number) =>
	(await sql<{ priority: number | null }>`select priority_id::int as priority from public.ideas where id = ${id}`)[0]
		?.priority;

const inOrder = async () =>
	(
		await sql<{
			id: number;
		}>`select id::int as id from public.priorities where retired_at is null order by position, id`
	).map(({ id }) => id);

test('leaders and admins write priorities; members read them; signed out, nobody reads or writes one', async () => {
	const [one, other] = [await added(leader.client), await added(admin.client)];
	expect(refused(await member.client.rpc('add_priority', words()))).toBe('leaders_only');
	expect(refused(await member.client.from('priorities').update({ name: 'Mine' }).eq('id', one))).toBe('42501');
	expect(refused(await leader.client.from('priorities').update({ name: 'Mine' }).eq('id', one))).toBe('42501');
	const { data } = await member.client.from('priority_list').select('id').in('id', [one, other]);
	expect(data).toHaveLength(2);
	expect(refused(await anonymous().from('priorities').select())).toBe('42501');
	expect(refused(await anonymous().from('priority_list').select())).toBe('42501');
	expect(refused(await anonymous().from('priority_agreements').select())).toBe('42501');
	expect(refused(await anonymous().rpc('add_priority', words()))).toBe('42501');
});

test('a priority has a name of its own, says why, and belongs to marketing, IT or both', async () => {
	await added(leader.client, 'Grow in Belgium');
	const attempt = async (change: object) =>
		refused(await leader.client.rpc('add_priority', { ...words('Another name'), ...change }));
	expect(await attempt({ p_name: ' grow in BELGIUM ' })).toBe('priorities_name_is_unique');
	expect(await attempt({ p_name: 'ab' })).toBe('priorities_name_is_short');
	expect(await attempt({ p_name: 'x'.repeat(81) })).toBe('priorities_name_is_short');
	expect(await attempt({ p_name: 'two\nlines' })).toBe('priorities_name_is_one_line');
	expect(await attempt({ p_why: 'short' })).toBe('priorities_why_is_told');
	expect(await attempt({ p_owner: 'other' })).toBe('priorities_are_of_the_two_functions');
});

test('agreed by both functions, until its words change', async () => {
	const id = await added();
	const agree = (who: TestPerson, side: 'marketing' | 'it', version = 1) =>
		who.client.rpc('agree_on_priority', { p_priority: id, p_version: version, p_side: side });
	const isAgreed = async () =>
		(await member.client.from('priority_list').select('is_agreed, version').eq('id', id).single()).data;
	expect(refused(await agree(leader, 'it'))).toBe('side_is_not_yours');
	expect(refused(await agree(admin, 'it'))).toBe('side_is_not_yours');
	expect(refused(await agree(member, 'it'))).toBe('leaders_only');
	expect(refused(await agree(leader, 'marketing'))).toBeUndefined();
	expect(refused(await agree(leader, 'marketing'))).toBeUndefined();
	expect(await isAgreed()).toEqual({ is_agreed: false, version: 1 });
	expect(refused(await agree(itLeader, 'it'))).toBeUndefined();
	expect(await isAgreed()).toEqual({ is_agreed: true, version: 1 });
	expect(refused(await agree(bridging, 'it'))).toBe('priority_agreements_one_per_side');

	const edit = (version: number, why: string) =>
		leader.client.rpc('edit_priority', { p_priority: id, p_version: version, p_name: `Reworded ${id}`, p_why: why });
	expect(refused(await edit(1, 'Because of something else.'))).toBeUndefined();
	expect(await isAgreed()).toEqual({ is_agreed: false, version: 2 });
	expect(refused(await edit(1, 'Because of a third thing.'))).toBe('priority_was_changed');
	expect(refused(await edit(1, 'Because of something else.')), 'the same words again change nothing').toBeUndefined();
	expect(refused(await agree(itLeader, 'it', 1))).toBe('priority_was_changed');
	expect(refused(await agree(bridging, 'it', 2))).toBeUndefined();
	expect(refused(await agree(bridging, 'marketing', 2))).toBe('priority_agreements_one_per_person');
	expect(await sql`select count(*)::int as kept from public.priority_agreements where priority_id = ${id}`).toEqual([
		{ kept: 3 }
	]);
});

test('ten leaders who agree for one function at once are one agreement', async () => {
	const id = await added();
	const crowd = await Promise.all(Array.from({ length: 10 }, () => person({ role: 'leader', function: 'it' })));
	const answers = await Promise.all(
		crowd.map(({ client }) => client.rpc('agree_on_priority', { p_priority: id, p_version: 1, p_side: 'it' }))
	);
	expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
	expect(new Set(answers.map(refused))).toEqual(new Set([undefined, 'priority_agreements_one_per_side']));
});

test('two leaders who reword a priority at once: one does, the other is told', async () => {
	const id = await added();
	const answers = await Promise.all(
		[leader, itLeader].map(({ client }, index) =>
			client.rpc('edit_priority', { p_priority: id, p_version: 1, ...words(`Written at once ${index}`) })
		)
	);
	expect(answers.map(refused).toSorted()).toEqual(['priority_was_changed', undefined]);
});

test('a priority is moved to a place, the others close up behind it, and many moves at once leave one order', async () => {
	const ids = [await added(), await added(), await added()];
	const before = (await inOrder()).filter((id) => !ids.includes(id));
	const [first = 0, second = 0, third = 0] = ids;
	const place = (priority: number, to: number) =>
		leader.client.rpc('place_priority', { p_priority: priority, p_place: to });
	expect(await inOrder()).toEqual([...before, first, second, third]);
	await place(third, 1);
	expect(await inOrder()).toEqual([third, ...before, first, second]);
	await place(third, 2);
	expect((await inOrder()).indexOf(third)).toBe(1);
	await place(third, 1000);
	expect(await inOrder()).toEqual([...before, first, second, third]);
	expect(refused(await member.client.rpc('place_priority', { p_priority: first, p_place: 1 }))).toBe('leaders_only');

	await Promise.all([
		place(first, 1),
		place(second, 2),
		place(third, 1),
		place(first, 4),
		leader.client.rpc('add_priority', words())
	]);
	const positions = await sql<{ position: number }>`select position from public.priorities where retired_at is null`;
	expect(new Set(positions.map(({ position }) => position)).size).toBe(positions.length);
});

test('a retired priority keeps its ideas, takes no new ones, and comes back as the last', async () => {
	const id = await added();
	const served = await idea(id);
	const retire = (client: Client, isRetired: boolean) =>
		client.rpc('retire_priority', { p_priority: id, p_is_retired: isRetired });
	expect(refused(await retire(member.client, true))).toBe('leaders_only');
	expect(refused(await retire(leader.client, true))).toBeUndefined();
	expect(await priorityOf(served)).toBe(id);
	expect(refused(await author.client.rpc('propose_idea', { ...anIdea(), p_priority: id }))).toBe('priority_is_retired');
	expect(refused(await leader.client.rpc('place_priority', { p_priority: id, p_place: 1 }))).toBe(
		'priority_is_retired'
	);
	expect(
		refused(await leader.client.rpc('agree_on_priority', { p_priority: id, p_version: 1, p_side: 'marketing' }))
	).toBe('priority_is_retired');
	const changed = await edit(author.client, served, { title: 'Said another way', priority_id: id });
	expect(refused(changed), 'what named it may keep it').toBeUndefined();
	expect(refused(await retire(leader.client, false))).toBeUndefined();
	expect((await inOrder()).at(-1)).toBe(id);
});

test('an idea names a priority when it is logged; its author and leaders change that, nobody else', async () => {
	const [one, other] = [await added(), await added()];
	const id = await idea(one);
	expect(await priorityOf(id)).toBe(one);
	const set = (who: { client: Client }, priority?: number) =>
		who.client.rpc('set_idea_priority', { p_idea: id, p_priority: priority });
	expect(refused(await set(member, other))).toBe('author_or_leader_only');
	expect(refused(await set({ client: anonymous() }, other))).toBe('42501');
	expect(await priorityOf(id)).toBe(one);
	expect(refused(await set(author, other))).toBeUndefined();
	expect(await priorityOf(id)).toBe(other);
	expect(refused(await set(admin))).toBeUndefined();
	expect(await priorityOf(id)).toBeNull();
	expect(refused(await set(leader, one))).toBeUndefined();
	expect(await priorityOf(id)).toBe(one);
	expect(refused(await set(leader, 999_999_999))).toBe('priority_is_gone');
	expect(refused(await author.client.rpc('propose_idea', { ...anIdea(), p_priority: 999_999_999 }))).toBe(
		'priority_is_gone'
	);
});

test('ideas are found by the priority they serve, and experiments serve that of their idea', async () => {
	const priority = await added();
	const id = await idea(priority);
	await idea();
	const { data } = await member.client.rpc('find_ideas', { p_priority: priority });
	const found = z.object({ ideas: z.array(z.object({ id: z.number() })) }).parse(data);
	expect(found.ideas).toEqual([{ id }]);
	const { data: experiment } = await author.client.rpc('draft_experiment', { p_idea: id, p_title: 'It serves it too' });
	const read = await member.client.rpc('read_experiment', { p_experiment: experiment ?? 0 });
	expect(read.data).toMatchObject({ priority: { id: priority } });
	const counts = await member.client.from('priority_list').select('ideas, experiments').eq('id', priority).single();
	expect(counts.data).toEqual({ ideas: 1, experiments: 1 });
});
