import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slugFor } from '#lib/events/events.ts';

/** What an area may know besides people, which everyone knows. It follows foreign keys; a test below checks that too. */
const knows: Readonly<Record<string, readonly string[]>> = {
	people: [],
	activity: [],
	alignment: [],
	events: ['activity'],
	files: [],
	ideas: ['events', 'alignment', 'files'],
	teams: ['ideas', 'events'],
	submissions: ['events', 'ideas', 'teams', 'files'],
	floor: ['events', 'teams', 'submissions', 'judging'],
	voting: ['events', 'teams', 'submissions'],
	results: ['events', 'teams', 'submissions', 'voting'],
	judging: ['submissions', 'teams', 'events', 'files'],
	setup: ['events', 'teams', 'submissions', 'judging', 'floor', 'voting'],
	experiments: ['ideas', 'alignment', 'teams', 'files'],
	decisions: ['experiments'],
	funding: ['alignment', 'experiments', 'decisions', 'reviews'],
	learnings: ['experiments', 'decisions'],
	handovers: ['experiments', 'decisions'],
	reviews: ['activity', 'events', 'experiments', 'decisions'],
	ledger: ['events', 'ideas', 'teams', 'submissions', 'results', 'experiments', 'handovers'],
	impact: [
		'ledger',
		'activity',
		'alignment',
		'events',
		'ideas',
		'teams',
		'submissions',
		'judging',
		'floor',
		'experiments',
		'decisions',
		'funding',
		'learnings',
		'handovers',
		'reviews'
	]
};
const areas = Object.keys(knows);
const mayKnow = (area: string, other: string) =>
	area === other || other === 'people' || (knows[area] ?? []).includes(other);

/** Reading in SQL goes further down than imports: what an area stands on brings what that stands on. */
const standsOn = (area: string, other: string): boolean =>
	mayKnow(area, other) || (knows[area] ?? []).some((below) => standsOn(below, other));

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const sources: readonly Source[] = globSync(['src/**/*.{ts,svelte}', 'tests/**/*.ts', 'supabase/**/*.ts'])
	.map((path) => path.replaceAll('\\', '/'))
	.map((path) => {
		const text = readFileSync(path, 'utf8');
		const imports = [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, from = '']) => from);
		return { path, text, imports };
	});
const migrations = globSync('supabase/migrations/*.sql')
	.map((path) => path.replaceAll('\\', '/'))
	.sort()
	.map((path) => ({
		path,
		area: /\d+_([a-z]+)\.sql$/.exec(path)?.[1] ?? '',
		sql: withoutComments(readFileSync(path, 'utf8'))
	}));

