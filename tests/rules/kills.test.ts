import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import * as kills from '#lib/handovers/kills.server.ts';
import { world, type TestPerson } from './harness.ts';
import { board, decided, type Board, type Words } from './promoted-experiment.ts';

const here = await world();
const { person, sql } = here;

let jury: Board;
let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;

beforeAll(async () => {
	jury = await board(here);
	leader = jury.voters[0];
	[admin, member] = await Promise.all([person({ role: 'admin' }), person()]);
});

const kill = (words: Words = {}, title?: string) =>
	decided(here, jury, { outcome: 'kill', words, ...(title ? { title } : {}) });
const find = async (q: string) => (await kills.find(member.client, { q, before: null })).lines;
const why = 'The new desk answers within an hour now.';
const revive = (by: TestPerson, p_decision: number, more: object = {}) =>
	by.client.rpc('revive_kill', { p_decision, p_title: 'Once more with a phone number', p_reason: why, ...more });

test('a kill says what would change our mind, or it is none', async () => {
	const p_change_mind = 'Half of the callers reach somebody at once.';
	const { decision } = await kill({ p_change_mind });
	expect(await kills.read(member.client, decision)).toMatchObject({ would_change_our_mind: p_change_mind });
	await expect(kill({ p_change_mind: ' ' })).rejects.toThrow('"decisions_kill_says_what_would_change_it"');
	await expect(kill({ p_change_mind: 'x'.repeat(2001) })).rejects.toThrow('"decisions_kill_says_what_would_change_it"');
});

test('of another outcome it is not kept', async () => {
	const { decision } = await decided(here, jury, {
		outcome: 'promote',
		words: { p_change_mind: 'Nothing at all would.' }
	});
	const [row] = await sql`select would_change_our_mind from public.decisions where id = ${decision}`;
	expect(row).toEqual({ would_change_our_mind: null });
});

test('a kill is found by what was learned, why, what would change our mind, and its title', async () => {
	const { decision } = await kill(
		{
			p_learned: 'Nobody minds the zeppelin at all.',
			p_rationale: 'The interval leaves out any harpsichord.',
			p_change_mind: 'When marmalade is in season again.'
		},
		'Ask before the funicular leaves'
	);
	await kill({}, 'Something else entirely');
	for (const q of ['zeppelins', 'harpsichord', 'marmalade season', 'funicular', '"funicular leaves"']) {
		expect([q, (await find(q)).map(({ id }) => id)]).toEqual([q, [decision]]);
	}
	expect(await find('submarine')).toEqual([]);
	expect(await find("' or 1=1 -- %")).toEqual([]);
});

test('what was stopped early says how many days of its time-box were freed', async () => {
	const { experiment, decision } = await kill();
	await sql`insert into public.early_stops (experiment_id, time_box, criterion, reason, planned_end, ended_on, stopped_by)
		select id, time_box, 'outside', 'The vendor ended the service.', ends_on + 9, ends_on, ${leader.id} from public.experiments where id = ${experiment}`;
	expect(await kills.read(member.client, decision)).toMatchObject({ freed_days: 9 });
	const { tally } = await kills.find(member.client, { q: '', before: null });
	expect(tally.freed_days).toBeGreaterThanOrEqual(9);
	expect(tally.this_quarter).toBeGreaterThan(1);
});

/** Asked for twice, released, and partly spent: more days than there were. */
async function paid(experiment: number): Promise<void> {
	await sql`insert into public.asks (experiment_id, words, money, person_days, written_by) values
		(${experiment}, 'A little for a start.', 100, null, ${jury.it.id}),
		(${experiment}, 'Two months of two people.', 9000, 2.5, ${jury.it.id})`;
	await sql`insert into public.tranches (experiment_id, amount, days, reason, released_by)
		values (${experiment}, 5000, 10, 'What the first weeks need.', ${leader.id})`;
	await sql`insert into public.spends (experiment_id, day, amount, days, what, recorded_by)
		values (${experiment}, private.today(), 1200, 12, 'Design of the form', ${jury.it.id})`;
}

