import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import type { Filter } from '#lib/ideas/ideas.ts';
import { anEvent, anIdea, edit, plan, propose } from './hackathon.ts';
import { world } from './harness.ts';

const { person, anonymous, sql, travel, stopClock } = await world();
const leader = await person({ role: 'leader' });
const author = await person({ function: 'it' });

const found = z.object({
	ideas: z.array(z.object({ id: z.number(), supports: z.number() })),
	has_more: z.boolean(),
	is_close: z.boolean()
});

const marked = z.object({ ideas: z.array(z.object({ id: z.number(), is_supported: z.boolean() })) });

async function find(filter: Database['public']['Functions']['find_ideas']['Args'] = {}) {
	const { data, error } = await author.client.rpc('find_ideas', filter);
	if (error) throw error;
	return found.parse(data);
}

const counts = async (idea: number) =>
	(
		await sql`select supports, marketing_supports as marketing, it_supports as it,
			(select count(*)::int from public.supports s where s.idea_id = i.id) as rows
		from public.ideas i where id = ${idea}`
	)[0];

test('an idea is logged as its author’s, with tidy tags, and brings the author into the event', async () => {
	const { id: event } = await plan(leader.client);
	const idea = { ...anIdea(event, '  Ask for one field less  '), p_tags: ['Forms', ' forms ', 'Sign  Up', ''] };
	const { data } = await author.client.rpc('propose_idea', idea);
	expect(await sql`select title, tags, proposed_by, supports from public.ideas where id = ${data}`).toEqual([
		{ title: 'Ask for one field less', tags: ['forms', 'sign up'], proposed_by: author.id, supports: 0 }
	]);
	expect(
		await sql`select 1 from public.registrations where event_id = ${event} and person_id = ${author.id}`
	).toHaveLength(1);
});

test('an event takes ideas from ideation to the deadline, by the clock of the database', async () => {
	const { id: event, deadline } = await plan(leader.client);
	const answer = async () => (await author.client.rpc('propose_idea', anIdea(event))).error?.message ?? 'taken';
	try {
		await travel('-4 hours');
		expect(await answer()).toBe('event_has_not_begun');
		await stopClock(new Date(deadline.getTime() - 1));
		expect(await answer()).toBe('taken');
		await stopClock(deadline);
		expect(await answer()).toBe('event_is_over');
	} finally {
		await stopClock();
	}
	expect(await sql`select count(*)::int as ideas from public.ideas where event_id = ${event}`).toEqual([{ ideas: 1 }]);
});

test('a list says of each idea whether who reads it supports it, also of the last one that fits', async () => {
	const { id: event, slug } = await plan(leader.client);
	const other = await person({ function: 'marketing' });
	const mine = await propose(author.client, event, 'An idea that the reader supports');
	const theirs = await propose(author.client, event, 'An idea that somebody else supports');
	await other.client.rpc('set_support', { p_idea: theirs, p_supports: true });
	const marks = async (client: typeof author.client, p_limit = 50) => {
		const { data } = await client.rpc('find_ideas', { p_event: slug, p_sort: 'newest', p_limit });
		return marked.parse(data).ideas.map(({ id, is_supported }) => [id, is_supported]);
	};
	await author.client.rpc('set_support', { p_idea: mine, p_supports: true });
	expect(await marks(author.client)).toEqual([
		[theirs, false],
		[mine, true]
	]);
	expect(await marks(other.client, 1)).toEqual([[theirs, true]]);
	await other.client.rpc('set_support', { p_idea: theirs, p_supports: false });
	expect(await marks(other.client)).toEqual([
		[theirs, false],
		[mine, false]
	]);
});

test('an idea sent ten times at once with one key is one idea', async () => {
	const idea = { ...anIdea(), p_key: randomUUID() };
	const answers = await Promise.all(Array.from({ length: 10 }, () => author.client.rpc('propose_idea', idea)));
	expect(new Set(answers.map(({ data }) => data)).size).toBe(1);
	expect(await sql`select 1 from public.ideas where title = ${idea.p_title}`).toHaveLength(1);
	expect(
		await sql`select 1 from public.activity where verb = 'idea.proposed' and subject_id = ${String(answers[0]?.data)}`
	).toHaveLength(1);
});

test('the key of one person does not reach the idea of another', async () => {
	const other = await person();
	const key = randomUUID();
	const [mine, theirs] = [
		await author.client.rpc('propose_idea', { ...anIdea(), p_key: key }),
		await other.client.rpc('propose_idea', { ...anIdea(), p_key: key })
	];
	expect(theirs.error).toBeNull();
	expect(theirs.data).not.toBe(mine.data);
});

