import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`leaders of both functions agree on a priority and an idea names it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob, eve] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ role: 'leader', function: 'it' }),
			someone()
		]);
		const name = `Fewer returns ${randomUUID().slice(0, 8)}`;
		const page = await ann.page({ javaScriptEnabled });
		await page.goto('/priorities');
		await page.getByLabel('Name').fill(name);
		await page.getByLabel('Why it matters').fill('short');
		// the browser itself would hold it back
		await page
			.locator('form', { has: page.getByLabel('Why it matters') })
			.evaluate((form) => form.setAttribute('novalidate', ''));
		await page.getByRole('button', { name: 'Add the priority' }).click();
		await expect(page.getByText('Say why it matters in at least 10 characters.').last()).toBeVisible();
		await expect(page.getByLabel('Name')).toHaveValue(name);
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByLabel('Why it matters').fill('A return costs € 11, and most of them are avoidable.');
		await page.getByRole('button', { name: 'Add the priority' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		await page.getByRole('button', { name: 'Agree for Marketing' }).click();
		await expect(page.getByRole('button', { name: /^Agree for/ })).toHaveCount(0);
		const address = new URL(page.url()).pathname;

		const theirs = await bob.page({ javaScriptEnabled });
		await theirs.goto(address);
		await theirs.getByRole('button', { name: 'Agree for IT' }).click();
		await expect(theirs.getByRole('heading', { name: 'Agreed by both functions' })).toBeVisible();

		const idea = await logIdea(eve, `It serves ${name}`);
		const mine = await eve.page({ javaScriptEnabled });
		await mine.goto(address);
		await expect(mine.getByRole('button', { name: 'Retire it' })).toHaveCount(0);
		await mine.goto(idea);
		await mine.getByText('Choose one').click();
		await mine.getByLabel('Joint priority').selectOption(name);
		const asked = mine.getByRole('region', { name: 'Asked for by' });
		// what somebody has opened stays open while another form of the page is taken, which itself folds again
		if (javaScriptEnabled) await asked.getByText('Name a day').click();
		await mine.getByRole('button', { name: 'Save the priority' }).click();
		await expect(mine.getByRole('link', { name, exact: true })).toBeVisible();
		await expect(mine.getByLabel('Joint priority')).toBeHidden();
		if (!javaScriptEnabled) await asked.getByText('Name a day').click();
		await asked.getByLabel('Asked for by').fill('2031-03-04');
		await asked.getByRole('button', { name: 'Save the day' }).click();
		await expect(asked).toContainText('4 Mar 2031');
		await theirs.goto(idea);
		await expect(theirs.getByRole('region', { name: 'Asked for by' })).toContainText('4 Mar 2031');
		await mine.getByRole('link', { name, exact: true }).click();
		await expect(mine.getByRole('link', { name: `It serves ${name}` })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(mine);
		await fitsNarrow(mine);

		// other words are agreed to anew; a retired one is offered to nobody
		await page.goto(address);
		await page.getByText('Write other words').click();
		await page.getByLabel('Why it matters').fill('A return costs € 14 now, and most of them are avoidable.');
		await page.getByRole('button', { name: 'Save the words' }).click();
		await expect(page.getByRole('heading', { name: 'Not agreed by both functions yet' })).toBeVisible();
		await page.getByRole('button', { name: 'Retire it' }).click();
		await expect(page.getByText(/^Retired on /)).toBeVisible();
		await mine.goto('/ideas/new');
		await expect(mine.getByRole('option', { name })).toHaveCount(0);
		await mine.goto('/priorities');
		await expect(mine.getByRole('link', { name })).toBeVisible();
		await expect(mine.getByRole('button', { name: /^Move/ })).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(mine);
		await fitsNarrow(mine);
	});
}
