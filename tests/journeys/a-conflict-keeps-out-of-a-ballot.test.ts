import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`who has a conflict of interest says so on a ballot outside a review, and has none there, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury,
		someone
	}) => {
		await jury.open();
		const conflicted = await someone({ role: 'leader' });
		const page = await conflicted.page({ javaScriptEnabled });
		await page.goto(jury.path);
		await expect(page.getByRole('button', { name: 'Cast your ballot' })).toBeVisible();
		await page.getByText('I have a conflict of interest').click();
		const why = 'My brother sells us the form.';
		await page.getByLabel('What it is').fill(why);
		await page.getByRole('button', { name: 'Declare it' }).click();
		await expect(page.getByText('You declared a conflict of interest, so you have no ballot on this.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Cast your ballot' })).toHaveCount(0);
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: jury.title })).toHaveCount(0);

		// everybody sees who and why, before the reveal and after it
		const other = await jury.owners.it.page({ javaScriptEnabled });
		await other.goto(jury.path);
		await expect(other.getByText(why)).toBeVisible();
		const [box] = await sql<{
			id: string;
		}>`select id from public.ballot_boxes where experiment_id = ${jury.experiment}`;
		for (const voter of [jury.marketing, jury.it, jury.chair]) {
			const ballot = { box: box?.id ?? '', choice: 'kill', confidence: '80', reason: 'As the numbers say.' };
			await post(voter.request, `${jury.path}?/cast`, ballot);
		}
		await post(jury.chair.request, `${jury.path}?/reveal`, { box: box?.id ?? '' });
		await other.goto(jury.path);
		await expect(other.getByText('Not in this ballot, by a conflict of interest:')).toBeVisible();
		await expect(other.getByText(why)).toBeVisible();
		await page.goto(jury.path);
		await expect(page.getByRole('button', { name: 'Record the decision' })).toHaveCount(0);
	});
}
