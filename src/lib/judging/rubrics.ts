import { defaultRubric, methodNames, type Criterion } from '#lib/judging/judging.ts';

type Row = Omit<Criterion, 'id'>;
type Rubric = {
	readonly criteria: readonly Row[];
	readonly method: 'rubric' | 'pairs';
	readonly looks: number;
	readonly seats: number;
	readonly most: number;
	readonly comments_to_teams: boolean;
};

/** How an event is judged, as the fields of its form; one to begin with where there is none. */
export function rubricValues({ criteria, method, looks, seats, most, comments_to_teams }: Rubric) {
	return {
		...{ method, looks: String(looks), seats: String(seats), most: String(most) },
		comments_to_teams: comments_to_teams ? 'on' : '',
		...criteriaValues(criteria.length > 0 ? criteria : defaultRubric)
	};
}

/** The criteria of a rubric as the fields of its form. */
export function criteriaValues(criteria: readonly Row[]): Record<string, string> {
	const values: Record<string, string> = {};
	criteria.forEach(({ name, weight, least_means, most_means }, index) => {
		Object.assign(values, { [`criteria.${index}.name`]: name, [`criteria.${index}.weight`]: String(weight) });
		Object.assign(values, { [`criteria.${index}.least_means`]: least_means });
		Object.assign(values, { [`criteria.${index}.most_means`]: most_means });
	});
	return values;
}

/** The parts of those forms, each of which two organizers change apart from each other. */
export const rubricParts = {
	labels: {
		...{ method: 'How judges judge', looks: 'Comparisons for each project', seats: 'Judges for each project' },
		...{ most: 'Best mark', comments_to_teams: 'Teams read the comments', criteria: 'Criteria' }
	},
	says: (kind: string, value: string) => {
		if (kind === 'method') return value === 'pairs' ? methodNames.pairs : methodNames.rubric;
		if (kind === 'comments_to_teams') return 'Yes';
		return kind === 'criteria.weight' ? `weight ${value}` : undefined;
	},
	// what an empty row holds: a weight of 1 says nothing more
	blank: { 'criteria.weight': '1' }
};
