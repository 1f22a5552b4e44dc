import { fitsNarrow, isAccessible } from './checks.ts';
import { moveTo, plan } from './hackathon.ts';
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
	const address = page.url();
	await page.getByRole('button', { name: 'Throw the draft away' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ideas');
	await expect(page.getByRole('link', { name: 'Only a title so far' })).toHaveCount(0);
	await page.goto(address);
	await expect(page.getByText('it was logged or thrown away')).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue('');
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

for (const javaScriptEnabled of [true, false]) {
	test(`an idea logged on one device takes nothing from what is typed on another, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const ann = await someone();
		const [phone, desktop] = [await ann.page({ javaScriptEnabled: false }), await ann.page({ javaScriptEnabled })];
		await phone.goto('/ideas/new');
		await phone.getByLabel('Title').fill('Begun on the tram');
		await phone.getByLabel('Problem').fill('Nobody reads the long one.');
		await phone.getByRole('button', { name: 'Keep as draft' }).click();
		await expect(phone.getByText('Your draft, kept')).toBeVisible();
		await desktop.goto(phone.url());
		await phone.getByRole('button', { name: 'Log the idea' }).last().click();
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Begun on the tram');

		await desktop.getByLabel('Proposal').fill('Only on the desk.');
		const notice = desktop.getByRole('alert').filter({ hasText: 'You logged this idea meanwhile' });
		if (javaScriptEnabled) {
			// kept at once, as a draft of its own
			await expect(desktop.getByText('Kept as a draft')).toBeVisible();
			await isAccessible(desktop);
		} else {
			await desktop.getByRole('button', { name: 'Log the idea' }).last().click();
			await expect(desktop.getByRole('link', { name: 'Begun on the tram' })).toHaveAttribute(
				'href',
				new URL(phone.url()).pathname
			);
		}
		await expect(notice.last()).toBeVisible();
		await expect(notice.getByRole('link', { name: 'Begun on the tram' })).toBeVisible();
		await expect(desktop.getByLabel('Proposal')).toHaveValue('Only on the desk.');
		await fitsNarrow(desktop);
		await desktop.getByRole('button', { name: 'Keep as draft' }).click();
		await expect(desktop.getByText('Your draft, kept')).toBeVisible();
		await expect(notice).toHaveCount(0);
		await expect(desktop.getByLabel('Proposal')).toHaveValue('Only on the desk.');
		await phone.reload();
		await expect(phone.getByText('Only on the desk.')).toHaveCount(0);
	});
}

test('what another device chose is told by name, and a draft whose event is over says so', async ({ someone }) => {
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'ideation');
	const whole = `${event.name}, any challenge`;
	const [phone, desktop] = [await ann.page({ javaScriptEnabled: false }), await ann.page()];
	await phone.goto('/ideas/new');
	await phone.getByLabel('Title').fill('One choice apart');
	await phone.getByRole('button', { name: 'Keep as draft' }).click();
	await expect(phone.getByText('Your draft, kept')).toBeVisible();
	await desktop.goto(phone.url());
	await phone.getByLabel('Belongs to').selectOption({ label: whole });
	await phone.getByRole('button', { name: 'Keep as draft' }).click();
	await expect(phone.getByLabel('Belongs to').locator('option:checked')).toHaveText(whole);
	await desktop.getByLabel('Asked for by').fill('2031-03-01');
	await expect(desktop.getByText('It differs in “Belongs to”, “Asked for by”.')).toBeVisible();
	await desktop.getByText('Read the other text').click();
	await expect(desktop.getByRole('definition').filter({ hasText: whole })).toBeVisible();
	await expect(desktop.getByText('In yours: No event, it stands alone')).toBeVisible();

	await moveTo(event, 'judging');
	await phone.reload();
	await expect(phone.getByText(`“${event.name}” takes no ideas any more.`)).toBeVisible();
	await expect(phone.getByLabel('Belongs to').locator('option:checked')).toHaveText(event.name);
	await phone.getByLabel('Problem').fill('Long enough to be told.');
	await phone.getByRole('button', { name: 'Log the idea' }).last().click();
	await expect(phone.getByText('The deadline of this event has passed.').last()).toBeVisible();
});

test('a leader imports ideas, is told which rows need a change, and logs one for somebody who hands it back', async ({
	someone
}) => {
	const [leader, ann] = await Promise.all([
		someone({ role: 'leader', name: 'Lea Leader' }),
		someone({ name: `Ann ${Date.now()}` })
	]);
	const page = await leader.page({ javaScriptEnabled: false });
	await page.goto('/ideas/import');
	// events of other journeys come and go meanwhile
	const place = page.getByLabel('Belongs to');
	if (await place.count()) await place.selectOption({ label: 'No event, they stand alone' });
	await page
		.getByLabel('Cells from a spreadsheet')
		.fill('title\tproblem\temail\tVotes\nImported idea\ttoo short\tnobody@example.com\t7');
	await page.getByRole('button', { name: 'Import the ideas' }).click();
	await expect(page.getByRole('row', { name: '2 problem Tell the problem in 10 to 2,000 characters.' })).toBeVisible();
	await expect(page.getByRole('row', { name: '2 email Nobody here signs in with this address.' })).toBeVisible();
	await expect(page.getByRole('row', { name: '1 Votes' })).toBeVisible();
	await page
		.getByLabel('Cells from a spreadsheet')
		.fill('title\tproblem\tVotes\nImported idea\tLong enough to be told.\t7');
	await page.getByLabel('Leave out the column “Votes”').check();
	await page.getByRole('button', { name: 'Check what would be logged' }).click();
	await expect(page.getByText('One idea was understood and nothing is written yet.')).toBeVisible();
	await expect(page.getByRole('row', { name: '2 Imported idea Long enough to be told.' })).toBeVisible();
	await expect(page.getByText('One idea, in no event.')).toBeVisible();
	const already = await leader.page();
	await already.goto('/ideas?sort=newest&q=Imported');
	await expect(already.getByRole('link', { name: 'Imported idea' })).toHaveCount(0);
	// the form is as it was: what is left out stays left out
	await page.getByRole('button', { name: 'Import the ideas' }).click();
	await expect(page.getByText('1 idea was imported.')).toBeVisible();
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
	await look.goto('/ideas/import');
	const sheet = [
		'title\tproblem\tproposal\ttags\temail',
		`One field less\t${'Long enough to be told. '.repeat(40)}\tAsk later.\tforms, sign-up\t`,
		`${'Supercalifragilistic'.repeat(6)}\tLong enough to be told.\t\t\t`
	].join('\n');
	await look.getByLabel('Cells from a spreadsheet').fill(sheet);
	await look.getByRole('button', { name: 'Check what would be logged' }).click();
	await expect(look.getByText('2 ideas were understood')).toBeVisible();
	await isAccessible(look);
	await fitsNarrow(look);
	for (const path of [new URL(page.url()).pathname, '/ideas/import']) {
		await look.goto(path);
		await isAccessible(look);
		await fitsNarrow(look);
	}
});
