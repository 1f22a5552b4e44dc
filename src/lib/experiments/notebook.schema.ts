import { z } from 'zod';
import { entryKinds } from '#lib/experiments/notebook.ts';
import { LARGEST, MOST } from '#lib/experiments/pictures.ts';
import { picturesOf as ofSize, textOf, uploaded, wrongAlt } from '#lib/files/upload.schema.ts';

const kind = z.enum(entryKinds.map(({ value }) => value));
const author = z.enum(['marketing', 'it', 'other']).nullable();

const entry = z.object({
	id: z.number(),
	experiment_id: z.number(),
	kind,
	day: z.string(),
	body: z.string(),
	written_at: z.string(),
	author: z.string(),
	author_function: author,
	strike_reason: z.string().nullable(),
	struck_at: z.string().nullable(),
	struck_by: z.string().nullable(),
	pictures: z.array(z.object({ id: z.number(), alt: z.string() })).nullable(),
	earlier: z
		.array(
			z.object({
				id: z.number(),
				kind,
				day: z.string(),
				body: z.string(),
				written_at: z.string(),
				author: z.string()
			})
		)
		.nullable()
});

/** An entry as a link shows it: one that stands, without what stood before. */
export const sharedEntry = entry
	.omit({ experiment_id: true, strike_reason: true, struck_at: true, struck_by: true, earlier: true })
	.transform((shown): Entry => ({
		...{ ...shown, experiment_id: 0, earlier: null },
		...{ strike_reason: null, struck_at: null, struck_by: null }
	}));

/** An entry as the database answers it. */
export type Entry = z.output<typeof entry>;

/** The answer of `read_notebook`. */
export const notebookPage = z.object({
	id: z.number(),
	title: z.string(),
	runs: z.boolean(),
	first_day: z.string().nullable(),
	last_day: z.string().nullable(),
	entries: z.array(entry),
	has_more: z.boolean()
});

/** A row of the view `notebook`. */
export const notebookEntry = entry;

const tagKind = z.enum(['channel', 'lever', 'audience']);

/** The answer of `read_margin`. */
export const margin = z.object({
	tags: z.array(z.object({ kind: tagKind, name: z.string() })),
	entries: z.number(),
	newest: z.array(entry),
	marks: z.array(z.object({ day: z.string(), kind, body: z.string() }))
});

/** Reads the picture fields of an entry: files with what they show, and which of the earlier ones stay. */
export async function picturesOf(form: FormData): Promise<{ pictures: Picture[]; errors: Record<string, string> }> {
	const pictures: Picture[] = [];
	const errors: Record<string, string> = {};
	for (let place = 0; place < MOST; place += 1) {
		const alt = textOf(form, `alts.${place}`);
		const id = Number(textOf(form, `kept.${place}`));
		const { content, error } = await uploaded(form, `files.${place}`, ofSize(LARGEST));
		if (error) errors[`files.${place}`] = error;
		if (content !== null) pictures.push({ alt, content });
		else if (error) continue;
		else if (id > 0) pictures.push({ alt, id });
		else continue;
		const wrong = wrongAlt(alt);
		if (wrong) errors[`alts.${place}`] = wrong;
	}
	return { pictures, errors };
}

/** A picture as the database takes it. */
export type Picture =
	{ readonly alt: string; readonly content: string } | { readonly alt: string; readonly id: number };

/** An entry as its form sends it. */
export const entryForm = z.object({
	kind: z.enum(
		entryKinds.map(({ value }) => value),
		'Choose what it is.'
	),
	day: z.iso.date('Choose a day of the run.'),
	body: z.string().trim().min(3, 'Write something first.').max(10_000, 'Shorten the entry to 10,000 characters.'),
	replaces: z.coerce.number().int().positive().optional().catch(undefined),
	key: z.uuid().optional().catch(undefined)
});

/** A strike as its form sends it. */
export const strikeForm = z.object({
	entry: z.coerce.number().int().positive(),
	reason: z
		.string()
		.trim()
		.min(10, 'Say in at least 10 characters why it does not count.')
		.max(500, 'Shorten the reason to 500 characters.')
});
