import pg from 'pg';
import { claimsOf } from './token.ts';

/** Answers a request, or null: then the façade answers it. */
export type Shortcut = (request: Request) => Promise<Response | null>;

type Surroundings = {
	readonly pool: pg.Pool;
	readonly secret: string;
	readonly publishableKey: string;
	readonly maxRows: number;
};

/** What can be read without arranging anything: relations as they are, and functions that answer one JSON value. */
type Catalogue = {
	readonly relations: ReadonlySet<string>;
	/** By function: the type of each argument by its name. */
	readonly functions: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

// whatever a request may ask for beyond the plain answer
const DEMANDS = ['prefer', 'range', 'range-unit'];
const PROFILES = ['accept-profile', 'content-profile'];

const COLUMNS = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'public' and c.relkind in ('r', 'v')`;

// one of the name, no set, no output arguments, reads only
const FUNCTIONS = `select p.proname as name, p.proargnames as names,
		array(select format_type(t, null) from unnest(p.proargtypes) with ordinality a (t, n) order by n) as types
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname = 'public' and p.prorettype in ('json'::regtype, 'jsonb'::regtype) and not p.proretset
		and p.provolatile <> 'v' and p.prokind = 'f' and p.provariadic = 0 and p.proallargtypes is null
		and not exists (select from pg_proc o where o.proname = p.proname and o.pronamespace = p.pronamespace and o.oid <> p.oid)`;

async function readCatalogue(pool: pg.Pool): Promise<Catalogue> {
	const relations = await pool.query<{ name: string }>(COLUMNS);
	const functions = await pool.query<{ name: string; names: string[] | null; types: string[] }>(FUNCTIONS);
	const typed = functions.rows.map(({ name, names, types }) => {
		const known = types.map((type, index) => [names?.[index] ?? '', type] as const);
		return [name, new Map(known)] as const;
	});
	return { relations: new Set(relations.rows.map(({ name }) => name)), functions: new Map(typed) };
}

/**
 * The plain reads that pages are made of, in one message to the database instead of the façade's ten: a whole relation,
 * or a function that answers JSON, asked by somebody signed in. Role, claims and row level security are the same.
 * Anything else, and everything that fails, is the façade's: it alone knows how PostgREST refuses.
 */
export async function openShortcut(surroundings: Surroundings): Promise<Shortcut> {
	const { pool, secret, publishableKey } = surroundings;
	const catalogue = await readCatalogue(pool);
	return async (request) => {
		const { headers } = request;
		if (headers.get('apikey') !== publishableKey || DEMANDS.some((name) => headers.has(name))) return null;
		if (PROFILES.some((name) => (headers.get(name) ?? 'public') !== 'public')) return null;
		if (!/^(\*\/\*|application\/json)?$/.test(headers.get('accept') ?? '')) return null;
		const [scheme, token = ''] = (headers.get('authorization') ?? '').split(' ');
		try {
			const question = await questionOf(request, catalogue, surroundings.maxRows);
			const claims = question && scheme === 'Bearer' ? claimsOf(token, secret) : null;
			if (!question || !claims) return null;
			return new Told(await ask(pool, question, claims));
		} catch {
			return null;
		}
	};
}

/** An answer whose text is there already: whoever asks for it as text need not read it through a stream, encoded and decoded. */
class Told extends Response {
	readonly #said: string;

	constructor(said: string) {
		super(said, { headers: { 'content-type': 'application/json; charset=utf-8' } });
		this.#said = said;
	}

	override text(): Promise<string> {
		return Promise.resolve(this.#said);
	}

	override json(): Promise<unknown> {
		return Promise.resolve(JSON.parse(this.#said));
	}
}

async function ask(pool: pg.Pool, question: string, claims: string): Promise<string> {
	// several statements in one message are one transaction, and what is set in it is gone afterwards
	const answers: unknown = await pool.query(
		`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${pg.escapeLiteral(claims)}, true); ${question}`
	);
	const last: unknown = Array.isArray(answers) ? answers.at(-1) : answers;
	const rows: unknown = typeof last === 'object' && last !== null ? Reflect.get(last, 'rows') : [];
	const row: unknown = Array.isArray(rows) ? rows[0] : null;
	const body: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'body') : null;
	return typeof body === 'string' ? body : 'null';
}

async function questionOf(request: Request, catalogue: Catalogue, maxRows: number): Promise<string | null> {
	const { pathname, searchParams } = new URL(request.url);
	const [, called] = /^\/rest\/v1\/rpc\/(\w+)$/.exec(pathname) ?? [];
	if (called && request.method === 'POST' && searchParams.size === 0) {
		const types = catalogue.functions.get(called);
		return types ? callOf(called, types, await request.clone().text()) : null;
	}
	const [, relation = ''] = /^\/rest\/v1\/(\w+)$/.exec(pathname) ?? [];
	if (request.method !== 'GET' || !catalogue.relations.has(relation)) return null;
	const { select, limit = String(maxRows), ...others } = Object.fromEntries(searchParams);
	if (select !== '*' || !/^\d{1,9}$/.test(limit) || Object.keys(others).length) return null;
	const rows = Math.min(Number(limit), maxRows);
	return `select coalesce(json_agg(r), '[]')::text as body from (select * from public.${relation} limit ${rows}) r`;
}

function callOf(name: string, types: ReadonlyMap<string, string>, body: string): string | null {
	const given: unknown = JSON.parse(body);
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
	const names = Object.keys(given);
	if (!names.every((argument) => argument !== '' && types.has(argument))) return null;
	if (names.length === 0) return `select public.${name}()::text as body`;
	const columns = names.map((argument) => `${argument} ${types.get(argument)}`).join(', ');
	const passed = names.map((argument) => `${argument} := given.${argument}`).join(', ');
	return `select public.${name}(${passed})::text as body from json_to_record(${pg.escapeLiteral(body)}) as given (${columns})`;
}
