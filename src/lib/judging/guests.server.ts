import { z } from 'zod';
import { move } from '#lib/events/moves.schema.ts';
import { storedFile, type Stored } from '#lib/files/stored.ts';
import type { GuestDraft, JudgementDraft, VerdictDraft } from '#lib/judging/judging.schema.ts';
import { shown } from '#lib/judging/judging.server.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const seen = shown.extend({
	queue_state: z.string(),
	guest: z.object({ id: z.string(), name: z.string(), expires_at: z.string() }),
	/** How the times of the judging moved since the guest was asked, the latest first. */
	moves: z.array(move)
});

/** The judging of one event as its guest may see it. */
export type GuestJudging = z.output<typeof seen>;

/** Makes somebody from outside a judge; answers the token of the link, this once. */
export async function invite(supabase: Supabase, event: number, { days, ...guest }: GuestDraft) {
	return supabase.rpc('invite_guest_judge', { p_event: event, p_guest: guest, p_days: days });
}

/** Another link for the same guest; the one before opens no more. */
export async function renew(supabase: Supabase, guest: string, days: number) {
	return supabase.rpc('renew_guest_link', { p_guest: guest, p_days: days });
}

export async function revoke(supabase: Supabase, guest: string) {
	return (await supabase.rpc('revoke_guest_link', { p_guest: guest })).error;
}

/** What the guest of a token needs in order to judge. 404 when the link does not open. */
export async function read(supabase: Supabase, token: string): Promise<GuestJudging> {
	return seen.parse(answer(await supabase.rpc('read_guest_judging', { p_token: token })));
}

type AskedFile = {
	readonly token: string;
	readonly team: number;
	readonly file: number;
	/** Its hash, where the asker has it already. */
	readonly known: string | undefined;
};

/** A file that a project in the guest's queue handed in; without its content when `known` is its hash. Throws 404 for every other. */
export async function readFile(supabase: Supabase, { token, team, file, known }: AskedFile): Promise<Stored> {
	const asked = { p_token: token, p_team: team, p_file: file, p_known: known };
	return storedFile.parse(answer(await supabase.rpc('read_guest_file', asked)));
}

type Judged = { readonly token: string; readonly team: number };

/** Saves what the guest gives a project; answers the version. */
export async function save(supabase: Supabase, { token, team }: Judged, given: JudgementDraft) {
	return supabase.rpc('save_guest_judgement', { p_token: token, p_team: team, p_given: given });
}

/** Saves what the guest says of a pair; answers the version. */
export async function compare(
	supabase: Supabase,
	{ token, pair }: { token: string; pair: number },
	given: VerdictDraft
) {
	return supabase.rpc('save_guest_verdict', { p_token: token, p_pair: pair, p_given: given });
}

export async function declareConflict(supabase: Supabase, { token, team }: Judged, reason: string) {
	return (await supabase.rpc('declare_guest_conflict', { p_token: token, p_team: team, p_reason: reason })).error;
}

export async function takeBackConflict(supabase: Supabase, { token, team }: Judged) {
	return (await supabase.rpc('take_back_guest_conflict', { p_token: token, p_team: team })).error;
}

/** The guest cannot judge after all. */
export async function leave(supabase: Supabase, token: string) {
	return (await supabase.rpc('leave_guest_judging', { p_token: token })).error;
}

/** How many judge an event now: people who are here, and guests by link. */
export async function countJudges(supabase: Supabase, event: number) {
	const judges = answer(
		await supabase.from('judges').select('guest_id').eq('event_id', event).is('withdrawn_at', null).limit(1000)
	);
	const guests = judges.filter(({ guest_id }) => guest_id !== null).length;
	return { members: judges.length - guests, guests };
}
