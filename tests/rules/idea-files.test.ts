import { expect, test } from 'vitest';
import * as files from '#lib/ideas/files.server.ts';
import { disguised, jpeg, lossless, lossy, pdf, png, webp } from './attachments.ts';
import { propose } from './hackathon.ts';
import { world, type Client } from './harness.ts';

const { person, anonymous, sql } = await world();
const [ann, ben, leader, admin] = await Promise.all([
	person({ name: 'Ann Weber' }),
	person({ function: 'it' }),
	person({ role: 'leader' }),
	person({ role: 'admin' })
]);

type File = { name: string; alt: string; content: string };
const attach = async (client: Client, idea: number, file: Partial<File> = {}) => {
	const given = { name: 'sketch.png', alt: 'A sketch of the form', content: png(), ...file };
	const { data, error } = await files.attach(client, idea, given);
	return error ? error.message : data;
};
const attached = async (client: Client, idea: number, file: Partial<File> = {}) => {
	const id = await attach(client, idea, file);
	if (typeof id !== 'number') throw new Error(id);
	return id;
};
const remove = async (client: Client, file: number, removes = true) =>
	(await files.remove(client, file, removes)).error?.message ?? 'done';
const names = async (client: Client, idea: number) =>
	(await files.list(client, idea)).filter((file) => !file.is_removed).map(({ name }) => name);
const verbs = async (idea: number) =>
	(
		await sql<{ verb: string }>`select verb from public.activity
		where subject = 'ideas' and subject_id = ${String(idea)} order by seq`
	).map(({ verb }) => verb);

test('the author of an idea attaches pictures and PDFs, and whoever reads the idea reads them', async () => {
	const idea = await propose(ann.client);
	const picture = await attached(ann.client, idea);
	await attached(ann.client, idea, { name: 'Numbers.PDF', alt: '', content: pdf() });
	expect(await names(ben.client, idea)).toEqual(['sketch.png', 'Numbers.pdf']);
	const read = await files.read(ben.client, { idea, file: picture, known: undefined });
	expect(read).toMatchObject({ name: 'sketch.png', media_type: 'image/png', content: png() });
	// who has it already is not sent it again
	expect((await files.read(ben.client, { idea, file: picture, known: read.hash })).content).toBeNull();
	expect(await verbs(idea)).toEqual(['idea.proposed', 'idea.attached', 'idea.attached']);
});

test('nobody else attaches or takes away, leaders and admins included, and nobody past the functions', async () => {
	const idea = await propose(ann.client);
	const file = await attached(ann.client, idea);
	for (const { client } of [ben, leader, admin]) {
		expect(await attach(client, idea, { content: pdf('Other') })).toBe('author_only');
		expect(await remove(client, file)).toBe('author_only');
	}
	expect((await files.attach(anonymous(), idea, { name: 'a', alt: '', content: pdf() })).error?.code).toBe('42501');
	await expect(files.read(anonymous(), { idea, file, known: undefined })).rejects.toMatchObject({ status: 403 });
	expect((await anonymous().from('idea_files').select('id')).data ?? []).toEqual([]);
	expect((await ann.client.from('idea_files').update({ alt: 'Past the function' }).eq('id', file)).error?.code).toBe(
		'42501'
	);
	expect((await ann.client.from('idea_files').delete().eq('id', file)).error?.code).toBe('42501');
});

test('a file of one idea is not read under the address of another', async () => {
	const [one, other] = [await propose(ann.client), await propose(ann.client)];
	const file = await attached(ann.client, one);
	await expect(files.read(ann.client, { idea: other, file, known: undefined })).rejects.toMatchObject({ status: 404 });
});

test.each([...disguised])('%s is not attached, whatever its name says', async (_, content, refusal) => {
	const idea = await propose(ann.client);
	expect(await attach(ann.client, idea, { name: 'holiday.png', content })).toBe(refusal);
	expect(await names(ann.client, idea)).toEqual([]);
});

test.each([
	['PNG', png(8000, 8000), 'image/png', 'a.png'],
	['JPEG', jpeg(8000, 6000), 'image/jpeg', 'a.jpg'],
	['WebP that moves', webp(9000, 7000), 'image/webp', 'a.webp'],
	['WebP without loss', lossless(8000, 8000), 'image/webp', 'a.webp'],
	['WebP', lossy(8000, 8000), 'image/webp', 'a.webp']
])(
	'a %s as large as phones take them is attached as what it is, whatever its ending was',
	async (_, content, type, name) => {
		const idea = await propose(ann.client);
		const file = await attached(ann.client, idea, { name: 'C:\\pictures\\a.pdf', content });
		expect(await files.read(ben.client, { idea, file, known: undefined })).toMatchObject({ media_type: type, name });
	}
);

test.each([
	['../../etc/passwd', 'passwd.pdf'],
	['re\u202efdp.exe', 'refdp.exe.pdf'],
	[`${'long '.repeat(60)}.pdf`, `${'long '.repeat(20).trim()}.pdf`],
	['a"; filename="b.html', 'a; filename=b.html.pdf'],
	['line\r\nbreak.pdf', 'linebreak.pdf'],
	['Überblick 2026.pdf', 'Überblick 2026.pdf'],
	['   ', 'file.pdf'],
	['.pdf', 'file.pdf']
])('a file called %j is kept as %j', async (given, kept) => {
	const idea = await propose(ann.client);
	await attached(ann.client, idea, { name: given, content: pdf() });
	expect(await names(ann.client, idea)).toEqual([kept]);
});

