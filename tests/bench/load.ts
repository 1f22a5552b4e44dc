import autocannon from 'autocannon';
import { PACKED } from './asking.ts';
import { processorTimeOf } from './server.ts';

/** What came of a run; times in milliseconds. */
export type Measured = {
	readonly perSecond: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly failed: number;
	/** Processor time of one answer, server and database together, in milliseconds: the same on a busy machine. */
	readonly work: number;
};

export type Run = {
	readonly url: string;
	readonly cookie?: string;
	/** As a browser asks; without it the answers are not compressed. */
	readonly isCompressed?: boolean;
	readonly connections: number;
	readonly seconds: number;
	/** The processes that do the work. */
	readonly pids: readonly number[];
};

/** Asks for a page again and again, after a while that does not count. */
export async function ask(run: Run): Promise<Measured> {
	await fire({ ...run, seconds: 4 });
	const before = processorTimeOf(run.pids);
	const result = await fire(run);
	const used = processorTimeOf(run.pids) - before;
	return {
		perSecond: result.requests.average,
		p50: result.latency.p50,
		p95: percentile(result),
		p99: result.latency.p99,
		failed: result.non2xx + result.errors + result.timeouts,
		work: used / Math.max(1, result.requests.total)
	};
}

// autocannon has no 95th percentile: halfway between the two around it is close enough to be called by that name
function percentile({ latency }: autocannon.Result): number {
	return (latency.p90 + latency.p97_5) / 2;
}

function fire({ url, cookie, isCompressed, connections, seconds }: Run): Promise<autocannon.Result> {
	return autocannon({
		url,
		connections,
		duration: seconds,
		timeout: 30,
		headers: { ...(cookie && { cookie }), ...(isCompressed && PACKED) }
	});
}
