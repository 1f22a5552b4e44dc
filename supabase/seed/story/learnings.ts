import type { Stance } from '#lib/learnings/learnings.ts';

/** What an experiment means for a claim: who of its team, or of the leaders, says so, so many days before today. */
type StoryEvidence = {
	readonly from: string;
	readonly by: string;
	readonly day: number;
	readonly stance: Stance;
	readonly note: string;
};

/** A claim of the story; its first evidence is what it was written from. */
export type StoryLearning = {
	readonly claim: string;
	readonly detail?: string;
	readonly tags: readonly string[];
	readonly evidence: readonly [StoryEvidence, ...StoryEvidence[]];
	readonly reworded?: { readonly by: string; readonly day: number; readonly claim: string; readonly reason: string };
};

const supports = (from: string, by: string, [day, note]: readonly [number, string]): StoryEvidence => {
	return { from, by, day, note, stance: 'supports' };
};
const contradicts = (from: string, by: string, [day, note]: readonly [number, string]): StoryEvidence => {
	return { from, by, day, note, stance: 'contradicts' };
};

export const learnings: readonly StoryLearning[] = [
	{
		claim: 'Every step less in checkout brings orders.',
		detail:
			'Measured on desks and phones, in three countries. What counts is what **must** be done, not how many pages there are.',
		tags: ['checkout', 'fewer steps'],
		evidence: [
			supports('Guest first, account after the order', 'Lukas', [
				205,
				'Without the account in front, finished checkouts rose by almost four per cent.'
			]),
			supports('Ribbon and paper as a step', 'Elise', [
				196,
				'Turned round it says the same: one optional step more cost three per cent of the orders.'
			]),
			contradicts('Checkout on one page', 'Maarten', [
				7,
				'Four pages became one with the same questions, and so far the difference is too small to see.'
			])
		],
		reworded: {
			by: 'Lukas',
			day: 5,
			claim: 'Every decision less in checkout brings orders; pages alone do not count.',
			reason: 'One page with the same questions moved nothing. It is what people have to decide.'
		}
	},
	{
		claim: 'Urgency sells things that come back.',
		tags: ['urgency', 'returns'],
		evidence: [
			supports('The clock on the offer', 'Greta', [
				98,
				'Orders rose by six per cent and a third more of them were returned: net of that it earned nothing.'
			])
		]
	},
	{
		claim: 'Permission to notify is worth more than what one message sells.',
		tags: ['push', 'app'],
		evidence: [
			supports('One deal a day at six', 'Wouter', [
				96,
				'2,900 people switched notifications off in three weeks; each is worth about € 4 a year in order status visits.'
			])
		]
	},
	{
		claim: 'People decide faster when the page does the sum for them.',
		tags: ['calculator', 'product page'],
		evidence: [
			supports('Litres instead of guesses', 'Oliver', [
				150,
				'One visitor in six used the calculator, and order values stand clear of zero.'
			]),
			supports('Does it fit in my car', 'Lotte', [
				3,
				'Too early for the number, but every interview says it: choose once, stop worrying.'
			])
		]
	},
	{
		claim: 'The threshold for free delivery fills baskets; lowering it empties them.',
		tags: ['price', 'delivery'],
		evidence: [
			supports('Free delivery from € 35', 'Olga', [
				180,
				'Between € 35 and € 75 the threshold added 1.4 articles to a basket, and order values fell by six per cent without it.'
			])
		]
	}
];
