import type { Refusals } from '#lib/refusals.ts';
import type { Side } from '#lib/ui/sides.ts';

/** What is asked of everybody who registers; `answer` is the reader's own. */
export type Question = {
	readonly id: number;
	readonly asks: string;
	readonly kind: 'text' | 'choice';
	readonly options: readonly string[];
	readonly is_required: boolean;
	readonly answer: string | null;
};

/** How many fit; null is no limit. */
export type Limits = {
	readonly most: number | null;
	readonly most_marketing: number | null;
	readonly most_it: number | null;
	readonly most_other: number | null;
};

/** Where the code of the room, read by a camera, leads: to the event, with the code in the form that checks in. */
export const checkInAddress = (origin: string, slug: string, code: string): string =>
	`${origin}/events/${slug}?${new URLSearchParams({ code })}`;

/** The code in an address of the kind above; nothing where none is. */
export const codeIn = ({ searchParams }: URL): string => (searchParams.get('code') ?? '').slice(0, 20);

type Door = { readonly phase: string; readonly ideation_at: string; readonly asked_at: string };

/** When checking in opens: a day before the event begins, as the database has it. */
export const checkInAt = ({ ideation_at: begins }: Pick<Door, 'ideation_at'>): string =>
	new Date(Date.parse(begins) - 86_400_000).toISOString();

/** Whether people check in now: from then until the results. */
export const checksIn = (event: Door): boolean =>
	event.phase !== 'results' && Date.parse(event.asked_at) >= Date.parse(checkInAt(event));

/** The field of a question in the form of registration. */
export const answerField = (id: number): string => `answers.q${id}`;

const sidesInWords: Readonly<Record<Side, string>> = {
	...{ marketing: 'marketing', it: 'IT', other: 'people of neither function' }
};

/** The side of a place, where it is not that of the profile any more and the event counts places by sides; else nothing. */
export function placeInWords(limits: Limits | null, placeOf: Side | null, now: Side | null): string {
	const counts =
		limits !== null && [limits.most_marketing, limits.most_it, limits.most_other].some((most) => most !== null);
	return counts && placeOf !== null && placeOf !== now ? `has a place for ${sidesInWords[placeOf]}` : '';
}

/**
 * How many places there are, in words; nothing where there is no limit. `closed` is a side for which none is free, though others may be.
 */
export function placesInWords(limits: Limits | null, registered: number, closed: Side | null = null): string {
	if (!limits) return '';
	const ofSide = closed && limits[`most_${closed}`];
	if (closed && ofSide !== null && (limits.most === null || registered < limits.most)) {
		const whose = sidesInWords[closed];
		const taken =
			ofSide === 0
				? `No place is for ${whose}.`
				: ofSide === 1
					? `The one place for ${whose} is taken.`
					: `All ${ofSide} places for ${whose} are taken.`;
		return limits.most === null ? taken : `${taken} The ${limits.most - registered} that are free are for others.`;
	}
	const sides = [
		limits.most_marketing !== null && `${limits.most_marketing} from marketing`,
		limits.most_it !== null && `${limits.most_it} from IT`,
		limits.most_other !== null && `${limits.most_other} from elsewhere`
	].filter(Boolean);
	const of = sides.length > 0 ? `At most ${sides.join(', ')}.` : '';
	if (limits.most === null) return of;
	const left = Math.max(0, limits.most - registered);
	const places = left === 0 ? `All ${limits.most} places are taken.` : `${left} of ${limits.most} places are free.`;
	return [places, of].filter(Boolean).join(' ');
}

export const registrationRefusals = {
	answered_question_changed: {
		says: 'People have answered a question that you changed. Say below it whether it is still the same one.'
	},
	event_is_full: {
		says: 'Every place in this event is taken. Its page says where you are on the waiting list, or lets you join it.'
	},
	answers_are_required: { says: 'Answer every question that is not optional, then register again.' },
	answers_are_offered: { says: 'Choose one of the answers that are offered.' },
	team_members_are_registered: {
		says: 'You are in a team of this event. Leave the team first, then take back your registration.'
	},
	registration_limits_most_is_a_number: {
		field: 'most',
		says: 'Give a whole number from 1 to 100,000, or leave it empty.'
	},
	registration_limits_per_function_are_numbers: {
		field: 'most_marketing',
		says: 'Give whole numbers from 0 to 100,000, or leave them empty.'
	},
	registration_questions_ask_something: {
		field: 'questions.0.asks',
		says: 'Write each question in 3 to 200 characters.'
	},
	registration_questions_offer_a_choice: {
		field: 'questions.0.options',
		says: 'Offer 2 to 20 answers to choose from, one a line; a question for text offers none.'
	},
	questions_are_few: { says: 'Ask at most 20 questions: take some away.' },
	registration_answers_fit: { says: 'Shorten your answers to 1,000 characters each.' },
	waiting_list_holds_everybody_once: { says: 'You are on the waiting list already.' },
	registration_removals_say_why: { field: 'reason', says: 'Say why, in 5 to 300 characters.' },
	own_registration_is_cancelled: { says: 'This is your own registration. Take it back on the page of the event.' },
	check_in_is_closed: {
		field: 'code',
		says: 'Checking in is possible from a day before the event begins until its results.'
	},
	check_in_code_is_wrong: {
		field: 'code',
		says: 'This is not the code of the event. Look at the screen in the room and type it again.'
	},
	check_in_needs_registration: { says: 'Register first: only who is registered can be checked in.' }
} satisfies Refusals;
