import { z } from 'zod';
import { balanceOf, zombieInWords, type Backing, type Card } from '#lib/decisions/board.ts';
import { handoverInWords, hedgeOf, splitOf } from '#lib/decisions/cardMarks.ts';
import type { Outcome } from '#lib/decisions/decisions.ts';
import { gradeInWords } from '#lib/experiments/designs.ts';
import { effectOfTotals } from '#lib/experiments/keptEffects.ts';
import { cutColumn } from '#lib/experiments/totals.ts';

const counts = z.object({ marketing: z.number(), it: z.number(), other: z.number() });
const outcome = z.enum(['promote', 'iterate', 'kill']);
const row = z.object({
	id: z.number(),
	title: z.string(),
	state: z.enum(['running', 'iterating', 'due', 'deciding', 'promoted', 'killed']),
	time_box: z.number(),
	days_left: z.number(),
	asked_by: z.string(),
	asked_by_function: z.enum(['marketing', 'it', 'other']).nullable(),
	marketing_supports: z.number(),
	it_supports: z.number(),
	closes_at: z.string().nullable(),
	revealed_at: z.string().nullable(),
	turnout: counts.nullable(),
	outcome: outcome.nullable(),
	ballots: z.record(outcome, counts).nullable(),
	overrule_reason: z.string().nullable(),
	decided_at: z.string().nullable(),
	totals: z.string().nullable(),
	design: z.enum(['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey']),
	look_rule: z.enum(['once', 'looks', 'always']),
	looks: z.number().nullable(),
	was_moved: z.boolean(),
	cut: cutColumn,
	extensions: z.number().nullable(),
	stopped: z.string().nullable(),
	rule_met: z.boolean().nullable(),
	is_amended: z.boolean(),
	recommended: outcome.nullable(),
	sign_offs: z
		.partialRecord(z.enum(['security', 'privacy', 'operations', 'brand']), z.enum(['signed', 'refused']))
		.nullable(),
	signed: z.partialRecord(z.enum(['marketing', 'it']), outcome).nullable(),
	/** Of the newest entry of the log about it, while it is due or being decided. */
	seq: z.number().nullable(),
	refusals: z.partialRecord(z.enum(['security', 'privacy', 'operations', 'brand']), z.string()).nullable(),
	voters: z.object({ needed: z.number(), seats: z.number().optional() }).nullable()
});
type Row = z.output<typeof row>;

const handover = z.object({
	id: z.number(),
	side: z.enum(['marketing', 'it', 'other']).nullable(),
	target_on: z.string(),
	live_on: z.string().nullable(),
	is_late: z.boolean(),
	check: z
		.object({
			days: z.number(),
			is_live: z.boolean(),
			standing: z.enum(['held', 'weaker', 'gone', 'not_known']),
			held_against: z.enum(['holdout', 'then', 'target']).nullable()
		})
		.nullable()
});

const option = z.object({ value: z.string(), label: z.string() });
const orNone = <T extends z.ZodType>(item: T) =>
	z
		.array(item)
		.nullable()
		.transform((items) => items ?? []);

/** The whole answer of `read_board`. */
export const reading = z.object({
	cards: z.array(row),
	zombies: orNone(z.object({ id: z.number(), reason: z.enum(['unread', 'undecided']), days: z.number() })),
	handovers: orNone(handover),
	limits: z
		.partialRecord(z.enum(['running', 'due', 'deciding', 'iterating']), z.number())
		.nullable()
		.transform((limits) => limits ?? {}),
	views: orNone(z.object({ name: z.string(), query: z.string() })),
	/** The experiments whose results are held back from the reader. */
	withheld: z
		.array(z.number())
		.nullish()
		.transform((ids) => ids ?? []),
	/** What waits for its ballot on the agenda of a review. */
	agendas: orNone(z.object({ id: z.number(), review: z.number(), item: z.number(), title: z.string() })),
	undo: z.object({ box_id: z.number(), title: z.string(), was_withdrawn: z.boolean(), seconds: z.number() }).nullable(),
	only: z.array(z.number()).nullable(),
	lanes: z.array(z.object({ title: z.string().nullable(), cards: z.array(z.number()) })).nullable(),
	owners: orNone(option),
	events: orNone(option),
	priorities: orNone(option)
});
export type Reading = z.output<typeof reading>;

/** What the registered rules recommend, by experiment. */
type Advice = ReadonlyMap<number, Outcome | null>;

/** Whether a card is asked what its rule recommends now: what is due or being decided, and not before the reader's forecast. */
export function isAdvised({ state }: Row, withheld: boolean): boolean {
	return (state === 'due' || state === 'deciding') && !withheld;
}

/** What is worked out for the cards that are shown: what each has to be asked with. */
export function asked(
	{ cards, withheld }: Pick<Reading, 'cards' | 'withheld'>,
	shown: readonly Pick<Card, 'id'>[]
): readonly Row[] {
	const [unforeseen, seen] = [new Set(withheld), new Set(shown.map(({ id }) => id))];
	return cards.filter((row) => seen.has(row.id) && isAdvised(row, unforeseen.has(row.id)));
}

/** The cards with what their rules recommend now; what was decided says so already. */
export function withAdvice(cards: readonly Card[], advice: Advice): readonly Card[] {
	return cards.map((card) => (advice.has(card.id) ? { ...card, rule: advice.get(card.id) ?? 'none' } : card));
}

/** What stands for results that are held back from the reader. */
const NOT_OPENED = 'Not opened by you yet';