test.each<[string, object]>([
	['ideas_title_is_short', { p_title: '  a  ' }],
	['ideas_title_is_short', { p_title: 'x'.repeat(121) }],
	['ideas_problem_is_told', { p_problem: 'short' }],
	['ideas_problem_is_told', { p_problem: 'x'.repeat(2001) }],
	['ideas_proposal_fits', { p_proposal: 'x'.repeat(20_001) }],
	['ideas_have_at_most_eight_tags', { p_tags: Array.from({ length: 9 }, (_, index) => `t${index}`) }],
	['ideas_tags_are_short', { p_tags: ['x'.repeat(251)] }],
	['ideas_challenge_needs_an_event', { p_challenge: 1 }],
	['no_such_event', { p_event: 999_999_999 }]
])('an idea that breaks %s is refused by that name', async (name, change) => {
	const { error } = await author.client.rpc('propose_idea', { ...anIdea(), ...change });
	expect(error?.message).toContain(name);
});

test('the challenge of another event is refused', async () => {
	const [one, two] = [await plan(leader.client), await plan(leader.client)];
	const { error } = await author.client.rpc('propose_idea', { ...anIdea(one.id), p_challenge: two.challenges[0] });
	expect(error?.message).toContain('ideas_challenge_is_of_the_event');
});

test('nobody writes ideas, counts or supports past the verbs, not even an admin', async () => {
	const admin = await person({ role: 'admin' });
	const idea = await propose(author.client);
	const writes = await Promise.all([
		admin.client
			.from('ideas')
			.insert({ title: 'Forged', problem: 'Written as somebody else.', proposed_by: author.id }),
		admin.client.from('ideas').update({ supports: 1000 }).eq('id', idea),
		author.client.from('ideas').update({ title: 'Past the verb' }).eq('id', idea),
		author.client.from('ideas').update({ proposed_by: admin.id }).eq('id', idea),
		author.client.from('ideas').delete().eq('id', idea),
		admin.client.from('supports').insert({ idea_id: idea, person_id: author.id, function: 'it' }),
		admin.client.from('supports').delete().eq('idea_id', idea)
	]);
	expect(writes.map(({ error }) => error?.code)).toEqual(writes.map(() => '42501'));
	expect(await counts(idea)).toEqual({ supports: 0, marketing: 0, it: 0, rows: 0 });
});

test('signed out, nobody sees, logs, supports or finds an idea', async () => {
	const idea = await propose(author.client);
	const nobody = anonymous();
	const seen = await Promise.all([
		nobody.from('ideas').select('id'),
		nobody.from('idea_list').select('id'),
		nobody.from('supports').select('idea_id'),
		nobody.from('comments').select('id')
	]);
	expect(seen.map(({ data }) => data?.length ?? 0)).toEqual([0, 0, 0, 0]);
	const calls = await Promise.all([
		nobody.rpc('propose_idea', anIdea()),
		nobody.rpc('set_support', { p_idea: idea, p_supports: true }),
		nobody.rpc('find_ideas', {}),
		nobody.rpc('similar_ideas', { p_text: 'Ask for one field less' }),
		nobody.from('comments').insert({ idea_id: idea, body: 'Hello' })
	]);
	expect(calls.filter(({ error }) => error === null)).toEqual([]);
});

test('only its author changes an idea', async () => {
	const idea = await propose(author.client);
	const better = { title: 'A better title' };
	for (const role of ['member', 'leader', 'admin'] as const) {
		const other = await person({ role });
		expect((await edit(other.client, idea, better)).error?.message).toBe('author_only');
	}
	expect((await edit(author.client, idea, better)).error).toBeNull();
	expect((await edit(author.client, 999_999_999, better)).error?.message).toBe('no_such_idea');
	expect(await sql`select title, edited_at is not null as is_edited from public.ideas where id = ${idea}`).toEqual([
		{ title: 'A better title', is_edited: true }
	]);
});

