import { expect, test } from 'vitest';
import { z } from 'zod';
import { dueExperiment } from './due-experiment.ts';
import { propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const here = await world();
const { person, anonymous, sql, travel } = here;
const author = await person();

/** A person of that name. */
async function called(name: string): Promise<TestPerson> {
	const somebody = await person({ function: 'it' });
	await sql`update public.people set name = ${name} where id = ${somebody.id}`;
	return somebody;
}

const shape = z.object({
	mentions: z.array(z.object({ subject: z.string(), subject_id: z.number(), author: z.string() }))
});
async function mentionsOf({ client }: TestPerson) {
	const { data, error } = await client.rpc('today');
	if (error) throw new Error(error.message);
	return shape.parse(data).mentions.map(({ subject, subject_id }) => [subject, subject_id]);
}
const say = async ({ client }: TestPerson, idea: number, body: string) =>
	expect((await client.from('comments').insert({ idea_id: idea, body })).error).toBeNull();

test('whose whole name stands behind an @ finds it on the first page, until they answer', async () => {
	const ines = await called('Inês (ops) Ferreira');
	const other = await called('Inês (ops) Ferreiras');
	const idea = await propose(author.client);
	await say(author, idea, 'What do you think, @inês (OPS) ferreira? It would save a day.');
	expect(await mentionsOf(ines)).toEqual([['idea', idea]]);
	expect(await mentionsOf(other)).toEqual([]);
	expect(await mentionsOf(author)).toEqual([]);
	await say(ines, idea, 'It would save two.');
	expect(await mentionsOf(ines)).toEqual([]);
	await say(author, idea, 'Then @Inês (ops) Ferreira, will you run it?');
	expect(await mentionsOf(ines)).toEqual([['idea', idea]]);
});

test.each([
	['Ann Zeitler', '@Ann Zeitlers'],
	['Ann Zeitler', 'Ann Zeitler'],
	['A.n', '@Axn'],
	['.*', '@everybody']
])('%s is not named by %s', async (name, body) => {
	const somebody = await called(`${name} `.trim());
	const idea = await propose(author.client);
	await say(author, idea, `Ask ${body} about it.`);
	expect(await mentionsOf(somebody)).toEqual([]);
});

test('what was taken back, said by oneself, or is two weeks old asks for nothing', async () => {
	const bea = await called('Bea Kröger');
	const idea = await propose(author.client);
	await say(bea, idea, 'I, @Bea Kröger, wrote this.');
	expect(await mentionsOf(bea)).toEqual([]);
	await say(author, idea, 'Hello @Bea Kröger.');
	const [comment] = await sql<{ id: number }>`select max(id)::int as id from public.comments where idea_id = ${idea}`;
	expect((await author.client.rpc('remove_comment', { p_comment: comment?.id ?? 0 })).error).toBeNull();
	expect(await mentionsOf(bea)).toEqual([]);
	await say(author, idea, 'Once more, @Bea Kröger: hello.');
	try {
		await travel('13 days');
		expect(await mentionsOf(bea)).toEqual([['idea', idea]]);
		await travel('15 days');
		expect(await mentionsOf(bea)).toEqual([]);
	} finally {
		await travel('0 days');
	}
});

test('a notebook names people too: what was struck or replaced by other words does not', async () => {
	const carl = await called('Carl Ångström');
	const owners = { marketing: await person(), it: await person({ function: 'it' }) };
	const { id } = await dueExperiment(here, owners);
	const [box] = await sql<{
		day: string;
	}>`select starts_on::text as day from public.time_boxes where experiment_id = ${id}`;
	const write = async (body: string, replaces: number | null = null) => {
		const p_entry = { kind: 'note', day: box?.day ?? '', body, pictures: [], replaces };
		const { data, error } = await owners.it.client.rpc('write_entry', { p_experiment: id, p_entry });
		if (error) throw new Error(error.message);
		return data;
	};
	const first = await write('The log is with @Carl Ångström.');
	expect(await mentionsOf(carl)).toEqual([['experiment', id]]);
	await write('The log is with somebody else.', first);
	expect(await mentionsOf(carl)).toEqual([]);
	const third = await write('No: it is with @Carl Ångström.');
	expect(await mentionsOf(carl)).toEqual([['experiment', id]]);
	const struck = { p_entry: third, p_reason: 'It was about another experiment.' };
	expect((await owners.it.client.rpc('strike_entry', struck)).error).toBeNull();
	expect(await mentionsOf(carl)).toEqual([]);
	expect((await anonymous().from('mentions').select()).error?.code).toBe('42501');
});
