import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './people.ts';
import { giveVote, votingEvent } from './vote-event.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`awards are prepared unseen and appear for everybody at the results, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const event = await votingEvent(someone);
		const organizer = await event.leader.page({ javaScriptEnabled });
		await organizer.goto(event.path);
		await organizer.getByRole('link', { name: 'Results', exact: true }).click();
		await organizer.getByRole('link', { name: 'Prepare the awards' }).click();
		const add = organizer.getByRole('region', { name: 'Add an award' });
		await add.getByLabel('Award').fill('Boldest idea');
		await add.getByLabel('Team', { exact: true }).selectOption('One field less');
		await add.getByLabel('Why this team').fill('It asks for one field less, and dares to.');
		await add.getByRole('button', { name: 'Add the award' }).last().click();
		await expect(organizer.getByRole('heading', { name: 'Boldest idea: One field less' })).toBeVisible();
		await organizer.getByRole('textbox', { name: 'Thanks' }).fill('Thank you for **two days**.');
		await organizer.getByRole('button', { name: 'Save the words' }).last().click();
		await expect(organizer.getByText('The words are saved.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(organizer);
		if (javaScriptEnabled) await fitsNarrow(organizer);

		const page = await event.ann.page({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
		await page.goto(`${event.path}/results`);
		await expect(page.getByText('Results are shown to everybody at once')).toBeVisible();
		await expect(page.getByText('Boldest idea')).toHaveCount(0);
		expect((await event.ann.request.get(`${event.path}/results/awards`)).status()).toBe(404);

		for (const voter of [event.eva, event.finn, event.ben]) await giveVote(voter, event.path, event.teams.second.id);
		await event.moveTo('results');
		await page.reload();
		const awards = page.getByRole('region', { name: 'Awards' });
		await expect(awards.getByRole('heading', { name: 'Boldest idea' })).toBeVisible();
		await expect(awards).toContainText('It asks for one field less, and dares to.');
		await expect(awards).toContainText(event.ben.name);
		await expect(awards.getByRole('heading', { name: 'People’s choice' })).toBeVisible();
		await expect(awards).toContainText('“Monday post” comes first with 3 votes');
		await expect(page.getByRole('region', { name: 'Thank you' })).toContainText(
			'6 people registered (3 from marketing, 3 from IT)'
		);
		await expect(page.getByText('two days', { exact: true })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		if (javaScriptEnabled) await fitsNarrow(page);

		await page.getByRole('link', { name: /Certificate.*People’s choice, Monday post/ }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'People’s choice' })).toBeVisible();
		await expect(page.getByText(event.dora.name)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		if (javaScriptEnabled) await fitsNarrow(page);

		// a wrong award is corrected in everybody's sight
		await organizer.goto(`${event.path}/results/awards`);
		await organizer.getByText('Correct', { exact: true }).click();
		const given = organizer.getByRole('region', { name: 'Given' });
		await given.getByLabel('Team', { exact: true }).selectOption('Monday post');
		await given.getByLabel('What was wrong').fill('We had read out the wrong team.');
		await given.getByRole('button', { name: 'Save' }).last().click();
		await expect(organizer.getByRole('heading', { name: 'Boldest idea: Monday post' })).toBeVisible();
		await page.goto(`${event.path}/results`);
		await expect(page.getByText('We had read out the wrong team.')).toBeVisible();

		// nor is what people chose renamed or taken away without a reason
		const words = organizer.getByRole('region', { name: 'People’s choice and thanks' });
		const save = words.getByRole('button', { name: 'Save the words' }).last();
		await words.getByLabel('What it is called').fill('Choice of the house');
		await save.click();
		await expect(organizer.getByText(/Say in 10 characters or more what was wrong/).first()).toBeVisible();
		await expect(words.getByLabel('What it is called')).toHaveValue('Choice of the house');
		if (javaScriptEnabled) await isAccessible(organizer);
		if (javaScriptEnabled) await fitsNarrow(organizer);
		await words.getByLabel('What was wrong').fill('That is how we announced it.');
		await save.click();
		await expect(words.getByLabel('What was wrong')).toHaveValue('');
		await page.goto(`${event.path}/results`);
		await expect(awards.getByRole('heading', { name: 'Choice of the house' })).toBeVisible();
		await expect(awards).toContainText('That is how we announced it.');
		await words.getByLabel('The people’s choice is an award').uncheck();
		await words.getByLabel('What was wrong').fill('We had said there would be none.');
		await save.click();
		await expect(words.getByLabel('What was wrong')).toHaveValue('');
		await expect(words.getByLabel('The people’s choice is an award')).not.toBeChecked();
		await page.goto(`${event.path}/results`);
		await expect(page.getByRole('region', { name: 'What people chose' })).toContainText(
			/It is no award any more\. Corrected .*: We had said there would be none\./
		);
		await expect(awards.getByRole('heading', { name: 'Choice of the house' })).toHaveCount(0);
	});
}

test('a certificate is one sheet of paper, however long its words', async ({ someone }) => {
	const event = await votingEvent(someone);
	const organizer = await event.leader.page();
	await organizer.goto(`${event.path}/results/awards`);
	const add = organizer.getByRole('region', { name: 'Add an award' });
	await add.getByLabel('Award').fill(`The ${'very '.repeat(13)}best idea`);
	await add.getByLabel('Team', { exact: true }).selectOption('One field less');
	await add.getByLabel('Why this team').fill('Nobody believed it could be measured, and they did. '.repeat(19));
	await add.getByRole('button', { name: 'Add the award' }).last().click();
	await organizer.getByRole('link', { name: 'Certificate' }).click();
	await expect(organizer.getByRole('heading', { level: 1 })).toContainText('best idea');
	const fits = await organizer.locator('article').evaluate((sheet) => {
		const { bottom } = sheet.getBoundingClientRect();
		return [...sheet.querySelectorAll('p, li')].every((part) => part.getBoundingClientRect().bottom <= bottom);
	});
	expect(fits).toBe(true);
	const pdf = (await organizer.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('the programme of an event is a page to print, in the order of the day', async ({ someone }) => {
	const event = await votingEvent(someone);
	const page = await event.eva.page();
	await page.goto(event.path);
	await page.getByRole('link', { name: 'Programme' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Programme' })).toBeVisible();
	await expect(page.getByText('The form people leave')).toBeVisible();
	const titles = await page.locator('section ol .title').allTextContents();
	expect(titles.map((title) => title.trim())).toEqual([
		'Ideas',
		'Teams',
		'Build',
		'Hand in',
		'Judging',
		'Voting',
		'Results'
	]);
	await isAccessible(page);
	await fitsNarrow(page);
});
