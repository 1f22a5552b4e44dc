import { expect } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { dueExperiment } from './due-experiment.ts';
import type { Client, TestPerson, World } from './harness.ts';

/** A growth board: its people, and what they do again and again. */
export interface Board {
	chair: TestPerson;
	marketing: TestPerson;
	it: TestPerson;
	second: TestPerson;
	owners: { marketing: TestPerson; it: TestPerson };
	/** Plans a review of everybody above with one due experiment on its agenda. */
	review(changes?: Record<string, Json>): Promise<{ id: number; item: number; experiment: number }>;
	/** Opens the ballot on an item as the chair. */
	open(item: number): Promise<number>;
}

/** What a review is planned with. */
export function terms(panel: readonly TestPerson[], changes: Record<string, Json> = {}): Record<string, Json> {
	return {
		title: 'Growth board',
		starts_at: new Date(Date.now() + 3_600_000).toISOString(),
		time_zone: 'Europe/Berlin',
		rhythm_days: 90,
		rule: 'each_function',
		quorum_percent: 50,
		ballot_hours: 1,
		minutes: 15,
		reading_days: 3,
		place: 'Room 4',
		chair_id: panel[0]?.id ?? '',
		panel: panel.map(({ id }) => id),
		...changes
	};
}

/** Gathers a board of four leaders, two of each function, and the owners of what they decide on. */
export async function gatherBoard(here: World): Promise<Board> {
	const { person } = here;
	const [chair, marketing, it, second] = await Promise.all([
		person({ role: 'leader', function: 'it', name: 'Cleo Chair' }),
		person({ role: 'leader', name: 'Mara Marketing' }),
		person({ role: 'leader', function: 'it', name: 'Ivo It' }),
		person({ role: 'leader', name: 'Sara Second' })
	]);
	const owners = { marketing: await person(), it: await person({ function: 'it' }) };
	return {
		...{ chair, marketing, it, second, owners },
		async review(changes = {}) {
			const { id: experiment } = await dueExperiment(here, owners);
			const saved = await chair.client.rpc('save_review', {
				p_review: terms([chair, marketing, it, second], changes)
			});
			if (saved.error) throw new Error(saved.error.message);
			const listed = await chair.client
				.from('agenda')
				.select('id')
				.eq('review_id', saved.data)
				.eq('experiment_id', experiment);
			return { id: saved.data, item: listed.data?.[0]?.id ?? 0, experiment };
		},
		async open(item) {
			const opened = await chair.client.rpc('open_item_ballot', { p_item: item });
			if (opened.error) throw new Error(opened.error.message);
			return opened.data;
		}
	};
}

type Cast = { choice?: 'promote' | 'iterate' | 'kill'; reason?: string; for?: string; objects?: 'promote' | 'kill' };

/** Casts a ballot, one's own or for somebody absent. */
export const cast = (client: Client, box: number, ballot: Cast = {}) =>
	client.rpc('cast_ballot', {
		p_box: box,
		p_choice: ballot.choice ?? 'kill',
		p_confidence: 80,
		p_reason: ballot.reason ?? 'It moved nothing.',
		...(ballot.for && { p_for: ballot.for }),
		...(ballot.objects && { p_objects_to: ballot.objects })
	});

/** Everybody casts and the chair reveals. */
export async function revealWith(board: Board, box: number, choices: readonly ('promote' | 'iterate' | 'kill')[]) {
	const voters = [board.chair, board.marketing, board.it, board.second];
	for (const [index, choice] of choices.entries()) {
		const voter = voters[index] ?? board.chair;
		expect((await cast(voter.client, box, { choice })).error).toBeNull();
	}
	expect((await board.chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
}
