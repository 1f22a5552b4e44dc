import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	// axe is a script
	const checks = async (page: Page) => {
		if (!javaScriptEnabled) return;
		await isAccessible(page);
		await fitsNarrow(page);
	};
	test(`a kill is found again and revived ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ jury }) => {
		await jury.vote('kill');
		const [box] = await sql<{
			id: string;
		}>`select id from public.ballot_boxes where experiment_id = ${jury.experiment}`;
		const word = `marmalade${jury.experiment}`;
		await post(jury.chair.request, `${jury.path}?/decide`, {
			...{ box: box?.id ?? '', outcome: 'kill', rationale: 'Nothing moved in two weeks.', next_step: 'Take it down.' },
			learned: `People want to know who calls (${word}).`,
			change_mind: 'When callers know beforehand who will answer.'
		});

		// whoever plans the next one looks, and may not revive
		const owner = await jury.owners.it.page({ javaScriptEnabled });
		await owner.goto('/decisions');
		await owner.getByRole('link', { name: 'What was killed' }).click();
		await owner.getByRole('searchbox', { name: 'Find what was killed' }).fill(`who calls ${word}`);
		await owner.getByRole('button', { name: 'Find' }).click();
		await expect(owner.getByRole('link', { name: jury.title })).toBeVisible();
		const found = owner.getByRole('listitem').filter({ hasText: jury.title });
		await expect(found).toContainText('When callers know beforehand who will answer.');
		await expect(owner.getByRole('link', { name: /Revive/ })).toHaveCount(0);
		await checks(owner);

		const leader = await jury.marketing.page({ javaScriptEnabled });
		await leader.goto(`/kills?q=${word}`);
		await leader.getByRole('link', { name: `Revive ${jury.title}` }).click();
		await checks(leader);
		const title = `Say who calls ${jury.experiment}`;
		await leader.getByLabel('Name of the new experiment').fill(title);
		await leader.getByLabel('What changed since').fill('Now.');
		await leader.getByRole('button', { name: 'Draft it again' }).click();
		await expect(leader.getByRole('alert')).toContainText('what changed since it was killed');
		await expect(leader.getByLabel('Name of the new experiment')).toHaveValue(title);
		await leader.getByLabel('What changed since').fill('The desk sends a name with every call now.');
		await leader.getByRole('button', { name: 'Draft it again' }).click();
		await expect(leader).toHaveURL(/\/experiments\/\d+\/plan$/);
		await expect(leader.getByLabel('We believe that').or(leader.getByLabel('Name')).first()).toBeVisible();

		await leader.goto(leader.url().replace(/\/plan$/, ''));
		await expect(leader.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(leader.getByText('The desk sends a name with every call now.')).toBeVisible();
		await leader.getByRole('link', { name: jury.title }).last().click();
		await expect(leader.getByRole('complementary').getByRole('link', { name: title })).toBeVisible();
		await owner.goto(`/kills?q=${word}`);
		await expect(owner.getByText('Taken up again')).toBeVisible();
	});
}

test('a member cannot revive by the address either', async ({ jury, someone }) => {
	const member = await someone();
	const page = await member.page();
	const answer = await page.goto('/kills/999999999/revive');
	expect(answer?.status()).toBe(404);
	expect((await page.goto(`/experiments/${jury.experiment}/handover`))?.status()).toBe(200);
	await expect(page.getByText('Nothing is handed over yet.')).toBeVisible();
});
