import type { Database } from '#lib/database.types.ts';
import { tellersOfDecisions } from '#lib/activity/decisionTellers.ts';
import { tellersOfEvents } from '#lib/activity/eventTellers.ts';
import { tellersOfJudging } from '#lib/activity/judgingTellers.ts';
import { tellersOfTeams } from '#lib/activity/teamTellers.ts';
import { tellersOfIdeas } from '#lib/activity/ideaTellers.ts';
import { quoted, says, text, type Details, type Sentence, type Teller } from '#lib/activity/sentences.ts';
import { tellersOfResults } from '#lib/activity/resultTellers.ts';
import { tellersOfSubmissions } from '#lib/activity/submissionTellers.ts';

/** An entry of the log, with the names of who and what. */
export type Entry = Database['public']['Views']['activity_list']['Row'];

const fields: Readonly<Record<string, string>> = {
	insight: 'the insight',
	change: 'the change',
	audience: 'the audience',
	expected_outcome: 'the expected outcome',
	riskiest_assumption: 'the riskiest assumption',
	success_threshold: 'the success threshold',
	kill_state: 'the kill criterion',
	kill_on: 'the kill date',
	ends_on: 'the end of the time-box',
	criterion: 'a criterion'
};

/** Readings and amendments change what is met: the first kill criterion is named, the rest counted. */
function toldChanges(changes: readonly unknown[]): Sentence {
	const [first, ...more] = changes.filter((one): one is Details => typeof one === 'object' && one !== null);
	if (!first) return { before: 'changed which criteria are met by', after: '' };
	const happened = first.kind === 'success' ? 'a success number is reached by' : 'a kill criterion is met by';
	const others = more.length === 0 ? '' : ` and ${more.length} more`;
	return {
		before: `${first.is_met === true ? 'found that' : 'took back that'} ${happened}`,
		after: `(${text(first.kpi)}, ${text(first.variant)}${others})`
	};
}

/** One teller for every verb the database logs; a test finds the ones that are missing. */
export const tellers: Readonly<Record<string, Teller>> = {
	'person.joined': ({ role }) => ({ before: role === 'admin' ? 'joined as the first admin' : 'joined', after: '' }),
	'person.profiled': says('filled in a profile'),
	'person.role_changed': ({ from, to }) => ({
		before: 'changed the role of',
		after: `from ${text(from)} to ${text(to)}`
	}),
	'kpi.added': says('added the KPI'),
	'kpi.replaced': ({ version }) => ({ before: `wrote version ${text(version)} of the KPI`, after: '' }),
	'kpi.agreed': ({ side }) => ({ before: 'agreed to the KPI', after: `for ${side === 'it' ? 'IT' : text(side)}` }),
	'priority.added': says('wrote the joint priority'),
	'priority.edited': says('changed the words of the priority'),
	'priority.placed': ({ place }) => ({ before: 'moved the priority', after: `to place ${text(place)}` }),
	'priority.retired': says('retired the priority'),
	'priority.restored': says('brought back the priority'),
	'priority.agreed': ({ side }) => ({
		before: 'agreed to the priority',
		after: `for ${side === 'it' ? 'IT' : text(side)}`
	}),
	'idea.prioritised': ({ priority }) => ({
		before: priority ? 'said which priority is served by' : 'took the priority off',
		after: priority ? `: ${quoted(priority)}` : ''
	}),
	'idea.wanted': ({ to }) => ({
		before: to ? 'said by when the business asks for' : 'took the day off by which the business asked for',
		after: to ? `: ${text(to)}` : ''
	}),
	'workspace.approval_set': ({ needed }) => ({
		before: 'changed',
		after: needed === true ? ': both owners approve a plan before it starts' : ': a plan starts without approval'
	}),
	'workspace.field_added': ({ field }) => ({ before: 'changed', after: `: a plan has the field ${quoted(field)}` }),
	'workspace.field_changed': ({ field }) => ({
		before: 'changed',
		after: `: the field ${quoted(field)} reads differently`
	}),
	'workspace.field_retired': ({ field }) => ({
		before: 'changed',
		after: `: plans have no field ${quoted(field)} any more`
	}),
	'workspace.field_restored': ({ field }) => ({
		before: 'changed',
		after: `: plans have the field ${quoted(field)} again`
	}),
	'workspace.point_added': ({ point }) => ({ before: 'changed', after: `: a handover asks for ${quoted(point)}` }),
	'workspace.point_changed': ({ point }) => ({
		before: 'changed',
		after: `: the point ${quoted(point)} reads differently`
	}),
	'workspace.point_retired': ({ point }) => ({
		before: 'changed',
		after: `: no handover asks for ${quoted(point)} any more`
	}),
	'workspace.point_restored': ({ point }) => ({
		before: 'changed',
		after: `: a handover asks for ${quoted(point)} again`
	}),
	'event.ledger_checked': ({ days }) => ({ before: `said, after ${text(days)} days, what came of`, after: '' }),
	'idea.edited': says('edited the idea'),
	'comment.written': says('commented on'),
	'comment.removed': says('removed a comment on'),
	'team.formed': says('formed the team'),
	'team.joined': says('joined the team'),
	'team.left': says('left the team'),
	'team.carried_on': ({ owner, start_by }) => ({
		before: 'turned into an experiment what was handed in by',
		after: `: ${text(owner)} starts it by ${text(start_by)}`
	}),
	'team.followed': ({ title }) => ({ before: 'carried on', after: `with the experiment ${quoted(title)}` }),
	'team.stopped': says('said why it stops for the team'),
	...tellersOfTeams,
	'experiment.drafted': says('drafted the experiment'),
	'experiment.planned': says('wrote the plan of'),
	'experiment.sized': says('sized the plan of'),
	'experiment.approved': ({ side }) => ({
		before: 'approved the plan of',
		after: `for ${side === 'it' ? 'IT' : text(side)}`
	}),
	'experiment.kpis_renewed': says('moved to the newest KPIs in the plan of'),
	'experiment.pictured': ({ variant, has_picture }) => ({
		before: `${has_picture ? 'showed' : 'took away'} what “${text(variant)}” looks like in the plan of`,
		after: ''
	}),
	'experiment.copied': ({ title }) => ({ before: 'copied a plan for', after: `, from ${quoted(title)}` }),
	'experiment.started': says('started the experiment', 'and froze its registration'),
	'experiment.amended': ({ field, from, to }) => ({
		before: `amended ${fields[text(field)] ?? 'the plan'} of`,
		after: `from ${quoted(from)} to ${quoted(to)}`
	}),
	'experiment.owner_replaced': ({ side, from, to, reason }) => ({
		before: `named a new ${side === 'it' ? 'IT' : text(side)} owner of`,
		after: `: ${text(to)} in the place of ${text(from)}. ${text(reason)}`
	}),
	'experiment.stopped': ({ criterion, to }) => ({
		before: 'stopped early',
		after: `(${criterion === 'outside' ? 'a reason from outside' : text(criterion).replaceAll('_', ' ')}), so that it ended on ${text(to)}`
	}),
	'criteria.judged': ({ changes }) => toldChanges(Array.isArray(changes) ? changes : []),
	'criterion.answered': ({ kind, reason }) => ({
		before: `lets it run although a ${kind === 'success' ? 'success number is reached' : 'kill criterion is met'}:`,
		after: `because ${quoted(reason)}`
	}),
	'experiment.shared': ({ days }) => ({
		before: 'made a link that shows',
		after: `to people outside for ${text(days)} ${Number(days) === 1 ? 'day' : 'days'}`
	}),
	'experiment.unshared': says('ended a link that showed', 'to people outside'),
	'feed.renewed': says('made a calendar address'),
	'feed.ended': says('ended a calendar address'),
	'readings.recorded': says('entered readings for'),
	'notebook.written': ({ kind, replaces }) => ({
		before: replaces
			? 'corrected the notebook of'
			: `wrote ${kind === 'note' ? 'a' : 'an'} ${text(kind)} in the notebook of`,
		after: ''
	}),
	'notebook.struck': says('struck an entry in the notebook of'),
	'experiment.tagged': says('tagged the experiment'),
	'learning.written': says('wrote down the learning'),
	'learning.weighed': ({ stance }) => ({
		before: `gave evidence that ${stance === 'contradicts' ? 'contradicts' : 'supports'}`,
		after: ''
	}),
	'learning.reworded': ({ from }) => ({ before: 'reworded the learning', after: `, before: ${quoted(from)}` }),
	'readings.withdrawn': ({ day, reason }) => ({
		before: 'withdrew readings of',
		after: `on ${text(day)}: ${quoted(reason)}`
	}),
	'readings.token_made': says('made a token for readings of'),
	'readings.token_revoked': says('revoked a token for readings of'),
	...tellersOfIdeas,
	...tellersOfDecisions,
	...tellersOfEvents,
	...tellersOfResults,
	...tellersOfJudging,
	...tellersOfSubmissions
};

