import type { Enums } from '#lib/database.types.ts';

/** An entry of the library and who of the company wrote it. */
export type Measure = {
	readonly by: string;
	readonly name: string;
	readonly definition: string;
	readonly unit: string;
	readonly kind: Enums<'kpi_kind'>;
	readonly direction: Enums<'kpi_direction'>;
	readonly owner_function: Enums<'job_function'>;
	readonly source: string;
};

type Row = readonly [by: string, name: string, definition: string, source: string];

function shares(direction: 'up' | 'down', owner: Measure['owner_function'], rows: readonly Row[]): Measure[] {
	return rows.map(([by, name, definition, source]) => ({
		by,
		name,
		definition,
		source,
		unit: '%',
		kind: 'proportion',
		direction,
		owner_function: owner
	}));
}

export const measures: readonly Measure[] = [
	...shares('up', 'marketing', [
		[
			'Aisha',
			'Online conversion rate',
			'Sessions with an order, of all sessions that saw at least one product page. Robots and our own people are left out.',
			'Web analytics, every night'
		],
		[
			'Aisha',
			'Add-to-basket rate',
			'Sessions that put something into the basket, of all sessions that saw at least one product page.',
			'Web analytics, every night'
		],
		[
			'Maarten',
			'Checkout completion rate',
			'Orders, of all sessions that opened the first page of checkout.',
			'Order table, every hour'
		],
		[
			'Bram',
			'Newsletter click rate',
			'Readers who clicked at least one link, of all who were delivered the mail. Machine clicks are left out.',
			'Mail tool, 48 hours after sending'
		],
		[
			'Youssef',
			'Thuis card sign-up rate',
			'People who sign up for the Thuis card, of all who were offered it without having one.',
			'Loyalty system, every night'
		],
		[
			'Ingrid',
			'Repeat purchase in 60 days',
			'Members with a second purchase, online or in a store, within 60 days after the first, of all members who came into the test.',
			'Loyalty system, every night'
		]
	]),
	...shares('up', 'other', [
		[
			'Joost',
			'Click and collect share',
			'Orders that are collected in a store, of all online orders.',
			'Order table, every hour'
		]
	]),
	...shares('down', 'other', [
		[
			'Claudia',
			'Service contact rate',
			'Orders with at least one call, chat or mail within 14 days, of all orders.',
			'Service desk, every night'
		],
		[
			'Erik',
			'Return rate',
			'Orders with at least one article sent back within 30 days, of all delivered orders.',
			'Returns desk, every night'
		]
	]),
	...shares('down', 'marketing', [
		[
			'Ingrid',
			'Unsubscribe rate',
			'People who leave a channel (mail or push), of all who were reached by it.',
			'Mail tool, every night'
		]
	]),
	...shares('down', 'it', [
		[
			'Sven',
			'Search exit rate',
			'Sessions that leave from a page of search results, of all sessions with a search.',
			'Search log, every night'
		],
		[
			'Lukas',
			'Failed payments',
			'Payments that fail or are given up at the provider, of all payments that were begun.',
			'Payment provider, every hour'
		]
	]),
	{
		by: 'Nina',
		name: 'Average order value',
		definition:
			'Value of goods of an order after discounts, with tax, without delivery. Orders of business customers are left out.',
		unit: '€',
		kind: 'mean',
		direction: 'up',
		owner_function: 'marketing',
		source: 'Order table, every hour'
	},
	{
		by: 'Tim',
		name: 'Page load time',
		definition: 'Seconds until the largest part of the page is painted, measured in the browsers of visitors.',
		unit: 's',
		kind: 'mean',
		direction: 'down',
		owner_function: 'it',
		source: 'Real user monitoring, every hour'
	},
	...shares('up', 'marketing', [
		[
			'Maarten',
			'Interest in an offer',
			'Visits that press the button of an offer that is not there yet, of all visits that were shown it.',
			'Web analytics, every night'
		],
		[
			'Sanne',
			'Says yes when asked',
			'Members who answer yes, of all who answered at all. How many were asked is written beside it.',
			'Survey tool'
		]
	])
];