test('its author and leaders say by which day the business asks for an idea, nobody else; said again it is one line', async () => {
	const { data: idea } = await author.client.rpc('propose_idea', { ...anIdea(), p_wanted_by: '2031-03-01' });
	const p_idea = Number(idea);
	const wanted = async () => (await sql`select wanted_by::text as day from public.ideas where id = ${p_idea}`)[0];
	expect(await wanted()).toEqual({ day: '2031-03-01' });
	const say = async (who: { client: typeof author.client }, p_day?: string) =>
		(await who.client.rpc('want_idea_by', { p_idea, p_day })).error;
	expect((await say(await person(), '2031-04-01'))?.message).toBe('author_or_leader_only');
	expect((await say({ client: anonymous() }, '2031-04-01'))?.code).toBe('42501');
	expect((await say(author, '1999-12-31'))?.message).toContain('ideas_wanted_by_is_near');
	expect(await wanted()).toEqual({ day: '2031-03-01' });
	expect(await say(leader, '2031-04-01')).toBeNull();
	expect(await say(author, '2031-04-01')).toBeNull();
	expect(await wanted()).toEqual({ day: '2031-04-01' });
	expect(await say(author)).toBeNull();
	expect(await wanted()).toEqual({ day: null });
	const lines = await sql`select details from public.activity
		where verb = 'idea.wanted' and subject_id = ${String(p_idea)} order by seq`;
	expect(lines).toEqual([
		{ details: { from: '2031-03-01', to: '2031-04-01' } },
		{ details: { from: '2031-04-01', to: null } }
	]);
	const unknown = await leader.client.rpc('want_idea_by', { p_idea: 999_999_999, p_day: '2031-04-01' });
	expect(unknown.error?.message).toBe('no_such_idea');
});

test('fifty supports of one person at once leave one row and a count of one', async () => {
	const idea = await propose(author.client);
	const fan = await person({ function: 'marketing' });
	const answers = await Promise.all(
		Array.from({ length: 50 }, () => fan.client.rpc('set_support', { p_idea: idea, p_supports: true }))
	);
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => null));
	expect(await counts(idea)).toEqual({ supports: 1, marketing: 1, it: 0, rows: 1 });
});

test('a storm of supports and withdrawals of many people leaves counts equal to rows', async () => {
	const idea = await propose(author.client);
	const crowd = await Promise.all(
		Array.from({ length: 12 }, (_, index) => person({ function: (['marketing', 'it', 'other'] as const)[index % 3] }))
	);
	const calls = Array.from({ length: 12 }, (_, turn) =>
		crowd.map(({ client }, index) => client.rpc('set_support', { p_idea: idea, p_supports: (turn + index) % 2 === 0 }))
	);
	expect((await Promise.all(calls.flat())).filter(({ error }) => error !== null)).toEqual([]);
	const [rows] =
		await sql`select count(*)::int as supports, count(*) filter (where function = 'marketing')::int as marketing,
		count(*) filter (where function = 'it')::int as it, count(*)::int as rows from public.supports where idea_id = ${idea}`;
	expect(await counts(idea)).toEqual(rows);

	// what everybody said last is what stands
	for (const { client } of crowd) await client.rpc('set_support', { p_idea: idea, p_supports: true });
	expect(await counts(idea)).toEqual({ supports: 12, marketing: 4, it: 4, rows: 12 });
});

test('a support counts for the side its person had then, also when it is taken back', async () => {
	const idea = await propose(author.client);
	const fan = await person({ function: 'marketing' });
	await fan.client.rpc('set_support', { p_idea: idea, p_supports: true });
	await sql`update public.people set function = 'it' where id = ${fan.id}`;
	expect(await counts(idea)).toEqual({ supports: 1, marketing: 1, it: 0, rows: 1 });
	await fan.client.rpc('set_support', { p_idea: idea, p_supports: false });
	expect(await counts(idea)).toEqual({ supports: 0, marketing: 0, it: 0, rows: 0 });
});

test('an idea that is not there has no support to give', async () => {
	const { error } = await author.client.rpc('set_support', { p_idea: 999_999_999, p_supports: true });
	expect(error).toMatchObject({ code: 'PT404', message: 'no_such_idea' });
});

test('comments are written as oneself, counted, and taken back by their author or an admin', async () => {
	const idea = await propose(author.client);
	const [ann, bob, admin] = await Promise.all([person(), person(), person({ role: 'admin' })]);
	for (const body of ['First', 'Second']) {
		expect((await ann.client.from('comments').insert({ idea_id: idea, body })).error).toBeNull();
	}
	const forged = await bob.client.from('comments').insert({ idea_id: idea, body: 'As Ann', author_id: ann.id });
	expect(forged.error?.code).toBe('42501');
	const edited = await ann.client.from('comments').update({ body: 'Changed' }).eq('idea_id', idea);
	expect(edited.error?.code).toBe('42501');
	const written = await sql<{ id: string }>`select id from public.comments where idea_id = ${idea} order by id`;
	const [first, second] = written.map(({ id }) => Number(id));
	const remove = (client: typeof bob.client, comment = 0) => client.rpc('remove_comment', { p_comment: comment });
	expect((await remove(bob.client, first)).error?.message).toBe('no_such_comment');
	expect((await remove(ann.client, first)).error).toBeNull();
	expect((await remove(ann.client, first)).error?.message).toBe('no_such_comment');
	expect((await remove(admin.client, second)).error).toBeNull();
	expect(
		await sql`select author_id, body, removed_at is not null as is_removed from public.comments where idea_id = ${idea} order by id`
	).toEqual([
		{ author_id: ann.id, body: '', is_removed: true },
		{ author_id: ann.id, body: '', is_removed: true }
	]);
	expect(await sql`select comments from public.ideas where id = ${idea}`).toEqual([{ comments: 0 }]);
});

