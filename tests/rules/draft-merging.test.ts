import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { whileHeld } from './held.ts';

const it = await world();
const { person, anonymous, sql, stopClock, relay } = it;
const [organizer, admin, stranger] = await Promise.all([
	person({ role: 'leader' }),
	person({ role: 'admin' }),
	person()
]);

async function aTeam() {
	const event = await plan(organizer.client);
	const [mia, ivo] = await Promise.all([
		person({ function: 'marketing', name: 'Mia Market' }),
		person({ function: 'it', name: 'Ivo Tech' })
	]);
	const team = await formTeam(mia.client, event.id);
	expect((await ivo.client.rpc('join_team', { p_team: team })).error).toBeNull();
	return { event, team, mia, ivo };
}

const answered = z.object({
	version: z.number(),
	news: z.record(
		z.string(),
		z.object({
			says: z.unknown(),
			by: z.string(),
			is_mine: z.boolean(),
			is_over_mine: z.boolean(),
			is_conflict: z.boolean()
		})
	)
});
type Draft = { answers?: Json; links?: Json; opened?: string; nth?: number; held?: Json };

const save = async (who: TestPerson, team: number, version: number, p_draft: Draft) => {
	const { data, error } = await who.client.rpc('save_draft', { p_team: team, p_draft, p_version: version });
	if (error) throw error;
	return answered.parse(data);
};
const draftOf = async (team: number) =>
	(
		await sql<{ answers: Record<string, string>; version: number }>`
		select answers, version from public.submission_drafts where team_id = ${team}`
	)[0];
const textsOf = async (who: TestPerson, team: number) => {
	const { data } = await who.client.rpc('show_draft_texts', { p_team: team });
	return z
		.object({
			texts: z.array(
				z.object({
					id: z.number(),
					field: z.string(),
					says: z.unknown(),
					by: z.string(),
					replaced_by: z.string(),
					is_aside: z.boolean()
				})
			)
		})
		.nullable()
		.parse(data)?.texts;
};
const handIn = async (
	who: TestPerson,
	team: number,
	more: { p_version?: number; p_opened?: string; p_nth?: number; p_pitch?: string; p_answers?: Json }
) => await who.client.rpc('submit_team', { p_team: team, ...more });

const IVOS = 'Ivo writes the whole pitch of the team.';
const MIAS = 'Mia has another pitch in mind altogether.';

test('of two who write in two fields at once both are kept, and each is told what the other wrote', async () => {
	const { team, mia, ivo } = await aTeam();
	expect(await save(ivo, team, 0, { answers: { pitch: IVOS }, opened: 'phone', nth: 1 })).toEqual({
		version: 1,
		news: {}
	});
	const { version, news } = await save(mia, team, 0, { answers: { problem: 'Who has it' }, opened: 'laptop', nth: 1 });
	expect(version).toBe(2);
	expect(news).toEqual({
		pitch: { says: IVOS, by: 'Ivo Tech', is_mine: false, is_over_mine: false, is_conflict: false }
	});
	expect(await draftOf(team)).toEqual({ answers: { pitch: IVOS, problem: 'Who has it' }, version: 2 });
	// with nothing to save one is told as well, and nothing changes
	const asked = await save(ivo, team, 1, { opened: 'phone', nth: 2 });
	expect([asked.version, Object.keys(asked.news)]).toEqual([2, ['problem']]);
	expect(await textsOf(mia, team)).toEqual([]);
	// and the page of the team says of each field who wrote it last, to those in it alone
	const shown = async (who: TestPerson) => (await who.client.rpc('show_submission', { p_team: team })).data;
	const mark = { is_over_mine: false, at: expect.any(String) };
	expect(await shown(mia)).toMatchObject({
		draft: {
			earlier: 0,
			marks: {
				pitch: { ...mark, by: 'Ivo Tech', is_mine: false, version: 1 },
				problem: { ...mark, by: 'Mia Market', is_mine: true, version: 2 }
			}
		}
	});
	for (const who of [stranger, organizer]) expect(await shown(who)).toMatchObject({ draft: null });
});

