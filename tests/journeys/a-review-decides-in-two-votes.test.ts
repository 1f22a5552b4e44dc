import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test, type Jury } from './jury.ts';

/** Plans a review of the jury's leaders with the experiment that is due on it; leaves the chair on its page. */
async function plan(page: Page, { chair, marketing, it, title }: Jury): Promise<string> {
	await page.goto('/reviews');
	await page.getByRole('link', { name: 'Plan a review' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Plan a review' })).toBeVisible();
	const name = `Growth board ${title.slice(-8)}`;
	await page.getByLabel('Name', { exact: true }).fill(name);
	// everybody who leads in this installation is proposed: this panel is of three
	for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
	// what other journeys wait to decide stays theirs
	await page.getByRole('checkbox', { name: /empty agenda/ }).check();
	for (const one of [chair, marketing, it]) await page.getByRole('checkbox', { name: new RegExp(one.name) }).check();
	await page.getByLabel('Chair').selectOption({ label: chair.name });
	await page.getByLabel('Quorum, % of the panel').fill('100');
	// so that the panel owes its forecasts already
	await page.getByLabel('Days for reading before').fill('30');
	await page.getByRole('button', { name: 'Plan the review' }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await page.getByText('Add one that runs or is due').click();
	await page.getByLabel('Experiment').selectOption({ label: title });
	await page.getByRole('button', { name: 'Add it' }).click();
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	return page.url();
}

async function forecast(page: Page, percent: string): Promise<void> {
	await page.getByLabel('It wins, in %').fill(percent);
	await page.getByRole('button', { name: 'Give the forecast' }).click();
	await expect(page.getByText(`it wins, ${percent} %`)).toBeVisible();
}

async function cast(page: Page, choice: string): Promise<void> {
	await page.getByRole('radio', { name: choice }).check();
	await page.getByLabel('How sure are you?').fill('85');
	await page.getByLabel('Your reason').fill('As the numbers say.');
	await page.getByRole('button', { name: 'Cast your ballot' }).click();
	await expect(page.getByText(`Your ballot: ${choice.toLowerCase()}, 85`)).toBeVisible();
}

async function checked(page: Page): Promise<void> {
	await isAccessible(page);
	await fitsNarrow(page);
}

for (const javaScriptEnabled of [true, false]) {
	test(`a review ${javaScriptEnabled ? '' : 'without JavaScript '}forecasts, votes, reveals, and the chair overrules with a second`, async ({
		jury
	}) => {
		test.setTimeout(240_000);
		const chair = await jury.chair.page({ javaScriptEnabled });
		const it = await jury.it.page({ javaScriptEnabled });
		const marketing = await jury.marketing.page({ javaScriptEnabled });
		const check = javaScriptEnabled ? checked : async () => undefined;

		// nobody of this panel has seen what was measured
		await sql`delete from public.result_watchers w using auth.users u where u.id = w.person_id
			and u.email in (${jury.chair.email}, ${jury.it.email}, ${jury.marketing.email})`;

		const review = await plan(chair, jury);
		await expect(chair.getByRole('link', { name: 'One forecast to give' })).toBeVisible();
		await chair.getByText('Set a budget').click();
		await chair.getByLabel('Money in').fill('5000');
		await chair.getByLabel('Person-days').fill('10');
		await chair.getByRole('button', { name: 'Save the budget' }).click();
		await expect(chair.getByText('€5,000 and 10 days left')).toBeVisible();
		await check(chair);
		await chair.getByRole('button', { name: `${jury.chair.name} is there` }).click();
		await expect(chair.getByText('1 of 3 there')).toBeVisible();
		await chair.getByRole('button', { name: `Start the clock of ${jury.title}` }).click();
		await expect(chair.getByText('left to talk')).toBeVisible();
		await chair.getByRole('link', { name: jury.title }).click();
		await expect(chair.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
		const item = chair.url();
		await check(chair);

		// the forecast comes before the results, and stays one's own
		await expect(chair.getByText('By the registered rule')).toHaveCount(0);
		await forecast(chair, '73');
		await chair.getByRole('button', { name: 'Show the results' }).click();
		await expect(chair.getByText('By the registered rule')).toBeVisible();
		await expect(chair.getByLabel('It wins, in %')).toHaveCount(0);
		// nor does any other page show them to whoever still owes one: the experiment, its brief and its files, the decision
		const about = `/experiments/${jury.experiment}`;
		for (const address of [about, `${about}/brief`, jury.path]) {
			await it.goto(address);
			await expect(it.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
			if (address === about) await check(it);
			await expect(it.getByText('By the registered rule')).toHaveCount(0);
			await expect(it.getByRole('heading', { name: 'Readings' })).toHaveCount(0);
		}
		await it.goto(`${about}/notebook`);
		await expect(it.getByRole('link', { name: 'Give your forecast, then open the results' })).toBeVisible();
		await it.goto(about);
		await expect(it.getByText('Shown to you with the results')).toBeVisible();
		for (const file of ['export.json', 'readings.csv', 'segments.csv'])
			expect((await it.request.get(`${about}/${file}`)).url()).toBe(item);
		await marketing.goto(`/board?q=${jury.title.slice(-8)}`);
		await expect(marketing.getByText('Not opened by you yet')).toHaveCount(1);
		// the card waits for its review: nobody opens a ballot beside it
		const waits = marketing.getByRole('link', { name: `Growth board ${jury.title.slice(-8)}` });
		await expect(waits).toHaveAttribute('href', new URL(item).pathname);
		await expect(marketing.getByLabel(`Move ${jury.title}`)).toHaveCount(0);
		const card = { card: String(jury.experiment), column: 'deciding' };
		const stale = await jury.marketing.request.post('/board?/move', { form: card, headers: { accept: 'text/html' } });
		expect(await stale.text()).toContain(`This is on the agenda of “Growth board ${jury.title.slice(-8)}”.`);
		await marketing.goto(jury.path);
		await expect(marketing.getByText(/^It is on the agenda of/)).toBeVisible();
		await expect(marketing.getByRole('button', { name: 'Open the ballot' })).toHaveCount(0);
		await chair.goto(`/board?q=${jury.title.slice(-8)}`);
		await expect(chair.getByRole('link', { name: jury.title, exact: true })).toBeVisible();
		await expect(chair.getByText('Not opened by you yet')).toHaveCount(0);
		await chair.goto(item);
		await it.getByRole('link', { name: 'Give your forecast, then open the results' }).click();
		await expect(it).toHaveURL(item);
		expect(await it.content()).not.toContain('73 %');
		await expect(it.getByRole('button', { name: 'Open the ballot' })).toHaveCount(0);

		await chair.getByRole('button', { name: 'Open the ballot' }).click();
		await cast(chair, 'Kill');
		await check(chair);
		// with a script the other browser sees it come in by itself
		if (!javaScriptEnabled) await it.reload();
		await expect(it.getByRole('list', { name: 'Who has voted' })).toContainText(jury.chair.name);
		await cast(it, 'Promote');
		await marketing.goto(item);
		await cast(marketing, 'Iterate');
		await chair.reload();
		await chair.getByRole('button', { name: 'Reveal the ballots' }).click();
		await chair.getByRole('link', { name: 'See the ballots and decide' }).click();
		await expect(chair.getByRole('heading', { name: 'The ballots say no one thing' })).toBeVisible();

		// before anything is released it says what is left, and as it is typed what would be too much
		await expect(chair.getByText(/^Left of the budget of the review .*: €5,000 and 10 days\.$/)).toBeVisible();
		if (javaScriptEnabled) {
			const money = chair.getByLabel('Money in');
			await money.fill('6,000');
			await expect(chair.getByText(/^This goes over the budget of the review .* by €1,000\./)).toBeVisible();
			await money.fill('');
			await expect(chair.getByText(/^This goes over the budget/)).toHaveCount(0);
		}

		// against the ballots: a reason, a second, and only then the decision
		await chair.getByLabel('Why').fill('Nothing moved, and running it costs two people.');
		await chair.getByLabel('Next step').fill('Take it down on Monday.');
		await chair.getByLabel('What was learned').fill('The number was not the reason to leave.');
		await chair.getByLabel('What would change our mind').fill('When the desk answers within a minute.');
		await chair.getByRole('radiogroup', { name: 'Outcome', exact: true }).getByRole('radio', { name: 'Kill' }).check();
		await chair.getByRole('button', { name: 'Record the decision' }).click();
		await expect(chair.getByText('Ask for a second first').first()).toBeVisible();
		await expect(chair.getByLabel('Next step')).toHaveValue('Take it down on Monday.');
		await chair.getByText('Decide otherwise', { exact: true }).click();
		await chair.getByRole('radiogroup', { name: 'Outcome to decide for' }).getByRole('radio', { name: 'Kill' }).check();
		await chair.getByLabel('Reason to decide otherwise').fill('It would cost more than it brings.');
		await chair.getByRole('button', { name: 'Ask for a second' }).click();
		await expect(chair.getByText(`${jury.chair.name} wants to kill`)).toBeVisible();
		await expect(chair.getByRole('button', { name: 'Second: kill' })).toHaveCount(0);
		await check(chair);

		// the chair is of IT: another leader of IT cannot second it
		await it.goto(jury.path);
		await expect(it.getByText('as a leader of the other function')).toBeVisible();
		await expect(it.getByRole('button', { name: 'Second: kill' })).toHaveCount(0);
		await marketing.goto(jury.path);
		await marketing.getByRole('button', { name: 'Second: kill' }).click();
		await expect(marketing.getByText(`Seconded by ${jury.marketing.name}`)).toBeVisible();

		await chair.goto(jury.path);
		await chair.getByLabel('Why').fill('Nothing moved, and running it costs two people.');
		await chair.getByLabel('Next step').fill('Take it down on Monday.');
		await chair.getByLabel('What was learned').fill('The number was not the reason to leave.');
		await chair.getByLabel('What would change our mind').fill('When the desk answers within a minute.');
		await chair.getByLabel('Dissent').fill('IT would have shipped it.');
		await chair.getByRole('radiogroup', { name: 'Outcome', exact: true }).getByRole('radio', { name: 'Kill' }).check();
		await chair.getByRole('button', { name: 'Record the decision' }).click();
		await expect(chair.getByRole('heading', { name: 'Killed' })).toBeVisible();
		await expect(chair.getByText(/Decided against the ballots/)).toBeVisible();
		await expect(chair.getByText(`Seconded by ${jury.marketing.name}`)).toBeVisible();
		await expect(chair.getByText('IT would have shipped it.')).toBeVisible();
		await check(chair);

		await chair.goto(review);
		await expect(chair.getByText('Killed, against the ballots or the rule')).toBeVisible();
		await chair.getByRole('button', { name: 'Close the review' }).click();
		await chair.getByRole('link', { name: 'The next one is proposed.' }).click();
		await expect(chair.getByText('This date follows from the rhythm.')).toBeVisible();
		await chair.goto('/reviews');
		await expect(chair.getByText('Brier score').first()).toBeVisible();
		await check(chair);
		await chair.goto(item);
		await expect(chair.getByText(/Brier score 0/)).toBeVisible();
	});
}
