/**
 * The growth board meets every sixteen weeks. One meeting was held: three experiments that had ended before it were
 * forecast, voted on and decided the next morning. Days count back from today, hours are in UTC.
 */
export const held = {
	title: 'Growth board',
	place: 'Zwolle, room Zinnia, and online',
	chair: 'Annelies',
	day: 105,
	hour: 12,
	plannedBefore: 4,
	/** The next one comes a week from today. */
	rhythm: 112,
	readingDays: 8,
	items: ['The clock on the offer', 'Half the weight on a slow line', 'One deal a day at six'],
	absent: { who: 'Stefan', delegate: 'Fatima' }
} as const;

/** How sure people were that it wins, before they saw the results. */
export const forecasts = [
	{ who: 'Annelies', title: 'The clock on the offer', percent: 40 },
	{ who: 'Marco', title: 'The clock on the offer', percent: 75 },
	{ who: 'Henrik', title: 'The clock on the offer', percent: 25 },
	{ who: 'Willem', title: 'The clock on the offer', percent: 35 },
	{ who: 'Annelies', title: 'Half the weight on a slow line', percent: 55 },
	{ who: 'Marco', title: 'Half the weight on a slow line', percent: 40 },
	{ who: 'Henrik', title: 'Half the weight on a slow line', percent: 60 },
	{ who: 'Fatima', title: 'Half the weight on a slow line', percent: 35 },
	{ who: 'Annelies', title: 'One deal a day at six', percent: 35 },
	{ who: 'Katrien', title: 'One deal a day at six', percent: 20 },
	{ who: 'Henrik', title: 'One deal a day at six', percent: 30 }
] as const;

/** Before the next one, which closing that one proposed, its agenda was looked through today. */
export const next = {
	arranged: 0,
	/** What was due too late for it is voted on between the meetings. */
	between: 'What people near you collect'
} as const;
