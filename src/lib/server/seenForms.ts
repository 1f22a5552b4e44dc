import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { generalRefusals, type Refusals } from '#lib/refusals.ts';
import { parse, refuse, typed, type Failure } from '#lib/server/forms.ts';
import { inLines, merge, type FormParts, type Merged } from '#lib/server/meanwhile.ts';
import { refusalName, type DatabaseError } from '#lib/server/refusals.ts';
import { savesOf, type Save, type SavedMeanwhile } from '#lib/ui/seen.ts';

type Values = Readonly<Record<string, string>>;
type Now = { readonly saves: readonly Save[]; readonly values: Values };
/** What goes back to a form that was not saved, with what somebody else saved since it was read. */
type Unsaved = Failure & { readonly meanwhile?: SavedMeanwhile };

const text = z.record(z.string(), z.string());

/** What the form was read from; null where it does not say. */
function readFrom(sent: Values): Values | null {
	try {
		return text.parse(JSON.parse(sent.seen ?? ''));
	} catch {
		return null;
	}
}

const oneAfterAnother = new Intl.ListFormat('en-GB');

/** Who saved what since a form was read; nothing where nobody did. */
function told(parts: FormParts, merged: Merged, { saves, now, typed, since }: Told): SavedMeanwhile | undefined {
	const { conflicts, taken } = merged;
	if (conflicts.length + taken.length === 0) return undefined;
	const met = new Set(conflicts.length > 0 ? conflicts : taken);
	const news = saves.filter((save) => save.version > since && (save.parts?.some((part) => met.has(part)) ?? true));
	const names = news.map(({ is_mine, by }) => (is_mine ? 'you, in another window,' : by));
	const who = oneAfterAnother.format(new Set(names)) || 'Somebody';
	const label = (part: string) => parts.labels[part] ?? part;
	return {
		who: who.charAt(0).toUpperCase() + who.slice(1),
		at: (news[0] ?? saves[0])?.at ?? null,
		taken: taken.map(label),
		parts: [...conflicts, ...taken].map((part) => {
			const lines = inLines(parts, merged, part);
			const differs = conflicts.includes(part);
			return { label: label(part), says: lines(now), differs, ...(differs && { yours: lines(typed) }) };
		})
	};
}
/** One sentence: who saved what, and that it is to be decided now. */
function summaryOf(meanwhile: SavedMeanwhile | undefined): string {
	const both = meanwhile?.parts.flatMap(({ label, differs }) => (differs ? [`“${label}”`] : [])) ?? [];
	if (!meanwhile) return generalRefusals.setup_was_changed.says;
	return `${meanwhile.who} saved ${both.join(', ')} meanwhile. Yours was not saved: compare the two below, then decide.`;
}

/** What such a form is saved over: the event, and the version of the form that was read. */
export type Over = { readonly id: number; readonly version: number };

type Told = { readonly saves: readonly Save[]; readonly now: Values; readonly typed: Values; readonly since: number };

type Saving<S extends z.ZodType, N extends Now> = {
	/** As the database calls it. */
	readonly name: string;
	readonly schema: S;
	readonly parts: FormParts | ((now: N) => FormParts);
	readonly refusals: Refusals;
	/** Reads the saves of the form, and after them what stands now. */
	readonly read: () => Promise<N>;
	/** Saves over that version, and goes elsewhere by a redirect of its own; the database refuses by `overtaken` where it is not the last one any more. */
	readonly save: (data: z.output<S>, now: N & { readonly version: number }) => Promise<DatabaseError | null>;
	readonly overtaken?: string;
	/** What a form was read from that does not say so; what stands now, where this is left out. */
	readonly unread?: Values;
};

/**
 * Saves a form that replaces a whole, without overwriting unseen what somebody else saved since it was read: what only they changed
 * stays theirs; what both changed comes back, with theirs beside it. Whoever sends it again has seen that.
 */
export async function saveSeen<S extends z.ZodType, N extends Now>(
	form: FormData,
	{ name, schema, parts: given, refusals, read, save, overtaken = 'setup_was_changed', unread }: Saving<S, N>
): Promise<ActionFailure<Unsaved> | null> {
	const sent = typed(form);
	// whoever is faster than reading and saving is read once more; after that many times the form says so
	for (let turn = 1; ; turn += 1) {
		const now = await read();
		const parts = typeof given === 'function' ? given(now) : given;
		const saves = savesOf(name, now.saves);
		const version = saves[0]?.version ?? 0;
		const merged = merge(parts, { seen: readFrom(sent) ?? unread ?? now.values, typed: sent, now: now.values });
		const meanwhile = told(parts, merged, { saves, now: now.values, typed: sent, since: Number(sent.version ?? 0) });
		const values = {
			...merged.values,
			seen: JSON.stringify(now.values),
			version: String(version)
		};
		if (merged.conflicts.length > 0) {
			return fail(422, { values, errors: {}, summary: summaryOf(meanwhile), meanwhile });
		}
		const put = new FormData();
		for (const [name, value] of Object.entries(values)) put.set(name, value);
		const { data, failure } = parse(schema, put);
		if (failure) return fail(422, { ...failure.data, meanwhile });
		const refusal = await save(data, { ...now, version });
		if (!refusal) return null;
		if (refusalName(refusal) === overtaken && turn < 4) continue;
		return fail(422, { ...refuse(refusal, refusals, put).data, meanwhile });
	}
}
