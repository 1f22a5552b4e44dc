/**
 * Part of a checklist that is passed, by weight, 0 to 1; items of weight 0 or less do not count, so those that do not apply can be left
 * out and the rest carry the whole. Statsig's quality score is this. Null when nothing counts.
 * @example weightedShare([{ weight: 190, isPassed: true }, { weight: 100, isPassed: false }]) // 0.65517
 */
export function weightedShare(
	items: readonly { readonly weight: number; readonly isPassed: boolean }[]
): number | null {
	const counted = items.filter(({ weight }) => weight > 0);
	const total = counted.reduce((sum, { weight }) => sum + weight, 0);
	const passed = counted.reduce((sum, { weight, isPassed }) => sum + (isPassed ? weight : 0), 0);
	return total > 0 ? passed / total : null;
}
