import type { Measured } from './load.ts';
import type { ManyReadings } from './many-readings.ts';
import type { Storm } from './storm.ts';
import type { Watched } from './watchers.ts';
import type { Weight } from './weight.ts';

export type Line = {
	readonly page: string;
	readonly floor: Measured;
	readonly app: Measured;
	readonly compressed: Measured;
	readonly weight: Weight;
};

export type Start = { readonly app: number; readonly floor: number };
/** In MB; undefined where the system does not say. */
export type Memory = { readonly app: number | undefined; readonly database: number | undefined };

/** The whole report as markdown tables. */
export function report(result: {
	lines: readonly Line[];
	storm: Storm;
	readings: ManyReadings;
	watched: Watched;
	start: Start;
	idle: Memory;
	loaded: Memory;
	connections: number;
}): string {
	const { lines, storm, readings, watched, start, idle, loaded, connections } = result;
	return [
		reportPages(lines, connections),
		'Supports cast, 50 connections, every fourth sent twice',
		table(
			['cast', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'refused', 'lost', 'doubled'],
			[
				[storm.cast, storm.perSecond, storm.p50, storm.p95, storm.p99, storm.refused, storm.lost, storm.doubled].map(
					whole
				)
			]
		),
		'Readings of one experiment: an import through its page, and the page of the experiment afterwards',
		table(
			['readings', 'import ms', 'rows/s', 'page ms, many variants', 'page ms, corrected 30 times'],
			[
				[
					readings.rows,
					readings.importMs,
					(1000 * readings.rows) / readings.importMs,
					readings.wideMs,
					readings.correctedMs
				].map(whole)
			]
		),
		reportWatched(watched),
		'Start and memory (proportional set size)',
		table(
			['', 'to first answer ms', 'app MB', 'PostgreSQL MB'],
			[
				['fresh', whole(start.app), megabytes(idle.app), megabytes(idle.database)],
				['after the load', '', megabytes(loaded.app), megabytes(loaded.database)],
				['floor', whole(start.floor), '', '']
			]
		)
	].join('\n\n');
}

/** Speed and weight of pages as markdown tables. */
export function reportPages(lines: readonly Line[], connections: number): string {
	return [
		`Pages, ${connections} connections (the floor: a bare Kit page that reads the same rows straight from PostgreSQL; work: processor time of server and database for one answer)`,
		table(
			[
				'page',
				'requests/s',
				'of floor',
				'compressed',
				'p50 ms',
				'p95 ms',
				'p99 ms',
				'failed',
				'work ms',
				'floor/s',
				'floor p50 ms',
				'floor work ms'
			],
			lines.map(({ page, app, floor, compressed }) => [
				page,
				whole(app.perSecond),
				`${whole((100 * app.perSecond) / floor.perSecond)} %`,
				whole(compressed.perSecond),
				...[app.p50, app.p95, app.p99].map(whole),
				whole(app.failed + floor.failed + compressed.failed),
				app.work.toFixed(1),
				whole(floor.perSecond),
				whole(floor.p50),
				floor.work.toFixed(1)
			])
		),
		'Weight on a first visit, Brotli',
		table(
			['page', 'HTML kB', 'JavaScript kB', 'CSS kB'],
			lines.map(({ page, weight }) => [page, ...[weight.html, weight.script, weight.style].map(kilobytes)])
		)
	].join('\n\n');
}

/** What the watchers of the board heard, as a markdown table. */
export function reportWatched(watched: Watched): string {
	const { watchers, moves, mostPerSecond, p50, p95, worst, missed } = watched;
	return [
		'The board watched while a card moves every quarter of a second (ms: from the answer of a move until a watcher hears it)',
		table(
			['watchers', 'moves', 'most messages a second', 'p50 ms', 'p95 ms', 'worst ms', 'missed'],
			[[watchers, moves, mostPerSecond, p50, p95, worst, missed].map(whole)]
		)
	].join('\n\n');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length), 3)
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join(' | ')} |`;
	const rule = `|${widths.map((width, column) => (column ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}

export const whole = (value: number) => String(Math.round(value));
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const megabytes = (value: number | undefined) => (value === undefined ? 'unknown' : whole(value));
