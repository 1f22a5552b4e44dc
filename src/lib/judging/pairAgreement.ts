import { RARE, type Measure } from '#lib/judging/agreement.ts';
import type { Verdict } from '#lib/judging/pairResults.ts';
import { pairAgreement, type BesideCoins } from '#lib/stats/pair-agreement.ts';

/** Of fewer answers no share says much. */
const FEW = 40;
/** Nor of fewer cases in which two judges had the same pair. */
const FEW_TWICE = 12;

const SIGNS = { first: 1, second: -1, equal: 0 } as const;

/** How far judges agree in pairs, as numbers and in words: only what coins in place of their answers would hardly give is agreement. */
export function pairAgreementOf(verdicts: readonly Verdict[]): Measure[] {
	const answers = verdicts.flatMap(({ judge, first, second, choice }) =>
		choice === 'skip'
			? []
			: [{ judge: String(judge), first: String(first), second: String(second), said: SIGNS[choice] }]
	);
	const { foretold, alike } = pairAgreement(answers);
	const isDecided = answers.some(({ said }) => said !== 0);
	return [
		{
			name: 'Answers that fit the other judges',
			value: foretold?.share ?? null,
			says: fitInWords(foretold, isDecided)
		},
		{ name: 'Same pair, same answer', value: alike?.share ?? null, says: sameInWords(alike) }
	];
}

function fitInWords(found: BesideCoins | null, isDecided: boolean): string {
	if (!isDecided) return 'Cannot be had: nobody named a better one.';
	if (!found) return 'Cannot be had: one judge answered alone.';
	const { share, count, chance } = found;
	const from = `${count} ${count === 1 ? 'answer' : 'answers'}`;
	const care = count < FEW ? ` From ${from} only, so with care.` : ` From ${from}; coins would give 0.5.`;
	if (chance.atMost <= RARE.little)
		return `Judges named the project that the others’ answers put ahead less often than a coin would: they looked for different things.${care}`;
	if (chance.atLeast > RARE.far) {
		return count < FEW
			? `A coin could do as well: ${from} ${count === 1 ? 'is' : 'are'} too few to say that judges agree, or that they do not.`
			: `A coin could do as well, which gives 0.5: from ${from} no agreement is seen. Read the places as a wide field.`;
	}
	if (share >= 0.85) return `Judges nearly always named the project that the others’ answers put ahead.${care}`;
	if (share >= 0.7)
		return `Judges mostly named the project that the others’ answers put ahead; close places could fall differently.${care}`;
	return `Judges named the project that the others’ answers put ahead more often than a coin would, and often not; only large differences mean something.${care}`;
}

function sameInWords(found: BesideCoins | null): string {
	if (!found) return 'Cannot be had: no pair was decided by two judges.';
	const { share, count, chance } = found;
	const from = `${count} ${count === 1 ? 'case' : 'cases'} in which two judges decided the same pair`;
	const care = count < FEW_TWICE ? ` From ${from} only, so with care.` : ` From ${from}; coins would give 0.5.`;
	if (chance.atMost <= RARE.little) return `Two judges chose alike less often than two coins would.${care}`;
	if (chance.atLeast > RARE.far) {
		return count < FEW_TWICE
			? `Two coins could do as well: ${from} ${count === 1 ? 'is' : 'are'} too few to tell.`
			: `Two coins could do as well, which give 0.5: from ${from} no agreement is seen.`;
	}
	if (share >= 0.85) return `Two judges nearly always chose alike.${care}`;
	return `Two judges chose alike more often than two coins would.${care}`;
}
