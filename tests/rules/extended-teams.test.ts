import { expect, test, vi } from 'vitest';
import * as entries from '#lib/teams/entries.server.ts';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, owner, sql, stopClock } = await world();
const [leader, organizer] = await Promise.all([person({ role: 'leader' }), person({ name: 'Olga' })]);
const MINUTE = 60_000;

/** A team of marketing alone with twenty minutes more than the others, and somebody from IT without a team. */
async function anExtendedTeam() {
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const [lead, second, spare] = await Promise.all([
		person({ name: 'Lia Lead' }),
		person({ name: 'Sven Second' }),
		person({ function: 'it', name: 'Iris IT' })
	]);
	const team = await formTeam(lead.client, event.id);
	await second.client.rpc('join_team', { p_team: team });
	await spare.client.rpc('register_for_event', { p_event: event.id });
	const until = new Date(event.deadline.getTime() + 20 * MINUTE);
	const { error } = await organizer.client.rpc('extend_deadline', {
		...{ p_team: team, p_until: until.toISOString(), p_reason: 'Their developer fell ill.' }
	});
	expect(error).toBeNull();
	return { event, team, until, lead, second, spare };
}
async function at<T>(moment: Date, what: () => Promise<T>): Promise<T> {
	try {
		await stopClock(moment);
		return await what();
	} finally {
		await stopClock();
	}
}
const during = (until: Date) => new Date(until.getTime() - 10 * MINUTE);
const place = async ({ client }: TestPerson, event: number, team: number, { id }: TestPerson) => {
	const { error, left } = await entries.place(client, event, [{ person: id, team }]);
	return error?.message ?? left?.[0]?.why ?? 'placed';
};
const takeOut = async ({ client }: TestPerson, team: number, { id }: TestPerson) =>
	(await entries.takeOut(client, team, { person: id, reason: 'Had to go home.' }))?.message ?? 'done';
const submit = async ({ client }: TestPerson, team: number) =>
	(await client.rpc('submit_team', aSubmission(team))).error?.message ?? 'taken';
const membersOf = async (team: number) =>
	(await sql<{ person_id: string }>`select person_id from public.team_members where team_id = ${team}`).map(
		({ person_id }) => person_id
	);

test('an organizer mends the mix of a team with more time, which then hands in; nobody else places', async () => {
	const { event, team, until, lead, second, spare } = await anExtendedTeam();
	await at(during(until), async () => {
		expect(await submit(lead, team)).toBe('team_must_be_mixed');
		for (const who of [lead, spare]) expect(await place(who, event.id, team, spare)).toBe('organizer_only');
		expect(await place(organizer, event.id, team, spare)).toBe('placed');
		expect(await submit(lead, team)).toBe('taken');
		expect(await takeOut(organizer, team, second)).toBe('done');
		expect(await membersOf(team)).toHaveLength(2);
	});
});

test('whoever was placed after the deadline is told, and everybody reads of whom that is true', async () => {
	const { event, team, until, lead, second, spare } = await anExtendedTeam();
	await at(during(until), async () => {
		await place(organizer, event.id, team, spare);
		await takeOut(organizer, team, second);
		const waits = async ({ client }: TestPerson) =>
			(await client.from('team_matters').select('kind, who').eq('team_id', team)).data;
		expect(await waits(spare)).toEqual([{ kind: 'placed_late', who: 'Olga' }]);
		expect(await waits(second)).toEqual([{ kind: 'removed', who: 'Olga' }]);
		const stranger = await person();
		const { data } = await stranger.client.rpc('show_submission', { p_team: team });
		expect(data).toMatchObject({ extension: { joined_late: ['Iris IT'] } });
		const gallery = await stranger.client.rpc('show_gallery', { p_slug: event.slug });
		expect(gallery.data).toMatchObject({ extensions: [{ team_id: team, joined_late: ['Iris IT'] }] });
		// from here on the one who came reads the others no more, until the team's time is over
		expect((await lead.client.rpc('show_submission', { p_team: team })).data).toMatchObject({ is_mine: true });
	});
});

