/** What can be read on from, where something in it went. */
const AROUND = 'details, li, form, section, article, dialog, main';

/**
 * Shows an answer and leaves the keyboard where it is: the framework begins the page anew for it, and the next Tab would lead to its top.
 * Focus goes to where it was last; where that is gone or folded away, to its fold or the part of the page it was in, so that the next Tab
 * goes on from there. What else took focus for the answer keeps it.
 */
export async function keepFocus(show: () => Promise<void>): Promise<void> {
	let held: HTMLElement | null = null;
	let around: Element[] = [];
	function follow(): void {
		const now = document.activeElement;
		if (!(now instanceof HTMLElement) || now === document.body) return;
		held = now;
		around = [];
		for (let at = now.closest(AROUND); at; at = at.parentElement?.closest(AROUND) ?? null) around.push(at);
	}
	function giveBack(): void {
		document.removeEventListener('focusin', follow);
		if (!held || (document.activeElement ?? document.body) !== document.body) return;
		if (isThere(held)) return held.focus({ preventScroll: true });
		const place = around.find(isThere);
		if (place instanceof HTMLDetailsElement) place.querySelector('summary')?.focus({ preventScroll: true });
		else if (place instanceof HTMLElement) beginAt(place);
	}
	follow();
	document.addEventListener('focusin', follow);
	try {
		await show();
	} finally {
		// after the framework, which does a part of it in a moment of its own where the address names a part of the page
		setTimeout(giveBack);
	}
}

const isThere = (element: Element) => element.isConnected && element.checkVisibility();

/** Nothing is pressed by it: it only says where the next Tab begins. */
function beginAt(place: HTMLElement): void {
	const before = place.getAttribute('tabindex');
	place.tabIndex = -1;
	place.focus({ preventScroll: true });
	if (before === null) place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
	else place.setAttribute('tabindex', before);
}
