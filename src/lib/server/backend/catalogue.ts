import type pg from 'pg';

/** A function that answers one value or nothing. */
export type Callable = {
	/** The type of each argument by its name. */
	readonly types: ReadonlyMap<string, string>;
	readonly answersNothing: boolean;
	readonly changes: boolean;
};

/** What can be asked for without arranging anything: relations as they are, and functions that answer one value. */
export type Catalogue = {
	/** By relation: its columns. */
	readonly relations: ReadonlyMap<string, ReadonlySet<string>>;
	readonly functions: ReadonlyMap<string, Callable>;
};

const COLUMNS = `select c.relname as name, array_agg(a.attname::text) as columns
	from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
	where n.nspname = 'public' and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped group by c.relname`;

// one of the name, no set, no row, no output arguments, no time of its own
const FUNCTIONS = `select p.proname as name, p.proargnames as names, p.provolatile = 'v' as changes,
		p.prorettype = 'void'::regtype as "answersNothing",
		array(select format_type(t, null) from unnest(p.proargtypes) with ordinality a (t, n) order by n) as types
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_type r on r.oid = p.prorettype
	where n.nspname = 'public' and not p.proretset and p.prokind = 'f' and p.provariadic = 0 and p.proallargtypes is null
		and (r.typtype in ('b', 'e', 'd') or p.prorettype = 'void'::regtype)
		and not exists (select from unnest(p.proconfig) s where s like 'statement_timeout=%')
		and not exists (select from pg_proc o where o.proname = p.proname and o.pronamespace = p.pronamespace and o.oid <> p.oid)`;

type FunctionRow = Omit<Callable, 'types'> & {
	readonly name: string;
	readonly names: string[] | null;
	readonly types: string[];
};

/** Reads the catalogue of the schema `public`. */
export async function readCatalogue(pool: pg.Pool): Promise<Catalogue> {
	const relations = await pool.query<{ name: string; columns: string[] }>(COLUMNS);
	const functions = await pool.query<FunctionRow>(FUNCTIONS);
	return {
		relations: new Map(relations.rows.map(({ name, columns }) => [name, new Set(columns)])),
		functions: new Map(
			functions.rows.map(({ name, names, types, changes, answersNothing }) => {
				const known = new Map(types.map((type, index) => [names?.[index] ?? '', type]));
				return [name, { types: known, changes, answersNothing }];
			})
		)
	};
}
