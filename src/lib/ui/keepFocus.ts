/** What can be read on from, where something in it went. */
const AROUND = 'details, li, form, section, article, dialog, main';

/**
 * Remembers where the keyboard is, for when an answer is shown: for it the framework begins the page anew, and the next Tab would lead
 * to its top. Answers what to call then. Focus goes back to where it was; where that is gone or folded away, to its fold or the part of
 * the page it was in, so that the next Tab goes on from there. What else took focus for the answer keeps it.
 */
export function keepFocus(): () => void {
	const held = document.activeElement;
	if (!(held instanceof HTMLElement) || held === document.body) return () => {};
	const around: Element[] = [];
	for (let at = held.closest(AROUND); at; at = at.parentElement?.closest(AROUND) ?? null) around.push(at);
	const giveBack = () => {
		if ((document.activeElement ?? document.body) !== document.body) return;
		if (held.isConnected && held.checkVisibility()) return held.focus({ preventScroll: true });
		const place = around.find((one) => one.isConnected && one.checkVisibility());
		if (place instanceof HTMLDetailsElement) place.querySelector('summary')?.focus({ preventScroll: true });
		else if (place instanceof HTMLElement) beginAt(place);
	};
	// after the framework, which does a part of it in a moment of its own where the address names a part of the page
	return () => void setTimeout(giveBack);
}

/** Nothing is pressed by it: it only says where the next Tab begins. */
function beginAt(place: HTMLElement): void {
	const before = place.getAttribute('tabindex');
	place.tabIndex = -1;
	place.focus({ preventScroll: true });
	if (before === null) place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
}
