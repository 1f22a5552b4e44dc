import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer hides an idea, its author reads why, and it is shown again, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name: 'Ann Weber' }),
			someone({ function: 'it' })
		]);
		const event = await plan(leader, 'ideation');
		const title = `What one customer told us ${randomUUID().slice(0, 8)}`;
		const idea = await logIdea(ann, event, title);
		const page = await leader.page({ javaScriptEnabled });
		const author = await ann.page({ javaScriptEnabled });
		const other = await ben.page({ javaScriptEnabled });
		await author.goto(idea);
		await expect(author.getByRole('link', { name: 'Hide it' })).toHaveCount(0);
		expect((await ben.request.get(`${idea}/hide`)).status()).toBe(403);

		await page.goto(idea);
		await page.getByRole('link', { name: 'Hide it' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hide the idea');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByLabel('Why it is hidden').fill('It names a customer.');
		await page.getByRole('button', { name: 'Hide the idea' }).last().click();
		const notice = page.getByRole('region', { name: 'Hidden' });
		await expect(notice).toContainText('It names a customer.');
		await expect(page.getByRole('link', { name: 'Turn into an experiment' })).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		expect((await ben.request.get(idea)).status()).toBe(404);
		await other.goto(`/ideas?q=${encodeURIComponent(title)}`);
		await expect(other.getByRole('heading', { name: 'Ideas', level: 1 })).toBeVisible();
		await expect(other.getByRole('link', { name: title })).toHaveCount(0);

		await author.goto('/');
		await author
			.getByRole('listitem')
			.filter({ hasText: `Read why ${leader.name} hid your idea` })
			.getByRole('link')
			.click();
		await expect(author.getByRole('region', { name: 'Hidden' })).toContainText('It names a customer.');
		await author.getByRole('link', { name: 'Change it' }).click();
		await author.getByLabel('Problem').fill('A customer finds no way back from the payment.');
		await author.getByRole('button', { name: 'Save the idea' }).last().click();
		await expect(author.getByText('A customer finds no way back from the payment.')).toBeVisible();

		await page.reload();
		await notice.getByRole('link', { name: 'Show it again' }).click();
		await page.getByRole('button', { name: 'Show it again' }).last().click();
		await expect(page.getByRole('link', { name: 'Turn into an experiment' })).toBeVisible();
		await expect(notice).toHaveCount(0);
		await other.goto(`/ideas?q=${encodeURIComponent(title)}`);
		await other.getByRole('link', { name: title }).click();
		await expect(other.getByText('A customer finds no way back from the payment.')).toBeVisible();
	});
}
