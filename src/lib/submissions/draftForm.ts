import { keyOf, LINKS, linksOf, textsIn, type Texts } from '#lib/submissions/merging.ts';
import { nameOf, type Field } from '#lib/submissions/submissions.ts';

/** What the form of a draft holds. */
export function readForm(form: HTMLFormElement, fields: readonly Field[]): Texts {
	const data = new FormData(form);
	return textsIn(fields, (name) => data.get(name));
}

/** Of a form, what is sent of it: the fields of those keys. */
export function partOf(form: HTMLFormElement, fields: readonly Field[], sent: Texts): FormData {
	const body = new FormData();
	for (const [name, value] of new FormData(form)) {
		const key = keyOf(fields, name);
		if (key === undefined ? name === '_form' : key in sent) body.append(name, value);
	}
	return body;
}

/** Writes into the controls of a field, whatever was typed there. */
export function placeText(
	form: HTMLFormElement,
	fields: readonly Field[],
	[key, text]: readonly [string, string]
): void {
	const at = (name: string) => form.elements.namedItem(name);
	const write = (name: string, value: string) => {
		const control = at(name);
		if (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement) control.value = value;
		if (control instanceof HTMLSelectElement) control.value = value;
	};
	const field = fields.find((one) => one.key === key);
	if (field) return write(nameOf(field), text);
	if (key !== LINKS) return;
	const links = linksOf(text);
	for (let index = 0; at(`links.${index}.title`); index++) {
		write(`links.${index}.title`, links[index]?.title ?? '');
		write(`links.${index}.url`, links[index]?.url ?? '');
	}
}
