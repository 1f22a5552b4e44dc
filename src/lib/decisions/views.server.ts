import { boardFilter, lasting, queryOf } from '#lib/decisions/boardFilter.ts';
import type { BoardViewForm } from '#lib/decisions/schemas.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A view that is kept, with whose it is where it is shared. */
export type KeptView = {
	readonly id: number;
	readonly name: string;
	readonly query: string;
	readonly is_shared: boolean;
	readonly person: { readonly name: string } | null;
};

/** The views the reader sees: the shared ones first, then the own. */
export async function list(supabase: Supabase): Promise<readonly KeptView[]> {
	const query = supabase.from('board_views').select('id, name, query, is_shared, person:people (name)');
	return answer(await query.order('is_shared', { ascending: false }).order('name').order('id'));
}

/** Keeps a view; what its address says that the board does not understand is left out. Answers the refusal, or null. */
export async function save(supabase: Supabase, view: BoardViewForm): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('save_board_view', {
		p_name: view.name,
		p_query: queryOf(lasting(boardFilter(new URLSearchParams(view.query)))),
		p_is_shared: view.is_shared
	});
	return error;
}

/** Forgets a view. Answers the refusal, or null when it is gone. */
export async function forget(supabase: Supabase, id: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('forget_board_view', { p_view: id });
	return error;
}
