import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What can be written into a field of this workspace. */
export type FieldKind = Database['public']['Enums']['field_kind'];

/** The kinds, as the form of admins asks for them. */
export const fieldKinds = [
	{ value: 'text', label: 'Text', hint: 'A line of up to 500 characters.' },
	{ value: 'number', label: 'Number', hint: 'As a number, without a unit.' },
	{ value: 'choice', label: 'Choice', hint: 'One of a list. The list of experiments can be narrowed to it.' },
	{ value: 'date', label: 'Date', hint: 'A day.' },
	{ value: 'link', label: 'Link', hint: 'An address that begins with https:// or http://.' }
] as const satisfies readonly { value: FieldKind; label: string; hint: string }[];

/** How each kind is called on screen. */
export const fieldKindWords: Readonly<Record<FieldKind, string>> = {
	text: 'Text',
	number: 'Number',
	choice: 'Choice',
	date: 'Date',
	link: 'Link'
};

/** What experiments are narrowed to: a choice in a field. */
export type FieldChoice = { readonly field: number; readonly value: string };

/** The name of a field in the form of a plan. It tells the kind, so that what is typed can be read at once. */
export function fieldName({ id, kind }: { readonly id: number; readonly kind: FieldKind }): string {
	return `fields.${kind}_${id}`;
}

/** A choice as an address holds it. */
export function writeChoice({ field, value }: FieldChoice): string {
	return `${field}:${value}`;
}

/** Reads a choice from an address; null for what is none. */
export function readChoice(text: string | null): FieldChoice | null {
	const [, field = '', value = ''] = /^([1-9]\d{0,14}):([^\p{Cc}]{1,500})$/u.exec(text ?? '') ?? [];
	return field ? { field: Number(field), value } : null;
}

export const refusals: Refusals = {
	plan_fields_name_is_short: { field: 'name', says: 'Name the field in 1 to 60 characters.' },
	plan_fields_name_is_unique: { field: 'name', says: 'There is a field of this name already. Choose another name.' },
	plan_fields_help_fits: { field: 'help', says: 'Shorten the help to 300 characters.' },
	plan_fields_have_choices: {
		field: 'options',
		says: 'Give a choice 2 to 30 lines to choose from, and no other kind any.'
	},
	plan_fields_choices_are_short: { field: 'options', says: 'Shorten the choices: about 60 characters each.' },
	plan_fields_have_a_place: { field: 'position', says: 'Give it a place from 1 to 99.' },
	too_many_fields: {
		field: 'name',
		says: 'There are 20 fields already. Retire one first: a long form is not filled in.'
	},
	field_is_a_number: { field: 'fields', says: 'Write a number into the fields that ask for one.' },
	field_is_a_day: { field: 'fields', says: 'Choose a day in the fields that ask for one.' },
	field_is_one_of_its_choices: {
		field: 'fields',
		says: 'Choose one of the lines that a field offers. They may have changed meanwhile.'
	},
	field_is_a_link: { field: 'fields', says: 'Write links with https:// or http:// at their beginning.' },
	field_values_fit: {
		field: 'fields',
		says: 'Shorten what stands in the fields of this workspace to 500 characters each.'
	}
};