test('of ten who write in the same field at once one is kept, and the texts of the others are put aside', async () => {
	const { team, mia, ivo } = await aTeam();
	const answers = await Promise.all(
		Array.from({ length: 10 }, (_, n) =>
			save(n % 2 ? mia : ivo, team, 0, { answers: { pitch: `Text ${n}` }, opened: `form ${n}`, nth: 1 })
		)
	);
	expect(answers.filter(({ news }) => news.pitch?.is_conflict)).toHaveLength(9);
	const kept = await draftOf(team);
	expect(kept?.version).toBe(1);
	const aside = (await textsOf(mia, team))?.map(({ says }) => says) ?? [];
	expect([...aside, kept?.answers.pitch].toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `Text ${n}`));
});

test('where two write in the same field, the rest of a save is kept all the same', async () => {
	const { team, mia, ivo } = await aTeam();
	await save(ivo, team, 0, { answers: { pitch: IVOS }, opened: 'phone', nth: 1 });
	const { version, news } = await save(mia, team, 0, {
		answers: { pitch: MIAS, problem: 'Hers' },
		opened: 'laptop',
		nth: 1
	});
	expect(news.pitch).toMatchObject({ says: IVOS, is_conflict: true });
	expect(await draftOf(team)).toEqual({ answers: { pitch: IVOS, problem: 'Hers' }, version });
	expect(await textsOf(ivo, team)).toMatchObject([{ field: 'pitch', says: MIAS, by: 'Mia Market', is_aside: true }]);

	// she writes on in both without having decided: the field that she holds stays his, and what she put aside is her latest
	const more = { pitch: `${MIAS} More.`, problem: 'Hers, too' };
	const again = await save(mia, team, version, { answers: more, held: { pitch: 0 }, opened: 'laptop', nth: 2 });
	expect(again.news.pitch).toMatchObject({ says: IVOS, is_conflict: true });
	expect((await draftOf(team))?.answers).toEqual({ pitch: IVOS, problem: 'Hers, too' });
	expect(await textsOf(ivo, team)).toMatchObject([{ says: `${MIAS} More.`, is_aside: true }]);

	// decided: hers replaces his, which is kept, and he is told
	await save(mia, team, again.version, { answers: { pitch: MIAS }, opened: 'laptop', nth: 3 });
	expect(await textsOf(ivo, team)).toMatchObject([
		{ says: IVOS, by: 'Ivo Tech', replaced_by: 'Mia Market', is_aside: false }
	]);
	const { news: his } = await save(ivo, team, 1, { opened: 'phone', nth: 2 });
	expect(his.pitch).toMatchObject({ says: MIAS, by: 'Mia Market', is_over_mine: true, is_conflict: false });
});

test("one's own saves that a form does not know of yet are no other text, and the later one counts", async () => {
	const { team, mia } = await aTeam();
	await save(mia, team, 0, { answers: { pitch: 'One' }, opened: 'laptop', nth: 1 });
	// sent before that was answered
	expect((await save(mia, team, 0, { answers: { pitch: 'One and two' }, opened: 'laptop', nth: 3 })).news).toEqual({});
	// and the one between them, which arrives last
	expect((await save(mia, team, 0, { answers: { pitch: 'One and' }, opened: 'laptop', nth: 2 })).news).toEqual({});
	expect(await draftOf(team)).toEqual({ answers: { pitch: 'One and two' }, version: 2 });
	// another window of hers is another form
	const { news } = await save(mia, team, 0, { answers: { pitch: 'Elsewhere' }, opened: 'phone', nth: 9 });
	expect(news.pitch).toMatchObject({ is_conflict: true, is_mine: true });
});

test('whoever writes on keeps no copy of each pause, but what is wiped out is kept, and what was written ten minutes ago', async () => {
	const { team, mia } = await aTeam();
	const start = Date.now();
	const write = (nth: number, pitch: string) => save(mia, team, nth - 1, { answers: { pitch }, opened: 'laptop', nth });
	await stopClock(new Date(start));
	try {
		await write(1, 'Half a pitch, and then');
		await write(2, 'Half a pitch, and then the other half of it.');
		expect(await textsOf(mia, team)).toEqual([]);
		await write(3, 'x');
		await write(4, 'Half a pitch, and then the other half of it.');
		await stopClock(new Date(start + 11 * 60_000));
		await write(5, 'Half a pitch, and then the other half of it. And an end.');
		const kept = (await textsOf(mia, team))?.map(({ says }) => says);
		expect(kept).toEqual(Array.from({ length: 2 }, () => 'Half a pitch, and then the other half of it.'));
		await write(6, 'Half a pitch, and then the other half of it. And an end, too.');
		expect(await textsOf(mia, team)).toHaveLength(2);
	} finally {
		await stopClock();
	}
});

