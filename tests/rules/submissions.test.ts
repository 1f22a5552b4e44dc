import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, owner, sql, stopClock, travel } = await world();
const [organizer, leader, admin, stranger] = await Promise.all([
	person({ role: 'leader' }),
	person({ role: 'leader' }),
	person({ role: 'admin' }),
	person()
]);

type Event = Awaited<ReturnType<typeof plan>>;

/** A mixed team, in an event of its own unless there is one already. */
async function aTeam(given?: Event) {
	const event = given ?? (await plan(organizer.client));
	const [ann, ben] = await Promise.all([person({ function: 'marketing' }), person({ function: 'it' })]);
	const team = await formTeam(ann.client, event.id);
	expect((await ben.client.rpc('join_team', { p_team: team })).error).toBeNull();
	return { event, team, ann, ben };
}

const PITCH = 'One field less, measured for two weeks.';
const submit = async (
	who: TestPerson,
	team: number,
	more: Partial<ReturnType<typeof aSubmission>> & { p_answers?: Json; p_links?: Json; p_version?: number } = {}
) => (await who.client.rpc('submit_team', { ...aSubmission(team, PITCH), ...more })).error?.message ?? 'taken';
const save = async (who: TestPerson, team: number, pitch: string, version: number) => {
	const { data, error } = await who.client.rpc('save_draft', {
		p_team: team,
		p_draft: { answers: { pitch }, links: [] },
		p_version: version
	});
	return error?.message ?? z.object({ version: z.number() }).parse(data).version;
};
const draftOf = async (who: TestPerson, team: number) =>
	(await who.client.from('submission_drafts').select('answers, version').eq('team_id', team)).data;
const extend = async (who: TestPerson, team: number, until: Date, reason = 'Their laptop broke an hour before.') =>
	(await who.client.rpc('extend_deadline', { p_team: team, p_until: until.toISOString(), p_reason: reason })).error
		?.message ?? 'given';
const reads = async (who: TestPerson, team: number) =>
	(await who.client.from('submissions').select('pitch').eq('team_id', team)).data?.length === 1;
const later = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000);

async function at<T>(moment: Date, what: () => Promise<T>): Promise<T> {
	try {
		await stopClock(moment);
		return await what();
	} finally {
		await stopClock();
	}
}

test('what one member of a team writes, the others find; nobody else does, through any route', async () => {
	const { team, ann, ben } = await aTeam();
	const other = await aTeam();
	expect(await save(ann, team, 'Half a pitch', 0)).toBe(1);
	expect(await draftOf(ben, team)).toEqual([{ answers: { pitch: 'Half a pitch' }, version: 1 }]);
	for (const who of [stranger, organizer, leader, admin, other.ann]) {
		expect(await draftOf(who, team)).toEqual([]);
		const { data } = await who.client.rpc('show_submission', { p_team: team });
		expect(data).toMatchObject({ draft: null, submission: null });
		expect(await save(who, team, 'Written by somebody else', 1)).toBe('team_members_only');
	}
	expect((await anonymous().from('submission_drafts').select('team_id')).data ?? []).toEqual([]);
	expect(await save(stranger, 999_999_999, 'No such team', 0)).toBe('no_such_team');
	expect((await ann.client.from('submission_drafts').update({ version: 9 }).eq('team_id', team)).error?.code).toBe(
		'42501'
	);
});

test('a save whose answer was lost can be sent again', async () => {
	const { team, ann } = await aTeam();
	expect([await save(ann, team, 'Once', 0), await save(ann, team, 'Once', 0)]).toEqual([1, 1]);
	expect([await save(ann, team, 'Twice', 1), await save(ann, team, 'Twice', 1)]).toEqual([2, 2]);
});

