import { expect, test } from 'vitest';
import * as files from '#lib/submissions/files.server.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { disguised, pdf, png } from './attachments.ts';
import { aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const [organizer, leader, admin, stranger] = await Promise.all([
	person({ role: 'leader' }),
	person({ role: 'leader' }),
	person({ role: 'admin' }),
	person()
]);

async function aTeam(given?: Awaited<ReturnType<typeof plan>>) {
	const event = given ?? (await plan(organizer.client));
	const [ann, ben] = await Promise.all([person({ function: 'marketing' }), person({ function: 'it' })]);
	const team = await formTeam(ann.client, event.id);
	expect((await ben.client.rpc('join_team', { p_team: team })).error).toBeNull();
	return { event, team, ann, ben };
}

async function at<T>(moment: Date, what: () => Promise<T>): Promise<T> {
	try {
		await stopClock(moment);
		return await what();
	} finally {
		await stopClock();
	}
}
const later = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000);

const attach = async (client: Client, team: number, file: { content?: string; alt?: string; name?: string } = {}) => {
	const given = { name: 'slides.pdf', alt: 'The slides', content: pdf(), ...file };
	const { data, error } = await files.attach(client, team, given);
	return error ? error.message : data;
};
const attached = async (client: Client, team: number, file: Parameters<typeof attach>[2] = {}) => {
	const id = await attach(client, team, file);
	if (typeof id !== 'number') throw new Error(id);
	return id;
};
const remove = async (client: Client, file: number, removes = true) =>
	(await files.remove(client, file, removes)).error?.message ?? 'done';
const submit = async (who: TestPerson, team: number) =>
	(await who.client.rpc('submit_team', aSubmission(team))).error?.message ?? 'taken';
const reads = async (client: Client, team: number, file: number) =>
	files.read(client, { team, file, known: undefined }).then(
		() => true,
		() => false
	);
const alts = async (client: Client, team: number, which: 'is_handed_in' | 'is_removed' = 'is_handed_in') =>
	(await submissions.show(client, team)).files.filter((file) => file[which]).map(({ alt }) => alt);

test('the people of a team share the files of its draft; nobody else reads them, through any route', async () => {
	const { event, team, ann, ben } = await aTeam();
	const other = await aTeam(event);
	const file = await attached(ann.client, team);
	expect(await reads(ben.client, team, file)).toBe(true);
	for (const { client } of [other.ann, organizer, leader, admin, stranger]) {
		expect(await reads(client, team, file)).toBe(false);
		expect((await client.from('submission_files').select('id').eq('team_id', team)).data).toEqual([]);
		expect(await attach(client, team, { content: pdf('Other') })).toBe('team_members_only');
		expect(await remove(client, file)).toBe('team_members_only');
	}
	expect((await anonymous().from('submission_files').select('id')).data ?? []).toEqual([]);
	expect((await anonymous().from('handed_in_files').select('team_id')).data ?? []).toEqual([]);
	expect(
		(await ann.client.from('submission_files').update({ alt: 'Past the function' }).eq('id', file)).error?.code
	).toBe('42501');
	expect((await ann.client.from('handed_in_files').insert({ file_id: file, team_id: team })).error?.code).toBe('42501');
});

test('files are handed in with the draft and read by whoever reads its words: organizers at once, others after the deadline', async () => {
	const { event, team, ann } = await aTeam();
	const other = await aTeam(event);
	const file = await attached(ann.client, team);
	expect(await submit(ann, team)).toBe('taken');
	const readers = async () =>
		Promise.all([organizer, other.ann, stranger].map(({ client }) => reads(client, team, file)));
	expect(await readers()).toEqual([true, false, false]);
	await at(later(event.deadline, 1), async () => {
		expect(await readers()).toEqual([true, true, true]);
		expect(await alts(stranger.client, team)).toEqual(['The slides']);
	});
});

test('whoever still has more time reads no files of other teams', async () => {
	const { event, team, ann } = await aTeam();
	const other = await aTeam(event);
	const file = await attached(ann.client, team);
	await submit(ann, team);
	await organizer.client.rpc('extend_deadline', {
		p_team: other.team,
		p_until: later(event.deadline, 30).toISOString(),
		p_reason: 'Their laptop broke an hour before.'
	});
	await at(later(event.deadline, 10), async () => expect(await reads(other.ann.client, team, file)).toBe(false));
	await at(later(event.deadline, 31), async () => expect(await reads(other.ann.client, team, file)).toBe(true));
});