test('a picture says what it shows, a PDF may', async () => {
	const idea = await propose(ann.client);
	expect(await attach(ann.client, idea, { alt: ' a ' })).toContain('idea_files_are_described');
	expect(await attach(ann.client, idea, { alt: 'x'.repeat(301) })).toContain('idea_files_are_described');
	expect(await attach(ann.client, idea, { alt: 'x'.repeat(301), content: pdf() })).toContain(
		'idea_files_are_described'
	);
	expect(await attach(ann.client, idea, { alt: '', content: pdf() })).toBeTypeOf('number');
});

test('the same file twice is one, with the words said last', async () => {
	const idea = await propose(ann.client);
	const first = await attached(ann.client, idea);
	const again = await Promise.all([1, 2, 3].map(() => attach(ann.client, idea)));
	expect(again).toEqual([first, first, first]);
	expect(await attach(ann.client, idea, { alt: 'The same, in other words' })).toBe(first);
	expect((await files.list(ben.client, idea)).map(({ alt }) => alt)).toEqual(['The same, in other words']);
	expect(await verbs(idea)).toEqual(['idea.proposed', 'idea.attached', 'idea.attached']);
});

test('an idea has six files at most, also when they come at once', async () => {
	const idea = await propose(ann.client);
	const given = Array.from({ length: 9 }, (_, index) => attach(ann.client, idea, { content: pdf(String(index)) }));
	const answers = await Promise.all(given);
	expect(answers.filter((answer) => answer === 'files_are_six_at_most')).toHaveLength(3);
	expect(await names(ann.client, idea)).toHaveLength(6);
});

test('what was taken away is seen by nobody else and put back by its author', async () => {
	const idea = await propose(ann.client);
	const file = await attached(ann.client, idea);
	expect(await remove(ann.client, file)).toBe('done');
	expect(await remove(ann.client, file)).toBe('done');
	expect(await files.list(ben.client, idea)).toEqual([]);
	await expect(files.read(ben.client, { idea, file, known: undefined })).rejects.toMatchObject({ status: 404 });
	expect((await files.list(ann.client, idea)).map(({ is_removed }) => is_removed)).toEqual([true]);
	expect(await remove(ann.client, file, false)).toBe('done');
	expect(await names(ben.client, idea)).toEqual(['sketch.png']);
	expect(await verbs(idea)).toEqual(['idea.proposed', 'idea.attached', 'idea.detached', 'idea.attached']);
	await remove(ann.client, file);
	await attached(ann.client, idea);
	expect(await remove(ann.client, file, false)).toBe('file_is_there_again');
});

test('of what was taken away the latest five are kept', async () => {
	const idea = await propose(ann.client);
	for (let index = 0; index < 7; index += 1)
		await remove(ann.client, await attached(ann.client, idea, { content: pdf(String(index)) }));
	const [kept] = await sql`select count(*)::int as files from public.idea_files where idea_id = ${idea}`;
	expect(kept).toEqual({ files: 5 });
});

test('a merge shows the files of both, and an undo gives them back', async () => {
	const [from, into] = [await propose(ann.client, undefined, 'The one that gives way'), await propose(ben.client)];
	const file = await attached(ann.client, from, { name: 'from.png' });
	await attached(ben.client, into, { name: 'into.png', content: png(50) });
	await leader.client.rpc('merge_ideas', { p_from: from, p_into: into, p_reason: 'They ask for the same.' });
	expect(await names(ben.client, into)).toEqual(['into.png', 'from.png']);
	expect((await files.list(ben.client, into))[1]?.from).toEqual({ id: from, title: 'The one that gives way' });
	expect(await attach(ann.client, from, { content: pdf() })).toBe('idea_is_merged');
	expect(await remove(ann.client, file)).toBe('idea_is_merged');
	const [merge] = await sql<{ id: string }>`select id from public.idea_merges where from_id = ${from}`;
	expect((await leader.client.rpc('undo_merge', { p_merge: Number(merge?.id) })).error).toBeNull();
	expect(await names(ben.client, into)).toEqual(['into.png']);
	expect(await names(ben.client, from)).toEqual(['from.png']);
});

test('whoever logs an idea for somebody else attaches to it until its author keeps it', async () => {
	const logged = {
		p_title: 'Ask for less',
		p_problem: 'People leave at the phone number.',
		p_proposal: '',
		p_tags: []
	};
	const { data: idea } = await leader.client.rpc('propose_idea', { ...logged, p_for: ann.id });
	const id = idea ?? 0;
	expect(await attach(leader.client, id)).toBeTypeOf('number');
	expect(await attach(admin.client, id, { content: pdf() })).toBe('author_only');
	expect((await ann.client.rpc('keep_idea', { p_idea: id })).error).toBeNull();
	expect(await attach(leader.client, id, { content: pdf() })).toBe('author_only');
	expect(await attach(ann.client, id, { content: pdf() })).toBeTypeOf('number');
});