test('handing in a text that somebody changed meanwhile is refused until it was seen', async () => {
	const { team, ann, ben } = await aTeam();
	await save(ann, team, 'The first draft of the pitch', 0);
	await save(ben, team, 'Ben wrote it anew, and Ann has not seen it', 1);
	expect(await submit(ann, team, { p_version: 1 })).toBe('draft_was_changed');
	expect(await draftOf(ann, team)).toMatchObject([
		{ answers: { pitch: 'Ben wrote it anew, and Ann has not seen it' } }
	]);
	expect(await submit(ann, team, { p_version: 2 })).toBe('taken');
	expect(await draftOf(ben, team)).toMatchObject([{ answers: { pitch: PITCH }, version: 3 }]);
});

test('a draft may be saved after the deadline, and is handed in by nobody', async () => {
	const { event, team, ann } = await aTeam();
	await at(event.deadline, async () => {
		expect(await save(ann, team, 'Finished two minutes late', 0)).toBe(1);
		expect(await submit(ann, team)).toBe('submission_after_deadline');
	});
	expect(await draftOf(ann, team)).toMatchObject([{ answers: { pitch: 'Finished two minutes late' } }]);
	expect(await sql`select 1 from public.submissions where team_id = ${team}`).toEqual([]);
});

test('an extension holds to the millisecond, for its team alone', async () => {
	const { event, team, ann } = await aTeam();
	const other = await aTeam(event);
	const until = later(event.deadline, 20);
	expect(await extend(organizer, team, until)).toBe('given');
	await at(new Date(until.getTime() - 1), async () => {
		expect(await submit(ann, team)).toBe('taken');
		expect(await submit(other.ann, other.team)).toBe('submission_after_deadline');
	});
	await at(until, async () => {
		expect(await submit(ann, team, { p_pitch: 'Too late by a millisecond.' })).toBe('submission_after_deadline');
	});
	expect(await sql`select pitch from public.submissions where team_id = ${team}`).toEqual([{ pitch: PITCH }]);
});

test('an extension given while a hand-in waits for it counts, and one that comes too late does not', async () => {
	const { event, team, ann } = await aTeam();
	await stopClock(event.deadline);
	const holder = await owner.connect();
	try {
		await holder.query('begin');
		await holder.query('select 1 from public.teams where id = $1 for update', [team]);
		await holder.query(
			`insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
			values ($1, $2, $3, 'The network was down.', $4, now())`,
			[team, event.id, later(event.deadline, 5).toISOString(), organizer.id]
		);
		const sent = submit(ann, team);
		await vi.waitFor(async () => {
			expect(
				await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
			).not.toEqual([]);
		});
		await holder.query('commit');
		expect(await sent).toBe('taken');
	} finally {
		await holder.query('rollback');
		holder.release();
		await stopClock();
	}
});

test('only who runs the event extends, with a reason, to a later time before voting', async () => {
	const { event, team, ann } = await aTeam();
	const until = later(event.deadline, 20);
	for (const who of [ann, stranger]) expect(await extend(who, team, until)).toBe('organizer_only');
	expect(
		(
			await anonymous().rpc('extend_deadline', {
				p_team: team,
				p_until: until.toISOString(),
				p_reason: 'Nobody at all'
			})
		).error?.code
	).toBe('42501');
	expect(await extend(organizer, 999_999_999, until)).toBe('no_such_team');
	expect(await extend(organizer, team, event.deadline)).toBe('extension_is_later_than_the_deadline');
	expect(await extend(organizer, team, later(event.deadline, 61))).toBe('extension_ends_before_voting');
	expect(await extend(organizer, team, until, 'no')).toContain('submission_extensions_reason_is_told');
	await at(until, async () => {
		expect(await extend(organizer, team, until)).toBe('extension_is_later_than_the_deadline');
	});
	for (const who of [organizer, leader, admin]) expect(await extend(who, team, until)).toBe('given');
});

