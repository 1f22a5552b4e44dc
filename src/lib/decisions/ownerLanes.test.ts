import { expect, test } from 'vitest';
import type { Card } from './board.ts';
import { ownerLanes, waitsFor } from './ownerLanes.ts';

const card = (change: Partial<Card>): Card => ({
	...{ id: 1, title: 'Fewer fields', column: 'due', asked_by: 'Ann', asked_by_function: 'it', days_left: 0 },
	...{ effect: null, balance: 0, backing: { kind: 'supporters', marketing: 0, it: 0, other: 0 } },
	...change
});

test('a card waits for whoever owes a sign-off, then for whoever has to sign, then for who runs it', () => {
	expect(waitsFor(card({ column: 'running' }))).toEqual(['marketing', 'it']);
	const byMarketing = { privacy: 'signed', brand: 'signed' } as const;
	expect(waitsFor(card({ sign_offs: byMarketing }))).toEqual(['it']);
	expect(waitsFor(card({ sign_offs: { ...byMarketing, security: 'signed', operations: 'signed' } }))).toEqual([]);
	const revealed = { column: 'deciding', is_revealed: true, sign_offs: byMarketing } as const;
	expect(waitsFor(card({ ...revealed, signed: { it: 'kill' } }))).toEqual(['marketing']);
	expect(waitsFor(card({ column: 'promoted', handover: { says: 'Live since', side: 'it' } }))).toEqual(['it']);
	expect(waitsFor(card({ column: 'killed' }))).toEqual([]);
});

test('every card is in one lane by owner function', () => {
	const cards = [card({ id: 1 }), card({ id: 2, column: 'killed' })];
	expect(ownerLanes(cards).filter((lane) => lane.cards.length > 0)).toEqual([
		{ title: 'Marketing and IT', cards: [1] },
		{ title: 'Neither function', cards: [2] }
	]);
});
