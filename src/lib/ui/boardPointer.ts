import type { Attachment } from 'svelte/attachments';
import type { BoardCard, BoardMoves } from '#lib/ui/BoardMoves.svelte.ts';

/** How far a mouse moves before it drags, and a finger before it scrolls instead; CSS pixels. */
const SLACK = 6;
/** How long a finger rests before the card lifts; milliseconds. */
const PRESS = 350;
/** Width of the edge that scrolls while a card is held over it; CSS pixels. */
const EDGE = 56;

type Options = { moves: BoardMoves; cardOf: (id: string) => BoardCard | undefined };

/**
 * Lets cards (`[data-card]`) be dragged to columns (`[data-column]`) inside an element, by mouse and by finger after a
 * long press, scrolling at the edges. Escape, a second finger or a lost pointer put the card back.
 */
export function dragCards({ moves, cardOf }: Options): Attachment<HTMLElement> {
	return (lanes) => {
		let end: (() => void) | null = null;

		function down(event: PointerEvent) {
			const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
			const card = from && cardOf(from.dataset.card ?? '');
			if (!event.isPrimary) return end?.();
			if (!card || !from || event.button !== 0 || end) return;
			if (event.target instanceof Element && event.target.closest('button, form, input, summary, [data-handle]'))
				return;
			end = follow(event, { lanes, from, card, moves, done: () => (end = null) });
		}
		// without this the finger scrolls the page; it must be in place before the touch starts
		const hold = (event: TouchEvent) => moves.lifted && event.cancelable && event.preventDefault();
		const still = (event: Event) => event.preventDefault();

		lanes.addEventListener('pointerdown', down);
		lanes.addEventListener('touchmove', hold, { passive: false });
		lanes.addEventListener('dragstart', still);
		return () => {
			end?.();
			lanes.removeEventListener('pointerdown', down);
			lanes.removeEventListener('touchmove', hold);
			lanes.removeEventListener('dragstart', still);
		};
	};
}

type Following = { lanes: HTMLElement; from: HTMLElement; card: BoardCard; moves: BoardMoves; done: () => void };

/** One press, from pointer down until it is dropped, put back or was only a click. Returns what puts it back. */
function follow(start: PointerEvent, { lanes, from, card, moves, done }: Following): () => void {
	const isTouch = start.pointerType !== 'mouse';
	const signal = new AbortController();
	let at = { x: start.clientX, y: start.clientY };
	let ghost: HTMLElement | null = null;
	let frame = 0;
	const press = isTouch ? setTimeout(lift, PRESS) : undefined;

	function lift() {
		if (!moves.lift(card)) return stop();
		if (isTouch) navigator.vibrate?.(10);
		ghost = ghostOf(from, lanes);
		getSelection()?.removeAllRanges();
		frame = requestAnimationFrame(carry);
	}
	function carry() {
		if (!ghost) return;
		ghost.style.translate = `${at.x - start.clientX}px ${at.y - start.clientY}px`;
		scrollAtEdges(lanes, at);
		const over = columnAt(lanes, at.x);
		if (over) moves.hover(over);
		frame = requestAnimationFrame(carry);
	}
	function move(event: PointerEvent) {
		if (event.pointerId !== start.pointerId) return;
		at = { x: event.clientX, y: event.clientY };
		if (ghost || Math.hypot(at.x - start.clientX, at.y - start.clientY) < SLACK) return;
		if (isTouch) stop();
		else lift();
	}
	function up(event: PointerEvent) {
		if (event.pointerId !== start.pointerId) return;
		const wasLifted = ghost !== null;
		stop();
		if (!wasLifted) return;
		swallowClick();
		void moves.drop();
	}
	function cancel() {
		const wasLifted = ghost !== null;
		stop();
		if (wasLifted) moves.cancel();
	}
	function stop() {
		clearTimeout(press);
		cancelAnimationFrame(frame);
		signal.abort();
		ghost?.remove();
		ghost = null;
		done();
	}

	const options = { signal: signal.signal };
	addEventListener('pointermove', move, options);
	addEventListener('pointerup', up, options);
	addEventListener('pointercancel', cancel, options);
	addEventListener('blur', cancel, options);
	addEventListener('contextmenu', (event) => isTouch && event.preventDefault(), options);
	addEventListener('keydown', (event) => event.key === 'Escape' && cancel(), options);
	return cancel;
}

/** A picture of the card that follows the pointer; set through the CSS object model, which the page's policy allows. */
function ghostOf(card: HTMLElement, lanes: HTMLElement): HTMLElement {
	const box = card.getBoundingClientRect();
	const ghost = document.createElement('div');
	const picture = card.cloneNode(true);
	ghost.className = 'card-ghost';
	ghost.inert = true;
	ghost.append(picture);
	for (const named of ghost.querySelectorAll('[id]')) named.removeAttribute('id');
	Object.assign(ghost.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px` });
	lanes.after(ghost);
	return ghost;
}

/** The column under a place, by its width alone: below the last card of a column is still that column. */
function columnAt(lanes: HTMLElement, x: number): string | undefined {
	const columns = [...lanes.querySelectorAll<HTMLElement>('[data-column]')];
	return columns.find((column) => {
		const { left, right } = column.getBoundingClientRect();
		return x >= left && x <= right;
	})?.dataset.column;
}

function scrollAtEdges(lanes: HTMLElement, { x, y }: { x: number; y: number }): void {
	const box = lanes.getBoundingClientRect();
	const left = Math.max(0, box.left);
	const right = Math.min(innerWidth, box.right);
	lanes.scrollLeft += pull(x - left) * -1 + pull(right - x);
	scrollBy(0, pull(y) * -1 + pull(innerHeight - y));
}

/** Pixels a frame, more the closer to the edge. */
const pull = (distance: number) => (distance < EDGE ? Math.ceil((EDGE - Math.max(0, distance)) / 5) : 0);

/** The click that a browser fires after a drag must not open the card; where it fires none, the guard goes by itself. */
function swallowClick(): void {
	const guard = (event: MouseEvent) => {
		event.preventDefault();
		event.stopPropagation();
	};
	addEventListener('click', guard, { capture: true, once: true });
	setTimeout(() => removeEventListener('click', guard, { capture: true }), 0);
}