test('an extension is logged and seen by everybody with its reason, and stays as it was written', async () => {
	const { event, team } = await aTeam();
	const until = later(event.deadline, 20);
	await extend(organizer, team, until);
	const { data } = await stranger.client.rpc('show_gallery', { p_slug: event.slug });
	expect(data).toMatchObject({
		extensions: [{ team_id: team, reason: 'Their laptop broke an hour before.', by: organizer.name }]
	});
	expect(
		await sql`select details ->> 'reason' as reason from public.activity where verb = 'team.extended' and subject_id = ${String(team)}`
	).toEqual([{ reason: 'Their laptop broke an hour before.' }]);
	await expect(
		sql`update public.submission_extensions set reason = 'Rewritten' where team_id = ${team}`
	).rejects.toThrow('facts_are_append_only');
	expect((await organizer.client.from('submission_extensions').delete().eq('team_id', team)).error?.code).toBe('42501');
});

test('before the deadline only the team and the organizers read what was handed in; that it was, everybody knows', async () => {
	const { event, team, ann, ben } = await aTeam();
	const other = await aTeam(event);
	expect(await submit(ann, team)).toBe('taken');
	const seen = async () => {
		const people = { ann, ben, organizer, admin, rival: other.ann, stranger };
		const read: string[] = [];
		for (const [name, who] of Object.entries(people)) if (await reads(who, team)) read.push(name);
		return read;
	};
	await at(new Date(event.deadline.getTime() - 1), async () => {
		expect(await seen()).toEqual(['ann', 'ben', 'organizer', 'admin']);
		const shown = await other.ann.client.rpc('show_gallery', { p_slug: event.slug, p_words: 'measured' });
		expect(shown.data).toMatchObject({ teams: 2, handed_in: 1, readable: 0, rows: [] });
		const { data } = await stranger.client.rpc('show_submission', { p_team: team });
		expect(data).toMatchObject({ submission: null, has_handed_in: true });
		expect((await stranger.client.from('submission_list').select('pitch').eq('team_id', team)).data).toEqual([]);
	});
	await at(event.deadline, async () => {
		expect(await seen()).toEqual(['ann', 'ben', 'organizer', 'admin', 'rival', 'stranger']);
	});
	expect((await anonymous().from('submissions').select('team_id')).data ?? []).toEqual([]);
});

test('whoever still may hand in reads nobody else, also as a leader', async () => {
	const { event, team, ann } = await aTeam();
	const late = await aTeam(event);
	await leader.client.rpc('join_team', { p_team: late.team });
	await submit(ann, team);
	await extend(organizer, late.team, later(event.deadline, 20));
	await at(later(event.deadline, 10), async () => {
		expect(await reads(stranger, team)).toBe(true);
		expect(await reads(late.ann, team)).toBe(false);
		expect(await reads(leader, team)).toBe(false);
	});
	await at(later(event.deadline, 20), async () => {
		expect([await reads(late.ann, team), await reads(leader, team)]).toEqual([true, true]);
	});
});

const fields = (...more: Json[]): Json[] => [
	{ key: 'pitch', label: 'Pitch', hint: '', kind: 'long', choices: [], is_required: true },
	{ key: 'link', label: 'Link to a demo', hint: '', kind: 'link', choices: [], is_required: true },
	...more
];
const ask = async (who: TestPerson, event: number, p_fields: Json) =>
	(await who.client.rpc('save_submission_form', { p_event: event, p_fields })).error?.message ?? 'asked';
const customers = {
	key: 'customers',
	label: 'Customers asked',
	hint: 'How many?',
	kind: 'short',
	choices: [],
	is_required: true
};
const stage = {
	key: 'stage',
	label: 'How far',
	hint: '',
	kind: 'choice',
	choices: ['Sketch', 'Works'],
	is_required: false
};
const recording = { key: 'recording', label: 'Recording', hint: '', kind: 'link', choices: [], is_required: false };

