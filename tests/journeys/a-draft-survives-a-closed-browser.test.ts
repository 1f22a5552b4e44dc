import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './people.ts';

test('what was typed of an idea is there again after the browser was closed', async ({ someone }) => {
	const [ann, ben] = await Promise.all([someone({ name: 'Ann Weber' }), someone()]);
	const page = await ann.page();
	await page.goto('/ideas/new');
	await page.getByLabel('Title').fill('Half a thought about returns');
	await page.getByLabel('Problem').fill('People do not know where to');
	await expect(page.getByText('Kept as a draft')).toBeVisible();
	await page.context().close();

	const again = await ann.page();
	await again.goto('/ideas');
	await again.getByRole('link', { name: 'Half a thought about returns' }).click();
	await expect(again.getByLabel('Problem')).toHaveValue('People do not know where to');
	await isAccessible(again);
	await fitsNarrow(again);
	await again.getByLabel('Problem').fill('People do not know where to send a parcel back.');
	await again.getByRole('button', { name: 'Log the idea' }).last().click();
	await expect(again.getByRole('heading', { level: 1 })).toHaveText('Half a thought about returns');
	await again.goto('/ideas');
	await expect(again.getByRole('heading', { name: 'Your drafts' })).toHaveCount(0);

	const other = await ben.page();
	await other.goto('/ideas');
	await expect(other.getByRole('heading', { name: 'Your drafts' })).toHaveCount(0);
});

test('without JavaScript a draft is kept by a button, taken up again and thrown away', async ({ someone }) => {
	const ann = await someone();
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto('/ideas/new');
	await page.getByLabel('Title').fill('Only a title so far');
	await page.getByRole('button', { name: 'Keep as draft' }).click();
	await expect(page.getByText('Your draft, kept')).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue('Only a title so far');
	await page.goto('/ideas');
	await page.getByRole('link', { name: 'Only a title so far' }).click();
	await page.getByRole('button', { name: 'Throw the draft away' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ideas');
	await expect(page.getByRole('link', { name: 'Only a title so far' })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
	test(`a draft open on two devices is not overwritten unseen, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const ann = await someone();
		const [phone, desktop] = [await ann.page({ javaScriptEnabled: false }), await ann.page({ javaScriptEnabled })];
		await phone.goto('/ideas/new');
		await phone.getByLabel('Title').fill('Begun on the train');
		await phone.getByRole('button', { name: 'Keep as draft' }).click();
		await expect(phone.getByText('Your draft, kept')).toBeVisible();
		await desktop.goto(phone.url());
		await phone.getByLabel('Problem').fill('Written on the phone.');
		await phone.getByRole('button', { name: 'Keep as draft' }).click();
		await expect(phone.getByLabel('Problem')).toHaveValue('Written on the phone.');

		await desktop.getByLabel('Problem').fill('Written at the desk.');
		if (!javaScriptEnabled) await desktop.getByRole('button', { name: 'Keep as draft' }).click();
		await expect(desktop.getByText('saved another text', { exact: false }).last()).toBeVisible();
		await expect(desktop.getByLabel('Problem')).toHaveValue('Written at the desk.');
		await desktop.getByText('Read the other text').click();
		await expect(desktop.getByRole('definition').filter({ hasText: 'Written on the phone.' })).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(desktop);
			await desktop.getByRole('button', { name: 'Save mine over it' }).click();
			await expect(desktop.getByRole('status').filter({ hasText: 'Kept as a draft' })).toBeFocused();
		} else await desktop.getByRole('button', { name: 'Keep as draft' }).click();
		await expect(desktop.getByText('Read the other text')).toHaveCount(0);
		await desktop.reload();
		await expect(desktop.getByLabel('Problem')).toHaveValue('Written at the desk.');
	});
}

test('a leader imports ideas, is told which rows need a change, and logs one for somebody who hands it back', async ({
	someone
}) => {
	const [leader, ann] = await Promise.all([
		someone({ role: 'leader', name: 'Lea Leader' }),
		someone({ name: `Ann ${Date.now()}` })
	]);
	const page = await leader.page({ javaScriptEnabled: false });
	await page.goto('/ideas/import');
	await page.getByLabel('Cells from a spreadsheet').fill('title\tproblem\nImported idea\ttoo short');
	await page.getByRole('button', { name: 'Import the ideas' }).last().click();
	await expect(page.getByRole('row', { name: '2 problem Tell the problem in 10 to 2,000 characters.' })).toBeVisible();
	await page.getByLabel('Cells from a spreadsheet').fill('title\tproblem\nImported idea\tLong enough to be told.');
	await page.getByRole('button', { name: 'Import the ideas' }).last().click();
	await expect(page.getByRole('link', { name: 'Imported idea' })).toBeVisible();

	await page.goto('/ideas/new');
	await page.getByLabel('Title').fill('Said in the corridor');
	await page.getByLabel('Problem').fill('Nobody writes down what is said in the corridor.');
	await page.getByLabel('Whose idea it is').fill(ann.name);
	await page.getByRole('button', { name: 'Log the idea' }).last().click();
	await expect(page.getByText('logged by Lea Leader')).toBeVisible();
	const theirs = await ann.page();
	await theirs.goto('/');
	const waiting = theirs.getByRole('link', { name: 'Said in the corridor' });
	await expect(waiting).toBeVisible();
	await isAccessible(theirs);
	await waiting.click();
	await theirs.getByRole('button', { name: 'Hand it back' }).click();
	await expect(theirs.getByText('logged this in your name')).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('link', { name: 'Change it' })).toBeVisible();
	await page.getByRole('link', { name: 'Change it' }).click();
	await page.getByLabel('Title').fill('Said in the lift');
	await page.getByRole('button', { name: 'Save the idea' }).last().click();
	await page.getByRole('link', { name: 'changed' }).click();
	await expect(page.getByRole('heading', { name: 'Version 2' })).toBeVisible();
	await expect(page.locator('ins')).toHaveText(' lift');
	const look = await leader.page();
	for (const path of [new URL(page.url()).pathname, '/ideas/import']) {
		await look.goto(path);
		await isAccessible(look);
		await fitsNarrow(look);
	}
});
