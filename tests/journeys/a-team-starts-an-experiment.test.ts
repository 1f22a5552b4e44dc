import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, logIdea, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a team turns an idea into an experiment and starts it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const { share, average } = await withKpis(ann, bob);
		const idea = await logIdea(ann, 'Ask for one field less');
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(idea);
		await page.getByRole('link', { name: 'Turn into an experiment' }).click();
		await expect(page.getByLabel('Name of the experiment')).toHaveValue('Ask for one field less');
		await page.getByRole('button', { name: 'Open the draft' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan the experiment');
		await expect(page.getByText('Choose the KPI that decides.')).toBeVisible();

		await page.getByLabel('Because').fill('four in ten leave at the phone number');
		await page.getByLabel('We believe that').fill('asking for one field less');
		await page.getByLabel('For', { exact: true }).fill('first-time visitors');
		await page.getByLabel('Will cause').fill('more of them to finish');
		if (javaScriptEnabled)
			await expect(page.getByRole('region', { name: 'The hypothesis so far' })).toContainText(
				'Because four in ten leave at the phone number, we believe that asking for one field less for first-time visitors will cause more of them to finish, seen in'
			);
		await page.getByLabel('Control', { exact: true }).fill('Long form');
		await page.getByLabel('Treatment', { exact: true }).fill('Short form');
		// a number that is not one refuses the plan, and takes neither the new row nor what is typed there
		await page.getByLabel('Success from').fill('five');
		await page.getByRole('button', { name: 'Add a treatment' }).click();
		await page.getByLabel('Treatment 2').fill('No phone at all');
		await page.getByLabel('Smallest change worth having').fill('two');
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByText('2 fields need a change.')).toBeVisible();
		await expect(page.getByLabel('Treatment 2')).toHaveValue('No phone at all');
		await page.getByLabel('Smallest change worth having').fill('');
		await page.getByLabel('Success from').fill('');

		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByRole('alert')).toContainText('Name the riskiest assumption');
		await expect(page.getByLabel('Treatment 2')).toHaveValue('No phone at all');
		await page.getByLabel('Riskiest assumption').fill('People leave because of that field.');
		await page.getByLabel('The KPI that decides').selectOption(`${share} (more is better)`);
		await page.getByLabel('Smallest change worth having').fill('2');
		await page.getByLabel('Success from').fill('five');
		await page.getByLabel('The KPI that must not get worse').selectOption(`${average} (average, less is better)`);
		await page.getByLabel('Loss that is still bearable').fill('3 %');
		await page.getByLabel('We stop when').fill('Fewer than 200 people saw the short form.');
		await page.getByLabel('Checked on').fill(inDays(7));
		await page.getByLabel('Last day').fill(inDays(14));
		await page.getByLabel(/^Money in/).fill('0');
		await page.getByLabel('Marketing owner').selectOption({ label: ann.name });
		await page.getByLabel('IT owner').selectOption({ label: bob.name });
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByText('Write a number, like 5 or 0.5.').last()).toBeVisible();
		await page.getByLabel('Success from').fill('5');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Save and start today' }).click();

		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask for one field less');
		await expect(page.getByText('Running, 15 days left')).toBeVisible();
		await expect(page.getByText(`Unchanged since ${ann.name} started it`)).toBeVisible();
		await expect(page.getByText('Long form, Short form, No phone at all')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		const theirs = await bob.page({ javaScriptEnabled });
		await theirs.goto('/experiments?mine=1&state=running');
		await expect(theirs.getByRole('link', { name: 'Ask for one field less' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(theirs);
		await fitsNarrow(theirs);
	});
}

test('who does not run an experiment reads its plan and is offered nothing to change', async ({ someone }) => {
	const [ann, carl] = await Promise.all([someone(), someone({ function: 'it' })]);
	const idea = await logIdea(ann, 'Somebody else’s idea');
	const mine = await ann.page();
	await mine.goto(`/experiments/new?idea=${idea.split('/').at(-1)}`);
	await mine.getByRole('button', { name: 'Open the draft' }).last().click();
	await mine.waitForURL(/\/plan$/);

	const page = await carl.page();
	await page.goto(new URL(mine.url()).pathname);
	await expect(page).toHaveURL(/\/experiments\/\d+$/);
	await expect(page.getByText('is drafting this')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Continue the plan' })).toHaveCount(0);
});
