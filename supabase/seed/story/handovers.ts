/** What was found so many days after something went live. Days count back from today. */
export type StoryCheck = {
	readonly day: number;
	readonly after: 30 | 90 | 180;
	readonly standing: 'held' | 'weaker' | 'gone' | 'not_known';
	/** As the metric is written; of a share from 0 to 1. */
	readonly measured?: number;
	readonly isOff?: true;
	/** By what was read in production on these days, both counted back. */
	readonly read?: { readonly from: number; readonly to: number };
	readonly says: string;
	/** By first name; the owner of the handover where nobody is named. */
	readonly by?: string;
};

/** What was read in production of the primary metric, entered on a day: each day from one to another, so many, and how they did. */
export type StoryReadings = {
	readonly day: number;
	readonly from: number;
	readonly to: number;
	readonly n: number;
	readonly level: Level;
	/** Of people it was kept from, on the same days. */
	readonly keptFrom?: { readonly n: number; readonly level: Level };
};

/** A share, or a mean with its deviation. */
type Level = number | readonly [mean: number, sd: number];

/** What followed a promote. */
export type StoryHandover = {
	readonly title: string;
	/** Who runs it, where it is not the IT owner, and since which day. */
	readonly given?: { readonly day: number; readonly to: string };
	readonly moved?: { readonly day: number; readonly to: number; readonly reason: string };
	/** Points that were settled, by the day; all where nothing else is said. */
	readonly settled: {
		readonly day: number;
		readonly open?: readonly string[];
		readonly notNeeded?: Readonly<Record<string, string>>;
	};
	readonly blockers?: readonly {
		readonly day: number;
		readonly by: string;
		readonly says: string;
		readonly resolved?: { readonly day: number; readonly says: string };
	}[];
	readonly live?: { readonly day: number; readonly exception?: string };
	readonly readings?: readonly StoryReadings[];
	readonly checks?: readonly StoryCheck[];
};

