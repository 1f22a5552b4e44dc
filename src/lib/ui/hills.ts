import type { Side } from '#lib/ui/sides.ts';

/** Where something stands: -1 is all marketing, 1 all IT, 0 both alike. */
export type HillItem = { readonly id: number | string; readonly label: string; readonly balance: number };
/** The three parts of the hill. */
export type HillPart = Exclude<Side, 'other'> | 'shared';

/** Width of the drawing, in its own units. */
export const HILL_WIDTH = 738;
const HIGHEST = 196;
const COLUMNS = [45, 63, 81, 99, 135, 171];
/** The middle fifth is shared. */
const SHARED = 0.2;

/** Which part an item belongs to. */
export function partOf(balance: number): HillPart {
	if (Math.abs(balance) <= SHARED) return 'shared';
	return balance < 0 ? 'marketing' : 'it';
}

/** How many items lie in each part. */
export function countParts(items: readonly HillItem[]): Record<HillPart, number> {
	const counts = { marketing: 0, shared: 0, it: 0 };
	for (const item of items) counts[partOf(item.balance)]++;
	return counts;
}

/** Every item as a mark in a stack over its place; columns narrow until the highest stack fits. */
export function hill(items: readonly HillItem[]) {
	const fitting = COLUMNS.map((columns) => stack(items, columns)).find(({ rows, pitch }) => rows * pitch <= HIGHEST);
	const { marks, rows, pitch } = fitting ?? stack(items, COLUMNS.at(-1) ?? 1);
	const rise = Math.min(pitch, HIGHEST / Math.max(1, rows));
	const height = Math.max(rows * rise, 4 * pitch);
	return {
		height,
		size: Math.min(pitch, rise) * 0.8,
		marks: marks.map(({ item, column, row }) => ({
			id: item.id,
			label: item.label,
			part: partOf(item.balance),
			x: (column + 0.5) * pitch,
			y: height - (row + 0.5) * rise
		}))
	};
}

function stack(items: readonly HillItem[], columns: number) {
	const heights = new Map<number, number>();
	const marks = [...items]
		.sort((one, other) => one.balance - other.balance)
		.map((item) => {
			const column = columnOf(item.balance, columns);
			const row = heights.get(column) ?? 0;
			heights.set(column, row + 1);
			return { item, column, row };
		});
	return { marks, rows: Math.max(0, ...heights.values()), pitch: HILL_WIDTH / columns };
}

/* the parts own whole columns, so that no column mixes two hues */
function columnOf(balance: number, columns: number): number {
	const middle = 2 * Math.floor((columns * SHARED) / 2) + 1;
	const side = (columns - middle) / 2;
	const part = partOf(balance);
	const bound = Math.max(-1, Math.min(1, balance));
	const share = part === 'shared' ? (bound + SHARED) / (2 * SHARED) : (Math.abs(bound) - SHARED) / (1 - SHARED);
	const step = (width: number) => Math.min(width - 1, Math.floor(share * width));
	if (part === 'marketing') return side - 1 - step(side);
	return part === 'shared' ? side + step(middle) : side + middle + step(side);
}
