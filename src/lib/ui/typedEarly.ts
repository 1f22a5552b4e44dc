import { onMount } from 'svelte';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what somebody typed, chose or unfolded before the page's script began: taking the page over, the script writes
 * the server's values into the controls again. For the outermost layout, whose script runs before anything is taken over.
 */
export function keepTypedEarly(): void {
	if (typeof document === 'undefined') return;
	const early = [...document.querySelectorAll<Control>('main :is(input, textarea, select)')]
		.filter(isTouched)
		.map((control) => ({ control, was: stateOf(control) }));
	const folds = [...document.querySelectorAll<HTMLDetailsElement>('main details')].map((fold) => ({
		fold,
		was: fold.open
	}));
	onMount(() => {
		for (const { fold, was } of folds) fold.open = was;
		for (const { control, was } of early) if (stateOf(control) !== was) restore(control, was);
	});
}

const isChecked = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type);

/** Whether a control holds something else than the server sent. A chosen file stays by itself. */
function isTouched(control: Control): boolean {
	if (control instanceof HTMLSelectElement)
		return [...control.options].some((option) => option.selected !== option.defaultSelected);
	if (isChecked(control)) return control.checked !== control.defaultChecked;
	return control.type !== 'file' && control.value !== control.defaultValue;
}

const stateOf = (control: Control): string | boolean => (isChecked(control) ? control.checked : control.value);

/** Puts back what was there, and tells whoever listens as if it had been typed now. */
function restore(control: Control, was: string | boolean): void {
	if (typeof was === 'string') control.value = was;
	else if (isChecked(control)) control.checked = was;
	for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}
