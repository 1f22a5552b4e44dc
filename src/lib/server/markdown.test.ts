import { describe, expect, test } from 'vitest';
import { render } from '#lib/server/markdown.server.ts';

const allowedTags = new Set(
	'h3 h4 h5 h6 p br hr strong em del code pre blockquote a ul ol li table thead tbody tr th td'.split(' ')
);

/** Every tag of the HTML, as a browser would see it: name and the text of its attributes. */
function tags(html: string): { name: string; attributes: string }[] {
	return [...html.matchAll(/<\/?([a-zA-Z][^\s/>]*)([^>]*)>/g)].map(([, name = '', attributes = '']) => ({
		name: name.toLowerCase(),
		attributes: attributes.trim()
	}));
}

/** What makes HTML of a stranger harmless: known tags, no attribute but href, rel and start, known schemes. */
function expectHarmless(html: string) {
	for (const { name, attributes } of tags(html)) {
		expect(allowedTags, html).toContain(name);
		const names = [...attributes.matchAll(/([^\s=]+)="[^"]*"/g)].map(([, attribute]) => attribute);
		for (const attribute of names) expect(['href', 'rel', 'start'], html).toContain(attribute);
		expect(
			attributes
				.replace(/[^\s=]+="[^"]*"/g, '')
				.replace('/', '')
				.trim(),
			html
		).toBe('');
		const href = /href="([^"]*)"/.exec(attributes)?.[1];
		if (href !== undefined) {
			expect(href, html).toMatch(/^(https?:\/\/|mailto:|\/(?![/\\])|#)/);
			expect(attributes, html).toContain('rel="nofollow ugc noopener noreferrer"');
		}
	}
	expect(html.replace(/<[^>]*>/g, '')).not.toContain('<');
}

describe('nothing hostile becomes a tag, an attribute or a link', () => {
	test.each([
		['[a](javascript:alert(1))'],
		['[a](JaVaScRiPt:alert(1))'],
		['[a](java\nscript:alert(1))'],
		['[a](java&#10;script:alert(1))'],
		['[a](&#106;avascript:alert(1))'],
		['[a](javascript&colon;alert(1))'],
		['[a](\u0001javascript:alert(1))'],
		['[a](<javascript:alert(1)>)'],
		['[a](vbscript:msgbox(1))'],
		['[a](data:text/html;base64,PHNjcmlwdD4=)'],
		['[a](blob:https://evil.example/1)'],
		['[a](file:///etc/passwd)'],
		['[a](//evil.example)'],
		['[a](/\\evil.example)'],
		['[a](\\\\evil.example)'],
		['[a][1]\n\n[1]: javascript:alert(1)'],
		['<javascript:alert(1)>'],
		['<script>alert(1)</script>'],
		['<scr<script>ipt>alert(1)</scr</script>ipt>'],
		['<img src=x onerror=alert(1)>'],
		['![x](https://evil.example/pixel.png "t" onerror=alert(1))'],
		['![x" onerror="alert(1)](https://evil.example/x.png)'],
		['[a](https://x.example "t\\" onmouseover=\\"alert(1)")'],
		['[a](https://x.example"onmouseover="alert(1))'],
		['<a href="javascript:alert(1)">a</a>'],
		['<svg><animate onbegin=alert(1)>'],
		['<math><mtext></mtext><mglyph><style></math><img src onerror=alert(1)>'],
		['<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
		['<style>@import "//evil.example"</style>'],
		['<form action=//evil.example><input name=q></form>'],
		['<base href="//evil.example">'],
		['<!-- --!> <img src onerror=alert(1)> -->'],
		['<p style="position:fixed;inset:0">over everything</p>'],
		['<div id="main" class="menu" data-sveltekit-reload>clobber</div>'],
		['`<img src=x onerror=alert(1)>`'],
		['```"><script>alert(1)</script>\n<script>alert(1)</script>\n```'],
		['```html onload=alert(1)\nx\n```'],
		['| a | b |\n|:-:|---|\n| <script>alert(1)</script> | [x](javascript:1) |'],
		['https://x.example/"onmouseover="alert(1)'],
		['www.example.com/<script>'],
		['[a](https://x.example/\u202egnp.exe)'],
		['<details open ontoggle=alert(1)>'],
		['&lt;script&gt;alert(1)&lt;/script&gt;'],
		['# <svg/onload=alert(1)>'],
		['<a\thref="https://evil.example"\nonclick=alert(1)>x'],
		['<noscript><p title="</noscript><img src=x onerror=alert(1)>">']
	])('%s', (text) => expectHarmless(render(text)));
});

test('raw HTML is shown as it was typed', () => {
	expect(render('a <b>bold</b> claim')).toBe('<p>a &lt;b&gt;bold&lt;/b&gt; claim</p>');
});

test('ordinary links keep their address and tell search engines and the other page nothing', () => {
	for (const href of ['https://x.example/a?b=1', 'http://x.example', 'mailto:a@x.example', '/somewhere/4', '#here'])
		expect(render(`[a](${href})`)).toBe(`<p><a href="${href}" rel="nofollow ugc noopener noreferrer">a</a></p>`);
});

test('a link that may not be followed keeps its words', () => {
	expect(render('[the words](javascript:alert(1))')).toBe('<p><a>the words</a></p>');
});

test('headings start below those of the page and never leave it', () => {
	expect(render('# one')).toBe('<h3>one</h3>');
	expect(render('##### five')).toBe('<h6>five</h6>');
});

test('lists, quotes, tables, code and line breaks come out as such', () => {
	const html = render('- a\n- b\n\n> said\n\n| k | v |\n|---|---|\n| 1 | 2 |\n\n```\nx < y\n```\n\none\ntwo');
	for (const part of ['<li>a</li>', '<blockquote>', '<th>k</th>', 'x &lt; y', 'one<br />two'])
		expect(html).toContain(part);
});

test('an image becomes its description', () => {
	expect(render('![a sketch](https://x.example/a.png)')).toBe('<p>a sketch</p>');
});

test.each([
	['5,000 nested quotes', '>'.repeat(5000) + ' x'],
	['5,000 nested quotes with blanks', '> '.repeat(5000) + 'x'],
	['nested lists', '- '.repeat(5000) + 'x'],
	['numbered and quoted by turns', '1. > '.repeat(3000) + 'x'],
	['a staircase of lists', Array.from({ length: 190 }, (_, level) => ' '.repeat(level * 2) + '- x').join('\n')],
	['open brackets', '['.repeat(20000)],
	['open links', '[a]('.repeat(5000)],
	['stars', '*'.repeat(20000)],
	['emphasis by turns', '*a_ '.repeat(5000)],
	['backticks', '`a``'.repeat(5000)],
	['a table of pipes', '|'.repeat(10000) + '\n' + '|-'.repeat(5000)],
	['angle brackets', '<'.repeat(20000)],
	['half comments', '<!--'.repeat(5000)],
	['references', '[a]: b\n'.repeat(2500)]
])('%s are rendered in under half a second and do not throw', (_name, text) => {
	// the processor's time, not the clock's: the machine may be busy with other things
	const start = process.cpuUsage();
	const html = render(text);
	const { user, system } = process.cpuUsage(start);
	expectHarmless(html);
	expect((user + system) / 1000).toBeLessThan(500);
});

test('a text is cut at 20,000 characters', () => {
	expect(render('a'.repeat(30_000)).length).toBe('<p></p>'.length + 20_000);
});

test('the same text gives the same HTML again after many others', () => {
	const first = render('**first**');
	for (let index = 0; index < 300; index++) render(`text ${index}`);
	expect(render('**first**')).toBe(first);
});
