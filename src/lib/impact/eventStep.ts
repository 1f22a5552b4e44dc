import { partSteps } from '#lib/floor/partSteps.ts';
import { lacking } from '#lib/impact/eventNeeds.ts';
import type { Today } from '#lib/impact/today.ts';
import { pitchInWords } from '#lib/submissions/pitches.ts';

type TodaysEvent = Today['events'][number];

/** What to do now in an event, by its phase and where the person stands; `waiting` is what waits for him or her in it. */
export function eventStep(
	event: TodaysEvent,
	waiting: { readonly toHelp: number; readonly toScore: number }
): { says: string; action: string; href: string } {
	const { phase, team, is_registered } = event;
	const page = `/events/${event.slug}`;
	const toTeam = (says: string) => ({ says, action: 'To your team', href: `/teams/${team?.id ?? ''}` });
	if (phase === 'results') return { says: 'The results are in.', action: 'See the results', href: `${page}/results` };
	if (team?.more_until) return toTeam(inMoreTime(team));
	const [first] = partSteps({ ...event, ...waiting });
	const turn = team?.pitch?.state;
	if (
		team?.pitch &&
		(turn === 'now' || turn === 'next' || (turn === 'waits' && phase === 'judging' && !first?.isAwaited))
	)
		return { says: `${pitchInWords(team.pitch)}.`, action: 'See the running order', href: `${page}/demo` };
	if (phase === 'judging')
		return first ?? { says: 'The deadline has passed. The jury is at work.', action: 'See the teams', href: page };
	if (phase === 'voting' && is_registered)
		return { says: 'Everybody votes. Results come next.', action: 'Vote', href: `${page}/vote` };
	if (phase === 'voting')
		return first ?? { says: 'The jury is done. Results come next.', action: 'See the teams', href: page };
	if (!is_registered) return ofWhoIsNotRegistered(event, page, first);
	if (phase === 'announced')
		return (
			first ?? { says: 'You are in. Ideas are collected from the start on.', action: 'Read the brief', href: page }
		);
	if (phase === 'ideation' && !team) {
		return { says: 'Ideas are being collected.', action: 'Log an idea', href: `/ideas/new?event=${event.slug}` };
	}
	if (!team) return first ?? { says: 'You have no team yet.', action: 'Find a team', href: `${page}/teams` };
	if (team.missing) return toTeam(`${team.name} still needs ${lacking(team.missing)} before it can hand in.`);
	if (team.lacks > 0) return toTeam(`${team.name} needs ${peopleMore(team.lacks)} before it can hand in.`);
	if (team.says_more) return toTeam(unsaid(team.name));
	if (team.submitted_at) return toTeam(`${team.name} has handed in. You can hand in again until the deadline.`);
	return toTeam(
		phase === 'submission' ? `${team.name} has not handed in yet.` : `${team.name} is mixed and can hand in.`
	);
}

const peopleMore = (count: number) => `${count} more ${count === 1 ? 'person' : 'people'}`;

const unsaid = (name: string) =>
	`The draft of ${name} says something else than what it handed in. Hand in again, in time.`;

function inMoreTime({ name, missing, lacks, submitted_at, says_more }: NonNullable<TodaysEvent['team']>): string {
	if (says_more && !missing && lacks === 0) return unsaid(name);
	if (submitted_at && !missing && lacks === 0)
		return `${name} has more time than others and has handed in. It can hand in again.`;
	const gap = missing ? lacking(missing) : lacks > 0 ? peopleMore(lacks) : null;
	if (gap) return `${name} has more time than others, and needs ${gap} before it can hand in. Ask who runs the event.`;
	return `${name} has more time than others and has not handed in yet.`;
}

const does = { organizer: 'organize', mentor: 'mentor', judge: 'judge' } as const;

/** Whoever helps, judges or waits is in, if not as somebody who takes part. */
function ofWhoIsNotRegistered(
	{ parts, waits }: TodaysEvent,
	page: string,
	first: { says: string; action: string; href: string; isAwaited: boolean } | undefined
) {
	const verbs = parts.map((part) => does[part]);
	const [last, ...before] = verbs.toReversed();
	const mine =
		last === undefined ? '' : `You ${[before.toReversed().join(', '), last].filter(Boolean).join(' and ')} here.`;
	const line = waits ? 'You are on the waiting list.' : '';
	const says = [mine, line, first?.isAwaited ? first.says : ''].filter(Boolean).join(' ');
	const { action, href } = first ?? { action: 'Open the event', href: page };
	if (says) return { says, action, href };
	return { says: 'You are not in yet.', action: 'Have a look and register', href: page };
}
