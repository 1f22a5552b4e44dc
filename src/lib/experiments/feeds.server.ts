import { entriesOf, feed } from '#lib/experiments/feed.schema.ts';
import type { Scope } from '#lib/experiments/feeds.ts';
import { icalendar, type Entry } from '#lib/server/icalendar.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** When each calendar address of the person who asks was made; its secret was shown then, and never again. */
export async function addresses(supabase: Supabase): Promise<Readonly<Partial<Record<Scope, string>>>> {
	const rows = answer(await supabase.from('calendar_feeds').select('scope, made_at'));
	return Object.fromEntries(rows.map(({ scope, made_at }) => [scope, made_at]));
}

/** Makes the address of a scope, or a new one; the old one ends. Answers the secret, this once. */
export async function renew(
	supabase: Supabase,
	scope: Scope
): Promise<{ token: string; error?: undefined } | { token?: undefined; error: DatabaseError }> {
	const { data, error } = await supabase.rpc('renew_calendar_feed', { p_scope: scope });
	return error ? { error } : { token: data };
}

/** Ends the address of a scope. */
export async function end(supabase: Supabase, scope: Scope): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('end_calendar_feed', { p_scope: scope });
	return error;
}

/**
 * The calendar behind an address, as a calendar programme reads it, with what else is to stand in it. Throws 404 for an address that is
 * none (any more).
 */
export async function read(
	supabase: Supabase,
	token: string,
	{ origin, besides = [] }: { readonly origin: string; readonly besides?: readonly Entry[] }
): Promise<string> {
	const { scope, experiments } = feed.parse(answer(await supabase.rpc('read_calendar_feed', { p_token: token })));
	return icalendar({
		name: scope === 'mine' ? 'My experiments, Common Ground' : 'Experiments, Common Ground',
		host: new URL(origin).host,
		entries: [...experiments.flatMap((one) => entriesOf(one, origin)), ...besides]
	});
}
