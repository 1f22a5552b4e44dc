import { quoted, type Teller } from '#lib/activity/sentences.ts';

/** What is told of ideas on the wall: merged, scored, imported, hidden. */
export const tellersOfIdeas: Readonly<Record<string, Teller>> = {
	'idea.merge_asked': ({ into, reason }) => ({
		before: 'asked to merge',
		after: `into ${quoted(into)}, because ${quoted(reason)}`
	}),
	'idea.merged': ({ into, reason }) => ({
		before: 'merged',
		after: `into ${quoted(into)}, because ${quoted(reason)}`
	}),
	'idea.merge_declined': ({ into, by_asker }) => ({
		before: by_asker === true ? 'took back the question to merge' : 'kept apart',
		after: by_asker === true ? `into ${quoted(into)}` : `and ${quoted(into)}`
	}),
	'idea.scored': ({ side, again }) => ({
		before: `${again === true ? 'changed a score' : 'scored'} the ${side === 'it' ? 'effort' : 'impact'} of`,
		after: ''
	}),
	'idea.unmerged': ({ into }) => ({ before: 'let stand by itself again', after: `, taken out of ${quoted(into)}` })
};
