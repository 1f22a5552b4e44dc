import { expect, test } from 'vitest';
import { linksAsText, linksIn } from '#lib/events/links.ts';

test('links are read as people paste them, with words or without', () => {
	const { links, wrong } = linksIn(
		'Numbers of March: https://example.com/march\n\n  https://www.example.com/ \nhttps://example.com/a | The plan\n'
	);
	expect(wrong).toBeUndefined();
	expect(links).toEqual([
		{ title: 'Numbers of March', url: 'https://example.com/march' },
		{ title: 'example.com', url: 'https://www.example.com/' },
		{ title: 'The plan', url: 'https://example.com/a' }
	]);
});

test('links come back to their field so that they are read as the same', () => {
	const { links } = linksIn('Numbers: https://example.com/march\nhttps://example.com/plain');
	expect(linksIn(linksAsText(links)).links).toEqual(links);
});

test.each([
	['no address here', 'has no web address'],
	['javascript:alert(1)', 'has no web address'],
	[Array.from({ length: 11 }, (_, at) => `https://example.com/${at}`).join('\n'), 'ten links'],
	[`${'x'.repeat(121)}: https://example.com`, 'Shorten'],
	[`https://example.com/${'x'.repeat(500)}`, 'Shorten']
])('what is no link is said in a sentence: %s', (text, says) => {
	expect(linksIn(text).wrong).toContain(says);
});
