import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
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

test('who is meant is offered while one types, and taken by keyboard or by pointer', async ({ someone }) => {
	const word = `Q${randomUUID().replaceAll(/[^a-f]/g, '')}x`;
	const [ann, lotte, lorenz] = await Promise.all([
		someone({ name: 'Ann Asker' }),
		someone({ name: `${word}é Haverkamp`, function: 'it' }),
		someone({ name: `Lorenz ${word}e`, function: 'marketing' })
	]);
	const idea = await logIdea(ann, `Show the aisle ${randomUUID().slice(0, 8)}`);
	const page = await ann.page();
	await page.goto(idea);
	const field = page.getByLabel('Your comment');
	await field.pressSequentially(`Could you look, @${word.toLowerCase()}E`);
	const list = page.getByRole('listbox', { name: 'People with this name' });
	await expect(list.getByRole('option')).toHaveCount(2);
	await expect(list.getByRole('option', { name: lotte.name })).toHaveAttribute('aria-selected', 'true');
	await expect(page.getByRole('status').filter({ hasText: '2 people. Arrow keys choose' })).toHaveCount(1);
	await isAccessible(page);
	await fitsNarrow(page);
	await expect(field).toBeFocused();

	// Escape closes it and leaves what was typed; the next letters of another name open it again
	await page.keyboard.press('Escape');
	await expect(list).toHaveCount(0);
	await expect(field).toHaveValue(`Could you look, @${word.toLowerCase()}E`);
	await field.pressSequentially(`, or @Lorenz ${word.slice(0, 3)}`);
	await expect(list.getByRole('option')).toHaveText([new RegExp(lorenz.name)]);
	await page.keyboard.press('Enter');
	await expect(list).toHaveCount(0);
	await expect(field).toHaveValue(`Could you look, @${word.toLowerCase()}E, or @${lorenz.name} `);
	await page.keyboard.press('Enter');
	await field.pressSequentially(`@${word.slice(0, 4)}`);
	await expect(list.getByRole('option')).toHaveCount(2);
	await page.keyboard.press('ArrowDown');
	const second = list.getByRole('option', { name: lorenz.name });
	await expect(second).toHaveAttribute('aria-selected', 'true');
	await expect(field).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? 'an id');
	await list.getByRole('option', { name: lotte.name }).click();
	await expect(field).toHaveValue(`Could you look, @${word.toLowerCase()}E, or @${lorenz.name} \n@${lotte.name} `);
	await expect(field).toBeFocused();
	await page.getByRole('button', { name: 'Comment' }).last().click();
	await expect(page.getByRole('heading', { name: '1 comment' })).toBeVisible();
	for (const who of [lotte, lorenz]) {
		const theirs = await who.page();
		await theirs.goto('/');
		await expect(theirs.getByText('Answer Ann Asker, who named you on')).toBeVisible();
	}
});

test('without JavaScript a first name reaches the one who has it, and its author is told where it reaches nobody', async ({
	someone
}) => {
	const word = `Q${randomUUID().replaceAll(/[^a-f]/g, '')}y`;
	const [ann, lotte] = await Promise.all([
		someone({ name: 'Ann Asker' }),
		someone({ name: `${word} Haverkamp`, function: 'it' }),
		someone({ name: `${word}z One` }),
		someone({ name: `${word}z Two` })
	]);
	const idea = await logIdea(ann, `Show the price ${randomUUID().slice(0, 8)}`);
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto(idea);
	await page.getByLabel('Your comment').fill(`Look, @${word.toLowerCase()}, and @${word}z.`);
	await page.getByRole('button', { name: 'Comment' }).last().click();
	await expect(page.getByText(`Look, @${lotte.name}, and @${word}z.`)).toBeVisible();
	const unclear = `“@${word}z” reaches nobody yet: it could be ${word}z One or ${word}z Two.`;
	await expect(page.getByText(unclear)).toBeVisible();
	const theirs = await lotte.page({ javaScriptEnabled: false });
	await theirs.goto('/');
	await theirs
		.getByRole('listitem')
		.filter({ hasText: 'Answer Ann Asker, who named you on' })
		.getByRole('link')
		.click();
	await expect(theirs.getByText(`Look, @${lotte.name}`)).toBeVisible();
	await expect(theirs.getByText('reaches nobody')).toHaveCount(0);
});
