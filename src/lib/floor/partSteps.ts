import { takesPart, type Phase } from '#lib/events/events.ts';
import type { Step } from '#lib/teams/next-step.ts';

/** What somebody can do in an event besides taking part, or instead. */
export const parts = ['organizer', 'mentor', 'judge'] as const;
/** One of them. */
export type Part = (typeof parts)[number];

type Standing = {
	readonly phase: Phase;
	readonly slug: string;
	readonly parts: readonly Part[];
	/** Whether the person is on the waiting list. */
	readonly waits: boolean;
	/** How many teams wait for the person to help, and how many projects (or pairs) for a score. */
	readonly toHelp: number;
	readonly toScore: number;
};

/** Something to do by one's part; `isAwaited` where somebody waits for it. */
export type PartStep = Required<Step> & { readonly isAwaited: boolean };

const counted = (count: number, one: string) => (count === 1 ? `One ${one} waits` : `${count} ${one}s wait`);

function ofOrganizer(phase: Phase, page: string): Required<Step> | undefined {
	switch (phase) {
		case 'announced':
			return {
				says: 'You organize this. Set up what is still open before it begins.',
				action: 'Go through the set-up',
				href: `${page}/setup`
			};
		case 'ideation':
			return { says: 'You organize this. Ideas are being collected.', action: 'See who is in', href: `${page}/people` };
		case 'formation':
		case 'build':
			return {
				says: 'You organize this. See to it that nobody stays without a team.',
				action: 'Place people',
				href: `${page}/teams/place`
			};
		case 'submission':
			return { says: 'You organize this. Teams are handing in.', action: 'See the teams', href: `${page}/teams` };
		case 'judging':
			return { says: 'You organize this. The jury is at work.', action: 'Follow the judging', href: `${page}/judging` };
		case 'voting':
			return {
				says: 'You organize this. Results come next.',
				action: 'Prepare the awards',
				href: `${page}/results/awards`
			};
		case 'results':
			return undefined;
	}
}

function ofMentor(phase: Phase, page: string, toHelp: number): PartStep | undefined {
	const href = `${page}/help`;
	// a team with more time than others asks after the deadline too
	if (toHelp > 0)
		return { says: `${counted(toHelp, 'team')} for your help.`, action: 'Go to the line', href, isAwaited: true };
	const idle = { action: 'Open the line', href, isAwaited: false };
	if (phase === 'announced') return { says: 'You mentor here. Teams ask for help once it begins.', ...idle };
	return takesPart(phase) ? { says: 'You mentor here. No team waits for help now.', ...idle } : undefined;
}

function ofJudge(phase: Phase, page: string, toScore: number): PartStep | undefined {
	const href = `${page}/judging`;
	if (phase === 'voting' || phase === 'results') return undefined;
	if (phase !== 'judging')
		return { says: 'You judge here, from the deadline on.', action: 'See what is scored', href, isAwaited: false };
	return toScore > 0
		? { says: `${counted(toScore, 'project')} for your score.`, action: 'Go on judging', href, isAwaited: true }
		: { says: 'You judge here. Nothing waits for your score now.', action: 'Open the judging', href, isAwaited: false };
}

function ofWhoWaits(phase: Phase, page: string): PartStep | undefined {
	if (phase === 'announced')
		return {
			says: 'You wait for a place, and move up by yourself. Until then, think of the problem you know best.',
			...{ action: 'Read the programme', href: `${page}/programme`, isAwaited: false }
		};
	if (!takesPart(phase)) return undefined;
	return {
		says: 'You wait for a place. Until it is free, read the ideas and support what you stand behind.',
		...{ action: 'See the ideas', href: `${page}/ideas`, isAwaited: false }
	};
}

/** What a person does in an event by his or her parts in it, or while waiting for a place: what others wait for first. */
export function partSteps({ phase, slug, parts: mine, waits, toHelp, toScore }: Standing): readonly PartStep[] {
	const page = `/events/${slug}`;
	const organizing = mine.includes('organizer') ? ofOrganizer(phase, page) : undefined;
	const steps = [
		organizing && { ...organizing, isAwaited: false },
		// where no mentor is named, who organizes is asked to help
		mine.includes('mentor') || toHelp > 0 ? ofMentor(phase, page, toHelp) : undefined,
		mine.includes('judge') ? ofJudge(phase, page, toScore) : undefined
	].filter((step) => step !== undefined);
	const waiting = steps.length === 0 && waits ? ofWhoWaits(phase, page) : undefined;
	return waiting ? [waiting] : steps.toSorted((a, b) => Number(b.isAwaited) - Number(a.isAwaited));
}

type OnPage = Standing & {
	readonly isRegistered: boolean;
	readonly hasTeam: boolean;
	/** Whether the own step stands before every other, as in a team with more time than others. */
	readonly isAhead: boolean;
};

/**
 * The one thing to do now, and what else there is. `own` is the step of somebody who takes part: it is first for whoever is in a team,
 * logs ideas or votes; a team still to be found comes after what the parts ask.
 */
export function stepsOf(standing: OnPage, own: Step): { main: Step; beside: readonly Required<Step>[] } {
	const steps = partSteps(standing);
	const { isRegistered, hasTeam, isAhead, phase } = standing;
	const isFirst = phase === 'ideation' || phase === 'voting' || (hasTeam && takesPart(phase));
	const [first, ...others] = steps;
	if ((isRegistered && isFirst) || isAhead || !first) return { main: own, beside: steps };
	const { says, action, href } = own;
	const isLeft = isRegistered && takesPart(phase) && action !== undefined && href !== undefined;
	return { main: first, beside: isLeft ? [...others, { says, action, href }] : others };
}