test('what was handed in keeps its files until the team hands in again', async () => {
	const { team, ann, ben } = await aTeam();
	const first = await attached(ann.client, team, { alt: 'The first slides' });
	await submit(ann, team);
	await remove(ben.client, first);
	const second = await attached(ben.client, team, { alt: 'The second slides', content: pdf('Second') });
	expect(await alts(organizer.client, team)).toEqual(['The first slides']);
	expect(await reads(organizer.client, team, first)).toBe(true);
	expect(await reads(organizer.client, team, second)).toBe(false);
	await submit(ben, team);
	expect(await alts(organizer.client, team)).toEqual(['The second slides']);
	expect(await reads(organizer.client, team, first)).toBe(false);
	expect(await reads(ann.client, team, first)).toBe(true);
});

test('other words for the same file reach judges when it is handed in again, not before', async () => {
	const { team, ann } = await aTeam();
	await attached(ann.client, team, { alt: 'Our form', content: png() });
	await submit(ann, team);
	await attached(ann.client, team, { alt: 'Our form with one field less', content: png() });
	expect(await alts(organizer.client, team)).toEqual(['Our form']);
	await submit(ann, team);
	expect(await alts(organizer.client, team)).toEqual(['Our form with one field less']);
});

test('a file that comes after the deadline is kept with the draft and reaches nobody', async () => {
	const { event, team, ann } = await aTeam();
	const before = await attached(ann.client, team);
	await submit(ann, team);
	await at(later(event.deadline, 1), async () => {
		const late = await attached(ann.client, team, { alt: 'Too late', content: pdf('Late') });
		expect(await submit(ann, team)).toBe('submission_after_deadline');
		expect(await reads(ann.client, team, late)).toBe(true);
		for (const { client } of [organizer, stranger]) expect(await reads(client, team, late)).toBe(false);
		expect(await alts(stranger.client, team)).toEqual(['The slides']);
		// taken off the draft it stays what judges read
		await remove(ann.client, before);
		expect(await reads(stranger.client, team, before)).toBe(true);
	});
});

test.each([...disguised])('%s is not put beside a draft', async (_, content, refusal) => {
	const { team, ann } = await aTeam();
	expect(await attach(ann.client, team, { content })).toBe(refusal);
});

test('a draft has ten files at most, also when two people attach at once', async () => {
	const { team, ann, ben } = await aTeam();
	const given = Array.from({ length: 14 }, (_, index) =>
		attach([ann, ben][index % 2]?.client ?? ann.client, team, { content: pdf(String(index)) })
	);
	const answers = await Promise.all(given);
	expect(answers.filter((answer) => answer === 'files_are_ten_at_most')).toHaveLength(4);
});

test('the same file twice is one, and a hand-in meets whole sets of files', async () => {
	const { team, ann, ben } = await aTeam();
	const [one, two] = await Promise.all([attach(ann.client, team), attach(ben.client, team)]);
	expect(one).toBe(two);
	await Promise.all([submit(ann, team), attach(ben.client, team, { content: pdf('Other') }), submit(ben, team)]);
	const [count] = await sql`select count(*)::int as files from public.handed_in_files where team_id = ${team}`;
	expect([1, 2]).toContain(count?.files);
	expect((await submissions.show(ann.client, team)).files).toHaveLength(2);
});

test('what was taken off is put back by the team; the latest five and what was handed in are kept', async () => {
	const { team, ann, ben } = await aTeam();
	const kept = await attached(ann.client, team, { alt: 'Handed in' });
	await submit(ann, team);
	await remove(ann.client, kept);
	for (let index = 0; index < 7; index += 1)
		await remove(ben.client, await attached(ann.client, team, { alt: `Of ${index}`, content: pdf(String(index)) }));
	expect(await alts(ann.client, team, 'is_removed')).toEqual(['Handed in', 'Of 2', 'Of 3', 'Of 4', 'Of 5', 'Of 6']);
	expect(await remove(ben.client, kept, false)).toBe('done');
	expect(await remove(ben.client, kept, false)).toBe('done');
	expect(await alts(ann.client, team, 'is_removed')).not.toContain('Handed in');
});