test('a team hands in what its organizer asks for, and nothing else', async () => {
	const { event, team, ann } = await aTeam();
	expect(await ask(organizer, event.id, fields(customers, stage, recording))).toBe('asked');
	const given = (answers: Json) => submit(ann, team, { p_answers: answers });
	expect(await given({})).toBe('submission_is_incomplete');
	expect(await given({ customers: '  ' })).toBe('submission_is_incomplete');
	expect(await given({ customers: 'x'.repeat(201) })).toBe('submission_answers_fit');
	expect(await given({ customers: 'Five', stage: 'Elsewhere' })).toBe('submission_answer_is_no_choice');
	expect(await given({ customers: 'Five', recording: 'javascript:alert(1)' })).toBe('submission_answer_is_no_address');
	expect(await submit(ann, team, { p_link: '', p_answers: { customers: 'Five' } })).toBe('submission_is_incomplete');
	expect(await given({ customers: ' Five ', stage: 'Works', smuggled: 'in', recording: '' })).toBe('taken');
	expect(await sql`select answers from public.submissions where team_id = ${team}`).toEqual([
		{ answers: { customers: 'Five', stage: 'Works', recording: '' } }
	]);
});

test('after the first team has handed in, what is asked for only grows by what may be left empty', async () => {
	const { event, team, ann } = await aTeam();
	await ask(organizer, event.id, fields(stage));
	await submit(ann, team);
	expect(await ask(organizer, event.id, fields())).toBe('submission_form_is_frozen');
	expect(await ask(organizer, event.id, fields({ ...stage, label: 'Reworded' }))).toBe('submission_form_is_frozen');
	expect(await ask(organizer, event.id, fields(stage, customers))).toBe('submission_form_is_frozen');
	expect(await ask(organizer, event.id, fields(stage, { ...customers, is_required: false }))).toBe('asked');
});

test('what drafts have text in is taken away, and what they lack is needed, only by who knows it; the text stays with its team', async () => {
	const { event, team, ann, ben } = await aTeam();
	const other = await aTeam(event);
	const optional = { ...customers, is_required: false };
	expect(await ask(organizer, event.id, fields(optional, stage)), 'nothing is written yet').toBe('asked');
	await ann.client.rpc('save_draft', {
		...{ p_team: team, p_draft: { answers: { customers: 'Five', stage: 'Works' } }, p_version: 0 }
	});
	await save(other.ann, other.team, PITCH, 0);
	const weigh = async (who: TestPerson, p_fields: Json) =>
		(await who.client.rpc('weigh_submission_form', { p_event: event.id, p_fields })).data;
	const after = fields(recording, { ...customers, key: 'budget', label: 'Budget' });
	expect(await weigh(organizer, after)).toEqual({ loses: { customers: 1, stage: 1 }, needs: { budget: 2 } });
	expect(await weigh(ann, after), 'counts are for who runs the event').toEqual({ loses: {}, needs: {} });
	expect(await weigh(organizer, fields(optional, { ...stage, choices: ['Sketch', 'Sold'] }))).toEqual({
		...{ loses: { stage: 1 }, needs: {} }
	});
	expect(await weigh(organizer, fields(customers, stage))).toEqual({ loses: {}, needs: { customers: 1 } });
	expect(await ask(organizer, event.id, after)).toBe('submission_form_meets_drafts');
	expect(await ask(ann, event.id, after)).toBe('organizer_only');
	expect(await ask(organizer, event.id, fields(optional, stage, recording)), 'more to leave empty').toBe('asked');
	const knows = { p_event: event.id, p_fields: after, p_knows: true };
	expect((await ann.client.rpc('save_submission_form', knows)).error?.message).toBe('organizer_only');
	expect((await organizer.client.rpc('save_submission_form', knows)).error).toBeNull();

	const goneFor = async (who: TestPerson, of: number) => {
		const { data } = await who.client.rpc('show_submission', { p_team: of });
		const gone: unknown = Object(data).taken_away;
		return Array.isArray(gone) ? gone.map((one) => [Object(one).label, Object(one).is_required]) : gone;
	};
	const both = [
		['Customers asked', false],
		['How far', false]
	];
	expect([await goneFor(ann, team), await goneFor(ben, team)]).toEqual([both, both]);
	for (const [who, of] of [
		[organizer, team],
		[other.ann, team],
		[other.ann, other.team]
	] as const)
		expect(await goneFor(who, of)).toEqual([]);
	expect(await draftOf(ben, team)).toEqual([{ answers: { customers: 'Five', stage: 'Works' }, version: 1 }]);
	expect(await submit(ann, team, { p_answers: { budget: 'None' } })).toBe('taken');
	expect(await sql`select answers from public.submissions where team_id = ${team}`).toEqual([
		{ answers: { recording: '', budget: 'None' } }
	]);
	expect(await goneFor(ann, team), 'also after handing in').toEqual(both);
	expect(await ask(organizer, event.id, [...after, optional]), 'asked again').toBe('asked');
	expect(await goneFor(ann, team)).toEqual(both.slice(1));
});

