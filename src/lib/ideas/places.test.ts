import { expect, test } from 'vitest';
import { placesToEdit } from '#lib/ideas/places.ts';

const event = (id: number) => ({ id, slug: `event-${id}`, name: `Event ${id}`, challenges: [] });
const offered = (id: number) => ({ ...event(id), is_registered: false });
const ids = ({ open, mayStandAlone }: ReturnType<typeof placesToEdit>) => [open.map(({ id }) => id), mayStandAlone];

test('an idea that stands alone goes to any event that is offered, or stays alone', () => {
	expect(ids(placesToEdit(null, [offered(1), offered(2)], false))).toEqual([[1, 2], true]);
});

test('one in an event that takes ideas goes elsewhere too, its own event first', () => {
	expect(ids(placesToEdit(event(2), [offered(1), offered(2)], false))).toEqual([[2, 1], true]);
});

test('one whose event is over, or that a team works on, stays in its event', () => {
	expect(ids(placesToEdit(event(3), [offered(1), offered(2)], false))).toEqual([[3], false]);
	expect(ids(placesToEdit(event(2), [offered(1), offered(2)], true))).toEqual([[2], false]);
});
