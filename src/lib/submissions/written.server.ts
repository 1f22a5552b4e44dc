import type { Attached } from '#lib/files/files.ts';
import { render } from '#lib/server/markdown.server.ts';
import type { ShownSubmission } from '#lib/submissions/submissions.server.ts';
import { fileAddress, type Field, type TitledLink, type Written } from '#lib/submissions/submissions.ts';

type Part = { readonly key: string; readonly label: string; readonly kind: Field['kind'] } & (
	{ readonly html: string } | { readonly text: string }
);

type ReadFile = Attached & { readonly address: string };

/** The files that judges read, or with `isDraft` those they would read if it was handed in now. */
export function filesOf({ team_id: team, files }: ShownSubmission, isDraft = false): readonly ReadFile[] {
	return files
		.filter((file) => (isDraft ? !file.is_removed : file.is_handed_in))
		.map((file) => ({ ...file, address: fileAddress(team, file.id) }));
}

/** What a team wrote, to be read. */
export type Readable = {
	readonly parts: readonly Part[];
	readonly links: readonly TitledLink[];
	readonly files: readonly ReadFile[];
};

/** What a team wrote, field by field, as readers see it: longer texts as rendered HTML. Empty ones are left out. */
export function written(
	fields: readonly Field[],
	{ answers, links }: Written,
	files: readonly ReadFile[] = []
): Readable {
	return {
		parts: fields.flatMap(({ key, label, kind }): readonly Part[] => {
			const answer = (answers[key] ?? '').trim();
			if (answer === '') return [];
			return [kind === 'long' ? { key, label, kind, html: render(answer) } : { key, label, kind, text: answer }];
		}),
		links: links.filter(({ url }) => /^https?:\/\//.test(url)),
		files
	};
}
