import { firstOf } from '#lib/judging/finals.ts';
import * as guests from '#lib/judging/guests.server.ts';
import { deskOf, resultsOf, show } from '#lib/judging/judging.server.ts';
import { criteriaFor, defaultRubric } from '#lib/judging/judging.ts';
import { plan, planComparisons } from '#lib/judging/plan.ts';
import { orderOf, outcomeOf } from '#lib/judging/rounds.ts';
import { stateStandings } from '#lib/judging/standings.server.ts';
import { answer, done, each, type Cast, type Person } from './cast.ts';
import { meritsOfTeams, type Merits } from './merits.ts';
import { createChance } from './random.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** The event that is judged; its id is known once it was created. */
export type Judged = {
	readonly slug: string;
	readonly id: () => number;
	readonly cast: Cast;
	readonly timeline: Timeline;
	/** When teams form, when the deadline is, and when the voting begins. */
	readonly formation: Date;
	readonly judging: Date;
	readonly voting: Date;
	/** Where the deadline is still to come, the rubric and the judges are all there is. */
	readonly isRunning: boolean;
	/** In one round by marks where nothing is said. */
	readonly judgedBy?: 'pairs' | 'finalists';
	/** A challenge with a rubric of its own, where one has. */
	readonly ownRubric?: () => number;
	/** How good judges find what a team handed in, where the story says so. */
	readonly merits: Merits;
};

const pagesForTheTrain = [
	{
		name: 'Speed on a slow line',
		least_means: 'As slow as today',
		most_means: 'Usable within three seconds on the line to Arnhem',
		weight: 3
	},
	{
		name: 'IT feasibility',
		least_means: 'Needs a new shop',
		most_means: 'Live within one release, and somebody owns it',
		weight: 2
	},
	{
		name: 'What is left out',
		least_means: 'The page only got emptier',
		most_means: 'Nothing that people on a train look for is missing',
		weight: 1
	}
];

/** None of them is in a team. Negative: gives less than the others to the same project. */
const panel = [
	['Marco', 0.5],
	['Katrien', 0.1],
	['Fatima', -0.2],
	['Stefan', -0.7],
	['Willem', 0.3]
] as const;

/** From outside, by a link. */
const guest = { name: 'Ines Fontaine', function: 'marketing', email: 'ines@fontaine-research.example' };

const comments = [
	'Who owns it the day after? Name the person and it is ready to be tested.',
	'The clearest problem of the day. The number at the end needs a control.',
	'I would use it tomorrow. Ask operations before you promise a date.',
	'A good idea told too widely: choose one audience and measure that.'
];

const LOOKS = 6;

/** The organizer writes the rubric and names judges while teams form; they score between the deadline and the voting. */
export function tellJudging(judged: Judged): void {
	const { id, cast, timeline, formation, judging, voting, isRunning, judgedBy, ownRubric } = judged;
	const { client } = cast.named('Saskia');
	let token = '';
	const setup = {
		seats: 3,
		most: 5,
		comments_to_teams: true,
		method: judgedBy === 'pairs' ? 'pairs' : 'rubric',
		looks: LOOKS
	};
	timeline.at(hoursAfter(formation, 0.5), async () => {
		const criteria = defaultRubric.map((criterion) => ({ ...criterion }));
		await done(client.rpc('save_rubric', { p_event: id(), p_setup: setup, p_criteria: criteria }));
		if (ownRubric) {
			await done(client.rpc('save_challenge_rubric', { p_challenge: ownRubric(), p_criteria: pagesForTheTrain }));
		}
		for (const [name] of panel) {
			await done(client.rpc('add_judge', { p_event: id(), p_person: cast.named(name).id }));
		}
		token = await answer(client.rpc('invite_guest_judge', { p_event: id(), p_guest: guest, p_days: 14 }));
	});
	if (isRunning) return;
	timeline.at(hoursAfter(judging, 0.2), async () => {
		if (judgedBy === 'pairs') return deal(judged);
		const { seats } = plan(await deskOf(client, id()), setup.seats);
		const wanted = seats.map(({ judge, project }) => ({ team: Number(project), judge }));
		await done(client.rpc('seat_judges', { p_event: id(), p_seats: wanted }));
	});
	panel.forEach(([name, leniency], turn) => {
		timeline.at(hoursAfter(judging, 0.8 + turn * 0.1), () =>
			judgedBy === 'pairs' ? compare(cast.named(name), judged) : score(cast.named(name), leniency, judged)
		);
	});
	if (judgedBy !== 'pairs') {
		timeline.at(hoursAfter(judging, 0.7), () => scoreByLink(token, judged));
	}
	if (judgedBy === 'finalists') {
		timeline.at(hoursAfter(judging, 1.3), () => nameFinalists(judged));
		panel.forEach(([name], turn) => {
			timeline.at(hoursAfter(judging, 1.5 + turn * 0.05), () => compare(cast.named(name), judged));
		});
	}
	timeline.at(hoursAfter(voting, 0.1), () => done(client.rpc('open_scores', { p_event: id() })));
}

