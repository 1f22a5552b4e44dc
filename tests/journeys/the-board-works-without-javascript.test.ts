import { expect, test } from './jury.ts';

test('the board works without JavaScript', async ({ jury }) => {
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto('/board');
	const lane = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
	const move = async (column: string) => {
		await page.getByRole('link', { name: `Move ${jury.title}` }).click();
		await page
			.getByRole('form', { name: `Move ${jury.title} to` })
			.getByRole('button', { name: column })
			.click();
	};
	await move('Killed');
	await expect(page.getByRole('alert')).toContainText('A decision needs a ballot');
	await expect(lane('Due').getByRole('link', { name: jury.title, exact: true })).toBeVisible();

	await move('Deciding');
	await expect(lane('Deciding').getByRole('link', { name: jury.title, exact: true })).toBeVisible();
	await move('Due');
	await expect(lane('Due').getByRole('link', { name: jury.title, exact: true })).toBeVisible();

	await page.getByRole('link', { name: 'Mostly IT' }).click();
	await expect(page).toHaveURL(/hill=it/);
	await expect(page.getByRole('link', { name: jury.title, exact: true })).toHaveCount(0);
});

test('a card moved to an outcome opens the form for it', async ({ jury }) => {
	await jury.vote('kill');
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto('/board');
	await page.getByRole('link', { name: `Move ${jury.title}` }).click();
	await page
		.getByRole('form', { name: `Move ${jury.title} to` })
		.getByRole('button', { name: 'Killed' })
		.click();
	await expect(page).toHaveURL(`${jury.path}?outcome=kill#decide`);
	await page.getByLabel('Why').fill('Nothing moved in two weeks.');
	await page.getByLabel('Next step').fill('Take it down.');
	await page.getByLabel('What was learned').fill('The number is not the reason.');
	await page.getByLabel('What would change our mind').fill('When the desk answers within a minute.');
	await page.getByRole('button', { name: 'Record the decision' }).click();
	await expect(page.getByRole('heading', { name: 'Killed' })).toBeVisible();
});
