/** A draft as another form saved it meanwhile. */
export type OtherDraft = {
	readonly id: number;
	readonly version: number;
	readonly saved_at: string;
	readonly fields: Readonly<Record<string, string>>;
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
const chosen = [
	['place', 'Belongs to', 'No event, it stands alone'],
	['priority', 'Priority it serves', 'None of them']
] as const;
const besides = [
	['wanted_by', 'Asked for by'],
	['tags', 'Tags'],
	['for', 'Whose idea it is']
] as const;

/** What a draft says, part by part, in the order of the form. What is left empty is left out; of a list it is said that nothing was chosen. */
export function partsOf({ fields }: OtherDraft, choices: Choices) {
	const typed = ([name, label]: readonly [string, string]) => {
		const says = fields[name]?.trim();
		return says ? [{ label, says }] : [];
	};
	const picked = chosen.flatMap(([name, label, none]) => {
		const [value, offered] = [fields[name] ?? '', choices[name]];
		if (value === '') return offered.length > 0 ? [{ label, says: none }] : [];
		const says = offered.find((one) => String(one.value) === value)?.label ?? 'Something that is no longer offered';
		return [{ label, says }];
	});
	return [...written.flatMap(typed), ...picked, ...besides.flatMap(typed)];
}
