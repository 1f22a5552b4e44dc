/** What somebody else saved since a form was read. */
export type SavedMeanwhile = {
	readonly who: string;
	readonly at: string | null;
	/** What theirs says, part by part; which of them the form holds otherwise, and what it says there. */
	readonly parts: readonly {
		readonly label: string;
		readonly says: string;
		readonly differs: boolean;
		readonly yours?: string;
	}[];
	/** The parts that only they changed: the form holds theirs. */
	readonly taken: readonly string[];
};

/** What a form was read from: its fields by name, and the last save they came from. */
export type Seen = { readonly version: number; readonly values: Readonly<Record<string, string>> };

/** One save of a form, as the list of its saves tells it. */
export type Save = {
	readonly form: string;
	readonly version: number;
	readonly at: string;
	readonly by: string;
	readonly is_mine: boolean;
	/** The parts of the form that it changed; any of them, where the list does not say. */
	readonly parts?: readonly string[];
};

/** What a form is given to remember what it was read from: its fields, and of all saves those of this form, the latest first. */
export function seenOf(form: string, saves: readonly Save[], values: Seen['values']): Seen {
	return { version: savesOf(form, saves)[0]?.version ?? 0, values };
}

/** Of all saves those of one form. */
export const savesOf = (form: string, saves: readonly Save[]) => saves.filter((save) => save.form === form);
