/** The criteria, what counts most first; of equal ones as in the rubric. */
export function byWeight<C extends { readonly weight: number }>(criteria: readonly C[]): C[] {
	return criteria.toSorted((one, other) => other.weight - one.weight);
}

type Weighted = readonly { readonly name: string; readonly weight: number }[];

/**
 * The rule by which equal scores are told apart, as it is published before anybody scores. `own`: the rubrics of challenges, which compare
 * with no other one.
 */
export function tieBreak(
	criteria: Weighted,
	own: readonly { readonly title: string; readonly criteria: Weighted }[] = []
): string {
	if (criteria.length === 0) return 'Equal adjusted scores share their place.';
	const [first, ...others] = inOrder(criteria);
	const then = others.length > 0 ? `, then for ${others.join(', ')}` : '';
	const rule = `Of equal adjusted scores the one with the higher adjusted marks for ${first} comes first${then}.`;
	const withOwn = own.filter((challenge) => challenge.criteria.length > 0);
	if (withOwn.length === 0) return `${rule} What is equal then shares its place.`;
	const rules = withOwn.map(({ title, criteria }) => `“${title}” by ${inOrder(criteria).join(', then ')}`);
	return `${rule} A challenge with a rubric of its own goes by that: ${rules.join('; ')}. What is equal then shares its place, and so do all equal projects where one of them was judged by another rubric.`;
}

const inOrder = (criteria: Weighted): string[] => byWeight(criteria).map(({ name }) => `“${name}”`);

type Opened = {
	readonly criteria: readonly (Weighted[number] & { readonly rubric: number | null })[];
	readonly challenges: readonly { readonly id: number; readonly title: string }[];
};

/** The same with the results, where the criteria of all rubrics are in one list. */
export function tieBreakOf({ criteria, challenges }: Opened): string {
	const of = (rubric: number | null) => criteria.filter((criterion) => criterion.rubric === rubric);
	return tieBreak(
		of(null),
		challenges.map(({ id, title }) => ({ title, criteria: of(id) }))
	);
}