const within = (folder: string) => sources.filter(({ path }) => path.startsWith(folder));
const isTest = ({ path }: Source) => path.endsWith('.test.ts');
const areaOf = (path: string) => /^(?:src|#)?\/?lib\/([a-z]+)\//.exec(path)?.[1] ?? '';

function withoutComments(sql: string): string {
	return sql.replace(/--.*$/gm, '');
}

/** Every place that breaks a rule, as `file: what`; a rule holds when there is none. */
function breaches(files: readonly Source[], find: (source: Source) => readonly string[]): string[] {
	return files.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`));
}

test('there is something to check', () => {
	expect(sources.length).toBeGreaterThan(60);
	expect(migrations.length).toBeGreaterThan(8);
	expect(within('src/lib/people/').some(({ imports }) => imports.includes('#lib/server/refusals.ts'))).toBe(true);
	expect(areaOf('#lib/ideas/ideas.ts')).toBe('ideas');
	expect(areaOf('src/lib/ideas/ideas.ts')).toBe('ideas');
});

test('an area knows only the areas it stands on', () => {
	const found = areas.flatMap((area) =>
		breaches(within(`src/lib/${area}/`), ({ imports }) =>
			imports.filter((from) => areas.includes(areaOf(from)) && !mayKnow(area, areaOf(from)))
		)
	);
	expect(found).toEqual([]);
});

test('no area calls the server side of another: routes join them', () => {
	const found = areas.flatMap((area) =>
		breaches(within(`src/lib/${area}/`), ({ imports }) =>
			imports.filter((from) => from.includes('.server.') && areas.includes(areaOf(from)) && areaOf(from) !== area)
		)
	);
	expect(found).toEqual([]);
});

test('tables are spoken of in the migrations only by the areas that may know them', () => {
	const owner = new Map<string, string>([['people', 'people']]);
	for (const { area, sql } of migrations) {
		for (const [, table = ''] of sql.matchAll(/create (?:table|view) public\.([a-z_]+)/g))
			if (table !== 'people') owner.set(table, area);
	}
	const found = migrations.flatMap(({ path, area, sql }) =>
		[...new Set([...sql.matchAll(/\bpublic\.([a-z_]+)/g)].map(([, table = '']) => table))]
			.filter((table) => owner.has(table) && !standsOn(area, owner.get(table) ?? ''))
			.map((table) => `${path}: ${table}`)
	);
	const keys = migrations.flatMap(({ path, area, sql }) =>
		[...sql.matchAll(/references public\.([a-z_]+)/g)]
			.filter(([, table = '']) => !mayKnow(area, owner.get(table) ?? ''))
			.map(([, table]) => `${path}: ${table}`)
	);
	expect(keys).toEqual([]);
	expect(owner.size).toBeGreaterThan(15);
	expect(found).toEqual([]);
});

test('the calculations know nothing of ours', () => {
	const found = breaches(
		within('src/lib/stats/').filter((source) => !isTest(source)),
		({ imports }) => imports.filter((from) => from.startsWith('#') && !from.startsWith('#lib/stats/'))
	);
	expect(found).toEqual([]);
});

test('the parts of the screen know no area and no word of the product', () => {
	const words =
		/\b(hackathons?|ideas?|experiments?|decisions?|ballots?|challenges?|submissions?|hypothes[ie]s|kpis?|pulse|tranches?|zombies?|handovers?|glossary|amendments?)\b/i;
	const found = breaches(
		within('src/lib/ui/').filter((source) => !isTest(source)),
		({ imports, text }) => [
			...imports.filter((from) => from.startsWith('#lib/') && !from.startsWith('#lib/ui/')),
			...text.split('\n').flatMap((line, index) => (words.test(line) ? [`line ${index + 1}: ${line.trim()}`] : []))
		]
	);
	expect(found).toEqual([]);
});

test('routes ask areas, never the database', () => {
	const found = breaches(within('src/routes/'), ({ text }) =>
		[...text.matchAll(/\.(?:from|rpc)\(\s*['"`]\w+/g)].map(([call]) => call)
	);
	expect(found).toEqual([]);
});

test('nothing imports routes', () => {
	const found = breaches(within('src/lib/'), ({ imports }) => imports.filter((from) => from.includes('routes/')));
	expect(found).toEqual([]);
});