test('a kill says what was asked for last, what was spent, and what was freed of what was released', async () => {
	const { decision: unpaid } = await kill();
	const none = { asked: 0, asked_days: 0, spent: 0, spent_days: 0, freed: 0, freed_days: 0 };
	expect(await kills.read(member.client, unpaid)).toMatchObject({ money: none });
	const { decision } = await decided(here, jury, { outcome: 'kill', before: paid });
	expect(await kills.read(member.client, decision)).toMatchObject({
		// more days were spent than released: none are freed, and none are owed
		money: { asked: 9000, asked_days: 2.5, spent: 1200, spent_days: 12, freed: 3800, freed_days: 0 }
	});
	expect((await find('')).find(({ id }) => id === decision)?.money.freed).toBe(3800);
});

test('a kill that another decision took the place of is not among the kills', async () => {
	const { experiment, decision } = await kill();
	await sql`update public.experiments set ended_as = 'promoted' where id = ${experiment}`;
	expect(await kills.read(member.client, decision)).toBeNull();
	expect((await revive(leader, decision)).error?.message).toBe('kill_does_not_stand');
});

test('a leader revives a kill with a reason: a draft with its plan that names it; members and owners do not', async () => {
	const { experiment, decision } = await kill();
	for (const other of [member, jury.marketing, jury.it]) {
		expect((await revive(other, decision)).error).toMatchObject({ code: 'PT403', message: 'leaders_only' });
	}
	expect((await revive(leader, decision, { p_reason: 'Because.' })).error?.message).toContain(
		'"revivals_say_what_changed"'
	);
	expect((await revive(leader, -1)).error).toMatchObject({ code: 'PT404' });
	const { data: id, error } = await revive(leader, decision);
	expect(error).toBeNull();
	const { data: draft } = await member.client
		.from('experiments')
		.select('title, change, started_at, marketing_owner_id, it_owner_id, drafted_by')
		.eq('id', Number(id))
		.single();
	expect(draft).toEqual({
		title: 'Once more with a phone number',
		change: 'asking for one field less',
		started_at: null,
		marketing_owner_id: jury.marketing.id,
		it_owner_id: jury.it.id,
		drafted_by: leader.id
	});
	expect((await kills.read(member.client, decision))?.revivals).toMatchObject([{ experiment_id: id, reason: why }]);
	const { data: around } = await member.client.rpc('read_aftermath', { p_experiment: Number(id) });
	expect(around).toMatchObject({ from: { id: experiment, reason: why } });
	const [logged] =
		await sql`select details from public.activity where verb = 'experiment.revived' and subject_id = ${String(id)}`;
	expect(logged).toMatchObject({ details: { from: experiment, reason: why } });
	// a refused reason left no draft behind
	expect(await sql`select from public.experiments where drafted_by = ${leader.id}`).toHaveLength(1);
});

test('a form that is sent twice revives once, at the same moment too', async () => {
	const { decision } = await kill();
	const p_key = randomUUID();
	const [one, two] = await Promise.all([revive(admin, decision, { p_key }), revive(admin, decision, { p_key })]);
	expect([one.error, two.error]).toEqual([null, null]);
	expect(one.data).toBe(two.data);
	expect(await sql`select from public.revivals where decision_id = ${decision}`).toHaveLength(1);
});

test('a revival is never edited or taken back', async () => {
	const { decision } = await kill();
	const { data: id } = await revive(leader, decision);
	await expect(sql`delete from public.revivals where experiment_id = ${id}`).rejects.toThrow('facts_are_append_only');
	expect((await leader.client.from('revivals').delete().eq('decision_id', decision)).error?.code).toBe('42501');
});

test('the kills come in pages, the newest first', async () => {
	const newest: number[] = [];
	for (let many = 0; many < 26; many++) newest.unshift((await kill()).decision);
	const first = await kills.find(member.client, { q: '', before: null });
	expect(first.lines.map(({ id }) => id)).toEqual(newest.slice(0, 25));
	expect(first.next).toBe(newest[24]);
	const second = await kills.find(member.client, { q: '', before: first.next });
	expect(second.lines[0]?.id).toBe(newest[25]);
});
