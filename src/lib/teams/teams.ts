import type { Enums } from '#lib/database.types.ts';
import type { JobFunction } from '#lib/people/people.ts';
import type { Refusals } from '#lib/refusals.ts';
import { entryRefusals, roomRefusals } from '#lib/teams/refusals.ts';

/** Whom a team still needs before it is mixed. */
export type Need = Enums<'team_need'>;

/** The gap of a team in a few words, for lists. */
const gapNames: Readonly<Record<Need, string>> = {
	nobody: 'Mixed',
	it: 'Needs IT',
	marketing: 'Needs marketing',
	either: 'Needs one more, from either side',
	both: 'Needs marketing and IT'
};

/** The gap where an event asks for no mix: there is none. */
const noMix = 'Mixed or not';

/** What a team still needs in a few words, for lists. `lacks`: how many people more than it has the event asks for at least. */
export function gapLabel({ must_mix, needs, lacks }: Gap): string {
	if (lacks === 0) return must_mix ? gapNames[needs] : noMix;
	const more = `${lacks} more ${lacks === 1 ? 'person' : 'people'}`;
	if (!must_mix || needs === 'nobody') return `Needs ${more}`;
	// whom it needs for the mix is counted already
	return lacks > (needs === 'both' ? 2 : 1) ? `${gapNames[needs]}, ${more}` : gapNames[needs];
}

/** How many people a team still needs before it can hand in, in a sentence; null where it has enough. */
export function lackInWords(lacks: number): string | null {
	if (lacks === 0) return null;
	return `This event asks for larger teams: ${lacks === 1 ? 'one more person' : `${lacks} more people`} before it can hand in.`;
}

type Gap = { readonly must_mix: boolean; readonly needs: Need; readonly lacks: number };

type Sides = { readonly marketing: number; readonly it: number; readonly bridging: number };

/** The gap of a team in a sentence: what it has and whom it needs before it can hand in. */
export function gapInWords(needs: Need, { marketing, it, bridging }: Sides): string {
	if (needs === 'nobody') {
		return bridging > 0 && (marketing === 0 || it === 0)
			? 'The team is mixed: somebody bridging stands for the side that is not there.'
			: 'The team is mixed: marketing and IT are both there.';
	}
	if (needs === 'either')
		return 'The team has one person who bridges and can stand for one side. It needs one more, from either.';
	if (needs === 'it') return 'The team has marketing. It needs somebody from IT before it can hand in.';
	if (needs === 'marketing') return 'The team has IT. It needs somebody from marketing before it can hand in.';
	return 'The team needs somebody from marketing and somebody from IT before it can hand in.';
}

const sides = { marketing: 'marketing', it: 'IT', other: 'neither side' } as const;

/** The side that somebody stands for, in the middle of a sentence. */
export function sideInWords(side: { readonly function: JobFunction | null; readonly is_bridging: boolean }): string {
	const name = side.function ? sides[side.function] : 'neither side';
	return side.is_bridging ? `${name}, bridging` : name;
}

/** Which sides of the rule are filled: a person who bridges fills the side that is missing. */
export function filledSides(needs: Need, { marketing, it }: Sides): { marketing: boolean; it: boolean } {
	if (needs === 'nobody') return { marketing: true, it: true };
	if (needs === 'either') return { marketing: true, it: false };
	return { marketing: marketing > 0, it: it > 0 };
}

export const refusals = {
	event_is_full: {
		says: 'Every place in this event is taken. Its page says where you are on the waiting list, or lets you join it.'
	},
	no_such_team: { says: 'This team is not there any more, or you are not in it.' },
	no_such_idea: { says: 'This idea is not there any more. Choose another one.' },
	idea_has_no_event: { says: 'This idea stands alone. A team forms on an idea of an event.' },
	event_has_not_begun: { says: 'The event has not begun yet. Come back when ideas are taken in.' },
	event_is_over: { says: 'The deadline of this event has passed, so its teams stay as they are.' },
	extended_team_is_put_right_by_organizers: {
		says: 'The deadline of the event has passed. While a team has more time, only who runs the event takes people in and out. Ask one of them.'
	},
	team_keeps_its_mix: {
		says: 'You cannot leave now: the team has handed in and would not be mixed, or large enough, without you. Find somebody first.'
	},
	team_must_be_mixed: {
		field: 'pitch',
		says: 'The team is not mixed yet: it needs one person for marketing and another one for IT. Find the missing side first.'
	},
	team_is_too_small: {
		field: 'pitch',
		says: 'The team has fewer people than this event asks for. Find more people first.'
	},
	...entryRefusals,
	...roomRefusals,
	teams_idea_has_one_team: { says: 'This idea has a team already. Join that one.' },
	teams_name_is_short: { field: 'team', says: 'Give the team a name of 2 to 60 characters.' },
	teams_name_is_unique_in_event: {
		field: 'team',
		says: 'Another team of the event has this name. Choose a different one.'
	},
	teams_idea_is_of_the_event: { says: 'This idea is not part of the event. Choose another one.' },
	team_members_have_one_team_per_event: { says: 'You are in another team of this event. Leave it first.' },
	team_members_are_in_the_event: { says: 'This team is not part of the event. Choose another one.' }
} satisfies Refusals;
