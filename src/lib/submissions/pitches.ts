import { ordinal } from '#lib/ui/ordinal.ts';

/** When and where a team pitches: `at` as it was planned. */
export type Pitch = {
	readonly position: number;
	readonly at: string;
	readonly place: string;
	readonly state: 'waits' | 'next' | 'now' | 'done';
};

/** Whose turn it is, to those whose it is, without the time: "Your team pitches 2nd". */
export function pitchInWords({ state, position }: Pitch): string {
	if (state === 'now') return 'Your team pitches now';
	if (state === 'next') return 'Your team is next to pitch';
	return state === 'done' ? 'Your team has pitched' : `Your team pitches ${ordinal(position)}`;
}

type DemoDay = {
	readonly starts_at: string;
	readonly pitch_minutes: number;
	readonly question_minutes: number;
	readonly place: string;
};

/** The points of an agenda with the demo day among them, in order; `id` of that one is 0. */
export function withDemoDay<P extends { readonly at: string }>(points: readonly P[], day: DemoDay | null) {
	if (!day) return [...points];
	const questions = day.question_minutes > 0 ? `, then ${day.question_minutes} min for questions` : '';
	const note = `Each team has ${day.pitch_minutes} min to pitch${questions}.`;
	const point = { id: 0, at: day.starts_at, title: 'Demo day', place: day.place, note };
	return [...points, point].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