test('a choice that went with somebody knowing it is not asked about again, until its field goes', async () => {
	const { event, team, ann } = await aTeam();
	expect(await ask(organizer, event.id, fields(stage))).toBe('asked');
	const p_draft = { answers: { stage: 'Works' } };
	expect((await ann.client.rpc('save_draft', { p_team: team, p_draft, p_version: 0 })).error).toBeNull();
	const fewer = { ...stage, choices: ['Sketch', 'Sold'] };
	expect(await ask(organizer, event.id, fields(fewer))).toBe('submission_form_meets_drafts');
	const knows = { p_event: event.id, p_fields: fields(fewer), p_knows: true };
	expect((await organizer.client.rpc('save_submission_form', knows)).error).toBeNull();
	expect(await ask(organizer, event.id, fields({ ...fewer, hint: 'As of today' }))).toBe('asked');
	expect(await ask(organizer, event.id, fields())).toBe('submission_form_meets_drafts');
});

test.each<[string, Json]>([
	['no list', {}],
	['without a pitch', fields().slice(1)],
	['without a link to a demo', fields().slice(0, 1)],
	['a choice of one', fields({ ...stage, choices: ['Only'] })],
	['two of one name', fields(stage, { ...stage, key: 'again' })],
	['two of one key', fields(stage, { ...stage, label: 'Again' })],
	['a field of no kind', fields({ ...stage, kind: 'script' })],
	['a field without a hint', fields({ key: 'bare', label: 'Bare', kind: 'short', choices: [], is_required: false })],
	[
		'thirteen',
		fields(...Array.from({ length: 11 }, (_, index) => ({ ...customers, key: `f${index}`, label: `Field ${index}` })))
	]
])('a form that cannot be asked is refused: %s', async (_, asked) => {
	const event = await plan(organizer.client);
	expect(await ask(organizer, event.id, asked)).toBe('submission_form_is_understood');
});

test('only who runs the event chooses what teams are asked for', async () => {
	const { event, ann } = await aTeam();
	for (const who of [ann, stranger]) expect(await ask(who, event.id, fields())).toBe('organizer_only');
	expect(await ask(organizer, 999_999_999, fields())).toBe('no_such_event');
	for (const who of [organizer, leader, admin]) expect(await ask(who, event.id, fields(stage))).toBe('asked');
	expect((await ann.client.from('submission_forms').delete().eq('event_id', event.id)).error?.code).toBe('42501');
});

test.each<[string, Json]>([
	['a title is missing', [{ title: ' ', url: 'https://example.com' }]],
	['an address is none', [{ title: 'Slides', url: 'javascript:alert(1)' }]],
	['there are eleven', Array.from({ length: 11 }, () => ({ title: 'Slides', url: 'https://example.com' }))],
	['it is no list', { title: 'Slides' }]
])('links are refused when %s', async (_, p_links) => {
	const { team, ann } = await aTeam();
	expect(await submit(ann, team, { p_links })).toMatch(/submissions_links_have_titles|submission_drafts_fit/);
	expect(await submit(ann, team, { p_links: [{ title: 'Slides', url: 'https://example.com/slides' }] })).toBe('taken');
});

