import { getContext, setContext } from 'svelte';
import type { SavedMeanwhile } from '#lib/ui/seen.ts';

/** What comes back to a form that was not taken, by field name. Everything is optional, so that any `form` prop fits. */
export type FormFailure = {
	readonly values?: Readonly<Record<string, string>>;
	readonly errors?: Readonly<Record<string, string>>;
	readonly summary?: string;
	readonly meanwhile?: SavedMeanwhile;
};

type FormState = { readonly id: string; readonly failure: FormFailure | null };

const key = Symbol('form');

// of a class: a getter of one object alone is kept long after the page it was made for (see src/bundling/letGo.ts)
class Surrounding implements FormState {
	readonly #id: () => string;
	readonly #failure: () => FormFailure | null;

	constructor(id: () => string, failure: () => FormFailure | null) {
		this.#id = id;
		this.#failure = failure;
	}

	get id() {
		return this.#id();
	}

	get failure() {
		return this.#failure();
	}
}

/** Makes a form known to the fields inside it. Called once, by the form. */
export function provideForm(id: () => string, failure: () => FormFailure | null): void {
	setContext(key, new Surrounding(id, failure));
}

/** The form around a field, or an empty one where a field stands alone. */
export function surroundingForm(standInId: string): FormState {
	return getContext<FormState | undefined>(key) ?? { id: standInId, failure: null };
}

const fold = Symbol('fold');

/** Makes a folded part known to the form inside it. */
export function provideFold(close: () => void): void {
	setContext(fold, close);
}

/** Folds the part around a form again, if there is one. Asked for while the form is made. */
export function surroundingFold(): (() => void) | undefined {
	return getContext(fold);
}

/** The id of a field: known from the form's id and the name, so that the error summary can link to it. */
export function fieldId(formId: string, name: string): string {
	return `${formId}-${name}`;
}

/** The failure that belongs to the form of that name: a page may hold several forms and gets one answer. */
export function failureOf(failure: FormFailure | null | undefined, name: string | undefined): FormFailure | null {
	if (!failure?.errors && !failure?.summary) return null;
	const answered = failure.values?._form;
	return answered === undefined || answered === name ? failure : null;
}
