import { answer, done, type Cast } from './cast.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** An event that is over; its id is known when it is told. */
export type PitchedEvent = {
	readonly event: () => number;
	readonly organizer: string;
	readonly cast: Cast;
	readonly timeline: Timeline;
	/** When nobody could hand in any more. */
	readonly judging: Date;
};

/** The organizer plans the pitches after the deadline and runs them until everybody has pitched. */
export function tellDemoDay({ event, organizer, cast, timeline, judging }: PitchedEvent): void {
	const { client } = cast.named(organizer);
	const starts = hoursAfter(judging, 0.5);
	const plan = {
		starts_at: starts.toISOString(),
		...{ pitch_minutes: 3, question_minutes: 2, place: 'Large room' }
	};
	timeline.at(hoursAfter(judging, 0.1), () => done(client.rpc('plan_demo', { p_event: event(), p_plan: plan })));
	timeline.at(starts, async () => {
		const teams = await answer(client.from('demo_slots').select('team_id').eq('event_id', event()));
		// to pitch, to answer, to make room
		const presses = teams.flatMap(() => ['start', 'next', 'next']);
		for (const press of presses) {
			const day = await answer(client.from('demo_days').select('version').eq('event_id', event()).single());
			await done(client.rpc('run_demo', { p_event: event(), p_do: press, p_version: day.version }));
		}
	});
}
