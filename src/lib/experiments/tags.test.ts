import { expect, test } from 'vitest';
import { readTag, typedTags, writeTag } from '#lib/experiments/tags.ts';

test('a tag is read from an address as it was written', () => {
	const tag = { kind: 'lever', name: 'price: below 10 €' } as const;
	expect(readTag(writeTag(tag))).toEqual(tag);
	expect(readTag('channel: E-Mail ')).toEqual({ kind: 'channel', name: 'e-mail' });
});

test.each([null, '', 'email', 'colour:red', 'channel:', 'channel:  ', `channel:${'x'.repeat(41)}`, 'channel:a\u0000b'])(
	'%j is no tag',
	(text) => {
		expect(readTag(text)).toBe(null);
	}
);

test('a field holds the words of its kind', () => {
	const tags = [
		{ kind: 'channel', name: 'app' },
		{ kind: 'lever', name: 'price' },
		{ kind: 'channel', name: 'e-mail' }
	] as const;
	expect(typedTags(tags, 'channel')).toBe('app, e-mail');
	expect(typedTags(tags, 'audience')).toBe('');
});
