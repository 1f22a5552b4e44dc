import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What a tag says something about. */
export type TagKind = Database['public']['Enums']['tag_kind'];

/** A word that an experiment is found by. */
export type Tag = { readonly kind: TagKind; readonly name: string };

/** The three kinds, as forms ask for them. */
export const tagKinds = [
	{ value: 'channel', label: 'Channel', hint: 'Where people meet it: e-mail, app, store.' },
	{ value: 'lever', label: 'Lever', hint: 'What is changed: price, wording, speed.' },
	{ value: 'audience', label: 'Audience', hint: 'Whom it is for: new customers, members.' }
] as const satisfies readonly { value: TagKind; label: string; hint: string }[];

/** How each kind is called on screen. */
export const tagKindWords: Readonly<Record<TagKind, string>> = {
	channel: 'Channel',
	lever: 'Lever',
	audience: 'Audience'
};

/** A tag as an address holds it. */
export function writeTag({ kind, name }: Tag): string {
	return `${kind}:${name}`;
}

/** Reads a tag from an address or a field; null for what is none. */
export function readTag(text: string | null): Tag | null {
	const [, kind = '', name = ''] = /^(\w+):([^\p{Cc}]{1,40})$/u.exec(text ?? '') ?? [];
	const known = tagKinds.find(({ value }) => value === kind);
	return known && name.trim() ? { kind: known.value, name: name.trim().toLowerCase() } : null;
}

/** The names of one kind, as its field holds them. */
export function typedTags(tags: readonly Tag[], kind: TagKind): string {
	return tags.flatMap((tag) => (tag.kind === kind ? tag.name : [])).join(', ');
}

export const refusals: Refusals = {
	too_many_tags: { field: 'channel', says: 'Keep the five words that matter most in each field.' },
	tags_are_short: { field: 'channel', says: 'Shorten each word to 40 characters.' }
};
