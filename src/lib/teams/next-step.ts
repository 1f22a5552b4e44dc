import { takesPart, type Phase } from '#lib/events/events.ts';
import type { Need } from '#lib/teams/teams.ts';

type Situation = {
	readonly phase: Phase;
	readonly slug: string;
	readonly isRegistered: boolean;
	/** Whether registering would give a place. */
	readonly hasRoom: boolean;
	/** The team of the person who reads, if any. */
	readonly team: {
		readonly id: number;
		readonly needs: Need;
		/** How many people more than it has the event asks for. */
		readonly lacks: number;
		readonly submitted_at: string | null;
	} | null;
	/** Whether that team may hand in though the deadline of the event has passed. */
	readonly hasMoreTime: boolean;
};

/** What a person is asked to do in an event right now; an action leads where it is done. */
export type Step = { readonly says: string; readonly action?: string; readonly href?: string };

/** The one thing to do now, by the phase of the event and by whether the person is in a team. */
export function nextStep({ phase, slug, isRegistered, hasRoom, team, hasMoreTime }: Situation): Step {
	if (team && hasMoreTime) return stepInMoreTime(team);
	if (!isRegistered && !hasRoom && (phase === 'announced' || takesPart(phase)))
		return {
			says:
				phase === 'announced'
					? 'Every place for you is taken. Join the waiting list, and think of the problem you know best.'
					: 'Every place for you is taken. Join the waiting list, or read the ideas and support what you stand behind.'
		};
	const logIdea = { action: 'Log an idea', href: `/ideas/new?event=${slug}` };
	switch (phase) {
		case 'announced':
			return {
				says: isRegistered
					? 'You are in. Think of the problem you know best; ideas are taken in as soon as it begins.'
					: 'Register now, and think of the problem you know best.'
			};
		case 'ideation':
			return { says: 'Log the problem you know best. It takes a minute, and others can stand behind it.', ...logIdea };
		case 'formation':
		case 'build':
		case 'submission':
			return team ? stepOfTeam(phase, team) : stepWithoutTeam(phase, slug);
		case 'voting':
			return isRegistered
				? { says: 'Vote for what convinced you. Results come next.', action: 'Vote', href: `/events/${slug}/vote` }
				: {
						says: 'People vote. Results come next.',
						action: 'Read the submissions',
						href: `/events/${slug}/submissions`
					};
		case 'results':
			return { says: 'The results are in.', action: 'See the results', href: `/events/${slug}/results` };
		default:
			return {
				says: 'The deadline has passed. Read what the teams handed in.',
				action: 'Read the submissions',
				href: '#submissions'
			};
	}
}

function stepWithoutTeam(phase: Phase, slug: string): Step {
	const says =
		phase === 'submission'
			? 'Teams are handing in. Join one that still needs your side.'
			: 'Find a team: join one that needs your side, or form one on an idea you stand behind.';
	return { says, action: 'Find a team', href: `/events/${slug}/teams` };
}

function stepOfTeam(phase: Phase, team: NonNullable<Situation['team']>): Step {
	const href = `/teams/${team.id}`;
	if (team.needs !== 'nobody') {
		return {
			says: 'Your team is not mixed yet. Find the missing side, so that it can hand in.',
			action: 'Go to your team',
			href
		};
	}
	if (team.lacks > 0) {
		return {
			says: 'Your team has fewer people than this event asks for. Find more, so that it can hand in.',
			action: 'Find people',
			href: `${href}/people`
		};
	}
	if (team.submitted_at) {
		return {
			says: 'Your team has handed in. It can hand in again until the deadline.',
			action: 'See what you handed in',
			href
		};
	}
	if (phase === 'submission') {
		return {
			says: 'Hand in what you have. You can hand in again until the deadline.',
			action: 'Hand in',
			href: `${href}#hand-in`
		};
	}
	return {
		says: 'Your team is mixed. Build the smallest thing that shows whether the idea works.',
		action: 'Go to your team',
		href
	};
}

function stepInMoreTime({ id, needs, lacks, submitted_at }: NonNullable<Situation['team']>): Step {
	const href = `/teams/${id}`;
	const isShort = needs !== 'nobody' || lacks > 0;
	if (submitted_at && !isShort) {
		return {
			says: 'Your team has more time than others, and has handed in. It can hand in again until then.',
			action: 'See what you handed in',
			href
		};
	}
	if (isShort) {
		return {
			says: `Your team has more time than others, and ${needs === 'nobody' ? 'has too few people' : 'is not mixed yet'}. Ask who runs the event to place somebody in it.`,
			action: 'Go to your team',
			href
		};
	}
	return {
		says: 'Your team has more time than others. Hand in what you have.',
		action: 'Hand in',
		href: `${href}#hand-in`
	};
}
