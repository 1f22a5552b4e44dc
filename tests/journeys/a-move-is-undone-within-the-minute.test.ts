import { sql } from './database.ts';
import { expect, test } from './jury.ts';

test('a ballot opened by mistake is taken back by keyboard, and opened again', async ({ jury }) => {
	const page = await jury.chair.page();
	await page.goto(`/board?q=${jury.title.slice(-8)}`);
	const lane = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
	await page.getByRole('button', { name: `Move ${jury.title}` }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	const said = page.getByRole('status').filter({ hasText: jury.title });
	await expect(said).toContainText(`You opened the ballot on “${jury.title}”.`);

	await page.keyboard.press('Control+z');
	await expect(said).toContainText(`You withdrew the ballot on “${jury.title}”.`);
	await expect(lane('Due').getByRole('link', { name: jury.title, exact: true })).toBeVisible();

	const undo = page.getByRole('button', { name: 'Undo' });
	await undo.focus();
	await page.keyboard.press('Enter');
	await expect(lane('Deciding').getByRole('link', { name: jury.title, exact: true })).toBeVisible();
	await expect(undo).toBeFocused();
});

test('what somebody has voted in meanwhile is not undone, and the page says why, without JavaScript', async ({
	jury
}) => {
	await jury.open();
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto(`/board?q=${jury.title.slice(-8)}`);
	await sql`insert into public.ballots (box_id, voter_id, choice, confidence, reason, function, cast_at)
		select b.id, u.id, 'kill', 60, 'As the numbers say.', 'it', now()
		from public.ballot_boxes b, auth.users u where b.experiment_id = ${jury.experiment} and u.email = ${jury.it.email}`;
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('alert')).toContainText('Somebody has voted already');
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
	await expect(page.getByRole('region', { name: /^Deciding/ }).getByText(jury.title)).toBeVisible();
});

test('a ballot opened by mistake is taken back without JavaScript', async ({ jury }) => {
	await jury.open();
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto(`/board?q=${jury.title.slice(-8)}`);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page).toHaveURL(new RegExp(`q=${jury.title.slice(-8)}`));
	await expect(page.getByRole('region', { name: /^Due/ }).getByText(jury.title)).toBeVisible();
});