test('of each field the latest thirty other texts are kept', async () => {
	const { team, mia, ivo } = await aTeam();
	for (let n = 0; n < 33; n++)
		await save(n % 2 ? mia : ivo, team, n, {
			answers: { pitch: `Text number ${n}` },
			opened: n % 2 ? 'laptop' : 'phone',
			nth: n
		});
	await save(mia, team, 33, { answers: { problem: 'One' }, opened: 'laptop', nth: 40 });
	await save(ivo, team, 34, { answers: { problem: 'Two' }, opened: 'phone', nth: 40 });
	const texts = (await textsOf(mia, team)) ?? [];
	expect(texts.filter(({ field }) => field === 'problem').map(({ says }) => says)).toEqual(['One']);
	const ofPitch = texts.filter(({ field }) => field === 'pitch').map(({ says }) => says);
	expect([ofPitch.length, ofPitch[0], ofPitch.at(-1)]).toEqual([30, 'Text number 31', 'Text number 2']);
});

test('an earlier text is taken back by whoever is in the team, and the one that stood there is kept in its place', async () => {
	const { team, mia, ivo } = await aTeam();
	const links = [{ title: 'Slides', url: 'https://example.com/slides' }];
	await save(ivo, team, 0, { answers: { pitch: IVOS }, links, opened: 'phone', nth: 1 });
	await save(mia, team, 1, { answers: { pitch: MIAS }, links: [], opened: 'laptop', nth: 1 });
	const texts = (await textsOf(ivo, team)) ?? [];
	const take = (who: TestPerson, field: string) =>
		who.client.rpc('take_back_text', { p_text: texts.find((one) => one.field === field)?.id ?? 0 });
	for (const who of [stranger, organizer, admin])
		expect((await take(who, 'pitch')).error?.message).toBe('no_such_draft_text');
	expect((await anonymous().rpc('take_back_text', { p_text: texts[0]?.id ?? 0 })).error).not.toBeNull();
	expect((await take(ivo, 'pitch')).data).toBe(team);
	expect((await take(ivo, '_links')).data).toBe(team);
	expect((await draftOf(team))?.answers.pitch).toBe(IVOS);
	expect(await sql`select links from public.submission_drafts where team_id = ${team}`).toEqual([{ links }]);
	expect((await textsOf(mia, team))?.[0]).toMatchObject({
		field: 'pitch',
		says: MIAS,
		by: 'Mia Market',
		replaced_by: 'Ivo Tech'
	});
	// whoever has the page open is told
	expect((await save(mia, team, 2, { opened: 'laptop', nth: 2 })).news.pitch).toMatchObject({
		says: IVOS,
		is_over_mine: true
	});
});

test('the other texts of a draft are read by its team and by nobody else, through any route', async () => {
	const { team, mia, ivo } = await aTeam();
	const other = await aTeam();
	await save(ivo, team, 0, { answers: { pitch: IVOS }, opened: 'phone', nth: 1 });
	await save(mia, team, 1, { answers: { pitch: MIAS }, opened: 'laptop', nth: 1 });
	const rows = async (who: Pick<TestPerson, 'client'>) =>
		(await who.client.from('draft_texts').select('says').eq('team_id', team)).data ?? [];
	expect(await rows(mia)).toEqual([{ says: IVOS }]);
	for (const who of [stranger, organizer, admin, other.mia]) {
		expect(await rows(who)).toEqual([]);
		expect(await textsOf(who, team)).toBeUndefined();
	}
	expect(await rows({ client: anonymous() })).toEqual([]);
	for (const change of [
		await mia.client.from('draft_texts').delete().eq('team_id', team),
		await mia.client.from('draft_texts').update({ says: 'Rewritten' }).eq('team_id', team)
	])
		expect(change.error?.code).toBe('42501');
	await ivo.client.rpc('leave_team', { p_team: team });
	expect([await rows(ivo), await textsOf(ivo, team)]).toEqual([[], undefined]);
});

