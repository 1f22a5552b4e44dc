import type { Page } from 'playwright/test';
import { isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test, type Jury } from './jury.ts';
import { post } from './people.ts';

/** A review of the jury's leaders with its ballot open, arranged by the owner of the database; answers the item's page. */
async function openInReview({ chair, marketing, it, experiment, title }: Jury): Promise<string> {
	const emails = [chair, marketing, it].map(({ email }) => email);
	const [review] = await sql<{ id: string }>`
		insert into public.reviews (title, starts_at, time_zone, rhythm_days, reading_days, chair_id, planned_by)
		select ${`Board ${title.slice(-8)}`}, private.now() + interval '1 hour', 'Europe/Berlin', null, 0, id, id
		from auth.users where email = ${chair.email} returning id`;
	await sql`insert into public.review_panel (review_id, person_id)
		select ${review?.id}, id from auth.users where email = any (${emails})`;
	const [item] = await sql<{ id: string }>`insert into public.review_items (review_id, experiment_id, position, minutes)
		values (${review?.id}, ${experiment}, 1, 15) returning id`;
	const path = `/reviews/${review?.id ?? ''}/items/${item?.id ?? ''}`;
	await post(chair.request, `${path}?/open`, {});
	return path;
}

async function withdraw({ chair, experiment }: Jury, path: string): Promise<void> {
	const [box] = await sql<{ id: string }>`select id from public.ballot_boxes
		where experiment_id = ${experiment} and withdrawn_at is null`;
	await post(chair.request, `${path}?/withdraw`, { box: box?.id ?? '' });
}

async function type(page: Page): Promise<void> {
	await page.getByRole('radio', { name: 'Kill' }).check();
	await page.getByLabel('How sure are you?').fill('85');
	await page.getByLabel('Your reason').fill('Nobody asked for it in two weeks.');
}

test('a ballot that is being typed stays on the page when the chair withdraws its box', async ({ jury }) => {
	const path = await openInReview(jury);
	const page = await jury.it.page();
	await page.goto(path);
	await type(page);
	await withdraw(jury, path);
	await expect(page.getByRole('heading', { name: 'The ballot you are typing is gone' })).toBeVisible();
	await expect(page.getByLabel('Your reason')).toHaveValue('Nobody asked for it in two weeks.');
	await expect(page.getByRole('radio', { name: 'Kill' })).toBeChecked();
	await isAccessible(page);
	await page.getByRole('button', { name: 'Cast your ballot' }).click();
	await expect(page.getByText('This ballot was withdrawn meanwhile.')).toBeVisible();
	await expect(page.getByLabel('Your reason')).toHaveValue('Nobody asked for it in two weeks.');
});

test('a ballot on the decision’s page stays as typed when its box is withdrawn', async ({ jury }) => {
	await jury.open();
	const page = await jury.it.page();
	await page.goto(jury.path);
	await type(page);
	await withdraw(jury, jury.path);
	await page.getByRole('button', { name: 'Cast your ballot' }).click();
	await expect(page.getByText('This ballot was withdrawn meanwhile.')).toBeVisible();
	await expect(page.getByLabel('Your reason')).toHaveValue('Nobody asked for it in two weeks.');
});

for (const where of ['the review', 'the decision']) {
	test(`without JavaScript a ballot that came too late is shown as it was typed on the page of ${where}`, async ({
		jury
	}) => {
		const path = where === 'the review' ? await openInReview(jury) : jury.path;
		if (where === 'the decision') await jury.open();
		const page = await jury.it.page({ javaScriptEnabled: false });
		await page.goto(path);
		await type(page);
		await withdraw(jury, path);
		await page.getByRole('button', { name: 'Cast your ballot' }).click();
		await expect(page.getByRole('heading', { name: 'Your ballot was not cast' })).toBeVisible();
		await expect(page.getByRole('alert')).toContainText('This ballot was withdrawn meanwhile.');
		await expect(page.getByText('Kill, 85 % sure')).toBeVisible();
		await expect(page.getByText('Nobody asked for it in two weeks.')).toBeVisible();
	});
}
