import { plain, signed } from '#lib/ui/numbers.ts';

const STYLE = { digits: 1, unit: '%' } as const;

/** A ratio in per cent: 0.0512 is "5.1 %". */
export function percent(ratio: number): string {
	return plain(ratio * 100, STYLE);
}

/** A change as a ratio in per cent, with its sign: "+5.1 %". */
export function change(ratio: number): string {
	return signed(ratio * 100, STYLE);
}

/** A chance in per cent, its ends said as such: none is certain. */
export function chanceInWords(chance: number): string {
	if (chance > 0.999) return 'over 99.9 %';
	return chance < 0.001 ? 'under 0.1 %' : percent(chance);
}

/** An expected loss, as a part of what the treatment is held against. */
export function lossInWords(loss: number): string {
	return loss < 0.0005 ? 'under 0.1 %' : percent(loss);
}

/** A ratio as a person types it into a field in per cent, exactly: 0.05 is "5". Empty for nothing. */
export function asTyped(ratio: number | null | undefined): string {
	return ratio === null || ratio === undefined ? '' : String(Number((ratio * 100).toPrecision(12)));
}

/** What somebody typed into a field in per cent as a ratio, while it is being typed: null for what is no number yet. */
export function ratioOf(typed: string): number | null {
	return typedAmount(typed, true);
}

/** The same of a field that may be in per cent or in a unit of its own. */
export function typedAmount(typed: string, isPercent: boolean): number | null {
	const text = typed
		.replace(/[\s\u00a0\u202f%'’]/g, '')
		.replace(',', '.')
		.replace('−', '-');
	const number = Number(text);
	if (text === '' || !Number.isFinite(number)) return null;
	return isPercent ? Number((number / 100).toPrecision(12)) : number;
}

/** Whether people write it in per cent: a change of anything, and the level or the points of a share. */
export function isInPercent(measure: 'level' | 'change' | 'difference', kind: string): boolean {
	return measure === 'change' || kind === 'proportion';
}
