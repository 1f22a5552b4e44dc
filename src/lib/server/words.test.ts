import { expect, test } from 'vitest';
import { everyWord } from '#lib/server/words.ts';

test('all words are asked for in one condition', () => {
	expect(everyWord('words', '  Two  words ')).toBe('and(words.ilike.%Two%,words.ilike.%words%)');
	expect(everyWord('words', ' ')).toBeNull();
});

test('a sign with a meaning of its own stands for any sign, and a ninth word is one too many', () => {
	expect(everyWord('words', 'a,b) or(id.gt.0')).toBe('and(words.ilike.%a_b_%,words.ilike.%or_id_gt_0%)');
	expect(everyWord('words', 'a b c d e f g h i')?.split(',')).toHaveLength(8);
});
