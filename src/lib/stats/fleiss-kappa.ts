/**
 * Agreement of many judges on categories, beyond chance: one row for each project, how many judges chose each category, the same number of
 * judges for every project. Fleiss 1971, Measuring nominal scale agreement among many raters. Null with fewer than two judges, with
 * numbers of judges that differ, or where only one category was ever chosen.
 */
export function fleissKappa(projects: readonly (readonly number[])[]): number | null {
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	const judges = sum(projects[0] ?? []);
	if (judges < 2 || projects.some((row) => sum(row) !== judges)) return null;
	const agreed = sum(projects.map((row) => sum(row.map((count) => count * (count - 1))) / (judges * (judges - 1))));
	const shares = (projects[0] ?? []).map(
		(_, category) => sum(projects.map((row) => row[category] ?? 0)) / (judges * projects.length)
	);
	const byChance = sum(shares.map((share) => share * share));
	return byChance < 1 ? (agreed / projects.length - byChance) / (1 - byChance) : null;
}
