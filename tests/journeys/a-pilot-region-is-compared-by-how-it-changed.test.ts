import { inDays, started, startedBefore, withKpis } from './experiment-plan.ts';
import { expect, test, type Someone } from './people.ts';

/** Imports so many days of a pilot region that sells more than the other anyway, and of the other. */
async function read(bob: Someone, experiment: string, [first, last]: readonly [number, number]): Promise<void> {
	const page = await bob.page({ javaScriptEnabled: false });
	const rows = Array.from({ length: last - first + 1 }, (_, nth) => first + nth).flatMap((day) => {
		const noise = (day * day * 7) % 11;
		// both rise with the season; the pilot from a higher level, and by more
		const [drenthe, twente] = day < -14 ? [100, 150] : [110, 198];
		return [`${inDays(day)}\tDrenthe\t2000\t${drenthe + noise}`, `${inDays(day)}\tTwente\t2000\t${twente + noise}`];
	});
	await page.goto(`${experiment}/readings/import`);
	await page.getByLabel('Cells from a spreadsheet').fill(['day\tvariant\tn\tsuccesses', ...rows].join('\n'));
	await page.getByRole('button', { name: 'Check what would be written' }).click();
	await page.getByRole('button', { name: /^Import \d+ readings$/ }).click();
	await expect(page.getByText('readings are imported.')).toBeVisible();
	await page.close();
}

test('a pilot region is compared by how it changed, not by how it always differed', async ({ someone }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const team = await withKpis(ann, bob);
	const regions = { design: 'regions', 'variants.0.name': 'Drenthe', 'variants.1.name': 'Twente' };
	const experiment = await started(team, 'Colour cards by post', () => regions);
	const page = await bob.page();
	await page.goto(experiment);
	const result = page.getByRole('region', { name: 'What is known' });
	await expect(result).toContainText('Chance did not choose the regions');
	await page.getByRole('link', { name: 'Enter readings' }).first().click();
	await expect(page.getByText('what the regions differ by anyway is taken out')).toBeVisible();
	await startedBefore(experiment, 14);

	// without the days before, all that they differ by looks like an effect
	await read(bob, experiment, [-14, -1]);
	await page.goto(experiment);
	await expect(result).toContainText(/under Twente was \+7\d\.\d.* the regions’ own difference is in it/);

	await read(bob, experiment, [-44, -15]);
	await page.goto(experiment);
	await expect(result).toContainText(new RegExp(`Twente moved ${team.share} by \\+2\\d\\.\\d`));
	await expect(result).toContainText('Controlled, n 176,000.');
	await expect(page.getByText('+5.0 % against the comparison region')).toBeVisible();

	await page.goto('/experiments?mine=1');
	const row = page.getByRole('listitem').filter({ hasText: 'Colour cards by post' });
	await expect(row.getByRole('img', { name: /Effect \+2\d\.\d/ })).toBeVisible();
});
