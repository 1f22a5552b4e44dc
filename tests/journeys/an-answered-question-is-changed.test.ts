import { fitsNarrow, isAccessible } from './checks.ts';
import { plan } from './hackathon.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer who writes another question over an answered one is asked back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann] = [await someone({ role: 'leader' }), await someone()];
		const event = await plan(leader, 'formation');
		const office = await leader.page({ javaScriptEnabled });
		const save = () => office.getByRole('button', { name: 'Save the registration' }).last().click();
		await office.goto(`${event.path}/registration`);
		await office.getByLabel('Question 1', { exact: true }).fill('Which size of shirt?');
		await office.getByLabel('Answers to choose from for question 1').fill('Small\nLarge');
		await save();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText('People');

		const page = await ann.page({ javaScriptEnabled });
		await page.goto(event.path);
		await page.getByLabel('Large').check();
		await page.getByRole('button', { name: 'Register' }).last().click();
		await expect(page.getByText('You are registered').first()).toBeVisible();

		await office.goto(`${event.path}/registration`);
		await office.getByLabel('Question 1', { exact: true }).fill('Do you eat meat?');
		await office.getByLabel('Answers to choose from for question 1').fill('Yes\nNo');
		await save();
		await expect(office.getByRole('alert')).toContainText('People have answered a question that you changed.');
		await expect(office.getByLabel('Question 1', { exact: true })).toHaveValue('Do you eat meat?');
		if (javaScriptEnabled) await isAccessible(office);
		await fitsNarrow(office);
		await office.getByRole('radio', { name: 'It is another one' }).check();
		await save();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText('People');
		const file = await (await leader.request.get(`${event.path}/people/attendance.csv`)).text();
		const [heads = '', row = ''] = file.trim().split(/\r?\n/);
		const told = new Map(heads.split(',').map((head, at) => [head, row.split(',')[at]]));
		expect([told.get('Which size of shirt?'), told.get('Do you eat meat?')]).toEqual(['Large', '']);
	});
}
