import { expect, test } from 'vitest';
import { unclearName } from '#lib/people/meant.ts';

const person = { id: 'a', name: 'Anne Berg', function: null, is_bridging: false, title: '' };

test('a field that names somebody says whether nobody, somebody else or one of several could be meant', () => {
	expect(unclearName('Ann', { person: null, names: [] })).toContain('Nobody here is called “Ann”');
	expect(unclearName('Berg', { person: null, names: [person] })).toContain('Say whether you mean this person');
	expect(unclearName('Anne Berg', { person: null, names: [person, person] })).toContain('Choose one of them');
});
