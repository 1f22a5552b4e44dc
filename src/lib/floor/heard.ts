import { audiences, type Audience } from '#lib/floor/floor.ts';
import type { JobFunction } from '#lib/people/people.ts';
import type { Need } from '#lib/teams/teams.ts';

const names = ['registered', 'free', 'marketing', 'it', 'other', 'bridging', 'teams', 'handed_in', 'ideas'] as const;
/** What the pages of an event count; `free`: how many look for a team. */
export type Counts = Readonly<Record<(typeof names)[number], number>>;
/** A team as everybody sees it in a list. */
export type SeenTeam = {
	readonly id: number;
	readonly name: string;
	readonly idea_id: number;
	readonly idea: string;
	readonly size: number;
	readonly marketing: number;
	readonly it: number;
	readonly bridging: number;
	readonly needs: Need;
	readonly must_mix: boolean;
	/** How many people more than it has the event asks for at least. */
	readonly lacks: number;
	readonly submitted_at: string | null;
};
/** The same with the ids of its people. */
export type HeardTeam = SeenTeam & { readonly people: readonly string[] };
/** An announcement for everybody, its words drawn by the server. */
export type SaidNow = {
	readonly id: number;
	readonly says: string;
	readonly html: string;
	readonly author: string;
	readonly due_at: string;
};

/** What is heard in an event, and by whom it was done. */
export type Heard = { readonly by: string | null } & (
	| { readonly kind: 'said'; readonly said: SaidNow }
	| { readonly kind: 'unsaid'; readonly id: number }
	/** Something was said for some, or is due later (`next_at`); its words are read by those it is for. */
	| { readonly kind: 'for'; readonly audience: Audience; readonly next_at: string | null }
	/** A team changed; null where not everybody may read of it. */
	| { readonly kind: 'team'; readonly team: HeardTeam | null; readonly counts: Counts | null }
	| { readonly kind: 'closed'; readonly id: number; readonly counts: Counts | null }
	| { readonly kind: 'counts'; readonly counts: Counts }
	| { readonly kind: 'help' }
	/** Something else changed, which only the page itself tells. */
	| { readonly kind: 'changed' }
);

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

const isCounts = (value: unknown): value is Counts => names.every((name) => isNumber(Object(value)[name]));
const isTeam = (value: unknown): value is HeardTeam => {
	const { id, name, idea, idea_id, size, marketing, it, bridging, lacks, needs, people } = Object(value);
	return (
		[id, idea_id, size, marketing, it, bridging, lacks].every(isNumber) &&
		[name, idea, needs].every(isText) &&
		Array.isArray(people)
	);
};
const isSaid = (value: unknown): value is SaidNow => {
	const { id, says, html, author, due_at } = Object(value);
	return isNumber(id) && [says, html, author, due_at].every(isText);
};

/** What one message of the floor of an event says, oldest first; what is not understood means that the page is read again. */
export function heardIn(payload: unknown): readonly Heard[] {
	const { before } = Object(payload);
	return [...(Array.isArray(before) ? before : []), payload].map((one: unknown): Heard => {
		const { key, said, unsaid, team, closed, about, next_at, for: whom, counts: counted, by: who } = Object(one);
		const by = isText(who) ? who : null;
		const counts = isCounts(counted) ? counted : null;
		const audience = audiences.find(({ value }) => value === whom)?.value;
		if (isSaid(said)) return { by, kind: 'said', said };
		if (isNumber(unsaid)) return { by, kind: 'unsaid', id: unsaid };
		if (audience) return { by, kind: 'for', audience, next_at: isText(next_at) ? next_at : null };
		if (isNumber(closed)) return { by, kind: 'closed', id: closed, counts };
		if (isText(key) && key.startsWith('team ')) return { by, kind: 'team', team: isTeam(team) ? team : null, counts };
		if (counts) return { by, kind: 'counts', counts };
		return { by, kind: about === 'help' ? 'help' : 'changed' };
	});
}

/** Where the reader stands in the event. */
export type Reader = {
	readonly function: JobFunction | null;
	readonly isRegistered: boolean;
	readonly hasCome: boolean;
	readonly isWaiting: boolean;
	/** Undefined where the page does not know. */
	readonly team: { readonly hasHandedIn: boolean } | null | undefined;
	readonly isMentor: boolean;
	/** Who runs the event reads everything. */
	readonly mayEdit: boolean;
};

/** Where somebody stands in an event that is shown, and in which team. */
export const readerOf = (
	event: {
		readonly is_registered: boolean;
		readonly has_come: boolean;
		/** 0: does not wait. */
		readonly waiting: { readonly place: number };
		readonly roles: readonly { readonly id: string; readonly role: string }[];
		readonly may_edit: boolean;
	},
	person: { readonly id: string; readonly function: Reader['function'] } | null | undefined,
	team: { readonly submitted_at: string | null } | null | undefined
): Reader => ({
	function: person?.function ?? null,
	isRegistered: event.is_registered,
	hasCome: event.has_come,
	isWaiting: event.waiting.place > 0,
	team: team && { hasHandedIn: team.submitted_at !== null },
	isMentor: event.roles.some(({ id, role }) => role === 'mentor' && id === person?.id),
	mayEdit: event.may_edit
});

/** Whether an announcement may be for this reader: the others need not ask for its words. The database decides. */
export function concerns(audience: Audience, reader: Reader): boolean {
	if (reader.mayEdit) return true;
	switch (audience) {
		case 'marketing':
		case 'it':
			return reader.isRegistered && reader.function === audience;
		case 'without_team':
			return reader.isRegistered && !reader.team;
		case 'not_handed_in':
			return reader.team !== null && !reader.team?.hasHandedIn;
		case 'not_checked_in':
			return reader.isRegistered && !reader.hasCome;
		case 'waiting':
			return reader.isWaiting;
		case 'mentors':
			return reader.isMentor;
		case 'challenge':
		case 'team':
			return reader.team !== null;
		// who judges is not told to everybody
		case 'judges':
		case 'everybody':
			return true;
	}
}
