/** Successes among n trials. */
export type Proportion = { readonly n: number; readonly successes: number };

/** Whether a share can be computed at all: at least one trial, successes between 0 and n, all finite. */
export function isProportion({ n, successes }: Proportion): boolean {
	return Number.isFinite(n) && n > 0 && successes >= 0 && successes <= n;
}

/**
 * The share of successes.
 * @example rate({ n: 1000, successes: 120 }) // 0.12
 */
export function rate({ n, successes }: Proportion): number {
	return successes / n;
}

/** The smallest of the four counts of a two by two table: large-sample methods need some of each. */
export function smallestCell(a: Proportion, b: Proportion): number {
	return Math.min(a.successes, a.n - a.successes, b.successes, b.n - b.successes);
}
