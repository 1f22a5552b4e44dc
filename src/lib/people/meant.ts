import type { Named } from '#lib/people/mentions.ts';

/** Whom the words of a field mean: the person, or who could be meant. */
export type Meant = { readonly person: Named | null; readonly names: readonly Named[] };

/** What is said by a field whose words mean nobody, or several people. */
export function unclearName(words: string, { names }: Meant): string {
	if (names.length === 0) return `Nobody here is called “${words}”. Write the name as it stands on the people page.`;
	if (names.length === 1) return `Nobody is called just “${words}”. Say whether you mean this person.`;
	return `Several people could be meant by “${words}”. Choose one of them.`;
}
