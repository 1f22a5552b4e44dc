import { expect, test } from 'vitest';
import { agreementWords, differences, libraryAddress, offered, sidesToAgree, type Kpi } from '#lib/alignment/kpis.ts';

const kpi: Kpi = {
	id: 1,
	name: 'Sign-up rate',
	definition: 'sign-ups by visits',
	unit: '%',
	kind: 'proportion',
	direction: 'up',
	owner_function: 'marketing',
	source: '',
	experiments: 0,
	line_id: 1,
	version: 1,
	is_newest: true,
	is_agreed: false,
	marketing_agreed: null,
	it_agreed: null
};
const second: Kpi = { ...kpi, id: 2, version: 2, definition: 'sign-ups by visitors', owner_function: 'it' };

test('a plan is offered the newest version, and the replaced one only where it names it', () => {
	const library = [{ ...kpi, is_newest: false }, second];
	expect(offered(library, []).map(({ name }) => name)).toEqual(['Sign-up rate']);
	expect(offered(library, [{ kpi_id: 1 }]).map(({ name }) => name)).toEqual([
		'Sign-up rate, version 1',
		'Sign-up rate'
	]);
});

test('the difference between two versions names what changed and nothing else', () => {
	expect(differences(kpi, second)).toEqual([
		{ label: 'Definition', before: 'sign-ups by visits', after: 'sign-ups by visitors' },
		{ label: 'Answers for it', before: 'Marketing', after: 'IT' }
	]);
});

test('agreement is told by function', () => {
	expect(agreementWords(kpi)).toBe('not agreed yet');
	expect(agreementWords({ marketing_agreed: 'Ann', it_agreed: null })).toBe('agreed by marketing, not yet by IT');
	expect(agreementWords({ marketing_agreed: 'Ann', it_agreed: 'Bob' })).toBe('agreed by both functions');
});

test('people agree for their own function; who bridges for either, but once', () => {
	const open = { is_newest: true, marketing_agreed_by: null, it_agreed_by: null };
	const ann = { id: 'ann', function: 'marketing' as const, is_bridging: false };
	const bea = { id: 'bea', function: 'it' as const, is_bridging: true };
	expect(sidesToAgree(open, ann)).toEqual(['marketing']);
	expect(sidesToAgree(open, bea)).toEqual(['marketing', 'it']);
	expect(sidesToAgree({ ...open, marketing_agreed_by: 'bea' }, bea)).toEqual([]);
	expect(sidesToAgree({ ...open, marketing_agreed_by: 'eve' }, bea)).toEqual(['it']);
	expect(sidesToAgree({ ...open, is_newest: false }, ann)).toEqual([]);
	expect(sidesToAgree(open, { ...ann, function: 'other' })).toEqual([]);
});

test('the address of the library holds what it is narrowed to', () => {
	expect(libraryAddress({ q: '', owner: null, kind: null, agreed: null })).toBe('/kpis');
	expect(libraryAddress({ q: 'a & b', owner: 'it', kind: null, agreed: 'no' }, 'Z')).toBe(
		'/kpis?q=a+%26+b&owner=it&agreed=no&after=Z'
	);
});
