/** Who is read: in forms and tables of readings these stand where an experiment has its variants. */
export const productionArms = [
	{ id: 1, arm: 'live', name: 'Live' },
	{ id: 2, arm: 'holdout', name: 'Held back' }
] as const;

/** The arm of a place in a form; those who have it where it is none. */
export function armOf(place: number): 'live' | 'holdout' {
	return place === 2 ? 'holdout' : 'live';
}
