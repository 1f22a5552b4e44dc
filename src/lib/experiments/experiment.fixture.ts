import type { z } from 'zod';
import { experiment } from '#lib/experiments/experiment.schema.ts';

const DAY = 86_400_000;
export const dayAt = (at: number) => new Date(Date.parse('2026-03-01') + at * DAY).toISOString().slice(0, 10);

/** Control and treatment on each of so many days from 1 March, every one or a week apart. */
export function readings(days: readonly number[], [control, treatment]: readonly [number, number], n = 10_000) {
	const known = { metric_id: 1, n, mean: null, sd: null, source: '', author: 'Ann', replaces_id: null };
	return days.flatMap((at) =>
		[control, treatment].map((successes, arm) => ({
			...{ ...known, id: 2 * at + arm, variant_id: arm + 1, day: dayAt(at), successes },
			entered_at: `${dayAt(at)}T12:00:00Z`
		}))
	);
}

export type Asked = z.input<typeof experiment>;

/** An experiment as a page reads it: one look was promised for 21 March. */
export function running(changes: Partial<Asked>) {
	const empty = { insight: '', change: '', audience: '', expected_outcome: '', riskiest_assumption: '' };
	const promised = { kill_state: 'sign-ups fall', kill_on: '2026-03-15', success_threshold: 0.05 };
	const people = { drafter: 'Ann', drafted_by: '', starter: 'Ann', idea_author: 'Ann', idea_function: null };
	return experiment.parse({
		...{ ...empty, ...promised, ...people, id: 1, idea_id: 1, idea: 'Fewer fields', title: 'Fewer fields' },
		...{ state: 'running', today: '2026-03-22', starts_on: '2026-03-01', ends_on: '2026-03-21', time_box: 1 },
		...{ drafted_at: '2026-02-20T08:00:00Z', started_at: '2026-03-01T08:00:00Z', ended_at: null },
		...{ owner_changes: [], sides_without_owner: [] },
		...{ marketing_owner_id: null, marketing_owner: null, it_owner_id: null, it_owner: null },
		...{ supports: 0, marketing_supports: 0, it_supports: 0, runs: true, is_sealed: true, registration_hash: '' },
		...{ design: 'ab_test', look_rule: 'once', looks: null, decision_rule: 'superiority', own_rule: '' },
		registration: { ...empty, ...promised, title: 'Fewer fields', starts_on: '2026-03-01', ends_on: '2026-03-21' },
		...{ sizing: null, start: null, amendments: [], early_stops: [] },
		variants: ['Control', 'B'].map((name, at) => ({
			...{ id: at + 1, position: at, name, description: '', is_control: at === 0, weight: 1 }
		})),
		metrics: [
			{
				...{
					id: 1,
					kpi_id: 1,
					role: 'primary',
					minimum_effect: 0.03,
					target: null,
					name: 'sign-up rate',
					definition: ''
				},
				...{ unit: '%', kind: 'proportion', direction: 'up', version: 1, is_newest: true }
			}
		],
		time_boxes: [{ number: 1, starts_on: '2026-03-01', ends_on: '2026-03-21', extensions: 0, ended_on: '2026-03-21' }],
		readings: readings([...Array(21).keys()], [1000, 1038]),
		...changes
	});
}
