import { deserialize } from '$app/forms';
import type { Draft, Reply } from '#lib/judging/keptScores.ts';

/** Posts a draft to the page of a project as its form would, and says what became of it. A server that does not answer is no refusal. */
export async function sendScore(address: string, draft: Draft, round: number): Promise<Reply> {
	const body = new FormData();
	for (const [criterion, mark] of Object.entries(draft.points)) body.set(fieldOf(criterion), mark);
	body.set('round', String(round));
	body.set('comment', draft.comment);
	body.set('version', String(draft.version));
	try {
		const answer = await fetch(`${address}?/save`, {
			method: 'POST',
			body,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		});
		const result = deserialize(await answer.text());
		if (result.type === 'success') return { kind: 'taken', version: Number(result.data?.version) };
		if (result.type === 'redirect') {
			return { kind: 'refused', says: 'You are signed out. Sign in again in another tab, then save once more.' };
		}
		if (result.type === 'error') return inTrouble(result.status ?? answer.status) ? { kind: 'failed' } : GONE;
		return { kind: 'refused', says: String(result.data?.summary ?? 'This was not taken. Save once more.') };
	} catch {
		return { kind: 'unreachable' };
	}
}

/** It goes by itself later: nothing is wrong with it. */
const inTrouble = (status: number) => status === 429 || status >= 500;

/** What the server has no sentence for: not there, not yours, or signed out. */
const GONE = {
	kind: 'refused',
	says: 'This was not taken: it is not yours to judge any more, or you are signed out. Reload the page; this stays on the device.'
} as const;

/** As the forms name it: see `numbered` in judging.schema.ts. */
const fieldOf = (criterion: string) => (/^\d/.test(criterion) ? `points.c${criterion}` : `points.${criterion}`);
