import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

test('a survey is held against its target and stays an opinion, however clear it is', async ({ someone }) => {
	test.slow(true, 'axe reads two pages in both themes');
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const team = await withKpis(ann, bob);
	const page = await ann.page({ javaScriptEnabled: false });

	// a target of a share is in per cent, and none over 100 is asked for again before the start, not at it
	await page.goto(await logIdea(ann, 'Rent a drill'));
	await page.getByRole('link', { name: 'Turn into an experiment' }).click();
	await page.getByRole('button', { name: 'Open the draft' }).last().click();
	await page.getByRole('radio', { name: 'Survey' }).check();
	await page.getByRole('button', { name: 'Save the draft' }).last().click();
	await page.getByLabel('The KPI that decides').selectOption(`${team.share} (more is better)`);
	const target = page.getByLabel('Target', { exact: true }).first();
	await target.fill('400');
	await page.getByRole('button', { name: 'Save the draft' }).last().click();
	const musts = page.getByRole('listitem').filter({ hasText: 'Give every metric its target' });
	await expect(musts).toContainText('To do');
	await expect(target).toHaveValue('400');
	await expect(target).toHaveAccessibleDescription(/A share in per cent.* %$/);
	await target.fill('40');
	await page.getByRole('button', { name: 'Save the draft' }).last().click();
	await expect(musts).toContainText('Done');

	// nothing has to guard what is only asked
	const experiment = await started(team, 'Would you rent a drill?', () => ({
		design: 'survey',
		'variants.0.name': 'Members asked',
		'variants.1.name': '',
		primary_target: '40 %',
		guardrail_kpi_id: '',
		bearable_loss: ''
	}));
	// with one arm a table need not say which
	await page.goto(`${experiment}/readings/import`);
	await page.getByLabel('Cells from a spreadsheet').fill(`day,n,successes\n${inDays(0)},2000,1200`);
	await page.getByRole('button', { name: 'Check what would be written' }).click();
	await expect(page.getByRole('region', { name: 'Readings by metric and variant' })).toContainText('Members asked');

	await page.goto(`${experiment}/readings`);
	await page.getByLabel('How many answered').fill('2000');
	await page.getByLabel('How many said yes').fill('1200');
	await page.getByRole('button', { name: 'Save the readings' }).last().click();
	await page.getByRole('link', { name: 'See the result' }).click();
	const result = page.getByRole('region', { name: 'What is known' });
	await expect(result).toContainText('Opinion, n 2,000.');
	await expect(result).toContainText('what they do may differ');
	await expect(page.getByText('+5.0 % against the target')).toBeVisible();
	await expect(page.getByText('against control')).toHaveCount(0);
	await fitsNarrow(page);
	await page.goto(`${experiment}/decision`);
	await expect(page.getByText('Opinion, n 2,000.')).toBeVisible();
	await expect(page.getByText('what they do may differ')).toBeVisible();
	await page.goto('/experiments?mine=1');
	await expect(
		page.getByRole('listitem').filter({ hasText: 'Would you rent a drill?' }).getByText('Opinion')
	).toBeVisible();

	const seen = await bob.page();
	await seen.goto(experiment);
	await isAccessible(seen);
});
