import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as activity from '#lib/activity/activity.server.ts';
import { verifyChain } from '#lib/activity/chain.server.ts';
import { exportOf } from '#lib/decisions/record-export.ts';
import { stateAs } from '#lib/decisions/stated.server.ts';
import * as decisionRecords from '#lib/decisions/records.server.ts';
import { verify } from '../../src/commands/verify.ts';
import { decidedExperiment, panelOf, revealedBox } from './decided-experiment.ts';
import { world, type Client } from './harness.ts';

const here = await world();
const panel = await panelOf(here);
const folder = mkdtempSync(join(tmpdir(), 'common-ground-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const exported = async (client: Client) => new Response(await activity.exported(client, '2026-11-26T12:00:00Z')).text();
const save = (name: string, text: string) => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};

test('a leader and an admin export the log, nobody else does', async () => {
	for (const { client } of [panel.chair, panel.admin]) expect((await client.rpc('export_activity')).error).toBeNull();
	for (const { client } of [panel.member, panel.owners.it])
		expect((await client.rpc('export_activity')).error).toMatchObject({ code: 'PT403', message: 'leaders_only' });
	expect((await here.anonymous().rpc('export_activity')).error?.code).toBe('42501');
	await expect(exported(panel.member.client)).rejects.toMatchObject({ status: 403 });
});

test('an exported log verifies without a database, over all its pages', async () => {
	await panel.member.client.from('people').update({ name: 'Zoë “the ham” Ünal 😀' }).eq('id', panel.member.id);
	await here.sql`select private.log('idea.edited', 'ideas', '1', jsonb_build_object('n', n, 'words', E'a\nb\u0001"' || n)) from generate_series(1, 4500) n`;
	const { data } = await panel.member.client.rpc('verify_activity').single();
	const verdict = await verifyChain((await exported(panel.chair.client)).split('\n'));
	expect(verdict).toEqual({ entries: data?.entries, head: data?.head, broken: null });
	expect(verdict.entries).toBeGreaterThan(4500);
});

test('one command finds what was removed, edited or put in another order, and says where', async () => {
	const lines = (await exported(panel.chair.client)).trimEnd().split('\n');
	const log = (name: string, changed: readonly string[]) => save(name, `${changed.join('\n')}\n`);
	expect((await verify(log('whole', lines), []))[0]).toBe(`Intact: ${lines.length - 1} entries.`);
	await expect(verify(log('removed', lines.toSpliced(5, 1)), [])).rejects.toThrow('Entry 5 is missing');
	await expect(verify(log('cut', lines.slice(0, -1)), [])).rejects.toThrow(`Entry ${lines.length - 1} is missing`);
	const edited = lines.map((line, at) => (at === 3 ? line.replace('person.', 'parson.') : line));
	await expect(verify(log('edited', edited), [])).rejects.toThrow('Entry 3 was changed');
	const [head = '', one = '', two = '', ...rest] = lines;
	await expect(verify(log('reordered', [head, two, one, ...rest]), [])).rejects.toThrow('Entry 1 is missing');
	await expect(verify(join(folder, 'nowhere'), [])).rejects.toThrow('is not there');
});

test('the record of a decision is the one that the log sealed, or the command says that it is not', async () => {
	const { decision } = await decidedExperiment(here, panel, 'kill');
	const log = save('log', await exported(panel.chair.client));
	const [page, text] = await Promise.all([
		decisionRecords.read(panel.member.client, decision),
		decisionRecords.text(panel.member.client, decision)
	]);
	const written = exportOf({ page, text, results: [], at: '2026-11-26T12:00:00Z', address: '/decisions/1' });
	const said = await verify(log, [save('decision', written)]);
	expect(said.at(-2)).toBe(`/decisions/1: its record is the one that entry ${page.entry} sealed.`);
	// a server that states what the data do not give is found out
	expect(said.at(-1)).toContain(
		'Its recommendation or a figure does not fit. Of this data the registered rule recommends to iterate'
	);

	const edited = written.replace('The interval leaves out', 'The interval lies above');
	await expect(verify(log, [save('edited-decision', edited)])).rejects.toThrow('its hash does not fit its text');
	const other = exportOf({
		page: { ...page, hash: textHash },
		text: '{}',
		results: [],
		at: '',
		address: '/decisions/1'
	});
	await expect(verify(log, [save('other', other)])).rejects.toThrow('No entry of the log seals the record');
	await expect(verify(log, [log])).rejects.toThrow('is no exported decision');
});

test('the command works out anew what the rule recommends, and says that it is what the decision names', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'iterate');
	await stateAs(here.service(), panel.chair.client, experiment);
	const { data } = await panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'iterate', p_rationale: 'Not clear yet.', p_next_step: 'Two more weeks.', p_days: 14 },
		p_confirmed: { recommended: 'iterate' }
	});
	const [page, text] = await Promise.all([
		decisionRecords.read(panel.member.client, Number(data)),
		decisionRecords.text(panel.member.client, Number(data))
	]);
	const written = exportOf({ page, text, results: [], at: '2026-11-26T12:00:00Z', address: '/decisions/2' });
	const said = await verify(save('log', await exported(panel.chair.client)), [save('fits', written)]);
	expect(said.at(-1)).toBe(
		'Worked out anew from the record, the registered rule recommends to iterate, as the decision names, and every figure is the one that was sealed.'
	);
});

/** The SHA-256 of `{}`. */
const textHash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
