import pg from 'pg';
import { PACKED } from './asking.ts';
import { atRate, type Rated } from './open-loop.ts';
import { table, whole } from './report.ts';
import type { Running } from './running.ts';
import { processorTimeOf } from './server.ts';

/** The second at which a thousand people are shown what came out; times in milliseconds. */
export type Reveal = {
	readonly people: number;
	/** Over how long the waiting pages ask, see `Countdown`. */
	readonly seconds: number;
	readonly rated: Rated;
	/** Processor time of one answer, in the app and in the database. */
	readonly work: { readonly app: number; readonly database: number };
	/** The slowest answer to "are you there" meanwhile. */
	readonly health: number;
	/** Views of each page afterwards, one after the other. */
	readonly after: readonly { readonly page: string; readonly median: number }[];
};

const PEOPLE = 1000;
const SPREAD = 2;
const PAGES = ['results', 'vote'];
const VIEWS = 9;

/** Lets the results of the hackathon come out, and has everybody's page ask for them, as it does by itself where somebody waits on it. */
export async function holdReveal(running: Running, note: (text: string) => void): Promise<Reveal> {
	const { app, cookies, databaseUrl } = running;
	const owner = new pg.Pool({ connectionString: databaseUrl, max: 1 });
	let n = 0;
	const ask = async (page: string) => {
		const headers = { cookie: cookies[n++ % cookies.length] ?? '', ...PACKED };
		const response = await fetch(`${app.origin}/events/hackathon/${page}`, { headers, redirect: 'manual' });
		return { isWell: response.status === 200, text: await response.text() };
	};
	try {
		note('Waiting for the results …');
		for (const page of PAGES) await Promise.all(Array.from({ length: 20 }, () => ask(page)));
		const [{ wait } = { wait: 0 }] = (
			await owner.query<{ wait: number }>(
				`update public.events set results_at = private.now() + interval '1 second' where slug = 'hackathon'
				returning extract(epoch from results_at - private.now())::float8 * 1000 as wait`
			)
		).rows;
		await new Promise((resolve) => setTimeout(resolve, wait));
		note(`${PEOPLE} people are shown the results …`);
		const stop = new AbortController();
		const asked = worstHealth(app.origin, stop.signal);
		const used = () => ({ app: processorTimeOf([app.pid]), database: processorTimeOf([running.database]) });
		const before = used();
		const rated = await atRate({
			perSecond: PEOPLE / SPREAD,
			seconds: SPREAD,
			send: async () => (await ask(`${PAGES[n % PAGES.length]}/__data.json`)).isWell
		});
		const then = used();
		const work = { app: (then.app - before.app) / PEOPLE, database: (then.database - before.database) / PEOPLE };
		stop.abort();
		const after = [];
		for (const page of PAGES) {
			const times: number[] = [];
			for (let view = 0; view < VIEWS; view++) {
				const began = performance.now();
				const { text } = await ask(page);
				times.push(performance.now() - began);
				// chosen by chance, two may share the first place
				if (!/ballots put it before|share the first place/.test(text))
					throw new Error(`${page} does not show what people chose`);
			}
			after.push({ page, median: times.toSorted((one, other) => one - other)[Math.floor(VIEWS / 2)] ?? 0 });
		}
		return { people: PEOPLE, seconds: SPREAD, rated, work, health: await asked, after };
	} finally {
		await owner.end();
	}
}

/** Asks again and again whether the app is there, until it is told to stop; the longest wait for an answer. */
async function worstHealth(origin: string, signal: AbortSignal): Promise<number> {
	let worst = 0;
	while (!signal.aborted) {
		const began = performance.now();
		await fetch(`${origin}/health`).then((response) => response.arrayBuffer());
		worst = Math.max(worst, performance.now() - began);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return worst;
}

/** As markdown tables. */
export function reportReveal({ people, seconds, rated, work, health, after }: Reveal): string {
	const { perSecond, p50, p95, worst, failed } = rated;
	return [
		`The results of 250 teams, compared in pairs and ranked by 1,000 people, shown to all at once: every waiting page asks within ${seconds} seconds (ms from when it was due)`,
		table(
			[
				...['', 'people', 'answered/s', 'p50 ms', 'p95 ms', 'worst ms', 'failed', 'worst of /health ms'],
				...['work app', 'work database']
			],
			[
				[
					...['the reveal', ...[people, perSecond, p50, p95, worst, failed, health].map(whole)],
					...[work.app, work.database].map((time) => time.toFixed(1))
				]
			]
		),
		table(
			['a view afterwards', 'median ms'],
			after.map(({ page, median }) => [page, whole(median)])
		)
	].join('\n\n');
}
