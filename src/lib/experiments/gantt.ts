import type { Scheduled } from '#lib/experiments/calendar.schema.ts';
import { stateWords } from '#lib/experiments/experiments.ts';
import { dayAfter, placeOf, type Span } from '#lib/experiments/months.ts';
import { span as spanInWords } from '#lib/experiments/days.ts';
import { extensionsInWords } from '#lib/experiments/stops.ts';
import { sideNames, type Side } from '#lib/ui/sides.ts';

/**
 * A piece of a row. planned: a draft's days · box: a time-box as it was planned · extension: what was added to it · cut: what a
 * stop took off · waiting: after its end, until the decision or yesterday.
 */
export type Piece = {
	readonly kind: 'planned' | 'box' | 'extension' | 'cut' | 'waiting';
	/** In percent of the width. */
	readonly at: number;
	readonly width: number;
};

/** An experiment in the calendar. */
export type Row = {
	readonly id: number;
	readonly title: string;
	readonly href: string;
	readonly owners: string;
	/** What the pieces show, in words. */
	readonly words: string;
	readonly isOver: boolean;
	readonly pieces: readonly Piece[];
	/** Where it was decided, in percent. */
	readonly decidedAt: number | null;
};

export type Group = {
	readonly name: string;
	/** The function it stands for; null for a KPI. */
	readonly side: Side | null;
	readonly rows: readonly Row[];
};

/** What rows can be grouped by, as an address writes it. */
export const groupings = [
	{ value: 'function', label: 'By function' },
	{ value: 'kpi', label: 'By KPI' }
] as const;

export type Grouping = (typeof groupings)[number]['value'];

/** The grouping an address asks for. */
export function groupingOf(asked: string | null): Grouping {
	return groupings.find(({ value }) => value === asked)?.value ?? 'function';
}

type View = { readonly span: Span; readonly today: string; readonly by: Grouping };

/** The rows, grouped by whose KPI decides or by the KPI itself; those without one come last. */
export function groupsOf(experiments: readonly Scheduled[], view: View): Group[] {
	const groups = Map.groupBy(experiments, (one) => groupName(one, view.by));
	const order = Object.values(sideNames);
	const rank = (name: string) => (name === NONE ? 99 : view.by === 'function' ? order.indexOf(name) : 0);
	return [...groups]
		.map(([name, members]) => ({
			name,
			side: view.by === 'function' ? (members[0]?.kpi_function ?? null) : null,
			rows: members.map((one) => rowOf(one, view))
		}))
		.toSorted((one, other) => rank(one.name) - rank(other.name) || one.name.localeCompare(other.name, 'en'));
}

const NONE = 'No KPI yet';

function groupName({ kpi, kpi_function }: Scheduled, by: Grouping): string {
	if (by === 'kpi') return kpi ?? NONE;
	return kpi_function ? sideNames[kpi_function] : NONE;
}

function rowOf(one: Scheduled, view: View): Row {
	const isDraft = one.state === 'draft';
	return {
		id: one.id,
		title: one.title,
		href: isDraft ? `/experiments/${one.id}/plan` : `/experiments/${one.id}`,
		owners: [one.marketing_owner, one.it_owner].filter((name) => name !== null).join(', ') || 'No owners yet',
		words: wordsOf(one),
		isOver: one.ended_on !== null,
		pieces: piecesOf(one, view),
		decidedAt: one.ended_on === null ? null : within(placeOf(one.ended_on, view.span))
	};
}

const within = (at: number) => (at >= 0 && at <= 100 ? at : null);

/** What is known of its days, for those who do not see the picture and for the table. */
export function wordsOf(one: Scheduled): string {
	const box = one.time_boxes.at(-1);
	const extensions = one.time_boxes.reduce((sum, { extensions: count }) => sum + count, 0);
	const parts = [
		one.state === 'draft' ? 'Planned' : stateWords[one.state],
		spanInWords(box?.starts_on ?? one.starts_on, one.ends_on),
		one.time_boxes.length > 1 ? `time-box ${one.time_boxes.length}` : null,
		extensionsInWords(extensions),
		box?.stopped_by_criterion ? 'stopped early' : null
	];
	return parts.filter((part) => part !== null).join(', ');
}

type Stretch = { readonly kind: Piece['kind']; readonly from: string; readonly to: string };

function piecesOf(one: Scheduled, { span, today }: View): Piece[] {
	return stretchesOf(one, today).flatMap(({ kind, from, to }) => {
		const at = Math.max(0, placeOf(from, span));
		const end = Math.min(100, placeOf(dayAfter(to, 1), span));
		return end > at ? [{ kind, at, width: Math.round((end - at) * 100) / 100 }] : [];
	});
}

function stretchesOf(one: Scheduled, today: string): Stretch[] {
	if (one.state === 'draft') return [{ kind: 'planned', from: one.starts_on, to: one.ends_on }];
	const boxes = one.time_boxes.flatMap((box): Stretch[] => {
		const { starts_on: from, planned_end: planned, ended_on: ended } = box;
		if (ended > planned)
			return [
				{ kind: 'box', from, to: planned },
				{ kind: 'extension', from: dayAfter(planned, 1), to: ended }
			];
		const kept: Stretch = { kind: 'box', from, to: ended };
		return box.stopped_by_criterion ? [kept, { kind: 'cut', from: dayAfter(ended, 1), to: planned }] : [kept];
	});
	const isWaiting = one.state !== 'running' && one.state !== 'iterating';
	const waiting: Stretch = { kind: 'waiting', from: dayAfter(one.ends_on, 1), to: one.ended_on ?? dayAfter(today, -1) };
	return isWaiting ? [...boxes, waiting] : boxes;
}
