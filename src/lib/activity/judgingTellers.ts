import { says, text, type Teller } from '#lib/activity/sentences.ts';

/** What is said of judging, by its verb: never what anybody gave, or to whom. */
export const tellersOfJudging: Readonly<Record<string, Teller>> = {
	'judging.set_up': says('set how the projects are judged at'),
	'judging.judge_added': says('added a judge to'),
	'judging.judge_withdrew': says('took a judge off'),
	'judging.guest_invited': says('invited a guest judge to'),
	'judging.guest_link_renewed': says('made a new link for a guest judge of'),
	'judging.guest_link_extended': says('moved the end of the link of a guest judge with the times of'),
	'judging.guest_link_revoked': says('revoked the link of a guest judge of'),
	'judging.conflict_declared': says('declared a conflict of interest in the judging of'),
	'judging.conflict_taken_back': says('took back a conflict of interest in the judging of'),
	'judging.planned': ({ seats, pairs }) => ({
		before: 'planned who judges what at',
		after: pairs === undefined ? `(${text(seats)} seats)` : `(${text(pairs)} pairs)`
	}),
	'judging.compared': says('compared two projects of'),
	'judging.scored': says('scored a project of'),
	'judging.round_closed': says('closed the first round of the judging of'),
	'judging.finalists_named': ({ finalists }) => ({ before: 'named the finalists of', after: `(${text(finalists)})` }),
	'judging.finalists_announced': says('announced the finalists of'),
	'judging.opened': says('opened the scores of')
};
