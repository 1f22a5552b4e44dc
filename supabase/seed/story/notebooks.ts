import type { EntryKind } from '#lib/experiments/notebook.ts';

/** An entry of a notebook: how many days after the start, which owner wrote it, what it says. */
export type StoryEntry = {
	readonly day: number;
	readonly by: 'marketing' | 'it';
	readonly kind: EntryKind;
	readonly says: string;
	/** What it says after it was corrected. */
	readonly corrected?: string;
	/** Why it was struck. */
	readonly struck?: string;
	/** What the picture beside it shows; its bars, from 0 to 1. */
	readonly picture?: { readonly alt: string; readonly bars: readonly number[] };
};

/** What is written around an experiment, by its title. */
export type StoryNotebook = {
	readonly title: string;
	readonly tags: Readonly<Record<'channel' | 'lever' | 'audience', readonly string[]>>;
	readonly entries: readonly StoryEntry[];
};

const notebook = (
	title: string,
	[channel, lever, audience]: readonly [string, string, string],
	entries: readonly StoryEntry[] = []
): StoryNotebook => ({
	title,
	tags: { channel: channel.split(', '), lever: lever.split(', '), audience: audience.split(', ') },
	entries
});

export const notebooks: readonly StoryNotebook[] = [
	notebook(
		'Checkout on one page',
		['checkout, mobile', 'fewer steps', 'mobile visitors'],
		[
			{
				day: 1,
				by: 'it',
				kind: 'note',
				says: 'The split is by session cookie, half and half. Checked on 200 sessions of our own: **101 to 99**, none of them changed sides.'
			},
			{
				day: 12,
				by: 'marketing',
				kind: 'observation',
				says: 'On the two evenings of the football final hardly anybody ordered between nine and eleven, in both variants.'
			},
			{
				day: 24,
				by: 'it',
				kind: 'incident',
				says: 'The payment provider refused cards from 09:10 to 13:00.\n\n- both variants, about 40 % of all payments\n- the provider confirmed it at 13:20\n- we keep the day: it hit both sides alike',
				corrected:
					'The payment provider refused cards from 09:10 to 16:40, longer than we first thought.\n\n- both variants, about 40 % of all payments\n- the provider confirmed it at 17:05\n- we keep the day: it hit both sides alike, and Maarten asks for one more week',
				picture: {
					alt: 'Refused card payments by hour: near zero until nine, then up to two in five until half past four',
					bars: [0.05, 0.05, 0.06, 0.7, 0.9, 1, 0.95, 0.92, 0.97, 0.9, 0.4, 0.06, 0.05]
				}
			}
		]
	),
	notebook(
		'Does it fit in my car',
		['website', 'filter', 'drivers, new customers'],
		[
			{
				day: 4,
				by: 'it',
				kind: 'incident',
				says: 'The list of car models came without **estates** from midnight until ten. Who looked for one saw everything as too large.'
			},
			{
				day: 9,
				by: 'marketing',
				kind: 'observation',
				says: 'People choose the car once and then browse much longer. Three of five in the store said they did it for a trailer.'
			}
		]
	),
	notebook(
		'As tall as a chair',
		['product page', 'pictures', 'lamp buyers'],
		[
			{
				day: 6,
				by: 'marketing',
				kind: 'note',
				says: 'Eva redrew four lamps whose measure stood on the cable. They count from today, the days before stay as they are.'
			},
			{
				day: 11,
				by: 'it',
				kind: 'incident',
				says: 'Returns of two days were booked on the day after.',
				struck: 'These were returns of furniture, not of lamps: nothing in this test is touched.'
			},
			{
				day: 17,
				by: 'marketing',
				kind: 'observation',
				says: 'Nobody writes "smaller than it looked" any more. Two wrote that the chair in the drawing is too high.'
			}
		]
	),
	notebook(
		'The basket that follows you',
		['app, website', 'continuity', 'members'],
		[
			{
				day: 5,
				by: 'marketing',
				kind: 'observation',
				says: 'Service told us of couples who share one account and were surprised by each other’s baskets.'
			}
		]
	),
	notebook('A label that says which wood', ['product page', 'trust', 'everybody']),
	notebook('One project per issue', ['e-mail', 'content', 'newsletter readers']),
	notebook(
		'Thursday at five',
		['e-mail', 'timing', 'newsletter readers'],
		[
			{
				day: 8,
				by: 'it',
				kind: 'incident',
				says: 'The second mail left at 18:40 instead of 17:00, for both halves.'
			}
		]
	),
	notebook(
		'One deal a day at six',
		['app', 'price, push', 'app users'],
		[
			{
				day: 9,
				by: 'it',
				kind: 'observation',
				says: 'Switched off so far: **1,240** people. That is a year of the usual number.'
			}
		]
	),
	notebook('Free delivery from € 35', ['website', 'price', 'everybody']),
	notebook('The clock on the offer', ['product page', 'urgency', 'everybody']),
	notebook('Ribbon and paper as a step', ['checkout', 'extra step', 'gift buyers']),
	notebook('A bot that read the manuals', ['product page', 'chat', 'tool buyers']),
	notebook('Films that start by themselves', ['product page', 'content', 'everybody']),
	notebook('The sofa in your garden', ['mobile', 'pictures', 'mobile visitors']),
	notebook('Guest first, account after the order', ['checkout', 'fewer steps', 'new customers']),
	notebook('Litres instead of guesses', ['product page', 'calculator', 'paint buyers'])
];
