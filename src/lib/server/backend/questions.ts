import pg from 'pg';
import type { Callable, Catalogue } from './catalogue.ts';

/** One statement that answers a request: its text is the column `body`. */
export type Question = { readonly sql: string; readonly answersNothing: boolean; readonly changes: boolean };

/** A request as supabase-js makes it; `body` is empty where there is none. */
export type Asked = {
	readonly url: URL;
	readonly method: string;
	readonly headers: Headers;
	readonly body: string;
};

/** The statement for a request, or null when it asks for more than is arranged here. */
export function questionOf({ url, method, body }: Asked, catalogue: Catalogue, maxRows: number): Question | null {
	const { pathname, searchParams } = url;
	const [, called] = /^\/rest\/v1\/rpc\/(\w+)$/.exec(pathname) ?? [];
	if (called && method === 'POST' && searchParams.size === 0) {
		const callable = catalogue.functions.get(called);
		const sql = callable ? callOf(called, callable, body) : null;
		return sql && callable ? { sql, answersNothing: callable.answersNothing, changes: callable.changes } : null;
	}
	const [, relation = ''] = /^\/rest\/v1\/(\w+)$/.exec(pathname) ?? [];
	const columns = catalogue.relations.get(relation);
	if (method !== 'GET' || !columns) return null;
	const sql = rowsOf({ relation, columns, maxRows }, searchParams);
	return sql ? { sql, answersNothing: false, changes: false } : null;
}

function callOf(name: string, { types, answersNothing }: Callable, body: string): string | null {
	const given = understood(body);
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
	const names = Object.keys(given);
	if (!names.every((argument) => argument !== '' && types.has(argument))) return null;
	const answer = (call: string) => (answersNothing ? `select ${call}` : `select to_json(${call})::text as body`);
	if (names.length === 0) return answer(`public.${name}()`);
	const columns = names.map((argument) => `${argument} ${types.get(argument)}`).join(', ');
	const passed = names.map((argument) => `${argument} := given.${argument}`).join(', ');
	return `${answer(`public.${name}(${passed})`)} from json_to_record(${pg.escapeLiteral(body)}) as given (${columns})`;
}

function understood(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

type Rows = { readonly relation: string; readonly columns: ReadonlySet<string>; readonly maxRows: number };

// whole columns, compared with one value each, in an order of columns: everything else has its own meaning in PostgREST
function rowsOf({ relation, columns, maxRows }: Rows, asked: URLSearchParams): string | null {
	const { select = '', order = '', limit = String(maxRows), ...others } = Object.fromEntries(asked);
	// the same column twice
	if (asked.size !== new Set(asked.keys()).size || !/^\d{1,9}$/.test(limit)) return null;
	const chosen = select === '*' ? ['*'] : select.split(',');
	if (select !== '*' && (!chosen.every((name) => columns.has(name)) || new Set(chosen).size < chosen.length))
		return null;
	const conditions = Object.entries(others).map(([column, test]) =>
		columns.has(column) ? conditionOf(column, test) : null
	);
	const places = order === '' ? [] : order.split(',').map((place) => placeOf(place, columns));
	if (conditions.includes(null) || places.includes(null)) return null;
	const where = conditions.length ? ` where ${conditions.join(' and ')}` : '';
	const ordered = places.length ? ` order by ${places.join(', ')}` : '';
	const rows = Math.min(Number(limit), maxRows);
	return `select coalesce(json_agg(r), '[]')::text as body from (select ${chosen.join(', ')} from public.${relation}${where}${ordered} limit ${rows}) r`;
}

function conditionOf(column: string, test: string): string | null {
	const [, not, rest = ''] = /^(not\.)?(.*)$/s.exec(test) ?? [];
	if (rest === 'is.null') return `${column} is ${not ? 'not ' : ''}null`;
	if (not || !rest.startsWith('eq.')) return null;
	return `${column} = ${pg.escapeLiteral(rest.slice('eq.'.length))}`;
}

const ENDS: Readonly<Record<string, string>> = { nullsfirst: ' nulls first', nullslast: ' nulls last' };

function placeOf(place: string, columns: ReadonlySet<string>): string | null {
	const [, column = '', direction = 'asc', nulls = ''] =
		/^(\w+)(?:\.(asc|desc))?(?:\.(nullsfirst|nullslast))?$/.exec(place) ?? [];
	return columns.has(column) ? `${column} ${direction}${ENDS[nulls] ?? ''}` : null;
}
