import { quoted, says, text, type Teller } from '#lib/activity/sentences.ts';

/** What is said of how teams find people and work, by its verb. Who was declined is not: the log is read by everybody. */
export const tellersOfTeams: Readonly<Record<string, Teller>> = {
	'event.team_rule_set': ({ min, max, must_mix }) => ({
		before: 'set how teams are made up in',
		after: `: ${text(min)} to ${text(max)} people, ${must_mix === false ? 'mixed or not' : 'mixed'}`
	}),
	'team.seat_opened': says('opened a seat in the team'),
	'team.seat_closed': says('closed a seat in the team'),
	'team.applied': says('asked to join the team'),
	'team.invited': says('invited somebody into the team'),
	'team.accepted': ({ who }) => ({ before: `took ${text(who)} into the team`, after: '' }),
	'team.request_declined': says('answered a request about the team'),
	'team.request_withdrawn': says('took back a request about the team'),
	'team.entry_set': ({ asks_first }) => ({
		before: asks_first === false ? 'opened to whoever joins the team' : 'made people ask first to join the team',
		after: ''
	}),
	'team.handed_over': ({ to }) => ({ before: 'handed over the team', after: `to ${text(to)}` }),
	'team.renamed': ({ from }) => ({ before: 'gave another name to', after: `, before ${quoted(from)}` }),
	'team.side_changed': ({ to, bridges }) => ({
		before: `stands for ${to === 'it' ? 'IT' : to === 'marketing' ? 'marketing' : 'neither side'}${bridges === true ? ', bridging,' : ''} now in the team`,
		after: ''
	}),
	'team.member_removed': ({ who }) => ({ before: `took ${text(who)} out of the team`, after: '' }),
	'team.registered_late': ({ who, reason }) => ({
		before: `registered ${text(who)} late for the team`,
		after: `: ${quoted(reason)}`
	}),
	'team.closed': says('closed the team', ', in which nobody was left'),
	'team.placed': ({ who }) => ({ before: `placed ${text(who)} in the team`, after: '' }),
	'team.place_kept': says('stays in the team'),
	'team.note_written': says('wrote a note in the room of the team'),
	'team.note_removed': says('took away a note from the room of the team'),
	'team.task_added': says('added a task in the room of the team'),
	'team.task_set': ({ done }) => ({
		before: `${done === true ? 'finished' : 'changed'} a task in the room of the team`,
		after: ''
	}),
	'team.task_removed': says('took away a task from the room of the team')
};
