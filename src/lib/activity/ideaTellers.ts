import { quoted, says, text, type Teller } from '#lib/activity/sentences.ts';

/** What is told of ideas on the wall: merged, scored, imported, hidden. */
export const tellersOfIdeas: Readonly<Record<string, Teller>> = {
	'idea.proposed': (details) => ({
		before: 'proposed the idea',
		after: details.for ? `for ${text(details.for)}` : ''
	}),
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
	'idea.moved': ({ to, challenge, from }) => ({
		before: 'moved',
		after: to ? `to ${text(to)}${challenge ? `, ${quoted(challenge)}` : ''}` : `out of ${text(from)}`
	}),
	'idea.kept': says('stands by the idea'),
	'idea.handed_back': ({ to }) => ({ before: 'handed back the idea', after: `to ${text(to)}` }),
	'idea.scored': ({ side, again }) => ({
		before: `${again === true ? 'changed a score' : 'scored'} the ${side === 'it' ? 'effort' : 'impact'} of`,
		after: ''
	}),
	'idea.attached': ({ file }) => ({ before: `attached ${quoted(file)} to`, after: '' }),
	'idea.detached': ({ file }) => ({ before: `took ${quoted(file)} off`, after: '' }),
	'idea.hidden': says('hid'),
	'idea.shown': says('showed again the idea'),
	'comment.hidden': ({ reason }) => ({ before: 'hid a comment on', after: `because ${quoted(reason)}` }),
	'comment.shown': says('showed a hidden comment again on'),
	'idea.unmerged': ({ into }) => ({ before: 'let stand by itself again', after: `, taken out of ${quoted(into)}` })
};