test('the gallery finds every word wherever it stands, by challenge and in order', async () => {
	const event = await plan(organizer.client, anEvent(), [{ title: 'Fewer forms' }, { title: 'Faster pages' }]);
	const [first, second] = [await aTeam(event), await aTeam(event)];
	await submit(first.ann, first.team, {
		p_pitch: 'A café finder that loads within a second.',
		p_answers: { built: 'A service worker.' }
	});
	await submit(second.ann, second.team, { p_links: [{ title: 'Slides', url: 'https://example.com/2' }] });
	await sql`update public.ideas set challenge_id = ${event.challenges[1]} where id = (select idea_id from public.teams where id = ${first.team})`;
	const found = async (more: { p_words?: string; p_challenge?: number; p_order?: string }) => {
		const { data } = await organizer.client.rpc('show_gallery', { p_slug: event.slug, ...more });
		const rows: unknown = Object(data).rows;
		return Array.isArray(rows) ? rows.map((row) => Number(Object(row).team_id)) : [];
	};
	expect(await found({ p_words: 'worker CAFE' })).toEqual([first.team]);
	expect(await found({ p_words: 'worker measured' })).toEqual([]);
	expect(await found({ p_words: '%' })).toEqual([]);
	for (const asked of ['built', 'url']) expect(await found({ p_words: asked }), 'what the form calls it').toEqual([]);
	expect(await found({ p_words: 'slides' })).toEqual([second.team]);
	expect(await found({ p_challenge: event.challenges[1] })).toEqual([first.team]);
	expect(await found({ p_order: 'latest' })).toEqual([second.team, first.team]);
	expect(await found({ p_words: '   ' })).toHaveLength(2);

	// a team that is called exactly so stands first, whatever the order
	await sql`update public.teams set name = 'Alpha team 77' where id = ${first.team}`;
	await sql`update public.teams set name = 'Team 77' where id = ${second.team}`;
	expect(await found({ p_words: ' TEAM 77 ' })).toEqual([second.team, first.team]);
	expect(await found({ p_words: 'alpha team 77', p_order: 'latest' })).toEqual([first.team]);
});

test('organizers choose from when on everybody reads what was handed in; judges do from the deadline on', async () => {
	await stopClock();
	const { event, team, ann } = await aTeam();
	const [judge, voter, dropped] = await Promise.all([person(), person(), person()]);
	for (const { id } of [judge, dropped])
		expect((await organizer.client.rpc('add_judge', { p_event: event.id, p_person: id })).error).toBeNull();
	await organizer.client.rpc('withdraw_judge', { p_event: event.id, p_person: dropped.id });
	const choose = async (who: TestPerson, moment: string) =>
		(await who.client.rpc('open_gallery_from', { p_event: event.id, p_moment: moment })).error?.message ?? 'taken';
	for (const who of [stranger, judge, ann]) expect(await choose(who, 'voting_at')).toBe('organizer_only');
	expect(await choose(organizer, 'results_at')).toContain('events_gallery_opens_after_the_deadline');
	expect(
		(await anonymous().rpc('open_gallery_from', { p_event: event.id, p_moment: 'voting_at' })).error
	).not.toBeNull();
	expect(await choose(organizer, 'voting_at')).toBe('taken');
	expect(await submit(ann, team)).toBe('taken');
	const reads = async (who: TestPerson) =>
		(await who.client.from('submissions').select('team_id').eq('team_id', team)).data?.length === 1;
	const readers = async () => [
		...[await reads(ann), await reads(organizer), await reads(judge)],
		...[await reads(voter), await reads(dropped)]
	];
	expect(await readers(), 'before the deadline').toEqual([true, true, false, false, false]);
	await travel('2 hours');
	expect(await readers(), 'from the deadline on').toEqual([true, true, true, false, false]);
	expect(await choose(organizer, 'judging_at'), 'what was chosen stays').toBe('gallery_is_settled');
	await travel('3 hours');
	expect(await readers(), 'with voting').toEqual([true, true, true, true, true]);
	// and a copy begins with it
	const copy = await plan(organizer.client, anEvent({ copy_of: event.id }, 40));
	const { data } = await voter.client.from('events').select('gallery_from').eq('id', copy.id);
	expect(data).toEqual([{ gallery_from: 'voting_at' }]);
});
