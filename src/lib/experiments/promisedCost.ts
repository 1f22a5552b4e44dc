import { money, plain } from '#lib/ui/numbers.ts';

export type PromisedCost = { readonly amount: number | null; readonly days: number | null; readonly currency: string };

/** What it may cost, as promised: "€5,000 and 12 person-days", "no money and 3 person-days". Empty where nobody said. */
export function promisedInWords(cost: PromisedCost | null | undefined): string {
	if (!cost) return '';
	const { amount, days, currency } = cost;
	const parts = [
		...(amount === null ? [] : [amount === 0 ? 'no money' : money(amount, currency)]),
		...(days === null ? [] : [days === 0 ? 'no person-days' : daysInWords(days)])
	];
	return parts.join(' and ');
}

const daysInWords = (days: number) =>
	`${plain(days, { digits: Number.isInteger(days) ? 0 : 1 })} ${days === 1 ? 'person-day' : 'person-days'}`;
