import { createHash, randomUUID } from 'node:crypto';
import type { Writing } from '#lib/submissions/submission.schema.ts';
import { LINKS, asText } from '#lib/submissions/merging.ts';
import type { Written } from '#lib/submissions/submissions.ts';

const markOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** What a form begins with, as marks of its texts: sent along, they tell without a script what was changed in it. */
export function began({ answers, links }: Written): string {
	const texts = [...Object.entries(answers), [LINKS, links] as const];
	return texts.map(([key, says]) => `${key}:${markOf(asText(says))}`).join(' ');
}

/** Of what a form holds, what was changed since it began; all of it where it does not say with what. */
export function changedIn({ began: marks, answers, links, ...rest }: Writing): Omit<Writing, 'began'> {
	const known = new Set(marks?.split(' '));
	const keys = new Set([...known].map((mark) => mark.split(':')[0]));
	const isKnown = (key: string, says: string | Written['links']) => {
		const text = asText(says);
		// where the draft said nothing, a field left empty is none that was changed
		const isLeftEmpty = marks !== undefined && !keys.has(key) && (text === '' || text === '[]');
		return isLeftEmpty || known.has(`${key}:${markOf(text)}`);
	};
	return {
		...rest,
		answers: Object.fromEntries(Object.entries(answers).filter(([key, says]) => !isKnown(key, says))),
		links: links && !isKnown(LINKS, links) ? links : undefined
	};
}

/** What an opened form of a team is called, and what it begins with. */
export function opening({
	draft,
	submission
}: {
	readonly draft: Written | null;
	readonly submission: Written | null;
}) {
	return { opened: randomUUID(), texts: began(draft ?? submission ?? { answers: {}, links: [] }) };
}
