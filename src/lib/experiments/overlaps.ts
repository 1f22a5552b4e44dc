import type { Scheduled } from '#lib/experiments/calendar.schema.ts';

/** Two experiments that run at the same time where one may disturb the other. Days are ISO days, both included. */
export type Overlap = {
	readonly one: Pick<Scheduled, 'id' | 'title' | 'state'>;
	readonly other: Pick<Scheduled, 'id' | 'title' | 'state'>;
	readonly from: string;
	readonly to: string;
	/** The KPI that decides both; null where they differ. */
	readonly kpi: string | null;
	/** The audience of both, as one of them writes it; null where they differ. */
	readonly audience: string | null;
};

type Days = { readonly from: string; readonly to: string };

/**
 * All pairs that run on the same day for the same KPI or the same audience, those that go on longest first. Audiences are
 * the same when their words are: case and blanks do not tell them apart.
 */
export function overlapsOf(experiments: readonly Scheduled[]): Overlap[] {
	const found = new Map<string, Overlap>();
	const keys = [
		(one: Scheduled) => (one.kpi_id === null ? '' : String(one.kpi_id)),
		(one: Scheduled) => normal(one.audience)
	];
	for (const key of keys) {
		const groups = Map.groupBy(experiments, key);
		groups.delete('');
		for (const members of groups.values()) {
			for (const [one, other] of pairsOf(members)) {
				const shared = sharedDays(one, other);
				if (shared) found.set(`${one.id} ${other.id}`, overlap([one, other], shared));
			}
		}
	}
	return [...found.values()].toSorted((one, other) => (one.to < other.to ? 1 : one.to > other.to ? -1 : 0));
}

function overlap([one, other]: readonly [Scheduled, Scheduled], days: Days): Overlap {
	const sameKpi = one.kpi_id !== null && one.kpi_id === other.kpi_id;
	const sameAudience = normal(one.audience) !== '' && normal(one.audience) === normal(other.audience);
	return {
		one,
		other,
		...days,
		kpi: sameKpi ? one.kpi : null,
		audience: sameAudience ? one.audience.trim() : null
	};
}

const normal = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** In the order they are given in, each pair once. */
function pairsOf(members: readonly Scheduled[]): (readonly [Scheduled, Scheduled])[] {
	return members.flatMap((one, index) => members.slice(index + 1).map((other) => [one, other] as const));
}

/** The last days on which both run; null for none. Between two time-boxes nothing runs. */
function sharedDays(one: Scheduled, other: Scheduled): Days | null {
	const shared = daysOf(one).flatMap((mine) =>
		daysOf(other).map((theirs) => ({
			from: mine.from > theirs.from ? mine.from : theirs.from,
			to: mine.to < theirs.to ? mine.to : theirs.to
		}))
	);
	return shared.findLast(({ from, to }) => from <= to) ?? null;
}

function daysOf(one: Scheduled): Days[] {
	if (one.state === 'draft') return [{ from: one.starts_on, to: one.ends_on }];
	return one.time_boxes.map((box) => ({ from: box.starts_on, to: box.ended_on }));
}
