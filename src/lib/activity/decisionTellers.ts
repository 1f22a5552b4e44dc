import { quoted, says, stage, text, type Teller } from '#lib/activity/sentences.ts';

/** What is said of the board, reviews, ballots, decisions, and of what follows them, by its verb. */
export const tellersOfDecisions: Readonly<Record<string, Teller>> = {
	'board.limited': says('set how many cards belong in the columns of'),
	'board.view_shared': ({ name }) => ({ before: 'shared a view of', after: `: ${quoted(name)}` }),
	'board.view_forgotten': ({ name }) => ({ before: 'took away a shared view of', after: `: ${quoted(name)}` }),
	'review.planned': says('planned the review'),
	'review.changed': says('changed the review'),
	'review.agenda_filled': ({ added }) => ({ before: 'put what is due on the agenda of', after: `(${text(added)})` }),
	'review.item_added': says('put an experiment on the agenda of'),
	'review.item_removed': says('took an experiment off the agenda of'),
	'review.item_arranged': says('arranged the agenda of'),
	'review.item_timed': ({ runs }) => ({
		before: `${runs === false ? 'stopped' : 'started'} the clock of an item of`,
		after: ''
	}),
	'review.attended': ({ is_there }) => ({
		before: is_there === false ? 'took back who is at' : 'noted who is at',
		after: ''
	}),
	'review.delegated': ({ to }) => ({ before: `${to ? 'delegated ballots' : 'took back a delegation'} in`, after: '' }),
	'review.conflict_declared': ({ has }) => ({
		before: `${has === false ? 'took back' : 'declared'} a conflict of interest in`,
		after: ''
	}),
	'review.results_opened': says('opened results in'),
	'experiment.results_opened': says('opened the results of'),
	'results.watched': ({ watches }) => ({
		before: watches === false ? 'holds back results from now on, as' : 'sees all results as they come in, as',
		after: ''
	}),
	'review.forecast_given': says('gave a private forecast in'),
	'review.forecast_shared': ({ is_shared }) => ({
		before: `${is_shared === false ? 'hid' : 'shared'} a forecast in`,
		after: ''
	}),
	'review.closed': says('closed the review'),
	'ballot.opened': says('opened the ballot on'),
	'ballot.withdrawn': says('withdrew the ballot on'),
	'ballot.conflict_declared': says('declared a conflict of interest in the ballot on'),
	'ballot.cast': ({ version, for: absent }) => ({
		before: Number(version) > 1 ? 'changed a secret ballot on' : 'cast a secret ballot on',
		after: absent === undefined ? '' : 'in the place of somebody absent'
	}),
	'decision.second_asked': ({ outcome }) => ({ before: 'asked for a second on', after: `to ${text(outcome)}` }),
	'decision.seconded': ({ outcome }) => ({ before: 'seconded a departure on', after: `to ${text(outcome)}` }),
	'ballot.revealed': says('revealed the ballots on'),
	'decision.signed': ({ side, outcome }) => ({
		before: 'signed',
		after: `for ${side === 'it' ? 'IT' : text(side)}: ${text(outcome)}`
	}),
	'tranche.released': ({ amount, days }) => ({ before: 'released a tranche for', after: stage(amount, days) }),
	'tranche.corrected': ({ amount, days }) => ({ before: 'corrected a tranche of', after: stage(amount, days) }),
	'spend.recorded': ({ amount, days }) => ({ before: 'wrote down what was spent on', after: stage(amount, days) }),
	'spend.corrected': ({ amount, days }) => ({ before: 'corrected what was spent on', after: stage(amount, days) }),
	'budget.set': ({ amount, days, quarter, priority }) => ({
		before: 'changed',
		after: `: ${priority ? quoted(priority) : 'what names no priority'} has ${stage(amount, days)} in the quarter from ${text(quarter)}`
	}),
	'review.budgeted': ({ amount, days }) => ({
		before: 'set the budget of the review',
		after: `to ${stage(amount, days)}`
	}),
	'workspace.currency_set': ({ from, to }) => ({
		before: 'changed',
		after: `: money is in ${text(to)} and not in ${text(from)}`
	}),
	'experiment.decided': ({ outcome, rule_met }) => ({
		before: 'decided',
		after: `to ${text(outcome)}${rule_met === false ? ', overruling the ballot' : ''}`
	}),
	'decision.superseded': ({ from, to, rule_met }) => ({
		before: 'superseded the decision on',
		after: `from ${text(from)} to ${text(to)}${rule_met === false ? ', overruling the ballot' : ''}`
	}),
	'brief.asked': says('wrote what the team asks for in the brief of'),
	'brief.signed_off': ({ topic, state }) => ({
		before: `${state === 'signed' ? 'signed' : state === 'refused' ? 'refused' : 'took back the word on'} ${text(topic)} in the brief of`,
		after: ''
	}),
	'handover.started': ({ owner }) => ({ before: 'began the handover of', after: `to ${text(owner)}` }),
	'handover.called_off': says('called off the handover of'),
	'handover.planned': ({ owner, to }) => ({
		before: 'planned the handover of',
		after: [owner && `to ${text(owner)}`, to && `until ${text(to)}`].filter(Boolean).join(', ')
	}),
	'handover.item_settled': ({ item, state }) => ({
		before: `marked ${quoted(item)} ${state === 'not_needed' ? 'not needed' : text(state)} in the handover of`,
		after: ''
	}),
	'handover.blocked': ({ words }) => ({ before: 'reported what blocks', after: `: ${quoted(words)}` }),
	'handover.unblocked': ({ words }) => ({ before: 'resolved what blocked', after: `: ${quoted(words)}` }),
	'handover.went_live': ({ on }) => ({ before: 'said that it is live:', after: `since ${text(on)}` }),
	'handover.read': ({ readings }) => ({ before: 'entered readings from production of', after: `(${text(readings)})` }),
	'handover.checked': ({ days, is_live, standing }) => ({
		before: `checked after ${text(days)} days`,
		after: is_live === false ? ': it is switched off' : `: the effect is ${text(standing).replaceAll('_', ' ')}`
	}),
	'experiment.revived': ({ title, reason }) => ({
		before: 'revived',
		after: `, from the kill of ${quoted(title)}, because ${quoted(reason)}`
	})
};