/** What an entry says. A verb nobody foresaw is shown as it was logged. */
export function tell({ verb, details }: Pick<Entry, 'verb' | 'details'>): Sentence {
	const known: Details = typeof details === 'object' && details !== null && !Array.isArray(details) ? details : {};
	return tellers[verb]?.(known) ?? { before: `${verb} on`, after: '' };
}

/** Whether the name of the thing is worth saying: not where it is the one who acted. */
export function namesSubject({ actor_id, subject_id, verb }: Pick<Entry, 'actor_id' | 'subject_id' | 'verb'>): boolean {
	return actor_id !== subject_id || verb === 'person.role_changed';
}

/** The page of the thing an entry is about. */
export function addressOf({ subject, subject_key, subject_name }: Entry): string {
	if (subject === 'people') return `/people?q=${encodeURIComponent(subject_name ?? '')}`;
	if (subject === 'workspace') return '/settings';
	if (subject === 'board') return '/board';
	return `/${subject}/${subject_key ?? ''}`;
}

/** What the log can be narrowed to. */
export const subjects = [
	{ value: 'people', label: 'People' },
	{ value: 'events', label: 'Events' },
	{ value: 'ideas', label: 'Ideas' },
	{ value: 'teams', label: 'Teams' },
	{ value: 'experiments', label: 'Experiments' },
	{ value: 'kpis', label: 'KPIs' },
	{ value: 'priorities', label: 'Priorities' },
	{ value: 'learnings', label: 'Learnings' },
	{ value: 'reviews', label: 'Reviews' }
] as const;

type Narrowing = { readonly subject?: string; readonly id?: string; readonly by?: string; readonly before?: number };

/** The address of the log, narrowed. */
export function logAddress(narrowing: Narrowing): string {
	const address = new URLSearchParams();
	for (const [name, value] of Object.entries(narrowing)) if (value !== undefined) address.set(name, String(value));
	return address.size === 0 ? '/activity' : `/activity?${address}`;
}
