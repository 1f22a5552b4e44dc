import type { stateFilters } from '#lib/experiments/experiments.ts';
import { writeChoice, type FieldChoice } from '#lib/experiments/planFields.ts';
import { writeTag, type Tag } from '#lib/experiments/tags.ts';

/** What the list of experiments is narrowed to; `before` is where the page before ended. */
export type ListFilter = {
	readonly state: (typeof stateFilters)[number]['value'] | null;
	readonly owner: string | null;
	readonly isMine: boolean;
	readonly tag?: Tag | null;
	readonly choice?: FieldChoice | null;
	readonly before?: string | null;
};

/** The address of the list narrowed so. */
export function listAddress({ state, owner, isMine, tag, choice, before }: ListFilter): string {
	const asked = new URLSearchParams();
	if (state) asked.set('state', state);
	if (owner) asked.set('owner', owner);
	if (isMine) asked.set('mine', '1');
	if (tag) asked.set('tag', writeTag(tag));
	if (choice) asked.set('field', writeChoice(choice));
	if (before) asked.set('before', before);
	return asked.size > 0 ? `/experiments?${asked}` : '/experiments';
}
