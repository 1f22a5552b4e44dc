import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Own } from '#lib/server/backend/own.ts';
import { freePort } from '#lib/server/backend/scratch.ts';
import { log } from '#lib/server/log.ts';
import { StartError } from '#lib/server/start-error.ts';
import { build, main } from '../../src/commands/launch.ts';
import { gather } from './crowd.ts';
import { buildFloor, floorFolder } from './floor.ts';
import { ask } from './load.ts';
import { holdHackathon, reportHackathon } from './hackathon.ts';
import { manyReadings } from './many-readings.ts';
import { holdReveal, reportReveal } from './reveal.ts';
import { report, reportPages, reportWatched, type Line } from './report.ts';
import { withApp, type Running } from './running.ts';
import { memoryOf, start, type Server } from './server.ts';
import { storm } from './storm.ts';
import { watch, type Watched } from './watchers.ts';
import { weigh } from './weight.ts';

const PEOPLE = 200;
const CROWD = 1000;
const SUPPORTS = 2000;
/** Of one page's script, compressed, in bytes; what the machine does not change is held to, times are only told. */
const MOST_SCRIPT = 64_000;
const CONNECTIONS = 20;
const WATCHERS = 50;
const MOVES = 40;
/** `board`, `hackathon` or `reveal`: only what concerns that, for whoever works on it. */
const ONLY = process.env.BENCH_ONLY;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);

const note = (text: string) => console.error(text);

await main(async () => {
	log.level = 'warn';
	note('Building …');
	await build();
	if (ONLY === 'hackathon' || (ONLY === undefined && !process.env.DATABASE_URL)) {
		const result = await withApp(fillWith(CROWD, ['hackathon.sql']), (running) => holdHackathon(running, note));
		console.log(reportHackathon(result));
		fail(result.lost || result.doubled ? [`${result.lost} were lost and ${result.doubled} doubled.`] : []);
	}
	if (ONLY === 'hackathon') return;
	if (ONLY === 'reveal' || (ONLY === undefined && !process.env.DATABASE_URL)) {
		const fill = fillWith(CROWD, ['hackathon.sql', 'reveal.sql']);
		const result = await withApp(fill, (running) => holdReveal(running, note));
		console.log(reportReveal(result));
		fail(result.rated.failed ? [`${result.rated.failed} were not shown the results.`] : []);
	}
	if (ONLY === 'reveal') return;
	buildFloor();
	await withApp(fillWith(PEOPLE, ['rows.sql']), measure);
});

/** Signs people up and writes what the bench measures on. */
function fillWith(people: number, files: readonly string[]) {
	return async (own: Own): Promise<string[]> => {
		note(`Filling the database for ${people} people …`);
		const { rows } = await own.pool.query<{ people: number }>('select count(*)::int as people from public.people');
		if (rows[0]?.people)
			throw new StartError('There are people in this database already: give the bench an empty one.');
		const cookies = await gather(own, people);
		// without the app's limit on how long a statement may take
		const client = new pg.Client({ connectionString: own.pool.options.connectionString });
		await client.connect();
		try {
			for (const file of files) {
				await client.query(await readFile(fileURLToPath(new URL(file, import.meta.url)), 'utf8'));
			}
			// what autovacuum does within the minute, so that app and floor both read a database at rest
			await client.query('vacuum analyze');
		} finally {
			await client.end();
		}
		return cookies;
	};
}

/** Says what failed, and ends the bench as failed where something did. */
function fail(failures: readonly string[]): void {
	for (const failure of failures) note(failure);
	if (failures.length > 0) process.exitCode = 1;
}

/** What is over a budget, in words. */
function overBudget(lines: readonly Line[], { mostPerSecond, missed }: Watched): string[] {
	return [
		...lines
			.filter(({ weight }) => weight.script > MOST_SCRIPT)
			.map(({ page }) => `The script of ${page} is over ${MOST_SCRIPT / 1000} kB.`),
		...(mostPerSecond > 1 ? [`A watcher of the board got ${mostPerSecond} messages in a second.`] : []),
		...(missed > 0 ? [`${missed} times a watcher of the board missed a move.`] : [])
	];
}

