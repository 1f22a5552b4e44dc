import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { methodVersion } from '#lib/experiments/methods.ts';
import * as decisionRecords from '#lib/decisions/records.server.ts';
import { killing, decidedExperiment, panelOf, revealedBox, type Panel } from './decided-experiment.ts';
import { world } from './harness.ts';

const here = await world();
const { sql, travel, stopClock } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
});

const read = (decision: number) => decisionRecords.read(panel.member.client, decision);

test('a decision keeps the readings, amendments and totals it was taken on, and what both sides said', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'kill');
	await panel.owners.it.client.rpc('write_ask', { p_experiment: experiment, p_words: 'A tablet for every shop.' });
	await panel.it.client.rpc('sign_off', { p_experiment: experiment, p_topic: 'security', p_state: 'signed' });
	const { data } = await panel.chair.client.rpc('decide', {
		p_box: box,
		p_outcome: 'kill',
		p_rationale: 'The interval leaves out what we hoped for.',
		p_next_step: 'Tell the team on Monday.',
		...killing,
		p_confirmed: { recommended: null }
	});
	const { document, is_unchanged, method } = await read(data ?? 0);
	expect(document.decision).toMatchObject({ outcome: 'kill', author: panel.chair.name, rule_met: true });
	expect(document.ballots).toHaveLength(3);
	expect(document.experiment.readings).toHaveLength(56);
	expect(document.experiment.state).toBe('deciding');
	expect(document.ask?.words).toBe('A tablet for every shop.');
	expect(document.sign_offs[0]).toMatchObject({ topic: 'security', state: 'signed' });
	expect(is_unchanged).toBe(true);
	expect(method).toBe(methodVersion);
	expect(decisionRecords.analysed(document).map(({ sentence }) => sentence)).toHaveLength(1);
});

test('corrections, new readings and amendments do not change what a decision shows, and are counted beside it', async () => {
	const { experiment, decision } = await decidedExperiment(here, panel, 'iterate');
	const before = await read(decision);
	const shown = decisionRecords.analysed(before.document);
	const { data: cells } = await panel.member.client
		.from('readings')
		.select('metric_id, variant_id, day')
		.eq('experiment_id', experiment);
	const corrected = (cells ?? []).map((cell) => ({ ...cell, n: 500, successes: 480 }));
	const { error } = await panel.owners.marketing.client.rpc('record_readings', {
		p_experiment: experiment,
		p_readings: corrected
	});
	expect(error).toBeNull();
	const amended = await panel.owners.marketing.client.rpc('amend_experiment', {
		p_experiment: experiment,
		p_field: 'riskiest_assumption',
		p_value: 'People do not trust us with a number.',
		p_reason: 'They said so in calls.'
	});
	expect(amended.error).toBeNull();
	await travel('20 days');
	const after = await read(decision);
	await stopClock();
	expect(after.document).toEqual(before.document);
	expect(decisionRecords.analysed(after.document)).toEqual(shown);
	expect(after.since).toEqual({ readings: 56, amendments: 1 });
	expect(before.since).toEqual({ readings: 0, amendments: 0 });
	const { data } = await panel.member.client.rpc('read_experiment', { p_experiment: experiment });
	expect(JSON.stringify(data)).toContain('"successes":480');
});

test('a reading that races the decision is in its record or after it, never lost between', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'kill');
	const { data: cells } = await panel.member.client
		.from('readings')
		.select('metric_id, variant_id, day')
		.eq('experiment_id', experiment)
		.limit(1);
	const [decided, entered] = await Promise.all([
		panel.chair.client.rpc('decide', {
			p_box: box,
			p_outcome: 'kill',
			p_rationale: 'The interval leaves out what we hoped for.',
			p_next_step: 'Tell the team on Monday.',
			...killing,
			p_confirmed: { recommended: null }
		}),
		panel.owners.marketing.client.rpc('record_readings', {
			p_experiment: experiment,
			p_readings: (cells ?? []).map((cell) => ({ ...cell, n: 500, successes: 499 }))
		})
	]);
	expect(decided.error).toBeNull();
	const { document } = await read(decided.data ?? 0);
	const isIn = document.experiment.readings.some(({ successes }) => successes === 499);
	expect(isIn).toBe(entered.error === null);
});

