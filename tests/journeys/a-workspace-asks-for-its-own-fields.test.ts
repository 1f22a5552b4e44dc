import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea } from './experiment-plan.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an admin adds a field, a plan is asked for it and found by it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone,
		admin
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const tag = randomUUID().slice(0, 5);
		const [market, ticket] = [`Market ${tag}`, `Ticket ${tag}`];
		const settings = await admin.page({ javaScriptEnabled });
		const fields = settings.getByRole('region', { name: 'Fields of a plan' });
		const add = async (name: string, kind: string, options: string) => {
			await settings.goto('/settings');
			await fields.getByText('Add a field').click();
			const form = fields.locator('#field-new');
			await form.getByLabel('Name').fill(name);
			await form.getByLabel('What is written into it').selectOption(kind);
			await form.getByLabel('Choices').fill(options);
			await form.getByRole('button', { name: 'Add the field' }).last().click();
		};
		await add(market, 'Choice', 'North');
		await expect(settings.getByText('Write 2 to 30 choices').last()).toBeVisible();
		await expect(fields.locator('#field-new').getByLabel('Name')).toHaveValue(market);
		if (javaScriptEnabled) await isAccessible(settings);
		await fitsNarrow(settings);
		await fields.locator('#field-new').getByLabel('Choices').fill('North\nSouth');
		await fields.locator('#field-new').getByRole('button', { name: 'Add the field' }).last().click();
		await expect(fields.getByText('Choice: North, South').first()).toBeVisible();
		await add(ticket, 'Link', '');
		await expect(fields.getByRole('heading', { name: ticket })).toBeVisible();

		const ann = await someone();
		const idea = (await logIdea(ann, `Ask less ${tag}`)).split('/').at(-1) ?? '';
		const plan = await post(ann.request, '/experiments/new', { idea, key: randomUUID(), title: `Ask less ${tag}` });
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(plan);
		await page.getByLabel(market).selectOption('South');
		await page.getByLabel(ticket).fill('tickets.example.com/7');
		await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(page.getByText('Write a link that begins with').last()).toBeVisible();
		await expect(page.getByLabel(market)).toHaveValue('South');
		await page.getByLabel(ticket).fill('https://tickets.example.com/7');
		await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(page.getByText('The draft is saved.')).toBeVisible();
		await expect(page.getByLabel(ticket)).toHaveValue('https://tickets.example.com/7');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.goto(plan.replace('/plan', ''));
		await expect(page.getByRole('link', { name: 'https://tickets.example.com/7' })).toHaveAttribute('rel', /nofollow/);
		await page.goto('/experiments');
		await page.getByLabel('With', { exact: true }).selectOption({ label: 'South' });
		// of two fields with the same choice the group tells which
		await page.goto(
			`/experiments?field=${await page.locator(`optgroup[label="${market}"] option`).nth(1).getAttribute('value')}`
		);
		await expect(page.getByRole('link', { name: `Ask less ${tag}` })).toBeVisible();
		await page.goto(
			`/experiments?field=${await page.locator(`optgroup[label="${market}"] option`).nth(0).getAttribute('value')}`
		);
		await expect(page.getByText('No experiment is like this.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		for (const name of [market, ticket]) {
			await settings.goto('/settings');
			const row = fields.getByRole('listitem').filter({ has: settings.getByRole('heading', { name }) });
			await row.getByRole('button', { name: 'Retire' }).last().click();
			await expect(row.getByText('retired')).toBeVisible();
		}
		await page.goto(plan);
		await expect(page.getByLabel(market)).toHaveCount(0);
	});
}
