import { expect, test } from 'vitest';
import { z } from 'zod';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { must } from './judged-event.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });

type Profile = { function: 'marketing' | 'it' | 'other'; is_bridging?: boolean };
const isNow = async (who: TestPerson, { function: side, is_bridging = false }: Profile) =>
	must(await who.client.from('people').update({ function: side, is_bridging }).eq('id', who.id));
const stand = async ({ client }: Pick<TestPerson, 'client'>, team: number) =>
	(await client.rpc('stand_for_own_side', { p_team: team })).error?.message ?? 'done';
const shown = z.object({
	needs: z.string(),
	...{ marketing: z.number(), it: z.number(), bridging: z.number() },
	people: z.array(
		z.object({ id: z.string(), function: z.string(), is_bridging: z.boolean(), now: z.object({}).loose().nullable() })
	)
});
const teamOf = async (team: number) => shown.parse((await leader.client.rpc('show_team', { p_team: team })).data);
const handIn = async ({ client }: TestPerson, team: number) =>
	(await client.rpc('submit_team', aSubmission(team))).error?.message ?? 'taken';

/** A team of one person for marketing and one for IT. */
async function aTeam(rule?: { most: number }) {
	const event = await plan(leader.client, anEvent());
	if (rule)
		must(
			await leader.client.rpc('set_team_rule', {
				...{ p_event: event.id, p_min: 2, p_max: rule.most, p_must_mix: true }
			})
		);
	const [mia, lara] = await Promise.all([person(), person({ function: 'it' })]);
	const team = await formTeam(mia.client, event.id);
	must(await lara.client.rpc('join_team', { p_team: team }));
	return { event, team, mia, lara };
}

test('a profile that changes after handing in does not unmix the team; everybody reads what it says now', async () => {
	const { team, mia, lara } = await aTeam();
	expect(await handIn(mia, team)).toBe('taken');
	await isNow(lara, { function: 'marketing' });
	const { needs, people, ...counts } = await teamOf(team);
	expect([needs, counts.marketing, counts.it]).toEqual(['nobody', 1, 1]);
	expect(people.find(({ id }) => id === lara.id)).toMatchObject({
		function: 'it',
		now: { function: 'marketing', is_bridging: false }
	});
	expect(people.find(({ id }) => id === mia.id)?.now).toBeNull();
	expect(await handIn(mia, team), 'again').toBe('taken');
	const listed = await mia.client.from('team_list').select('needs, it').eq('id', team).single();
	expect(listed.data).toEqual({ needs: 'nobody', it: 1 });
	expect(await stand(lara, team)).toBe('team_keeps_its_side');
	expect((await teamOf(team)).needs).toBe('nobody');
	// who comes afterwards stands for what the profile says then
	const ben = await person();
	await isNow(ben, { function: 'it', is_bridging: true });
	must(await ben.client.rpc('join_team', { p_team: team }));
	expect(await teamOf(team)).toMatchObject({ marketing: 1, it: 1, bridging: 1 });
	expect(await stand(lara, team), 'somebody else bridges').toBe('done');
	expect(await teamOf(team)).toMatchObject({ marketing: 2, it: 0, bridging: 1, needs: 'nobody' });
});

test('a side that is declared only in the profile hands nothing in: who comes for one side stands for it until saying otherwise', async () => {
	const event = await plan(leader.client, anEvent());
	const [mia, max] = await Promise.all([person(), person()]);
	const team = await formTeam(mia.client, event.id);
	must(await max.client.rpc('join_team', { p_team: team }));
	await isNow(max, { function: 'it' });
	expect((await teamOf(team)).needs).toBe('it');
	expect(await handIn(mia, team)).toBe('team_must_be_mixed');
	const stranger = await person({ function: 'it' });
	expect(await stand(stranger, team)).toBe('no_such_team');
	expect(await stand(mia, 999_999)).toBe('no_such_team');
	expect((await anonymous().rpc('stand_for_own_side', { p_team: team })).error?.code).toBe('42501');
	expect(await stand(mia, team), 'nothing changed').toBe('done');
	expect(await stand(max, team)).toBe('done');
	expect(await stand(max, team)).toBe('done');
	expect(await handIn(mia, team)).toBe('taken');
	const log = await sql`select details from public.activity where verb = 'team.side_changed'
		and subject_id = ${String(team)}`;
	expect(log).toEqual([{ details: { from: 'marketing', to: 'it', bridges: false } }]);
	// and back in the profile: what was handed in stays mixed, and that is said
	await isNow(max, { function: 'marketing' });
	expect((await teamOf(team)).needs).toBe('nobody');
	expect(await stand(max, team)).toBe('team_keeps_its_side');
	const sent = { function: 'marketing' as const };
	const direct = await max.client.from('team_members').update(sent).eq('team_id', team).eq('person_id', max.id);
	expect(direct.error?.code).toBe('42501');
});

