import type { Database } from '#lib/database.types.ts';
import type { Outcome } from '#lib/decisions/decisions.ts';

/** Who carried a departure besides whoever asked for it. */
export type SecondKind = Database['public']['Enums']['second_kind'];

/** An outcome against ballots or registered rule, its reason, and who seconded it. */
export type Departure = {
	readonly id: number;
	readonly outcome: Outcome;
	readonly reason: string;
	readonly recommended: Outcome | null;
	readonly asked_by_id: string;
	readonly asked_by: string;
	readonly seconded_by: string | null;
	readonly second_kind: SecondKind | null;
	/** Who can second it; of the other function where a leader of it is there. */
	readonly seconders: readonly { readonly person_id: string; readonly name: string; readonly is_across: boolean }[];
	/** It can be recorded. */
	readonly stands: boolean;
};

/** For which outcomes the ballots' rule is met; null before the reveal. */
type Rules = Readonly<Record<Outcome, boolean | null>> | null;

/** How an outcome stands to ballots and registered rule: null where it goes against neither. */
export function departsFrom(rules: Rules, outcome: Outcome, recommended: Outcome | null): string | null {
	const against = [
		...(rules?.[outcome] ? [] : ['the ballots']),
		...(recommended && recommended !== outcome ? ['the registered rule'] : [])
	];
	return against.length === 0 ? null : against.join(' and ');
}

/** The departure that an outcome can be recorded on: one that stands, and against the rule as it recommends now. */
export function standingFor(
	departures: readonly Departure[],
	outcome: Outcome,
	recommended: Outcome | null
): Departure | undefined {
	return departures.find((one) => one.outcome === outcome && one.recommended === recommended && one.stands);
}

/** Who seconded it, in one sentence. */
export function secondedInWords({
	seconded_by,
	second_kind
}: Pick<Departure, 'seconded_by' | 'second_kind'>): string | null {
	if (second_kind === 'same_function')
		return `Seconded by ${seconded_by}; no leader of the other function was there to do it.`;
	return seconded_by && `Seconded by ${seconded_by}.`;
}

/** Who is asked to second it, or what to do where nobody can, in one sentence. */
export function secondersInWords({ seconders }: Pick<Departure, 'seconders'>): string {
	const [first] = seconders;
	if (!first) return 'Nobody else leads who could second it: ask an admin to make a second leader.';
	const named = seconders.slice(0, 4).map(({ name }) => name);
	if (seconders.length > 4) named.push('another leader');
	const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(named);
	return first.is_across
		? `${names} can second it, as a leader of the other function.`
		: `${names} can second it: no leader of the other function is there.`;
}

/** What an outcome of the form that records it still needs, behind another sentence. */
export function departureHint(
	{ rules, departures }: { readonly rules: Rules; readonly departures: readonly Departure[] },
	outcome: Outcome,
	recommended: Outcome | null
): string {
	if (departsFrom(rules, outcome, recommended) === null) return '';
	const against =
		recommended && recommended !== outcome ? ` Against the registered rule, which recommends ${recommended}.` : '';
	const stands = standingFor(departures, outcome, recommended);
	return `${against} ${stands ? 'It is seconded.' : 'It needs a second leader, asked for above.'}`;
}

type Standing = { readonly rules: Rules; readonly departures: readonly Departure[] };
type Asked = {
	/** What the address asks for, when a card was moved there. */
	readonly asked: Outcome | null;
	readonly recommended: Outcome | null;
	/** Both owners have signed for a promote. */
	readonly isSigned: boolean;
};

/** What the form that records a decision begins with: what is asked for or the ballots say, unless it would be refused. */
export function chosenAtFirst(standing: Standing, { asked, recommended, isSigned }: Asked): Outcome | null {
	const { rules, departures } = standing;
	const carried = (['promote', 'iterate', 'kill'] as const).find((outcome) => rules?.[outcome]) ?? null;
	const first = asked ?? carried;
	if (first === null || (first === 'promote' && !isSigned)) return null;
	const isStanding = departsFrom(rules, first, recommended) === null || standingFor(departures, first, recommended);
	return isStanding ? first : null;
}
