import { expect, test } from 'vitest';
import { isSignedByBoth, quorumInWords, ruleInWords, shareInWords, split, type Ballot } from './boxes.ts';

const ballot = (voter: string, side: Ballot['function'], choice: Ballot['choice']): Ballot => ({
	...{ voter_id: voter, voter, function: side, choice },
	...{ confidence: 50, reason: 'As the numbers say.', version: 1 }
});
const none = { promote: false, iterate: false, kill: false };

test('a sealed box says how many ballots are missing', () => {
	const turnout = [ballot('Ann', 'marketing', 'kill')];
	expect(quorumInWords({ turnout, quorum: 3 })).toBe('1 ballot is in; 2 more needed before anybody can reveal them.');
	expect(quorumInWords({ turnout: [...turnout, ...turnout, ...turnout], quorum: 3 })).toBe(
		'3 ballots are in: the quorum of 3 is met.'
	);
});

test('the rule is told in words: what is carried, who is missing, or that nothing is', () => {
	const rule = 'each_function';
	const ballots = [ballot('Ann', 'marketing', 'kill'), ballot('Ian', 'it', 'kill')];
	expect(ruleInWords({ rule, rules: { ...none, kill: true }, ballots })).toContain('chose kill');
	expect(ruleInWords({ rule, rules: none, ballots: [ballot('Ian', 'it', 'kill')] })).toContain(
		'Nobody from marketing has voted'
	);
	expect(ruleInWords({ rule, rules: none, ballots })).toContain('No outcome has more than half');
});

test('revealed ballots are split by outcome and function, empty outcomes included', () => {
	const parts = split([
		ballot('Ann', 'marketing', 'kill'),
		ballot('Ian', 'it', 'kill'),
		ballot('Oz', 'other', 'iterate')
	]);
	expect(parts.map(({ outcome, counts }) => [outcome, counts.marketing, counts.it, counts.other])).toEqual([
		['promote', 0, 0, 0],
		['iterate', 0, 0, 1],
		['kill', 1, 1, 0]
	]);
});

test('both owners must have signed for the same outcome', () => {
	const sign = (side: 'marketing' | 'it', outcome: Ballot['choice']) => ({ side, outcome, name: 'Ann', signed_at: '' });
	expect(isSignedByBoth({ signatures: [sign('marketing', 'promote'), sign('it', 'kill')] }, 'promote')).toBe(false);
	expect(isSignedByBoth({ signatures: [sign('marketing', 'promote'), sign('it', 'promote')] }, 'promote')).toBe(true);
});

test('a share says what it is a share of: 8 promote, 3 kill, 4 iterate (threshold-denominator)', () => {
	const many = (count: number, choice: Ballot['choice']) =>
		Array.from({ length: count }, (_, index) => ballot(`${choice} ${index}`, 'it', choice));
	const ballots = [...many(8, 'promote'), ...many(3, 'kill'), ...many(4, 'iterate')];
	expect(shareInWords(ballots, 'promote', 'simple')).toBe('8 of 15 ballots cast chose promote (53.3\u202f%).');
	expect(ruleInWords({ rule: 'simple', rules: { ...none, promote: true }, ballots })).toContain('8 of 15');
});

test('consent says whether anybody objects', () => {
	const ballots = [
		ballot('Ann', 'marketing', 'kill'),
		{ ...ballot('Ian', 'it', 'iterate'), objects_to: 'kill' } as const
	];
	expect(shareInWords(ballots, 'kill', 'consent')).toMatch(/^1 of 2 .* 1 objects\.$/);
	expect(shareInWords(ballots, 'iterate', 'consent')).toMatch(/nobody objects\.$/);
});
