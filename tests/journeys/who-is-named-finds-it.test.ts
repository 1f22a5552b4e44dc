import { randomUUID } from 'node:crypto';
import { isAccessible } from './checks.ts';
import { logIdea } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`who is named in a comment finds it on the first page and answers, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const name = `Ben O’Hara-${randomUUID().slice(0, 8)}`;
		const [ann, ben] = await Promise.all([someone({ name: 'Ann Asker' }), someone({ name, function: 'it' })]);
		const title = `Show the shelf ${randomUUID().slice(0, 8)}`;
		const idea = await logIdea(ann, title);
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(idea);
		await page
			.getByLabel('Your comment')
			.fill(`Could you look at this, @${name.toLowerCase()}? It is about your shelf.`);
		await page.getByRole('button', { name: 'Comment' }).last().click();
		await expect(page.getByRole('heading', { name: '1 comment' })).toBeVisible();

		const theirs = await ben.page({ javaScriptEnabled });
		await theirs.goto('/');
		const need = theirs.getByRole('listitem').filter({ hasText: title });
		await expect(need).toContainText('Answer Ann Asker, who named you on');
		if (javaScriptEnabled) await isAccessible(theirs);
		await need.getByRole('link').click();
		await expect(theirs).toHaveURL(`${idea}#comments`);
		await theirs.getByLabel('Your comment').fill('I looked: it works.');
		await theirs.getByRole('button', { name: 'Comment' }).last().click();
		await expect(theirs.getByRole('heading', { name: '2 comments' })).toBeVisible();
		await theirs.goto('/');
		await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(theirs.getByText(title)).toHaveCount(0);
	});
}
