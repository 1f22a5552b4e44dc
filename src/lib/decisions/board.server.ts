import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import { balanceOf, outcomeOf, type Backing, type Card } from '#lib/decisions/board.ts';
import * as boxes from '#lib/decisions/boxes.server.ts';
import type { Move } from '#lib/decisions/schemas.ts';
import { gradeInWords } from '#lib/experiments/designs.ts';
import { effectOfTotals } from '#lib/experiments/keptEffects.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';

type Supabase = SupabaseClient<Database>;

const counts = z.object({ marketing: z.number(), it: z.number(), other: z.number() });
const row = z.object({
	id: z.number(),
	title: z.string(),
	state: z.enum(['running', 'iterating', 'due', 'deciding', 'promoted', 'killed']),
	today: z.string(),
	time_box: z.number(),
	ends_on: z.string(),
	asked_by: z.string(),
	asked_by_function: z.enum(['marketing', 'it', 'other']).nullable(),
	marketing_supports: z.number(),
	it_supports: z.number(),
	closes_at: z.string().nullable(),
	revealed_at: z.string().nullable(),
	turnout: counts.nullable(),
	outcome: z.enum(['promote', 'iterate', 'kill']).nullable(),
	ballots: z.record(z.enum(['promote', 'iterate', 'kill']), counts).nullable(),
	overrule_reason: z.string().nullable(),
	decided_at: z.string().nullable(),
	totals: z.string().nullable(),
	design: z.enum(['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey']),
	look_rule: z.enum(['once', 'looks', 'always']),
	looks: z.number().nullable(),
	was_moved: z.boolean(),
	extensions: z.number().nullable(),
	stopped: z.string().nullable()
});
const rows = z.array(row);
type Row = z.output<typeof row>;

/** All cards of the board, each column in the order of its work: what waits longest first, what ended last first. */
export async function cards(supabase: Supabase): Promise<readonly Card[]> {
	return rows
		.parse(answer(await supabase.rpc('read_board')))
		.sort(byUrgency)
		.map(toCard);
}

function toCard(read: Row): Card {
	const { id, title, state, asked_by, asked_by_function, time_box, closes_at, ...card } = read;
	const isOver = state !== 'running' && state !== 'iterating';
	const looking = { rule: card.look_rule, looks: card.looks };
	const effect = effectOfTotals(card.totals, { isOver, wasMoved: card.was_moved, looking, design: card.design });
	const decided = state === 'promoted' || state === 'killed' || state === 'iterating';
	return {
		id,
		title,
		column: state,
		asked_by,
		asked_by_function,
		time_box,
		...(card.extensions && { extensions: card.extensions }),
		...(card.stopped && { stopped: card.stopped }),
		days_left: daysLeft(read),
		...(closes_at && { closes_at }),
		...(card.revealed_at && { is_revealed: true }),
		...(decided && card.overrule_reason && { overrule_reason: card.overrule_reason }),
		grade: gradeInWords(card.design),
		...(card.totals && !effect && { is_only_read: true }),
		effect: effect && {
			lift: brief(effect.lift),
			interval: [brief(effect.interval[0]), brief(effect.interval[1])],
			isCertain: effect.isCertain
		},
		backing: backingOf({ ...card, decided }),
		balance: brief(balanceOf({ marketing: card.marketing_supports, it: card.it_supports }))
	};
}

/** A ratio finer than a card can show it. */
const brief = (ratio: number) => Math.round(ratio * 1e5) / 1e5;

type Known = Pick<Row, 'turnout' | 'revealed_at' | 'ballots' | 'outcome' | 'marketing_supports' | 'it_supports'>;

function backingOf({
	turnout,
	revealed_at,
	ballots,
	outcome,
	decided,
	...idea
}: Known & { decided: boolean }): Backing {
	if (turnout) return { kind: revealed_at === null ? 'sealed' : 'voters', ...turnout };
	if (decided && outcome && ballots) return { kind: 'ballots', ...ballots[outcome] };
	return { kind: 'supporters', marketing: idea.marketing_supports, it: idea.it_supports, other: 0 };
}

const daysLeft = ({ today, ends_on }: Row) => daysBetween(today, ends_on) + 1;

const isOver = ({ state }: Row) => state === 'promoted' || state === 'killed';

function byUrgency(one: Row, other: Row): number {
	if (isOver(one) && isOver(other) && one.decided_at && other.decided_at)
		return one.decided_at < other.decided_at ? 1 : -1;
	if (one.closes_at && other.closes_at && one.closes_at !== other.closes_at)
		return one.closes_at < other.closes_at ? -1 : 1;
	return daysLeft(one) - daysLeft(other) || one.id - other.id;
}

/** What came of a move: refused, done, or to be written down at the address `next`. */
export type Moved = { readonly refusal: DatabaseError | null; readonly next?: string };

/**
 * Moves a card. To Deciding opens the ballot, back to Due withdraws it; the other columns take a decision with reasons,
 * which is written on its own page once the ballots are revealed.
 */
export async function move(supabase: Supabase, { card, column }: Move): Promise<Moved> {
	if (column === 'running') return refused('time_box_ends_by_itself');
	if (column === 'deciding') return { refusal: await boxes.open(supabase, { experiment: card }) };
	const box = await boxes.current(supabase, card);
	if (!box) return refused(column === 'due' ? 'card_is_not_in_a_ballot' : 'decision_needs_a_ballot');
	if (column === 'due') return { refusal: await boxes.withdraw(supabase, box.id) };
	if (!box.isRevealed) return refused('box_is_not_revealed');
	return { refusal: null, next: `/experiments/${card}/decision?outcome=${outcomeOf[column]}#decide` };
}

const refused = (message: string): Moved => ({ refusal: { code: 'PT409', message } });
