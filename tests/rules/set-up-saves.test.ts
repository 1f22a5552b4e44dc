import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { anEvent, plan } from './hackathon.ts';
import { world, type Client } from './harness.ts';
import { whileHeld } from './held.ts';

const it = await world();
const [leader, ann, bob, stranger] = await Promise.all([
	it.person({ role: 'leader' }),
	it.person(),
	it.person({ function: 'it' }),
	it.person()
]);

/** An event that Ann and Bob organize as well, with a challenge and a point of its agenda. */
async function organized(changes: Record<string, Json> = {}) {
	const event = anEvent({ agenda: [{ at: new Date().toISOString(), title: 'Kick-off' }], ...changes }, 24);
	const planned = await plan(leader.client, event);
	for (const { id } of [ann, bob])
		await leader.client.rpc('set_event_role', { p_event: planned.id, p_person: id, p_role: 'organizer' });
	return { ...planned, event };
}

type Answer = { error: { message: string } | null };
const told = ({ error }: Answer) => error?.message;

/** Each form that replaces a whole, as somebody sends it over a version; `n` makes it differ. */
const forms: Readonly<
	Record<
		string,
		(client: Client, of: Awaited<ReturnType<typeof organized>>, n: number, version?: number) => Promise<Answer>
	>
> = {
	event: async (client, { id, event }, n, version) =>
		client.rpc('save_event', {
			...{ p_event: { ...event, brief: `Brief ${n}` }, p_challenges: [], p_id: id, p_version: version }
		}),
	registration: async (client, { id }, n, version) =>
		client.rpc('save_registration', { p_event: id, p_limits: { most: n }, p_questions: [], p_version: version }),
	submission_form: async (client, { id }, n, version) =>
		client.rpc('save_submission_form', {
			p_event: id,
			p_fields: [
				{ key: 'pitch', label: `Pitch ${n}`, hint: '', kind: 'long', choices: [], is_required: true },
				{ key: 'link', label: 'Link', hint: '', kind: 'link', choices: [], is_required: false }
			],
			p_version: version
		}),
	rubric: async (client, { id }, n, version) =>
		client.rpc('save_rubric', {
			p_event: id,
			p_setup: { seats: n, most: 5, comments_to_teams: true },
			p_criteria: [{ name: 'Reach' }],
			p_version: version
		}),
	team_rule: async (client, { id }, n, version) =>
		client.rpc('set_team_rule', { p_event: id, p_min: 1, p_max: n + 3, p_must_mix: false, p_version: version }),
	voting: async (client, { id }, n, version) =>
		client.rpc('set_voting_rule', { p_event: id, p_method: 'ranked', p_amount: n, p_version: version }),
	demo: async (client, { id, deadline }, n, version) =>
		client.rpc('plan_demo', {
			p_event: id,
			p_plan: { starts_at: deadline.toISOString(), pitch_minutes: n, question_minutes: 1, place: '' },
			p_version: version
		}),
	words: async (client, { id }, n, version) =>
		client.rpc('write_result_words', { p_event: id, p_words: { thanks: `Thanks ${n}` }, p_version: version })
};

test.each(Object.keys(forms))(
	'%s: who has not read the last save is refused, and whoever read it saves over it',
	async (form) => {
		const save = forms[form];
		if (!save) throw new Error(form);
		const event = await organized();
		expect(told(await save(ann.client, event, 1, 0))).toBeUndefined();
		expect(told(await save(bob.client, event, 2, 0))).toBe('setup_was_changed');
		const { data } = await bob.client.rpc('list_event_saves', { p_slug: event.slug, p_form: form });
		expect(data).toMatchObject([{ form, version: 1, by: ann.name, is_mine: false }]);
		expect(told(await save(bob.client, event, 2, 1))).toBeUndefined();
		// nor is who is ahead of it, and a program that asks nothing goes on
		expect(told(await save(ann.client, event, 3, 7))).toBe('setup_was_changed');
		expect(told(await save(ann.client, event, 3))).toBeUndefined();
	}
);

test.each(Object.keys(forms))('%s: of two who save at the same moment one is refused', async (form) => {
	const save = forms[form];
	if (!save) throw new Error(form);
	const event = await organized();
	// what is saved for the first time is no row yet that one could wait for
	expect(told(await save(leader.client, event, 1, 0))).toBeUndefined();
	const rows =
		form === 'rubric'
			? 'judging_setups where event_id'
			: form === 'demo'
				? 'demo_days where event_id'
				: 'events where id';
	const answers = await whileHeld(it, [`select from public.${rows} = $1 for update`, event.id], async (areWaiting) => {
		const sent = [save(ann.client, event, 2, 1), save(bob.client, event, 3, 1)];
		await areWaiting(2);
		return sent;
	});
	expect(answers.map(told).toSorted()).toEqual(['setup_was_changed', undefined]);
	const kept =
		await it.sql`select version from public.event_saves where event_id = ${event.id} and form = ${form} order by version`;
	expect(kept).toEqual([{ version: 1 }, { version: 2 }]);
});

