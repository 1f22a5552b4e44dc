import type { Enums } from '#lib/database.types.ts';
import { designOf, designs } from '#lib/experiments/designs.ts';
import type { Cast, Person } from './cast.ts';
import { sections, type Section } from './sections.ts';
import { measures, type Measure } from './story/kpis.ts';
import { panel } from './story/company.ts';

/** What an experiment measures, and what its treatment truly does, which nobody in the story knows. */
export type Measured = {
	readonly measure: Measure;
	readonly role: 'primary' | 'secondary' | 'guardrail';
	/** The registered smallest effect, or the bearable loss, as a share of control. */
	readonly minimum: number;
	readonly base: number;
	/** Of means: the spread of single values. */
	readonly sd: number;
	/** A day, in each variant. */
	readonly n: number;
	/** The true effect as a share of control. */
	readonly lift: number;
	/** Under one: the treatment loses people on the way, so that the split is not what was planned. */
	readonly split: number;
	/** Of a pilot region: how it stands to the other one without any change. */
	readonly level: number;
};

export type Choice = 'promote' | 'iterate' | 'kill';

/** One decision: who voted what, in the order of the panel, and what came of it. */
export type Round = {
	readonly outcome: Choice;
	/** Of the next time-box. */
	readonly days: number;
	readonly votes: readonly Vote[];
	readonly rationale: string;
	readonly next: string;
};

export type Vote = { readonly who: string; readonly choice: Choice };

/** An experiment of the story. Days count back from today. */
export type Trial = {
	readonly section: Section;
	readonly title: string;
	readonly marketingOwner: Person;
	readonly itOwner: Person;
	readonly measured: readonly Measured[];
	readonly design: Enums<'experiment_design'>;
	readonly looks: { readonly look_rule: Enums<'look_rule'>; readonly looks: number | null };
	readonly rule: Enums<'experiment_rule'>;
	readonly variants: readonly { name: string; description: string; is_control: boolean }[];
	/** Absent for a draft. */
	readonly start?: number;
	/** Of the first time-box with its extensions. */
	readonly days: number;
	readonly amendments: readonly { day: number; field: string; value: string; reason: string }[];
	/** Stopped early on a day, so many days before the planned end; `days` is then how long it lasted. */
	readonly stop?: { readonly day: number; readonly cut: number; readonly criterion: string; readonly reason: string };
	readonly rounds: readonly Round[];
	/** A ballot box that is open now. */
	readonly open?: { readonly day: number; readonly votes: readonly Vote[]; readonly isRevealed: boolean };
};

const files = [
	'experiments-promoted.md',
	'experiments-killed.md',
	'experiments-open.md',
	'experiments-running.md',
	'experiments-designs.md'
];

/** All experiments of the story. */
export function readTrials(cast: Cast): Trial[] {
	return files.flatMap((file) => sections(file)).map((section) => readTrial(section, cast));
}

function readTrial(section: Section, cast: Cast): Trial {
	const [marketing = '', it = ''] = section.one('owners').split(', ');
	const start = section.maybe('start');
	const amendments = section.all('amend').map((line) => {
		const [day = '', field = '', value = '', reason = ''] = line.split(' | ');
		return { day: Number(day), field, value, reason };
	});
	const extension = amendments.reduce((sum, { field, value }) => sum + (field === 'ends_on' ? Number(value) : 0), 0);
	return {
		section,
		title: section.title,
		marketingOwner: cast.named(marketing),
		itOwner: cast.named(it),
		measured: (['primary', 'secondary', 'guardrail'] as const).flatMap((role) =>
			section.all(role).flatMap((line) => readMeasured(line, role))
		),
		design: readDesign(section),
		looks: readLooks(section.maybe('looks')),
		rule: section.maybe('rule') === 'no harm' ? 'no_harm' : 'superiority',
		variants: readVariants(section),
		...(start && { start: Number(start) }),
		days: start ? Number(section.one('days')) + extension : 0,
		amendments,
		rounds: section.all('round').map(readRound),
		...readStop(section.maybe('stop')),
		...readOpen(section.maybe('open'))
	};
}

function readMeasured(line: string | undefined, role: Measured['role']): Measured[] {
	if (!line) return [];
	const [name, ...parts] = line.split('; ');
	const numbers = new Map(parts.map((part) => [part.split(' ')[0], Number(part.split(' ')[1])]));
	const measure = measures.find((one) => one.name === name);
	if (!measure) throw new Error(`the story has no measure "${name}"`);
	const of = (key: string, otherwise: number) => numbers.get(key) ?? otherwise;
	return [
		{
			measure,
			role,
			minimum: of('minimum', 0.05),
			base: of('base', 0),
			sd: of('sd', 0),
			n: of('n', 0),
			lift: of('lift', 0),
			split: of('split', 1),
			level: of('level', 1)
		}
	];
}

// most teams of the story promised one look at the end
function readLooks(line = 'once'): Trial['looks'] {
	if (line === 'once' || line === 'always') return { look_rule: line, looks: null };
	return { look_rule: 'looks', looks: Number(line) };
}

function readDesign(section: Section): Trial['design'] {
	const words = (section.maybe('design') ?? 'ab test').replace(' and ', ' ').replace(' ', '_');
	const found = designs.find(({ value }) => value === words);
	if (!found) throw new Error(`the story has no design "${words}"`);
	return found.value;
}

function readVariants(section: Section): Trial['variants'] {
	const treatments = section.all('treatment');
	const { arms, isSingle } = designOf(readDesign(section));
	const [first = '', second = ''] = section.maybe('arm')?.split(', ') ?? arms;
	if (isSingle) return [{ name: first, description: section.one('treatment'), is_control: false }];
	return [
		{ name: first, description: section.maybe('control') ?? '', is_control: true },
		...(treatments.length ? treatments : ['']).map((description, index) => ({
			name: treatments.length > 1 ? `Treatment ${'AB'[index]}` : second,
			description,
			is_control: false
		}))
	];
}

function readRound(line: string): Round {
	const [what = '', votes = '', rationale = '', next = ''] = line.split(' | ');
	const [outcome = '', days = '0'] = what.split(' ');
	return { outcome: readChoice(outcome), days: Number(days), votes: readVotes(votes), rationale, next };
}

function readStop(line: string | undefined): Pick<Trial, 'stop'> {
	if (!line) return {};
	const [day = '', cut = '', criterion = '', reason = ''] = line.split(' | ');
	return { stop: { day: Number(day), cut: Number(cut), criterion, reason } };
}

function readOpen(line: string | undefined): Pick<Trial, 'open'> {
	if (!line) return {};
	const [day = '', votes = '', revealed] = line.split(' | ');
	return { open: { day: Number(day), votes: readVotes(votes), isRevealed: revealed === 'revealed' } };
}

// one letter for each of the panel, a dash for who did not vote
function readVotes(letters: string): Vote[] {
	return panel.flatMap((who, index) => {
		const letter = letters[index] ?? '-';
		return letter === '-' ? [] : [{ who, choice: readChoice(letter) }];
	});
}

function readChoice(text: string): Choice {
	const choice = (['promote', 'iterate', 'kill'] as const).find((one) => one.startsWith(text.toLowerCase()));
	if (!choice || text === '') throw new Error(`"${text}" is no choice`);
	return choice;
}
