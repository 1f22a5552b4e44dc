import type { Card, CardEffect } from '#lib/decisions/board.ts';
import type { JobFunction, Outcome } from '#lib/decisions/decisions.ts';
import { signOffsInWords, topics, type SignOff } from '#lib/decisions/signOffs.ts';
import type { Design } from '#lib/experiments/designs.ts';
import { inWords } from '#lib/ui/moments.ts';
import { sideNames } from '#lib/ui/sides.ts';

/** What is chosen: "Promote". */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
	promote: 'Promote',
	iterate: 'Iterate',
	kill: 'Kill'
};

/** The topics that are signed off, those of marketing first: its marks are left of those of IT, as everywhere. */
const order = [
	{ topic: 'privacy', side: 'marketing' },
	{ topic: 'brand', side: 'marketing' },
	{ topic: 'security', side: 'it' },
	{ topic: 'operations', side: 'it' }
] as const satisfies readonly Pick<SignOff, 'topic' | 'side'>[];

/** How each topic stands, in the order of the marks. */
export function signOffMarks({
	sign_offs: said = {}
}: Pick<Card, 'sign_offs'>): readonly Pick<SignOff, 'topic' | 'side' | 'state'>[] {
	return order.map((one) => ({ ...one, state: said[one.topic] ?? 'open' }));
}

/** The sign-offs of a card, for those who do not see the marks. */
export function marksInWords(card: Pick<Card, 'sign_offs'>): string {
	return `Sign-offs: ${signOffsInWords(signOffMarks(card))}`;
}

/** Whether nobody has said yet that it can run, where somebody is about to decide whether it does. */
export function needsSignOffs({ sign_offs, column }: Pick<Card, 'sign_offs' | 'column'>): boolean {
	return sign_offs === undefined && (column === 'due' || column === 'deciding');
}

/** What is refused by name, because a mark alone would not say which; null where nothing is. */
function refusedInWords(card: Pick<Card, 'sign_offs'>): string | null {
	const refused = signOffMarks(card).filter(({ state }) => state === 'refused');
	return refused.length === 0 ? null : `${refused.map(({ topic }) => topics[topic].label).join(', ')} refused`;
}

/** What is refused and why, one sentence each; of what was promoted all the same, that it was. */
export function refusalsInWords({
	sign_offs,
	refusals = {},
	column
}: Pick<Card, 'sign_offs' | 'refusals' | 'column'>): readonly string[] {
	const but = column === 'promoted' ? 'Promoted although ' : '';
	return signOffMarks({ sign_offs })
		.filter(({ state }) => state === 'refused')
		.map(({ topic }) => {
			const { label } = topics[topic];
			const why = refusals[topic];
			return `${but}${but === '' ? label : label.toLowerCase()} refused${why ? `: ${why.length < LONG ? why : `${why}…`}` : ''}`;
		});
}
/** So much of a reason travels with a card. */
const LONG = 120;

/** What the registered rule recommends, or did when it was decided; null where the card is not there yet. */
export function adviceInWords({ rule, column }: Pick<Card, 'rule' | 'column'>): string | null {
	if (rule === undefined) return null;
	const is = column === 'due' || column === 'deciding';
	return rule === 'none' ? `Rule ${is ? 'leaves' : 'left'} it open` : `Rule ${is ? 'says' : 'said'} ${rule}`;
}

/** For what each owner has signed after the reveal; null on any other card. */
export function signedInWords({ signed, is_revealed }: Pick<Card, 'signed' | 'is_revealed'>): string | null {
	if (!is_revealed || signed === undefined) return null;
	const sides = (['marketing', 'it'] as const).map((side) => `${sideNames[side]} ${signed[side] ?? 'not yet'}`);
	return `Signed: ${sides.join(', ')}`;
}