test('a refused save changes nothing: agenda, challenges and places are as the other one left them', async () => {
	const { id, slug, event } = await organized();
	const save = (client: Client, changes: Record<string, Json>, challenges: Json) =>
		client.rpc('save_event', { p_event: { ...event, ...changes }, p_challenges: challenges, p_id: id, p_version: 0 });
	const agenda: Json = [{ at: new Date().toISOString(), title: 'Lunch' }];
	expect(told(await save(ann.client, { agenda }, [{ title: 'Clear consent' }]))).toBeUndefined();
	expect(told(await save(bob.client, { brief: 'Bring a question.' }, []))).toBe('setup_was_changed');
	const { data } = await stranger.client.rpc('show_event', { p_slug: slug });
	expect(data).toMatchObject({ brief: '', agenda: [{ title: 'Lunch' }], challenges: [{ title: 'Clear consent' }] });

	const places = (client: Client, most: number | null) =>
		client.rpc('save_registration', { p_event: id, p_limits: { most }, p_questions: [], p_version: 0 });
	expect(told(await places(ann.client, 1))).toBeUndefined();
	await stranger.client.rpc('register_for_event', { p_event: id });
	const late = await it.person();
	expect((await late.client.rpc('register_for_event', { p_event: id })).data).toBe('waiting');
	expect(told(await places(bob.client, null))).toBe('setup_was_changed');
	expect(await it.sql`select person_id from public.registrations where event_id = ${id}`).toEqual([
		{ person_id: stranger.id }
	]);
});

test('a challenge or a question that was taken away meanwhile is there again for who saves it over that', async () => {
	const { id, event, challenges } = await organized();
	const save = (challenge: Json) => ann.client.rpc('save_event', { p_event: event, p_challenges: challenge, p_id: id });
	await save([]);
	await save([{ id: challenges[0] ?? 0, title: 'Fewer forms, again' }]);
	expect(await it.sql`select title from public.challenges where event_id = ${id}`).toEqual([
		{ title: 'Fewer forms, again' }
	]);

	const ask = (questions: Json) =>
		ann.client.rpc('save_registration', { p_event: id, p_limits: {}, p_questions: questions });
	const asked = () =>
		it.sql<{ id: number; asks: string }>`select id::int, asks from public.registration_questions
			where event_id = ${id} and retired_at is null`;
	await ask([{ asks: 'Do you eat meat?', kind: 'text' }]);
	const [first] = await asked();
	await ask([]);
	await ask([{ id: first?.id ?? 0, asks: 'Do you eat meat?', kind: 'text' }]);
	expect((await asked()).map(({ asks }) => asks)).toEqual(['Do you eat meat?']);
});

test('the rubric of a challenge is saved apart from that of the event', async () => {
	const event = await organized();
	const [challenge = 0] = event.challenges;
	expect(told((await forms.rubric?.(ann.client, event, 2, 0)) ?? { error: null })).toBeUndefined();
	const give = (client: Client, version: number) =>
		client.rpc('save_challenge_rubric', {
			p_challenge: challenge,
			p_criteria: [{ name: 'Reach' }],
			p_version: version
		});
	expect(told(await give(ann.client, 0))).toBeUndefined();
	expect(told(await give(bob.client, 0))).toBe('setup_was_changed');
	const { data } = await bob.client.rpc('list_event_saves', { p_slug: event.slug, p_form: 'rubric' });
	expect(data).toMatchObject([
		{ form: 'rubric', version: 1 },
		{ form: `rubric ${challenge}`, version: 1 }
	]);
});

test('who saved the set-up is read by those who organize the event, and written by nobody', async () => {
	const event = await organized();
	await forms.voting?.(ann.client, event, 2, 0);
	const read = async (client: Client) => [
		(await client.rpc('list_event_saves', { p_slug: event.slug, p_form: 'voting' })).data,
		(await client.from('event_saves').select('version').eq('event_id', event.id)).data
	];
	expect(await read(leader.client)).toMatchObject([[{ by: ann.name }], [{ version: 1 }]]);
	expect(await read(stranger.client)).toEqual([[], []]);
	expect((await read(it.anonymous())).flat().filter(Boolean)).toEqual([]);
	const row = { event_id: event.id, form: 'voting', version: 2, saved_by: ann.id };
	expect((await ann.client.from('event_saves').insert(row)).error?.code).toBe('42501');
	expect((await ann.client.from('event_saves').update({ version: 9 }).eq('event_id', event.id)).error?.code).toBe(
		'42501'
	);
	expect((await ann.client.from('event_saves').delete().eq('event_id', event.id)).error?.code).toBe('42501');
	expect(told((await forms.voting?.(stranger.client, event, 3, 1)) ?? { error: null })).toBe('organizer_only');
});
