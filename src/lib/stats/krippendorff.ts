/** How far apart two values are taken to be: alike or not, by how many values lie between, or by their distance. */
export type Level = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha: agreement beyond chance, 1 for the same values everywhere, 0 for what chance would do, below 0 for worse. One row
 * for each project with what its judges gave; gaps are simply missing, so judges need not have seen the same projects. Krippendorff 2011,
 * Computing Krippendorff's alpha-reliability. Null where no project has two values, or all values are the same.
 */
export function krippendorff(projects: readonly (readonly number[])[], level: Level): number | null {
	const units = projects.filter((values) => values.length >= 2);
	const values = [...new Set(units.flat())].toSorted((a, b) => a - b);
	const at = new Map(values.map((value, index) => [value, index]));
	const indexOf = (value: number) => at.get(value) ?? 0;
	const coincidences = values.map(() => values.map(() => 0));
	for (const unit of units) {
		unit.forEach((one, first) =>
			unit.forEach((other, second) => {
				const row = coincidences[indexOf(one)];
				if (row && first !== second) row[indexOf(other)] = (row[indexOf(other)] ?? 0) + 1 / (unit.length - 1);
			})
		);
	}
	const counts = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
	const n = counts.reduce((sum, count) => sum + count, 0);
	const distance = distanceOf(level, values, counts);
	let [observed, expected] = [0, 0];
	coincidences.forEach((row, one) =>
		row.forEach((count, other) => {
			const apart = distance(one, other);
			observed += count * apart;
			expected += (counts[one] ?? 0) * (counts[other] ?? 0) * apart;
		})
	);
	return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function distanceOf(level: Level, values: readonly number[], counts: readonly number[]) {
	return (one: number, other: number): number => {
		if (one === other) return 0;
		if (level === 'nominal') return 1;
		if (level === 'interval') return ((values[one] ?? 0) - (values[other] ?? 0)) ** 2;
		const [low, high] = [Math.min(one, other), Math.max(one, other)];
		const between = counts.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
		return (between - ((counts[low] ?? 0) + (counts[high] ?? 0)) / 2) ** 2;
	};
}
