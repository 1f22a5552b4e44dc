import { z } from 'zod';
import { readCount, readDecimal } from '#lib/experiments/import/writtenNumbers.ts';

/** Text of a field, without the blanks around it, at most so long. */
export function text(max: number, says: string) {
	return z.string().trim().max(max, says).default('');
}

/** A day as date fields send it; empty is null. */
export const day = z
	.string()
	.trim()
	.default('')
	.refine((value) => value === '' || isDay(value), 'Choose a day, like 1 March 2026.')
	.transform((value) => value || null);

// the app writes 12,000; other people write 12,5: before three figures a comma alone can be read both ways
const EITHER_WAY = /^[-+]?[1-9]\d{0,2},\d{3}$/;

/** A number a person typed, with point or comma, blanks between thousands; empty is null. */
export const number = z
	.string()
	.default('')
	.transform((value, context) => {
		const typed = value.replace(/[\s\u00a0\u202f%'’]/g, '').replace('−', '-');
		if (typed === '') return null;
		const refuse = (message: string) => (context.addIssue({ code: 'custom', message }), z.NEVER);
		if (EITHER_WAY.test(typed)) {
			const [thousands, decimals] = [typed.replace(',', ''), typed.replace(',', '.')];
			return refuse(`Write ${thousands} or ${decimals}: with a comma it could be either.`);
		}
		const isDecimalComma = typed.lastIndexOf(',') > typed.lastIndexOf('.') && typed.split(',').length === 2;
		return readDecimal(typed, isDecimalComma ? ',' : '.') ?? refuse('Write a number, like 5 or 0.5.');
	});

/** How many, as a person types it: whole, and both marks group thousands; empty is null. */
export const count = z
	.string()
	.default('')
	.transform((value, context) => {
		if (value.trim() === '') return null;
		const read = readCount(value.trim());
		if (read === null) context.addIssue({ code: 'custom', message: 'Write a whole number of 0 or more.' });
		return read;
	});

/** A number in per cent, as a ratio; empty is null. */
export const percentage = number.transform((value) => (value === null ? null : Number((value / 100).toPrecision(12))));

/** A number of a KPI as it was typed: what it means is known once the KPI is. */
export const written = z
	.string()
	.default('')
	.transform((typed, context) => {
		const { data: value = null, error } = number.safeParse(typed);
		for (const { message } of error?.issues ?? []) context.addIssue({ code: 'custom', message });
		return { value, hasSign: typed.includes('%') };
	});

/** In what a number is written: in per cent, or in a unit of its own. */
export type WrittenIn = { readonly isPercent: boolean; readonly unit: string };

/**
 * A typed number in what it is written in: per cent become a ratio, with or without their sign; anything else stays as it stands,
 * and a sign is refused, since nobody could tell what it was a part of.
 */
export function amountIn(
	{ value, hasSign }: z.output<typeof written>,
	{ isPercent, unit }: WrittenIn
): { readonly value: number | null; readonly says?: string } {
	if (value === null) return { value };
	if (isPercent) return { value: Number((value / 100).toPrecision(12)) };
	if (!hasSign || unit === '%') return { value };
	return { value, says: `Write it in ${unit || 'its own unit'}, without a per cent sign: it is no share.` };
}

/** A field for a number that is written so; empty is null. */
export function amount(writtenIn: WrittenIn) {
	return written.transform((typed, context) => {
		const { value, says } = amountIn(typed, writtenIn);
		if (says !== undefined) context.addIssue({ code: 'custom', message: says });
		return value;
	});
}

/** The id of a row chosen from a list; empty is null. */
export const choice = z
	.string()
	.default('')
	.refine((value) => /^\d{0,15}$/.test(value), 'Choose from the list.')
	.transform((value) => (value === '' ? null : Number(value)));

/** The id of a person chosen from a list; empty is null. */
export const person = z
	.union([z.literal(''), z.uuid('Choose from the list.')])
	.default('')
	.transform((value) => value || null);

function isDay(value: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;
}
