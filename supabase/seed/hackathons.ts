import { answer, done, type Cast } from './cast.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** A hackathon of the story; its id is known once it was created. */
export type Hackathon = {
	readonly slug: string;
	readonly name: string;
	readonly organizer: string;
	readonly brief: string;
	readonly challenges: readonly { readonly title: string; readonly brief: string }[];
	/** How long ago: on a morning some days before today, or, when it still runs, so many hours before now. */
	readonly began: { readonly days: number } | { readonly hours: number };
	/** Of the phases after ideation, in hours after the beginning. */
	readonly phases: readonly [
		formation: number,
		build: number,
		submission: number,
		judging: number,
		voting: number,
		results: number
	];
	readonly ideasFile: string;
	/** How its judges found the best, where it was not one round by marks. */
	readonly judgedBy?: 'pairs' | 'finalists';
	/** The place of the challenge with a rubric of its own, where one has. */
	readonly ownRubric?: number;
};

const rules =
	'Teams need at least one person from marketing and one from IT. Hand in a pitch and, where there is one, a link. You may hand in again until the deadline.';

export const hackathons: readonly Hackathon[] = [
	{
		slug: 'store-and-screen',
		name: 'Store and screen',
		organizer: 'Saskia',
		brief: `Customers know one Brouwer & Lind. We know two: the store and the screen. For two days we build what closes the gap.\n\n${rules}`,
		challenges: [
			{
				title: 'Let the page know what the store knows',
				brief: 'Stock, aisles, advice, people: all of it exists in 74 places.'
			},
			{ title: 'A checkout without doubt', brief: 'What will it cost, when does it come, do I need an account?' },
			{ title: 'Fewer things that come back', brief: 'Every return costs € 11.40 and a disappointed customer.' }
		],
		began: { days: 275 },
		phases: [6, 8, 26, 32, 34, 35],
		ideasFile: 'ideas-store-and-screen.md',
		judgedBy: 'pairs'
	},
	{
		slug: 'the-second-visit',
		name: 'The second visit',
		organizer: 'Saskia',
		brief: `Winning a customer costs us € 31. The second visit costs nothing, if there is a reason for it. Find the reasons.\n\n${rules}`,
		challenges: [
			{
				title: 'A reason to come back',
				brief: 'Loyalty that is felt, mails that help, services that last longer than a purchase.'
			},
			{ title: 'A search that understands homes', brief: 'One search in eleven finds nothing.' },
			{ title: 'Pages for the train', brief: 'A third of the mobile visits is on a slow line.' }
		],
		began: { days: 150 },
		phases: [6, 8, 26, 32, 34, 35],
		ideasFile: 'ideas-second-visit.md',
		judgedBy: 'finalists',
		ownRubric: 3
	},
	{
		slug: 'finish-the-project',
		name: 'Finish the project',
		organizer: 'Saskia',
		brief: `Every second bathroom, balcony and bedroom that people begin with us is never finished. This time we help them to the end: with the right list, with less waste, and with numbers that both sides believe.\n\n${rules}\n\n**Prizes**: the three best go to the growth board on Monday, with a marketing and an IT owner already named.`,
		challenges: [
			{
				title: 'From inspiration to shopping list',
				brief: 'Between the picture and the basket people are on their own. Shorten the way.'
			},
			{ title: 'Less waste, fewer miles', brief: 'Offcuts, leftovers, returns and half-empty lorries.' },
			{ title: 'Data that both sides trust', brief: 'One definition, one number, one place to look.' }
		],
		began: { hours: 50 },
		phases: [24, 30, 70, 78, 80, 98],
		ideasFile: 'ideas-finish-the-project.md'
	}
];

/** When its ideation began. */
export function beginningOf({ began }: Hackathon, { now, moment }: Timeline): Date {
	if ('days' in began) return moment(began.days, 7);
	return new Date(Math.floor(hoursAfter(now, -began.hours).getTime() / 3_600_000) * 3_600_000);
}

/** A leader sets it up for its organizer. Returns its id. */
export async function announce(
	hackathon: Hackathon,
	{ cast, timeline }: { cast: Cast; timeline: Timeline }
): Promise<number> {
	const { slug, name, brief, organizer, phases } = hackathon;
	const at = (hours: number) => hoursAfter(beginningOf(hackathon, timeline), hours).toISOString();
	const [formation, build, submission, judging, voting, results] = phases;
	const { client } = cast.named('Annelies');
	await done(
		client.rpc('save_event', {
			p_event: {
				slug,
				name,
				brief,
				time_zone: 'Europe/Amsterdam',
				organizer_id: cast.named(organizer).id,
				ideation_at: at(0),
				formation_at: at(formation),
				build_at: at(build),
				submission_at: at(submission),
				judging_at: at(judging),
				voting_at: at(voting),
				results_at: at(results),
				agenda: [
					{
						at: at(0),
						title: 'Welcome and the challenges',
						place: 'Canteen',
						note: 'Their owners tell what is known.'
					},
					{ at: at(formation), title: 'Pitches of ideas, teams form', place: 'Canteen' },
					{ at: at(judging), title: 'Demos, three minutes each', place: 'Large room' },
					{ at: at(results), title: 'Results and what happens next', place: 'Canteen' }
				]
			},
			p_challenges: hackathon.challenges.map((challenge) => ({ ...challenge }))
		})
	);
	const { id } = await answer(client.from('events').select('id').eq('slug', slug).single());
	for (const mentor of ['Karim', 'Mei']) {
		await done(client.rpc('set_event_role', { p_event: id, p_person: cast.named(mentor).id, p_role: 'mentor' }));
	}
	const announced = [
		{ says: 'Tables are in the canteen and on the second floor. Mentors wear a badge, or ask under *Help*.', hours: 1 },
		{ says: 'No team yet? Meet at the blue sofa now: three teams look for somebody from IT.', hours: formation + 1 }
	];
	for (const { says, hours } of announced) {
		await done(client.rpc('announce', { p_event: id, p_says: says, p_due_at: at(hours) }));
	}
	return id;
}

/** The ids of its challenges, in order. */
export async function challengesOf(event: number, cast: Cast): Promise<number[]> {
	const asked = cast.named('Saskia').client.from('challenges').select('id').eq('event_id', event).order('position');
	return (await answer(asked)).map(({ id }) => id);
}
