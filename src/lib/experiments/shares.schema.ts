import { z } from 'zod';
import { experiment, type Experiment } from '#lib/experiments/experiment.schema.ts';
import { sharedEntry, type Entry } from '#lib/experiments/notebook.schema.ts';
import { sideNames } from '#lib/ui/sides.ts';

const DAYS = 'Let the link last 1 to 90 days.';

/** The form that makes a link. */
export const shareForm = z.object({ days: z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(90, DAYS) });

/** The form that ends one. */
export const revokeForm = z.object({ link: z.coerce.number().int().positive() });

const wrapped = z.object({ expires_at: z.string(), experiment: z.record(z.string(), z.unknown()) });
const notebook = z.object({ notebook: z.array(sharedEntry).default([]) });

// what a page of members has and a stranger is not shown
const LEFT_OUT = {
	...{ idea_id: 0, idea: '', idea_author: '', idea_function: null, drafted_by: '', drafter: '' },
	...{ marketing_owner_id: null, marketing_owner: null, it_owner_id: null, it_owner: null },
	// how a draft would start; what it started with is registered
	...{ sizing: null, start: null },
	...{ supports: 0, marketing_supports: 0, it_supports: 0, runs: false, starter: 'the team' }
};

/** Reads the answer of `read_shared_experiment`: an experiment in which functions stand where people were named. */
export function readShared(answer: unknown): {
	readonly expiresAt: string;
	readonly experiment: Experiment;
	readonly notebook: readonly Entry[];
} {
	const { expires_at, experiment: shown } = wrapped.parse(answer);
	const read = experiment.parse({ ...LEFT_OUT, ...shown });
	return {
		expiresAt: expires_at,
		notebook: notebook.parse(shown).notebook.map((one) => ({ ...one, author: teamOf(one.author_function) })),
		experiment: {
			...read,
			amendments: read.amendments.map((one) => ({ ...one, author: teamOf(one.author_function) })),
			early_stops: read.early_stops.map((one) => ({ ...one, author: teamOf(one.author_function) })),
			criteria: read.criteria.map((one) => ({
				...one,
				hits: one.hits.map((hit) => ({
					...hit,
					answer: hit.answer && { ...hit.answer, author: teamOf(hit.answer.author_function) }
				}))
			})),
			readings: read.readings.map((one) => ({ ...one, author: 'the team' }))
		}
	};
}

function teamOf(side: 'marketing' | 'it' | 'other' | null): string {
	return side === 'marketing' || side === 'it' ? sideNames[side] : 'The team';
}
