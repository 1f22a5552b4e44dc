import type { Json } from '#lib/database.types.ts';
import type { Timeline } from './timeline.ts';
import type { Trial } from './trials.ts';

/**
 * What a plan says about its criteria. A line is
 * `criterion: kill | Average order value | change at_most -0.05 | 14 | marketing | Why this number.`: judged from so many days after the
 * start on (a dash: from the first reading), watched by one side (a dash: both).
 */
export function criteriaOf({ section, start }: Trial, kpis: ReadonlyMap<string, number>, timeline: Timeline): Json[] {
	return section.all('criterion').map((line) => {
		const [kind = '', kpi = '', number = '', day = '', side = '', words = ''] = line.split(' | ');
		const [measure = '', comparison = '', value = ''] = number.split(' ');
		const kpi_id = kpis.get(kpi);
		if (kpi_id === undefined) throw new Error(`the story has no KPI "${kpi}"`);
		return {
			...{ kind, kpi_id, measure, comparison, words, value: Number(value) },
			judged_from: start === undefined || day === '-' ? null : timeline.date(start - Number(day)),
			side: side === '-' ? null : side
		};
	});
}

/** The first kill criterion in numbers, where a story says that it stopped by its kill criterion. */
export async function stoppedBy({ marketingOwner }: Trial, experiment: number): Promise<number | undefined> {
	const { data } = await marketingOwner.client
		.from('criteria')
		.select('id')
		.eq('experiment_id', experiment)
		.eq('kind', 'kill')
		.order('position')
		.limit(1);
	return data?.[0]?.id;
}
