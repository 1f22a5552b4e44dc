import pg from 'pg';
import { crowdVisits, type Visits } from './crowd-visits.ts';
import { atRate, together, type Rated } from './open-loop.ts';
import { table, whole } from './report.ts';
import type { Running } from './running.ts';
import { memoryOf, processorTimeOf } from './server.ts';
import { watchEvent, type Heard } from './event-watchers.ts';

/** Processor time of one answer in milliseconds, in the app and in the database. */
type Work = { readonly app: number; readonly database: number };
type Phase = { readonly name: string; readonly rated: Rated; readonly work: Work };

/** A hackathon of a thousand people, measured. */
export type Hackathon = {
	readonly phases: readonly Phase[];
	readonly lost: number;
	readonly doubled: number;
	/** Hand-ins that came after the deadline and were told so, their text kept. */
	readonly late: number;
	/** What the app holds once the deadline has passed, in MB; undefined where the system does not say. */
	readonly memory: number | undefined;
	/** What who watches heard of the ideas of the day, and of the hand-ins at the deadline. */
	readonly ideasHeard: Heard;
	readonly handInsHeard: Heard;
};

const SUSTAINED = 85;
const BURST = 400;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
const BURST_SECONDS = 6;
/** What one machine holds is found by asking for so much in turn. */
const STEPS = [50, 85, 120, 160, 200, 250, 300, 400, 500, 600, 800, 1000];
const MOST_P95 = 300;
const WATCHERS = 300;

/**
 * First a quarter of an hour's ordinary traffic in short, then the last seconds before the deadline, which ends in the
 * middle of them, then the rate is raised until answers come later than they should.
 */
export async function holdHackathon(running: Running, note: (text: string) => void): Promise<Hackathon> {
	const { app, cookies, databaseUrl } = running;
	const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
	try {
		const visits = await crowdVisits({ origin: app.origin, cookies, owner });
		const phases: Phase[] = [];
		const used = () => ({ app: processorTimeOf([app.pid]), database: processorTimeOf([running.database]) });
		const workIn = async (sending: Promise<readonly Rated[]>) => {
			const before = used();
			const rated = await sending;
			const after = used();
			const sent = rated.reduce((sum, one) => sum + one.sent, 0);
			return { app: (after.app - before.app) / sent, database: (after.database - before.database) / sent };
		};
		const run = async (
			name: string,
			[perSecond, seconds]: readonly [number, number],
			send: () => Promise<boolean> | null
		) => {
			note(`${name}: ${perSecond} a second …`);
			const sending = atRate({ perSecond, seconds, send });
			const work = await workIn(sending.then((rated) => [rated]));
			const phase = { name, rated: await sending, work };
			phases.push(phase);
			return phase;
		};
		await run('warming up', [20, 4], ordinary(visits));
		phases.pop();
		note(`${WATCHERS} open the wall and the event …`);
		const watching = await watchEvent({ origin: app.origin, cookies: cookies.slice(-WATCHERS), event: visits.event });
		const since = performance.now();
		await run('the day', [SUSTAINED, SECONDS], ordinary(visits));
		const ideasHeard = await watching.ofIdeas(new Map([...visits.logged].filter(([, at]) => at > since)));
		for (const kind of ['save', 'handIn', 'read', 'support', 'logIdea'] as const) {
			await run(`only ${kind}`, [40, 4], visits[kind]);
		}
		for (const step of STEPS) {
			const { rated } = await run('as much as it holds', [step, 5], ordinary(visits));
			if (rated.p95 > MOST_P95) break;
		}
		await owner.query(
			`update public.events set judging_at = private.now() + make_interval(secs => $1) where slug = 'hackathon'`,
			[BURST_SECONDS * 0.75]
		);
		note(`the deadline: ${BURST} a second …`);
		const parts = [
			{ name: '… of it what is written', perSecond: BURST * 0.8, send: writing(visits) },
			{ name: '… of it pages', perSecond: BURST * 0.2, send: visits.read }
		];
		const sending = Promise.all(parts.map((part) => atRate({ ...part, seconds: BURST_SECONDS })));
		const work = await workIn(sending);
		const rated = await sending;
		phases.push({ name: 'the deadline', rated: together(rated), work });
		const memory = memoryOf(app.pid);
		const handInsHeard = await watching.ofHandIns(await visits.handedIn());
		watching.close();
		rated.forEach((one, part) => phases.push({ name: parts[part]?.name ?? '', rated: one, work }));
		return { phases, memory, ideasHeard, handInsHeard, ...(await visits.check()) };
	} finally {
		await owner.end();
	}
}

/** Of a hundred requests of a day: 40 saved drafts, 40 pages, 15 supports, 5 ideas. */
function ordinary(visits: Visits): () => Promise<boolean> | null {
	let n = 0;
	return () => {
		n += 1;
		if (n % 20 === 0) return visits.logIdea();
		if (n % 20 === 3 || n % 20 === 10 || n % 20 === 17) return visits.support();
		return n % 2 ? visits.save() : visits.read();
	};
}

/** Of a hundred requests before the deadline 20 are pages, and this: 60 saved drafts, 20 hand-ins. */
function writing(visits: Visits): () => Promise<boolean> | null {
	let n = 0;
	return () => {
		n += 1;
		return n % 4 === 0 ? visits.handIn() : visits.save();
	};
}

/** As markdown tables. */
export function reportHackathon(measured: Hackathon): string {
	const { phases, memory, ideasHeard, handInsHeard, lost, doubled, late } = measured;
	return [
		'A hackathon of 1,000 people in 250 teams (sent when due, however slow the answers; ms from then; held back: not sent, because the team still waited for the answer before; work: processor time for one answer, in the app and in the database)',
		table(
			[
				'',
				'asked/s',
				'answered/s',
				'p50 ms',
				'p95 ms',
				'p99 ms',
				'worst ms',
				'failed',
				'held back',
				'work app',
				'work database'
			],
			phases.map(({ name, rated, work }) => [
				name,
				...[rated.wanted, rated.perSecond, rated.p50, rated.p95, rated.p99, rated.worst, rated.failed, rated.held].map(
					whole
				),
				work.app.toFixed(1),
				work.database.toFixed(1)
			])
		),
		`${WATCHERS} people watch all the time (ms: from the answer to whoever did it until a watcher hears of it)`,
		table(
			['heard of', 'watchers', 'how many', 'p50 ms', 'p95 ms', 'worst ms', 'missed'],
			[
				{ name: 'ideas logged during the day', heard: ideasHeard },
				{ name: 'how many teams handed in at last', heard: handInsHeard }
			].map(({ name, heard }) => [
				name,
				...[heard.watchers, heard.of, heard.p50, heard.p95, heard.worst, heard.missed].map(whole)
			])
		),
		`Acknowledged and lost: ${lost}; more often there than acknowledged: ${doubled}; handed in too late, told so and kept: ${late}.${memory === undefined ? '' : ` The app holds ${whole(memory)} MB then.`}`
	].join('\n\n');
}
