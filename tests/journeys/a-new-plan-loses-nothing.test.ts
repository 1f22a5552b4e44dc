import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { handedIn, idOf, inviteGuest, judgedByOne, mark, setUp } from './judged.ts';
import { expect, post, test, type Someone } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
type Made = Awaited<ReturnType<typeof handedIn>>;

/** Scores both projects without a connection, the first one being open. */
async function keepBoth(page: Page, [first, second]: readonly [string, string]) {
	await page.context().setOffline(true);
	await mark(page, '4', first);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('link', { name: 'Next: Two clicks to pay' }).click();
	await mark(page, '2', second);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('2 projects are kept on this device')).toBeVisible();
}
const steer = async ({ organizer, judging }: Made, verb: 'add' | 'withdraw', judge: Someone) =>
	post(organizer.request, `${judging}/setup?/${verb}`, { person: await idOf(judge) });
const planAgain = ({ organizer, judging }: Made, seats: number) =>
	post(organizer.request, `${judging}/setup?/plan`, { seats: String(seats) });
const givenBy = async (judge: Someone) => sql<{ comment: string }>`
	select comment from public.judgements where judge_id = ${await idOf(judge)} order by comment`;

test('a judge without a connection loses nothing when another drops out and all is planned again, with fewer seats too', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const [judge, other, late] = [
		await someone({ function: 'it' }),
		await someone({ function: 'marketing' }),
		await someone({ function: 'marketing' })
	];
	await setUp(someone, [judge, other], made);
	const page = await judge.page(PHONE);
	await page.goto(`${made.judging}/${made.teams[0]?.id}`);
	await keepBoth(page, ['First, in the basement.', 'Second, in the basement.']);

	await steer(made, 'withdraw', other);
	await steer(made, 'add', late);
	const desk = await made.organizer.page();
	await desk.goto(`${made.judging}/setup`);
	await expect(
		desk.getByText('With 2 judges for each project a new plan fills 2 seats more; no seat of anybody moves.')
	).toBeVisible();
	await isAccessible(desk);
	await desk.getByRole('button', { name: 'Plan again' }).last().click();
	await expect(desk.getByText('0 of 4 seats scored.')).toBeVisible();
	await planAgain(made, 1);
	await desk.reload();
	await expect(desk.getByText('0 of 2 seats scored.')).toBeVisible();

	await page.context().setOffline(false);
	await expect(page.getByText('Saved. All 2 scored.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Not in your queue any more' })).toHaveCount(0);
	expect(await givenBy(judge)).toEqual([
		{ comment: 'First, in the basement.' },
		{ comment: 'Second, in the basement.' }
	]);
	// nobody reloads the desk: what is given is two, and a seat came back with it
	await expect(desk.getByText('2 of 3 seats scored.')).toBeVisible();
});

test('a judge hears the rubric and the plan, keeps typing when the seat goes, and what is saved counts', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const [judge, late] = [await someone({ function: 'it' }), await someone({ function: 'it' })];
	await steer(made, 'add', judge);
	const page = await judge.page(PHONE);
	await page.goto(made.judging);
	await expect(page.getByText('no project is planned for you')).toBeVisible();
	await setUp(someone, [judge], made);
	await expect(page.getByText('0 of 2 scored')).toBeVisible();
	await expect(page.getByText('no project is planned for you')).toHaveCount(0);

	await page.getByRole('link', { name: 'One field less', exact: true }).click();
	await mark(page, '5', 'Typed with the page open.');
	await steer(made, 'add', late);
	await planAgain(made, 1);
	await expect(page.getByText('A new plan gave this project to another judge')).toBeVisible();
	await expect(page.getByLabel('Comment')).toHaveValue('Typed with the page open.');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved. 1 of 2 scored.')).toBeVisible();
	expect(await givenBy(judge)).toEqual([{ comment: 'Typed with the page open.' }]);
	// and it is in the queue again
	await page.goto(made.judging);
	await expect(page.getByText('1 of 2 scored')).toBeVisible();
});

