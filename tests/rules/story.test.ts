import { beforeAll, expect, test } from 'vitest';
import { today } from '#lib/impact/today.server.ts';
import { needs } from '#lib/impact/today.ts';
import { personas } from '#lib/people/personas.ts';
import * as results from '#lib/results/results.server.ts';
import { givenAwards } from '#lib/results/results.ts';
import * as votes from '#lib/voting/outcomes.server.ts';
import { seed } from '../../supabase/seed/seed.ts';
import { PASSWORD, world } from './harness.ts';

const { anonymous, owner, service, sql, fetch, url, keys } = await world({ speaksForServer: false });

const clock = async () => (await sql`select pg_get_functiondef('private.now()'::regprocedure) as definition`)[0];

let clockBefore: unknown;

beforeAll(async () => {
	clockBefore = await clock();
	await seed({ url, key: keys.publishable, secretKey: keys.secret, fetch, owner, password: PASSWORD });
}, 240_000);

async function signedIn(key: (typeof personas)[number]['key']) {
	const client = anonymous();
	const email = personas.find((persona) => persona.key === key)?.email ?? '';
	const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
	expect(error, `${key} signs in`).toBeNull();
	return client;
}

test('the story has a company, its hackathons, its ideas and experiments in every state', async () => {
	const [counts] = await sql`select
		(select count(*)::int from people where is_complete) as people,
		(select count(*)::int from people where role = 'leader') as leaders,
		(select count(*)::int from people where role = 'admin') as admins,
		(select count(*)::int from people where is_bridging) as bridging,
		(select count(*)::int from ideas) as ideas,
		(select count(*)::int from kpis where is_newest) as kpis,
		(select count(*)::int from kpis where not is_newest) as replaced,
		(select count(*)::int from kpi_list where is_newest and is_agreed) as agreed,
		(select count(*)::int from sizings) as sized,
		(select count(*)::int from decisions where overrule_reason is not null) as overruled,
		(select count(*)::int from readings where replaces_id is not null) as corrections`;
	expect(counts).toEqual({
		people: 60,
		leaders: 7,
		admins: 2,
		bridging: 5,
		ideas: 120,
		kpis: 16,
		replaced: 1,
		agreed: 13,
		sized: 39,
		overruled: 1,
		corrections: 2
	});
	const states = await sql`select private.experiment_state(x, private.today()) as state, count(*)::int
		from experiments x group by 1 order by 1`;
	expect(states).toEqual([
		{ state: 'draft', count: 5 },
		{ state: 'running', count: 8 },
		{ state: 'iterating', count: 4 },
		{ state: 'due', count: 6 },
		{ state: 'deciding', count: 5 },
		{ state: 'promoted', count: 8 },
		{ state: 'killed', count: 9 }
	]);
});

test('the story has joint priorities: agreed, half agreed, and one that no experiment serves; most ideas name one', async () => {
	const told = await sql`select is_agreed, version, experiments > 0 as is_tested, ideas > 5 as has_ideas
		from priority_list order by position`;
	expect(told).toEqual([
		{ is_agreed: true, version: 1, is_tested: true, has_ideas: true },
		{ is_agreed: true, version: 1, is_tested: true, has_ideas: true },
		{ is_agreed: false, version: 2, is_tested: true, has_ideas: true },
		{ is_agreed: true, version: 1, is_tested: true, has_ideas: true },
		{ is_agreed: true, version: 1, is_tested: false, has_ideas: true }
	]);
	const [ideas] =
		await sql`select count(priority_id) > 0.6 * count(*) as are_most, count(priority_id) < count(*) as not_all from ideas`;
	expect(ideas).toEqual({ are_most: true, not_all: true });
});

test('the story has money: tranches, what was spent, kills that freed some, a team that overspent and a budget that is over', async () => {
	const [told] = await sql`select
		count(*) filter (where released > 0)::int as funded,
		count(*) filter (where ended_as = 'killed' and freed > 0)::int as freed,
		count(*) filter (where spent > released)::int as overspent
		from experiment_funding`;
	expect(told).toEqual({ funded: 40, freed: 9, overspent: 1 });
	const [{ over = 0 } = {}] = await sql<{ over: number }>`select count(*)::int as over from priorities p,
		private.budget_left(p.id, private.quarter_of(private.today())) b where (b ->> 'left')::numeric < 0`;
	expect(over).toBeGreaterThan(0);
});