/** What one judge gives the projects of his or her queue: how good they are, how strict the judge is, and chance. */
async function score({ client }: Person, leniency: number, { slug, merits }: Judged): Promise<void> {
	const judging = await show(client, slug);
	const queue = judging.queue.toSorted((one, other) => one.team - other.team);
	await each(queue, async ({ team, name, rubric }) => {
		const merit = merits.get(name);
		const { points, comment } = marks(criteriaFor(judging, rubric), { slug, team, leniency, merit });
		await done(client.rpc('save_judgement', { p_team: team, p_points: points, p_comment: comment }));
	});
}

/** The guest scores what the link shows; whoever has it needs no account, so anybody's client sends it. */
async function scoreByLink(token: string, { slug, cast, merits }: Judged): Promise<void> {
	const { client } = cast.named('Saskia');
	const judging = await guests.read(client, token);
	await each(judging.queue, async ({ team, name, rubric }) => {
		const scored = { slug, team, leniency: 0.2, merit: merits.get(name) };
		const given = { version: 0, ...marks(criteriaFor(judging, rubric), scored) };
		await answer(client.rpc('save_guest_judgement', { p_token: token, p_team: team, p_given: given }));
	});
}

type Scored = {
	readonly slug: string;
	readonly team: number;
	readonly leniency: number;
	readonly merit: number | undefined;
};

function marks(criteria: readonly { readonly id: number }[], { slug, team, leniency, merit }: Scored) {
	const quality = 2.2 + 2.2 * (merit ?? createChance(`${slug} ${team}`).next());
	const chance = createChance(`${slug} ${team} ${leniency}`);
	const mark = () => Math.min(5, Math.max(1, Math.round(quality + leniency + 0.6 * chance.normal())));
	const points = Object.fromEntries(criteria.map((criterion) => [String(criterion.id), mark()]));
	return { points, comment: chance.next() < 0.4 ? chance.pick(comments) : '' };
}

/** The organizer closes the first round and names its first four, who are compared with each other. */
async function nameFinalists(judged: Judged): Promise<void> {
	const { client } = judged.cast.named('Saskia');
	const event = judged.id();
	await done(client.rpc('close_first_round', { p_event: event }));
	const order = orderOf(outcomeOf(await resultsOf(client, judged.slug), 1));
	await stateStandings(judged.cast.server, client, event);
	await done(
		client.rpc('name_finalists', { p_event: event, p_teams: firstOf(order, 4), p_final: { method: 'pairs' } })
	);
	await done(client.rpc('announce_finalists', { p_event: event }));
	await deal(judged);
}

async function deal({ cast, id }: Judged): Promise<void> {
	const { client } = cast.named('Saskia');
	const { pairs } = planComparisons(await deskOf(client, id()), LOOKS);
	const wanted = pairs.map(({ judge, first, second }) => ({ judge, first: Number(first), second: Number(second) }));
	await done(client.rpc('deal_pairs', { p_event: id(), p_looks: LOOKS, p_pairs: wanted }));
}

/** What one judge says of the pairs of his or her queue: the better one mostly, and now and then why. */
async function compare({ id: me, name, client }: Person, { slug, id, merits, cast }: Judged): Promise<void> {
	const known = await meritsOfTeams(id(), merits, cast);
	const asked = client.from('judging_pairs').select('id, first_id, second_id').eq('event_id', id()).eq('judge_id', me);
	const pairs = await answer(asked.order('id'));
	await each(pairs, async ({ id: pair, first_id, second_id }) => {
		const [first, second] = [first_id, second_id].map(
			(team) => known.get(team) ?? createChance(`${slug} ${team}`).next()
		);
		const chance = createChance(`${slug} ${first_id} ${second_id} ${name}`);
		const lead = (first ?? 0) - (second ?? 0) + 0.25 * chance.normal();
		const choice = Math.abs(lead) < 0.03 ? 'equal' : lead > 0 ? 'first' : 'second';
		const p_comment = chance.next() < 0.3 ? chance.pick(comments) : '';
		await done(client.rpc('save_verdict', { p_pair: pair, p_choice: choice, p_comment }));
	});
}