/** What a row of revealed ballots says. */
export function splitInWords(outcome: Outcome, counts: { marketing: number; it: number; other: number }): string {
	const { marketing, it, other } = counts;
	return `Ballots for ${outcome}: ${marketing} from marketing, ${it} from IT${other > 0 ? `, ${other} from others` : ''}`;
}

/** Ballots by outcome and function, as a line: "Promote 2 + 1, kill 0 + 1", marketing first. */
export function splitInBrief(split: NonNullable<Card['split']>): string {
	const said = split.map(
		({ outcome, marketing, it, other }) => `${outcome} ${marketing} + ${it}${other > 0 ? ` + ${other}` : ''}`
	);
	const line = said.join(', ');
	return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
}

/** Rule and sign-offs in one short line: "Rule says kill. Signed off: 3 of 4, brand refused". */
export function readinessInWords(card: Pick<Card, 'rule' | 'column' | 'sign_offs'>): string {
	const signed = signOffMarks(card).filter(({ state }) => state === 'signed').length;
	const refused = refusedInWords(card);
	const signOffs = `Signed off: ${signed} of ${order.length}${refused === null ? '' : `, ${refused.toLowerCase()}`}`;
	return [adviceInWords(card), signOffs].filter((part) => part !== null).join('. ');
}

type Ballots = Readonly<Record<Outcome, { readonly marketing: number; readonly it: number; readonly other: number }>>;

/** The outcomes that anybody voted for, by function. */
export function splitOf(ballots: Ballots): NonNullable<Card['split']> {
	return (['promote', 'iterate', 'kill'] as const)
		.map((outcome) => ({ outcome, ...ballots[outcome] }))
		.filter(({ marketing, it, other }) => marketing + it + other > 0);
}

type Handover = {
	readonly side: JobFunction | null;
	readonly target_on: string;
	readonly live_on: string | null;
	readonly is_late: boolean;
	readonly check: {
		readonly days: number;
		readonly is_live: boolean;
		readonly standing: 'held' | 'weaker' | 'gone' | 'not_known';
		readonly held_against?: 'holdout' | 'then' | 'target' | null;
	} | null;
};

const found = { held: 'held', weaker: 'is weaker', gone: 'is gone', not_known: 'is not known' } as const;

/** Where a promoted experiment stands on its way to production, and what the newest check of its effect found. */
export function handoverInWords({ target_on, live_on, is_late, check, side }: Handover): NonNullable<Card['handover']> {
	const day = inWords(new Date(live_on ?? target_on), 'date', 'UTC');
	if (live_on === null) {
		return is_late
			? { says: `Late: was to be live on ${day}`, is_late, side }
			: { says: `Not live yet, planned for ${day}`, side };
	}
	if (check && !check.is_live) return { says: `Live on ${day}, switched off since`, side };
	return {
		side,
		says: `Live since ${day}`,
		check: check
			? `After ${check.days} days the effect ${found[check.standing]}${check.held_against === 'then' && check.standing !== 'not_known' ? ', before and after' : ''}`
			: 'Effect not checked yet'
	};
}

/**
 * Why an effect whose interval leaves out zero is not certain all the same: it was looked at before its plan lets anybody believe
 * it, or the kind of test cannot tell what it comes from. Nothing where the interval says it by itself.
 */
export function hedgeOf(
	{ interval: [low, high], isCertain }: Pick<CardEffect, 'interval' | 'isCertain'>,
	{ isOver, design, look_rule }: { isOver: boolean; design: Design; look_rule: 'once' | 'looks' | 'always' }
): Pick<CardEffect, 'hedge'> {
	if (isCertain || (low <= 0 && high >= 0)) return {};
	if (design === 'before_after') return { hedge: 'Moved, but before and after cannot tell why' };
	if (!isOver && look_rule !== 'always') {
		return {
			hedge:
				look_rule === 'once'
					? 'Early look: counts once its time-box has ended'
					: 'Early look: counts at its planned looks'
		};
	}
	return { hedge: 'Moved, but too little is known to tell why' };
}