test('what a judge typed for a seat that went is shown in the queue, to be saved after all', async ({ someone }) => {
	const made = await handedIn(someone);
	const [judge, late] = [await someone({ function: 'it' }), await someone({ function: 'it' })];
	await setUp(someone, [judge], made);
	const page = await judge.page(PHONE);
	await page.goto(`${made.judging}/${made.teams[0]?.id}`);
	await mark(page, '3', 'Begun at the stand.');
	await page.goto('/');
	await steer(made, 'add', late);
	await planAgain(made, 1);
	await page.goto(`${made.judging}/${made.teams[0]?.id}`);
	await expect(page.getByText('This project is not in your queue.')).toBeVisible();
	const left = page.getByRole('region', { name: 'Not in your queue any more' });
	await expect(left).toContainText('One field less');
	await expect(left).toContainText('Business value: 3 of 5');
	await expect(left).toContainText('Begun at the stand.');
	await isAccessible(page);
	await fitsNarrow(page);
	await left.getByRole('button', { name: 'Save it all the same: One field less' }).click();
	await expect(left).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One field less');
	expect(await givenBy(judge)).toEqual([{ comment: 'Begun at the stand.' }]);
});

test('a judge who is taken off reads why nothing was taken, and finds the text, with and without JavaScript', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const page = await judge.page(PHONE);
	await page.goto(`${made.judging}/${made.teams[0]?.id}`);
	await keepBoth(page, ['Never sent in time.', 'The second one too.']);
	const plain = await judge.page({ javaScriptEnabled: false, ...PHONE });
	await plain.goto(`${made.judging}/${made.teams[0]?.id}`);
	await mark(plain, '3', 'Typed without JavaScript.');

	await steer(made, 'withdraw', judge);
	await plain.getByRole('button', { name: 'Save', exact: true }).click();
	const posted = plain.getByRole('region', { name: 'Not in your queue any more' });
	await expect(posted).toContainText('One field less');
	await expect(posted).toContainText('You do not judge this event any more');
	await expect(posted).toContainText('IT feasibility: 3 of 5');
	await expect(posted).toContainText('Typed without JavaScript.');
	await fitsNarrow(plain);

	await page.context().setOffline(false);
	const left = page.getByRole('region', { name: 'Not in your queue any more' });
	await expect(left.getByRole('heading', { level: 3 })).toHaveCount(2);
	await expect(left.getByText('You do not judge this event any more')).toHaveCount(2);
	await expect(left).toContainText('Never sent in time.');
	await expect(left).toContainText('The second one too.');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.reload();
	await left.getByRole('button', { name: 'Forget it on this device: One field less' }).click();
	await expect(left.getByRole('heading', { level: 3 })).toHaveText(['Two clicks to pay']);
	expect(await givenBy(judge)).toEqual([]);
});

test('in pairs an answer reaches the server after all was dealt again, and one that is barred meanwhile is on the page that says so', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const judges = [
		await someone({ function: 'marketing' }),
		await someone({ function: 'it' }),
		await someone({ function: 'it' })
	] as const;
	for (const judge of judges) await steer(made, 'add', judge);
	const desk = await made.organizer.page();
	await desk.goto(`${made.judging}/setup`);
	await desk.getByRole('radio', { name: /^Two projects at a time/ }).check();
	await desk.getByLabel('Comparisons for each project').fill('3');
	await desk.getByRole('button', { name: 'Save the rubric' }).last().click();
	await expect(desk.getByText('Of equal strengths the one with more wins comes first').first()).toBeVisible();
	await desk.getByRole('button', { name: 'Deal out the pairs' }).last().click();
	await expect(desk.getByText('0 of 3 pairs compared.')).toBeVisible();
	const page = await judges[0].page(PHONE);
	await page.goto(made.judging);
	await page.getByRole('link', { name: 'Begin to compare' }).click();
	await page.context().setOffline(true);
	await page.getByLabel('Comment').fill('Thought about in the basement.');
	await page.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(page.getByText('One pair is kept on this device')).toBeVisible();

	await steer(made, 'withdraw', judges[2]);
	await expect(desk.getByText('a new plan changes nothing: no pair of anybody moves')).toBeVisible();
	await desk.getByRole('button', { name: 'Deal out again' }).last().click();
	await expect(desk.getByText('0 of 2 pairs compared.')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText(/^Saved\. All 1 compared/)).toBeVisible();
	const said = async () => sql`select choice, comment from public.pair_verdicts v
		join public.events e on e.id = v.event_id where e.slug = ${made.event.slug}`;
	expect(await said()).toMatchObject([{ comment: 'Thought about in the basement.' }]);

	// without JavaScript, a pair that is barred meanwhile: what was typed is on the page that says so
	const plain = await judges[1].page({ javaScriptEnabled: false });
	await plain.goto(made.judging);
	await plain.getByRole('link', { name: 'Begin to compare' }).click();
	await plain.getByLabel('Comment').fill('Typed without JavaScript.');
	await post(made.organizer.request, `${made.judging}/setup?/conflict`, {
		...{ team: String(made.teams[0]?.id), judge: await idOf(judges[1]), reason: 'They are neighbours.' }
	});
	await plain.getByRole('button', { name: '“One field less” is better' }).click();
	const posted = plain.getByRole('region', { name: 'Not in your queue any more' });
	await expect(posted).toContainText('have a conflict with it');
	await expect(posted).toContainText('“One field less” is better');
	await expect(posted).toContainText('Typed without JavaScript.');
});

