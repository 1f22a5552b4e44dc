import { DAYS_TO_DECIDE } from '#lib/impact/verdicts.ts';

/** A figure of the page of impact: where its rows are, and how it is computed, in sentences. */
export type Figure = {
	readonly slug: string;
	readonly title: string;
	/** What one row behind it is, in the plural. */
	readonly rows: string;
	readonly how: readonly string[];
	/** Where the method, or what is usual elsewhere, is published. */
	readonly sources?: readonly string[];
};

export const figures = [
	{
		slug: 'funnel',
		title: 'From idea to production',
		rows: 'ideas',
		how: [
			'Ideas that were logged in the period, and how many of them have come at least so far by today: into a team of a hackathon, into an experiment that started, to a first decision, to a promote, into production. A later step counts for the earlier ones.',
			'Ideas of the last weeks have had less time than older ones, so this is not compared with the period before.'
		]
	},
	{
		slug: 'outcomes',
		title: 'Won, promoted, iterated, killed',
		rows: 'decisions',
		how: [
			'Won: experiments that were promoted or killed in the period whose primary metric moved the good way, by the interval that their plan lets one believe. Promoted, iterated and killed: decisions of the period by their outcome.',
			'Intervals are Wilson’s, with 95 per cent. The usual range is of tests that improved what they were meant to improve: about a third at Microsoft as a whole, 10 to 20 per cent where much has been tested before. What is promoted is to have won, so that range stands beside the promoted too. For what is iterated and killed nobody has published a range that holds elsewhere, so they are held against what is usual here: the share in the four quarters before the period, by its Wilson interval, from five decisions on. Where the two intervals do not meet, the board decides differently than it did. Where too little lies before, as of all time, the band is the lowest and the highest share among stretches of the quarters of the period, from two of them on: a quarter of fewer than five decisions is put together with the next, so that every decision is in one stretch and the share of all lies within the band. It says how far it swings, and is no interval.'
		],
		sources: [
			'Kohavi, Tang and Xu 2020, Trustworthy online controlled experiments, chapter 1.',
			'Wilson 1927, Probable inference, the law of succession, and statistical inference.'
		]
	},
	{
		slug: 'timeliness',
		title: 'Decided in time',
		rows: 'time-boxes',
		how: [
			`Time-boxes that were decided within ${DAYS_TO_DECIDE} days of their last day, of all that were decided or became late in the period. What is over for longer and not decided counts as late.`,
			'Latency: days from the end of the last day of a time-box to its decision, of decisions of the period.',
			'Held against their own time-box; the day that the business asked for is the next figure.'
		]
	},
	{
		slug: 'asked',
		title: 'By the day that was asked for',
		rows: 'days that were asked for',
		how: [
			'An idea can say by which day the business asks for it to be live. Decided: time-boxes of such ideas that were decided by that day. Live: promoted experiments of such ideas that were live by it, as the owner of their handover said.',
			'Counted when it came out, in the period, whether it came by the day: when it came, or when the day had passed. Ideas without a day are in none of this.'
		]
	},
	{
		slug: 'evidence',
		title: 'Backed by evidence',
		rows: 'experiments that ended',
		how: [
			'Of what was promoted or killed in the period: experiments that were compared with somebody at the same time (graded randomised or controlled) and whose interval leaves out zero, up or down.',
			'A kill without a certain effect can be right: nothing was found, and the time-box was over. It is not backed all the same.'
		]
	},
	{
		slug: 'effects',
		title: 'What the promoted moved',
		rows: 'measured experiments that ended',
		how: [
			'The relative effects on the primary metric of what was promoted in the period, added up for each KPI. What is promoted was chosen because it came out well, so part of it was luck: each effect is drawn towards the average of everything that was tested, the more the less sure it is. The column “As measured” adds them without that.',
			'θ = B·y + (1 − B)·μ with B = τ² ÷ (τ² + se²), over all experiments of all time that were compared at the same time, killed ones too; τ² by the method of moments. The interval holds the error of μ, not that of τ².',
			'Checked in production: promoted experiments whose effect somebody looked at again after they were live, by the last check of each. That an effect held, is weaker or gone is said by the readings from production only, as the server works it out of all days since the check before; without people it is kept from that is before and after, and named so. A number that somebody typed shows on the handover, and counts as not known.',
			'Effects are added, not multiplied, and as if each reached everybody: read the sum as the upper end of what to expect.'
		],
		sources: [
			'Efron and Morris 1975, Data analysis using Stein’s estimator and its generalizations.',
			'DerSimonian and Laird 1986, Meta-analysis in clinical trials.',
			'Lee and Shen 2018, Winner’s curse: bias estimation for total effects of features in online controlled experiments.'
		]
	},
	{
		slug: 'pace',
		title: 'Pace',
		rows: 'stages that were passed',
		how: [
			'Days from one moment to the next, of what passed a stage in the period, by the function of who proposed the idea. Half took up to the median; nine of ten took up to the second number, told from ten on.',
			'The interval of the median is from one observed value to another, as the sign test allows (95 per cent), from six on.',
			'From promote to live is told by the handover: from the decision to the day its owner said it went live.',
			'What still waits is not in the medians: it is counted beside the stage.'
		],
		sources: ['Hahn and Meeker 1991, Statistical intervals, 5.2.']
	},
	{
		slug: 'kills',
		title: 'Kills, and what they freed',
		rows: 'kills',
		how: [
			'Experiments that were killed in the period. Days: those of the last time-box that were not used because it was stopped early. A kill at the end of its time-box frees what comes after it, which nobody had planned, and counts no day here.',
			'Money and person-days: what was released to an experiment and not spent when it was killed, as recorded on Funding.'
		]
	},
	{
		slug: 'zombies',
		title: 'Zombies',
		rows: 'zombies',
		how: [
			'As of today, whatever the period: a time-box that is over for more than two weeks without a decision, or one that runs and was not read for more than two weeks.'
		]
	},
	{
		slug: 'disagreement',
		title: 'Where marketing and IT voted differently',
		rows: 'revealed ballots',
		how: [
			'Revealed ballots with at least three votes and both functions among them. Split: what leads in one function leads, alone or beside others, nowhere in the other.',
			'Disagreement: of all pairs of one ballot from marketing and one from IT, the part that chose differently. 0 is one mind, 1 is no pair alike.',
			'Sealed ballots are in none of this, neither those of others nor your own.'
		]
	},
	{
		slug: 'forecasts',
		title: 'Forecast skill',
		rows: 'reviews',
		how: [
			'Before the results of an item are shown, the panel of a review says how likely it is to win: that the registered rule recommends to promote it, or, where it recommends nothing, that it is promoted. The Brier score is the mean squared distance between what was said and what came: 0 is perfect, 0.25 is what always saying 50 in 100 scores.',
			'A forecast stays private to its person. So only items with at least three forecasts count, and only reviews in which at least three people gave one; what one person said is in no row.'
		],
		sources: ['Brier 1950, Verification of forecasts expressed in terms of probability.']
	},
	{
		slug: 'portfolio',
		title: 'What serves which priority',
		rows: 'experiments',
		how: [
			'Ideas that were logged and experiments that were started in the period, by the joint priority that they serve today; an experiment serves that of its idea.',
			'A priority without an experiment is a wish; an experiment without a priority is nobody’s. A retired priority shows while something of the period serves it.'
		]
	},
	{
		slug: 'participation',
		title: 'Who takes part',
		rows: 'functions',
		how: [
			'What people of each function did in the period, by the function they had then (supports, ballots) or have now (ideas, teams, experiments they own). Counts only: a function of fewer than five people is not shown, and behind a number the people are counted from five on.',
			'Ballots count once they are revealed.'
		]
	}
] as const satisfies readonly Figure[];

export type Slug = (typeof figures)[number]['slug'];

export function figureOf(slug: string | undefined): (typeof figures)[number] | undefined {
	return figures.find((figure) => figure.slug === slug);
}