test('a save is announced to its team without what it says, and to nobody else', async () => {
	const { team, mia, ivo } = await aTeam();
	const topic = `team-draft-${team}`;
	const said = () =>
		sql<{ payload: Json }>`select payload from realtime.messages where topic = ${topic} order by inserted_at, ctid`;
	await save(mia, team, 0, { answers: { pitch: 'A secret of the team' }, opened: 'laptop', nth: 1 });
	expect(await said()).toEqual([{ payload: { id: expect.any(String), opened: 'laptop', version: 1 } }]);
	await save(mia, team, 1, { answers: { pitch: 'A secret of the team' }, opened: 'laptop', nth: 2 });
	await save(ivo, team, 1, { opened: 'phone', nth: 1 });
	expect(await said()).toHaveLength(1);
	const follows = async (who: TestPerson) => {
		const claims = { ...(await who.client.auth.getClaims()).data?.claims };
		const quiet = { onMessage: () => {}, onEnd: () => {} };
		const leave = await relay.open({ topic, token: '', since: null, claims, ...quiet });
		leave?.();
		return leave !== null;
	};
	expect(await Promise.all([mia, ivo, stranger, organizer, admin].map(follows))).toEqual([
		true,
		true,
		false,
		false,
		false
	]);
});

test('what is handed in is what all of them wrote; only where two wrote in the same field it is refused', async () => {
	const { team, mia, ivo } = await aTeam();
	await save(ivo, team, 0, { answers: { pitch: IVOS }, opened: 'phone', nth: 1 });
	const { data, error } = await handIn(mia, team, {
		p_version: 0,
		p_opened: 'laptop',
		p_nth: 1,
		p_answers: { problem: 'Hers' }
	});
	expect(error).toBeNull();
	expect(data).toMatchObject({ version: 2, news: { pitch: { says: IVOS, by: 'Ivo Tech' } } });
	const read = () =>
		sql`select pitch, answers ->> 'problem' as problem from public.submissions where team_id = ${team}`;
	expect(await read()).toEqual([{ pitch: IVOS, problem: 'Hers' }]);
	const met = await handIn(mia, team, { p_version: 0, p_opened: 'laptop', p_nth: 2, p_pitch: MIAS });
	expect(met.error?.message).toBe('draft_was_changed');
	expect(await read()).toEqual([{ pitch: IVOS, problem: 'Hers' }]);
	// seen now
	expect((await handIn(mia, team, { p_version: 2, p_opened: 'laptop', p_nth: 3, p_pitch: MIAS })).error).toBeNull();
	expect(await read()).toEqual([{ pitch: MIAS, problem: 'Hers' }]);
	expect(await textsOf(ivo, team)).toMatchObject([{ says: IVOS, replaced_by: 'Mia Market' }]);
});

test('a hand-in pressed while a save of its own is on its way is taken, in whichever order the two arrive', async () => {
	const { team, mia } = await aTeam();
	await save(mia, team, 0, { answers: { pitch: 'The beginning of a pitch.' }, opened: 'laptop', nth: 1 });
	const later = 'The beginning of a pitch. Done.';
	const [saved, handedIn] = await whileHeld<unknown>(
		it,
		['select 1 from public.submission_drafts where team_id = $1 for update', team],
		async (areWaiting) => {
			const first = save(mia, team, 1, {
				answers: { pitch: 'The beginning of a pitch. Do' },
				opened: 'laptop',
				nth: 2
			});
			await areWaiting(1);
			const second = handIn(mia, team, { p_version: 1, p_opened: 'laptop', p_nth: 3, p_pitch: later });
			await areWaiting(2);
			return [first.then(({ news }) => news), second.then(({ error }) => error)];
		}
	);
	expect([saved, handedIn]).toEqual([{}, null]);
	expect(await sql`select pitch from public.submissions where team_id = ${team}`).toEqual([{ pitch: later }]);
	// a save that was overtaken changes nothing of it
	await save(mia, team, 1, { answers: { pitch: 'The beginning of a pitch. Don' }, opened: 'laptop', nth: 2 });
	expect((await draftOf(team))?.answers.pitch).toBe(later);
});

