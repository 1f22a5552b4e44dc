import { z } from 'zod';
import { day, number } from '#lib/experiments/fields.schema.ts';
import { fieldKinds, type FieldKind } from '#lib/experiments/planFields.ts';

const LONG = 'Shorten this to 500 characters.';

const kinds: Readonly<Record<FieldKind, z.ZodType<string | number | null>>> = {
	text: z.string().trim().max(500, LONG),
	choice: z.string().trim().max(500, LONG),
	number: number.refine((value) => value === null || Math.abs(value) < 1e15, 'Write a number with fewer digits.'),
	date: day,
	link: z
		.string()
		.trim()
		.max(500, LONG)
		.refine(
			(value) => value === '' || /^https?:\/\/[^\s<>"]{3,}$/i.test(value),
			'Write a link that begins with https:// or http://.'
		)
};

/** The fields of this workspace in the form of a plan, by name, as plan_experiment takes them: by id. */
export const fieldValues = z
	.record(z.string(), z.string())
	.default({})
	.transform((typed, context) => {
		const values: Record<string, string> = {};
		for (const [name, text] of Object.entries(typed)) {
			const [, kind = '', id = ''] = /^([a-z]+)_(\d{1,15})$/.exec(name) ?? [];
			const known = fieldKinds.find(({ value }) => value === kind);
			if (!known) continue;
			const { data, error } = kinds[known.value].safeParse(text);
			if (error) context.addIssue({ code: 'custom', path: [name], message: error.issues[0]?.message ?? LONG });
			// never as 1e-7, which is a number to a program only
			else values[id] = typeof data === 'number' ? plainly(data) : (data ?? '');
		}
		return values;
	});

function plainly(value: number): string {
	return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 });
}

/** A field as admins write it. */
export const fieldForm = z
	.object({
		field: z.coerce.number().int().positive().optional().catch(undefined),
		name: z.string().trim().min(1, 'Name the field.').max(60, 'Shorten the name to 60 characters.'),
		help: z.string().trim().max(300, 'Shorten the help to 300 characters.').default(''),
		kind: z.enum(
			fieldKinds.map(({ value }) => value),
			'Choose what is written into it.'
		),
		options: z
			.string()
			.default('')
			.transform((text) => [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== '')),
		position: z.coerce
			.number('Give it a place from 1 to 99.')
			.int()
			.min(1, 'Give it a place from 1 to 99.')
			.max(99, 'Give it a place from 1 to 99.')
			.default(1),
		is_required: z
			.literal('on')
			.optional()
			.transform((ticked) => ticked === 'on')
	})
	.superRefine(({ kind, options }, context) => {
		const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message });
		if (kind === 'choice' && (options.length < 2 || options.length > 30))
			refuse('Write 2 to 30 choices, each on a line.');
		if (kind === 'choice' && options.some((one) => one.length > 60)) refuse('Shorten each choice to 60 characters.');
	})
	.transform(({ options, ...field }) => ({ ...field, options: field.kind === 'choice' ? options : [] }));

export type FieldInput = z.output<typeof fieldForm>;