test('raw HTML is written in one component only', () => {
	const found = breaches(sources, ({ path, text }) =>
		path !== 'src/lib/ui/Markdown.svelte' && /\{@html/.test(text) && !path.startsWith('tests/') ? ['{@html}'] : []
	);
	expect(found).toEqual([]);
});

test('no file is a drawer for leftovers', () => {
	const drawer = /(?:^|\/)(?:utils?|helpers?|common|misc|manager|data|types)(?:\/|\.(?:server\.)?(?:ts|svelte)$)/;
	expect(within('src/').filter(({ path }) => drawer.test(path))).toEqual([]);
});

test.each([
	['a page of the server', /\+(page|layout)?\.?server\.ts$/, 80],
	['a component', /\.svelte$/, 250],
	['a module', /\.ts$/, 250]
])('%s stays small enough to read', (_, kind, lines) => {
	const grown = within('src/')
		.filter(({ path }) => kind.test(path) && path !== 'src/lib/database.types.ts')
		.flatMap(({ path, text }) =>
			text.split('\n').length > lines + 1 ? [`${path}: ${text.split('\n').length - 1} lines`] : []
		);
	expect(grown).toEqual([]);
});

test('a migration stays small enough to read', () => {
	const grown = migrations
		.filter(({ path }) => readFileSync(path, 'utf8').split('\n').length > 401)
		.map(({ path }) => path);
	expect(grown).toEqual([]);
});

test('every foreign key says what happens when its row goes', () => {
	const found = migrations.flatMap(({ path, sql }) =>
		[...sql.matchAll(/references (?:public|auth)\.[a-z_]+ \([a-z_, ]+\)(?! on delete)/g)].map(
			([key]) => `${path}: ${key}`
		)
	);
	expect(found).toEqual([]);
});

test('every function with the rights of its owner pins where it looks for names', () => {
	const functions = migrations.flatMap(({ path, sql }) =>
		[...sql.matchAll(/create (?:or replace )?function ([\w.]+)\([\s\S]*?\bas \$/g)].map(([head, name]) => ({
			path,
			head,
			name
		}))
	);
	expect(functions.length).toBeGreaterThan(50);
	const found = functions
		.filter(({ head }) => /security definer/.test(head) && !/set search_path = ''/.test(head))
		.map(({ path, name }) => `${path}: ${name}`);
	expect(found).toEqual([]);
});

// without the select it is a condition that row level security keeps away from every index, and worked out for every row
test('what reads with the rights of whoever asks finds their rows by an index', () => {
	const found = migrations.flatMap(({ path, sql }) =>
		[...sql.matchAll(/create (?:or replace )?(?:view [^;]*;|function [^$]*\$\$[\s\S]*?\$\$;)/g)]
			.filter(([made]) => !/security definer|returns trigger/.test(made.split('$$')[0] ?? ''))
			.filter(([made]) => /(?:[^:]=|<>|distinct from) auth\.uid\(\)/.test(made))
			.map(([made]) => `${path}: ${made.split('(')[0]}`)
	);
	expect(found).toEqual([]);
});

test('every view reads with the rights of whoever asks', () => {
	const found = migrations.flatMap(({ path, sql }) =>
		[...sql.matchAll(/create (?:or replace )?view ([\w.]+)(?! with \(security_invoker = true\))\b(?!\.)[^;]{0,60}/g)]
			.filter(([view]) => !view.includes('security_invoker'))
			.map(([, name]) => `${path}: ${name}`)
	);
	expect(found).toEqual([]);
});

test('nothing names another machine, a folder outside, or where packages come from', () => {
	const found = breaches(
		sources.filter(({ path }) => path !== 'tests/architecture.test.ts'),
		({ text }) => [...text.matchAll(/\/work\/|registry\.npmjs|\.\.\/shared/g)].map(([place]) => place)
	);
	expect(found).toEqual([]);
});

test('a link to a file is followed by the browser: the app would look for a page there', () => {
	const found = breaches(sources, ({ path, text }) =>
		path.endsWith('.svelte')
			? [...text.matchAll(/<a\b(?:[^>{]|\{[^}]*\}|=>)*>/g)].flatMap(([link]) =>
					/\.(?:csv|json|ics)\b/.test(link) && !/data-sveltekit-reload|\bdownload\b/.test(link) ? [link] : []
				)
			: []
	);
	expect(sources.some(({ path, text }) => path.endsWith('.svelte') && /\.csv/.test(text))).toBe(true);
	expect(found).toEqual([]);
});

test('every custom property that a style asks for is set somewhere', () => {
	const styled = [
		...sources,
		...globSync('src/**/*.{css,html}').map((path) => ({ path, text: readFileSync(path, 'utf8'), imports: [] }))
	];
	const set = new Set(styled.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)\s*[:=]/g)].map(([, name]) => name)));
	// with a value to fall back on it need not be
	const asked = (text: string) => [...text.matchAll(/var\(\s*(--[\w-]+)\s*\)/g)].flatMap(([, name]) => name ?? []);
	const unknown = breaches(styled, ({ text }) => asked(text).filter((name) => !set.has(name)));
	expect(set.size).toBeGreaterThan(50);
	expect(unknown).toEqual([]);
});

test('no event has the address of a page that stands beside those of events', () => {
	const beside = globSync('src/routes/(app)/events/*')
		.map((path) => path.replaceAll('\\', '/').split('/').at(-1) ?? '')
		.filter((name) => /^[a-z0-9-]+$/.test(name));
	const { sql = '' } = migrations.find(({ path }) => path.endsWith('300_events.sql')) ?? {};
	const kept = /events_slug_is_no_other_page check \(slug <> all \('\{([^}]*)\}'\)\)/.exec(sql)?.[1]?.split(',') ?? [];
	expect(kept.toSorted()).toEqual(beside.toSorted());
	// the one address of words that people choose; all others are ids and tokens
	const chosen = globSync('src/routes/**/*slug*').map((path) => path.replaceAll('\\', '/'));
	expect(chosen).toEqual(['src/routes/(app)/events/[slug]']);
	for (const page of beside) expect(slugFor(page)).not.toBe(page);
});