test('the first save of a team and its hand-in at the same moment do not stand in each other’s way', async () => {
	const { team, mia } = await aTeam();
	const sent = await whileHeld<unknown>(
		it,
		['select 1 from public.teams where id = $1 for update', team],
		async (areWaiting) => {
			const save1 = save(mia, team, 0, { answers: { pitch: 'A first pitch, in' }, opened: 'laptop', nth: 1 });
			await areWaiting(1);
			const press = handIn(mia, team, {
				p_version: 0,
				p_opened: 'laptop',
				p_nth: 2,
				p_pitch: 'A first pitch, in one go.'
			});
			await areWaiting(2);
			return [save1.then(({ news }) => news), press.then(({ error }) => error)];
		}
	);
	expect(sent).toEqual([{}, null]);
	expect(await sql`select pitch from public.submissions where team_id = ${team}`).toEqual([
		{ pitch: 'A first pitch, in one go.' }
	]);
	expect((await draftOf(team))?.answers.pitch).toBe('A first pitch, in one go.');
});

test('a hand-in whose answer was lost is answered as the first time, also after the deadline; another one is not', async () => {
	const { event, team, mia } = await aTeam();
	const asked = { ...aSubmission(team), p_version: 0, p_opened: 'laptop', p_nth: 1 };
	const first = await mia.client.rpc('submit_team', asked);
	expect(first.error).toBeNull();
	await stopClock(event.deadline);
	try {
		const again = await mia.client.rpc('submit_team', asked);
		expect([again.error, again.data]).toEqual([
			null,
			expect.objectContaining({ submitted_at: Object(first.data).submitted_at })
		]);
		for (const other of [{ p_nth: 2 }, { p_opened: 'phone' }])
			expect((await mia.client.rpc('submit_team', { ...asked, ...other })).error?.message).toBe(
				'submission_after_deadline'
			);
		expect((await stranger.client.rpc('submit_team', asked)).error?.message).toBe('team_members_only');
	} finally {
		await stopClock();
	}
	await vi.waitFor(async () => {
		expect(
			await sql`select 1 from public.activity where verb = 'team.submitted' and subject_id = ${String(team)}`
		).toHaveLength(1);
	});
});

test('what is no draft is refused', async () => {
	const { team, mia } = await aTeam();
	for (const p_draft of [
		{ answers: ['pitch'] },
		{ links: { title: 'Slides' } },
		{ answers: { pitch: 'x'.repeat(100_001) } }
	])
		await expect(save(mia, team, 0, p_draft)).rejects.toMatchObject({
			message: expect.stringContaining('submission_drafts_fit')
		});
	expect(await draftOf(team)).toBeUndefined();
});

test('a team is told on the first page that its draft says something else than what it handed in, and nobody else is', async () => {
	const { event, team, mia, ivo } = await aTeam();
	const says = async ({ client }: TestPerson) => {
		const { data } = await client.rpc('today');
		const found = z
			.object({
				events: z.array(z.object({ id: z.number(), team: z.object({ says_more: z.boolean() }).nullable() }))
			})
			.parse(data);
		return found.events.find(({ id }) => id === event.id)?.team?.says_more;
	};
	await save(mia, team, 0, { answers: { pitch: 'Not handed in yet.' } });
	expect(await says(mia)).toBe(false);
	const handed = aSubmission(team);
	expect((await mia.client.rpc('submit_team', handed)).error).toBeNull();
	expect(await says(ivo), 'what was handed in is the draft').toBe(false);
	const version = (await draftOf(team))?.version ?? 0;
	await save(ivo, team, version, { answers: { pitch: `${handed.p_pitch} And a second sentence.` } });
	for (const member of [mia, ivo]) expect(await says(member)).toBe(true);
	expect(await says(stranger)).toBeUndefined();
	expect(
		(await mia.client.rpc('submit_team', { ...handed, p_pitch: `${handed.p_pitch} And a second sentence.` })).error
	).toBeNull();
	expect(await says(mia)).toBe(false);
});
