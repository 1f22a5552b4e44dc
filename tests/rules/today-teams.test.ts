import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import * as impact from '#lib/impact/today.server.ts';
import { needs } from '#lib/impact/today.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type TestPerson } from './harness.ts';

const here = await world();
const { person, sql } = here;

let owners: { marketing: TestPerson; it: TestPerson };
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
	[member, stranger] = await Promise.all([person({ function: 'it' }), person()]);
});

/** An experiment whose time-box still runs, on an idea that a team of one member is on. */
async function running(): Promise<number> {
	const { id } = await dueExperiment(here, owners);
	await sql`update public.experiments set ends_on = private.today() + 3 where id = ${id}`;
	const slug = `e-${randomUUID().slice(0, 8)}`;
	await sql`with event as (insert into public.events (slug, name, brief, organizer_id, ideation_at, formation_at,
			build_at, submission_at, judging_at, voting_at, results_at)
		select ${slug}, 'An event', 'Brief', ${owners.it.id}, t, t + interval '1 day', t + interval '2 days', t + interval '3 days',
			t + interval '4 days', t + interval '5 days', t + interval '6 days' from (select private.now() as t) now returning id),
		idea as (update public.ideas set event_id = (select id from event)
			where id = (select idea_id from public.experiments where id = ${id}) returning id, event_id),
		registered as (insert into public.registrations (event_id, person_id) select event_id, ${member.id} from idea returning event_id)
		select from idea, registered`;
	await sql`with team as (insert into public.teams (idea_id, event_id, name, formed_by, lead_id)
			select i.id, i.event_id, ${slug}, ${member.id}, ${member.id} from public.ideas i
			where i.id = (select idea_id from public.experiments where id = ${id}) returning id, event_id)
		insert into public.team_members (team_id, event_id, person_id) select id, event_id, ${member.id} from team`;
	return id;
}
const saysTo = async ({ client }: TestPerson, experiment: number) =>
	needs(await impact.today(client))
		.filter(({ href }) => href.startsWith(`/experiments/${experiment}`))
		.map(({ says }) => says);

test('readings due and a time-box that ends are on the first page of the team too, and of nobody else', async () => {
	const id = await running();
	const expected = [expect.stringMatching(/^Enter readings/), 'The time-box ends in 3 days for'];
	for (const one of [member, owners.marketing, owners.it])
		expect((await saysTo(one, id)).toSorted(), one.name).toEqual(expected);
	expect(await saysTo(stranger, id)).toEqual([]);
});

test('a draft waits for its owners and who drafted it, not for the whole team', async () => {
	const id = await running();
	const [draft] = await sql<{ id: string }>`insert into public.experiments (idea_id, title, drafted_by)
		select idea_id, 'A second draft', ${owners.marketing.id} from public.experiments where id = ${id} returning id`;
	expect(await saysTo(member, Number(draft?.id))).toEqual([]);
	expect(await saysTo(owners.marketing, Number(draft?.id))).toEqual(['Finish the plan and start']);
});
