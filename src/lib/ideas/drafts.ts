/** A draft as another form saved it meanwhile. */
export type OtherDraft = {
	readonly id: number;
	readonly key: string;
	readonly version: number;
	readonly saved_at: string;
	readonly fields: Readonly<Record<string, string>>;
};

/** The idea that was logged meanwhile under the key of a form, if it can be shown, and the key under which the form goes on. */
export type LoggedMeanwhile = {
	readonly idea: { readonly id: number; readonly title: string } | null;
	readonly key: string;
};

/** What the lists of the form offer; a list without a choice is not on the form. */
export type Choices = Readonly<
	Record<'place' | 'priority', readonly { readonly value: string | number; readonly label: string }[]>
>;

const written = [
	['title', 'Title'],
	['problem', 'Problem'],
	['proposal', 'Proposal']
] as const;
const long: readonly string[] = ['problem', 'proposal'];
const chosen = [
	['place', 'Belongs to', 'No event, it stands alone'],
	['priority', 'Priority it serves', 'None of them']
] as const;
const besides = [
	['wanted_by', 'Asked for by'],
	['tags', 'Tags'],
	['for', 'Whose idea it is']
] as const;

/** A part of a draft. `differs` from the text beside it, which says `yours` there; a long text is not said again. */
type Part = { readonly label: string; readonly says: string; readonly differs: boolean; readonly yours?: string };

/**
 * What a draft says, part by part, in the order of the form, beside what the form holds now. What both leave empty is left out;
 * of a list it is said that nothing was chosen.
 */
export function partsOf(
	{ fields }: OtherDraft,
	choices: Choices,
	mine: Readonly<Record<string, string>> = fields
): readonly Part[] {
	const text = (from: Readonly<Record<string, string>>, name: string) =>
		(from[name] ?? '').replaceAll('\r\n', '\n').trim();
	const part = (name: string, label: string, say: (value: string) => string) => {
		const [theirs, own] = [text(fields, name), text(mine, name)];
		const says = say(theirs);
		if (says === '' && own === '') return [];
		const differs = theirs !== own;
		const told = differs && !long.includes(name) && { yours: say(own) || 'Nothing' };
		return [{ label, says: says || 'Nothing', differs, ...told }];
	};
	const typed = ([name, label]: readonly [string, string]) => part(name, label, (value) => value);
	const picked = chosen.flatMap(([name, label, none]) => {
		const offered = choices[name];
		return part(name, label, (value) => {
			if (value === '') return offered.length > 0 ? none : '';
			return offered.find((one) => String(one.value) === value)?.label ?? 'Something that is no longer offered';
		});
	});
	return [...written.flatMap(typed), ...picked, ...besides.flatMap(typed)];
}
