import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, started, startedBefore, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a change for everybody is held against before, and says what that cannot rule out, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads the page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await started(team, 'A shorter form for all', () => ({ design: 'before_after' }));
		const page = await bob.page({ javaScriptEnabled });

		await page.goto(experiment);
		const result = page.getByRole('region', { name: 'What is known' });
		await expect(result).toContainText('Nobody was left without the change');
		await expect(page.getByText('Enter the days before the start too, up to 90')).toBeVisible();
		await startedBefore(experiment, 14);

		// a whole export: some of it is older than what counts
		const days = [-120, -119, ...Array.from({ length: 44 }, (_, nth) => nth - 44)];
		const rows = days.map((day, nth) => {
			const isBefore = day < -14;
			const [signUps, seconds] = [(isBefore ? 100 : 130) + ((nth * 7) % 13), 1.4 + ((nth * 3) % 5) / 100];
			return [inDays(day), isBefore ? 'Long form' : 'Short form', 2000, signUps, seconds, 0.5];
		});
		const table = (kind: 'share' | 'average') => [
			`day\tvariant\tn\t${kind === 'share' ? 'successes' : 'mean\tsd'}`,
			...rows.map(([day, variant, n, signUps, mean, sd]) =>
				[day, variant, n, ...(kind === 'share' ? [signUps] : [mean, sd])].join('\t')
			)
		];
		for (const kind of ['share', 'average'] as const) {
			await page.goto(`${experiment}/readings/import`);
			await page.getByLabel('Cells from a spreadsheet').fill(table(kind).join('\n'));
			await page.getByRole('button', { name: 'Check what would be written' }).click();
			await expect(page.getByRole('alert')).toContainText('2 places need a change');
			await page.getByLabel('Leave out the 2 rows of days outside the run').check();
			await page.getByRole('button', { name: 'Check again' }).click();
			await expect(page.getByText('2 rows of days outside the run are left out.')).toBeVisible();
			await page.getByRole('button', { name: 'Import 44 readings' }).click();
			await expect(page.getByText('44 readings are imported.')).toBeVisible();
		}

		await page.goto(experiment);
		await expect(result).toContainText(new RegExp(`${team.share} changed by \\+2\\d\\.\\d\\s% against before`));
		await expect(result).toContainText('Pre/post, n 88,000.');
		await expect(result).toContainText('season, campaigns, prices');
		await expect(page.getByText('+5.0 % against before')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// whoever decides reads the same
		const theirs = await ann.page({ javaScriptEnabled });
		await theirs.goto(`${experiment}/decision`);
		await expect(theirs.getByText('Pre/post, n 88,000.')).toBeVisible();
		await expect(theirs.getByText('Nobody was left without the change')).toBeVisible();
	});
}
