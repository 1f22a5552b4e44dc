import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { templates } from '#lib/events/templates.ts';
import { partsOf } from '#lib/setup/parts.ts';
import { setUpOf, toldOf } from '#lib/setup/set-ups.ts';
import * as setups from '#lib/setup/setup.server.ts';
import { anEvent, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql } = await world();
const [leader, stranger] = await Promise.all([person({ role: 'leader' }), person()]);

const FIELDS = [
	{ key: 'pitch', label: 'Pitch', hint: '', kind: 'long', choices: [], is_required: true },
	{ key: 'link', label: 'Link', hint: '', kind: 'link', choices: [], is_required: false },
	{ key: 'size', label: 'Size', hint: '', kind: 'choice', choices: ['Small', 'Large'], is_required: true }
];
const CRITERIA = [
	{ name: 'Reach', least_means: 'One', most_means: 'All', weight: 2 },
	{ name: 'Cost', least_means: 'High', most_means: 'Low', weight: 1 }
];
/** By which only the challenge "Fewer forms" is judged. */
const OWN = [{ name: 'Fields less', least_means: 'None', most_means: 'All', weight: 1 }];

/** An event that chose everything there is to choose, with people in every part. */
async function aSetUpEvent() {
	const event = await plan(leader.client, anEvent(), [{ title: 'Fewer forms' }, { title: 'Clear consent' }]);
	const judge = await person();
	const id = event.id;
	const done = [
		await leader.client.rpc('set_team_rule', { p_event: id, p_min: 3, p_max: 4, p_must_mix: false }),
		await leader.client.rpc('save_submission_form', { p_event: id, p_fields: FIELDS }),
		await leader.client.rpc('save_rubric', {
			p_event: id,
			p_setup: { seats: 4, most: 7, comments_to_teams: false, method: 'pairs', looks: 9 },
			p_criteria: CRITERIA
		}),
		await leader.client.rpc('save_challenge_rubric', { p_challenge: event.challenges[0] ?? 0, p_criteria: OWN }),
		await leader.client.rpc('set_voting_rule', { p_event: id, p_method: 'quadratic', p_amount: 25 }),
		await leader.client.rpc('plan_demo', {
			p_event: id,
			p_plan: {
				starts_at: new Date(event.deadline.getTime() + 900_000).toISOString(),
				...{ pitch_minutes: 4, question_minutes: 1, place: 'The canteen' }
			}
		}),
		await leader.client.rpc('add_judge', { p_event: id, p_person: judge.id }),
		await leader.client.rpc('set_event_role', { p_event: id, p_person: judge.id, p_role: 'mentor' })
	];
	expect(done.map(({ error }) => error?.message)).toEqual(done.map(() => undefined));
	await formTeam(stranger.client, id);
	return event;
}
const source = await aSetUpEvent();
const challenges = [{ title: 'Clear consent' }, { title: 'Fewer forms' }];
/** As a week later, so that every time differs. */
const clone = await plan(leader.client, anEvent({ copy_of: source.id }, 24 * 7), challenges);

test('a clone asks teams for what its source asked, by the hand of who cloned it', async () => {
	const { data } = await stranger.client.from('submission_forms').select('fields, changed_by').eq('event_id', clone.id);
	expect(data).toEqual([{ fields: FIELDS, changed_by: leader.id }]);
});

test('a clone has teams of the same size and mix', async () => {
	const { data } = await stranger.client
		.from('team_rules')
		.select('min_size, max_size, must_mix')
		.eq('event_id', clone.id);
	expect(data).toEqual([{ min_size: 3, max_size: 4, must_mix: false }]);
});

test('a clone is judged by the same method and rubric, and not by the same judges', async () => {
	const setup = await stranger.client
		.from('judging_setups')
		.select('method, looks, seats, most, comments_to_teams, opened_at')
		.eq('event_id', clone.id);
	expect(setup.data).toEqual([
		{ method: 'pairs', looks: 9, seats: 4, most: 7, comments_to_teams: false, opened_at: null }
	]);
	const rubric = await stranger.client
		.from('rubric_criteria')
		.select('name, least_means, most_means, weight')
		.eq('event_id', clone.id)
		.is('challenge_id', null)
		.order('position');
	expect(rubric.data).toEqual(CRITERIA);
	// the same title stands in another place here
	const own = stranger.client.from('rubric_criteria').select('name, least_means, most_means, weight, challenge_id');
	expect((await own.eq('event_id', clone.id).not('challenge_id', 'is', null)).data).toEqual([
		{ ...OWN[0], challenge_id: clone.challenges[1] }
	]);
	expect((await stranger.client.from('judges').select('person_id').eq('event_id', clone.id)).data).toEqual([]);
});

