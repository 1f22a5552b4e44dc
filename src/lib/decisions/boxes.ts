import type { Database } from '#lib/database.types.ts';
import { outcomes, type JobFunction, type Outcome } from '#lib/decisions/decisions.ts';
import type { Departure, SecondKind } from '#lib/decisions/departures.ts';
import { plain } from '#lib/ui/numbers.ts';

/** Somebody who has voted. */
export type Voter = {
	readonly voter_id: string;
	readonly voter: string;
	readonly function: JobFunction;
	/** Who cast it in the place of an absent voter. */
	readonly cast_by?: string | null;
};
/** The rule that says which outcome the ballots carry. */
export type Rule = Database['public']['Enums']['ballot_rule'];
/** A place on the panel of a box. */
export type Seat = {
	readonly person_id: string;
	readonly name: string;
	readonly function: JobFunction;
	readonly delegate_id: string | null;
	readonly delegate: string | null;
	readonly is_recused: boolean;
	/** Seated by the review; others have a place only because they declared a conflict. */
	readonly on_panel: boolean;
	/** What the conflict of interest is, where it was said. */
	readonly conflict: string;
	/** A ballot can come from it, or has; once revealed: could, or had. */
	readonly counts: boolean;
};
/** One person's ballot. */
export type Ballot = Voter & {
	readonly choice: Outcome;
	readonly confidence: number;
	readonly reason: string;
	readonly version: number;
	readonly objects_to?: Outcome | null;
};
/** One owner's signature. */
export type Signature = {
	readonly side: JobFunction;
	readonly outcome: Outcome;
	readonly name: string;
	readonly signed_at: string;
};
/** What was decided, for good. */
export type Decision = {
	readonly id: number;
	/** What it took the place of. */
	readonly supersedes_id: number | null;
	readonly outcome: Outcome;
	readonly rationale: string;
	readonly next_step: string;
	readonly learned: string;
	readonly rule_met: boolean;
	readonly overrule_reason: string | null;
	/** What the registered rule recommended, as who decided confirmed it. */
	readonly recommended: Outcome | null;
	readonly departure_reason: string | null;
	readonly seconded_by: string | null;
	/** Who carried a departure besides who asked for it; null where it departs from nothing. */
	readonly second_kind: SecondKind | null;
	readonly dissent: string;
	readonly review_on: string | null;
	readonly decided_at: string;
	readonly decided_by: string;
	/** Of a kill; null of another outcome. */
	readonly would_change_our_mind: string | null;
};

/** A ballot box and all that the person who asks may know of it. */
export type Box = {
	readonly id: number;
	readonly time_box: number;
	readonly opened_at: string;
	readonly closes_at: string;
	/** By the database's clock. */
	readonly is_closed: boolean;
	/** How many ballots a reveal needs, or needed: fewer where some of the panel cannot vote any more. */
	readonly quorum: number;
	/** How many were asked for when it was opened. */
	readonly quorum_asked: number;
	readonly rule: Rule;
	/** A review opened it: only its seats cast. */
	readonly has_panel: boolean;
	readonly seats: readonly Seat[];
	readonly departures: readonly Departure[];
	readonly chair_id: string;
	readonly chair: string;
	readonly revealed_at: string | null;
	readonly revealed_by: string | null;
	readonly turnout: readonly Voter[];
	/** Before the reveal at most one's own. */
	readonly ballots: readonly Ballot[];
	readonly signatures: readonly Signature[];
	/** For which outcomes the rule is met; null before the reveal. */
	readonly rules: Readonly<Record<Outcome, boolean>> | null;
	/** Whoever asks, where they lead, can record what it came to. */
	readonly decides: boolean;
	readonly decision: Decision | null;
};

/** How many of a group come from each function. */
export type Counts = Readonly<Record<JobFunction, number>>;

