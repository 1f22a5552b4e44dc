import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a plan begins from a template, says what it is worth and whether it can turn out wrong, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const { share } = await withKpis(ann, bob);
		const idea = await logIdea(ann, 'Offer a family plan');
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(`/experiments/new?idea=${idea.split('/').at(-1)}`);
		const door = page.getByRole('radio', { name: 'Fake door' });
		await expect(page.getByText('It shows interest, not use')).toBeVisible();
		await door.check();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Open the draft' }).last().click();

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan the experiment');
		await expect(page.getByLabel('Fake door', { exact: true })).toHaveValue('Fake door');
		await expect(page.getByLabel('We believe that')).toHaveValue(/offering \[what is not there yet…\]/);
		await expect(page.getByText('Fill in the blanks of the template').first()).toBeVisible();
		const preview = page.getByRole('region', { name: 'The hypothesis so far' });
		await expect(preview).toContainText('will cause at least [number…] per cent of those who see it to click, seen in');

		const advice = page.getByRole('region', { name: 'Can it turn out wrong?' });
		await page.getByLabel('Because').fill('we think families want it');
		await page.getByLabel('We believe that').fill('offering a family plan on the price page');
		await page.getByLabel('For', { exact: true }).fill('everybody');
		await page.getByLabel('Will cause').fill('an improved experience');
		await page.getByLabel('The KPI that decides').selectOption(`${share} (more is better)`);
		await page.getByLabel('Smallest change worth having').fill('2');
		if (!javaScriptEnabled) await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(advice.getByRole('listitem')).toHaveCount(4);
		await expect(advice).toContainText('A blank of the template is open.');
		await expect(advice).toContainText('The reason is an opinion');
		await expect(advice).toContainText('Nobody is left out of the audience');
		await expect(advice).toContainText('“improved” has no measure');
		await expect(preview).toContainText(`seen in ${share} moving up by at least 2 %.`);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.getByLabel('Because').fill('three in ten customers of the shop share one account');
		await page.getByLabel('For', { exact: true }).fill('customers who share an account');
		await page.getByLabel('Will cause').fill('at least 8 per cent of those who see it to click');
		await page.getByLabel('We stop when').fill('fewer than 3 per cent of those who see it click');
		await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(page.getByText('The draft is saved.')).toBeVisible();
		await expect(advice).toContainText('Nothing in its words and numbers keeps a result from contradicting it.');
		await expect(page.getByText('It can turn out wrong.')).toBeVisible();
		await expect(page.getByText('Fill in the blanks of the template')).toHaveCount(0);
	});

	test(`an earlier plan is copied for another try, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [ann, bob, carl] = await Promise.all([someone(), someone({ function: 'it' }), someone()]);
		const team = await withKpis(ann, bob);
		const earlier = (await started(team, `Earlier ${team.share}`)).split('/').at(-1) ?? '';
		const idea = (await logIdea(carl, 'The same in the app')).split('/').at(-1);
		const page = await carl.page({ javaScriptEnabled });

		await page.goto(`/experiments/${earlier}`);
		await page.getByRole('link', { name: 'Plan another like it' }).click();
		await expect(page.getByLabel('Or copy the plan of an earlier experiment')).toHaveValue(earlier);
		await page.goto(`/experiments/new?idea=${idea}`);
		await page
			.getByLabel('Or copy the plan of an earlier experiment')
			.selectOption({ label: `Earlier ${team.share} (running)` });
		await page.getByRole('button', { name: 'Open the draft' }).last().click();
		await expect(page.getByLabel('Name of the experiment')).toHaveValue('The same in the app');
		await expect(page.getByLabel('Because')).toHaveValue('four in ten leave at the phone number');
		await expect(page.getByLabel('Treatment', { exact: true })).toHaveValue('Short form');
		await expect(page.getByLabel('Smallest change worth having')).toHaveValue('2');
		await expect(page.getByLabel('Last day')).toHaveValue('');
	});
}
