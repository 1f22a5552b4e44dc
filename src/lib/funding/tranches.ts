import { stageInWords } from '#lib/funding/funding.ts';

/** A tranche as it is listed: of one that was corrected nobody says what was paid from it. */
export type Tranche = {
	readonly id: number;
	readonly amount: number;
	readonly days: number;
	readonly is_current: boolean;
	/** The first of its line of corrections. */
	readonly first: number | null;
	readonly spent: number | null;
	readonly spent_days: number | null;
};

const isOpen = ({ amount, days, spent, spent_days }: Tranche) => amount > (spent ?? 0) || days > (spent_days ?? 0);

/** The tranches that stand after corrections, those with something left first and the newest of them first: the first is what a spend is paid from where nobody says. */
export function openTranches<T extends Tranche>(tranches: readonly T[]): readonly T[] {
	return tranches
		.filter(({ is_current }) => is_current)
		.toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)) || (other.first ?? 0) - (one.first ?? 0));
}

/** "tranche 2 (€5,000 and 10 days)", by the first of each line: counted as they were released. */
export function trancheNames(tranches: readonly Tranche[], currency: string): ReadonlyMap<number, string> {
	const standing = tranches
		.filter(({ is_current }) => is_current)
		.toSorted((one, other) => (one.first ?? 0) - (other.first ?? 0));
	return new Map(
		standing.flatMap((one, index) =>
			one.first === null ? [] : [[one.first, `tranche ${index + 1} (${stageInWords(one, currency)})`]]
		)
	);
}

/** How far down a tranche may be corrected: "Not below the €4,650 and 3 days spent from it." Empty where nothing was. */
export function floorInWords({ amount, days, spent, spent_days }: Tranche, currency: string): string {
	const floor = { amount: Math.min(spent ?? 0, amount), days: Math.min(spent_days ?? 0, days) };
	return floor.amount === 0 && floor.days === 0 ? '' : `Not below the ${stageInWords(floor, currency)} spent from it.`;
}

/** What was paid from it: "€3,000 of it spent", more than it held said as such. */
export function paidInWords({ amount, days, spent, spent_days, is_current }: Tranche, currency: string): string {
	if (!is_current || spent === null || spent_days === null) return '';
	if (spent === 0 && spent_days === 0) return 'nothing of it spent';
	const over = { amount: Math.max(spent - amount, 0), days: Math.max(spent_days - days, 0) };
	const paid = `${stageInWords({ amount: spent, days: spent_days }, currency)} spent from it`;
	return over.amount === 0 && over.days === 0 ? paid : `${paid}, ${stageInWords(over, currency)} more than it holds`;
}
