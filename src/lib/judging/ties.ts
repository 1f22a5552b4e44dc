/** The criteria, what counts most first; of equal ones as in the rubric. */
export function byWeight<C extends { readonly weight: number }>(criteria: readonly C[]): C[] {
	return criteria.toSorted((one, other) => other.weight - one.weight);
}

/** The rule by which equal scores are told apart, as it is published before anybody scores. */
export function tieBreak(criteria: readonly { readonly name: string; readonly weight: number }[]): string {
	const order = byWeight(criteria).map(({ name }) => `“${name}”`);
	if (order.length === 0) return 'Equal adjusted scores share their place.';
	const [first, ...others] = order;
	const then = others.length > 0 ? `, then for ${others.join(', ')}` : '';
	return `Of equal adjusted scores the one with the higher adjusted marks for ${first} comes first${then}. What is equal then shares its place.`;
}
