import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './jury.ts';

async function say(page: Page, topic: string, [choice, words]: [string, string?]): Promise<void> {
	await page.getByText(`Answer for ${topic}`).click();
	const form = page.getByRole('group').filter({ hasText: `Answer for ${topic}` });
	await form.getByRole('radio', { name: choice }).check();
	if (words) await form.getByLabel('In words').fill(words);
	await form.getByRole('button', { name: 'Put it down' }).click();
}
const line = (page: Page, topic: string) => page.getByRole('listitem').filter({ hasText: topic }).first();

for (const javaScriptEnabled of [true, false]) {
	test(`both functions sign a brief off, and it prints on two sheets, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		const path = `/experiments/${jury.experiment}/brief`;
		const owner = await jury.owners.marketing.page({ javaScriptEnabled });
		await owner.goto(jury.path);
		await owner.getByRole('link', { name: 'Evidence brief' }).click();
		await expect(owner.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
		await expect(owner.getByText('The owners have not said yet what they ask for.')).toBeVisible();
		await expect(owner.getByText('Security, privacy, operations and brand open.')).toBeVisible();

		await owner.getByText('Say what you ask for').click();
		await owner.getByLabel('What you ask for').fill('A tablet for every shop, and <b>two</b> days to set them up.');
		await owner.getByLabel('Money').fill('a lot');
		await owner.getByLabel('Person-days').fill('15');
		await owner.getByLabel('Cost of running it').fill('400');
		await owner.getByRole('button', { name: 'Put it in the brief' }).click();
		await expect(owner.getByRole('alert')).toContainText('Write the money as a plain number');
		await expect(owner.getByLabel('What you ask for')).toHaveValue(/A tablet for every shop/);
		await owner.getByLabel('Money').fill('12,000');
		await owner.getByRole('button', { name: 'Put it in the brief' }).click();
		await expect(owner.getByText('12,000 and 15 person-days')).toBeVisible();
		await expect(
			owner.getByRole('paragraph').filter({ hasText: 'A tablet for every shop, and <b>two</b> days to set them up.' })
		).toBeVisible();
		await expect(owner.getByText('400 a month')).toBeVisible();

		await say(owner, 'brand', ['Sign']);
		await expect(line(owner, 'Brand')).toContainText(`${jury.owners.marketing.name} for Marketing`);
		await expect(owner.getByText('Answer for security')).toHaveCount(0);

		const it = await jury.it.page({ javaScriptEnabled });
		await it.goto(path);
		await say(it, 'security', ['Refuse']);
		await expect(it.getByRole('alert')).toContainText('Say what has to change');
		const form = it.getByRole('group').filter({ hasText: 'Answer for security' });
		await expect(form.getByRole('radio', { name: 'Refuse' })).toBeChecked();
		await form.getByLabel('In words').fill('The form takes as many tries as one likes.');
		await form.getByRole('button', { name: 'Put it down' }).click();
		await expect(it.getByText('Security refused; privacy and operations open.')).toBeVisible();
		await expect(line(it, 'Security')).toContainText('The form takes as many tries as one likes.');
		await expect(it.getByText('Say what you ask for')).toHaveCount(0);
		// axe runs in the page
		if (javaScriptEnabled) await isAccessible(it);
		await fitsNarrow(it);

		await it.emulateMedia({ media: 'print' });
		await expect(it.getByText('Answer for security')).toBeHidden();
		await expect(it.getByText('12,000 and 15 person-days')).toBeVisible();
		const sheets = (await it.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
		expect(sheets?.length).toBeGreaterThan(0);
		expect(sheets?.length).toBeLessThanOrEqual(2);
	});
}