/** Counts people by the function they are counted for. */
export function countByFunction(people: readonly { readonly function: JobFunction }[]): Counts {
	const of = (side: JobFunction) => people.filter((person) => person.function === side).length;
	return { marketing: of('marketing'), it: of('it'), other: of('other') };
}

/** The ballots of a revealed box by outcome, in the order of the outcomes, empty ones included. */
export function split(ballots: readonly Ballot[]) {
	return outcomes.map(({ value, label }) => {
		const cast = ballots.filter(({ choice }) => choice === value);
		return { outcome: value, label, ballots: cast, counts: countByFunction(cast) };
	});
}

/** How far a sealed box is from being revealed, in one sentence. */
export function quorumInWords({ turnout, quorum }: Pick<Box, 'turnout' | 'quorum'>): string {
	const missing = quorum - turnout.length;
	const cast = turnout.length === 1 ? '1 ballot is in' : `${turnout.length} ballots are in`;
	if (missing > 0) return `${cast}; ${missing} more needed before anybody can reveal them.`;
	return `${cast}: the quorum of ${quorum} is met.`;
}

/** The rules that a review chooses from. */
export const rules = [
	{
		value: 'each_function',
		label: 'Majority in each function',
		hint: 'More than half of marketing and more than half of IT.'
	},
	{ value: 'simple', label: 'Simple majority', hint: 'More than half of all ballots cast.' },
	{ value: 'consent', label: 'Consent', hint: 'More ballots than any other outcome, and nobody objects to it.' },
	{ value: 'unanimous', label: 'Unanimous', hint: 'Every ballot cast.' }
] as const satisfies readonly { value: Rule; label: string; hint: string }[];

/** What a rule asks for, as part of a sentence. */
export const ruleWords: Readonly<Record<Rule, string>> = {
	each_function: 'more than half of marketing and more than half of IT',
	simple: 'more than half of all ballots cast',
	consent: 'more ballots than any other outcome, and no objection',
	unanimous: 'every ballot cast'
};

/** What the ballots carry, in one sentence. */
export function ruleInWords({ rules: met, ballots, rule }: Pick<Box, 'rules' | 'ballots' | 'rule'>): string {
	const carried = outcomes.find(({ value }) => met?.[value]);
	if (rule !== 'each_function') return shareInWords(ballots, carried?.value ?? leading(ballots), rule);
	if (carried) return `More than half of marketing and more than half of IT chose ${carried.label.toLowerCase()}.`;
	const counts = countByFunction(ballots);
	if (counts.marketing === 0 || counts.it === 0) {
		const side = counts.marketing === 0 ? 'marketing' : 'IT';
		return `Nobody from ${side} has voted, so no outcome has a majority in both functions.`;
	}
	return 'No outcome has more than half of marketing and more than half of IT behind it.';
}

const leading = (ballots: readonly Ballot[]): Outcome =>
	split(ballots).reduce((most, one) => (one.ballots.length > most.ballots.length ? one : most)).outcome;

/** A share with what it is a share of: "8 of 15 ballots cast chose promote (53.3 %)". */
export function shareInWords(ballots: readonly Ballot[], outcome: Outcome, rule: Rule): string {
	const count = ballots.filter(({ choice }) => choice === outcome).length;
	const share = plain(ballots.length === 0 ? 0 : (100 * count) / ballots.length, { digits: 1, unit: '%' });
	const says = `${count} of ${ballots.length} ballots cast chose ${outcome} (${share})`;
	if (rule !== 'consent') return `${says}.`;
	const objections = ballots.filter(({ objects_to }) => objects_to === outcome).length;
	return `${says}; ${objections === 0 ? 'nobody objects' : `${objections} object${objections === 1 ? 's' : ''}`}.`;
}

/** Whether both owners have signed for the outcome. */
export function isSignedByBoth({ signatures }: Pick<Box, 'signatures'>, outcome: Outcome): boolean {
	return signatures.filter((signature) => signature.outcome === outcome).length === 2;
}
