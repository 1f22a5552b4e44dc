import { inWords } from '#lib/ui/moments.ts';
import { quoted, says, text, type Teller } from '#lib/activity/sentences.ts';

const list = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(', ') : '');

/** A time as the clocks of a zone showed it, with the zone: the log is the same for every reader. */
const onClocksOf = (zone: string, at: string): string =>
	`${inWords(new Date(at), 'moment', zone)} (${zone.replace(/_/g, ' ')})`;

/** What is said of handing in and of the demo day, by its verb. */
export const tellersOfSubmissions: Readonly<Record<string, Teller>> = {
	'team.submitted': says('handed in for the team'),
	'team.extended': ({ until, reason, zone }) => ({
		before: 'gave more time to the team',
		after: `until ${onClocksOf(text(zone) || 'UTC', text(until))}: ${quoted(reason)}`
	}),
	'event.submission_asked': ({ fields }) => ({ before: 'chose what teams hand in at', after: `: ${list(fields)}` }),
	'demo.planned': says('planned the demo day of'),
	'demo.changed': says('changed the demo day of'),
	'demo.ordered': ({ team, position }) => ({
		before: 'changed the running order of',
		after: position ? `: ${quoted(team)} is number ${text(position)}` : `: ${quoted(team)} is off it`
	}),
	'demo.run': says('ran the clock of the pitches at')
};
