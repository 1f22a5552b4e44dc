import { planned, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';
	test(`who saves a plan over somebody else's is told first, and loses nothing, ${how} JavaScript`, async ({
		someone
	}) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const plan = await planned(await withKpis(ann, bob), 'Two tabs');
		const [first, second] = await Promise.all([ann.page({ javaScriptEnabled }), bob.page({ javaScriptEnabled })]);
		await Promise.all([first.goto(plan), second.goto(plan)]);
		await first.getByLabel('Riskiest assumption').fill('They trust the price.');
		await first.getByRole('button', { name: 'Save the draft' }).click();
		await expect(first.getByText('The draft is saved.')).toBeVisible();

		await second.getByRole('textbox', { name: 'For', exact: true }).fill('everybody on a phone');
		await second.getByRole('button', { name: 'Save and start today' }).click();
		await expect(second.getByText('Somebody saved this plan after you had opened it.').first()).toBeVisible();
		await expect(second.getByRole('textbox', { name: 'For', exact: true })).toHaveValue('everybody on a phone');
		await first.reload();
		await expect(first.getByLabel('Riskiest assumption')).toHaveValue('They trust the price.');
		// told once: now it is meant
		await second.getByLabel('Riskiest assumption').fill('They trust the price and the shop.');
		await second.getByRole('button', { name: 'Save the draft' }).click();
		await expect(second.getByText('The draft is saved.')).toBeVisible();
		await first.reload();
		await expect(first.getByLabel('Riskiest assumption')).toHaveValue('They trust the price and the shop.');
	});

	test(`a form of readings that was open for long undoes no correction, ${how} JavaScript`, async ({ someone }) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const experiment = await started(await withKpis(ann, bob), 'Two readers');
		const [first, second] = await Promise.all([ann.page({ javaScriptEnabled }), bob.page({ javaScriptEnabled })]);
		const cell = (page: typeof first, variant: string) =>
			page.getByRole('group', { name: variant }).first().getByLabel('How many did it');
		await first.goto(`${experiment}/readings`);
		for (const variant of ['Long form', 'Short form']) {
			await first.getByRole('group', { name: variant }).first().getByLabel('How many there were').fill('1000');
			await cell(first, variant).fill('120');
		}
		await first.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(first.getByText('2 readings are saved')).toBeVisible();

		await second.goto(`${experiment}/readings`);
		await cell(first, 'Long form').fill('121');
		await first.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(first.getByText('1 reading is saved')).toBeVisible();
		await cell(second, 'Short form').fill('149');
		await second.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(second.getByText('1 reading is saved')).toBeVisible();
		await expect(cell(second, 'Long form')).toHaveValue('121');

		// of one number both correct, the second is told and sees what stands elsewhere
		await cell(first, 'Short form').fill('150');
		await first.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(first.getByText('Somebody corrected or withdrew').first()).toBeVisible();
		await expect(cell(first, 'Short form')).toHaveValue('150');
		await first.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(first.getByText('1 reading is saved')).toBeVisible();
	});
}
