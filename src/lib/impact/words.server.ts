import { interval, money, plain, signed } from '#lib/ui/numbers.ts';
import { inWords } from '#lib/ui/moments.ts';
import { daysInWords, type SpanRow } from '#lib/ui/spans.ts';
import { COIN } from '#lib/impact/forecasts.ts';
import { gapsOf } from '#lib/impact/portfolio.ts';
import { FOR_A_PRIOR, type KpiSum } from '#lib/impact/promotedEffects.ts';
import type { Span, Stage } from '#lib/impact/pace.ts';
import type { Period } from '#lib/impact/periods.ts';
import type { Report } from '#lib/impact/report.ts';
import { counted, FEW, type Share } from '#lib/impact/shares.ts';
import { forest } from '#lib/ui/charts.server.ts';

const percent = (ratio: number) => plain(ratio * 100, { unit: '%' });

/** A share in a sentence: with its interval, or that it is too few to say. `shareInWords(shareOf(0, 0))` is "none yet". */
export function shareInWords({ count, of, interval: reach }: Share): string {
	if (!reach) return 'none yet';
	const so = `${plain(count)} of ${plain(of)}`;
	if (of < FEW) return `${so}, too few to say`;
	return `${so}, ${percent(count / of)} (${plain(reach[0] * 100)} to ${percent(reach[1])})`;
}

/** What the shares of outcomes are held against, or why there is nothing yet and from when on. */
export function usualInWords({ verdicts: { usual } }: Report, { days }: Pick<Period, 'days'>): string {
	if (usual.by === 'before')
		return `The grey band is what was usual here: the share among ${counted(usual.of, 'decision')} of the four quarters before, by its interval.`;
	const why =
		days === null
			? 'All time has nothing before it to be held against.'
			: `Fewer than ${FEW} decisions lie in the four quarters before these ${days} days.`;
	if (usual.by === 'quarters')
		return `${why} The grey band is the lowest and the highest share among ${usual.of} stretches of its own quarters: those of fewer than ${FEW} decisions are put together, so that every decision is in one.`;
	const from = usual.from
		? `Of this period there is one from ${inWords(new Date(usual.from), 'date', 'UTC')} on, and a range of its own quarters once they make two stretches of ${FEW} decisions.`
		: `A range is drawn once its quarters make two stretches of ${FEW} decisions.`;
	return `There is no range of what is usual here yet. ${why} ${from}`;
}

/** The line under the title: what was decided. */
export function summary({ decisions, verdicts, zombies }: Report): string {
	const [, promoted, iterated, killed] = verdicts.outcomes;
	if (decisions === 0) return 'Nothing was decided in this time.';
	const parts = `${promoted?.count ?? 0} promoted, ${iterated?.count ?? 0} iterated, ${killed?.count ?? 0} killed`;
	const dead = zombies.length === 0 ? 'no zombies today' : `${counted(zombies.length, 'zombie')} today`;
	return `${counted(decisions, 'decision')}: ${parts}; ${dead}.`;
}

/** How far ideas came. */
export function funnelInWords({ funnel }: Report): string {
	const [logged, , tested, , promoted, live] = funnel.map(({ ideas }) => ideas);
	if (!logged) return 'No idea was logged in this time.';
	return `Of ${counted(logged, 'idea')} ${plain(tested ?? 0)} were tested, ${plain(promoted ?? 0)} promoted and ${plain(live ?? 0)} are live so far.`;
}

/** How long decisions took after the end of their time-boxes. */
export function latencyInWords({ latency, latencyBefore }: Report): string {
	const of = ({ median, most }: Span) =>
		`${daysInWords(median)} days${most === null ? '' : `, nine of ten within ${daysInWords(most)}`}`;
	if (latency.count === 0) return 'No decision yet, so no latency.';
	const before = latencyBefore && latencyBefore.count > 0 ? `; before, ${of(latencyBefore)}` : '';
	return `Half of ${counted(latency.count, 'decision')} came within ${of(latency)}${before}.`;
}

/** Whether the sum can be believed. */
export function effectsInWords({ effects: { sums, promoted, measured, isCorrected, checks } }: Report): string {
	if (sums.length === 0) return 'Nothing was promoted in this time that was compared with somebody at the same time.';
	const what = `${counted(promoted, 'promoted experiment')} with a comparison, added up for each KPI`;
	const luck = isCorrected
		? `without the luck of winners as ${counted(measured, 'experiment')} let us know it.`
		: `as measured: with fewer than ${FOR_A_PRIOR} measured experiments nobody knows how much of it is luck.`;
	return `${what}, ${luck} ${checksInWords(checks, promoted)}`;
}

