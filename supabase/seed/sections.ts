import { readFileSync } from 'node:fs';

/** One `## ` section of a text of the story: `key: value` lines, paragraphs, and `> Name: what they said`. */
export type Section = {
	readonly title: string;
	/** The value of a key that must be there once. */
	one(key: string): string;
	/** The value of a key that may be absent. */
	maybe(key: string): string | undefined;
	all(key: string): string[];
	/** The paragraphs between the fields and the quotes. */
	readonly paragraphs: readonly string[];
	readonly quotes: readonly { readonly who: string; readonly says: string }[];
};

/** Reads a markdown text of the story. */
export function sections(file: string): Section[] {
	const text = readFileSync(new URL(`story/${file}`, import.meta.url), 'utf8');
	return text.split(/^## /m).slice(1).map(readSection);
}

function readSection(text: string): Section {
	const [title = '', ...lines] = text.trim().split('\n');
	const fields: { key: string; value: string }[] = [];
	const quotes: { who: string; says: string }[] = [];
	const rest: string[] = [];
	for (const line of lines) {
		const field = rest.join('').trim() === '' ? /^([a-z_]+): (.+)$/.exec(line) : null;
		const quote = /^> (\w+): (.+)$/.exec(line);
		if (field?.[1] && field[2]) fields.push({ key: field[1], value: field[2] });
		else if (quote?.[1] && quote[2]) quotes.push({ who: quote[1], says: quote[2] });
		else rest.push(line);
	}
	const all = (key: string) => fields.filter((field) => field.key === key).map(({ value }) => value);
	return {
		title: title.trim(),
		all,
		maybe: (key) => all(key)[0],
		one(key) {
			const [value, ...more] = all(key);
			if (value === undefined || more.length) throw new Error(`"${title}" of the story needs one "${key}"`);
			return value;
		},
		paragraphs: rest
			.join('\n')
			.split(/\n{2,}/)
			.map((paragraph) => paragraph.trim())
			.filter(Boolean),
		quotes
	};
}
