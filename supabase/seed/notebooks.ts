import { answer, done, type Cast, type Person } from './cast.ts';
import { drawBars } from './drawing.ts';
import { learnings, type StoryLearning } from './story/learnings.ts';
import { notebooks, type StoryEntry, type StoryNotebook } from './story/notebooks.ts';
import { hoursAfter, type Timeline } from './timeline.ts';
import { readTrials, type Trial } from './trials.ts';

type Telling = { readonly cast: Cast; readonly timeline: Timeline };

/** Tells what is written around the experiments while they run, and what was learned from them. */
export function tellNotebooks(telling: Telling): void {
	const trials = readTrials(telling.cast);
	for (const notebook of notebooks) {
		const trial = trials.find(({ title }) => title === notebook.title);
		if (!trial) throw new Error(`the story has no experiment "${notebook.title}"`);
		tellNotebook(notebook, trial, telling.timeline);
	}
	for (const learning of learnings) tellLearning(learning, telling);
}

function tellNotebook({ title, tags, entries }: StoryNotebook, trial: Trial, timeline: Timeline): void {
	const { start = 0 } = trial;
	const owners = { marketing: trial.marketingOwner, it: trial.itOwner };
	timeline.at(timeline.moment(start, 8), async () => {
		const { client } = trial.marketingOwner;
		const p_tags = { channel: [...tags.channel], lever: [...tags.lever], audience: [...tags.audience] };
		await done(client.rpc('tag_experiment', { p_experiment: await experimentOf(client, title), p_tags }));
	});
	for (const entry of entries) {
		const author = owners[entry.by];
		const at = timeline.moment(start - entry.day, 16);
		let written = 0;
		const write = async (body: string, replaces?: number) => {
			const p_experiment = await experimentOf(author.client, title);
			const day = timeline.date(start - entry.day);
			const said = { kind: entry.kind, day, body, replaces: replaces ?? null, pictures: picturesOf(entry) };
			written = await answer(author.client.rpc('write_entry', { p_experiment, p_entry: said }));
		};
		timeline.at(at, () => write(entry.says));
		const { corrected, struck } = entry;
		if (corrected) timeline.at(hoursAfter(at, 2), () => write(corrected, written));
		if (struck) {
			timeline.at(hoursAfter(at, 20), () =>
				done(author.client.rpc('strike_entry', { p_entry: written, p_reason: struck }))
			);
		}
	}
}

function picturesOf({ picture }: StoryEntry): { alt: string; content: string }[] {
	return picture ? [{ alt: picture.alt, content: drawBars(picture.bars) }] : [];
}

function tellLearning(
	{ claim, detail = '', tags, evidence, reworded }: StoryLearning,
	{ cast, timeline }: Telling
): void {
	const [first, ...others] = evidence;
	let id = 0;
	timeline.at(timeline.moment(first.day, 15), async () => {
		const { client } = cast.named(first.by);
		const p_experiment = await experimentOf(client, first.from);
		const p_learning = { claim, detail, tags: [...tags], note: first.note };
		id = await answer(client.rpc('write_learning', { p_experiment, p_learning }));
	});
	for (const { from, by, day, stance, note } of others) {
		timeline.at(timeline.moment(day, 15), async () => {
			const { client } = cast.named(by);
			const p_experiment = await experimentOf(client, from);
			await done(client.rpc('add_evidence', { p_learning: id, p_experiment, p_stance: stance, p_note: note }));
		});
	}
	if (!reworded) return;
	timeline.at(timeline.moment(reworded.day, 15), async () => {
		const wording = { claim: reworded.claim, detail, tags: [...tags], reason: reworded.reason };
		const { client } = cast.named(reworded.by);
		id = await answer(client.rpc('reword_learning', { p_learning: id, p_learning_new: wording }));
	});
}

async function experimentOf(client: Person['client'], title: string): Promise<number> {
	const { id } = await answer(client.from('experiments').select('id').eq('title', title).single());
	return id;
}
