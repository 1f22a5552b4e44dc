import { quoted, says, text, type Teller } from '#lib/activity/sentences.ts';

/** What is said of the people's choice and of awards. Nobody is named who voted, and no award before the results. */
export const tellersOfResults: Readonly<Record<string, Teller>> = {
	'voting.ruled': ({ method, amount }) => ({
		before: 'chose how people vote in',
		after: `: ${text(method)}, ${text(amount)}`
	}),
	'vote.cast': ({ again }) => ({ before: `took in ${again === true ? 'a changed ballot' : 'a ballot'} of`, after: '' }),
	'vote.taken_back': says('gave a ballot back to somebody in'),
	'award.prepared': ({ award }) => ({
		before: award ? 'added an award after the results of' : 'prepared an award of',
		after: award ? `: ${quoted(award)}` : ''
	}),
	'award.changed': ({ award, why }) => ({
		before: award ? 'corrected an award of' : 'changed an award that is being prepared for',
		after: award ? `: ${quoted(award)}, because ${quoted(why)}` : ''
	}),
	'award.removed': says('took away an award that was being prepared for'),
	'awards.arranged': ({ award, why }) => ({
		before: award ? 'put an award further up after the results of' : 'arranged the awards of',
		after: award ? `: ${quoted(award)}, because ${quoted(why)}` : ''
	}),
	'choice.corrected': ({ award, is_award, why }) => ({
		before: is_award === true ? 'corrected the people’s choice of' : 'took the people’s choice from the awards of',
		after: `${is_award === true ? `: ${quoted(award)}` : ''}, because ${quoted(why)}`
	}),
	'results.worded': says('wrote the words beside the results of')
};