test.each(['', '   ', 'x'.repeat(4001)])('a comment says something, in 4,000 characters (case %#)', async (body) => {
	const idea = await propose(author.client);
	const { error } = await author.client.from('comments').insert({ idea_id: idea, body });
	expect(error?.message).toContain('comments_say_something');
});

test('who has no profile yet writes no comment and gives no support', async () => {
	const idea = await propose(author.client);
	const newcomer = await person({ is_complete: false });
	const answers = await Promise.all([
		newcomer.client.from('comments').insert({ idea_id: idea, body: 'Hello' }),
		newcomer.client.rpc('set_support', { p_idea: idea, p_supports: true }),
		newcomer.client.rpc('propose_idea', anIdea())
	]);
	expect(answers.map(({ error }) => error?.message)).toEqual(answers.map(() => 'profile_comes_first'));
});

test('comments of many people at once are all counted', async () => {
	const idea = await propose(author.client);
	const crowd = await Promise.all(Array.from({ length: 6 }, () => person()));
	const answers = await Promise.all(
		[...crowd, ...crowd, ...crowd].map(({ client }) => client.from('comments').insert({ idea_id: idea, body: 'Yes' }))
	);
	expect(answers.filter(({ error }) => error !== null)).toEqual([]);
	expect(await sql`select comments from public.ideas where id = ${idea}`).toEqual([{ comments: 18 }]);
});

test('ideas are found by their words, and by likeness when nothing has the words', async () => {
	const word = `zebrafinch`;
	const idea = await propose(author.client, undefined, `Feed the ${word} at sign-up`);
	const exact = await find({ p_q: word });
	expect(exact).toMatchObject({ ideas: [{ id: idea }], is_close: false });
	expect(await find({ p_q: 'zebrafnich' })).toMatchObject({ ideas: [{ id: idea }], is_close: true });
	expect(await find({ p_q: 'quxquuxcorge' })).toMatchObject({ ideas: [], is_close: false });
});

test('the list puts first what fits the words best, then what has the most support, page after page', async () => {
	const { id: event, slug } = await plan(leader.client);
	const log = async (title: string, problem: string, supports: number, proposal = '') => {
		const idea = { ...anIdea(event, title), p_problem: problem, p_proposal: proposal };
		const { data } = await author.client.rpc('propose_idea', idea);
		await sql`update public.ideas set supports = ${supports} where id = ${data}`;
		return Number(data);
	};
	const aside = await log('Live stock on the page', 'Nobody knows whether the store has the quokkapaint.', 32);
	const last = await log('Shelves that say more', 'The label says too little.', 90, 'Print the quokkapaint on it.');
	const title = await log('Quokkapaint, mixed again', 'Customers ask for the same one.', 2);
	const loved = await log('Leftovers of quokkapaint', 'They stand in the cellar.', 9);
	const both = await log('Sell quokkapaint by the litre', 'Quokkapaint is sold by the bucket.', 0);
	const ranked = [both, loved, title, aside, last];
	const ids = async (filter: Parameters<typeof find>[0]) => (await find(filter)).ideas.map(({ id }) => id);
	expect(await ids({ p_q: 'quokkapaint' })).toEqual(ranked);
	expect(await ids({ p_q: 'quokkapaint', p_event: slug, p_sort: 'match' })).toEqual(ranked);
	expect(await ids({ p_q: 'quokkapaint', p_sort: 'support' })).toEqual([last, aside, loved, title, both]);
	expect(await ids({ p_q: 'quokkapaint', p_sort: 'newest' })).toEqual([both, loved, title, last, aside]);
	expect(await ids({ p_event: slug, p_sort: 'match' }), 'no words to fit').toEqual([last, aside, loved, title, both]);
	for (const q of ['quokkapaint', '']) {
		const seen: number[] = [];
		let after: Filter['after'] = null;
		do {
			const page: Awaited<ReturnType<typeof ideas.find>> = await ideas.find(
				author.client,
				{ q, event: slug, after, sort: 'match' },
				2
			);
			seen.push(...page.ideas.map(({ id }) => id));
			({ after } = page);
		} while (after);
		expect(seen).toEqual(await ids({ p_q: q, p_event: slug }));
	}
});

