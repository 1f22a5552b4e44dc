/** A draft as another form saved it meanwhile. */
export type OtherDraft = {
	readonly id: number;
	readonly version: number;
	readonly saved_at: string;
	readonly fields: Readonly<Record<string, string>>;
};

const labels = {
	title: 'Title',
	problem: 'Problem',
	proposal: 'Proposal',
	tags: 'Tags',
	wanted_by: 'Asked for by',
	for: 'Whose idea it is'
};

/** What a draft says, part by part; its parts that are chosen from a list are left out. */
export function partsOf({ fields }: OtherDraft) {
	return Object.entries(labels).flatMap(([name, label]) => {
		const says = fields[name]?.trim();
		return says ? { label, says } : [];
	});
}
