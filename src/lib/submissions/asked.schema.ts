import { z } from 'zod';
import { slugFor } from '#lib/events/events.ts';
import type { FormParts } from '#lib/server/meanwhile.ts';
import type { FormWeight } from '#lib/submissions/submissions.server.ts';
import { kinds, type Field } from '#lib/submissions/submissions.ts';

const row = z.object({
	key: z.string().trim().max(60).default(''),
	label: z.string().trim().max(80, 'Shorten the name to 80 characters.').default(''),
	hint: z.string().trim().max(300, 'Shorten the hint to 300 characters.').default(''),
	kind: z.enum(['short', 'long', 'link', 'choice']).catch('short'),
	choices: z
		.string()
		.default('')
		.transform((text) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)),
	is_required: z
		.string()
		.optional()
		.transform((value) => value !== undefined)
});

/** What teams are asked for, as its form sends it: one row a field, an empty name takes it away. */
export const askedForm = z
	.object({ fields: z.array(row.optional()).max(60).default([]) })
	.transform(({ fields }, context): Field[] => {
		const keys = new Set(fields.map((field) => field?.key));
		return fields.flatMap((field, index) => {
			if (!field) return [];
			const wrong = (name: string, message: string) =>
				context.addIssue({ code: 'custom', path: ['fields', index, name], message });
			const isKept = field.key === 'pitch' || field.key === 'link';
			if (field.label === '' && field.hint === '' && !isKept) return [];
			if (field.label.length < 2) wrong('label', 'Give the field a name of 2 to 80 characters.');
			if (field.kind === 'choice' && (field.choices.length < 2 || field.choices.length > 20))
				wrong('choices', 'Offer 2 to 20 choices, one a line.');
			if (field.choices.some((choice) => choice.length > 80)) wrong('choices', 'Shorten each choice to 80 characters.');
			const fixed = field.key === 'pitch' ? 'long' : field.key === 'link' ? 'link' : field.kind;
			const is_required = field.key === 'pitch' || field.is_required;
			const choices = fixed === 'choice' ? field.choices : [];
			return [{ ...field, key: field.key || newKey(field.label, keys), kind: fixed, choices, is_required }];
		});
	});

/** A key from the name: who takes a field away and adds it again finds the answers of the drafts. */
function newKey(label: string, taken: Set<string | undefined>): string {
	const wanted = slugFor(label) || 'field';
	let key = wanted;
	for (let count = 2; taken.has(key); count += 1) key = `${wanted.slice(0, 50)}-${count}`;
	taken.add(key);
	return key;
}

const draftsThat = (count: number, does: string, do_: string) =>
	count === 1 ? `1 draft ${does}` : `${count} drafts ${do_}`;

/** What a form would mean for what teams have written, a sentence a field. */
export function weightInWords({ loses, needs }: FormWeight, fields: readonly Field[]): string[] {
	const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
	const lost = Object.entries(loses).map(
		([key, count]) =>
			`“${label(key)}”: ${draftsThat(count, 'has', 'have')} text in it that could not be handed in any more.`
	);
	const needed = Object.entries(needs).map(
		([key, count]) => `“${label(key)}” would have to be there: ${draftsThat(count, 'has', 'have')} nothing in it yet.`
	);
	return [...lost, ...needed];
}

/** What teams are asked for, as the fields of its form. */
export function askedValues(fields: readonly Field[]): Record<string, string> {
	const values: Record<string, string> = {};
	fields.forEach(({ key, label, hint, kind, choices, is_required }, index) => {
		const prefix = `fields.${index}`;
		Object.assign(values, {
			[`${prefix}.key`]: key,
			[`${prefix}.label`]: label,
			[`${prefix}.kind`]: kind,
			[`${prefix}.hint`]: hint,
			[`${prefix}.choices`]: choices.join('\n'),
			...(is_required && { [`${prefix}.is_required`]: 'on' })
		});
	});
	return values;
}

const kindNames = new Map<string, string>(Object.entries(kinds).map(([kind, { label }]) => [kind, label]));

/** That form is one list: who changes it changes it as a whole. */
export const askedParts: FormParts = {
	labels: { fields: 'What teams hand in' },
	says: (kind, value) => {
		if (kind === 'fields.kind') return kindNames.get(value);
		if (kind === 'fields.is_required') return 'needed';
		return kind === 'fields.choices' ? value.replaceAll('\n', ', ') : undefined;
	},
	blank: { 'fields.kind': 'short' }
};
