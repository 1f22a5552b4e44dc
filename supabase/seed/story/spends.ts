/** What the experiments of the story spent money and days on. */
export const spentOn = [
	'Frontend work on the treatment',
	'Tagging and a check of the numbers',
	'Photos and texts',
	'Two rounds of interviews with customers',
	'Licence for the test',
	'Translation into German and French',
	'Briefing of the stores',
	'Support while it ran',
	'Data pull and dashboard'
] as const;

/** Why a leader released the first tranche. */
export const firstTranches = [
	'Enough for a first time-box: build the smallest version and measure it.',
	'The team asked for two weeks of work and the tagging.',
	'A small tranche to see whether the riskiest assumption holds.'
] as const;
