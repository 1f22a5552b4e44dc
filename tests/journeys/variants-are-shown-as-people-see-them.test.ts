import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright/test';
import { drawBars } from '../../supabase/seed/drawing.ts';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, started, withKpis } from './experiment-plan.ts';
import { photograph } from './photograph.ts';
import { expect, post, test } from './people.ts';

const PICTURE = Buffer.from(drawBars([0.2, 0.9, 0.3]), 'base64');
const file = (buffer: Buffer) => ({ name: 'form.png', mimeType: 'image/png', buffer });

/** A screen and a photo that are larger than is taken are made smaller before they are sent. */
async function showLarger(page: Page, variant: Locator): Promise<void> {
	const shown = variant.getByRole('img', { name: 'The form with three fields' });
	for (const [kind, name] of [
		['image/jpeg', 'photo.jpg'],
		['image/png', 'screen.png']
	] as const) {
		const before = await shown.getAttribute('src');
		const buffer = await photograph(page, kind);
		expect(buffer.length).toBeGreaterThan(1024 * 1024);
		await variant.getByLabel('Another picture in its place').setInputFiles({ name, mimeType: kind, buffer });
		await expect(variant.getByText(/^Made smaller before it is sent/)).toBeVisible();
		await variant.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(shown).not.toHaveAttribute('src', before ?? '');
		await expect(variant.getByRole('alert')).toHaveCount(0);
	}
}

for (const javaScriptEnabled of [true, false]) {
	test(`a variant has a picture, which the start freezes and a link shows, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone,
		browser
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const source = (await started(team, 'One field less')).split('/').at(-1) ?? '';
		const idea = (await logIdea(ann, 'Two fields less')).split('/').at(-1) ?? '';
		const begun = { idea, key: randomUUID(), title: 'Two fields less', copied: source };
		const plan = await post(ann.request, '/experiments/new', begun);
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(plan);
		await page.getByRole('button', { name: 'Save and show what they look like' }).click();
		const short = page.getByRole('region', { name: 'Short form' });
		await short.getByLabel('Picture').setInputFiles(file(Buffer.from('<svg>')));
		await short.getByRole('button', { name: 'Show it' }).last().click();
		await expect(page.getByText('this file is none of them').last()).toBeVisible();
		await short.getByLabel('Picture').setInputFiles(file(PICTURE));
		await short.getByLabel('What it shows').fill('The form with three fields');
		await short.getByRole('button', { name: 'Show it' }).last().click();
		await expect(page.getByText('Saved.')).toBeVisible();
		await expect(short.getByRole('img', { name: 'The form with three fields' })).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(page);
			await showLarger(page, short);
		}
		await fitsNarrow(page);

		// saving the plan writes the variants anew: the picture stays with its own
		const last = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
		const middle = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
		await page.getByRole('link', { name: 'Back to the plan' }).click();
		await page.getByLabel('Checked on').fill(middle);
		await page.getByLabel('Last day').fill(last);
		await page.getByLabel(/^Money in/).fill('0');
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		const gallery = page.getByRole('region', { name: 'What people see' });
		await expect(gallery.getByRole('img', { name: 'The form with three fields' })).toBeVisible();
		await expect(gallery).toContainText('Short form');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		const experiment = new URL(page.url()).pathname;
		await page.goto(`${experiment}/pictures`);
		await expect(page).toHaveURL(new RegExp(`${experiment}$`));

		await post(ann.request, `${experiment}/notebook?/write`, {
			kind: 'note',
			day: new Date().toISOString().slice(0, 10),
			body: 'The first **ten** came.',
			key: randomUUID()
		});
		await page.goto(`${experiment}/share`);
		await page.getByRole('button', { name: 'Make a link' }).last().click();
		const link = await page.getByLabel('The link', { exact: true }).inputValue();
		const context = await browser.newContext({ javaScriptEnabled });
		const outside = await context.newPage();
		await outside.goto(link);
		const shown = outside.getByRole('img', { name: 'The form with three fields' });
		await expect
			.poll(() => shown.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
			.toBeGreaterThan(0);
		expect(await shown.getAttribute('src')).toContain('/shared/');
		const answer = await context.request.get((await shown.getAttribute('src')) ?? '');
		expect(answer.headers()).toMatchObject({
			// the screen that was made smaller
			'content-type': javaScriptEnabled ? 'image/webp' : 'image/png',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		});
		await expect(outside.getByRole('heading', { name: 'Lab notebook' })).toBeVisible();
		await expect(outside.getByRole('article')).toContainText('The first ten came.');
		expect(await outside.content()).not.toContain(ann.name);
		await fitsNarrow(outside);
		if (javaScriptEnabled) await isAccessible(outside);
		await context.close();

		// what the link does not show, it does not serve
		const theirs = await page.request.get(`${experiment}/notebook.csv`);
		expect(await theirs.text()).toContain('The first **ten** came.');
	});
}
