import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a team stops early by its kill criterion, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		// two weeks in, a week to go
		await sql`update public.experiments set ends_on = private.today() + 6 where id = ${jury.experiment}`;
		await sql`update public.time_boxes set ends_on = private.today() + 6 where experiment_id = ${jury.experiment}`;
		const page = await jury.owners.it.page({ javaScriptEnabled });
		await page.goto(`/experiments/${jury.experiment}`);
		await expect(page.getByText('Running, 7 days left')).toBeVisible();
		await page.getByRole('link', { name: 'Stop it early' }).click();
		await expect(page.getByText('No difference after two weeks')).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);

		await page.getByLabel('The kill criterion is met').check();
		await page.getByLabel('Why now').fill('No difference after two weeks: 20.2 against 20.2 per cent.');
		await page.getByRole('button', { name: 'Stop it now' }).last().click();
		await expect(page.getByText('Tick this: it cannot be undone.').last()).toBeVisible();
		await expect(page.getByLabel('The kill criterion is met')).toBeChecked();
		await expect(page.getByLabel('Why now')).toHaveValue(/20\.2 against/);
		await page.getByLabel('I know that this cannot be undone').check();
		await page.getByRole('button', { name: 'Stop it now' }).last().click();

		const note = page.getByRole('note', { name: 'Stopped early' });
		await expect(note).toContainText('because the kill criterion was met');
		await expect(note).toContainText('20.2 against 20.2 per cent');
		await expect(note).toContainText(jury.owners.it.name);
		await expect(page.getByText('Due for a decision, ended')).toBeVisible();
		await expect(page.getByText(/^Stopped early, after 15 of 22 days, /).first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Stop it early' })).toHaveCount(0);
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);

		// it is not taken back: an extension is refused, and the form says so
		await page.goto(`/experiments/${jury.experiment}/amend?field=ends_on`);
		const later = await sql<{ day: string }>`select to_char(private.today() + 9, 'YYYY-MM-DD') as day`;
		await page.getByLabel('The new day').fill(later[0]?.day ?? '');
		await page.getByLabel('Why').fill('We would rather go on after all.');
		await page.getByRole('button', { name: 'Write the amendment' }).last().click();
		await expect(page.getByText('was stopped early, and that stands').last()).toBeVisible();

		// leadership sees it on the board and in the evidence
		const leader = await jury.chair.page({ javaScriptEnabled });
		await leader.goto('/board');
		const card = leader.getByRole('listitem').filter({ hasText: jury.title });
		await expect(card).toContainText('Stopped early: the kill criterion was met');
		await leader.goto(jury.path);
		await expect(leader.getByRole('note', { name: 'Stopped early' })).toContainText('20.2 against 20.2 per cent');
		await expect(leader.getByRole('button', { name: /Open/ }).last()).toBeVisible();
	});
}
