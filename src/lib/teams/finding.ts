import { fitsSeat, type Candidate, type Gaps } from '#lib/teams/mixing.ts';

/** What narrows the teams of an event, and who is shown of those without one. */
export type TeamsFilter = {
	readonly for?: 'me' | 'marketing' | 'it' | undefined;
	readonly skill?: string;
	/** In the name of the team or its idea. */
	readonly words?: string;
	/** Those that formed after this one. */
	readonly after?: number | undefined;
	readonly who?: 'marketing' | 'it' | 'bridging' | undefined;
	/** Shows more of those without a team. */
	readonly all?: 'yes' | undefined;
};

/** How many of those without a team a page shows at first, and when it is asked for more. */
export const SHOWN_PEOPLE = { few: 12, all: 200 } as const;

type Looker = Pick<Candidate, 'function' | 'is_bridging'>;

const has = (words: readonly string[], skill: string) =>
	words.some((word) => word.toLowerCase().includes(skill.toLowerCase()));

/** Whether a team lacks somebody of this kind or keeps a seat open that they fit. */
function looksFor({ needs, seats }: Gaps, somebody: Looker): boolean {
	const lacks =
		needs !== 'nobody' &&
		(somebody.is_bridging ||
			(somebody.function !== 'other' && ((needs !== 'marketing' && needs !== 'it') || needs === somebody.function)));
	return lacks || seats.some((seat) => fitsSeat(seat, somebody));
}

/** The teams that a filter leaves. */
export function narrowTeams<Team extends Gaps>(teams: readonly Team[], filter: TeamsFilter, me: Looker): Team[] {
	const somebody = filter.for === 'me' ? me : filter.for && { function: filter.for, is_bridging: false };
	return teams
		.filter((team) => !somebody || looksFor(team, somebody))
		.filter(
			(team) =>
				!filter.skill ||
				has(
					team.seats.flatMap(({ skills }) => skills),
					filter.skill
				)
		);
}

/** Whether a team is one of those that words and page leave. */
export function isOnPage(
	team: { readonly name: string; readonly idea: string },
	{ words, after }: TeamsFilter
): boolean {
	return words ? `${team.name} ${team.idea}`.toLowerCase().includes(words.toLowerCase()) : !after;
}

/** The people that a filter leaves. */
export function narrowPeople(people: readonly Candidate[], { who, skill }: TeamsFilter): Candidate[] {
	return people
		.filter((person) => !who || (who === 'bridging' ? person.is_bridging : person.function === who))
		.filter((person) => !skill || has(person.skills, skill));
}

/** The skills that people have or seats ask for, most wanted first, for suggestions while typing. */
export function skillsKnown(teams: readonly Gaps[], people: readonly Candidate[]): string[] {
	const counts = new Map<string, number>();
	const wanted = teams.flatMap(({ seats }) => seats.flatMap(({ skills }) => skills));
	for (const skill of [...wanted, ...people.flatMap(({ skills }) => skills)]) {
		counts.set(skill.toLowerCase(), (counts.get(skill.toLowerCase()) ?? 0) + 1);
	}
	return [...counts]
		.sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
		.map(([skill]) => skill)
		.slice(0, 60);
}

/** The address of the teams of an event, narrowed; a change of null takes a part away. */
export function teamsUrl(
	slug: string,
	filter: TeamsFilter,
	change: { readonly [Part in keyof TeamsFilter]?: TeamsFilter[Part] | null } = {}
) {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) query.set(name, String(value));
	return `/events/${slug}/teams${query.size === 0 ? '' : `?${query}`}`;
}

/** A seat in a few words: "IT: sql, python". */
export function seatInWords({ wants, skills }: Gaps['seats'][number]): string {
	const side = wants === 'marketing' ? 'Marketing' : wants === 'it' ? 'IT' : 'Either side';
	return skills.length === 0 ? side : `${side}: ${skills.join(', ')}`;
}

/** What a gathering of people has: "3 of 2 to 6 people" would puzzle, so it says what is there and what is left. */
export function sizeInWords(
	size: number,
	{ min_size, max_size }: { readonly min_size: number; readonly max_size: number }
): string {
	const there = size === 1 ? '1 person' : `${size} people`;
	if (size < min_size) return `${there} of at least ${min_size}`;
	return size >= max_size ? `${there}, full` : `${there}, room for ${max_size - size}`;
}

/** The rule of an event in one sentence. */
export function ruleInWords({
	min_size,
	max_size,
	must_mix
}: {
	readonly min_size: number;
	readonly max_size: number;
	readonly must_mix: boolean;
}): string {
	const size = min_size === max_size ? `${min_size}` : `${min_size} to ${max_size}`;
	const people = max_size === 1 ? 'person' : 'people';
	return `A team has ${size} ${people}${must_mix ? ', at least one for marketing and another one for IT' : ', mixed or not'}.`;
}

/** Somebody who can be chosen from a list: with the part that he or she has in the event besides. */
export type Choice = Pick<Candidate, 'id' | 'name' | 'function'> & { readonly helps: 'organizer' | 'mentor' | null };

/** As much of somebody as a list to choose from needs. */
export const toChoose = ({ id, name, function: side, helps }: Choice): Choice => ({ id, name, function: side, helps });

const sides = { marketing: 'marketing', it: 'IT', other: 'other' } as const;
const parts = { organizer: 'organizes the event', mentor: 'mentors' } as const;

/** A line of such a list: "Rik Bos, IT, organizes the event". */
export function choiceInWords({ name, function: side, helps }: Choice): string {
	return [name, side ? sides[side] : 'no function', helps && parts[helps]].filter(Boolean).join(', ');
}
