import { outcomes, type Outcome } from '#lib/decisions/decisions.ts';
import type { Facts } from '#lib/impact/facts.ts';
import { dayOf, daysLater } from '#lib/impact/periods.ts';
import { FEW, shareOf } from '#lib/impact/shares.ts';
import type { Interval } from '#lib/stats/interval.ts';

/**
 * What share of tests improves what it was meant to improve: about a third at Microsoft, 10 to 20 per cent where much has been
 * tested already. Kohavi, Tang and Xu 2020, Trustworthy online controlled experiments, chapter 1.
 */
export const USUAL_WINS = [0.1, 1 / 3] as const;

type Taken = { readonly decided_at: string; readonly outcome: Outcome };
type Ranges = Readonly<Record<Outcome, Interval>>;

/**
 * What shares of outcomes are held against. `before`: those of the four quarters before the period, by their Wilson intervals. `quarters`:
 * where nothing lies before it, the lowest and the highest share among stretches of its own quarters. `none`: neither is there; from: the day from
 * which there is one, null where it is not known yet.
 */
export type Usual =
	| { readonly by: 'before'; readonly of: number; readonly ranges: Ranges }
	| { readonly by: 'quarters'; readonly of: number; readonly ranges: Ranges }
	| { readonly by: 'none'; readonly from: string | null };

/** What is usual here, from five decisions on: a share of fewer says nothing. */
export function usualOf(
	{ past_decisions: past, since, today }: Pick<Facts, 'past_decisions' | 'since' | 'today'>,
	taken: readonly Taken[]
): Usual {
	const before = past ? past.promote + past.iterate + past.kill : 0;
	if (past && before >= FEW)
		return { by: 'before', of: before, ranges: ranged((outcome) => shareOf(past[outcome], before).interval ?? [0, 1]) };
	const stretches = stretchesOf(taken);
	if (stretches.length >= 2)
		return {
			by: 'quarters',
			of: stretches.length,
			ranges: ranged((one) => {
				const shares = stretches.map((all) => all.filter(({ outcome }) => outcome === one).length / all.length);
				return [Math.min(...shares), Math.max(...shares)];
			})
		};
	// the fifth decision has to lie before the first day of a period as long as this
	const fifth = taken.map(({ decided_at }) => dayOf(decided_at)).toSorted()[FEW - before - 1];
	const days = since === null ? 0 : (Date.parse(today) - Date.parse(since)) / 86_400_000;
	return { by: 'none', from: since === null || !fifth ? null : daysLater(fifth, days + 1) };
}

function ranged(of: (outcome: Outcome) => Interval): Ranges {
	return { promote: of('promote'), iterate: of('iterate'), kill: of('kill') };
}

/**
 * Its quarters one after the other, those of few decisions put together with the next, and the last with the one before: every decision
 * is in one stretch, so that the share of all lies between the lowest and the highest.
 */
function stretchesOf(taken: readonly Taken[]): readonly (readonly Taken[])[] {
	const inOrder = taken.toSorted((one, other) => one.decided_at.localeCompare(other.decided_at));
	const quarters = [...Map.groupBy(inOrder, ({ decided_at }) => quarterOf(dayOf(decided_at))).values()];
	const all: Taken[][] = [];
	for (const quarter of quarters) {
		const last = all.at(-1);
		if (last && last.length < FEW) last.push(...quarter);
		else all.push([...quarter]);
	}
	const rest = all.at(-1);
	if (!rest || rest.length >= FEW || all.length < 2) return all;
	return [...all.slice(0, -2), [...(all.at(-2) ?? []), ...rest]];
}

function quarterOf(day: string): string {
	return `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** How the band of an outcome is called, and what stands beside that of a promote: what wins elsewhere. */
export function usualRow(usual: Usual, outcome: Outcome) {
	const elsewhere = 'elsewhere 10 to 33 % of tests win';
	return {
		...(usual.by !== 'none' && { usual: usual.ranges[outcome] }),
		...(usual.by !== 'none' && { usualLabel: usual.by === 'before' ? 'usual here' : 'its quarters' }),
		...(outcome === outcomes[0].value && { note: elsewhere })
	};
}
