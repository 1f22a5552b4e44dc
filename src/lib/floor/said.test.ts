import { expect, test } from 'vitest';
import { dressSaid } from '#lib/floor/said.server.ts';

const message = (payload: unknown) => ({ id: '1', topic: 'floor-1', event: 'changed', payload });

test('the words of an announcement are drawn for pages, safely, and once for all who listen', () => {
	const said = { id: 1, says: '**Lunch** <script>alert(1)</script>' };
	const heard = message({ by: 'saskia', said });
	const dressed = dressSaid(heard);
	expect(dressed.payload).toMatchObject({ by: 'saskia', said: { ...said, html: expect.stringContaining('<strong>') } });
	expect(JSON.stringify(Object(dressed.payload).said.html)).not.toContain('<script');
	expect(dressSaid(heard)).toBe(dressed);
});

test.each([null, 'text', { by: 'ann' }, { said: { id: 1 } }])('%j is passed on as it is', (payload) => {
	const heard = message(payload);
	expect(dressSaid(heard)).toBe(heard);
});