/** Measures the app beside its floor, prints. Fails when a support was lost or doubled, or something is over its budget. */
async function measure({ app, cookies, database, databaseUrl }: Running): Promise<void> {
	const memory = () => ({ app: memoryOf(app.pid), database: memoryOf(database) });
	const idle = memory();
	const floor = await start({
		script: 'build/index.js',
		cwd: floorFolder,
		port: await freePort(),
		environment: { FLOOR_DATABASE_URL: databaseUrl },
		probe: '/ideas'
	});
	const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
	try {
		const lines: Line[] = [];
		const both = { app, floor, cookie: cookies[0] ?? '', database };
		for (const page of await pages(owner)) {
			if (ONLY === undefined || page.name === ONLY) lines.push(await compare(page, both));
		}
		if (ONLY === 'board') {
			const full = await fullBoard({ app, both, cookies, owner });
			console.log(reportPages([...lines, ...full.lines], CONNECTIONS), reportWatched(full.watched));
			fail(overBudget([...lines, ...full.lines], full.watched));
			return;
		}
		note('Casting supports …');
		const cast = await storm({ origin: app.origin, cookies, owner, connections: 50, count: SUPPORTS });
		note('Importing readings …');
		const readings = await manyReadings({ origin: app.origin, cookie: cookies[0] ?? '', owner });
		const { lines: fuller, watched } = await fullBoard({ app, both, cookies, owner });
		const starts = { app: app.startedIn, floor: floor.startedIn };
		console.log(
			report({
				lines: [...lines, ...fuller],
				storm: cast,
				readings,
				watched,
				start: starts,
				idle,
				loaded: memory(),
				connections: CONNECTIONS
			})
		);
		fail([
			...overBudget([...lines, ...fuller], watched),
			...(cast.lost || cast.doubled ? [`${cast.lost} supports were lost and ${cast.doubled} doubled.`] : [])
		]);
	} finally {
		await Promise.all([owner.end(), floor.stop()]);
	}
}

type Full = {
	readonly app: Server;
	readonly both: Both;
	readonly cookies: readonly string[];
	readonly owner: pg.Pool;
};

/** The board with some five hundred open cards, asked for again and again, then watched by fifty while cards move. */
async function fullBoard({ app, both, cookies, owner }: Full) {
	note('Filling the board …');
	await owner.query(await readFile(fileURLToPath(new URL('more-cards.sql', import.meta.url)), 'utf8'));
	const line = await compare({ name: 'board, 500 cards', path: '/board', floor: '/board' }, both);
	note('Watching the board …');
	// the first of them is admin and may move cards
	const watched = await watch({ origin: app.origin, cookies: cookies.slice(0, WATCHERS), owner, moves: MOVES });
	return { lines: [line], watched };
}

type Page = { readonly name: string; readonly path: string; readonly floor: string };

async function pages(owner: pg.Pool): Promise<Page[]> {
	const { rows } = await owner.query<{ id: number }>(
		'select id::int from public.experiments where started_at is not null order by id limit 1'
	);
	const id = rows[0]?.id;
	return [
		{ name: 'ideas', path: '/ideas', floor: '/ideas' },
		{ name: 'board', path: '/board', floor: '/board' },
		{ name: 'experiment', path: `/experiments/${id}`, floor: `/experiment?id=${id}` }
	];
}

type Both = { readonly app: Server; readonly floor: Server; readonly cookie: string; readonly database: number };

async function compare({ name, path, floor: bare }: Page, { app, floor, cookie, database }: Both): Promise<Line> {
	note(`Measuring ${path} …`);
	const run = { connections: CONNECTIONS, seconds: SECONDS };
	return {
		page: name,
		floor: await ask({ ...run, url: floor.origin + bare, pids: [floor.pid, database] }),
		app: await ask({ ...run, url: app.origin + path, cookie, pids: [app.pid, database] }),
		compressed: await ask({ ...run, url: app.origin + path, cookie, pids: [app.pid, database], isCompressed: true }),
		weight: await weigh(app.origin, path, cookie)
	};
}
