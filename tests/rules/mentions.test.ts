import { expect, test } from 'vitest';
import { z } from 'zod';
import { dueExperiment } from './due-experiment.ts';
import { propose } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';

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
	const third = await write('No: it is with @angstrom.');
	expect(await mentionsOf(carl)).toEqual([['experiment', id]]);
	expect(
		(
			await owners.it.client
				.from('notebook_entries')
				.select('body')
				.eq('id', third ?? 0)
		).data
	).toEqual([{ body: 'No: it is with @Carl Ångström.' }]);
	const struck = { p_entry: third, p_reason: 'It was about another experiment.' };
	expect((await owners.it.client.rpc('strike_entry', struck)).error).toBeNull();
	expect(await mentionsOf(carl)).toEqual([]);
	expect((await anonymous().from('mentions').select()).error?.code).toBe('42501');
});

const named = z.array(z.object({ name: z.string() }));
const peopleNamed = async (client: Client, words: string) =>
	named.parse((await client.rpc('people_named', { p_words: words })).data).map(({ name }) => name);
const talkShape = z.array(
	z.object({ body: z.string(), unclear: z.array(z.object({ word: z.string(), names: z.array(z.string()) })) })
);
const talkOf = async ({ client }: TestPerson, idea: number) =>
	talkShape.parse((await client.rpc('read_talk', { p_idea: idea })).data);
const last = async (who: TestPerson, idea: number) => (await talkOf(who, idea)).at(-1);

test('people are offered by any part of their name, whatever its case and accents: first names first, six at most', async () => {
	for (const name of ['Zoë Qvist', 'Anna Zoëga', 'Ben-Zoe Kim', 'Zoekie Bar', 'Marizoe Low']) await called(name);
	const gone = await called('Zoe Gone');
	await sql`update public.people set left_at = private.now() where id = ${gone.id}`;
	const all = ['Zoekie Bar', 'Zoë Qvist', 'Anna Zoëga', 'Ben-Zoe Kim', 'Marizoe Low'];
	expect(await peopleNamed(author.client, ' ZOE ')).toEqual(all);
	expect(await peopleNamed(author.client, 'zoë q')).toEqual(['Zoë Qvist']);
	for (const nobody of ['', '  ', 'zoe%', 'z_e', '.+']) expect(await peopleNamed(author.client, nobody)).toEqual([]);
	for (const more of ['Zoe One', 'Zoe Two', 'Zoe Three']) await called(more);
	expect(await peopleNamed(author.client, 'zoe')).toHaveLength(6);
	expect((await anonymous().rpc('people_named', { p_words: 'zoe' })).error?.code).toBe('42501');
	const left = await person();
	await sql`update public.people set left_at = private.now() where id = ${left.id}`;
	expect(await peopleNamed(left.client, 'zoe')).toEqual([]);
});

test('a first or last name that one person alone has becomes the whole name, and names that person', async () => {
	const lotte = await called('Lotté Haverkamp');
	const idea = await propose(author.client);
	for (const [written, kept] of [
		['Hello @Lotte, how are you?', 'Hello @Lotté Haverkamp, how are you?'],
		['(@HAVERKAMP) and @lotte’s shelf', '(@Lotté Haverkamp) and @Lotté Haverkamp’s shelf'],
		['@Lotte I think so', '@Lotté Haverkamp I think so'],
		['@lotte haverkamp knows, ask @Lotté Haverkamp', '@Lotté Haverkamp knows, ask @Lotté Haverkamp'],
		['mail@Lotte.example or a@@Lotte', 'mail@Lotte.example or a@@Lotte']
	] as const) {
		await say(author, idea, written);
		expect(await last(author, idea)).toEqual({ body: kept, unclear: [] });
	}
	expect(await mentionsOf(lotte)).toEqual([['idea', idea]]);
});

test('a name of several, of nobody, or before another capital names nobody; its author alone is told with whom it could be', async () => {
	const [one, two] = [await called('Imke Abel'), await called('Imke Zander')];
	const only = await called('Runa Berg');
	const idea = await propose(author.client);
	await say(author, idea, 'Imke or @Imke? @Nobodywho and @Runa Falk decide, @Imke.');
	const body = 'Imke or @Imke? @Nobodywho and @Runa Falk decide, @Imke.';
	expect(await last(author, idea)).toEqual({
		body,
		unclear: [
			{ word: 'Imke', names: ['Imke Abel', 'Imke Zander'] },
			{ word: 'Nobodywho', names: [] },
			{ word: 'Runa', names: ['Runa Berg'] }
		]
	});
	expect(await last(one, idea)).toEqual({ body, unclear: [] });
	for (const somebody of [one, two, only]) expect(await mentionsOf(somebody)).toEqual([]);
	// who left is named by nobody, but for a whole name, which stays theirs
	await sql`update public.people set left_at = private.now() where id = ${two.id}`;
	await say(author, idea, '@Imke Zander said so, @Imke.');
	expect(await last(author, idea)).toEqual({ body: '@Imke Zander said so, @Imke Abel.', unclear: [] });
	expect(await mentionsOf(one)).toEqual([['idea', idea]]);
});

test('a comment that would be too long with the whole name is kept as it was written', async () => {
	await called('Quirin Maximilianstrasser');
	const idea = await propose(author.client);
	const body = `@Quirin ${'x'.repeat(3990)}`;
	await say(author, idea, body);
	expect((await last(author, idea))?.body).toBe(body);
});