test('a full team does not lose its mix by somebody who changes sides, and nobody does after the deadline', async () => {
	const { event, team, lara } = await aTeam({ most: 2 });
	await isNow(lara, { function: 'other' });
	expect(await stand(lara, team)).toBe('team_keeps_its_seats_for_sides');
	await isNow(lara, { function: 'it', is_bridging: true });
	try {
		await stopClock(event.deadline);
		expect(await stand(lara, team)).toBe('event_is_over');
	} finally {
		await stopClock();
	}
	expect(await stand(lara, team)).toBe('done');
	expect(await teamOf(team)).toMatchObject({ marketing: 1, it: 0, bridging: 1, needs: 'nobody' });
});

test('of two who hold up the mix of a team that has handed in, one changes sides', async () => {
	const { team, mia, lara } = await aTeam();
	const ian = await person({ function: 'it' });
	must(await ian.client.rpc('join_team', { p_team: team }));
	expect(await handIn(mia, team)).toBe('taken');
	for (const who of [lara, ian]) await isNow(who, { function: 'marketing' });
	const said = await Promise.all([lara, ian].map((who) => stand(who, team)));
	expect(said.toSorted()).toEqual(['done', 'team_keeps_its_side']);
});

test('a team that has handed in may hand in again by the rule as it was; the others wait, and who makes it stricter is asked', async () => {
	const { event, team, mia, lara } = await aTeam();
	const [ida, jon] = await Promise.all([person(), person({ function: 'it' })]);
	const waiting = await formTeam(ida.client, event.id);
	must(await jon.client.rpc('join_team', { p_team: waiting }));
	expect(await handIn(mia, team)).toBe('taken');
	const set = async (p_min: number, p_knows?: boolean, { client } = leader) => {
		const rule = { p_event: event.id, p_min, p_max: 6, p_must_mix: true, p_knows };
		return (await client.rpc('set_team_rule', rule)).error?.message ?? 'set';
	};
	const weigh = async ({ client }: TestPerson) =>
		(await client.rpc('weigh_team_rule', { p_event: event.id, p_min: 3, p_must_mix: true })).data;
	expect(await weigh(leader)).toEqual({ waits: 1, keeps: 1 });
	expect(await weigh(mia)).toEqual({ waits: 0, keeps: 0 });
	expect([await set(3), await set(3, true, mia)]).toEqual(['team_rule_meets_teams', 'organizer_only']);
	expect(await set(3, true)).toBe('set');

	const told = async (id: number) =>
		(await leader.client.from('team_list').select('lacks, keeps_rule').eq('id', id).single()).data;
	expect([await told(team), await told(waiting)]).toEqual([
		{ lacks: 0, keeps_rule: true },
		{ lacks: 1, keeps_rule: false }
	]);
	expect([await handIn(mia, team), await handIn(ida, waiting)]).toEqual(['taken', 'team_is_too_small']);
	// a change that meets no team anew asks nobody back
	const larger = { p_event: event.id, p_min: 3, p_max: 8, p_must_mix: true };
	expect((await leader.client.rpc('set_team_rule', larger)).error).toBeNull();
	// what it was let in by holds on: nobody leaves below that
	expect((await lara.client.rpc('leave_team', { p_team: team })).error?.message).toBe('team_keeps_its_mix');
	const third = await person();
	must(await third.client.rpc('join_team', { p_team: waiting }));
	expect(await handIn(ida, waiting)).toBe('taken');
	// a milder rule is every team's, also later on
	expect([await set(2), await handIn(ida, waiting), await set(4, true)]).toEqual(['set', 'taken', 'set']);
	expect([await told(team), await told(waiting)]).toEqual([
		{ lacks: 0, keeps_rule: true },
		{ lacks: 0, keeps_rule: true }
	]);
	must(await third.client.rpc('leave_team', { p_team: waiting }));
	expect(await handIn(ida, waiting)).toBe('taken');
});

test('a team that handed in unmixed, where that was allowed, may hand in again where teams have to be mixed from now on', async () => {
	const event = await plan(leader.client, anEvent());
	const set = async (p_must_mix: boolean, p_knows?: boolean) =>
		(await leader.client.rpc('set_team_rule', { p_event: event.id, p_min: 1, p_max: 6, p_must_mix, p_knows })).error
			?.message ?? 'set';
	expect(await set(false)).toBe('set');
	const [mia, ida] = await Promise.all([person(), person()]);
	const [team, waiting] = [await formTeam(mia.client, event.id), await formTeam(ida.client, event.id)];
	expect(await handIn(mia, team)).toBe('taken');
	expect([await set(true), await set(true, true)]).toEqual(['team_rule_meets_teams', 'set']);
	expect([await handIn(mia, team), await handIn(ida, waiting)]).toEqual(['taken', 'team_must_be_mixed']);
	expect((await teamOf(team)).needs).toBe('nobody');
	expect((await teamOf(waiting)).needs).toBe('it');
});
