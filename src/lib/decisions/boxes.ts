import { outcomes, type JobFunction, type Outcome } from '#lib/decisions/decisions.ts';

/** Somebody who has voted. */
export type Voter = { readonly voter_id: string; readonly voter: string; readonly function: JobFunction };
/** One person's ballot. */
export type Ballot = Voter & {
	readonly choice: Outcome;
	readonly confidence: number;
	readonly reason: string;
	readonly version: number;
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
	readonly decided_at: string;
	readonly decided_by: string;
	/** Of a kill; null where nobody was asked. */
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
	readonly quorum: number;
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

/** What the ballots carry, in one sentence. */
export function ruleInWords({ rules, ballots }: Pick<Box, 'rules' | 'ballots'>): string {
	const carried = outcomes.find(({ value }) => rules?.[value]);
	if (carried) return `More than half of marketing and more than half of IT chose ${carried.label.toLowerCase()}.`;
	const counts = countByFunction(ballots);
	if (counts.marketing === 0 || counts.it === 0) {
		const side = counts.marketing === 0 ? 'marketing' : 'IT';
		return `Nobody from ${side} has voted, so no outcome has a majority in both functions.`;
	}
	return 'No outcome has more than half of marketing and more than half of IT behind it.';
}

/** Whether both owners have signed for the outcome. */
export function isSignedByBoth({ signatures }: Pick<Box, 'signatures'>, outcome: Outcome): boolean {
	return signatures.filter((signature) => signature.outcome === outcome).length === 2;
}