test('a clone votes by the same rule', async () => {
	const { data } = await stranger.client
		.from('voting_rules')
		.select('method, amount, most_on_one, set_by')
		.eq('event_id', clone.id);
	expect(data).toEqual([{ method: 'quadratic', amount: 25, most_on_one: 1, set_by: leader.id }]);
});

test('a clone pitches as long and in the same room, as long after its own deadline, and has no order yet', async () => {
	const { data } = await stranger.client
		.from('demo_days')
		.select('starts_at, pitch_minutes, question_minutes, place')
		.eq('event_id', clone.id);
	expect(data).toMatchObject([{ pitch_minutes: 4, question_minutes: 1, place: 'The canteen' }]);
	expect(Date.parse(data?.[0]?.starts_at ?? '') - clone.deadline.getTime()).toBe(900_000);
	expect((await stranger.client.from('demo_slots').select('team_id').eq('event_id', clone.id)).data).toEqual([]);
});

test('people, roles, ideas and teams are never copied', async () => {
	for (const table of ['registrations', 'event_roles', 'ideas', 'teams'] as const) {
		const { count } = await stranger.client
			.from(table)
			.select('event_id', { count: 'exact', head: true })
			.eq('event_id', clone.id);
		expect([table, count]).toEqual([table, 0]);
	}
	expect((await stranger.client.from('registrations').select('person_id').eq('event_id', source.id)).data).not.toEqual(
		[]
	);
});

test('what an event is a copy of is kept, and its copy can be changed without it', async () => {
	const read = await stranger.client.from('event_beginnings').select('copied_from').eq('event_id', clone.id);
	expect(read.data).toEqual([{ copied_from: source.id }]);
	const other = await plan(leader.client, anEvent({ copy_of: source.id }));
	await leader.client.rpc('set_team_rule', { p_event: other.id, p_min: 2, p_max: 9, p_must_mix: true });
	const { data } = await leader.client.from('team_rules').select('max_size').eq('event_id', source.id);
	expect(data).toEqual([{ max_size: 4 }]);
});

test('a copy of an event on its defaults stays on the defaults', async () => {
	const plain = await plan(leader.client);
	const copy = await plan(leader.client, anEvent({ copy_of: plain.id }));
	for (const table of ['team_rules', 'submission_forms', 'judging_setups', 'voting_rules', 'demo_days'] as const) {
		expect((await leader.client.from(table).select('event_id').eq('event_id', copy.id)).data).toEqual([]);
	}
});

test.each(templates.map(({ name }) => name))('the template %s is set up with the event', async (name) => {
	const event = await plan(leader.client, anEvent({ set_up: toldOf(name) }));
	const setUp = setUpOf(name);
	const { client } = stranger;
	const rows = async (table: 'team_rules' | 'submission_forms' | 'judging_setups' | 'voting_rules') =>
		(await client.from(table).select('*').eq('event_id', event.id)).data;
	const { criteria, ...judging } = setUp?.judging ?? {};
	expect(await rows('team_rules')).toMatchObject([{ ...setUp?.team_rule }]);
	expect(await rows('submission_forms')).toMatchObject([{ fields: setUp?.submission_fields }]);
	expect(await rows('judging_setups')).toMatchObject([judging]);
	expect(await rows('voting_rules')).toMatchObject([{ ...setUp?.voting_rule }]);
	const rubric = await client
		.from('rubric_criteria')
		.select('name, least_means, most_means, weight')
		.eq('event_id', event.id)
		.order('position');
	expect(rubric.data).toEqual(criteria);
});

const saved = async (who: TestPerson, event: Record<string, Json>, id?: number) =>
	(await who.client.rpc('save_event', { p_event: event, p_challenges: [], p_id: id })).error?.message ?? 'saved';
const exists = async (event: Record<string, Json>) =>
	(await sql`select from public.events where slug = ${event.slug}`).length === 1;

