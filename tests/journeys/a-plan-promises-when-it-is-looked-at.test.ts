import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';

	test(`several metrics, planned looks and a rule are promised and read back in the result, ${how} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const [team, other] = [await withKpis(ann, bob), await withKpis(ann, bob)];
		const title = 'A shorter form, looked at three times';
		const idea = (await logIdea(ann, title)).split('/').at(-1) ?? '';
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(await post(ann.request, '/experiments/new', { idea, key: randomUUID(), title }));

		await page.getByLabel('Because').fill('four in ten leave at the phone number');
		await page.getByLabel('We believe that').fill('asking for one field less');
		await page.getByLabel('For', { exact: true }).fill('first-time visitors');
		await page.getByLabel('Will cause').fill('more of them to finish');
		await page.getByLabel('Riskiest assumption').fill('People leave because of that field.');
		await page.getByLabel('Control', { exact: true }).fill('Long form');
		await page.getByLabel('Treatment', { exact: true }).fill('Short form');
		await page.getByLabel('The KPI that decides').selectOption(`${team.share} (more is better)`);
		await page.getByLabel('Smallest change worth having').fill('2');
		await page.getByLabel('Success from').fill('5');
		await page.getByLabel('The KPI that must not get worse').selectOption(`${team.average} (average, less is better)`);
		await page.getByLabel('Loss that is still bearable').fill('3');
		await page.getByText('Secondary metrics', { exact: true }).click();
		// the one that decides cannot be watched beside itself
		await page.getByLabel('Secondary metric 1').selectOption(`${team.share} (more is better)`);
		await page.getByLabel('At a few planned looks').check();
		await page.getByLabel('How many planned looks').fill('1');
		await page.getByLabel('Ship it if it is not worse').check();
		await page.getByLabel('We stop when').fill('Fewer than 200 people saw the short form.');
		await page.getByLabel('Checked on').fill(inDays(7));
		await page.getByLabel('Last day').fill(inDays(14));
		await page.getByLabel(/^Money in/).fill('0');
		await page.getByLabel('Marketing owner').selectOption({ label: ann.name });
		await page.getByLabel('IT owner').selectOption({ label: bob.name });
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByText('2 fields need a change.')).toBeVisible();
		await expect(page.getByText('Choose another KPI here: this one has its place already.').last()).toBeVisible();
		await expect(page.getByLabel('Ship it if it is not worse')).toBeChecked();

		await page.getByLabel('Secondary metric 1').selectOption(`${other.share} (more is better)`);
		await page.getByLabel('How many planned looks').fill('3');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(page.getByText('The draft is saved.')).toBeVisible();
		await expect(page.getByLabel('Secondary metric 2')).toBeVisible();
		await page.getByRole('button', { name: 'Save and start today' }).click();

		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		await expect(page.getByText('At 3 planned looks, evenly over the time-box')).toBeVisible();
		await expect(page.getByText(/^Ship it if it is not worse\./)).toBeVisible();
		await expect(page.getByText(other.share).first()).toBeVisible();
		await expect(page.getByText('secondary metrics are one family (Holm)')).toBeVisible();

		await page.getByRole('link', { name: 'Enter readings' }).first().click();
		for (const [metric, [control, treatment]] of [
			[0, ['5000', '6000']],
			[1, ['4000', '4100']]
		] as const) {
			for (const [variant, did] of [
				['Long form', control],
				['Short form', treatment]
			] as const) {
				const group = page.getByRole('group', { name: variant }).nth(metric);
				await group.getByLabel('How many there were').fill('50000');
				await group.getByLabel('How many did it').fill(did);
			}
		}
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(
			page.getByText('the first of the planned looks has not come, so nothing can be concluded yet').first()
		).toBeVisible();
		await expect(page.getByText(/Randomised, n 100,000/)).toBeVisible();
		await expect(page.getByText('By the registered rule: Wait')).toBeVisible();
		await expect(page.getByText('no look yet')).toBeVisible();
		await expect(page.getByText('Look at this').first()).toBeVisible();
		await page.getByText('How the numbers are computed').click();
		await expect(page.getByText(/O’Brien and Fleming 1979/)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
	});

	test(`a pilot without a control is held against its target, and says what that leaves open, ${how} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const title = 'A pilot in one store';
		const idea = (await logIdea(ann, title)).split('/').at(-1) ?? '';
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(await post(ann.request, '/experiments/new', { idea, key: randomUUID(), title }));

		await page.getByLabel('Pilot against a target').check();
		// the fields follow the choice: at once with JavaScript, after saving without
		await page.getByLabel(javaScriptEnabled ? 'Pilot' : 'Control', { exact: true }).fill('One store');
		await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(page.getByText('The draft is saved.')).toBeVisible();
		await expect(page.getByLabel('Pilot', { exact: true })).toHaveValue('One store');
		await page.getByLabel('Because').fill('people ask in the store');
		await page.getByLabel('We believe that').fill('a sign at the till');
		await page.getByLabel('For', { exact: true }).fill('visitors of one store');
		await page.getByLabel('Will cause').fill('more of them to sign up');
		await page.getByLabel('Riskiest assumption').fill('People read signs.');
		await page.getByLabel('The KPI that decides').selectOption(`${team.share} (more is better)`);
		await page.getByLabel('Smallest change worth having').fill('5');
		await page.getByLabel('Success from').fill('0');
		await page.getByLabel('The KPI that must not get worse').selectOption(`${team.average} (average, less is better)`);
		await page.getByLabel('Loss that is still bearable').fill('3');
		await page.getByLabel('We stop when').fill('Nobody signs up.');
		await page.getByLabel('Checked on').fill(inDays(7));
		await page.getByLabel('Last day').fill(inDays(14));
		await page.getByLabel(/^Money in/).fill('0');
		await page.getByLabel('Marketing owner').selectOption({ label: ann.name });
		await page.getByLabel('IT owner').selectOption({ label: bob.name });
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByRole('alert')).toContainText('Give every metric its target');
		await page.getByLabel('Target', { exact: true }).first().fill('8 %');
		await page.getByLabel('Target', { exact: true }).nth(1).fill('2.5');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Save and start today' }).click();

		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		await expect(page.getByText(/against a target of 8\.0/)).toBeVisible();
		await page.getByRole('link', { name: 'Enter readings' }).first().click();
		await page.getByLabel('How many there were').first().fill('4000');
		await page.getByLabel('How many did it').fill('420');
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByText(/was 10\.5\s%, \+31\.\d\s% from its target of 8\.0/).first()).toBeVisible();
		await expect(page.getByText(/it says whether the target was met, not what met it/)).toBeVisible();
		await expect(page.getByText(/Pre\/post, n 4,000/)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
	});
}

test('the list and the board say what the evidence of a result is worth', async ({ someone }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	await started(await withKpis(ann, bob), 'A shorter form, in the list');
	const page = await ann.page();
	await page.goto('/experiments?mine=1');
	await expect(page.getByRole('article').filter({ hasText: 'A shorter form, in the list' })).toContainText(
		'Randomised, nothing measured yet'
	);
});