test('during an extension nobody comes or goes by themselves: not by joining, asking, inviting, answering or leaving', async () => {
	const { team, until, lead, second, spare } = await anExtendedTeam();
	await lead.client.rpc('invite_to_team', { p_team: team, p_person: spare.id });
	const [request] = await sql<{ id: string }>`select id from public.team_requests where team_id = ${team}`;
	const said = async (sent: PromiseLike<{ error: { message: string } | null }>) => (await sent).error?.message;
	const other = await person({ function: 'it' });
	await at(during(until), async () => {
		for (const refusal of [
			await said(spare.client.rpc('join_team', { p_team: team })),
			await said(other.client.rpc('apply_to_team', { p_team: team })),
			await said(lead.client.rpc('invite_to_team', { p_team: team, p_person: other.id })),
			await said(spare.client.rpc('settle_team_request', { p_request: Number(request?.id), p_outcome: 'accepted' })),
			await said(second.client.rpc('leave_team', { p_team: team })),
			await said(organizer.client.rpc('join_team', { p_team: team })),
			await takeOut(lead, team, second)
		]) {
			expect(refusal).toBe('extended_team_is_put_right_by_organizers');
		}
		expect((await entries.rename(lead.client, team, `Renamed ${team}`))?.message).toBeUndefined();
	});
	expect((await membersOf(team)).toSorted()).toEqual([lead.id, second.id].toSorted());
	await at(until, async () => {
		expect(await said(second.client.rpc('leave_team', { p_team: team }))).toBe('event_is_over');
	});
});

test('nobody leaves a team with more time, reads the others and comes back', async () => {
	const { event, team, until, second } = await anExtendedTeam();
	const [ann, ben] = [await person(), await person({ function: 'it' })];
	const rival = await formTeam(ann.client, event.id);
	await ben.client.rpc('join_team', { p_team: rival });
	expect(await submit(ann, rival)).toBe('taken');
	const reads = async () =>
		(await second.client.from('submissions').select('pitch').eq('team_id', rival)).data?.length ?? 0;
	await at(during(until), async () => {
		await second.client.rpc('leave_team', { p_team: team });
		expect(await reads()).toBe(0);
		expect((await second.client.rpc('join_team', { p_team: team })).error?.message).toBe(
			'extended_team_is_put_right_by_organizers'
		);
	});
	await at(until, async () => expect(await reads()).toBe(1));
});

test('a team without more time stays as it is from the deadline on, beside one that has it', async () => {
	const { event, team, until, lead, spare } = await anExtendedTeam();
	const [other, another] = [await person(), await person({ function: 'it' })];
	const closed = await formTeam(other.client, event.id);
	await another.client.rpc('join_team', { p_team: closed });
	await at(event.deadline, async () => {
		expect(await place(organizer, event.id, closed, spare)).toBe('event_is_over');
		const { left } = await entries.place(organizer.client, event.id, [
			{ person: spare.id, team: closed },
			{ person: spare.id, team }
		]);
		expect(left?.map(({ why }) => why)).toEqual(['placed_team_is_over']);
		expect(await takeOut(organizer, closed, another)).toBe('event_is_over');
	});
	expect(await membersOf(team)).toContain(spare.id);
	await at(until, async () => {
		expect(await takeOut(organizer, team, spare)).toBe('event_is_over');
		expect((await entries.rename(lead.client, team, 'Too late'))?.message).toBe('event_is_over');
	});
});

test('a placement that waits past the end of the extension is too late, one a millisecond before is not', async () => {
	const { event, team, until, spare } = await anExtendedTeam();
	const late = await anExtendedTeam();
	await at(new Date(until.getTime() - 1), async () =>
		expect(await place(organizer, event.id, team, spare)).toBe('placed')
	);
	await stopClock(new Date(late.until.getTime() - 1));
	const holder = await owner.connect();
	try {
		await holder.query('begin');
		await holder.query('select 1 from public.teams where id = $1 for update', [late.team]);
		const sent = place(organizer, late.event.id, late.team, late.spare);
		await vi.waitFor(async () => {
			expect(
				await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
			).not.toEqual([]);
		});
		await stopClock(late.until);
		await holder.query('commit');
		expect(await sent).toBe('event_is_over');
	} finally {
		await holder.query('rollback');
		holder.release();
		await stopClock();
	}
	expect(await membersOf(late.team)).not.toContain(late.spare.id);
});

test('two organizers who mend a team at once leave it whole', async () => {
	const { event, team, until, lead, second, spare } = await anExtendedTeam();
	await at(during(until), async () => {
		await place(organizer, event.id, team, spare);
		expect(await submit(lead, team)).toBe('taken');
		const said = await Promise.all([takeOut(organizer, team, lead), takeOut(leader, team, second)]);
		expect(said.toSorted()).toEqual(['done', 'team_needs_this_person']);
	});
	expect(await membersOf(team)).toHaveLength(2);
});

test('more people than one answer can place are refused, and nobody of them is placed', async () => {
	const { event, team, spare } = await anExtendedTeam();
	const many = Array.from({ length: 501 }, () => ({ person: spare.id, team }));
	expect((await entries.place(organizer.client, event.id, many)).error?.message).toBe('too_many_placements');
	expect(await membersOf(team)).not.toContain(spare.id);
	expect((await entries.place(organizer.client, event.id, many.slice(1))).left).toHaveLength(499);
});
