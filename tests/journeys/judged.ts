import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { logIdea, moveTo, plan } from './hackathon.ts';
import { expect, post, type Someone } from './people.ts';

type Open = (wanted?: { name?: string; function?: 'marketing' | 'it'; role?: 'leader' }) => Promise<Someone>;

/** An event in which two mixed teams handed in and the judging runs now; its organizer, and one of each team. */
export async function handedIn(someone: Open) {
	const organizer = await someone({ role: 'leader' });
	const event = await plan(organizer, 'submission');
	const founders = await Promise.all([someone({ function: 'marketing' }), someone({ function: 'marketing' })]);
	const teams = [];
	for (const [at, founder] of founders.entries()) {
		const name = at === 0 ? 'One field less' : 'Two clicks to pay';
		const idea = await logIdea(founder, event, `${name} ${randomUUID().slice(0, 8)}`);
		const team = await post(founder.request, `${idea}?/team`, { team: name });
		const it = await someone({ function: 'it' });
		await post(it.request, `${team}?/join`, {});
		await post(founder.request, `${team}?/submit`, { pitch: `${name}, and **twice** as many finish.`, link: '' });
		teams.push({ name, path: team, id: Number(team.split('/').at(-1)) });
	}
	await moveTo(event, 'judging');
	return { event, organizer, founders, teams, judging: `${event.path}/judging` };
}

/** The id by which the product knows a person. */
export async function idOf(someone: Someone): Promise<string> {
	const profile = await (await someone.request.get('/profile')).text();
	const id = /data-person="([0-9a-f-]{36})"/.exec(profile)?.[1] ?? '';
	expect(id).not.toBe('');
	return id;
}

/** Saves the rubric that is proposed, makes these people judges of everything and plans. */
export async function setUp(someone: Open, judges: readonly Someone[], made: Awaited<ReturnType<typeof handedIn>>) {
	const { organizer, judging } = made;
	const rubric = {
		...{ seats: String(judges.length), most: '5', comments_to_teams: 'on' },
		...{ 'criteria.0.name': 'Business value', 'criteria.0.weight': '2' },
		...{ 'criteria.1.name': 'IT feasibility', 'criteria.1.weight': '1' }
	};
	await post(organizer.request, `${judging}/setup?/rubric`, rubric);
	for (const judge of judges) {
		await post(organizer.request, `${judging}/setup?/add`, { person: await idOf(judge) });
	}
	await post(organizer.request, `${judging}/setup?/plan`, { seats: String(judges.length) });
}

/** An event whose judging runs, and somebody from IT who judges both projects alone. */
export async function judgedByOne(someone: Open) {
	const made = await handedIn(someone);
	const judge = await someone({ function: 'it' });
	await setUp(someone, [judge], made);
	return { made, judge };
}

/** Gives the project that is open so many points by both criteria, and types a comment. */
export async function mark(page: Page, points: string, comment = '') {
	for (const criterion of ['Business value', 'IT feasibility'])
		await page.getByRole('group', { name: criterion }).getByRole('radio', { name: points, exact: true }).check();
	if (comment) await page.getByLabel('Comment').fill(comment);
}

/** The marks of a project's two criteria in the first round, posted as the page of a judge posts them. */
async function give(judge: Someone, address: string, marks: readonly [string, string]) {
	const page = await (await judge.request.get(address)).text();
	const criteria = [...new Set([...page.matchAll(/name="points\.(c\d+)"/g)].map(([, id]) => id ?? ''))];
	expect(criteria).toHaveLength(2);
	const points = Object.fromEntries(criteria.map((id, at) => [`points.${id}`, marks[at] ?? '']));
	await post(judge.request, `${address}?/save`, { ...points, comment: '', version: '0', round: '1' });
}

/** An event whose first round is judged: “One field less” leads. */
export async function judgedOnce(someone: Open) {
	const made = await handedIn(someone);
	const judges = [await someone({ function: 'marketing' }), await someone({ function: 'it' })];
	await setUp(someone, judges, made);
	for (const judge of judges) {
		await give(judge, `${made.judging}/${made.teams[0]?.id}`, ['5', '4']);
		await give(judge, `${made.judging}/${made.teams[1]?.id}`, ['3', '3']);
	}
	return { ...made, judges };
}

/** Invites Gerda Guest, from IT, on the organizer's page; answers the address of her link. */
export async function inviteGuest(desk: Page, judging: string): Promise<string> {
	await desk.goto(`${judging}/guests`);
	await desk.getByLabel('Name', { exact: true }).fill('Gerda Guest');
	await desk.getByLabel('Function').selectOption('it');
	await desk.getByRole('button', { name: 'Make the link' }).last().click();
	return new URL(await desk.getByLabel('The link for Gerda Guest').inputValue()).pathname;
}