test('the time that is left runs by the server’s clock, and at its end what was tapped is there and nothing to save', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const page = await judge.page(PHONE);
	await page.goto(`${made.judging}/${made.teams[0]?.id}`);
	await expect(page.getByText(/^Time left: \d\d min$/)).toBeVisible();
	await mark(page, '4', 'Not saved in time.');
	await sql`update public.events set voting_at = private.now() + interval '12 seconds' where slug = ${made.event.slug}`;
	await expect(page.getByText(/^Time left: \d+ s$/)).toBeVisible();
	// nobody can be asked any more
	await page.context().setOffline(true);
	await expect(page.getByText('The time is over: nothing is taken any more.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
	const lost = page.getByRole('region', { name: 'Not counted' });
	await expect(lost).toContainText('was not saved before the scoring closed');
	await expect(lost).toContainText('4 of 5');
	await expect(lost).toContainText('Not saved in time.');
	await isAccessible(page);
	await fitsNarrow(page);
	// more time is given: it goes on where it was
	await sql`update public.events set voting_at = private.now() + interval '50 minutes' where slug = ${made.event.slug}`;
	await page.context().setOffline(false);
	await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
	await expect(page.getByLabel('Comment')).toHaveValue('Not saved in time.');
});

test('a guest hears a new plan, and keeps what was given when the link ends', async ({ someone, browser }) => {
	const made = await handedIn(someone);
	const desk = await made.organizer.page();
	const link = await inviteGuest(desk, made.judging);
	const context = await browser.newContext({ ...PHONE, baseURL: new URL(desk.url()).origin });
	const guest = await context.newPage();
	await guest.goto(link);
	await expect(guest.getByText('No project is planned for you.')).toBeVisible();
	const judge = await someone({ function: 'it' });
	await setUp(someone, [judge], made);
	await planAgain(made, 2);
	// a minute at most, or whenever the page is looked at again
	const look = () => guest.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(async () => {
		await look();
		await expect(guest.getByText('0 of 2 scored')).toBeVisible({ timeout: 2000 });
	}).toPass();

	await guest.getByRole('link', { name: 'One field less', exact: true }).click();
	await mark(guest, '3', 'Typed by the guest.');
	await context.setOffline(true);
	await guest.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(guest.getByText('One project is kept on this device')).toBeVisible();
	await post(made.organizer.request, `${made.judging}/guests?/revoke`, {
		guest:
			(
				await sql<{ id: string }>`select g.id from public.guest_judges g join public.events e on e.id = g.event_id
			where e.slug = ${made.event.slug}`
			)[0]?.id ?? ''
	});
	await context.setOffline(false);
	// the link has ended: the page stays, says so and keeps the text
	await expect(guest.getByText('This link has ended. Ask whoever sent it for a new one')).toBeVisible();
	await expect(guest.getByLabel('Comment')).toHaveValue('Typed by the guest.');
	await isAccessible(guest);
	await context.close();
});
