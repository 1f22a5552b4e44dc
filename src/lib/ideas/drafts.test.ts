import { expect, test } from 'vitest';
import { partsOf } from '#lib/ideas/drafts.ts';

const choices = {
	place: [
		{ value: '3', label: 'The second visit, any challenge' },
		{ value: '3.8', label: 'The second visit: Fewer returns' }
	],
	priority: [{ value: 5, label: 'Loyalty' }]
};
const draft = (fields: Record<string, string>) => ({ id: 1, version: 2, saved_at: '2026-11-27T10:00:00Z', fields });
const says = (fields: Record<string, string>, offered = choices) =>
	partsOf(draft(fields), offered).map((part) => `${part.label}: ${part.says}`);

test('two drafts that differ only in the event or the priority do not look alike', () => {
	const same = { title: 'One field less', problem: 'People leave.' };
	expect(says({ ...same, place: '3', priority: '' })).toEqual([
		'Title: One field less',
		'Problem: People leave.',
		'Belongs to: The second visit, any challenge',
		'Priority it serves: None of them'
	]);
	expect(says({ ...same, place: '3.8', priority: '5' }).slice(2)).toEqual([
		'Belongs to: The second visit: Fewer returns',
		'Priority it serves: Loyalty'
	]);
	expect(says(same).slice(2)).toEqual(['Belongs to: No event, it stands alone', 'Priority it serves: None of them']);
});

test('what the form does not ask is not told, and a choice that is gone says so', () => {
	const none = { place: [], priority: [] };
	expect(says({ title: 'One field less', tags: ' ' }, none)).toEqual(['Title: One field less']);
	expect(says({ place: '9', tags: 'forms' }, none)).toEqual([
		'Belongs to: Something that is no longer offered',
		'Tags: forms'
	]);
});
