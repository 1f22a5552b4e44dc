import { refusals as eventRefusals } from '#lib/events/events.ts';
import { sentenceFor } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { entryRefusals } from '#lib/teams/refusals.ts';
import { refusals as teamRefusals } from '#lib/teams/teams.ts';

type Place = { readonly person: string; readonly team: number };

/** What stands against the placing as a whole, in sentences. */
export const refusals = { ...eventRefusals, ...teamRefusals };

/**
 * How many were placed and who was not. `left`: each for a reason of his or her own. `refused`: all whose turn had not come when no more
 * was allowed; those who found a team meanwhile are counted without a name.
 */
export type Placed = {
	readonly placed: number;
	readonly left: readonly { readonly name: string; readonly why: string }[];
	readonly refused: { readonly people: number; readonly names: readonly string[]; readonly why: string } | null;
};

// as many as the database takes at once
const AT_ONCE = 500;

/**
 * Places people however many they are. Where something stands against a later part of them, those before are placed and stay so: it is
 * answered who is left. Where it stands against the first, nobody is placed and the error is answered.
 */
export async function placeAll(
	supabase: Supabase,
	event: { readonly id: number; readonly slug: string },
	places: readonly Place[]
) {
	const left: { person: string; why: string }[] = [];
	let error = null;
	let done = 0;
	for (; done < places.length; done = Math.min(done + AT_ONCE, places.length)) {
		const part = await entries.place(supabase, event.id, places.slice(done, done + AT_ONCE));
		if (!part.left) {
			error = part.error;
			break;
		}
		left.push(...part.left);
	}
	if (error && done === 0) return { error };
	const rest = places.slice(done);
	const free = left.length + rest.length > 0 ? (await entries.gather(supabase, event.slug)).free : [];
	const names = new Map(free.map(({ id, name }) => [id, name]));
	const placed: Placed = {
		placed: done - left.length,
		left: left.map(({ person, why }) => ({
			name: names.get(person) ?? 'Somebody who has a team meanwhile',
			why: whyLeft(why)
		})),
		refused: error && {
			people: rest.length,
			names: rest.flatMap(({ person }) => names.get(person) ?? []),
			why: sentenceFor(error, refusals).says
		}
	};
	return { placed };
}

/** Why somebody was not placed, in a sentence. */
function whyLeft(why: string): string {
	return why === 'team_members_have_one_team_per_event'
		? 'Has found a team meanwhile.'
		: sentenceFor({ code: 'PT409', message: why }, entryRefusals).says;
}
