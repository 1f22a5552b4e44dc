import type { Database } from '#lib/database.types.ts';
import { effectOf, sampleOf, type Effect } from '#lib/experiments/effect.ts';
import { isRunning, type ExperimentRow } from '#lib/experiments/experiments.ts';
import { readTotals } from '#lib/experiments/totals.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** An experiment that measures by a KPI: in which version and role, and what it did to its primary metric. */
export type KpiUse = ExperimentRow & {
	readonly version: number;
	readonly role: Database['public']['Enums']['metric_role'];
	readonly effect: Effect | null;
	/** Visitors or days behind the effect. */
	readonly sample: number;
};

/** How many the page of a KPI shows. */
export const MOST = 50;

const COLUMNS =
	'id, idea_id, idea, title, state, today, starts_on, ends_on, time_box, drafted_at, ended_at, marketing_owner_id, marketing_owner, it_owner_id, it_owner, primary_kpi, totals, is_held, design, look_rule, looks, was_moved, cut, version, role';

/** The newest experiments that measure by a KPI in any of its versions. */
export async function ofLine(supabase: Supabase, line: number): Promise<readonly KpiUse[]> {
	const rows = answer(
		await supabase
			.from('kpi_uses')
			.select(COLUMNS)
			.eq('line_id', line)
			.order('drafted_at', { ascending: false })
			.order('id', { ascending: false })
			.limit(MOST)
			.overrideTypes<(Omit<KpiUse, 'effect' | 'sample'> & { totals: unknown })[], { merge: false }>()
	);
	return rows.map(({ totals, ...row }) => {
		const arms = readTotals(totals);
		const effect = effectOf(arms, {
			isOver: !isRunning(row.state),
			wasMoved: row.was_moved,
			cut: row.cut,
			looking: { rule: row.look_rule, looks: row.looks },
			design: row.design
		});
		return { ...row, sample: sampleOf(arms), effect };
	});
}