export const handovers: readonly StoryHandover[] = [
	{
		title: 'Live stock of the nearest store under the price',
		given: { day: 225, to: 'Jeroen' },
		settled: { day: 212, notNeeded: { Legal: 'It promises nothing that the shelf label does not promise.' } },
		live: { day: 208 },
		readings: [
			{ day: 178, from: 207, to: 179, n: 14_000, level: 0.0329, keptFrom: { n: 3_500, level: 0.0309 } },
			{ day: 117, from: 178, to: 118, n: 14_200, level: 0.0327, keptFrom: { n: 3_600, level: 0.031 } },
			{ day: 28, from: 57, to: 28, n: 15_000, level: 0.0318 }
		],
		checks: [
			{
				day: 178,
				after: 30,
				standing: 'held',
				read: { from: 207, to: 179 },
				says: 'All counted categories, June. Contacts about stock are down by a third, as in the test.'
			},
			{
				day: 117,
				after: 90,
				standing: 'held',
				read: { from: 178, to: 118 },
				says: 'Same page group, without the week of the sale. Eleven stores were taken out for wrong counts.'
			},
			{
				day: 27,
				after: 180,
				standing: 'not_known',
				read: { from: 57, to: 28 },
				says: 'Nobody has been held back since August. It is above the level of the test, and competitors show stock as well now: the two cannot be taken apart.',
				by: 'Daan'
			}
		]
	},
	{
		title: 'A collect time you can set your watch by',
		settled: { day: 194 },
		live: { day: 190 },
		readings: [
			{ day: 160, from: 189, to: 161, n: 2_700, level: 0.356, keptFrom: { n: 1_500, level: 0.341 } },
			{ day: 99, from: 130, to: 100, n: 4_300, level: 0.353 }
		],
		checks: [
			{
				day: 160,
				after: 30,
				standing: 'held',
				read: { from: 189, to: 161 },
				says: 'First wave of 31 stores, 96 in 100 promises kept.'
			},
			{
				day: 99,
				after: 90,
				standing: 'held',
				read: { from: 130, to: 100 },
				says: 'All 74 stores, 95 in 100 promises kept.'
			}
		]
	},
	{
		title: 'Guest first, account after the order',
		settled: { day: 205 },
		live: { day: 204 },
		readings: [
			{ day: 173, from: 203, to: 174, n: 2_400, level: 0.601 },
			{ day: 23, from: 52, to: 24, n: 2_600, level: 0.604, keptFrom: { n: 900, level: 0.582 } }
		],
		checks: [
			{
				day: 173,
				after: 30,
				standing: 'held',
				read: { from: 203, to: 174 },
				says: 'All countries. Sign-ups stay where they were.'
			},
			{
				day: 112,
				after: 90,
				standing: 'not_known',
				measured: 0.612,
				says: 'The new payment page went out in the same week; nobody can take the two apart.'
			},
			{
				day: 23,
				after: 180,
				standing: 'held',
				read: { from: 52, to: 24 },
				says: 'Measured against the two shops that have the old page.'
			}
		]
	},
	{
		title: 'Search that forgives a letter',
		settled: { day: 90, notNeeded: { Privacy: 'It stores nothing that search did not store before.' } },
		live: { day: 86 },
		readings: [{ day: 55, from: 85, to: 56, n: 3_200, level: 0.275 }],
		checks: [
			{
				day: 55,
				after: 30,
				standing: 'held',
				read: { from: 85, to: 56 },
				says: 'Exits of the four weeks after the switch, all shops.'
			}
		]
	},
	{
		title: 'Litres instead of guesses',
		moved: { day: 132, to: 112, reason: 'A third of the paints has no coverage in the ERP; Thijs fills it in first.' },
		settled: { day: 121 },
		blockers: [
			{
				day: 140,
				by: 'Oliver',
				says: 'Coverage is missing for 412 paints, and a guess would be worse than nothing.',
				resolved: { day: 122, says: 'Suppliers sent it for all but nine; those show no litres.' }
			}
		],
		live: { day: 118, exception: 'Legal answers about one supplier next week; those pages stay off until then.' },
		readings: [
			{ day: 86, from: 117, to: 87, n: 900, level: [65.9, 48] },
			{ day: 28, from: 86, to: 29, n: 2_400, level: [65.05, 48] }
		],
		checks: [
			{
				day: 86,
				after: 30,
				standing: 'held',
				read: { from: 117, to: 87 },
				says: 'Paint pages, the first month, returns as before.'
			},
			{
				day: 28,
				after: 90,
				standing: 'weaker',
				read: { from: 117, to: 29 },
				says: 'All days since. Smaller baskets in the season of touch-ups; still above the year before.'
			}
		]
	},
	{
		title: 'The voucher comes before the cake',
		moved: { day: 55, to: -12, reason: 'The card system is frozen until the new contract with its vendor is signed.' },
		settled: { day: 60, open: ['Operations', 'Legal', 'Training'] },
		blockers: [{ day: 56, by: 'Mei', says: 'No release into the card system before the contract is signed.' }]
	},
	{
		title: 'Half the weight on a slow line',
		settled: { day: 101, notNeeded: { Legal: 'Nothing about a picture changes but its weight.' } },
		live: { day: 99 },
		checks: [
			{
				day: 68,
				after: 30,
				standing: 'gone',
				isOff: true,
				says: 'The delivery network does it by itself for everybody since April. Ours is switched off and nobody is slower.'
			}
		]
	},
	{
		title: 'Pay the way your country pays',
		moved: {
			day: 150,
			to: 6,
			reason: 'Invoices need a limit for each customer first, and that is a project of its own.'
		},
		settled: {
			day: 130,
			open: ['Security', 'Legal'],
			notNeeded: { Training: 'Customer service sees the same screens as before.' }
		},
		blockers: [
			{ day: 145, by: 'Milan', says: 'Nobody has looked at what happens when an invoice is never paid.' },
			{
				day: 120,
				by: 'Hannah',
				says: 'The German terms do not name payment on invoice.',
				resolved: { day: 70, says: 'Miriam wrote them; they are online.' }
			}
		]
	}
];

/** A kill that somebody took up again. */
export const revival = {
	of: 'Films that start by themselves',
	title: 'Films that start by themselves, with enough pages',
	by: 'Marco',
	day: 4,
	reason: 'There are films for 160 pages now, and the sum says that three weeks are enough to see two per cent.'
} as const;
