import { expect, test } from './jury.ts';

test('a promote needs both owners to sign', async ({ jury }) => {
	await jury.vote('promote');
	const chair = await jury.chair.page();
	await chair.goto(jury.path);
	// what would be refused is not chosen for anybody
	await chair.getByRole('radiogroup', { name: 'Outcome', exact: true }).getByRole('radio', { name: 'Promote' }).check();
	await chair.getByLabel('Why').fill('Both sides saw it work, and IT can run it.');
	await chair.getByLabel('Next step').fill('Roll it out to everybody next week.');
	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('alert')).toContainText('A promote needs the signatures of both owners');
	await expect(chair.getByLabel('Why')).toHaveValue('Both sides saw it work, and IT can run it.');

	for (const [side, owner] of Object.entries(jury.owners)) {
		const page = await owner.page();
		await page.goto(jury.path);
		await expect(page.getByText(`As the ${side === 'it' ? 'IT' : 'marketing'} owner you sign for`)).toBeVisible();
		await page.getByRole('radio', { name: 'Promote' }).check();
		await page.getByRole('button', { name: 'Sign', exact: true }).click();
		await expect(page.getByText('signed for promote').first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Record the decision' })).toHaveCount(0);
	}

	await chair.getByRole('button', { name: 'Record the decision' }).click();
	await expect(chair.getByRole('heading', { name: 'Promoted' })).toBeVisible();
	await expect(chair.getByText('3 ballots and 2 of 2 signatures')).toBeVisible();
});