test('what is excluded does not come back as a likeness', async () => {
	const idea = await propose(author.client, undefined, 'Birthday numbatvoucher');
	const found = async (p_q: string) => (await find({ p_q })).ideas.map(({ id }) => id);
	expect(await found('numbatvoucher')).toEqual([idea]);
	expect(await found('numbatvoucher -birthday')).toEqual([]);
	expect(await find({ p_q: 'numbatvouchre -birthday' })).toMatchObject({ ideas: [], is_close: false });
	expect(await find({ p_q: 'numbatvouchre' })).toMatchObject({ ideas: [{ id: idea }], is_close: true });
	expect(await find({ p_q: "numbatvouchre 'wow!'" }), 'a sign is no exclusion').toMatchObject({ is_close: true });
});

test('a title being written finds the ideas that are like it, without itself', async () => {
	const idea = await propose(author.client, undefined, 'Hummingbird onboarding checklist');
	const like = async (except?: number) =>
		(await author.client.rpc('similar_ideas', { p_text: 'An onboarding checklist for hummingbirds', p_except: except }))
			.data;
	expect(await like()).toMatchObject([{ id: idea }]);
	expect(await like(idea)).toEqual([]);
});

test('pages follow each other without a gap or a repeat, in both orders', async () => {
	const { id: event, slug } = await plan(leader.client);
	for (let index = 0; index < 7; index += 1) await propose(author.client, event);
	await sql`update public.ideas set supports = id % 3 where event_id = ${event}`;
	const all = await sql<{ id: string; supports: number; us: string }>`select id, supports,
		(extract(epoch from proposed_at) * 1000000)::bigint as us from public.ideas where event_id = ${event}
		order by supports desc, id desc`;
	for (const sort of ['support', 'newest']) {
		const seen: number[] = [];
		let after: number[] | undefined;
		do {
			const page = await find({ p_event: slug, p_sort: sort, p_after: after, p_limit: 3 });
			seen.push(...page.ideas.map(({ id }) => id));
			const last = all.find(({ id }) => Number(id) === seen.at(-1));
			after =
				page.has_more && last ? [sort === 'newest' ? Number(last.us) : last.supports, Number(last.id)] : undefined;
		} while (after);
		const expected = sort === 'newest' ? all.toSorted((a, b) => Number(b.us) - Number(a.us)) : all;
		expect(seen).toEqual(expected.map(({ id }) => Number(id)));
	}
});

test('event, challenge and tag narrow the list; an event nobody knows finds nothing', async () => {
	const { id: event, slug, challenges } = await plan(leader.client);
	const [plain, tagged] = [await propose(author.client, event), await propose(author.client, event)];
	await sql`update public.ideas set challenge_id = ${challenges[0]}, tags = '{rare tag}' where id = ${tagged}`;
	const ids = async (filter: Parameters<typeof find>[0]) => (await find(filter)).ideas.map(({ id }) => id);
	expect(await ids({ p_event: slug })).toEqual([tagged, plain]);
	expect(await ids({ p_event: slug, p_challenge: challenges[0] })).toEqual([tagged]);
	expect(await ids({ p_event: slug, p_tag: 'Rare tag' })).toEqual([tagged]);
	expect(await ids({ p_event: 'no-such-event' })).toEqual([]);
	const other = await plan(leader.client, anEvent());
	expect(await ids({ p_event: slug, p_challenge: other.challenges[0] }), 'left from an earlier choice').toEqual([
		tagged,
		plain
	]);
});

test.each([
	"x' or '1'='1",
	'title;drop table ideas--',
	'$1); delete from public.ideas; --',
	'%s %I %L %',
	'a & | ! <-> (',
	'"unclosed phrase',
	'\\',
	'🦓'.repeat(300),
	'-'
])('the hostile words %j are only words', async (words) => {
	const { id: event } = await plan(leader.client, anEvent());
	const idea = await propose(author.client, event);
	const found = await author.client.rpc('find_ideas', { p_q: words, p_event: words, p_tag: words, p_sort: words });
	expect(found.error).toBeNull();
	expect(found.data).toMatchObject({ ideas: [] });
	expect((await author.client.rpc('find_ideas', { p_q: words })).error).toBeNull();
	expect((await author.client.rpc('similar_ideas', { p_text: words })).error).toBeNull();
	expect((await author.client.from('idea_list').select('id').eq('title', words)).data).toEqual([]);
	expect(await sql`select 1 from public.ideas where id = ${idea}`).toHaveLength(1);
});
