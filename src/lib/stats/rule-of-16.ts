/**
 * Visitors per arm for 80 % power at alpha 0.05, by rule of thumb: 16 variances over the squared difference. van Belle 2008,
 * Statistical Rules of Thumb, 2.1. Null when there is no change to detect or the share is not between 0 and 1.
 * @example ruleOf16({ baseline: 0.1, lift: 0.2 }) // 3600
 */
export function ruleOf16({ baseline, lift }: { readonly baseline: number; readonly lift: number }): number | null {
	if (!(baseline > 0 && baseline < 1) || lift === 0) return null;
	return (16 * baseline * (1 - baseline)) / (baseline * lift) ** 2;
}