test('every design is tried, in a state worth seeing, with readings that its analysis needs', async () => {
	const told = await sql`select x.design::text, min(private.experiment_state(x, private.today()))::text as state,
			count(*)::int as readings, count(*) filter (where r.day < x.starts_on)::int as before
		from experiments x join readings r on r.experiment_id = x.id where x.design <> 'ab_test'
		group by x.id order by x.design, x.id`;
	expect(told).toEqual([
		{ design: 'before_after', state: 'running', readings: 36, before: 18 },
		{ design: 'target', state: 'running', readings: 34, before: 0 },
		{ design: 'regions', state: 'due', readings: 280, before: 140 },
		{ design: 'fake_door', state: 'killed', readings: 14, before: 0 },
		{ design: 'survey', state: 'deciding', readings: 10, before: 0 }
	]);
});

test('the notebooks tell of incidents, corrections and strikes, and what was learned has evidence for and against', async () => {
	const [counts] = await sql`select
		(select count(*)::int from notebook where kind = 'incident' and struck_at is null) as incidents,
		(select count(*)::int from notebook where earlier is not null) as corrected,
		(select count(*)::int from strikes) as struck,
		(select count(*)::int from pictures) as pictures,
		(select count(*)::int from learnings where is_current) as learnings,
		(select count(*)::int from current_evidence where stance = 'contradicts') as against`;
	expect(counts).toEqual({ incidents: 3, corrected: 1, struck: 1, pictures: 1, learnings: 5, against: 1 });
});

test('criteria in numbers are met: by what runs, and by what was stopped for it', async () => {
	const [counts] = await sql`select
		(select count(*)::int from criteria where not is_threshold) as written,
		(select count(distinct m.experiment_id)::int from criteria_met m join experiments x on x.id = m.experiment_id
			where m.kind = 'kill' and x.ended_as = 'killed') as killed_by,
		(select count(*)::int from criteria_met m join experiments x on x.id = m.experiment_id
			where m.kind = 'kill' and private.experiment_state(x, private.today()) = 'running') as running,
		(select count(*)::int from early_stops s join criteria_met m on m.criterion_id = s.criterion_id) as stopped_by`;
	expect(counts).toEqual({ written: 10, killed_by: 4, running: 1, stopped_by: 1 });
});

test('two hackathons are over and one is being built in', async () => {
	const client = await signedIn('organizer');
	const { data } = await client.from('event_list').select('slug, phase').order('ideation_at');
	expect(data).toEqual([
		{ slug: 'store-and-screen', phase: 'results' },
		{ slug: 'the-second-visit', phase: 'results' },
		{ slug: 'finish-the-project', phase: 'build' }
	]);
});

test('who won a hackathon that is over went on: what judges and people put first was promoted, and others were stopped', async () => {
	const client = await signedIn('organizer');
	const told: string[] = [];
	for (const slug of ['store-and-screen', 'the-second-visit']) {
		const [shown, outcome] = await Promise.all([results.show(client, slug), votes.of(service(), client, slug)]);
		const awards = givenAwards(shown, outcome);
		for (const award of ['First place', 'People’s choice']) {
			const teams = awards.find(({ name }) => name === award)?.teams ?? [];
			const [row] = await sql<{ state: string | null; stopped: string | null }>`select l.reason as stopped,
				case when x.id is not null then private.experiment_state(x, private.today())::text end as state
				from ledger_list l left join experiments x on x.id = l.experiment_id where l.team_id = any (${teams.map(({ id }) => id)})`;
			told.push(`${award}: ${teams.map(({ name }) => name).join()}, ${row?.state ?? row?.stopped}`);
		}
	}
	expect(told).toEqual([
		'First place: Two hours flat, promoted',
		'People’s choice: Shelf talk, promoted',
		'First place: Did you mean, promoted',
		'People’s choice: Cake, promoted'
	]);
	const ended = await sql`select event_id::int as event, count(*) filter (where reason is not null) > 0 as some_stopped,
		count(*) filter (where exists (select from decisions d where d.experiment_id = l.experiment_id and d.outcome = 'kill')) > 0 as some_killed
		from ledger_list l group by 1 having bool_or(said_at is not null) order by 1`;
	expect(ended).toEqual([1, 2].map((event) => ({ event, some_stopped: true, some_killed: true })));
});

