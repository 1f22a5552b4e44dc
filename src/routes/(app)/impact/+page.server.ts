import * as impact from '#lib/impact/impact.server.ts';
import { periodOf } from '#lib/impact/periods.ts';
import { reportOf } from '#lib/impact/report.ts';
import * as words from '#lib/impact/words.server.ts';
import type { PageServerLoad } from './$types';

/** A report to read: its charts are drawn here, and nothing is left for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const period = periodOf(url.searchParams);
	const report = reportOf(await impact.read(locals.supabase, period));
	return {
		period,
		report,
		pace: words.paceRows(report.pace),
		effects: report.effects.sums.length > 0 ? words.effectPlot(report.effects.sums) : null,
		says: {
			summary: words.summary(report),
			funnel: words.funnelInWords(report),
			latency: words.latencyInWords(report),
			inTime: words.shareInWords(report.verdicts.inTime),
			backed: words.shareInWords(report.verdicts.backed),
			won: words.shareInWords(report.verdicts.outcomes[0] ?? report.verdicts.backed),
			usual: words.usualInWords(report, period),
			effects: words.effectsInWords(report),
			portfolio: words.portfolioInWords(report),
			kills: words.killsInWords(report),
			asked: words.askedInWords(report),
			forecasts: words.forecastsInWords(report),
			split: words.shareInWords(report.disagreement.now)
		}
	};
};
