import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database, Tables } from '#lib/database.types.ts';
import { balanceOf, outcomeOf, type Backing, type Card } from '#lib/decisions/board.ts';
import * as boxes from '#lib/decisions/boxes.server.ts';
import type { Move } from '#lib/decisions/schemas.ts';
import { effectOf } from '#lib/experiments/effect.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { readTotals } from '#lib/experiments/totals.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';

type Supabase = SupabaseClient<Database>;
type Row = Tables<'board_cards'>;

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
	box_id: z.number().nullable(),
	closes_at: z.string().nullable(),
	revealed_at: z.string().nullable(),
	turnout: counts.nullable(),
	outcome: z.enum(['promote', 'iterate', 'kill']).nullable(),
	ballots: z.record(z.enum(['promote', 'iterate', 'kill']), counts).nullable(),
	overrule_reason: z.string().nullable(),
	decided_at: z.string().nullable()
});

/** All cards of the board, each column in the order of its work: what waits longest first, what ended last first. */
export async function cards(supabase: Supabase): Promise<readonly Card[]> {
	const rows = answer(await supabase.from('board_cards').select().limit(500));
	return rows.map(toCard).sort(byUrgency);
}

function toCard(raw: Row): Card {
	const { id, title, state, asked_by, asked_by_function, time_box, box_id, closes_at, ...card } = row.parse(raw);
	const isOver = state !== 'running' && state !== 'iterating';
	const effect = effectOf(readTotals(raw.totals), { isOver });
	const decided = state === 'promoted' || state === 'killed' || state === 'iterating';
	return {
		id,
		title,
		column: state,
		asked_by,
		asked_by_function,
		time_box,
		days_left: daysBetween(card.today, card.ends_on) + 1,
		box_id,
		closes_at,
		is_revealed: card.revealed_at !== null,
		outcome: decided ? card.outcome : null,
		decided_at: decided ? card.decided_at : null,
		overrule_reason: decided ? card.overrule_reason : null,
		effect: effect && { lift: effect.lift, interval: effect.interval, isCertain: effect.isCertain },
		backing: backingOf({ ...card, decided }),
		balance: balanceOf({ marketing: card.marketing_supports, it: card.it_supports })
	};
}

type Known = Pick<
	z.output<typeof row>,
	'turnout' | 'revealed_at' | 'ballots' | 'outcome' | 'marketing_supports' | 'it_supports'
>;

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

function byUrgency(one: Card, other: Card): number {
	if (one.decided_at && other.decided_at && one.column !== 'iterating')
		return one.decided_at < other.decided_at ? 1 : -1;
	if (one.closes_at && other.closes_at && one.closes_at !== other.closes_at)
		return one.closes_at < other.closes_at ? -1 : 1;
	return one.days_left - other.days_left || one.id - other.id;
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
