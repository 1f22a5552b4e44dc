import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { moveTo } from './hackathon.ts';
import { handedIn, idOf } from './judged.ts';
import { expect, post, test, type Someone } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

/** The method is chosen and the pairs are dealt out on the organizer's page; two judges compare the only two projects. */
async function inPairs(
	someone: (wanted?: { function?: 'marketing' | 'it' }) => Promise<Someone>,
	made: Awaited<ReturnType<typeof handedIn>>,
	javaScriptEnabled: boolean
) {
	const judges = [await someone({ function: 'marketing' }), await someone({ function: 'it' })];
	for (const judge of judges) {
		await post(made.organizer.request, `${made.judging}/setup?/add`, { person: await idOf(judge) });
	}
	const desk = await made.organizer.page({ javaScriptEnabled });
	await desk.goto(`${made.judging}/setup`);
	await desk.getByRole('radio', { name: /^Two projects at a time/ }).check();
	await desk.getByLabel('Comparisons for each project').fill('2');
	await desk.getByRole('button', { name: 'Save the rubric' }).last().click();
	await expect(desk.getByText('Of equal strengths the one with more wins comes first').first()).toBeVisible();
	await desk.getByRole('button', { name: 'Deal out the pairs' }).last().click();
	await expect(desk.getByText('0 of 2 pairs compared.')).toBeVisible();
	await expect(desk.getByText('Everything was met.')).toBeVisible();
	return { desk, judges };
}

