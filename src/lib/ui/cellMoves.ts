/** The inputs of a grid: rows of cells, in the order they are read. */
type Grid = readonly (readonly HTMLInputElement[])[];

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	Enter: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1]
};

/**
 * Lets fields be filled like a spreadsheet: arrows and Enter go to the next cell, a pasted block of cells fills as many. An attachment on
 * the element around the grid; every `fieldset` in it is a row. Without a script the fields are filled one by one, as ever.
 */
export function likeASpreadsheet(filled: (count: number) => void): (element: HTMLElement) => () => void {
	return (element) => {
		const grid = () =>
			[...element.querySelectorAll('fieldset')].map((row) => [
				...row.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')
			]);
		const onkeydown = (event: KeyboardEvent) => move(event, grid());
		const onpaste = (event: ClipboardEvent) => {
			const count = paste(event, grid());
			if (count > 0) filled(count);
		};
		element.addEventListener('keydown', onkeydown);
		element.addEventListener('paste', onpaste);
		return () => {
			element.removeEventListener('keydown', onkeydown);
			element.removeEventListener('paste', onpaste);
		};
	};
}

function placeOf(target: EventTarget | null, grid: Grid) {
	const row = grid.findIndex((cells) => cells.some((cell) => cell === target));
	return { row, column: grid[row]?.findIndex((cell) => cell === target) ?? -1 };
}

function move(event: KeyboardEvent, grid: Grid): void {
	const step = STEPS[event.key];
	const { row, column } = placeOf(event.target, grid);
	const cell = grid[row]?.[column];
	if (!step || !cell || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
	const [down, right] = step;
	// inside a number the arrows move the caret, at its ends the cell
	const isSelected = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
	const edge = right < 0 ? 0 : cell.value.length;
	if (right !== 0 && !isSelected && (cell.selectionStart !== edge || cell.selectionEnd !== edge)) return;
	const next = grid[row + down];
	const target = down === 0 ? grid[row]?.[column + right] : next?.[Math.min(column, next.length - 1)];
	if (!target) return;
	event.preventDefault();
	target.focus();
	target.select();
}

/** How many cells were filled; 0 where a single value is pasted, which the browser does by itself. */
function paste(event: ClipboardEvent, grid: Grid): number {
	const { row, column } = placeOf(event.target, grid);
	const text = event.clipboardData?.getData('text/plain') ?? '';
	const block = text
		.replace(/\r?\n$/, '')
		.split(/\r?\n/)
		.map((line) => line.split('\t'));
	if (row === -1 || (block.length === 1 && block[0]?.length === 1)) return 0;
	event.preventDefault();
	let count = 0;
	for (const [down, values] of block.entries())
		for (const [right, value] of values.entries()) {
			const cell = grid[row + down]?.[column + right];
			if (!cell) continue;
			cell.value = value.trim();
			cell.dispatchEvent(new Event('input', { bubbles: true }));
			count += 1;
		}
	return count;
}
