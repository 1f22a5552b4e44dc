import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './jury.ts';

async function castOn(page: Page, choice: string, reason: string): Promise<void> {
	await page.getByRole('radio', { name: choice }).check();
	await page.getByLabel('How sure are you?').fill('85');
	await page.getByLabel('Your reason').fill(reason);
	await page.getByRole('button', { name: 'Cast your ballot' }).click();
	await expect(page.getByText(`Your ballot: ${choice.toLowerCase()}, 85`)).toBeVisible();
}

test('a jury kills an experiment and says what was learned', async ({ jury, admin }) => {
	test.slow(true, 'axe reads every page in both themes');
	const chair = await jury.chair.page();
	await chair.goto('/board');
	await chair.getByRole('link', { name: jury.title, exact: true }).click();
	await chair.goto(jury.path);
	await expect(chair.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
	await isAccessible(chair);
	await fitsNarrow(chair);
	await chair.getByRole('button', { name: 'Open the ballot' }).click();
	await expect(chair.getByRole('heading', { name: 'The ballot is open' })).toBeVisible();
	await castOn(chair, 'Kill', 'The interval holds nothing that we hoped for.');
	await isAccessible(chair);
	await fitsNarrow(chair);

	for (const voter of [jury.marketing, jury.it]) {
		const page = await voter.page();
		await page.goto(jury.path);
		await castOn(page, 'Kill', `Only ${voter.name} knows this.`);
	}

	const outside = await admin.page();
	await outside.goto(jury.path);
	await expect(outside.getByText('3 ballots are in')).toBeVisible();
	await expect(outside.getByRole('list', { name: 'Who has voted' })).toContainText(jury.it.name);
	await expect(outside.getByRole('button', { name: /Cast|Reveal/ })).toHaveCount(0);
	expect(await outside.content()).not.toContain('knows this');

	await chair.reload();
	await chair.getByRole('button', { name: 'Reveal the ballots' }).click();
	await expect(chair.getByRole('heading', { name: 'The ballots say kill' })).toBeVisible();
	await expect(chair.getByText(`Only ${jury.it.name} knows this.`)).toBeVisible();
	await isAccessible(chair);
	await fitsNarrow(chair);

	// what would be refused is not chosen for anybody
	await chair.getByRole('radiogroup', { name: 'Outcome', exact: true }).getByRole('radio', { name: 'Kill' }).check();
	await chair.getByLabel('Why').fill('Nothing moved in two weeks, and complaints did not either.');
	await chair.getByLabel('Next step').fill('Take the variant down on Monday.');
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	// the registered rule recommends another time-box: one leader alone is not enough, whatever the ballots say
	await expect(chair.getByRole('alert')).toContainText('Ask for a second first');
	await expect(chair.getByLabel('Next step')).toHaveValue('Take the variant down on Monday.');
	await chair.getByText('Decide otherwise', { exact: true }).click();
	await chair.getByRole('radiogroup', { name: 'Outcome to decide for' }).getByRole('radio', { name: 'Kill' }).check();
	await chair.getByLabel('Reason to decide otherwise').fill('Another time-box costs more than it can bring.');
	await chair.getByRole('button', { name: 'Ask for a second' }).click();
	await expect(chair.getByText(`${jury.chair.name} wants to kill, against the registered rule.`)).toBeVisible();
	await isAccessible(chair);
	await fitsNarrow(chair);
	await outside.goto(jury.path);
	await expect(outside.getByText('Another time-box costs more than it can bring.')).toBeVisible();
	const marketing = await jury.marketing.page();
	await marketing.goto(jury.path);
	await marketing.getByRole('button', { name: 'Second: kill' }).click();
	await expect(marketing.getByText(`Seconded by ${jury.marketing.name}. It can be recorded.`)).toBeVisible();

	await chair.goto(jury.path);
	await chair.getByLabel('Why').fill('Nothing moved in two weeks, and complaints did not either.');
	await chair.getByLabel('Next step').fill('Take the variant down on Monday.');
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('alert')).toContainText('Write what was learned');
	await expect(chair.getByLabel('Next step')).toHaveValue('Take the variant down on Monday.');
	const learned = `People do not mind the number, they mind not knowing who calls (${jury.experiment}).`;
	await chair.getByLabel('What was learned').fill(learned);
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('alert')).toContainText('what would change our mind');
	await expect(chair.getByLabel('What was learned')).toHaveValue(learned);
	await chair.getByLabel('What would change our mind').fill('When callers know beforehand who will answer.');
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('heading', { name: 'Killed' })).toBeVisible();
	await expect(chair.getByText(learned)).toBeVisible();
	await expect(chair.getByText('When callers know beforehand who will answer.')).toBeVisible();
	await expect(chair.getByText('Decided against the registered rule, which recommended iterate')).toBeVisible();
	await expect(chair.getByText(`Seconded by ${jury.marketing.name}.`)).toBeVisible();
	await isAccessible(chair);
	await fitsNarrow(chair);

	await outside.goto('/board');
	await expect(outside.getByRole('region', { name: /^Killed/ }).getByRole('link', { name: jury.title })).toBeVisible();
	await outside.goto('/decisions?outcome=kill');
	await outside.getByRole('searchbox').last().fill(`calls ${jury.experiment}`);
	await outside.getByRole('button', { name: 'Find' }).click();
	await expect(outside.getByRole('link', { name: jury.title })).toBeVisible();
	await isAccessible(outside);
	await fitsNarrow(outside);
});
