import { answer, done, type Cast, type Person } from './cast.ts';
import { handovers, revival, type StoryHandover, type StoryReadings } from './story/handovers.ts';
import { stateStanding } from '#lib/handovers/standing.server.ts';
import type { Timeline } from './timeline.ts';
import { readTrials, type Trial } from './trials.ts';

type Telling = { readonly cast: Cast; readonly timeline: Timeline };
/** A handover of the story: who runs it, and how its id is found once it is there. */
type Following = Telling & { readonly trial: Trial; readonly runs: Person; readonly id: () => Promise<number> };

/** Tells what followed each promote, and which kill was taken up again. */
export function tellHandovers(telling: Telling): void {
	const trials = readTrials(telling.cast);
	for (const story of handovers) {
		const trial = trials.find(({ title }) => title === story.title);
		if (!trial) throw new Error(`the story has no experiment "${story.title}"`);
		const runs = story.given ? telling.cast.named(story.given.to) : trial.itOwner;
		tellHandover(story, { ...telling, trial, runs, id: () => handoverOf(runs, story.title) });
	}
	tellRevival(telling);
}

function tellHandover(story: StoryHandover, following: Following): void {
	const { cast, timeline, trial, runs, id } = following;
	const { given, moved, blockers = [], live, readings = [], checks = [] } = story;
	if (given) {
		timeline.at(timeline.moment(given.day, 10), async () => {
			const { data } = await trial.itOwner.client
				.from('handovers')
				.select('target_on')
				.eq('id', await id())
				.single();
			const plan = { p_handover: await id(), p_owner: runs.id, p_target: data?.target_on ?? '' };
			await done(trial.itOwner.client.rpc('plan_handover', plan));
		});
	}
	if (moved) {
		timeline.at(timeline.moment(moved.day, 10), async () => {
			const plan = { p_owner: runs.id, p_target: timeline.date(moved.to), p_reason: moved.reason };
			await done(runs.client.rpc('plan_handover', { p_handover: await id(), ...plan }));
		});
	}
	timeline.at(timeline.moment(story.settled.day, 14), () => settle(story, following));
	for (const { day, by, says, resolved } of blockers) {
		let blocker = 0;
		timeline.at(timeline.moment(day, 11), async () => {
			blocker = await answer(cast.named(by).client.rpc('open_blocker', { p_handover: await id(), p_words: says }));
		});
		if (!resolved) continue;
		timeline.at(timeline.moment(resolved.day, 11), () =>
			done(runs.client.rpc('resolve_blocker', { p_blocker: blocker, p_resolution: resolved.says }))
		);
	}
	if (live) {
		timeline.at(timeline.moment(live.day, 15), async () => {
			const said = { p_on: timeline.date(live.day), p_exception: live.exception ?? '' };
			await done(runs.client.rpc('go_live', { p_handover: await id(), ...said }));
		});
	}
	for (const told of readings) {
		timeline.at(timeline.moment(told.day, 8), () => enter(told, following));
	}
	for (const { day, after, standing, measured, isOff, says, by, read } of checks) {
		timeline.at(timeline.moment(day, 9), async () => {
			const { client } = by ? cast.named(by) : runs;
			const p_check = {
				is_live: !isOff,
				standing,
				measured: measured ?? null,
				words: says,
				...(read && { read_from: timeline.date(read.from), read_to: timeline.date(read.to) })
			};
			if (read)
				await stateStanding(cast.server, client, {
					handover: await id(),
					from: timeline.date(read.from),
					to: timeline.date(read.to)
				});
			await done(client.rpc('check_effect', { p_handover: await id(), p_days: after, p_check }));
		});
	}
}

/** What was read in production, a day at a time; days differ a little, as they do. */
async function enter(
	{ from, to, n, level, keptFrom }: StoryReadings,
	{ timeline, trial, runs, id }: Following
): Promise<void> {
	const handover = await id();
	const { experiment_id } = await answer(
		runs.client.from('handovers').select('experiment_id').eq('id', handover).single()
	);
	const primary = runs.client.from('metrics').select('id').eq('experiment_id', experiment_id).eq('role', 'primary');
	const { id: metric_id } = await answer(primary.single());
	const arms = [{ arm: 'live', n, level }, ...(keptFrom ? [{ arm: 'holdout', ...keptFrom }] : [])];
	const p_readings = Array.from({ length: from - to + 1 }, (_, at) => from - at).flatMap((back) =>
		arms.map((one) => ({
			...{ metric_id, arm: one.arm, day: timeline.date(back) },
			...drawn({ ...one, n: one.n + ((back * 37) % 11) * 10 }, 1 + (((back * 7) % 5) - 2) / 100),
			source: `Web analytics, ${trial.title}`
		}))
	);
	await done(runs.client.rpc('record_production', { p_handover: handover, p_readings }));
}

function drawn({ n, level }: Pick<StoryReadings, 'n' | 'level'>, luck: number) {
	if (typeof level === 'number') return { n, successes: Math.round(n * level * luck) };
	const [mean, sd] = level;
	return { n, mean: Math.round(mean * luck * 100) / 100, sd };
}

/** Each point by somebody of its side. */
async function settle({ settled, live }: StoryHandover, { cast, trial, id }: Following): Promise<void> {
	const of = { marketing: trial.marketingOwner, it: trial.itOwner, other: cast.named('Miriam') };
	const { client } = trial.itOwner;
	const items = await answer(
		client
			.from('handover_items')
			.select('id, name, function')
			.eq('handover_id', await id())
			.order('position')
	);
	const late = live?.exception ? ['Legal'] : [];
	for (const { id: p_item, name, function: side } of items) {
		if ([...(settled.open ?? []), ...late].includes(name)) continue;
		const why = settled.notNeeded?.[name];
		const said = { p_state: why ? ('not_needed' as const) : ('done' as const), p_note: why ?? '' };
		await done(speaker(of, side).client.rpc('settle_item', { p_item, ...said }));
	}
}

type Sides = Readonly<Record<'marketing' | 'it' | 'other', Person>>;

/** An owner stands for a side unless the team has somebody else there: then whoever works in it. */
function speaker(of: Sides, side: keyof Sides): Person {
	const owner = of[side];
	return owner.function === side || owner.isBridging ? owner : of.other;
}

async function handoverOf({ client }: Person, title: string): Promise<number> {
	const { id } = await answer(client.from('handover_list').select('id').eq('title', title).single());
	if (id === null) throw new Error(`"${title}" has no handover`);
	return id;
}

function tellRevival({ cast, timeline }: Telling): void {
	const { client } = cast.named(revival.by);
	timeline.at(timeline.moment(revival.day, 13), async () => {
		const found = client.from('decision_list').select('id').eq('title', revival.of).eq('outcome', 'kill');
		const { id } = await answer(found.single());
		const asked = { p_decision: id ?? 0, p_title: revival.title, p_reason: revival.reason };
		await done(client.rpc('revive_kill', asked));
	});
}
