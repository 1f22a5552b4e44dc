import type { Outcome } from '#lib/decisions/decisions.ts';
import { stateAs } from '#lib/decisions/stated.server.ts';
import { service } from '#lib/server/service.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** What the registered rule recommends of the readings as they are now, stated under the server's own key. Throws 404. */
export async function stated(supabase: Supabase, id: number): Promise<Outcome | null> {
	return stateAs(await service(), supabase, id);
}
