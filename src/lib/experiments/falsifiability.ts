import { contradictionsOf } from '#lib/experiments/contradictions.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { asPart, type Hypothesis } from '#lib/experiments/hypothesis.ts';
import type { NumberClaim } from '#lib/experiments/numberClaims.ts';

/** What a plan says that decides whether it can turn out wrong. Ratios as ratios, days as `2026-03-01`. */
export type Claim = Hypothesis & {
	readonly kill_state: string;
	/** The numbers at which it stops and from which it is a success. */
	readonly numbers: readonly NumberClaim[];
	readonly kill_on: string | null;
	readonly starts_on: string | null;
	readonly ends_on: string | null;
	readonly today: string;
	/** Held against a number that was promised, and not against a control. */
	readonly hasTarget: boolean;
	readonly decision_rule: 'superiority' | 'no_harm' | 'own';
	/** The name of the KPI that decides; null while none is chosen. */
	readonly metric: string | null;
	/** Which way it is better. */
	readonly direction: 'up' | 'down';
	readonly minimum_effect: number | null;
	readonly success_threshold: number | null;
};

/** One reason why nobody could say afterwards that it was wrong, by the field it is about, and what to write instead. */
export type Finding = {
	readonly field: string;
	readonly says: string;
	readonly instead: string;
	/** The start refuses it, under this name; absent where it is advice. */
	readonly refusal?: string;
};

/* words of English, German and Dutch: a team writes as it speaks */
const DIRECTION =
	/\b(more|fewer|less|higher|lower|larger|smaller|faster|slower|quicker|sooner|earlier|later|longer|shorter|cheaper|oftener|rarer|above|below|over|under|at least|at most|exceeds?|rises?|rising|grows?|growth|increases?|increasing|gains?|ups?|doubles?|triples?|falls?|falling|drops?|declines?|decreases?|reduces?|reducing|reduction|shrinks?|halves|halve|cuts?|saves?|loses?|stays?|keeps?|nobody|no one|everybody|mehr|weniger|höher|niedriger|schneller|langsamer|länger|kürzer|früher|später|mindestens|höchstens|steigt|steigen|sinkt|sinken|fällt|fallen|wächst|verdoppelt|halbiert|meer|minder|hoger|lager|sneller|langzamer|langer|korter|vaker|minstens|stijgt|stijgen|daalt|dalen|groeit|verdubbelt|halveert)\b/iu;
const VAGUE =
	/\b(improv(?:e[sd]?|ing|ements?)|optimi[sz](?:e[sd]?|ing|ations?)|enhanc(?:e[sd]?|ing)|boost(?:s|ed|ing)?|better|nicer|best|great(?:er)?|good|engag(?:e[sd]?|ing|ement)|delight(?:s|ed)?|happy|happier|seamless|modern|intuitive|user[- ]friendly|strengthen(?:s|ed)?|verbesser\p{L}*|optimier\p{L}*|besser|stärk\p{L}*|verbeter\p{L}*|optimaliser\p{L}*|beter|versterk\p{L}*)\b/iu;
const HEDGE =
	/\b(?<!\b(?:in|by|until|since) )(may|might|could|should|possibly|perhaps|maybe|hopefully|probably|potentially|somewhat|könnten?|vielleicht|möglicherweise|hoffentlich|eventuell|wohl|misschien|mogelijk|hopelijk|waarschijnlijk)\b/iu;
const EVERYBODY =
	/^(?:all|every|everybody|everyone|anybody|anyone|people|(?:all|our|the)?\s*(?:the\s+)?(?:users?|customers?|visitors?|people|clients?)|alle|jeder|kunden|alle kunden|nutzer|alle nutzer|iedereen|klanten|alle klanten|gebruikers)$/iu;
const SLOW =
	/\b(lifetime|long[- ]term|loyal(?:ty)?|brand (?:awareness|image|perception|strength)|reputation|culture|market share|renewals?|langfristig|treue|markenbekanntheit|lange termijn|loyaliteit|merkbekendheid)\b/iu;
