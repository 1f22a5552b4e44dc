import { quoted, says, text, type Teller } from '#lib/activity/sentences.ts';

const list = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(', ') : '');

/** What is said of handing in and of the demo day, by its verb. */
export const tellersOfSubmissions: Readonly<Record<string, Teller>> = {
	'team.submitted': says('handed in for the team'),
	'team.extended': ({ until, reason }) => ({
		before: 'gave more time to the team',
		after: `until ${text(until).replace('T', ' ').slice(0, 16)}: ${quoted(reason)}`
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
