import { expect, test } from 'vitest';
import { judgedEvent, must, seatAll } from './judged-event.ts';
import { anEvent, formTeam, plan, propose } from './hackathon.ts';
import { world, type Client } from './harness.ts';
import { looking } from './previewing.ts';

const here = await world();
const { person, sql } = here;

const PARTS = ['participant', 'mentor', 'judge', 'guest', 'colleague'] as const;
const MEMBERS = ['participant', 'mentor', 'judge', 'colleague'] as const;

/** An event in the middle of its build phase, run by somebody who is no leader. */
async function running() {
	const [leader, organizer] = await Promise.all([person({ role: 'leader' }), person({ name: 'Olga Organizer' })]);
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	return { ...event, organizer, leader };
}

async function json(client: Client, name: 'show_event' | 'show_voting' | 'show_judging' | 'show_help', slug: string) {
	const { data, error } = await client.rpc(name, { p_slug: slug });
	if (error) throw error;
	return Object(data);
}

test('an organizer sees the event as each part finds it: without the tools, with what the part has', async () => {
	const { id, slug, organizer } = await running();
	expect(await json(organizer.client, 'show_event', slug)).toMatchObject({ may_edit: true, is_registered: false });
	for (const part of MEMBERS) {
		const client = await looking(here, organizer, `${id}.${part}`);
		expect([part, (await client.rpc('show_preview')).data]).toMatchObject([part, { part, slug }]);
		const [event, voting, judging, help] = [
			await json(client, 'show_event', slug),
			await json(client, 'show_voting', slug),
			await json(client, 'show_judging', slug),
			await json(client, 'show_help', slug)
		];
		expect([part, event.may_edit, voting.may_edit, judging.may_organize, help.may_close]).toEqual([
			part,
			false,
			false,
			false,
			false
		]);
		expect([part, event.is_registered, voting.is_registered, help.may_help, judging.is_judge]).toEqual([
			part,
			part === 'participant',
			part === 'participant',
			part === 'mentor',
			part === 'judge'
		]);
	}
	expect((await organizer.client.rpc('show_preview')).data).toBeNull();
});

test('a preview leaves no trace: nobody is counted, listed or logged', async () => {
	const { id, slug, organizer } = await running();
	const other = await person();
	const [before] = await sql<{
		n: string;
	}>`select (select count(*) from public.people) + (select count(*) from public.registrations)
		+ (select count(*) from public.event_roles) + (select count(*) from public.judges) + (select count(*) from public.activity) as n`;
	const seen = await json(other.client, 'show_event', slug);
	for (const part of PARTS) await (await looking(here, organizer, `${id}.${part}`)).rpc('show_event', { p_slug: slug });
	const [after] = await sql<{
		n: string;
	}>`select (select count(*) from public.people) + (select count(*) from public.registrations)
		+ (select count(*) from public.event_roles) + (select count(*) from public.judges) + (select count(*) from public.activity) as n`;
	expect(after).toEqual(before);
	expect({ ...(await json(other.client, 'show_event', slug)), asked_at: '' }).toEqual({ ...seen, asked_at: '' });
});
