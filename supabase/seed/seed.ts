import { done, each, signUpEverybody, type Cast, type Stage } from './cast.ts';
import { withMovingClock } from './clock.ts';
import { tellExperiments } from './experiments.ts';
import { tellBudgets } from './funding.ts';
import { tellDemoDay } from './demo-days.ts';
import { announce, beginningOf, challengesOf, hackathons, type Hackathon } from './hackathons.ts';
import { tellHandovers } from './handovers.ts';
import { tellIdea } from './ideas.ts';
import { tellJudging } from './judging.ts';
import { tellLedger } from './ledgers.ts';
import { tellPriorities } from './priorities.ts';
import { createChance } from './random.ts';
import { tellReviews } from './reviews.ts';
import { tellKpis } from './kpis.ts';
import { meritsIn } from './merits.ts';
import { tellNotebooks } from './notebooks.ts';
import { sections, type Section } from './sections.ts';
import { tellTeams } from './teams.ts';
import { createTimeline, hoursAfter, type Timeline } from './timeline.ts';
import { tellVotes } from './votes.ts';

/** How long the people of the company have used the product. */
const DAYS = 300;

export type { Stage };

/**
 * Tells the demo story into an empty database: by its people, through the public API, from ten months ago until now.
 * The same people, texts and numbers every time; dates count from today. Throws at the first thing that is refused.
 */
export async function seed(stage: Stage): Promise<void> {
	const timeline = createTimeline();
	await withMovingClock(stage.owner, async (clock) => {
		await clock.moveTo(timeline.moment(DAYS, 8));
		const cast = await signUpEverybody(stage);
		const ids = new Map<string, number>();
		const prioritised = new Map<string, number>();
		tellKpis(cast, timeline);
		tellPriorities({ cast, timeline, prioritised });
		tellBudgets(cast, timeline);
		for (const hackathon of hackathons) tellHackathon(hackathon, { cast, timeline, ids, prioritised });
		for (const section of sections('ideas-in-between.md')) {
			const when = () => timeline.moment(Number(section.one('day')), createChance(section.title).between(7, 16));
			tellIdea(section, { cast, timeline, ids, prioritised, when, hours: 16 * 24 });
		}
		const reviews = tellReviews({ cast, timeline });
		tellExperiments({ cast, timeline, ids, reviews });
		tellNotebooks({ cast, timeline });
		tellHandovers({ cast, timeline });
		await timeline.tell(clock);
	});
}

type Telling = {
	readonly cast: Cast;
	readonly timeline: Timeline;
	readonly ids: Map<string, number>;
	readonly prioritised: ReadonlyMap<string, number>;
};

function tellHackathon(hackathon: Hackathon, { cast, timeline, ids, prioritised }: Telling): void {
	const chance = createChance(hackathon.slug);
	const begins = beginningOf(hackathon, timeline);
	const { ownRubric } = hackathon;
	const [formation, , submission, judging, voting, results] = hackathon.phases;
	const texts = sections(hackathon.ideasFile);
	let event = 0;
	let challenges: number[] = [];
	timeline.at(hoursAfter(begins, -12 * 24), async () => {
		event = await announce(hackathon, { cast, timeline });
		challenges = await challengesOf(event, cast);
	});
	timeline.at(hoursAfter(begins, -9 * 24), () =>
		each(
			cast.everybody.filter(() => chance.next() < 0.7),
			({ client }) => done(client.rpc('register_for_event', { p_event: event }))
		)
	);
	const challenge = (position: number) => {
		const id = challenges[position - 1];
		if (id === undefined) throw new Error(`${hackathon.name} has no challenge ${position}`);
		return id;
	};
	const when = (section: Section) => hoursAfter(begins, 0.3 + formation * 0.9 * createChance(section.title).next());
	const isRunning = 'hours' in hackathon.began;
	for (const section of texts) {
		tellIdea(section, {
			cast,
			timeline,
			ids,
			prioritised,
			when,
			event: { id: () => event, challenge },
			hours: isRunning ? 24 : 30
		});
	}
	tellTeams(texts, {
		slug: hackathon.slug,
		cast,
		timeline,
		ids,
		formation: hoursAfter(begins, formation),
		// in the one that runs the first have handed in before the phase for it
		submission: isRunning ? hoursAfter(timeline.now, -6) : hoursAfter(begins, submission)
	});
	tellJudging({
		slug: hackathon.slug,
		judgedBy: hackathon.judgedBy,
		...(ownRubric && { ownRubric: () => challenge(ownRubric) }),
		id: () => event,
		...{ cast, timeline, isRunning, merits: meritsIn(texts, 'judged') },
		formation: hoursAfter(begins, formation),
		judging: hoursAfter(begins, judging),
		voting: hoursAfter(begins, voting)
	});
	if (isRunning) return;
	const { slug, organizer } = hackathon;
	tellDemoDay({ organizer, cast, timeline, judging: hoursAfter(begins, judging), event: () => event });
	tellVotes({
		...{ slug, organizer, cast, timeline, begins, merits: meritsIn(texts, 'liked') },
		votes: hoursAfter(begins, voting),
		event: () => event
	});
	tellLedger({ ...hackathon, results: hoursAfter(begins, results) }, { cast, timeline });
}