/** All cards that were read, each column in the order of its work: what waits longest first, what ended last first. */
export function cardsOf({
	cards,
	zombies,
	withheld,
	handovers,
	agendas
}: Pick<Reading, 'cards' | 'zombies' | 'withheld' | 'handovers' | 'agendas'>): readonly Card[] {
	const undead = new Map(zombies.map(({ id, reason, days }) => [id, zombieInWords(reason, days)]));
	const followed = new Map(handovers.map((one) => [one.id, handoverInWords(one)]));
	const unforeseen = new Set(withheld);
	const waiting = new Map(
		agendas.map(({ id, review, item, title }) => [id, { href: `/reviews/${review}/items/${item}`, title }])
	);
	const zombiesFirst = (one: Row, other: Row) =>
		one.state === 'running' && other.state === 'running'
			? Number(undead.has(other.id)) - Number(undead.has(one.id))
			: 0;
	return cards
		.toSorted((one, other) => zombiesFirst(one, other) || byUrgency(one, other))
		.map((read) => {
			const zombie = undead.get(read.id);
			const agenda = read.state === 'due' ? waiting.get(read.id) : undefined;
			const handover = followed.get(read.id);
			const beside = { ...(agenda && { waits: agenda }), ...(handover && { handover }) };
			if (!unforeseen.has(read.id)) return { ...toCard(read, zombie), ...ruleOf(read), ...beside };
			return { ...toCard({ ...read, totals: null, stopped: null }, zombie), no_effect: NOT_OPENED, ...beside };
		});
}

/** Of what was decided, what its rule recommended then, which the decision names. */
function ruleOf({ outcome, state, recommended }: Row): Pick<Card, 'rule'> {
	return isDecided(state) && outcome !== null ? { rule: recommended ?? 'none' } : {};
}

const isDecided = (state: Row['state']) => state === 'promoted' || state === 'killed' || state === 'iterating';

function toCard(read: Row, zombie: string | undefined): Card {
	const { id, title, state, asked_by, asked_by_function, time_box, closes_at, ...card } = read;
	const isOver = state !== 'running' && state !== 'iterating';
	const looking = { rule: card.look_rule, looks: card.looks };
	const { was_moved: wasMoved, cut, design } = card;
	const effect = effectOfTotals(card.totals, { isOver, wasMoved, cut, looking, design });
	const decided = isDecided(state);
	return {
		id,
		title,
		column: state,
		asked_by,
		asked_by_function,
		...(time_box > 1 && { time_box }),
		...(card.extensions && { extensions: card.extensions }),
		...(card.stopped && { stopped: card.stopped }),
		...(card.is_amended && { is_amended: true }),
		...(zombie && { zombie }),
		days_left: card.days_left,
		...(closes_at && { closes_at }),
		...(card.revealed_at && { is_revealed: true }),
		...(decided && card.overrule_reason && { overrule_reason: card.overrule_reason }),
		...(decided && card.overrule_reason && card.rule_met && { is_against_the_rule: true }),
		...(card.sign_offs && { sign_offs: card.sign_offs }),
		...(card.refusals && { refusals: card.refusals }),
		...(card.revealed_at && { signed: card.signed ?? {} }),
		...votesOf({ ...card, decided }),
		...(card.totals && !effect && { no_effect: 'Read, and nothing to compare yet' }),
		effect: effect && {
			lift: brief(effect.lift),
			interval: [brief(effect.interval[0]), brief(effect.interval[1])],
			isCertain: effect.isCertain,
			grade: gradeInWords(card.design),
			...hedgeOf(effect, { isOver, design, look_rule: card.look_rule })
		},
		backing: backingOf({ ...card, decided }),
		balance: brief(balanceOf({ marketing: card.marketing_supports, it: card.it_supports }))
	};
}

/** A ratio finer than a card can show it. */
const brief = (ratio: number) => Math.round(ratio * 1e5) / 1e5;

type Known = Pick<
	Row,
	'turnout' | 'voters' | 'revealed_at' | 'ballots' | 'outcome' | 'marketing_supports' | 'it_supports'
>;

function backingOf({
	turnout,
	voters,
	revealed_at,
	ballots,
	outcome,
	decided,
	...idea
}: Known & { decided: boolean }): Backing {
	if (turnout) return { kind: revealed_at === null ? 'sealed' : 'voters', ...turnout, ...voters };
	if (decided && outcome && ballots) return { kind: 'ballots', ...ballots[outcome] };
	return { kind: 'supporters', marketing: idea.marketing_supports, it: idea.it_supports, other: 0 };
}

/** What the ballots say once they are revealed: of what is decided only where some were for something else. */
function votesOf({
	ballots,
	revealed_at,
	decided
}: Pick<Known, 'ballots' | 'revealed_at'> & { decided: boolean }): Pick<Card, 'split'> {
	if (!ballots || (!decided && revealed_at === null)) return {};
	const split = splitOf(ballots);
	return decided && split.length < 2 ? {} : { split };
}

const isOver = ({ state }: Row) => state === 'promoted' || state === 'killed';

function byUrgency(one: Row, other: Row): number {
	if (isOver(one) && isOver(other) && one.decided_at && other.decided_at)
		return one.decided_at < other.decided_at ? 1 : -1;
	if (one.closes_at && other.closes_at && one.closes_at !== other.closes_at)
		return one.closes_at < other.closes_at ? -1 : 1;
	return one.days_left - other.days_left || one.id - other.id;
}
