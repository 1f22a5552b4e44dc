import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { moveTo } from './hackathon.ts';
import { handedIn, judgedByOne, mark, setUp } from './judged.ts';
import { expect, test } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

test('a judge loses the connection, goes on to the next project, and nothing is lost', async ({ someone }) => {
	const { made, judge } = await judgedByOne(someone);

	const page = await judge.page(PHONE);
	await page.goto('/');
	await page.locator(`main a[href="${made.judging}"]`).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Judging');
	const queue = page
		.getByRole('region', { name: 'Your queue' })
		.or(page.locator('section', { hasText: 'Your queue' }))
		.first();
	await expect(queue).toContainText('0 of 2 scored');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('link', { name: 'One field less', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One field less');
	await isAccessible(page);
	await fitsNarrow(page);

	await page.context().setOffline(true);
	const give = async (criterion: string, points: string) =>
		page.getByRole('group', { name: criterion }).getByRole('radio', { name: points, exact: true }).check();
	await give('Business value', '5');
	await give('IT feasibility', '3');
	await page.getByLabel('Comment').fill('Typed on the train.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('One project is kept on this device and not sent yet.')).toBeVisible();
	await isAccessible(page);

	// the next project needs no connection either
	await page.getByRole('link', { name: 'Next: Two clicks to pay' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two clicks to pay');
	await expect(page.getByText('twice')).toBeVisible();
	await give('Business value', '2');
	await give('IT feasibility', '4');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('2 projects are kept on this device')).toBeVisible();

	await page.context().setOffline(false);
	await expect(page.getByText('Saved. All 2 scored.')).toBeVisible();
	await page.getByRole('link', { name: 'Back to your queue' }).click();
	await expect(page.getByText('All 2 scored')).toBeVisible();

	// the server has it, also for another device
	const other = await judge.page({ javaScriptEnabled: false });
	await other.goto(`${made.judging}/${made.teams[0]?.id}`);
	await expect(other.getByRole('group', { name: 'Business value' }).getByRole('radio', { name: '5' })).toBeChecked();
	await expect(other.getByLabel('Comment')).toHaveValue('Typed on the train.');
});

test('a page that is closed without a connection sends what was saved when it is opened again', async ({ someone }) => {
	const { made, judge } = await judgedByOne(someone);
	const page = await judge.page();
	const address = `${made.judging}/${made.teams[0]?.id}`;
	await page.goto(address);
	await page.context().setOffline(true);
	await mark(page, '4');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('One project is kept on this device')).toBeVisible();
	const context = page.context();
	await page.close();

	await context.setOffline(false);
	const again = await context.newPage();
	await again.goto(made.judging);
	await expect(again.getByText('1 of 2 scored')).toBeVisible();
	await again.getByRole('link', { name: 'One field less', exact: true }).click();
	await expect(again.getByRole('button', { name: 'Save again' })).toBeVisible();
});

test('what is sent after the close is shown with why it does not count, and the queue says that it came too late', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const page = await judge.page(PHONE);
	const address = `${made.judging}/${made.teams[0]?.id}`;
	const plain = await judge.page({ javaScriptEnabled: false });
	await Promise.all([page.goto(address), plain.goto(`${made.judging}/${made.teams[1]?.id}`)]);
	await page.context().setOffline(true);
	for (const [criterion, points] of [
		['Business value', '5'],
		['IT feasibility', '3']
	] as const) {
		await page.getByRole('group', { name: criterion }).getByRole('radio', { name: points, exact: true }).check();
		await plain.getByRole('group', { name: criterion }).getByRole('radio', { name: '4', exact: true }).check();
	}
	await page.getByLabel('Comment').fill('Typed in the tunnel.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('counts if it arrives before the voting begins')).toBeVisible();

	await moveTo(made.event, 'voting');
	await page.context().setOffline(false);
	const lost = page.getByRole('region', { name: 'Not counted' });
	await expect(lost).toContainText('came after the scoring had closed, so it does not count');
	await expect(lost).toContainText('5 of 5');
	await expect(lost).toContainText('3 of 5');
	await expect(lost).toContainText('Typed in the tunnel.');
	await expect(page.getByText('You gave nothing for this project in time.')).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('link', { name: 'Back to your queue' }).click();
	await expect(page.getByText('Came too late')).toBeVisible();
	await expect(page.getByText('Not scored')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Came too late')).toBeVisible();
	await page.getByRole('link', { name: 'One field less', exact: true }).click();
	await page.getByRole('button', { name: 'Forget it on this device' }).click();
	await expect(lost).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

	// a plain form that is sent too late says the same
	await plain.getByLabel('Comment').fill('Typed too long.');
	await plain.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(plain.getByRole('region', { name: 'Not counted' })).toContainText('Typed too long.');
	await expect(plain.getByRole('region', { name: 'Not counted' })).toContainText('4 of 5');
});

test('what a judge saved elsewhere meanwhile is not overwritten unseen', async ({ someone }) => {
	const { made, judge } = await judgedByOne(someone);
	const address = `${made.judging}/${made.teams[0]?.id}`;
	const [phone, laptop] = await Promise.all([judge.page(PHONE), judge.page({ javaScriptEnabled: false })]);
	await Promise.all([phone.goto(address), laptop.goto(address)]);
	await phone.context().setOffline(true);
	await mark(phone, '5', 'From the phone.');
	await phone.getByRole('button', { name: 'Save', exact: true }).click();
	await mark(laptop, '2', 'A long and careful comment.');
	await laptop.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(laptop.getByText('Saved. 1 of 2 scored.')).toBeVisible();
	await phone.context().setOffline(false);
	await expect(phone.getByRole('alert')).toContainText('What you gave now is still in the form');
	await expect(phone.getByText('Saved is 2.').first()).toBeVisible();
	const saved = phone.getByRole('group', { name: 'What you saved' });
	await expect(saved).toContainText('Saved is: A long and careful comment.');
	await expect(phone.getByRole('textbox', { name: /^Comment/ })).toHaveValue('From the phone.');
	await isAccessible(phone);
	await fitsNarrow(phone);
	// it stays there while something else is typed, and on a page that is opened anew
	await phone.getByRole('textbox', { name: /^Comment/ }).fill('From the phone again.');
	await expect(saved).toContainText('A long and careful comment.');
	await phone.reload();
	await expect(phone.getByRole('textbox', { name: /^Comment/ })).toHaveValue('From the phone again.');
	await expect(saved).toContainText('A long and careful comment.');
	await saved.getByRole('button', { name: 'Take the saved comment' }).click();
	await expect(phone.getByRole('textbox', { name: /^Comment/ })).toHaveValue('A long and careful comment.');
	await expect(saved).toHaveCount(0);
	// seen now, and meant
	await phone.getByRole('button', { name: 'Save again' }).click();
	await expect(phone.getByText('Saved. 1 of 2 scored.')).toBeVisible();
	await laptop.goto(address);
	await expect(laptop.getByRole('textbox', { name: /^Comment/ })).toHaveValue('A long and careful comment.');
	await expect(laptop.getByRole('radio', { name: '5', checked: true })).toHaveCount(2);
});

test('without JavaScript a comment that was saved in another window is shown beside the one that was typed', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const address = `${made.judging}/${made.teams[0]?.id}`;
	const page = await judge.page({ javaScriptEnabled: false, ...PHONE });
	const window = await page.context().newPage();
	await Promise.all([page.goto(address), window.goto(address)]);
	await mark(window, '4', 'The first window.');
	await window.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(window.getByText('Saved. 1 of 2 scored.')).toBeVisible();
	await mark(page, '4', 'The second window.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	const saved = page.getByRole('group', { name: 'What you saved' });
	await expect(saved).toContainText('Saved is: The first window.');
	await expect(page.getByRole('textbox', { name: /^Comment/ })).toHaveValue('The second window.');
	await fitsNarrow(page);
	await page.getByRole('link', { name: 'Drop what is typed here, take all that is saved' }).click();
	await expect(page.getByRole('textbox', { name: /^Comment/ })).toHaveValue('The first window.');
	await expect(saved).toHaveCount(0);
});

test('without JavaScript a judge scores by a plain form, and a mark that is missing is said', async ({ someone }) => {
	const { made, judge } = await judgedByOne(someone);
	const page = await judge.page({ javaScriptEnabled: false, ...PHONE });
	await page.goto(made.judging);
	await page.getByRole('link', { name: 'One field less', exact: true }).click();
	await mark(page, '4');
	await page.getByLabel('Comment').fill('Bold.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved. 1 of 2 scored.')).toBeVisible();
	await page.getByRole('link', { name: 'Next: Two clicks to pay' }).click();
	await page.getByText('I should not judge this team').click();
	await page.getByLabel('Why').fill('My sister is in it.');
	await page.getByRole('button', { name: 'Declare the conflict' }).last().click();
	await expect(page.getByText('My sister is in it.')).toBeVisible();
	await expect(page.getByText('All 1 scored')).toBeVisible();
	await page.goto('/');
	await expect(page.getByText(/Score .*project/)).toHaveCount(0);

	// what was scored stays when the judge leaves, and nothing more is asked for
	await page.goto(made.judging);
	await page.getByText('I cannot judge after all').click();
	await page.getByRole('button', { name: 'Stop judging' }).last().click();
	await expect(page.getByText('I cannot judge after all')).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'Conflicts of interest' })).toHaveCount(0);
});

test('a judge who signs in on the same device while a project is open finds none of what another one marked', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const [first, second] = [await someone({ function: 'it' }), await someone({ function: 'marketing' })];
	await setUp(someone, [first, second], made);
	const page = await first.page();
	await page.goto(`${made.judging}/${made.teams[0]?.id}`);
	await mark(page, '5', 'Mine alone.');
	await page.context().addCookies((await second.request.storageState()).cookies);
	// the open page reads itself again, as who is signed in now
	await sql`update public.events set voting_at = voting_at + interval '17 minutes', results_at = results_at + interval '17 minutes' where slug = ${made.event.slug}`;
	await expect(page.getByRole('button', { name: second.name })).toBeAttached();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await expect(page.getByLabel('Comment')).toHaveValue('');
	await page.context().addCookies((await first.request.storageState()).cookies);
	await page.reload();
	await expect(page.getByRole('radio', { name: '5', checked: true })).toHaveCount(2);
	await expect(page.getByLabel('Comment')).toHaveValue('Mine alone.');
});