test('a set-up that does not hold together leaves no event behind', async () => {
	const told = toldOf('evening');
	const base = typeof told === 'object' && told !== null && !Array.isArray(told) ? told : {};
	const wrong: [Record<string, Json | undefined>, string][] = [
		[{ ...base, team_rule: { min_size: 5, max_size: 2, must_mix: true } }, 'team_rules_sizes_make_sense'],
		[{ ...base, submission_fields: [] }, 'submission_form_is_understood'],
		[
			{ ...base, judging: { method: 'rubric', looks: 4, seats: 99, most: 5, criteria: [] } },
			'judging_setups_seats_are_few'
		],
		[{ ...base, judging: { method: 'rubric', looks: 4, seats: 3, most: 5, criteria: [] } }, 'rubric_has_criteria'],
		[{ ...base, voting_rule: { method: 'allowance', amount: 99 } }, 'voting_rules_amount_can_be_overseen']
	];
	for (const [set_up, why] of wrong) {
		const event = anEvent({ set_up: { ...set_up } });
		expect(await saved(leader, event)).toContain(why);
		expect(await exists(event)).toBe(false);
	}
	const both = anEvent({ set_up: told, copy_of: source.id });
	expect(await saved(leader, both)).toContain('event_beginnings_have_one_source');
	const nothing = anEvent({ copy_of: 999_999 });
	expect(await saved(leader, nothing)).toBe('no_such_event');
	expect([await exists(both), await exists(nothing)]).toEqual([false, false]);
});

test('only who plans events clones one, and an event that is changed begins with nothing again', async () => {
	const event = anEvent({ copy_of: source.id });
	expect(await saved(stranger, event)).toBe('leaders_only');
	expect(await exists(event)).toBe(false);
	const plain = await plan(leader.client);
	expect(await saved(leader, anEvent({ slug: plain.slug, copy_of: source.id }), plain.id)).toBe('saved');
	expect((await leader.client.from('team_rules').select('event_id').eq('event_id', plain.id)).data).toEqual([]);
});

test('nobody writes what an event began with beside its planning', async () => {
	const plain = await plan(leader.client);
	const row = { event_id: plain.id, copied_from: source.id };
	for (const who of [leader.client, stranger.client, anonymous()]) {
		expect((await who.from('event_beginnings').insert(row)).error?.code).toBe('42501');
		expect(
			(await who.from('event_beginnings').update({ copied_from: null }).eq('event_id', clone.id)).error?.code
		).toBe('42501');
		expect((await who.from('event_beginnings').delete().eq('event_id', clone.id)).error?.code).toBe('42501');
	}
	expect((await anonymous().from('event_beginnings').select()).error?.code).toBe('42501');
});

test('organizers read what an event is set to, and nobody else', async () => {
	const helper = await person();
	await leader.client.rpc('set_event_role', { p_event: clone.id, p_person: helper.id, p_role: 'organizer' });
	for (const who of [leader, helper]) {
		const setup = await setups.show(who.client, clone.slug);
		expect(setup.copied_from?.slug).toBe(source.slug);
		const parts = new Map(partsOf(setup).map((part) => [part.label, part]));
		expect(parts.get('Team size and mix')).toMatchObject({ says: 'Teams of 3 to 4, mixed or not', isDefault: false });
		expect(parts.get('Judging')?.says).toContain('Reach and Cost');
		expect(parts.get('Judges')?.todo?.says).toBe('Name the judges');
	}
	const mentor = await person();
	await leader.client.rpc('set_event_role', { p_event: clone.id, p_person: mentor.id, p_role: 'mentor' });
	for (const who of [stranger, mentor]) {
		expect(await who.client.rpc('show_setup', { p_slug: clone.slug })).toMatchObject({ data: null, error: null });
	}
	expect((await anonymous().rpc('show_setup', { p_slug: clone.slug })).error?.code).toBe('42501');
});

test('the order of a copied demo day is drawn the first time it is saved', async () => {
	const event = await plan(leader.client, anEvent({ copy_of: source.id }));
	await leader.client.rpc('set_team_rule', { p_event: event.id, p_min: 1, p_max: 4, p_must_mix: false });
	await leader.client.rpc('save_submission_form', { p_event: event.id, p_fields: FIELDS.slice(0, 2) });
	const ann = await person();
	const team = await formTeam(ann.client, event.id);
	const handedIn = await ann.client.rpc('submit_team', {
		p_team: team,
		p_pitch: 'One field less, measured.',
		p_link: ''
	});
	expect(handedIn.error).toBeNull();
	const p_plan = { starts_at: event.deadline.toISOString(), pitch_minutes: 4, question_minutes: 1 };
	await leader.client.rpc('plan_demo', { p_event: event.id, p_plan });
	const { data } = await leader.client.from('demo_slots').select('team_id').eq('event_id', event.id);
	expect(data).toEqual([{ team_id: team }]);
});
