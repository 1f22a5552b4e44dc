import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './jury.ts';
import { thisPlace } from './place.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a share link shows the result to a stranger and stops working when revoked, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury,
		browser
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const { origin } = await thisPlace();
		const page = await jury.owners.marketing.page({ javaScriptEnabled });
		await page.goto(`/experiments/${jury.experiment}`);
		await page.getByRole('link', { name: 'A link for people outside' }).click();
		await expect(page.getByText('Nobody has made one yet.')).toBeVisible();
		await page.getByLabel('It ends by itself after').selectOption('30');
		await page.getByRole('button', { name: 'Make a link' }).last().click();
		const link = await page.getByLabel('The link', { exact: true }).inputValue();
		expect(link.startsWith(`${origin}/shared/`)).toBe(true);
		await expect(page.getByText(/^Opens until/)).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);

		const context = await browser.newContext({ javaScriptEnabled });
		const outside = await context.newPage();
		const answer = await outside.goto(link);
		expect(answer?.headers()).toMatchObject({
			'referrer-policy': 'no-referrer',
			'x-robots-tag': 'noindex, nofollow, noarchive',
			'cache-control': 'private, no-store',
			'x-frame-options': 'DENY'
		});
		await expect(outside.getByRole('heading', { name: jury.title })).toBeVisible();
		await expect(outside.getByText('asking for one field less')).toHaveCount(2);
		await expect(outside.getByText(/^After all 15 days /).first()).toBeVisible();
		await expect(outside.getByRole('heading', { name: 'What was promised' })).toBeVisible();
		await expect(outside.getByRole('region', { name: 'Readings by day' })).toBeVisible();
		const html = await outside.content();
		for (const { name, email } of [jury.owners.marketing, jury.owners.it, jury.chair]) {
			expect([html.includes(name), html.includes(email)]).toEqual([false, false]);
		}
		expect(html).not.toContain('<script');
		await fitsNarrow(outside);
		if (javaScriptEnabled) await isAccessible(outside);

		// with the link comes nothing else
		await outside.goto(`${origin}/experiments/${jury.experiment}`);
		await expect(outside).toHaveURL(/\/sign-in/);
		await outside.goto(`${origin}/experiments/${jury.experiment}/export.json`);
		await expect(outside).toHaveURL(/\/sign-in/);

		await page.getByRole('button', { name: 'Revoke' }).last().click();
		await expect(page.getByText('The link is revoked and opens no more.')).toBeVisible();
		await expect(page.getByText(/^Revoked on/)).toBeVisible();
		const gone = await outside.goto(link);
		expect(gone?.status()).toBe(404);
		await expect(outside.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(outside);
		await context.close();
	});
}

test('everybody here takes an experiment along as JSON and CSV', async ({ jury, someone }) => {
	const reader = await someone({ function: 'other' });
	const path = `/experiments/${jury.experiment}`;
	const json = await reader.request.get(`${path}/export.json`);
	expect(json.headers()['content-disposition']).toMatch(
		/^attachment; filename="ask-for-one-field-less-[0-9a-f]+\.json"$/
	);
	const whole: unknown = await json.json();
	expect(whole).toMatchObject({
		format: 'common-ground-experiment',
		experiment: { id: jury.experiment, registration: { audience: 'first-time visitors' } },
		results: [{ treatment: { name: 'Fewer fields' } }]
	});
	const csv = await (await reader.request.get(`${path}/readings.csv`)).text();
	expect(csv.split('\r\n')).toHaveLength(58);
	expect(csv).toContain('Fewer fields,false,500,');
	const plan = await (await reader.request.get(`${path}/plan.csv`)).text();
	expect(plan).toMatch(/^part,id,name,value\r\nexperiment,\d+,title,/);
	expect(plan).toContain('look_plan,');
	const segments = await (await reader.request.get(`${path}/segments.csv`)).text();
	expect(segments).toMatch(/^id,day,metric,.*,dimension,segment\r\n/);
	expect((await reader.request.get('/experiments/987654/plan.csv')).status()).toBe(404);
	expect((await reader.request.get('/experiments/987654/export.json')).status()).toBe(404);
	expect((await reader.request.get('/experiments/x/readings.csv')).status()).toBe(404);
});
