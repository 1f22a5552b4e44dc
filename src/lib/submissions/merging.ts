import { MOST_LINKS, nameOf, type Field, type TitledLink, type Written } from '#lib/submissions/submissions.ts';

/** The further links among the fields of a draft, as the database calls them. */
export const LINKS = '_links';

/** What a draft says by the key of each field, without blanks around it; the further links as one field, in JSON. */
export type Texts = Readonly<Record<string, string>>;

/** Who wrote a field last, and as which version of the draft. */
export type Mark = {
	readonly by: string;
	readonly is_mine: boolean;
	readonly at: string;
	readonly version: number;
	/** Whether what stood there before was written by who reads this. */
	readonly is_over_mine: boolean;
};

/** What somebody else wrote in a field; is_conflict: where this form wrote something else. */
export type Said = Mark & { readonly says: string | readonly TitledLink[]; readonly is_conflict: boolean };

/** What somebody else wrote in a field where this form says something else, and the version that was known there. */
export type Met = Said & { readonly since: number };

/** A draft as it was kept: its version, until when the team may hand in as things stand, and what others wrote meanwhile, by field. */
export type Saved = {
	readonly version: number;
	readonly until?: string;
	readonly news: Readonly<Record<string, Said>>;
};

/** What an opened form of a draft begins with. */
export type Begun = {
	readonly fields: readonly Field[];
	readonly opened: string;
	readonly version: number;
	/** What the draft says, and what the form shows: they differ where a form was sent back. */
	readonly base: Texts;
	readonly shown: Texts;
	readonly met: Readonly<Record<string, Said>>;
	readonly marks: Readonly<Record<string, Mark>>;
	/** Told with each save until when the team may hand in, as things stand. */
	readonly onsaved: (until: string) => void;
};

const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

/** What a field says, as two texts are compared. */
export function asText(says: Said['says']): string {
	if (typeof says === 'string') return plain(says);
	const links = says.map(({ title, url }) => ({ title: plain(title), url: plain(url) }));
	return JSON.stringify(links.filter(({ title, url }) => title !== '' || url !== '').slice(0, MOST_LINKS));
}

/** The links that `asText` wrote. */
export function linksOf(text: string | undefined): TitledLink[] {
	const links: unknown = JSON.parse(text || '[]');
	return Array.isArray(links)
		? links.map((link) => ({ title: String(Object(link).title), url: String(Object(link).url) }))
		: [];
}

/** A text of a field for people who read it. */
export function inWords(key: string, text: string): string {
	if (key !== LINKS) return text || 'Nothing';
	const lines = linksOf(text).map(({ title, url }) => `${title}: ${url}`);
	return lines.join('\n') || 'None';
}

/** How a field is called, the further links among them. */
export function labelOf(fields: readonly Field[], key: string): string {
	return key === LINKS ? 'More to look at' : (fields.find((field) => field.key === key)?.label ?? key);
}

/** Which field of the draft a control of the form belongs to, by its name. */
export function keyOf(fields: readonly Field[], name: string): string | undefined {
	return name.startsWith('links.') ? LINKS : fields.find((field) => nameOf(field) === name)?.key;
}

/** What a form holds. `valueOf`: what its control of that name says. */
export function textsIn(fields: readonly Field[], valueOf: (name: string) => unknown): Texts {
	const said = (name: string) => String(valueOf(name) ?? '');
	const links = Array.from({ length: MOST_LINKS }, (_, index) => ({
		title: said(`links.${index}.title`),
		url: said(`links.${index}.url`)
	}));
	const answers = fields.map((field): [string, string] => [field.key, plain(said(nameOf(field)))]);
	return { ...Object.fromEntries(answers), [LINKS]: asText(links) };
}

/** What a form shows of a draft: a choice that is not offered any more is none. */
export function textsOf(fields: readonly Field[], { answers, links }: Written): Texts {
	const shown = fields.map((field): [string, string] => {
		const answer = plain(answers[field.key] ?? '');
		return [field.key, field.kind === 'choice' && !field.choices.includes(answer) ? '' : answer];
	});
	return { ...Object.fromEntries(shown), [LINKS]: asText(links) };
}

/** Of fields that were asked for earlier, those that are not any more and where a form holds text; each once. */
export function goneFrom(fields: readonly Field[], earlier: readonly Field[], texts: readonly Texts[]): Field[] {
	const hint = 'Not asked for any more, so it is not handed in. The text stays here for your team.';
	const gone = earlier.filter(
		({ key }) => !fields.some((field) => field.key === key) && texts.some((says) => (says[key] ?? '') !== '')
	);
	return [...new Map(gone.map((field) => [field.key, { ...field, hint, is_required: false }])).values()];
}

/** Who wrote what while one looked on, in a sentence each. */
export function newsInWords(fields: readonly Field[], news: Readonly<Record<string, Mark>>): string[] {
	return Object.entries(news).map(([key, { by, is_mine, is_over_mine }]) => {
		const label = labelOf(fields, key);
		const who = is_mine ? 'You, in another window,' : by;
		return is_over_mine
			? `${who} wrote over your “${label}”. Yours is among the earlier texts.`
			: `${who} wrote in “${label}”.`;
	});
}

/** What a form says otherwise than what was handed in, by the names of its fields; nothing where nothing was. */
export function otherThan(fields: readonly Field[], handedIn: Written | null, now: Texts): string[] {
	if (!handedIn) return [];
	const then = textsOf(fields, handedIn);
	return Object.keys(then)
		.filter((key) => then[key] !== (now[key] ?? ''))
		.map((key) => labelOf(fields, key));
}
