import { expect, test } from './jury.ts';

test('an iterate opens a new time-box', async ({ jury }) => {
	await jury.vote('iterate');
	const chair = await jury.chair.page();
	await chair.goto(`${jury.path}?outcome=iterate`);
	await expect(chair.getByRole('radio', { name: /^Iterate/ })).toBeChecked();
	await chair.getByLabel('Why', { exact: true }).fill('The interval is still too wide to say.');
	await chair.getByLabel('Next step').fill('Show it to twice as many people.');
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('alert')).toContainText('Say how many days the next time-box has');
	await chair.getByLabel('Days of the next time-box').fill('14');
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('heading', { name: 'Iterated' })).toBeVisible();
	await expect(chair.getByText('time-box 2')).toBeVisible();

	await chair.goto('/board');
	const lane = chair.getByRole('region', { name: /^Iterating/ });
	const card = lane.getByRole('listitem').filter({ hasText: jury.title });
	await expect(card).toContainText('14 days left');
	await expect(card).toContainText('Time-box 2');
});
