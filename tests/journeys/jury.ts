import { randomUUID } from 'node:crypto';
import { dueExperiment } from '../rules/due-experiment.ts';
import { sql } from './database.ts';
import { expect, post, test as base, type Someone } from './people.ts';

export { expect } from './people.ts';

/** An experiment that is due, its owners, and the leaders who decide on it; the last one takes the chair. */
export type Jury = {
	readonly title: string;
	readonly experiment: number;
	readonly owners: { readonly marketing: Someone; readonly it: Someone };
	readonly marketing: Someone;
	readonly it: Someone;
	readonly chair: Someone;
	/** Where the decision is taken. */
	readonly path: string;
	/** The chair opens the ballot. */
	open(): Promise<void>;
	/**
	 * Everybody casts the same ballot, the chair reveals. The registered rule recommends to iterate: for another outcome
	 * the chair asks for a second, and marketing gives it.
	 */
	vote(choice: string): Promise<void>;
};

async function idOf({ email }: Someone): Promise<string> {
	const [found] = await sql<{ id: string }>`select id from auth.users where email = ${email}`;
	expect(found, email).toBeDefined();
	return found?.id ?? '';
}

async function boxOf(experiment: number): Promise<string> {
	const [box] = await sql<{ id: string }>`select id from public.ballot_boxes
		where experiment_id = ${experiment} and withdrawn_at is null order by id desc limit 1`;
	return box?.id ?? '';
}

export const test = base.extend<{ jury: Jury }>({
	jury: async ({ someone }, use) => {
		const marketing = await someone({ role: 'leader' });
		const it = await someone({ role: 'leader', function: 'it' });
		const chair = await someone({ role: 'leader', function: 'it' });
		// they see what is measured as it comes in; a journey in which they forecast takes it back
		for (const one of [marketing, it, chair])
			await sql`insert into public.result_watchers (person_id) values (${await idOf(one)})`;
		const owners = { marketing: await someone(), it: await someone({ function: 'it' }) };
		const title = `Ask for one field less ${randomUUID().slice(0, 8)}`;
		const ids = { marketing: { id: await idOf(owners.marketing) }, it: { id: await idOf(owners.it) } };
		const { id: experiment } = await dueExperiment({ sql }, { ...ids, title });
		const path = `/experiments/${experiment}/decision`;
		const open = async () => {
			await post(chair.request, `${path}?/open`, { hours: '24', quorum: '3' });
		};
		await use({
			...{ title, experiment, owners, marketing, it, chair, path, open },
			async vote(choice) {
				await open();
				const box = await boxOf(experiment);
				for (const voter of [marketing, it, chair]) {
					const ballot = { box, choice, confidence: '80', reason: 'As the numbers say.' };
					await post(voter.request, `${path}?/cast`, ballot);
				}
				await post(chair.request, `${path}?/reveal`, { box });
				if (choice === 'iterate') return;
				await post(chair.request, `${path}?/ask`, { box, outcome: choice, reason: 'Another time-box is too dear.' });
				const [asked] = await sql<{ id: string }>`select id from public.departures where box_id = ${box}`;
				await post(marketing.request, `${path}?/second`, { departure: asked?.id ?? '' });
			}
		});
	}
});