test('every team that handed in is mixed, and one team of the running event still looks for marketing', async () => {
	const client = await signedIn('marketing-participant');
	const { data } = await client
		.from('team_list')
		.select('name, event_slug, is_mixed, submitted_at')
		.eq('is_mixed', false);
	expect(data).toEqual([{ name: 'Second cut', event_slug: 'finish-the-project', is_mixed: false, submitted_at: null }]);
});

test('each persona can sign in with the password of the demo', async () => {
	for (const { key } of personas) await signedIn(key);
});

test('the first page has something to do for everybody who has a part in it', async () => {
	const waiting = async (key: (typeof personas)[number]['key']) =>
		new Set(needs(await today(await signedIn(key))).map(({ key: need }) => need.split('-')[0]));
	// what is due is on the agenda of the review next week, and voted on there; one of it between the meetings
	expect(await waiting('marketing-leader')).toEqual(new Set(['vote', 'decide', 'review', 'team', 'handover', 'due']));
	for (const { key } of personas) expect((await today(await signedIn(key))).events).toHaveLength(1);
});

test('the activity of the whole story is chained without a gap', async () => {
	const client = await signedIn('admin');
	const { data } = await client.rpc('verify_activity').single();
	expect(data).toMatchObject({ is_intact: true, broken_at: null });
	expect(data?.entries).toBeGreaterThan(1000);
});

test('nothing in the story happens in the future or out of order', async () => {
	const [row] = await sql`select count(*) filter (where at > clock_timestamp())::int as future,
		count(*) filter (where at < before)::int as backwards
		from (select at, lag(at) over (order by seq) as before from activity) log`;
	expect(row).toEqual({ future: 0, backwards: 0 });
});

test('the story puts the clock back as it was', async () => {
	expect(await clock()).toEqual(clockBefore);
});

test('the story is the same every time it is told', async () => {
	const [guest] = await sql`select t.is_control, t.n::int, t.successes::int, t.days from experiment_totals t
		join experiments x on x.id = t.experiment_id
		where x.title = 'Guest first, account after the order' and t.role = 'primary' and not t.is_control`;
	expect(guest).toEqual({ is_control: false, n: 19702, successes: 11842, days: 22 });
	const [first] = await sql`select title, supports from ideas order by id limit 1`;
	expect(first).toEqual({ title: 'One place for product sizes', supports: 16 });
});

test('the story has held a review whose decisions follow from it, and one is planned for next week', async () => {
	const client = await signedIn('marketing-leader');
	const { data } = await client
		.from('review_page')
		.select('id, next_id, closed_at, is_proposed, starts_at, now')
		.order('starts_at');
	const [held, next] = data ?? [];
	expect([data?.length, held?.closed_at === null, next?.closed_at, next?.is_proposed]).toEqual([2, false, null, false]);
	expect(held?.next_id).toBe(next?.id);
	const days = (Date.parse(next?.starts_at ?? '') - Date.parse(next?.now ?? '')) / 86_400_000;
	expect(days).toBeGreaterThan(6);
	expect(days).toBeLessThan(8);
	const agenda = async (review: number) =>
		(await client.from('agenda').select('state, outcome').eq('review_id', review).order('position')).data;
	expect((await agenda(held?.id ?? 0))?.map(({ outcome }) => outcome).sort()).toEqual(['kill', 'kill', 'promote']);
	const ahead = await agenda(next?.id ?? 0);
	expect(ahead?.length).toBeGreaterThan(2);
	expect(new Set(ahead?.map(({ state }) => state))).toEqual(new Set(['due']));
	expect((await client.rpc('forecast_skill')).data).toMatchObject([{ forecasts: 11, people: 6 }]);
	expect(await sql`select count(*)::int as delegated from ballots where cast_by is not null`).toEqual([
		{ delegated: 3 }
	]);
});

test('at the events that are over every team that handed in has pitched, and nobody waits', async () => {
	const days = await sql`select e.slug, d.is_over, private.next_to_pitch(e.id) as next,
		(select count(*)::int from demo_slots s where s.event_id = e.id and s.was_called) as pitched,
		(select count(*)::int from submissions s where s.event_id = e.id) as handed_in
		from events e left join demo_days d on d.event_id = e.id where e.results_at < private.now()`;
	expect(days.length).toBe(2);
	for (const day of days) expect(day).toMatchObject({ is_over: true, next: null, pitched: Object(day).handed_in });
});
