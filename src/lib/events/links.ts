/** A web address with the words it is shown by. */
export type Link = { readonly title: string; readonly url: string };

/** The words of a link nobody named: where it leads to. */
const placeOf = (url: string): string =>
	url
		.replace(/^https?:\/\/(www\.)?/, '')
		.replace(/\/$/, '')
		.slice(0, 120);

/**
 * Links as people paste them, one a line, with or without words: "Numbers of March: https://example.com/march".
 * `wrong` is the sentence for the first line that is none.
 */
export function linksIn(text: string): { readonly links: readonly Link[]; readonly wrong?: string } {
	const lines = text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
	const links: Link[] = [];
	for (const line of lines) {
		const found = /https?:\/\/\S+/.exec(line);
		if (!found) return { links, wrong: `“${line.slice(0, 60)}” has no web address: write it as https://…` };
		const [url] = found;
		const words = line
			.replace(url, '')
			.replace(/[\s:|–-]+$/, '')
			.replace(/^[\s:|–-]+/, '');
		if (url.length > 500 || words.length > 120)
			return { links, wrong: 'Shorten the words of a link to 120 characters.' };
		links.push({ title: words || placeOf(url), url });
	}
	return links.length > 10 ? { links, wrong: 'Keep it to ten links.' } : { links };
}

/** Links as their field shows them. */
export const linksAsText = (links: readonly Link[]): string =>
	links.map(({ title, url }) => (title === placeOf(url) ? url : `${title}: ${url}`)).join('\n');
