import { expect, test } from 'vitest';
import * as crew from '#lib/events/crew.server.ts';
import * as meant from '#lib/people/meant.server.ts';
import * as people from '#lib/people/people.server.ts';
import { anEvent, anIdea, plan } from './hackathon.ts';
import { world } from './harness.ts';

const { person, anonymous, sql } = await world();
const [leader, soren, annes] = await Promise.all([
	person({ role: 'leader', name: 'Lea Leader' }),
	person({ name: 'Søren Sørensen' }),
	Promise.all([person({ name: 'Anne Berg' }), person({ name: 'Anne Berg' })])
]);
const whom = async (words: string, id = '') => (await meant.whom(leader.client, [{ words, id }]))[0];

test('a name means the one person who is called that, whatever case and accents', async () => {
	expect((await whom(' soren SORENSEN '))?.person?.id).toBe(soren.id);
	expect(await whom('Nobody Atall')).toEqual({ person: null, names: [] });
	const part = await whom('sorensen');
	expect(part?.person, 'a part of a name is asked back').toBeNull();
	expect(part?.names.map(({ id }) => id)).toEqual([soren.id]);
});

test.each(['sorensen', 'Sørensen', 'SOREN', 'ørens'])(
	'“%s” finds the person in the directory, at the door and among those who can be given a role',
	async (words) => {
		const { id } = await plan(leader.client);
		await soren.client.rpc('register_for_event', { p_event: id });
		const found = [
			(await people.find(leader.client, { q: words, page: 1, function: undefined, role: undefined })).people,
			await crew.attendance(leader.client, id, words),
			await crew.candidates(leader.client, words)
		];
		expect(found.map((list) => list.map((one) => one.id))).toEqual([[soren.id], [soren.id], [soren.id]]);
	}
);

test('two people of one name are told apart by who was chosen, and by nothing else', async () => {
	const both = await whom('anne berg');
	expect(both?.person).toBeNull();
	expect(new Set(both?.names.map(({ id }) => id))).toEqual(new Set(annes.map(({ id }) => id)));
	expect((await whom('Anne Berg', annes[1].id))?.person?.id).toBe(annes[1].id);
	expect((await whom('Anne Berg', soren.id))?.person, 'somebody of another name').toBeNull();
});

test('who has left is named by nobody any more, but stays where he or she was', async () => {
	const gone = await person({ name: 'Gone Person' });
	await sql`update public.people set left_at = now() where id = ${gone.id}`;
	expect((await whom('Gone Person'))?.person).toBeNull();
	expect((await whom('Gone Person', gone.id))?.person?.id).toBe(gone.id);
});

test('a stranger learns of nobody', async () => {
	const asked = await anonymous().rpc('people_meant', { p_asked: [{ words: 'Anne Berg' }] });
	expect(asked.error?.code).toBe('42501');
});

test('the fields of a form that name people are settled at once; what is unclear is asked back with who could be meant', async () => {
	const form = new FormData();
	for (const [name, value] of Object.entries({
		...{ 'a.owner': 'Søren Sørensen', 'a.owner_id': '', 'b.owner': 'Anne Berg', 'c.owner': '', 'c.owner_id': soren.id },
		title: 'Kept'
	}))
		form.set(name, value);
	const failure = await meant.settle(leader.client, form, ['a.owner', 'b.owner', 'c.owner']);
	expect(failure?.data).toMatchObject({
		values: { title: 'Kept', 'a.owner_id': soren.id },
		errors: { 'b.owner': 'Several people could be meant by “Anne Berg”. Choose one of them.' },
		names: { 'b.owner': [{ name: 'Anne Berg' }, { name: 'Anne Berg' }] }
	});
	form.set('b.owner_id', annes[0].id);
	expect(await meant.settle(leader.client, form, ['a.owner', 'b.owner', 'c.owner'])).toBeNull();
	expect(['a', 'b', 'c'].map((row) => form.get(`${row}.owner_id`))).toEqual([soren.id, annes[0].id, '']);
});

test('whoever comes last among more people than a list holds owns a challenge, and is the author of what is logged', async () => {
	await sql`insert into auth.users (id, aud, role, email)
		select gen_random_uuid(), 'authenticated', 'authenticated', 'crowd-' || n || '@example.com' from generate_series(1, 1200) n`;
	await sql`update public.people set name = 'Crowd ' || left(id::text, 8), function = 'it' where name = ''`;
	const last = await person({ name: 'Zoë Zuiderveld' });
	const found = await whom('zoe zuiderveld');
	expect(found?.person?.id).toBe(last.id);
	const { id } = await plan(leader.client, anEvent(), [{ title: 'Fewer forms', owner_id: found?.person?.id ?? '' }]);
	expect(await sql`select owner_id from public.challenges where event_id = ${id}`).toEqual([{ owner_id: last.id }]);
	const logged = await leader.client.rpc('propose_idea', { ...anIdea(id), p_for: found?.person?.id });
	expect(await sql`select proposed_by from public.ideas where id = ${logged.data}`).toEqual([{ proposed_by: last.id }]);
});
