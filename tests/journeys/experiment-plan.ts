import { randomUUID } from 'node:crypto';
import { sql } from './database.ts';
import { post, type Someone } from './people.ts';

/** The people of an experiment, and the two KPIs it is measured by. */
export type Team = {
	readonly ann: Someone;
	readonly bob: Someone;
	readonly share: string;
	readonly average: string;
};

/** A day so many days from today, as date fields hold it. */
export function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Adds two KPIs of this team to the library: a share that should rise, an average that should fall. */
export async function withKpis(ann: Someone, bob: Someone): Promise<Team> {
	const tag = randomUUID().slice(0, 6);
	const [share, average] = [`Sign-up rate ${tag}`, `Page load time ${tag}`];
	await post(ann.request, '/kpis/new', {
		name: share,
		definition: 'Finished sign-ups, of all visits of the form.',
		kind: 'proportion',
		direction: 'up',
		owner_function: 'marketing'
	});
	await post(bob.request, '/kpis/new', {
		name: average,
		definition: 'Seconds until the form can be used.',
		unit: 's',
		kind: 'mean',
		direction: 'down',
		owner_function: 'it'
	});
	return { ann, bob, share, average };
}

/** Logs an idea and answers the address of its page. */
export async function logIdea({ request }: Someone, title: string): Promise<string> {
	return post(request, '/ideas/new?/log', {
		key: randomUUID(),
		title,
		problem: 'Four in ten visitors leave at the phone number.'
	});
}

/** Who somebody is, as lists of people know them. */
export async function personId({ request, name }: Someone): Promise<string> {
	const id = /data-person="([0-9a-f-]{36})"/.exec(await (await request.get('/profile')).text())?.[1];
	if (id === undefined) throw new Error(`the profile of ${name} does not say who it is`);
	return id;
}

/** Fields of a plan, by the ids of its KPIs. */
type More = (kpi: (name: string) => string) => Record<string, string>;

/** A draft that lacks nothing but its sizing; answers the address of its plan. */
export function planned(team: Team, title: string, more?: More): Promise<string> {
	return written(team, { title, more });
}

/** Starts an experiment through its forms and answers the address of its page. */
export function started(team: Team, title: string, more?: More): Promise<string> {
	return written(team, { title, more, starts: true });
}

type Written = { readonly title: string; readonly more?: More | undefined; readonly starts?: true };

async function written({ ann, bob, share, average }: Team, { title, more, starts }: Written): Promise<string> {
	const idea = (await logIdea(ann, title)).split('/').at(-1) ?? '';
	const plan = await post(ann.request, '/experiments/new', { idea, key: randomUUID(), title });
	const page = await (await ann.request.get(plan)).text();
	const kpi = (name: string) => new RegExp(`<option value="(\\d+)"[^>]*>${name} \\(`).exec(page)?.[1] ?? '';
	const experiment = await post(ann.request, `${plan}?/${starts ? 'start' : 'save'}`, {
		title,
		insight: 'four in ten leave at the phone number',
		change: 'asking for one field less',
		audience: 'first-time visitors',
		expected_outcome: 'more of them to finish',
		riskiest_assumption: 'People leave because of that field.',
		'variants.0.name': 'Long form',
		'variants.1.name': 'Short form',
		primary_kpi_id: kpi(share),
		minimum_effect: '2',
		success_threshold: '5',
		guardrail_kpi_id: kpi(average),
		bearable_loss: '3',
		kill_state: 'Fewer than 200 people saw the short form.',
		kill_on: inDays(7),
		promised_amount: '2000',
		promised_days: '5',
		ends_on: inDays(14),
		marketing_owner_id: await personId(ann),
		it_owner_id: await personId(bob),
		...more?.(kpi)
	});
	return starts ? experiment : plan;
}

/** Lets an experiment have started so many days ago, which takes as many days in life. Its last day stays. */
export async function startedBefore(experiment: string, days: number): Promise<void> {
	const id = experiment.split('/').at(-1);
	await sql`with off as (select set_config('session_replication_role', 'replica', true)),
		box as (update public.time_boxes b set starts_on = private.today() - ${days}::int from off where b.experiment_id = ${id})
		update public.experiments x set starts_on = private.today() - ${days}::int from off where x.id = ${id}`;
}
