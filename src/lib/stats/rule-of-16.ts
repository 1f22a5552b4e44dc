import * as normal from '#lib/stats/normal.ts';

/**
 * Visitors per arm for 80 % power at alpha 0.05, by rule of thumb: 16 variances over the squared difference. van Belle 2008,
 * Statistical Rules of Thumb, 2.1. Null when there is no change to detect or the share is not between 0 and 1.
 * @example ruleOf16({ baseline: 0.1, lift: 0.2 }) // 3600
 */
export function ruleOf16({ baseline, lift }: { readonly baseline: number; readonly lift: number }): number | null {
	if (!(baseline > 0 && baseline < 1) || lift === 0) return null;
	return (16 * baseline * (1 - baseline)) / (baseline * lift) ** 2;
}

/**
 * Visitors per arm by the calculator many people know: the variance of control alone under "no difference". A little fewer than
 * visitorsForShares. Evan Miller 2010, Sample size calculator. Null when there is no change to detect or a share is not between 0 and 1.
 * @example sizeByMiller({ baseline: 0.1, lift: 0.2 }) // 3622.62
 */
export function sizeByMiller(
	{ baseline, lift }: { readonly baseline: number; readonly lift: number },
	{ power = 0.8, alpha = 0.05 } = {}
): number | null {
	const treatment = baseline * (1 + lift);
	const isShare = (p: number) => p > 0 && p < 1;
	if (!isShare(baseline) || !isShare(treatment) || lift === 0) return null;
	const [own, other] = [baseline * (1 - baseline), treatment * (1 - treatment)];
	const reach = normal.critical(alpha) * Math.sqrt(2 * own) + normal.critical(2 - 2 * power) * Math.sqrt(own + other);
	return (reach / (treatment - baseline)) ** 2;
}
