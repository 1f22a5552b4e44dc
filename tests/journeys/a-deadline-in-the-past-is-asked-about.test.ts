import { isAccessible } from './checks.ts';
import { plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer who takes the wrong day is asked before the deadline passes, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const organizer = await someone({ role: 'leader' });
		const event = await plan(organizer, 'submission');
		const ann = await someone();
		await post(ann.request, `${event.path}?/register`, {});
		const page = await organizer.page({ javaScriptEnabled });
		await page.goto(`${event.path}/edit`);
		await expect(page.getByLabel('The deadline is meant to be over at once')).toHaveCount(0);
		// the event's clocks are those of UTC
		const past = new Date(Date.now() - 30 * 60_000).toISOString().slice(0, 16);
		await page.getByLabel('Judging').fill(past);
		await page.getByLabel('Why a time moves').fill('All teams have handed in.');
		await page.getByRole('button', { name: 'Save the event' }).last().click();

		await expect(page.getByRole('alert')).toContainText('handing in would be over at once');
		await expect(page.getByLabel('Judging')).toHaveValue(past);
		const meant = page.getByLabel('The deadline is meant to be over at once');
		await expect(meant).not.toBeChecked();
		if (javaScriptEnabled) await isAccessible(page);
		await meant.check();
		await page.getByRole('button', { name: 'Save the event' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.name);
		await expect(page.getByRole('region', { name: 'Times that moved' })).toContainText('All teams have handed in.');
		await expect(page.locator('[aria-current="step"]')).toContainText('Judging');
	});
}