test('nobody edits or removes the record of a decision by any route', async () => {
	const { decision } = await decidedExperiment(here, panel, 'kill');
	for (const { client } of [panel.member, panel.owners.it, panel.chair, panel.admin]) {
		const records = client.from('decision_records');
		const refused = await Promise.all([
			records.update({ method: 2 }).eq('decision_id', decision),
			records.delete().eq('decision_id', decision),
			records.insert({ decision_id: decision, document: {}, method: 1, hash: '' }),
			client.from('superseding_signatures').insert({
				decision_id: decision,
				side: 'it',
				outcome: 'promote',
				signed_by: panel.chair.id
			})
		]);
		expect(refused.map(({ error }) => error?.code)).toEqual(Array(4).fill('42501'));
	}
	for (const change of [
		() => sql`update public.decision_records set document = '{}' where decision_id = ${decision}`,
		() => sql`delete from public.decision_records where decision_id = ${decision}`,
		() => sql`truncate public.decision_records`
	])
		await expect(change()).rejects.toThrow('facts_are_append_only');
	expect((await here.anonymous().from('decision_records').select()).error).not.toBeNull();
	expect((await here.anonymous().rpc('read_decision', { p_decision: decision })).error).not.toBeNull();
	expect((await here.anonymous().rpc('decision_text', { p_decision: decision })).error).not.toBeNull();
});

/** What its page would say after an edit that no rule stopped; the edit is taken back. */
async function isUnchangedAfter(edit: string, decision: number): Promise<boolean | undefined> {
	const client = await here.owner.connect();
	try {
		await client.query(`begin; set local session_replication_role = replica; ${edit}`);
		const { rows } = await client.query<{ is_unchanged: boolean }>(
			'select (public.read_decision($1) ->> $2)::boolean as is_unchanged',
			[decision, 'is_unchanged']
		);
		return rows[0]?.is_unchanged;
	} finally {
		await client.query('rollback');
		client.release();
	}
}

test('the text of a record has the hash that the log sealed, and an edit behind the rules shows', async () => {
	const { experiment, decision } = await decidedExperiment(here, panel, 'kill');
	const { data: text } = await panel.member.client.rpc('decision_text', { p_decision: decision });
	const known = await read(decision);
	expect(createHash('sha256').update(String(text), 'utf8').digest('hex')).toBe(known.hash);
	const [entry] = await sql<{ seq: string; details: { seal: string } }>`select seq, details from public.activity
		where verb = 'experiment.decided' and subject_id = ${String(experiment)}`;
	expect(entry?.details.seal).toBe(known.hash);
	expect(known.entry).toBe(Number(entry?.seq));

	const box = `(select box_id from public.decisions where id = ${decision})`;
	const edits = [
		...['rationale', 'departure_reason', 'dissent'].map(
			(it) => `update public.decisions set ${it} = 'Another story altogether.' where id = ${decision}`
		),
		`update public.decisions set recommended = 'promote' where id = ${decision}`,
		`update public.decisions set seconded_by = '${panel.it.id}', second_kind = 'same_function' where id = ${decision}`,
		`update public.decisions set review_on = private.today() + 30 where id = ${decision}`,
		`update public.decisions set decided_by = '${panel.it.id}' where id = ${decision}`,
		`update public.ballots set reason = 'I was for it.' where box_id = ${box}`,
		`update public.ballot_boxes set quorum = 4 where id = ${box}`,
		`update public.recommendations set outcome = 'promote' where experiment_id = ${experiment}`,
		`insert into public.tranches (experiment_id, decision_id, amount, days, released_by)
			values (${experiment}, ${decision}, 5000, 0, '${panel.it.id}')`
	];
	for (const edit of edits) expect([edit, await isUnchangedAfter(edit, decision)]).toEqual([edit, false]);
	expect((await read(decision)).is_unchanged).toBe(true);
	// a new name is no edit
	await sql`update public.people set name = 'Somebody Married' where id = ${panel.it.id}`;
	expect((await read(decision)).is_unchanged).toBe(true);

	await sql`alter table public.decision_records disable trigger user`;
	await sql`update public.decision_records set document = jsonb_set(document, '{sign_offs}', '[]') where decision_id = ${decision}`;
	expect((await read(decision)).is_unchanged).toBe(false);
	// with a hash made to fit it is the log that does not
	await sql`update public.decision_records set hash = encode(sha256(convert_to(document::text, 'UTF8')), 'hex') where decision_id = ${decision}`;
	expect(await read(decision)).toMatchObject({ is_unchanged: true, entry: null });
	await sql`alter table public.decision_records enable trigger user`;
});

test('a decision that is not there is nothing', async () => {
	expect((await panel.member.client.rpc('read_decision', { p_decision: 987654 })).data).toBeNull();
});