/** How many of these were looked at again in production, by what, and what was found. */
function checksInWords(checks: Report['effects']['checks'], promoted: number): string {
	if (checks.length === 0) return 'None of them was checked in production yet.';
	const read = checks.filter(({ by_reading }) => by_reading);
	// what nobody read is a word, and holds nothing
	const held = read.filter(({ standing, is_live }) => is_live && standing === 'held').length;
	const by = read.length === checks.length ? 'all by a reading' : `${read.length} by a reading`;
	return `${checks.length} of ${promoted} checked in production, ${by}: ${held} held.`;
}

/** What is wished for and not tested, and what is tested for nobody. */
export function portfolioInWords({ portfolio }: Report): string {
	const named = portfolio.filter(({ id }) => id !== null).length;
	if (named === 0) return 'There is no joint priority yet, so nothing serves one.';
	const { untested, unaimed } = gapsOf(portfolio);
	const priorities =
		untested === 0
			? 'Every priority has an experiment'
			: `${untested} of ${counted(named, 'priority', 'priorities')} without an experiment`;
	return `${priorities}; ${unaimed === 0 ? 'every experiment serves one' : `${counted(unaimed, 'experiment')} without a priority`}.`;
}

export function killsInWords({
	kills: { count, daysFreed, stoppedEarly, money: freed, personDays, currency }
}: Report): string {
	if (count === 0) return 'Nothing was killed in this time. A board that never kills lets zombies live.';
	const given = [
		...(freed > 0 ? [money(freed, currency)] : []),
		...(personDays > 0 ? [counted(personDays, 'person-day')] : [])
	];
	const back = given.length === 0 ? '' : ` ${given.join(' and ')} given back.`;
	if (stoppedEarly === 0)
		return `${counted(count, 'kill')}, none before the end of its time-box: no planned day was freed.${back}`;
	return `${counted(count, 'kill')}, ${stoppedEarly} before the end. ${counted(daysFreed, 'planned day')} freed.${back}`;
}

/** What came by the day that the business asked for. */
export function askedInWords({ verdicts: { asked } }: Report): string {
	if (asked.every(({ of }) => of === 0)) return 'No day that the business asked for has come in this time.';
	return `${asked.map((one) => `${one.label}: ${shareInWords(one)}`).join('. ')}.`;
}

/** How good forecasts were, beside what a coin scores and the time before. */
export function forecastsInWords({ forecasts: { now, before } }: Report): string {
	if (now.score === null)
		return 'No forecasts that can be told: it takes a review whose decisions at least three people forecast.';
	const score = (value: number) => plain(value, { digits: 2 });
	const than = now.score < COIN ? 'better than' : 'no better than';
	const then = before && before.score !== null ? ` Before: ${score(before.score)}.` : '';
	return `${score(now.score)} over ${counted(now.forecasts, 'forecast')} of ${counted(now.items, 'decision')}, ${than} always saying 50 in 100 (${score(COIN)}).${then}`;
}

/** The rows of the pace: each stage, and below it the functions that passed it. */
export function paceRows(pace: readonly Stage[]): readonly { total: SpanRow; parts: readonly SpanRow[] }[] {
	return pace.map(({ label, all, before, bySide, waits, waiting }) => ({
		total: {
			label,
			...all,
			...(before && { before: before.count === 0 ? '–' : `${daysInWords(before.median)}, of ${plain(before.count)}` }),
			...(waits && waiting > 0 && { note: `${plain(waiting)} ${waits}` })
		},
		parts: bySide
			.filter(({ span }) => span.count > 0)
			.map(({ side, span }) => ({ label: `${label}, ${side}`, side, ...span }))
	}));
}

/** The sums as a forest: corrected where that is known. */
export function effectPlot(sums: readonly KpiSum[]) {
	const style = { digits: 1, unit: '%' };
	return forest(
		sums.map(({ kpi, direction, promoted, measured, measuredInterval, corrected }) => {
			const [low, high] = (corrected?.interval ?? measuredInterval).map((ratio) => ratio * 100);
			return {
				label: `${kpi} (${plain(promoted)}${direction === 'down' ? ', down is good' : ''})`,
				effect: (corrected?.effect ?? measured) * 100,
				low: low ?? 0,
				high: high ?? 0,
				isCertain: corrected !== null && ((low ?? 0) > 0 || (high ?? 0) < 0),
				note: corrected ? signed(measured * 100, style) : interval(low ?? 0, high ?? 0, style)
			};
		}),
		{ style }
	);
}
