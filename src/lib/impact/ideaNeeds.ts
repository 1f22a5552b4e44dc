import type { Need } from '#lib/impact/today.ts';

/** Where others wrote one's name, and one has not answered. */
export type Mention = {
	readonly subject: 'idea' | 'experiment';
	readonly subject_id: number;
	readonly title: string;
	readonly author: string;
};

/** A mention as something to answer. */
export function ofMention({ subject, subject_id, title, author }: Mention): Need {
	return {
		key: `mention-${subject}-${subject_id}`,
		says: `Answer ${author}, who named you on`,
		name: title,
		href: subject === 'idea' ? `/ideas/${subject_id}#comments` : `/experiments/${subject_id}#notebook`,
		until: null
	};
}

/** What others did with one's ideas: logged in one's name, asked to merge, merged, hidden, or moved. */
export type IdeaWait = {
	readonly kind: 'given' | 'merge' | 'merged' | 'hidden' | 'moved';
	readonly idea_id: number;
	readonly title: string;
	readonly author: string;
};

/** What waits on an idea, as something to do. */
export function ofIdea({ kind, idea_id, title, author }: IdeaWait): Need {
	const says = {
		given: `Keep or hand back what ${author} logged in your name:`,
		merge: `Answer ${author}, who asks to merge`,
		merged: `Read what carries on for yours, which ${author} merged:`,
		hidden: `Read why ${author} hid your idea`,
		moved: `See where ${author} moved your idea`
	}[kind];
	return { key: `idea-${kind}-${idea_id}-${author}`, says, name: title, href: `/ideas/${idea_id}`, until: null };
}
