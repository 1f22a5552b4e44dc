import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';

/** What everything asks the database through: its tables and functions, as whoever the client acts as. */
export type Supabase = Pick<SupabaseClient<Database>, 'from' | 'rpc'>;

/** Where one signs in and out. */
export type Auth = SupabaseClient['auth'];
