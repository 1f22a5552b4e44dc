import { expect, test } from 'vitest';
import { pictureType } from '#lib/files/files.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
	['image/png', '\x89PNG\r\n\x1a\nIHDR'],
	['image/jpeg', '\xff\xd8\xff\xe0..JFIF'],
	['image/webp', 'RIFF\x10\x00\x00\x00WEBPVP8 ']
])('a picture is told by its first bytes: %s', (type, content) => {
	expect(pictureType(bytes(content))).toBe(type);
});

test.each([
	['a page', '<!doctype html><script>alert(1)</script>'],
	['a drawing that may hold a script', '<svg xmlns="http://www.w3.org/2000/svg">'],
	['a moving picture', 'GIF89a......'],
	['a film in the same container', 'RIFF\x10\x00\x00\x00AVI LIST'],
	['the word without the container', '........WEBP'],
	['nothing', '']
])('%s is no picture of the notebook', (_, content) => {
	expect(pictureType(bytes(content))).toBe(null);
});
