import { describe, expect, test } from 'vitest';
import { pairAgreementOf } from '#lib/judging/pairAgreement.ts';
import type { Verdict } from '#lib/judging/pairResults.ts';
import type { PairChoice } from '#lib/judging/pairs.ts';
import { planPairs } from '#lib/stats/pair-plan.ts';

const say = (judge: number, first: number, second: number, choice: PairChoice = 'first'): Verdict => ({
	...{ judge, first, second, choice }
});
let seed = 11;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

type Size = { readonly judges: number; readonly projects: number; readonly looks: number };
/** The questions of an event as they are dealt out. */
function dealt({ judges, projects, looks }: Size) {
	return planPairs({
		judges: Array.from({ length: judges }, (_, at) => ({ judge: String(at), sides: [at % 2 ? 'it' : 'marketing'] })),
		...{ projects: Array.from({ length: projects }, (_, at) => String(at)), looks },
		...{ sides: ['marketing', 'it'], conflicts: [] }
	}).pairs.map(({ judge, first, second }) => say(Number(judge), Number(first), Number(second)));
}
type Ask = (one: Verdict) => boolean;
/** What a hundred events of judges, or fewer, are told. `answering`: how one event's judges answer, whether the first is better. */
function toldOf(size: Size, answering: () => Ask, runs = 100): { fit: string[]; same: string[] } {
	const asked = dealt(size);
	const told = Array.from({ length: runs }, () => {
		const isFirst = answering();
		const [fit, same] = pairAgreementOf(asked.map((one) => ({ ...one, choice: isFirst(one) ? 'first' : 'second' })));
		return { fit: fit?.says ?? '', same: same?.says ?? '' };
	});
	return { fit: told.map(({ fit }) => fit), same: told.map(({ same }) => same) };
}
const coinTossers = (): Ask => () => random() < 0.5;
/** Every judge sees how good each project is, and of two about as good may name either. */
function careful(spread: number): Ask {
	const worth = new Map<number, number>();
	const of = (project: number) => {
		const found = worth.get(project) ?? spread * normal();
		worth.set(project, found);
		return found;
	};
	return ({ first, second }) => random() < 1 / (1 + Math.exp(of(second) - of(first)));
}
/** Every judge has an order of his or her own, and keeps to it. */
function eachAlone(): Ask {
	const worth = new Map<string, number>();
	const of = (judge: number, project: number) => {
		const key = `${judge} ${project}`;
		const found = worth.get(key) ?? normal();
		worth.set(key, found);
		return found;
	};
	return ({ judge, first, second }) => of(judge, first) > of(judge, second);
}
const isChance = (says: string) => says.includes('coin could do as well') || says.includes('coins could do as well');
const isAgreement = (says: string) =>
	/^(Judges (nearly always|mostly) named|Judges named .* more often than a coin|Two judges (nearly always chose|chose) alike(?! less))/.test(
		says
	);

const sizes: readonly Size[] = [
	{ judges: 4, projects: 10, looks: 4 },
	{ judges: 6, projects: 20, looks: 4 },
	{ judges: 12, projects: 40, looks: 4 }
];

describe('agreement in pairs', () => {
	test.each(sizes)('of judges who toss coins is told as chance: %o', (size) => {
		const { fit, same } = toldOf(size, coinTossers);
		expect(fit.filter(isChance).length).toBeGreaterThanOrEqual(95);
		expect(same.filter(isChance).length).toBeGreaterThanOrEqual(95);
		expect([...fit, ...same].filter((says) => says.includes('nearly always')).length).toBeLessThanOrEqual(1);
	});

	test.each(sizes.slice(1))('of judges who each keep to an order of their own is none: %o', (size) => {
		const { fit } = toldOf(size, eachAlone);
		expect(fit.filter(isAgreement).length).toBeLessThanOrEqual(8);
	});

	test('of careful judges is told, the more surely the more they were asked', () => {
		const shares = sizes.map((size) => toldOf(size, () => careful(2.5), 40).fit.filter(isAgreement).length);
		expect(shares.toSorted((one, other) => one - other)).toEqual(shares);
		expect(shares.at(-1), String(shares)).toBeGreaterThanOrEqual(36);
		const { same } = toldOf({ judges: 12, projects: 60, looks: 6 }, () => careful(2.5), 40);
		expect(same.filter(isAgreement).length).toBeGreaterThanOrEqual(30);
	});

	test('of few answers is never told as sure, even where all fit', () => {
		const [fit, same] = pairAgreementOf([say(1, 1, 2), say(2, 2, 1, 'second')]);
		expect([fit?.value, same?.value]).toEqual([1, 1]);
		expect(fit?.says).toBe(
			'A coin could do as well: 2 answers are too few to say that judges agree, or that they do not.'
		);
		expect(same?.says).toBe(
			'Two coins could do as well: 1 case in which two judges decided the same pair is too few to tell.'
		);
		const six = [1, 2, 3, 4].flatMap((judge) => [say(judge, 1, 2), say(judge, 2, 3), say(judge, 1, 3)]);
		expect(pairAgreementOf(six)[0]?.says).toContain('From 12 answers only, so with care.');
	});

	test('of judges who contradict each other is less than chance, and that is said', () => {
		const verdicts = [1, 2, 3, 4, 5].flatMap((at) => [say(1, at, at + 10), say(2, at, at + 10, 'second')]);
		const [fit, same] = pairAgreementOf([
			...verdicts,
			...verdicts.map(({ first, second, ...one }) => ({ ...one, first: first + 20, second: second + 20 }))
		]);
		expect([fit?.value, same?.value]).toEqual([0, 0]);
		expect(fit?.says).toContain('less often than a coin would');
		expect(same?.says).toContain('less often than two coins would');
	});

	test('cannot be had of nothing, of one judge, and of ties; a skipped pair says nothing', () => {
		const saysOf = (verdicts: readonly Verdict[]) => pairAgreementOf(verdicts).map(({ value, says }) => [value, says]);
		const none = [null, 'Cannot be had: no pair was decided by two judges.'];
		expect(saysOf([])).toEqual([[null, 'Cannot be had: nobody named a better one.'], none]);
		expect(saysOf([say(1, 1, 2), say(1, 2, 3)])).toEqual([[null, 'Cannot be had: one judge answered alone.'], none]);
		expect(saysOf([say(1, 1, 2, 'equal'), say(2, 1, 2, 'equal'), say(2, 1, 3, 'skip')])).toEqual([
			[null, 'Cannot be had: nobody named a better one.'],
			none
		]);
	});
});
