import type { Side } from '#lib/ui/sides.ts';

/** Somebody who can be named. */
export type Named = {
	readonly id: string;
	readonly name: string;
	readonly function: Side | null;
	readonly is_bridging: boolean;
	readonly title: string;
};

/** What is being typed behind an @: where the @ stands, and the words until the caret. */
export type Mention = { readonly at: number; readonly words: string };

const NAMING =
	/(?:^|[^\p{L}\p{N}@._+-])@(\p{L}[\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{N}(][\p{L}\p{M}\p{N}()'’.-]*){0,3} ?)$/u;

/** The name that is typed at the caret; null where none is. An address such as ann@example.org names nobody. */
export function mentionAt(text: string, caret: number): Mention | null {
	const words = NAMING.exec(text.slice(0, caret))?.[1];
	return words === undefined ? null : { at: caret - words.length - 1, words };
}

const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** As one looks for a name: whatever its case and its accents. */
export const folded = (text: string) =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[øłđıßæœþ]/g, (letter) => PLAIN[letter] ?? letter);

/** Those of the people offered whom more letters still fit, until it is known who else does: Enter takes nobody who was meant before. */
export function stillFitting(people: readonly Named[], words: string): readonly Named[] {
	return people.filter(({ name }) => folded(name).includes(folded(words.trim())));
}

/** What stands in place of the words behind the @: the whole name, and a space where a word could follow it at once. */
export function nameFor(text: string, caret: number, name: string): string {
	return /^[\s\p{P}]/u.test(text.slice(caret)) ? `@${name}` : `@${name} `;
}

/** What is offered, to who hears the page. */
export function offeredInWords(count: number): string {
	if (count === 0) return '';
	return `${count === 1 ? '1 person' : `${count} people`}. Arrow keys choose, Enter takes, Escape closes.`;
}

/** An @ that reached nobody, said to who wrote it. */
export function unclearInWords({ word, names }: { readonly word: string; readonly names: readonly string[] }): string {
	if (names.length === 0) return `“@${word}” reaches nobody: nobody here has that name.`;
	const [last, ...others] = names.toReversed();
	const who = others.length > 0 ? `${others.toReversed().join(', ')} or ${last}` : last;
	return `“@${word}” reaches nobody yet: it could be ${who}. Name whom you mean in another comment, with the whole name.`;
}
