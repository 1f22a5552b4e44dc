import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generalRefusals, type Refusals } from '#lib/refusals.ts';

const modules = import.meta.glob<Record<string, unknown>>('../src/lib/*/*.ts', { eager: false });
const isRefusals = (value: unknown): value is Refusals =>
	typeof value === 'object' &&
	value !== null &&
	Object.values(value).every((one) => typeof one === 'object' && one !== null && 'says' in one);

const sentences = new Map<string, string>(Object.entries(generalRefusals).map(([name, { says }]) => [name, says]));
for (const [path, load] of Object.entries(modules)) {
	if (/\.(server|test)\.ts$/.test(path) || !/refusals/i.test(readFileSync(path.replace('../', ''), 'utf8'))) continue;
	for (const [name, value] of Object.entries(await load())) {
		if (!/refusals$/i.test(name) || !isRefusals(value)) continue;
		for (const [refusal, { says }] of Object.entries(value)) sentences.set(refusal, says);
	}
}

const sql = globSync('supabase/migrations/*.sql')
	.map((path) => readFileSync(path, 'utf8').replace(/--.*$/gm, ''))
	.join('\n');
const constraints = [...sql.matchAll(/\bconstraint (?!trigger\b)([a-z_]+)/g)].map(([, name = '']) => name);
const uniqueIndexes = [...sql.matchAll(/create unique index ([a-z_]+)/g)].map(([, name = '']) => name);
/** What is not there, or not yours, is answered by a page that says so: it needs no sentence beside a field. */
const raised = [...sql.matchAll(/private\.refuse\('([a-z_]+)'(?:, (\d{3}))?\)/g)]
	.filter(([, , status]) => status !== '404')
	.map(([, name = '']) => name);

test('the migrations refuse what they are known to refuse', () => {
	expect(constraints).toContain('people_name_fits');
	expect(uniqueIndexes.length).toBeGreaterThan(3);
	expect(raised).toContain('last_admin_stays');
	expect(raised).not.toContain('no_such_idea');
});

test.each([
	['constraint', constraints],
	['unique index', uniqueIndexes],
	['raised refusal', raised]
])('every %s has a sentence for people', (_, names) => {
	expect([...new Set(names)].filter((name) => !sentences.has(name))).toEqual([]);
});

test('every sentence ends like one and is short enough to read beside a field', () => {
	const odd = [...sentences].filter(([, says]) => !/^[A-Z].*[.?]$/.test(says) || says.length > 200);
	expect(odd).toEqual([]);
});

test('no sentence is left over from a refusal that is gone', () => {
	const known = new Set([
		...constraints,
		...uniqueIndexes,
		...[...sql.matchAll(/'([a-z_]+)'/g)].map(([, name = '']) => name)
	]);
	// what TypeScript refuses by itself stands twice: with its sentence and where it is refused
	const code = globSync('src/**/*.{ts,svelte}', { exclude: ['src/lib/database.types.ts'] })
		.map((path) => readFileSync(path, 'utf8'))
		.join('\n');
	const isUsed = (name: string) => code.split(new RegExp(`\\b${name}\\b`)).length > 2;
	// the codes of the sign-in service are defined elsewhere; a foreign key without a name gets one that ends so
	const accounts = readFileSync('src/lib/people/accounts.ts', 'utf8');
	const isForeign = (name: string) => /_f?key$/.test(name) || accounts.includes(`\t${name}:`);
	expect([...sentences.keys()].filter((name) => !known.has(name) && !isForeign(name) && !isUsed(name))).toEqual([]);
});