const OPINION = /^(?:we|i)\s+(?:think|believe|feel|guess|assume|hope|suspect|like)\b|^(?:everybody|everyone) knows\b/iu;
const NOT_CHECKED =
	/\b(does not work|doesn['’]t work|not working|fails?|bad|worse|not good|poor(?:ly)?|no success|unsuccessful|enough|schlecht|funktioniert nicht|slecht|werkt niet)\b/iu;

const SPANS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** How long the outcome itself takes to be seen, in days; 0 where it does not say. */
function slowest(outcome: string): number {
	const counted = [...outcome.matchAll(/(\d+)[\s-]*(day|week|month|quarter|year)s?\b/giu)].map(
		([, count = '0', span = '']) => Number(count) * (SPANS[span.toLowerCase()] ?? 0)
	);
	const named = /\b(?:next|per|a|each|this|within a)\s+(quarter|year)\b|\b(quarterly|yearly|annual(?:ly)?)\b/iu.exec(
		outcome
	);
	const [, span = '', adverb = ''] = named ?? [];
	const said = span || (/^quarter/i.test(adverb) ? 'quarter' : adverb && 'year');
	return Math.max(0, ...counted, SPANS[said.toLowerCase()] ?? 0, SLOW.test(outcome) ? 180 : 0);
}

/** A blank of a template that nobody has filled. */
export function openBlank(text: string): string | null {
	return /\[[^\][]*…\]/.exec(text)?.[0] ?? null;
}

/**
 * Why this plan could not turn out wrong, in the order of its form; empty where it can. Parts that are still missing are
 * not found fault with: the start asks for them anyway. Words are only looked at, so each finding about them is advice.
 */
export function findingsOf(claim: Claim): readonly Finding[] {
	return [
		...blanks(claim),
		...insight(claim),
		...audience(claim),
		...outcome(claim),
		...effect(claim),
		...contradictionsOf(claim.numbers, firstDayOf(claim)),
		...killed(claim)
	];
}

/** The day it starts on, as far as one knows. */
function firstDayOf({ starts_on, today }: Pick<Claim, 'starts_on' | 'today'>): string {
	return starts_on && starts_on > today ? starts_on : today;
}

const PARTS = ['insight', 'change', 'audience', 'expected_outcome', 'kill_state'] as const;

/** Whether every part is written that a result could contradict. */
export function isWritten(claim: Claim): boolean {
	return PARTS.every(
		(part) => asPart(claim[part]) !== '' || (part === 'kill_state' && claim.numbers.some(({ kind }) => kind === 'kill'))
	);
}

function blanks(claim: Claim): Finding[] {
	const open = PARTS.filter((part) => openBlank(claim[part]));
	const [field] = open;
	if (!field) return [];
	const says =
		open.length === 1 ? 'A blank of the template is open.' : `${open.length} parts have open blanks of the template.`;
	return [{ field, says, instead: 'Write your own words there: until then nothing is claimed.' }];
}

function insight({ insight: text }: Claim): Finding[] {
	if (!OPINION.test(asPart(text))) return [];
	const instead = 'Write what was seen, where and how often: “four in ten leave at the phone number”.';
	return [{ field: 'insight', says: 'The reason is an opinion, which no result can contradict.', instead }];
}

function audience({ audience: text }: Claim): Finding[] {
	if (!EVERYBODY.test(asPart(text))) return [];
	const instead =
		'Name those whom it is for, so that one can tell who was one of them: “first-time visitors on a phone”.';
	return [
		{ field: 'audience', says: 'Nobody is left out of the audience, so anybody can be blamed for the result.', instead }
	];
}

function outcome({ change, expected_outcome, metric, minimum_effect, ends_on, starts_on, today }: Claim): Finding[] {
	const text = asPart(expected_outcome);
	if (text === '' || openBlank(text)) return [];
	const found: Omit<Finding, 'field'>[] = [];
	const hasNumber = /\d/.test(text);
	const hasDirection = DIRECTION.test(text);
	const vague = VAGUE.exec(text)?.[0];
	if (text.toLowerCase() === asPart(change).toLowerCase())
		found.push({
			says: 'The outcome only repeats the change.',
			instead: 'Write what people will do differently because of it.'
		});
	if (vague && !hasNumber && !hasDirection)
		found.push({
			says: `“${vague}” has no measure: whatever happens can be called that.`,
			instead: `Write what is counted and which way it moves: “${exampleOf(metric)}”.`
		});
	else if (!hasDirection && !(vague && hasNumber))
		found.push({
			says: 'It does not say which way something moves.',
			instead: `Write more or fewer of what: “${exampleOf(metric)}”.`
		});
	const hedge = HEDGE.exec(text)?.[0];
	if (hedge)
		found.push({
			says: `With “${hedge}” it is true whatever happens.`,
			instead: 'Write what will happen, and let the result disagree.'
		});
	if (!hasNumber && minimum_effect === null && metric === null)
		found.push({
			says: 'No number says how much is enough.',
			instead: 'Choose the KPI that decides and the smallest change worth having.'
		});
	const days = ends_on ? daysBetween(firstDayOf({ starts_on, today }), ends_on) + 1 : null;
	const needed = slowest(text);
	if (days !== null && needed > days)
		found.push({
			says: `It cannot be seen by the last day: it takes about ${needed} days, and the time-box has ${Math.max(days, 0)}.`,
			instead: 'Write an earlier sign of it that shows within the time-box, or give it more days.'
		});
	return found.map((one) => ({ field: 'expected_outcome', ...one }));
}

function exampleOf(metric: string | null): string {
	return metric ? `a higher ${metric.toLowerCase()}` : 'more of them finish the form';
}

function effect({ metric, minimum_effect, success_threshold, decision_rule, hasTarget, direction }: Claim): Finding[] {
	const found: Finding[] = [];
	if (metric !== null && !(minimum_effect !== null && minimum_effect > 0))
		found.push({
			field: 'minimum_effect',
			says: 'Without a smallest change worth having the slightest one proves it right.',
			instead: 'Write from how many per cent on it would be worth the work.'
		});
	// what reaches its target is a success without being better than that
	if (success_threshold === null || decision_rule !== 'superiority' || hasTarget) return found;
	// where less is better the threshold stands with its minus or without
	const least = direction === 'down' ? Math.abs(success_threshold) : success_threshold;
	if (least <= 0)
		found.push({
			field: 'success_threshold',
			says: 'No change at all counts as a success.',
			instead: 'Write a change above 0, or choose the rule that asks only for no harm.'
		});
	else if (minimum_effect !== null && least < minimum_effect)
		found.push({
			field: 'success_threshold',
			says: 'Success begins below the smallest change worth having.',
			instead: 'Let it begin there or above.'
		});
	return found;
}

function killed({ kill_state, kill_on, starts_on, ends_on, today }: Claim): Finding[] {
	const found: Finding[] = [];
	const text = asPart(kill_state);
	const never = neverMet(text);
	if (never) found.push({ field: 'kill_state', says: never, instead: 'Write a value that a bad result would reach.' });
	else if (text && !openBlank(text) && !/\d/.test(text) && (!DIRECTION.test(text) || NOT_CHECKED.test(text)))
		found.push({
			field: 'kill_state',
			says: 'Two people could disagree whether it is met.',
			instead: 'Write a number and a side of it: “fewer than 200 sign-ups came through the short form”.'
		});
	if (kill_on && ends_on && kill_on === ends_on)
		found.push({
			field: 'kill_on',
			says: 'It is checked on the last day, when the time-box ends anyway.',
			instead: 'Choose a day about half-way, when stopping still saves something.'
		});
	else if (kill_on && kill_on <= firstDayOf({ starts_on, today }))
		found.push({
			field: 'kill_on',
			says: 'It is checked before anything can be known.',
			instead: 'Choose a day by which some readings are in.'
		});
	return found;
}

/** Why a kill criterion never comes true, whatever happens; null where it can. */
function neverMet(text: string): string | null {
	if (
		/(?<!\p{L})(?:below|under|less than|fewer than|lower than|unter|weniger als|minder dan)\s+(?:0|zero|null|nul)(?![\d.,])/iu.test(
			text
		)
	)
		return 'It is never met: nothing that is counted falls below 0.';
	const [, most = ''] =
		/(?<!\p{L})(?:above|over|more than|higher than|exceeds?|über|mehr als|meer dan)\s+(\d+)\s*(?:%|per ?cent)/iu.exec(
			text
		) ?? [];
	return most && Number(most) >= 100 && /\b(share|rate|of (?:all|them|those|visitors|people))\b/iu.test(text)
		? 'It is never met: no share is above 100 %.'
		: null;
}
