import { Marked, type RendererObject, type Tokens } from 'marked';
import sanitize from 'sanitize-html';

/** Longer texts are cut here, in characters: the limit of every text column. */
const LONGEST = 20_000;
/** Deeper quotes and lists are flattened: the parser recurses, and nobody reads the fifth level. */
const DEEPEST = 8;
const REMEMBERED = 200;

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/* first line of defence: raw HTML is shown as it was typed, an image becomes its description */
const renderer = {
	html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
	image: ({ text }: Tokens.Image) => escapeHtml(text),
	heading({ tokens, depth }: Tokens.Heading) {
		const level = Math.min(6, depth + 2);
		return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
	},
	checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ ')
} satisfies RendererObject;
const marked = new Marked({ gfm: true, breaks: true, async: false, renderer });

/* second line: whatever came out, only this passes */
const rules: sanitize.IOptions = {
	allowedTags: [
		...['h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a'],
		...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
	],
	allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	allowProtocolRelative: false,
	disallowedTagsMode: 'escape',
	transformTags: {
		a: (_tag, { href = '' }) => ({ tagName: 'a', attribs: safeLink(href) })
	}
};

const remembered = new Map<string, string>();

/**
 * Markdown of people as HTML that is safe to write into a page. Rendered when read and never stored: a client may write
 * rows through the API, so stored HTML could not be trusted. Never throws; texts over 20,000 characters are cut.
 */
export function render(markdown: string): string {
	const known = remembered.get(markdown);
	if (known !== undefined) return known;
	const html = sanitize(parse(flatten(markdown.slice(0, LONGEST))), rules).trim();
	if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
	remembered.set(markdown, html);
	return html;
}

function parse(markdown: string): string {
	try {
		return marked.parse(markdown, { async: false });
	} catch {
		// a text the parser cannot take is shown as it was typed
		return `<p>${escapeHtml(markdown)}</p>`;
	}
}

/** Takes away quote marks and indentation beyond the eighth level, and characters that hide what a link says. */
function flatten(markdown: string): string {
	return markdown
		.replace(/\r\n?/g, '\n')
		.replace(/(?![\t\n])[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
		.replace(/^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){9,}/gm, (marks) => {
			const levels = marks.match(/[ \t]*(?:>|[-*+]|\d{1,9}[.)])/g) ?? [];
			return levels.slice(0, DEEPEST).join('');
		})
		.replace(/^[ \t]{33,}/gm, ' '.repeat(32));
}

function safeLink(href: string): sanitize.Attributes {
	return isSafe(href) ? { href, rel: 'nofollow ugc noopener noreferrer' } : {};
}

/** http, https, mailto, a path on this site or a place on this page. */
function isSafe(href: string): boolean {
	if (/^(?:\/(?![/\\])|#)/.test(href)) return !/[\p{Cc} \\]/u.test(href);
	try {
		return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
	} catch {
		return false;
	}
}
