/** How many words of a search count. */
const MOST = 8;

/**
 * A condition for `.or()`: the column has all of these words, in any order and case; null where there are none. In one
 * parameter, because of several about one column the embedded backend would hear only one. A sign that means something
 * there stands for any sign.
 * @example everyWord('words', 'two words') // 'and(words.ilike.%two%,words.ilike.%words%)'
 */
export function everyWord(column: string, typed: string): string | null {
	const words = typed.split(/\s+/).filter(Boolean).slice(0, MOST);
	if (words.length === 0) return null;
	const conditions = words.map((word) => `${column}.ilike.%${word.replace(/[\\%*"'(){}.,:]/g, '_')}%`);
	return `and(${conditions.join(',')})`;
}
