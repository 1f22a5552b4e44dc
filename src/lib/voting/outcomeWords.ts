import type { Outcome, VoterGroup } from '#lib/voting/outcome.ts';
import type { VotingMethod } from '#lib/voting/voting.ts';

type Named = { readonly name: string };

const quoted = ({ name }: Named) => `“${name}”`;

/** “A”, “A” and “B”, “A”, “B” and “C”: in quotation marks, because a team may be called Did you mean. */
export function namesOf(teams: readonly Named[]): string {
	const names = teams.map(quoted);
	return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const votes = (count: number) => `${count} ${count === 1 ? 'vote' : 'votes'}`;

const words: Readonly<Record<string, string>> = { marketing: 'marketing', it: 'IT', other: 'elsewhere' };

/** A group of voters in words: "marketing", "IT with others". */
export function groupName(key: string): string {
	if (key === 'all') return 'everybody';
	const parts = ['marketing', 'it', 'other'].filter((part) => key.split('+').includes(part));
	const [first = '', second] = parts;
	return second ? `${words[first]} with ${second === 'other' ? 'others' : words[second]}` : (words[first] ?? '');
}

const capital = (sentence: string) => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;

/** How votes were counted, in a sentence. */
export const countedInWords: Readonly<Record<VotingMethod, string>> = {
	allowance: 'Counted by votes: the team with the most comes first.',
	quadratic: 'Counted by votes, each paid for with the square of what one person gave to one team.',
	ranked:
		'Counted by direct comparisons (Schulze): whoever more ballots put before each other team comes first. The figures are first places.'
};

/** How the first stands against the next, in a sentence. */
export function marginInWords({ method, winners, margin, ballots }: Outcome): string {
	const [winner] = winners;
	if (!winner || ballots === 0) return 'Nobody got a vote.';
	if (winners.length > 1) return `${namesOf(winners)} share the first place: the votes do not tell them apart.`;
	if (!margin) return `${quoted(winner)} comes first.`;
	const { next, ahead, behind } = margin;
	if (method !== 'ranked')
		return `${quoted(winner)} comes first with ${votes(ahead)}, ${ahead - behind} more than ${quoted(next)}.`;
	if (ahead <= behind) return `${quoted(winner)} comes first by its chain of comparisons, before ${quoted(next)}.`;
	return `${quoted(winner)} comes first: ${ahead} ${ahead === 1 ? 'ballot puts' : 'ballots put'} it before ${quoted(next)}, ${behind === 0 ? 'none' : behind} the other way round.`;
}

/** What a ranked vote adds: whether the first beats all, and whether another way of counting says the same. */
export function rankedInWords({ ranked, winners }: Outcome): string | null {
	if (!ranked || winners.length === 0) return null;
	const beats = ranked.beatsAll
		? 'It beats every other team in a direct comparison.'
		: 'No single team beats every other in a direct comparison.';
	const runoff = ranked.runoffAgrees
		? 'An instant run-off puts the same first.'
		: 'An instant run-off would put another first: the order of the ballots matters here.';
	return `${beats} ${runoff}`;
}

/** Whether both functions put the same team first. Null where they cannot be told apart without telling who voted what. */
export function agreementInWords(groups: readonly VoterGroup[]): string | null {
	const marketing = groups.find(({ key }) => key.split('+').includes('marketing') && !key.split('+').includes('it'));
	const it = groups.find(({ key }) => key.split('+').includes('it') && !key.split('+').includes('marketing'));
	if (!marketing || !it) return null;
	const [one, other] = [groupName(marketing.key), groupName(it.key)];
	const shared = marketing.winners.filter(({ id }) => it.winners.some((team) => team.id === id));
	if (shared.length === marketing.winners.length && shared.length === it.winners.length)
		return `${capital(one)} and ${other} agree: both put ${namesOf(shared)} first.`;
	if (shared.length > 0)
		return `${capital(one)} and ${other} overlap: ${namesOf(shared)} ${shared.length === 1 ? 'is' : 'are'} first for both, and not alone.`;
	return `${capital(one)} and ${other} differ: ${one} put ${namesOf(marketing.winners)} first, ${other} ${namesOf(it.winners)}.`;
}

/** Why some functions are counted together; null where none is. */
export function poolingInWords(groups: readonly VoterGroup[]): string | null {
	if (!groups.some(({ key }) => key === 'all' || key.includes('+'))) return null;
	return 'Fewer than three people of one function voted. They are counted together with others, so that nobody’s vote can be read off.';
}
