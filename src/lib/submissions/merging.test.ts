import { expect, test } from 'vitest';
import { began, changedIn } from './began.server.ts';
import {
	asText,
	inWords,
	keyOf,
	labelOf,
	LINKS,
	linksOf,
	newsInWords,
	otherThan,
	textsIn,
	textsOf
} from './merging.ts';
import { writtenForm } from './submission.schema.ts';
import type { Field } from './submissions.ts';

const field = (key: string, kind: Field['kind'], choices: readonly string[] = []): Field => ({
	...{ key, kind, choices, label: `The ${key}`, hint: '', is_required: false }
});
const fields = [field('pitch', 'long'), field('stage', 'choice', ['Sketch', 'Works']), field('link', 'link')];
const slides = { title: 'Slides', url: 'https://example.com/slides' };

test('a form and the draft it shows are the same texts, however lines end and whatever stands around them', () => {
	const values: Record<string, string> = {
		...{ pitch: 'One\r\nTwo ', 'answers.stage': 'Works', 'links.1.title': ' Slides', 'links.1.url': slides.url }
	};
	const written = { answers: { pitch: 'One\nTwo', stage: 'Works' }, links: [slides] };
	expect(textsIn(fields, (name) => values[name])).toEqual(textsOf(fields, written));
	expect(linksOf(textsOf(fields, written)[LINKS])).toEqual([slides]);
});

test('a choice that is not offered any more is shown as none', () => {
	expect(textsOf(fields, { answers: { stage: 'Elsewhere' }, links: [] }).stage).toBe('');
});

test('each control belongs to a field of the draft, and no other one does', () => {
	expect(['pitch', 'answers.stage', 'links.3.url', '_form', 'version'].map((name) => keyOf(fields, name))).toEqual([
		...['pitch', 'stage', LINKS, undefined, undefined]
	]);
});

test('links are read as lines, an empty field as nothing', () => {
	expect(inWords(LINKS, asText([slides]))).toBe('Slides: https://example.com/slides');
	expect([inWords(LINKS, '[]'), inWords('pitch', ''), labelOf(fields, 'gone')]).toEqual(['None', 'Nothing', 'gone']);
});

test('who wrote while one looked on is said by the name of the field, and over whose text', () => {
	const mark = { by: 'Ivo Tech', at: '', version: 3, is_mine: false, is_over_mine: false };
	expect(newsInWords(fields, { pitch: mark, [LINKS]: { ...mark, is_over_mine: true } })).toEqual([
		'Ivo Tech wrote in “The pitch”.',
		'Ivo Tech wrote over your “More to look at”. Yours is among the earlier texts.'
	]);
});

test('without a script a form tells what was changed in it since it was opened', () => {
	const opened = began({ answers: { pitch: 'One\nTwo', stage: 'Works' }, links: [slides] });
	const sent = (form: object) => changedIn(writtenForm.parse(form));
	const same = { pitch: 'One\r\nTwo', answers: { stage: 'Works' }, links: [slides], link: '', version: '3' };
	expect(sent({ ...same, began: opened })).toMatchObject({ answers: {}, links: undefined, version: 3 });
	const changed = { ...same, answers: { stage: '' }, links: [{ title: '', url: '' }], began: opened };
	expect(sent(changed)).toMatchObject({ answers: { stage: '' }, links: [] });
	// whoever does not say what it began with means all of it
	expect(sent(same)).toMatchObject({ answers: { pitch: 'One\r\nTwo', stage: 'Works', link: '' }, links: [slides] });
});

test('a field where nothing is decided names the version that was known there', () => {
	expect(writtenForm.parse({ held: 'pitch:3,_links:0' }).held).toEqual({ pitch: 3, _links: 0 });
	expect(writtenForm.parse({ held: 'pitch:x' }).held).toBeUndefined();
});

test('what the form says otherwise than what was handed in is named, and nothing where that says the same', () => {
	const handedIn = { answers: { pitch: 'One\nTwo', stage: 'Works', link: '' }, links: [slides] };
	const same = textsOf(fields, handedIn);
	expect(otherThan(fields, handedIn, same)).toEqual([]);
	expect(otherThan(fields, handedIn, { ...same, pitch: 'One\nTwo\nThree', [LINKS]: '[]' })).toEqual([
		...['The pitch', 'More to look at']
	]);
	expect(otherThan(fields, null, same)).toEqual([]);
});
