import { drawBars } from '../../supabase/seed/drawing.ts';
import { fitsNarrow, isAccessible } from './checks.ts';
import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

const PICTURE = Buffer.from(drawBars([0.2, 0.9, 0.3]), 'base64');

for (const javaScriptEnabled of [true, false]) {
	test(`an owner writes an incident and sees it on the chart, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob, carl] = await Promise.all([
			someone(),
			someone({ function: 'it' }),
			someone({ name: 'Carl Curious' })
		]);
		const experiment = await started(await withKpis(ann, bob), 'A form without a phone number');
		const page = await bob.page({ javaScriptEnabled });

		await page.goto(`${experiment}/readings`);
		const cell = (variant: string, field: string) =>
			page.getByRole('group', { name: variant }).first().getByLabel(field);
		for (const [variant, successes] of [
			['Long form', '5000'],
			['Short form', '6000']
		] as const) {
			await cell(variant, 'How many there were').fill('50000');
			await cell(variant, 'How many did it').fill(successes);
		}
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('readings are saved')).toBeVisible();

		await page.goto(experiment);
		await page.getByRole('link', { name: 'Write an entry' }).click();
		await page.getByLabel('Incident').check();
		await page.getByRole('textbox', { name: 'Entry' }).fill('The sign-up page was **down** from nine to ten.');
		await page.getByText('Pictures', { exact: true }).click();
		await page
			.getByLabel('Picture 1, optional')
			.setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<script>') });
		await page.getByRole('button', { name: 'Write the entry' }).last().click();
		await expect(page.getByText('this file is none of them').last()).toBeVisible();
		await expect(page.getByText('Say what the picture shows').last()).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Entry' })).toHaveValue(
			'The sign-up page was **down** from nine to ten.'
		);
		await expect(page.getByLabel('Incident')).toBeChecked();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page
			.getByLabel('Picture 1, optional')
			.setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: PICTURE });
		await page.getByLabel('What picture 1 shows').fill('The error page at half past nine');
		await page.getByRole('button', { name: 'Write the entry' }).last().click();
		await expect(page.getByText('The entry is written.')).toBeVisible();
		const entry = page.getByRole('article').filter({ hasText: 'The sign-up page was down' });
		await expect(entry.getByRole('img', { name: 'The error page at half past nine' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		const picture = await page.request.get((await entry.getByRole('img').getAttribute('src')) ?? '');
		expect(picture.headers()).toMatchObject({
			'content-type': 'image/png',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-cache',
			'content-security-policy': "default-src 'none'; sandbox"
		});
		const { etag = '' } = picture.headers();
		expect((await page.request.get(picture.url(), { headers: { 'if-none-match': etag } })).status()).toBe(304);

		await page.goto(experiment);
		await expect(page.getByText(/: Incident: The sign-up page was down from nine to/)).toBeVisible();
		await expect(page.getByRole('region', { name: 'Lab notebook' })).toContainText('from nine to ten');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// what was written is corrected and struck, never edited
		await page.goto(`${experiment}/notebook`);
		await page.getByRole('link', { name: 'Correct it' }).click();
		await expect(page.getByRole('heading', { name: 'Correct the entry' })).toBeVisible();
		await page.getByRole('textbox', { name: 'Entry' }).fill('The sign-up page was down from nine to noon.');
		await page.getByRole('button', { name: 'Write the correction' }).last().click();
		await expect(page.getByRole('article')).toHaveCount(1);
		await expect(page.getByText('from nine to noon')).toBeVisible();
		await page.getByText('what stood before').click();
		await expect(page.getByText('from nine to ten')).toBeVisible();
		await expect(page.getByRole('img', { name: 'The error page at half past nine' })).toBeVisible();
		await page.getByText('Strike it').click();
		await page.getByLabel('Why it does not count').fill('too short');
		await page.getByRole('button', { name: 'Strike the entry' }).last().click();
		await expect(page.getByText('at least 10 characters').last()).toBeVisible();
		await expect(page.getByLabel('Why it does not count')).toHaveValue('too short');
		await page.getByLabel('Why it does not count').fill('It was the page of another shop.');
		await page.getByRole('button', { name: 'Strike the entry' }).last().click();
		await expect(page.getByText('It was the page of another shop.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.goto(experiment);
		await expect(page.getByText(/Incident: The sign-up page/)).toHaveCount(0);

		// everybody reads it, only those who run it write
		const reader = await carl.page({ javaScriptEnabled });
		await reader.goto(`${experiment}/notebook`);
		await expect(reader.getByText('It was the page of another shop.')).toBeVisible();
		await expect(reader.getByRole('button', { name: 'Write the entry' })).toHaveCount(0);
	});
}

test('an entry can be looked at before it is written, without JavaScript', async ({ someone }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const experiment = await started(await withKpis(ann, bob), 'Looked at first');
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto(`${experiment}/notebook`);
	await page.getByRole('textbox', { name: 'Entry' }).fill('Down **twice** today.');
	const [preview] = await Promise.all([
		page.waitForEvent('popup'),
		page.getByRole('button', { name: 'Preview' }).click()
	]);
	await expect(preview.locator('strong')).toHaveText('twice');
	await expect(page.getByRole('textbox', { name: 'Entry' })).toHaveValue('Down **twice** today.');
});
