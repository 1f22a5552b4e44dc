import { render } from '#lib/server/markdown.server.ts';
import type { Field, TitledLink, Written } from '#lib/submissions/submissions.ts';

type Part = { readonly key: string; readonly label: string; readonly kind: Field['kind'] } & (
	{ readonly html: string } | { readonly text: string }
);

/** What a team wrote, field by field, as readers see it: longer texts as rendered HTML. Empty ones are left out. */
export function written(
	fields: readonly Field[],
	{ answers, links }: Written
): { readonly parts: readonly Part[]; readonly links: readonly TitledLink[] } {
	return {
		parts: fields.flatMap(({ key, label, kind }): readonly Part[] => {
			const answer = (answers[key] ?? '').trim();
			if (answer === '') return [];
			return [kind === 'long' ? { key, label, kind, html: render(answer) } : { key, label, kind, text: answer }];
		}),
		links: links.filter(({ url }) => /^https?:\/\//.test(url))
	};
}

/** What a team wrote, to be read. */
export type Readable = ReturnType<typeof written>;
