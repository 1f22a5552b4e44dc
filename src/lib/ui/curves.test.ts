import { expect, test } from 'vitest';
import { curve, type CurveInput } from '#lib/ui/curves.server.ts';

const input: CurveInput = {
	points: [1, 2, 4, 8, 16].map((at) => ({ at, value: 40 / Math.sqrt(at), more: String(at * 100) })),
	mark: { at: 4, label: 'Planned' },
	target: { value: 12, label: 'Wanted' },
	head: ['Days', 'Visitors', 'Value'],
	write: (value) => (value === null ? 'nothing' : value.toFixed(1))
};

test('the mark stands on the line, with the value there', () => {
	const plot = curve(input);
	expect(plot?.mark).toMatchObject({ at: 20, label: 'Planned: 20.0', isLate: false });
	expect(plot?.mark.y).toBeGreaterThan(0);
});

test('the level to reach is in the picture, and so is every number in the table', () => {
	const plot = curve(input);
	expect(plot?.target?.label).toBe('Wanted 12.0');
	expect(plot?.target?.at).toBeGreaterThan(plot?.mark.y ?? NaN);
	expect(plot?.numbers.rows).toHaveLength(5);
	expect(plot?.numbers.rows[0]).toEqual(['1', '100', '40.0']);
});

test('places without a value leave a gap on the line and a word in the table', () => {
	const plot = curve({ ...input, points: [{ at: 1, value: null, more: '1' }, ...input.points.slice(1)] });
	expect(plot?.numbers.rows[0]).toEqual(['1', '1', 'nothing']);
	expect(plot?.line).not.toContain('NaN');
});

test('without any value nothing is drawn, and one place alone stands in the middle', () => {
	expect(curve({ ...input, points: [{ at: 1, value: null }] })).toBeNull();
	expect(curve({ ...input, points: [{ at: 4, value: 10 }] })?.mark.at).toBe(50);
});