test('judges compare on a phone, also without a connection, and places appear with how far they may lie off', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const { desk, judges } = await inPairs(someone, made, true);
	await isAccessible(desk);
	await fitsNarrow(desk);

	const page = await judges[0]?.page(PHONE);
	if (!page) throw new Error('there is no judge');
	await page.goto('/');
	await page.locator(`main a[href="${made.judging}"]`).first().click();
	await expect(page.getByText('0 of 1 compared')).toBeVisible();
	await isAccessible(page);
	await page.getByRole('link', { name: 'Begin to compare' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which one is better?');
	await expect(page.getByRole('article')).toHaveCount(2);
	await isAccessible(page);
	await fitsNarrow(page);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(page.getByText('One pair is kept on this device and not sent yet.')).toBeVisible();
	await expect(page.getByText('“One field less” is better: kept, not sent')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText(/^Saved\. All 1 compared/)).toBeVisible();
	// live: nobody reloads the desk
	await expect(desk.getByText('1 of 2 pairs compared.')).toBeVisible();

	// what was said can be changed, and the server has it
	await page.getByRole('link', { name: /One field less/ }).click();
	await expect(page.getByRole('button', { name: '“One field less” is better' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await page.getByRole('button', { name: 'They are equal' }).click();
	await expect(page.getByRole('list', { name: 'Your pairs' })).toContainText('Equal');
	await page.reload();
	await expect(page.getByRole('list', { name: 'Your pairs' })).toContainText('Equal');
	await page.getByRole('link', { name: /One field less/ }).click();
	await page.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(page.getByRole('list', { name: 'Your pairs' })).toContainText('“One field less” is better');

	const other = await judges[1]?.page({ javaScriptEnabled: false });
	await other?.goto(made.judging);
	await other?.getByRole('link', { name: 'Begin to compare' }).click();
	await other?.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(other?.getByText('Saved. All 1 compared.') ?? page.getByText('nowhere')).toBeVisible();

	await desk.goto(`${made.judging}/setup`);
	await expect(desk.getByText('2 of 2 pairs compared.')).toBeVisible();
	await desk.getByRole('button', { name: 'Open the scores for good' }).last().click();
	await desk.getByRole('link', { name: 'See the results' }).click();
	const places = desk.getByRole('table', { name: 'Places by comparisons' });
	await expect(places.getByRole('row').nth(1)).toContainText('One field less');
	await expect(places.getByRole('row').nth(1)).toContainText(/\d+\s%\s?to\s?\d+\s%/);
	await expect(desk.getByText('1 case in which two judges decided the same pair is too few to tell.')).toBeVisible();
	await isAccessible(desk);
	await fitsNarrow(desk);
	const file = await (await made.organizer.request.get(`${made.judging}/marks.csv`)).text();
	expect(file).toContain(judges[0]?.name ?? '?');
	expect(await (await made.organizer.request.get(`${made.judging}/results.csv`)).text()).toContain('preferred');

	// everybody, at the results, on the page of the event's results
	await moveTo(made.event, 'results');
	const member = await made.founders[0]?.page({ javaScriptEnabled: false });
	await member?.goto(`${made.event.path}/results`);
	await expect(
		member?.getByRole('table', { name: 'Places by comparisons' }) ?? page.getByText('nowhere')
	).toContainText('One field less');
});

test('without JavaScript a conflict is declared from the pair, which is then gone', async ({ someone }) => {
	const made = await handedIn(someone);
	const { judges } = await inPairs(someone, made, false);
	const page = await judges[0]?.page({ javaScriptEnabled: false, ...PHONE });
	if (!page) throw new Error('there is no judge');
	await page.goto(made.judging);
	await page.getByRole('link', { name: 'Begin to compare' }).click();
	await page.getByText('I should not judge one of these teams').click();
	await page.getByLabel('Team').selectOption({ label: 'Two clicks to pay' });
	await page.getByLabel('Why').fill('My sister is in it.');
	await page.getByRole('button', { name: 'Declare the conflict' }).last().click();
	await expect(page.getByText('My sister is in it.')).toBeVisible();
	await expect(page.getByRole('list', { name: 'Your pairs' })).toHaveCount(0);
});

test('an answer that is sent after the close is shown with why it does not count', async ({ someone }) => {
	const made = await handedIn(someone);
	const { judges } = await inPairs(someone, made, false);
	const page = await judges[0]?.page(PHONE);
	if (!page) throw new Error('there is no judge');
	await page.goto(made.judging);
	await page.getByRole('link', { name: 'Begin to compare' }).click();
	await page.getByLabel('Comment').fill('Typed in the tunnel.');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(page.getByText('“One field less” is better: kept, not sent')).toBeVisible();

	await moveTo(made.event, 'voting');
	await page.context().setOffline(false);
	await expect(page.getByText('“One field less” is better: came too late')).toBeVisible();
	await page.getByRole('list', { name: 'Your pairs' }).getByRole('link').click();
	const lost = page.getByRole('region', { name: 'Not counted' });
	await expect(lost).toContainText('came after the scoring had closed, so it does not count');
	await expect(lost).toContainText('“One field less” is better.');
	await expect(lost).toContainText('Typed in the tunnel.');
	await expect(page.getByText('You said nothing about this pair in time.')).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
});

test('an answer and a comment that the same judge saved elsewhere stand beside those given here', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const { judges } = await inPairs(someone, made, false);
	const phone = await judges[0]?.page(PHONE);
	const plain = await judges[0]?.page({ javaScriptEnabled: false });
	if (!phone || !plain) throw new Error('there is no judge');
	for (const page of [phone, plain]) {
		await page.goto(made.judging);
		await page.getByRole('link', { name: 'Begin to compare' }).click();
		await expect(page.getByRole('article')).toHaveCount(2);
	}
	const comment = (page: Page) => page.getByRole('textbox', { name: /^Comment/ });
	const saved = (page: Page) => page.getByRole('group', { name: 'What you saved' });
	await phone.context().setOffline(true);
	await comment(phone).fill('From the phone.');
	await phone.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(phone.getByText('“One field less” is better: kept, not sent')).toBeVisible();
	await comment(plain).fill('A long and careful comment.');
	await plain.getByRole('button', { name: '“Two clicks to pay” is better' }).click();
	await expect(plain.getByText('Saved. All 1 compared.')).toBeVisible();

	await phone.context().setOffline(false);
	await expect(phone.getByText('“One field less” is better: not taken')).toBeVisible();
	// the page has read what is saved
	await expect(phone.getByText('All 1 compared')).toBeVisible();
	await phone.getByRole('list', { name: 'Your pairs' }).getByRole('link').click();
	await expect(phone.getByRole('alert')).toContainText('What you gave now is still in the form');
	await expect(phone.getByText('Saved is: “Two clicks to pay” is better.')).toBeVisible();
	await expect(saved(phone)).toContainText('Saved is: A long and careful comment.');
	await isAccessible(phone);
	await fitsNarrow(phone);
	await comment(phone).fill('From the phone again.');
	await expect(saved(phone)).toBeVisible();
	await saved(phone).getByRole('button', { name: 'Take the saved comment' }).click();
	await expect(comment(phone)).toHaveValue('A long and careful comment.');
	await phone.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(phone.getByText(/^Saved\. All 1 compared/)).toBeVisible();

	// without a script, from a page that is older than that
	await comment(plain).fill('From the other window.');
	await plain.getByRole('button', { name: '“Two clicks to pay” is better' }).click();
	await expect(plain.getByText('Saved is: “One field less” is better.')).toBeVisible();
	await expect(saved(plain)).toContainText('Saved is: A long and careful comment.');
	await expect(comment(plain)).toHaveValue('From the other window.');
	await plain.getByRole('link', { name: 'Drop what is typed here, take all that is saved' }).click();
	await expect(comment(plain)).toHaveValue('A long and careful comment.');
	await expect(plain.getByRole('button', { name: '“One field less” is better' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});

test('a pair that is opened while the page reads itself again stays open', async ({ someone }) => {
	const made = await handedIn(someone);
	const { judges } = await inPairs(someone, made, false);
	const page = await judges[0]?.page(PHONE);
	if (!page) throw new Error('there is no judge');
	await page.goto(made.judging);
	const held = Promise.withResolvers<null>();
	await page.route('**/__data.json*', async (route) => {
		await held.promise;
		await route.continue();
	});
	const read = page.waitForRequest('**/__data.json*');
	await sql`update public.events set voting_at = voting_at + interval '17 minutes', results_at = results_at + interval '17 minutes' where slug = ${made.event.slug}`;
	await read;
	await page.getByRole('link', { name: 'Begin to compare' }).click();
	const until = page.getByText('You can give and change it until');
	const before = await until.textContent();
	held.resolve(null);
	// it was read again, and nobody is thrown back
	await expect(until).not.toHaveText(before ?? '');
	await expect(page.getByRole('article')).toHaveCount(2);
	await page.goBack();
	await expect(page.getByRole('link', { name: 'Begin to compare' })).toBeVisible();
	await page.goForward();
	await expect(page.getByRole('article')).toHaveCount(2);
	await page.getByRole('button', { name: '“One field less” is better' }).click();
	await expect(page.getByText(/^Saved\. All 1 compared/)).toBeVisible();
});
