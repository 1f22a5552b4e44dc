import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Failure } from '#lib/server/forms.ts';
import { refusalName } from '#lib/server/refusals.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { ruleForm, ruleParts, ruleValues } from '#lib/teams/entry-form.server.ts';
import { ruleWeightInWords } from '#lib/teams/placementWords.ts';
import { refusals } from '#lib/teams/placing.server.ts';
import type { Save } from '#lib/ui/seen.ts';

type From = { readonly slug: string; readonly saves: () => Promise<readonly Save[]> };
type Unsaved = ActionFailure<Failure & { readonly means: readonly string[] }>;

/** Saves the rule of an event by its form. One that teams would not meet comes back with what it means for them, to be ticked. */
export async function saveRule(
	supabase: Supabase,
	{ slug, saves }: From,
	form: FormData
): Promise<Unsaved | { saved: true }> {
	const knows = form.has('knows');
	let means: string[] = [];
	const failure = await saveSeen(form, {
		...{ name: 'team_rule', schema: ruleForm, refusals, parts: ruleParts },
		read: async () => {
			const saved = await saves();
			const { id, rule } = await entries.gather(supabase, slug);
			return { saves: saved, values: ruleValues(rule), id };
		},
		save: async (data, now) => {
			const refusal = await entries.setRule(supabase, { ...now, knows }, data);
			if (refusal && refusalName(refusal) === 'team_rule_meets_teams')
				means = ruleWeightInWords(await entries.weighRule(supabase, now.id, data));
			return refusal;
		}
	});
	return failure ? fail(422, { ...failure.data, means }) : { saved: true };
}
