import { fitsNarrow, isAccessible } from './checks.ts';
import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a statistician follows a number to its method and to what went into it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await started(team, 'A number to follow');
		const page = await bob.page({ javaScriptEnabled });
		await page.goto(`${experiment}/readings`);
		const cell = (variant: string, field: string) =>
			page.getByRole('group', { name: variant }).first().getByLabel(field);
		await cell('Long form', 'How many there were').fill('50000');
		await cell('Long form', 'How many did it').fill('5000');
		await cell('Short form', 'How many there were').fill('50000');
		await cell('Short form', 'How many did it').fill('5300');
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await page.getByRole('link', { name: 'See the result' }).click();

		// how likely which change is, in words, as a picture whose places are reached by keyboard, and in a table
		const says = /^Over 99 in 100 that it is better, \d+ in 100 that it is better by at least/;
		await expect(page.getByRole('link', { name: says })).toBeVisible();
		const place = page.getByRole('listitem', { name: /^\+6\.0.*: 5\d in 100$/ });
		await place.focus();
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Tab');
		await expect(place).toBeFocused();
		await expect(place.getByText(/in 100/)).toBeVisible();

		// the method stands folded until a number leads to it
		await expect(page.getByText(/Welch 1947; Koopman/)).toBeHidden();
		await page.getByRole('link', { name: /^If read once.*how is this computed/ }).click();
		await expect(page.getByText(/Welch 1947; Koopman/)).toBeVisible();
		await expect(page.getByText('L ± t(α, df) s')).toBeVisible();
		await page
			.getByRole('region', { name: /^Intervals/ })
			.getByRole('link', { name: team.share, exact: true })
			.click();
		const went = page.getByRole('region', { name: 'What went in' }).getByRole('row');
		await expect(went.filter({ hasText: 'Short form' })).toContainText('5300');
		const came = page.getByRole('region', { name: 'What came out' }).getByRole('row').filter({ hasText: team.share });
		await expect(came).toContainText('0.06');
		await expect(came).toContainText('100000');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
	});
}
